-- Rows that changed, in words: what a row says, in which article, and its sentence.
-- All relations are joined by document as well, so that the documents can be taken by and by.
SELECT c."table", c.record_id, c.document_id, c.article,
       coalesce(d.title, d.path) || coalesce(' – ' || d.description, '') AS words, CAST(NULL AS VARCHAR) AS sentence
FROM told_changes c
JOIN told_documents d ON d.is_gone = c.is_gone AND d.document_id = c.document_id
WHERE c."table" = 'documents'
UNION ALL
SELECT c."table", c.record_id, c.document_id, NULL,
       e.name || ' (' || e.schema || ')' || coalesce(' – ' || e.description, ''), NULL
FROM told_changes c
JOIN both_entities e ON e.is_gone = c.is_gone AND e.entity_id = c.record_id
WHERE c."table" = 'entities'
UNION ALL
SELECT f."table", f.record_id, f.document_id, f.article,
       CASE WHEN f.certainty = 'asserted' AND NOT f.negated THEN ''
            ELSE '[' || concat_ws(', ', f.certainty, CASE WHEN f.negated THEN 'negated' END)
                 || coalesce(', according to ' || coalesce(a.name, f.attributed_to_text), '') || '] ' END
       || f.said,
       t.text
FROM (
    SELECT c.*, s.certainty, s.negated, s.attributed_to_id, s.attributed_to_text,
           coalesce(s.sentence_id, s.block_id) AS text_id,
           concat_ws(' · ', coalesce(n.name, s.subject_text), coalesce(p.label, s.property),
                     coalesce(v.name, s.value_text, s.value_edtf), s.role, coalesce(s.start_edtf, s.point_edtf)) AS said
    FROM told_changes c
    JOIN both_statements s
      ON s.is_gone = c.is_gone AND s.document_id = c.document_id AND s.statement_id = c.record_id
    LEFT JOIN told_names n ON n.is_gone = c.is_gone AND n.document_id = c.document_id AND n.entity_id = s.subject_id
    LEFT JOIN told_names v ON v.is_gone = c.is_gone AND v.document_id = c.document_id AND v.entity_id = s.value_id
    LEFT JOIN both_properties p ON p.is_gone = c.is_gone AND p.property = s.property
    WHERE c."table" = 'statements'
    UNION ALL
    SELECT c.*, e.certainty, e.negated, e.attributed_to_id, e.attributed_to_text,
           coalesce(e.sentence_id, e.block_id) AS text_id,
           concat_ws(' · ', e.date_edtf, replace(e.kind, '_', ' '), coalesce(e.name, e.exact)) AS said
    FROM told_changes c
    JOIN both_events e
      ON e.is_gone = c.is_gone AND e.document_id = c.document_id AND e.event_id = c.record_id
    WHERE c."table" = 'events'
) f
LEFT JOIN told_texts t ON t.is_gone = f.is_gone AND t.document_id = f.document_id AND t.text_id = f.text_id
LEFT JOIN told_names a ON a.is_gone = f.is_gone AND a.document_id = f.document_id AND a.entity_id = f.attributed_to_id
UNION ALL
SELECT c."table", c.record_id, c.document_id, c.article,
       coalesce(nullif(concat_ws(', ', '"' || s.title || '"', coalesce(s.container_title, s.publisher), s.issued_edtf), ''),
                s.raw_text),
       s.raw_text
FROM told_changes c
JOIN both_sources s
  ON s.is_gone = c.is_gone AND s.document_id = c.document_id AND s.source_id = c.record_id
WHERE c."table" = 'sources'
