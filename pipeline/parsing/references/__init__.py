"""Entries of reference lists, as Citation Style 1 and 2 compose them, to the fields that they name."""

from pipeline.parsing.model import Reference
from pipeline.parsing.references.entry import parse_entry

__all__ = ["parse_references"]


def parse_references(text: str) -> list[Reference]:
    """The works that an entry describes, without its number and backlinks; at least one, empty where nothing parses."""
    return [parse_entry(text)]
