-- The local entities that were left out by hand. What is a person in one article is one in all.
CREATE TABLE dropped_entities AS
SELECT c.local_id,
       c.document_id,
       c.is_subject,
       c.entity_id,
       max(c.is_person) OVER (PARTITION BY c.entity_id) AS is_person
FROM corrected_entities c
JOIN drops d ON d.entity_id = c.entity_id AND (d.article_id IS NULL OR d.article_id = c.article_id)
