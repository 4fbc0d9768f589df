-- Entities that are others by one of these rules, and the one that each is.
CREATE TABLE also_known AS
SELECT entity_id, min(owner_id) AS owner_id
FROM (
    SELECT entity_id, owner_id FROM named_elsewhere
    UNION ALL
    SELECT id AS entity_id, entity_id AS owner_id FROM called_alike
) known
GROUP BY entity_id
