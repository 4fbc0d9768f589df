-- The local entities with their keys after decisions by hand. `is_joined` is true where one brought it to this key.
CREATE TABLE corrected_entities AS
SELECT p.local_id,
       p.document_id,
       p.article_id,
       p.is_subject,
       p.is_person,
       coalesce(k.kept_id, p.entity_id) AS entity_id,
       coalesce(k.kept_id <> p.entity_id, false) AS is_joined
FROM (
    SELECT l.local_id,
           l.document_id,
           l.article_id,
           l.is_subject,
           l.schema IN ('Person', 'LegalEntity') AS is_person,
           coalesce(a.new_id, o.new_id, j.entity_id) AS entity_id
    FROM joined_entities j
    JOIN local_entities l ON l.local_id = j.local_id
    LEFT JOIN moves a ON a.entity_id = j.entity_id AND a.article_id = l.article_id
    LEFT JOIN moves o ON o.entity_id = j.entity_id AND o.own_id = l.own_id
) p
LEFT JOIN kept_entities k ON k.entity_id = p.entity_id
