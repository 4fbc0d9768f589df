-- The local entities where no decision by hand splits or joins any.
CREATE VIEW corrected_entities AS
SELECT l.local_id,
       l.document_id,
       l.article_id,
       l.is_subject,
       l.schema IN ('Person', 'LegalEntity') AS is_person,
       j.entity_id,
       false AS is_joined
FROM joined_entities j
JOIN local_entities l ON l.local_id = j.local_id
