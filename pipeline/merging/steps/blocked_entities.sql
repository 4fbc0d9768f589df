-- The keys of all local entities after the rules that look at one block.
CREATE VIEW blocked_entities AS
SELECT local_id, entity_id FROM plain_entities
UNION ALL
SELECT id AS local_id, entity_id FROM decided_entities
