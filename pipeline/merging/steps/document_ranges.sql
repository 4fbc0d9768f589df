-- The first document of each range of some 16 million characters.
SELECT min(document_id)
FROM (SELECT document_id, floor(sum(character_count) OVER (ORDER BY document_id) / 16000000) AS place FROM documents) d
GROUP BY place
ORDER BY 1
