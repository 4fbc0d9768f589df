-- The events, each with who took part and the sources. Words come from the view, as those of the statements.
WITH cited AS (
    SELECT x.event_id, list(DISTINCT x.source_id ORDER BY x.source_id) AS source_ids
    FROM event_sources x JOIN shown_sources s ON s.source_id = x.source_id GROUP BY x.event_id
),
took_part AS (
    SELECT p.event_id, list({entity_id: n.entity_id, schema: n.schema, name: n.name} ORDER BY p.ordinal) AS participants
    FROM event_participants p JOIN entities n ON n.entity_id = p.entity_id GROUP BY p.event_id
)
SELECT e.event_id, e.kind, e.name, e.date_edtf, v.place, e.certainty, e.negated, v.sentence, e.document_id, d.url,
       t.participants, c.source_ids
FROM events e
JOIN timeline v ON v.event_id = e.event_id
JOIN documents d ON d.document_id = e.document_id
LEFT JOIN took_part t ON t.event_id = e.event_id
LEFT JOIN cited c ON c.event_id = e.event_id
ORDER BY e.event_id
