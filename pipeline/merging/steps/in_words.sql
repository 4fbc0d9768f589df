-- Rows that changed, in words: what a row says, in which article, and its sentence.
-- `changed` names them by table and key; the other relations are the dataset that has the rows.
WITH attributed AS (
    SELECT entity_id, ', according to ' || name AS whose FROM entities
)
SELECT 'documents' AS "table", document_id AS record_id, title AS article,
       coalesce(title, path) || coalesce(' – ' || description, '') AS words, CAST(NULL AS VARCHAR) AS sentence
FROM documents
WHERE document_id IN (SELECT record_id FROM changed WHERE "table" = 'documents')
UNION ALL
SELECT 'entities', entity_id, NULL, name || ' (' || schema || ')' || coalesce(' – ' || description, ''), NULL
FROM entities
WHERE entity_id IN (SELECT record_id FROM changed WHERE "table" = 'entities')
UNION ALL
SELECT 'statements', s.statement_id, d.title,
       CASE WHEN s.certainty = 'asserted' AND NOT s.negated THEN ''
            ELSE '[' || concat_ws(', ', s.certainty, CASE WHEN s.negated THEN 'negated' END)
                 || coalesce(a.whose, ', according to ' || s.attributed_to_text, '') || '] ' END
       || concat_ws(' · ', coalesce(n.name, s.subject_text), coalesce(p.label, s.property),
                    coalesce(v.name, s.value_text, s.value_edtf), s.role, coalesce(s.start_edtf, s.point_edtf)),
       coalesce(q.text, b.text)
FROM statements s
JOIN documents d ON d.document_id = s.document_id
LEFT JOIN sentences q ON q.sentence_id = s.sentence_id
LEFT JOIN blocks b ON b.block_id = s.block_id
LEFT JOIN entities n ON n.entity_id = s.subject_id
LEFT JOIN entities v ON v.entity_id = s.value_id
LEFT JOIN attributed a ON a.entity_id = s.attributed_to_id
LEFT JOIN properties p ON p.property = s.property
WHERE s.statement_id IN (SELECT record_id FROM changed WHERE "table" = 'statements')
UNION ALL
SELECT 'events', e.event_id, d.title,
       CASE WHEN e.certainty = 'asserted' AND NOT e.negated THEN ''
            ELSE '[' || concat_ws(', ', e.certainty, CASE WHEN e.negated THEN 'negated' END)
                 || coalesce(a.whose, ', according to ' || e.attributed_to_text, '') || '] ' END
       || concat_ws(' · ', e.date_edtf, replace(e.kind, '_', ' '), coalesce(e.name, e.exact)),
       coalesce(q.text, b.text)
FROM events e
JOIN documents d ON d.document_id = e.document_id
LEFT JOIN sentences q ON q.sentence_id = e.sentence_id
LEFT JOIN blocks b ON b.block_id = e.block_id
LEFT JOIN attributed a ON a.entity_id = e.attributed_to_id
WHERE e.event_id IN (SELECT record_id FROM changed WHERE "table" = 'events')
UNION ALL
SELECT 'sources', s.source_id, d.title,
       coalesce(nullif(concat_ws(', ', '"' || s.title || '"', coalesce(s.container_title, s.publisher), s.issued_edtf), ''),
                s.raw_text),
       s.raw_text
FROM sources s
JOIN documents d ON d.document_id = s.document_id
WHERE s.source_id IN (SELECT record_id FROM changed WHERE "table" = 'sources')
