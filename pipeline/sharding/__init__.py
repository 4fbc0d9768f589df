"""Which documents are worked together, and the work on one such shard."""
