-- Where persons and organisations are named: one row for an entity in an article.
SELECT m.document_id, m.entity_id, e.schema, list(DISTINCT m.exact ORDER BY m.exact) AS names
FROM mentions m
JOIN entities e ON e.entity_id = m.entity_id
GROUP BY m.document_id, m.entity_id, e.schema
ORDER BY m.document_id, m.entity_id
