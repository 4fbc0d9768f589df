-- The key of every local entity after all rules.
CREATE TABLE joined_entities AS
SELECT b.local_id, coalesce(o.owner_id, k.owner_id, b.entity_id) AS entity_id
FROM blocked_entities b
LEFT JOIN also_known k ON k.entity_id = b.entity_id
LEFT JOIN also_known o ON o.entity_id = k.owner_id
