-- Where a statement or an event can stand: the sentences, and the blocks that hold what is no sentence.
CREATE VIEW passages AS
SELECT p.document_id, p.passage_id, p.text, c.heading
FROM (SELECT document_id, sentence_id AS passage_id, section_id, text FROM sentences
      UNION ALL
      SELECT document_id, block_id AS passage_id, section_id, text FROM blocks) p
LEFT JOIN sections c ON c.document_id = p.document_id AND c.section_id = p.section_id
