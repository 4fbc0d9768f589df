"""Entries of reference lists, as Citation Style 1 and 2 compose them, to the fields that they name.

An entry goes through `composite` (several works), `leftovers` (what maintenance left) and `entry`, which reads it from
its `head` (creators, date) through its `title` to its `middle` and tail, component by component (`segments`). The form
of a component (`forms`, `dates`, `identifiers`) tells what it is; what has none is a name, and `works` tells work,
publisher and place apart with the lists of `outlets`. Short references and their full entries are told in `short`.
"""

from pipeline.parsing.model import Reference
from pipeline.parsing.references.composite import parse_works
from pipeline.parsing.references.short import (
    ShortReference,
    link_short_references,
    parse_short_reference,
    parse_short_references,
    short_to_reference,
)

__all__ = [
    "ShortReference",
    "link_short_references",
    "parse_references",
    "parse_short_reference",
    "parse_short_references",
]


def parse_references(text: str) -> list[Reference]:
    """The works that an entry describes, given without its number and backlinks.

    At least one: an entry of which nothing parses gives one without any field. Short references give one each, with
    the names, the year and the pages that they state.
    """
    shorts = parse_short_references(text)
    if shorts:
        return [short_to_reference(short) for short in shorts]
    return parse_works(text)
