-- The changes that are told in words, with the article of each; what went away (`is_gone`) has the one before.
CREATE TABLE told_changes AS
SELECT c."table", c.record_id, c.document_id, c.change = 'removed' AS is_gone, d.title AS article
FROM all_changes c
LEFT JOIN told_documents d ON d.is_gone = (c.change = 'removed') AND d.document_id = c.document_id
WHERE c."table" IN ('documents', 'entities', 'statements', 'events', 'sources')
