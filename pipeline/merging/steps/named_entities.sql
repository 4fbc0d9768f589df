-- What the keys in decisions by hand stand for: the entity that has the key, or those that joined what had it.
SELECT DISTINCT n.id, j.entity_id
FROM named_ids n
JOIN joined_entities j ON j.entity_id = n.id
UNION
SELECT DISTINCT n.id, j.entity_id
FROM named_ids n
JOIN local_entities l ON l.own_id = n.id
JOIN joined_entities j ON j.local_id = l.local_id
ANTI JOIN joined_entities p ON p.entity_id = n.id
ORDER BY 1, 2
