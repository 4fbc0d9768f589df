-- The entities of single articles. `own_id` is the key that its name and birth year give; `article_id` is the same for
-- copies of one article.
CREATE VIEW local_entities AS
SELECT l.*,
       CASE WHEN l.birth_year IS NULL THEN l.name_key ELSE l.name_key || '-' || CAST(l.birth_year AS VARCHAR) END AS own_id,
       coalesce(c.original_id, l.document_id) AS article_id
FROM shard_local_entities l
LEFT JOIN copies c ON c.copy_id = l.document_id
