-- The first document of each range, all about the same size: some 16 million characters, of which no small rest is left.
SELECT min(document_id)
FROM (
    SELECT d.document_id,
           floor((sum(d.character_count) OVER (ORDER BY d.document_id) - d.character_count) * t.ranges / t.size) AS place
    FROM documents d
    CROSS JOIN (
        SELECT greatest(1, round(sum(character_count) / 16000000)) AS ranges, greatest(1, sum(character_count)) AS size
        FROM documents
    ) t
) placed
GROUP BY place
ORDER BY 1
