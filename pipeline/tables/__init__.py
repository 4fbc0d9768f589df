"""The tables: their schemas, keys, records and validation."""
