-- The articles.
SELECT document_id, path, url, title, description, language FROM documents ORDER BY document_id
