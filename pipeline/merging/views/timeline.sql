-- The events in order of time, with names, sentence and sources written out; copies of an article are left out.
-- All relations are joined by document as well, so that the documents can be taken by and by.
WITH took_part AS (
    SELECT p.document_id,
           p.event_id,
           string_agg(coalesce(n.name, p.participant_text) || ' (' || p.role || ')', ' | ' ORDER BY p.ordinal) AS participants
    FROM participants_in_documents p
    LEFT JOIN named_in_documents n ON n.document_id = p.document_id AND n.entity_id = p.entity_id
    GROUP BY p.document_id, p.event_id
)
SELECT e.date_edtf,
       e.date_start,
       e.date_end,
       e.date_precision,
       e.kind,
       coalesce(e.name, e.exact) AS event,
       t.participants,
       coalesce(l.name, e.place_text) AS place,
       e.amount,
       e.currency,
       e.certainty,
       e.negated,
       coalesce(a.name, e.attributed_to_text) AS attributed_to,
       w.text AS sentence,
       s.sources,
       d.title AS article,
       w.heading AS section,
       e.document_id,
       e.event_id
FROM events e
JOIN documents d ON d.document_id = e.document_id AND d.same_as_id IS NULL
LEFT JOIN passages w ON w.document_id = e.document_id AND w.passage_id = coalesce(e.sentence_id, e.block_id)
LEFT JOIN named_in_documents l ON l.document_id = e.document_id AND l.entity_id = e.place_id
LEFT JOIN named_in_documents a ON a.document_id = e.document_id AND a.entity_id = e.attributed_to_id
LEFT JOIN took_part t ON t.document_id = e.document_id AND t.event_id = e.event_id
LEFT JOIN supported_facts s ON s.document_id = e.document_id AND s.fact = 'event' AND s.fact_id = e.event_id
