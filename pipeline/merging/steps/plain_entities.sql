-- The keys of local entities in plain blocks: kind, name and birth year.
CREATE TABLE plain_entities AS
SELECT l.local_id, l.own_id AS entity_id
FROM local_entities l
JOIN entity_blocks b ON b.block = l.block
WHERE b.is_plain
