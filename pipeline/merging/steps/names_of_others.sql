-- Where such a name is also that of somebody who stays: a namesake.
CREATE TABLE names_of_others AS
SELECT DISTINCT l.document_id, n.name
FROM shard_local_names n
JOIN full_names f ON f.name = n.name
JOIN local_entities l ON l.local_id = n.local_id
ANTI JOIN dropped_entities d ON d.local_id = l.local_id
