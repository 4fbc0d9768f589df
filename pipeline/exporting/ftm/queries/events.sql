-- The events, each with who took part and the sources; copies of an article are left out.
WITH cited AS (
    SELECT event_id, list(DISTINCT source_id ORDER BY source_id) AS source_ids FROM event_sources GROUP BY event_id
),
took_part AS (
    SELECT p.event_id, list({entity_id: n.entity_id, schema: n.schema, name: n.name} ORDER BY p.ordinal) AS participants
    FROM event_participants p JOIN entities n ON n.entity_id = p.entity_id GROUP BY p.event_id
)
SELECT e.event_id, e.kind, e.name, e.date_edtf, coalesce(l.name, e.place_text) AS place, e.certainty, e.negated,
       coalesce(q.text, b.text) AS sentence, e.document_id, d.url, t.participants, c.source_ids
FROM events e
JOIN documents d ON d.document_id = e.document_id AND d.same_as_id IS NULL
LEFT JOIN entities l ON l.entity_id = e.place_id
LEFT JOIN sentences q ON q.sentence_id = e.sentence_id
LEFT JOIN blocks b ON b.block_id = e.block_id
LEFT JOIN took_part t ON t.event_id = e.event_id
LEFT JOIN cited c ON c.event_id = e.event_id
ORDER BY e.event_id
