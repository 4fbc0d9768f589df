-- Who took part in the events of each article.
CREATE TABLE participants_in_documents AS
SELECT e.document_id, p.event_id, p.ordinal, p.entity_id, p.participant_text, p.role
FROM event_participants p
JOIN events e ON e.event_id = p.event_id
ORDER BY e.document_id
