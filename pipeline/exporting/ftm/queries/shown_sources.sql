-- The sources that the views show for a statement or an event: not those that name a person who was left out by hand.
CREATE TABLE shown_sources AS
SELECT x.source_id
FROM statement_sources x JOIN fact_sheet f ON f.statement_id = x.statement_id
WHERE f.sources IS NOT NULL
UNION
SELECT x.source_id
FROM event_sources x JOIN timeline t ON t.event_id = x.event_id
WHERE t.sources IS NOT NULL
