-- The entities that containers, publishers and creators of sources are: where the name is one of theirs and of nobody
-- else.
CREATE TABLE source_entities AS
SELECT s.source_id, s.ordinal, s.role, min(n.entity_id) AS entity_id
FROM shard_source_names s
JOIN (
    SELECT n.name_key, min(k.entity_id) AS entity_id
    FROM shard_local_names n
    JOIN entity_map k ON k.local_id = n.local_id
    WHERE n.name_key IS NOT NULL
    GROUP BY n.name_key
    HAVING min(k.entity_id) = max(k.entity_id)
) n ON n.name_key = s.name_key
GROUP BY s.source_id, s.ordinal, s.role
HAVING min(n.entity_id) = max(n.entity_id)
