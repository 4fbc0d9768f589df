-- The articles of which something is said: of one on a person who was left out by hand nothing is.
SELECT document_id, path, url, title, description, language
FROM documents
WHERE subject_id IS NOT NULL
   OR document_id IN (SELECT document_id FROM mentions)
   OR document_id IN (SELECT document_id FROM statements)
   OR document_id IN (SELECT document_id FROM events)
ORDER BY document_id
