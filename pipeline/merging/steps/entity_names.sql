-- The names of the entities, each once an article.
SELECT entity_id, name, name_type, language, script, document_id
FROM (
    SELECT k.entity_id,
           n.name,
           n.name_type,
           n.language,
           n.script,
           l.document_id,
           row_number() OVER (
               PARTITION BY k.entity_id, n.name, n.name_type, l.document_id
               ORDER BY n.local_id, n.ordinal
           ) AS place
    FROM entity_map k
    JOIN local_entities l ON l.local_id = k.local_id
    JOIN shard_local_names n ON n.local_id = k.local_id
) named
WHERE place = 1
