-- The sentences and blocks of each document in which something changed, now and before.
CREATE VIEW told_texts AS
SELECT t.is_gone, t.document_id, t.text_id, t.text
FROM (
    SELECT is_gone, document_id, sentence_id AS text_id, text FROM both_sentences
    UNION ALL
    SELECT is_gone, document_id, block_id, text FROM both_blocks
) t
SEMI JOIN told_documents d ON d.document_id = t.document_id
