-- The names of the entities that each article names.
CREATE TABLE named_in_documents AS
SELECT n.document_id, n.entity_id, e.name
FROM (SELECT DISTINCT document_id, entity_id FROM entity_names) n
JOIN entities e ON e.entity_id = n.entity_id
ORDER BY n.document_id
