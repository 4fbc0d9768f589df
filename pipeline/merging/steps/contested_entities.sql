-- The local entities in the other blocks.
SELECT l.block, l.local_id, l.article_id, l.is_subject, l.words, l.birth_year, l.countries
FROM local_entities l
JOIN entity_blocks b ON b.block = l.block
WHERE NOT b.is_plain
