-- The persons of each surname that an article's subject bears, where these are few enough to tell who is who.
SELECT l.surname, b.entity_id, l.local_id, l.words, l.article_id, l.is_subject, l.birth_year
FROM local_entities l
JOIN blocked_entities b ON b.local_id = l.local_id
WHERE l.surname IN (
    SELECT surname
    FROM local_entities
    WHERE surname IS NOT NULL
    GROUP BY surname
    HAVING bool_or(is_subject) AND count(DISTINCT words) BETWEEN 2 AND 12
)
