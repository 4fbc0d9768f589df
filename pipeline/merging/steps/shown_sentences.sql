-- The sentences as the views show them.
CREATE VIEW shown_sentences AS
SELECT s.sentence_id, s.section_id, CASE WHEN h.sentence_id IS NULL THEN s.text END AS text
FROM sentences s
LEFT JOIN hidden_sentences h ON h.sentence_id = s.sentence_id
