-- The sources that stand behind a statement or an event, with their authors.
WITH used AS (
    SELECT source_id FROM statement_sources UNION SELECT source_id FROM event_sources
),
made AS (
    SELECT source_id, list(coalesce(literal, concat_ws(' ', given, family)) ORDER BY ordinal) AS authors
    FROM source_creators WHERE role = 'author' GROUP BY source_id
)
SELECT s.source_id, s.title, coalesce(s.container_title, s.publisher) AS publisher, s.language, s.issued_edtf,
       s.accessed_edtf, s.url, s.raw_text, made.authors
FROM sources s
JOIN used ON used.source_id = s.source_id
LEFT JOIN made ON made.source_id = s.source_id
ORDER BY s.source_id
