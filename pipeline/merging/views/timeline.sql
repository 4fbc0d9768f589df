-- The events in order of time, with names, sentence and sources written out; copies of an article are left out.
WITH took_part AS (
    SELECT p.event_id,
           string_agg(coalesce(n.name, p.participant_text) || ' (' || p.role || ')', ' | ' ORDER BY p.ordinal) AS participants
    FROM event_participants p
    LEFT JOIN entities n ON n.entity_id = p.entity_id
    GROUP BY p.event_id
),
supported AS (
    SELECT x.event_id, string_agg(s.shown, ' | ' ORDER BY s.ordinal) AS sources
    FROM event_sources x
    JOIN shown_sources s ON s.source_id = x.source_id
    GROUP BY x.event_id
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
       CASE WHEN q.sentence_id IS NULL THEN b.text ELSE q.text END AS sentence,
       s.sources,
       d.title AS article,
       c.heading AS section,
       e.document_id,
       e.event_id
FROM events e
JOIN documents d ON d.document_id = e.document_id AND d.same_as_id IS NULL
LEFT JOIN sentences q ON q.sentence_id = e.sentence_id
LEFT JOIN blocks b ON b.block_id = e.block_id
LEFT JOIN sections c ON c.section_id = coalesce(q.section_id, b.section_id)
LEFT JOIN entities l ON l.entity_id = e.place_id
LEFT JOIN entities a ON a.entity_id = e.attributed_to_id
LEFT JOIN took_part t ON t.event_id = e.event_id
LEFT JOIN supported s ON s.event_id = e.event_id
