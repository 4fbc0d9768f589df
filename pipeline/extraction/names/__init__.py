"""Names: who and what an article speaks of."""

from pipeline.extraction.names.finding import find_names

__all__ = ["find_names"]
