-- The changes that have words, articles first. A row that only moved or is counted anew says nothing new.
SELECT change, what, words, article, sentence, replace(columns, ';', ', ') AS columns, record_id
FROM changes
JOIN (VALUES ('documents', 'article', 1), ('entities', 'name', 4), ('statements', 'statement', 2), ('events', 'event', 3),
             ('sources', 'source', 5)) AS kinds("table", what, rank) USING ("table")
WHERE words IS NOT NULL
  AND NOT regexp_full_match(coalesce(columns, ''), '((start_char|end_char|ordinal|number|[a-z]+_count|(block|section|sentence)_id)(;|$))+')
ORDER BY rank, change, article NULLS FIRST, words, record_id
