"""Where shards are worked: on this machine, which is Luigi's own affair, or on a Spark cluster."""
