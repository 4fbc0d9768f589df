-- The sentences that the views do not show.
CREATE TABLE hidden_sentences AS
SELECT DISTINCT sentence_id
FROM dropped_mentions
WHERE sentence_id IS NOT NULL
