-- The names of the entities of each document in which a statement or an event changed, now and before.
CREATE TABLE told_names AS
SELECT n.is_gone, n.document_id, n.entity_id, e.name
FROM (
    SELECT DISTINCT b.is_gone, b.document_id, b.entity_id
    FROM both_entity_names b
    SEMI JOIN (SELECT document_id FROM told_changes WHERE "table" IN ('statements', 'events')) c
      ON c.document_id = b.document_id
) n
JOIN both_entities e ON e.is_gone = n.is_gone AND e.entity_id = n.entity_id
