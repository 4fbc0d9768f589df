-- Which documents are copies of which.
CREATE VIEW copies AS SELECT id AS copy_id, entity_id AS original_id FROM found_copies
