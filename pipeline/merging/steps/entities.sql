-- The entities: each as its own article shows it, else as the first that names it does.
SELECT m.entity_id,
       coalesce(max(r.schema), max(CASE WHEN m.place = 1 THEN m.schema END)) AS schema,
       coalesce(max(r.name), max(CASE WHEN m.place = 1 THEN m.name END)) AS name,
       max(CASE WHEN m.place = 1 THEN m.description END) AS description,
       max(CASE WHEN m.country_place = 1 THEN m.country END) AS country,
       count(DISTINCT m.document_id) AS document_count,
       CAST(sum(m.mention_count) AS BIGINT) AS mention_count
FROM (
    SELECT k.entity_id,
           l.schema,
           l.name,
           l.description,
           l.country,
           l.document_id,
           l.mention_count,
           row_number() OVER (PARTITION BY k.entity_id ORDER BY k.is_joined, NOT l.is_subject, l.local_id) AS place,
           row_number() OVER (
               PARTITION BY k.entity_id
               ORDER BY l.country IS NULL, k.is_joined, NOT l.is_subject, l.local_id
           ) AS country_place
    FROM entity_map k
    JOIN local_entities l ON l.local_id = k.local_id
) m
LEFT JOIN renamed_entities r ON r.entity_id = m.entity_id
GROUP BY m.entity_id
