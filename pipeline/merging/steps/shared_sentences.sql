-- The sentences that several articles of one title have. Null titles are nobody's.
WITH titled AS (
    -- the two capitals whose small letters are not the same in every SQL engine are named
    SELECT document_id, lower(translate(title, 'Σİ', 'σi')) AS title FROM shard_documents
),
texts AS (
    SELECT DISTINCT d.title, d.document_id, s.text
    FROM titled d
    JOIN shard_sentences s ON s.document_id = d.document_id
    WHERE d.title IN (SELECT title FROM titled GROUP BY title HAVING count(*) > 1)
),
lengths AS (SELECT document_id, count(*) AS length FROM texts GROUP BY document_id),
spreads AS (SELECT title, text, count(*) AS spread FROM texts GROUP BY title, text HAVING count(*) > 1)
SELECT t.title, t.document_id, l.length, t.text, p.spread
FROM texts t
JOIN spreads p ON p.title = t.title AND p.text = t.text
JOIN lengths l ON l.document_id = t.document_id
