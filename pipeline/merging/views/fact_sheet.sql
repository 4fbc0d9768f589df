-- The statements by subject, with names, sentence and sources written out; copies of an article are left out.
-- All relations are joined by document as well, so that the documents can be taken by and by.
SELECT coalesce(n.name, f.subject_text) AS subject,
       coalesce(p.label, f.property) AS property,
       coalesce(v.name, f.value_text, f.value_edtf) AS value,
       f.role,
       f.target_text AS target,
       f.amount,
       f.currency,
       f.start_edtf,
       f.end_edtf,
       f.point_edtf,
       f.certainty,
       f.negated,
       coalesce(a.name, f.attributed_to_text) AS attributed_to,
       w.text AS sentence,
       s.sources,
       d.title AS article,
       w.heading AS section,
       f.document_id,
       f.subject_id,
       f.confidence,
       f.statement_id
FROM statements f
JOIN documents d ON d.document_id = f.document_id AND d.same_as_id IS NULL
LEFT JOIN passages w ON w.document_id = f.document_id AND w.passage_id = coalesce(f.sentence_id, f.block_id)
LEFT JOIN named_in_documents n ON n.document_id = f.document_id AND n.entity_id = f.subject_id
LEFT JOIN named_in_documents v ON v.document_id = f.document_id AND v.entity_id = f.value_id
LEFT JOIN named_in_documents a ON a.document_id = f.document_id AND a.entity_id = f.attributed_to_id
LEFT JOIN properties p ON p.property = f.property
LEFT JOIN supported_facts s ON s.document_id = f.document_id AND s.fact = 'statement' AND s.fact_id = f.statement_id
