-- The articles that are about a person who was left out: all their facts go.
CREATE TABLE removed_documents AS
SELECT DISTINCT document_id
FROM dropped_entities
WHERE is_person AND is_subject
