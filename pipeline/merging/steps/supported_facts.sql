-- The sources of each statement and event, in one text.
CREATE VIEW supported_facts AS
SELECT x.document_id, x.fact, x.fact_id, string_agg(s.shown, ' | ' ORDER BY s.ordinal) AS sources
FROM support_in_documents x
JOIN shown_sources s ON s.document_id = x.document_id AND s.source_id = x.source_id
GROUP BY x.document_id, x.fact, x.fact_id
