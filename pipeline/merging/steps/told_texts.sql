-- The sentences and blocks of each document in which a statement or an event changed, now and before.
CREATE VIEW told_texts AS
SELECT t.is_gone, t.document_id, t.text_id, t.text
FROM (
    SELECT is_gone, document_id, sentence_id AS text_id, text FROM both_sentences
    UNION ALL
    SELECT is_gone, document_id, block_id, text FROM both_blocks
) t
SEMI JOIN (SELECT document_id FROM told_changes WHERE "table" IN ('statements', 'events')) c
  ON c.document_id = t.document_id
