-- Which of the named articles speak of the entities in decisions by hand; null for any other article that does.
SELECT DISTINCT j.entity_id, a.article_id
FROM joined_entities j
JOIN local_entities l ON l.local_id = j.local_id
LEFT JOIN (
    SELECT DISTINCT coalesce(c.original_id, n.document_id) AS article_id
    FROM named_documents n
    LEFT JOIN copies c ON c.copy_id = n.document_id
) a ON a.article_id = l.article_id
WHERE j.entity_id IN (
    SELECT k.entity_id
    FROM named_ids n
    JOIN local_entities m ON m.own_id = n.id
    JOIN joined_entities k ON k.local_id = m.local_id
    UNION
    SELECT id FROM named_ids
)
ORDER BY 1, 2
