-- Keys that are no longer used: joined by hand, or what an entity's own name would make of it, joined by rule.
SELECT old_id, entity_id, reason
FROM retired_by_hand
WHERE entity_id IN (SELECT entity_id FROM entity_map)
UNION ALL
SELECT l.own_id AS old_id, min(k.entity_id) AS entity_id, 'the same by rule: another form of the name' AS reason
FROM entity_map k
JOIN local_entities l ON l.local_id = k.local_id
ANTI JOIN entity_map e ON e.entity_id = l.own_id
ANTI JOIN retired_by_hand r ON r.old_id = l.own_id
ANTI JOIN hidden_ids h ON h.entity_id = l.own_id
WHERE l.own_id <> k.entity_id
GROUP BY l.own_id
HAVING min(k.entity_id) = max(k.entity_id)
