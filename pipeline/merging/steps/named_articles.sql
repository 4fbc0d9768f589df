-- The articles that decisions by hand name; copies of an article count as one.
SELECT n.document_id, coalesce(c.original_id, d.document_id) AS article_id
FROM named_documents n
JOIN parsed_documents d ON d.document_id = n.document_id
LEFT JOIN copies c ON c.copy_id = d.document_id
ORDER BY n.document_id
