"""What only the whole can know: the tables of all shards as one, entities across documents, and what changed."""
