-- Where the articles name a person who was left out: what the rules found, and what their names find beside it.
CREATE TABLE dropped_places AS
SELECT m.document_id, m.start_char, m.end_char
FROM shard_mentions m
JOIN dropped_entities d ON d.local_id = m.entity_id
WHERE d.is_person
UNION
SELECT document_id, start_char, end_char
FROM named_places
