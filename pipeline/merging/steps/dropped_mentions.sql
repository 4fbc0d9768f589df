-- Where the articles name a person who was left out.
CREATE TABLE dropped_mentions AS
SELECT m.document_id, m.sentence_id, m.start_char, m.end_char
FROM shard_mentions m
JOIN dropped_entities d ON d.local_id = m.entity_id
WHERE d.is_person
