-- The common key of every local entity that was not left out.
CREATE TABLE entity_map AS
SELECT c.document_id, c.local_id, c.entity_id, c.is_joined
FROM corrected_entities c
LEFT JOIN dropped_entities d ON d.local_id = c.local_id
LEFT JOIN removed_documents r ON r.document_id = c.document_id
WHERE d.local_id IS NULL AND r.document_id IS NULL
ORDER BY c.document_id
