-- The documents in which something changed, now and before.
CREATE TABLE told_documents AS
SELECT d.is_gone, d.document_id, d.title, d.path, d.description, d.character_count
FROM both_documents d
SEMI JOIN all_changes c ON c.document_id = d.document_id
