-- The blocks of local entities whose names can mean the same. A plain one leaves nothing to decide: all are the same.
CREATE TABLE entity_blocks AS
SELECT block,
       count(*) = 1
       OR (
           min(words) = max(words)
           AND count(birth_year) = 0
           AND count(DISTINCT countries) < 2
           AND count(DISTINCT CASE WHEN is_subject THEN article_id END) < 2
           AND NOT bool_or(is_little)
       ) AS is_plain
FROM local_entities
GROUP BY block
