-- Under which names each article speaks of a person who was left out: those that the rules found, and the bare surname,
-- where the article does not speak more often of others who have it.
CREATE TABLE dropped_names AS
SELECT d.document_id, n.name, n.name_type
FROM dropped_entities d
JOIN shard_local_names n ON n.local_id = d.local_id
WHERE d.is_person
UNION
SELECT d.document_id, m.exact, m.name_type
FROM dropped_entities d
JOIN shard_mentions m ON m.entity_id = d.local_id
WHERE d.is_person
UNION
SELECT s.document_id, s.surname, 'weak'
FROM (
    SELECT l.document_id,
           l.surname,
           sum(CASE WHEN d.local_id IS NULL THEN l.mention_count ELSE 0 END) AS others,
           sum(CASE WHEN d.local_id IS NULL THEN 0 ELSE l.mention_count END) AS dropped
    FROM shard_local_entities l
    LEFT JOIN dropped_entities d ON d.local_id = l.local_id AND d.is_person
    WHERE l.surname IS NOT NULL
    GROUP BY l.document_id, l.surname
) s
WHERE s.dropped > 0 AND s.dropped >= s.others
