-- The sources, with the entities that their containers and publishers are.
SELECT s.* REPLACE (c.entity_id AS container_entity_id, p.entity_id AS publisher_entity_id)
FROM shard_sources s
LEFT JOIN source_entities c ON c.source_id = s.source_id AND c.role = 'container'
LEFT JOIN source_entities p ON p.source_id = s.source_id AND p.role = 'publisher'
