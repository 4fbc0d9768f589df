-- The creators of sources, with the entities that they are.
SELECT s.source_id, s.ordinal, s.role, s.family, s.given, s.literal, e.entity_id
FROM shard_source_creators s
LEFT JOIN source_entities e ON e.source_id = s.source_id AND e.ordinal = s.ordinal AND e.role = 'creator'
