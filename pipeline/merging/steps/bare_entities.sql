-- Entities of which nothing but one name is known: no article of its own, no birth year.
CREATE TABLE bare_entities AS
SELECT b.entity_id, min(l.name_key) AS name_key, bool_and(l.is_acronym) AS is_acronym
FROM blocked_entities b
JOIN local_entities l ON l.local_id = b.local_id
GROUP BY b.entity_id
HAVING NOT bool_or(l.is_subject)
   AND count(l.birth_year) = 0
   AND min(l.name_key) = max(l.name_key)
   AND NOT bool_or(l.is_little)
