"""Where shards are worked and merged: on this machine, which is Luigi's own affair, or on a Spark cluster."""
