-- The blocks as the views show them.
CREATE VIEW shown_blocks AS
SELECT b.block_id, b.section_id, CASE WHEN h.block_id IS NULL THEN b.text END AS text
FROM blocks b
LEFT JOIN hidden_blocks h ON h.block_id = b.block_id
