-- The entities, each with its names, the articles on it, and what is said of it. Words come from the view, which leaves
-- out copies of an article, and sentences and sources that name a person who was left out by hand.
WITH cited AS (
    SELECT x.statement_id, list(DISTINCT x.source_id ORDER BY x.source_id) AS source_ids
    FROM statement_sources x JOIN shown_sources s ON s.source_id = x.source_id GROUP BY x.statement_id
),
said AS (
    SELECT f.subject_id,
           list({
               statement_id: f.statement_id, property: f.property, label: p.label, ftm_schema: p.ftm_schema,
               ftm_property: p.ftm_property, value_id: v.entity_id, value_schema: v.schema,
               value: t.value, value_edtf: f.value_edtf, role: f.role,
               target: f.target_text, start_edtf: f.start_edtf, end_edtf: f.end_edtf, point_edtf: f.point_edtf,
               certainty: f.certainty, negated: f.negated, attributed_to: t.attributed_to,
               sentence: t.sentence, document_id: f.document_id, url: d.url, source_ids: c.source_ids
           } ORDER BY f.statement_id) AS statements
    FROM statements f
    JOIN fact_sheet t ON t.statement_id = f.statement_id
    JOIN documents d ON d.document_id = f.document_id
    JOIN properties p ON p.property = f.property
    LEFT JOIN entities v ON v.entity_id = f.value_id
    LEFT JOIN cited c ON c.statement_id = f.statement_id
    GROUP BY f.subject_id
),
called AS (
    SELECT entity_id, list({name: name, name_type: name_type} ORDER BY name_type, name) AS names
    FROM (SELECT DISTINCT entity_id, name, name_type FROM entity_names) GROUP BY entity_id
),
told AS (
    SELECT subject_id, list(document_id ORDER BY document_id) AS document_ids,
           list(url ORDER BY url) FILTER (url IS NOT NULL) AS urls
    FROM documents WHERE same_as_id IS NULL GROUP BY subject_id
)
SELECT e.entity_id, e.schema, e.name, e.description, e.country, called.names, told.document_ids, told.urls, said.statements
FROM entities e
LEFT JOIN called ON called.entity_id = e.entity_id
LEFT JOIN told ON told.subject_id = e.entity_id
LEFT JOIN said ON said.subject_id = e.entity_id
ORDER BY e.entity_id
