-- Bare entities that are another one of all the articles: an acronym that is only that one's, spelled out in an article
-- (of two letters, in two articles), or the name that the title of its own article gives.
CREATE TABLE named_elsewhere AS
SELECT e.entity_id, min(o.entity_id) AS owner_id
FROM bare_entities e
JOIN (
    SELECT n.name_key, min(b.entity_id) AS entity_id, true AS is_acronym
    FROM shard_local_names n
    JOIN local_entities l ON l.local_id = n.local_id
    JOIN blocked_entities b ON b.local_id = n.local_id
    WHERE n.name_type = 'acronym' AND n.is_spelled AND n.name_key <> l.name_key
    GROUP BY n.name_key
    HAVING min(b.entity_id) = max(b.entity_id)
       AND (max(length(replace(n.name, '.', ''))) > 2 OR count(DISTINCT l.article_id) > 1)
    UNION ALL
    SELECT l.title_key AS name_key, min(b.entity_id) AS entity_id, false AS is_acronym
    FROM local_entities l
    JOIN blocked_entities b ON b.local_id = l.local_id
    WHERE l.title_key <> l.name_key
    GROUP BY l.title_key
    HAVING min(b.entity_id) = max(b.entity_id)
) o ON o.name_key = e.name_key
WHERE o.entity_id <> e.entity_id AND (e.is_acronym OR NOT o.is_acronym)
GROUP BY e.entity_id
HAVING min(o.entity_id) = max(o.entity_id)
