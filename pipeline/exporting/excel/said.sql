-- All statements in words: the names of those that they tell of, and when. No copy of an article says anything again.
SELECT s.statement_id, s.document_id, s.property, s.event_id, s.certainty, s.negated, s.role, s.target_text,
       s.subject_id, s.value_id,
       coalesce(n.name, s.subject_text) AS subject,
       coalesce(v.name, CASE WHEN s.value_type = 'date' THEN s.value_edtf END, s.value_text, s.value_edtf) AS value,
       coalesce(a.name, s.attributed_to_text) AS attributed,
       -- An amount that the words of the value do not have themselves.
       CASE WHEN s.amount IS NOT NULL AND NOT regexp_matches(coalesce(s.value_text, ''), '[0-9]')
            THEN concat_ws(' ', replace(nullif(s.amount_bound, 'exact'), '_', ' '), format('{:,.12g}', s.amount), s.currency)
       END AS amount,
       CASE WHEN s.start_edtf IS NOT NULL AND s.end_edtf IS NOT NULL THEN s.start_edtf || '–' || s.end_edtf
            WHEN s.start_edtf IS NOT NULL THEN 'from ' || s.start_edtf
            WHEN s.end_edtf IS NOT NULL THEN 'until ' || s.end_edtf
            ELSE coalesce(s.point_edtf, CASE WHEN s.value_type <> 'date' THEN e.date_edtf END) END AS period,
       coalesce(s.start_edtf, s.point_edtf, e.date_edtf, s.end_edtf) AS moment
FROM statements s
JOIN documents d ON d.document_id = s.document_id AND d.same_as_id IS NULL
LEFT JOIN entities n ON n.entity_id = s.subject_id
LEFT JOIN entities v ON v.entity_id = s.value_id
LEFT JOIN entities a ON a.entity_id = s.attributed_to_id
LEFT JOIN events e ON e.event_id = s.event_id
