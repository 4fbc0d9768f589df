-- The shown sources, with those of their authors who are known persons: who was left out by hand is none.
WITH made AS (
    SELECT source_id, list(coalesce(literal, concat_ws(' ', given, family)) ORDER BY ordinal) AS authors
    FROM source_creators WHERE role = 'author' AND entity_id IS NOT NULL GROUP BY source_id
)
SELECT s.source_id, s.title, coalesce(s.container_title, s.publisher) AS publisher, s.language, s.issued_edtf,
       s.accessed_edtf, s.url, s.raw_text, made.authors
FROM sources s
JOIN shown_sources ON shown_sources.source_id = s.source_id
LEFT JOIN made ON made.source_id = s.source_id
ORDER BY s.source_id
