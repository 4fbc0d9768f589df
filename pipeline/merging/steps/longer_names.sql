-- Names of others that have the name of a person who was left out in them: a bank's, a brother's.
CREATE TABLE longer_names AS
SELECT DISTINCT n.name
FROM shard_local_names n
JOIN (SELECT DISTINCT name FROM dropped_names) d ON contains(n.name, d.name) AND n.name <> d.name
ANTI JOIN dropped_entities e ON e.local_id = n.local_id
ANTI JOIN dropped_names o ON o.name = n.name
