-- Keys under which the dataset before may have had what was left out: `changes` does not name them.
CREATE TABLE hidden_ids AS
SELECT d.entity_id FROM dropped_entities d
UNION
SELECT j.entity_id FROM joined_entities j JOIN dropped_entities d ON d.local_id = j.local_id
UNION
SELECT l.own_id FROM local_entities l JOIN dropped_entities d ON d.local_id = l.local_id
UNION
SELECT l.name_key FROM local_entities l JOIN dropped_entities d ON d.local_id = l.local_id
