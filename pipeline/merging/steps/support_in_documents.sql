-- Which sources support the statements and events of each article.
CREATE TABLE support_in_documents AS
SELECT s.document_id, 'statement' AS fact, s.statement_id AS fact_id, x.source_id
FROM statement_sources x
JOIN statements s ON s.statement_id = x.statement_id
UNION ALL
SELECT e.document_id, 'event' AS fact, e.event_id AS fact_id, x.source_id
FROM event_sources x
JOIN events e ON e.event_id = x.event_id
ORDER BY document_id
