-- What the articles cite, in their order, with the creators of each source in one text.
WITH creators AS (
    SELECT source_id, string_agg(
        coalesce(literal, family || coalesce(', ' || given, ''), given)
        || CASE WHEN role = 'author' THEN '' ELSE ' (' || role || ')' END, '; ' ORDER BY ordinal
    ) AS names
    FROM source_creators GROUP BY source_id
)
SELECT
    c.names AS author,
    coalesce(s.title || coalesce(' [' || s.trans_title || ']', ''), s.trans_title, s.raw_text) AS title,
    s.container_title AS work, s.publisher, s.issued_edtf AS date, s.csl_type AS type, s.citation_count AS cited,
    d.title AS article, s.url, s.doi, s.accessed_edtf AS accessed, s.raw_text AS entry, s.source_id, s.document_id
FROM sources s LEFT JOIN creators c USING (source_id) LEFT JOIN documents d ON d.document_id = s.document_id
ORDER BY s.document_id, s.ordinal, s.source_id
