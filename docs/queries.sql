-- Six queries to begin with. They run as they stand in DuckDB (dataset.duckdb) and in SQLite (dataset.sqlite).

-- 1. What the articles say of a person, with how certain they are and the sentence that it comes from.
SELECT property, value, role, start_edtf, end_edtf, certainty, negated, attributed_to, sentence, sources
FROM fact_sheet
WHERE subject = 'Alfred Dreyfus'
ORDER BY property, value;

-- 2. What is not asserted but alleged, reported or denied: who says it, and which sources the article cites for it.
SELECT e.name AS subject, p.label AS property, s.value_text, s.certainty, s.negated, s.attributed_to_text,
       r.title AS source, r.url
FROM statements s
JOIN entities e ON e.entity_id = s.subject_id
JOIN properties p ON p.property = s.property
LEFT JOIN statement_sources x ON x.statement_id = s.statement_id
LEFT JOIN sources r ON r.source_id = x.source_id
WHERE s.certainty <> 'asserted' OR s.negated
ORDER BY subject, property, s.statement_id, r.ordinal;

-- 3. The newspapers, journals and sites that the articles rest on most.
SELECT container_title, count(*) AS sources, sum(citation_count) AS citations,
       count(DISTINCT document_id) AS articles
FROM sources
WHERE container_title IS NOT NULL
GROUP BY container_title
ORDER BY citations DESC, container_title
LIMIT 20;

-- 4. Who is connected with whom, by what, and in how many places: only what the texts assert.
SELECT a.name AS subject, p.label AS property, b.name AS object, count(*) AS places,
       count(DISTINCT s.document_id) AS articles
FROM statements s
JOIN entities a ON a.entity_id = s.subject_id
JOIN entities b ON b.entity_id = s.value_id
JOIN properties p ON p.property = s.property
WHERE s.certainty = 'asserted' AND NOT s.negated
GROUP BY a.name, p.label, b.name
ORDER BY places DESC, subject, property, object;

-- 5. Events by year and kind. A date is as precise as the text: one that is no more than a decade has no year here.
SELECT substr(date_edtf, 1, 4) AS year, kind, certainty, count(*) AS events
FROM timeline
WHERE date_precision IN ('day', 'month', 'season', 'year')
GROUP BY year, kind, certainty
ORDER BY year, kind, certainty;

-- 6. Facts for which the article cites no source, by article.
SELECT d.title, count(*) AS statements, count(*) - count(x.statement_id) AS without_source
FROM statements s
JOIN documents d ON d.document_id = s.document_id
LEFT JOIN (SELECT DISTINCT statement_id FROM statement_sources) x ON x.statement_id = s.statement_id
GROUP BY d.document_id, d.title
ORDER BY without_source DESC, d.title;
