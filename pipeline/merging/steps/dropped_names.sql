-- Under which names each article speaks of a person who was left out.
CREATE TABLE dropped_names AS
SELECT DISTINCT d.document_id, n.name, n.name_type
FROM dropped_entities d
JOIN shard_local_names n ON n.local_id = d.local_id
WHERE d.is_person
