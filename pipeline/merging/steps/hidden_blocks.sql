-- The blocks that the views do not show.
CREATE TABLE hidden_blocks AS
SELECT DISTINCT b.block_id
FROM shard_blocks b
JOIN dropped_mentions m ON m.document_id = b.document_id AND m.start_char < b.end_char AND m.end_char > b.start_char
