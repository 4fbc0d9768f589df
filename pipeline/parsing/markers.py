"""Markers in brackets: which of them can be citations, and of which family."""

import re
from typing import NamedTuple

from pipeline.parsing.sources import letters_value
from pipeline.parsing.vocabulary import REQUESTS, folded

# `[12]`, `[a]`, `[note 1]`, `[citation needed]`
_BRACKET = re.compile(r"\[([^\[\]\r\n\t]{1,48})\]")
# `note 1`, `nb 2`, `N 3`, `Note 4`
_PREFIXED = re.compile(r"([A-Za-zÀ-ÿ.]{1,14})[ \u00a0](\d{1,4}|[a-z]{1,2})$")


class Marker(NamedTuple):
    """A bracket that may be a citation: its family (how it counts) and its rank in it."""

    start: int
    end: int
    label: str
    family: str  # number, letter, request, or the prefix of `note 1`
    rank: int


def find_markers(text: str, start: int = 0, end: int | None = None) -> list[Marker]:
    """All brackets of the text that have the form of a marker, decoys included."""
    found = []
    for match in _BRACKET.finditer(text, start, len(text) if end is None else end):
        label = match[1]
        if label.isascii() and label.isdigit():
            if len(label) <= 4:
                found.append(Marker(match.start(), match.end(), label, "number", int(label)))
        elif len(label) <= 2 and label.isascii() and label.islower() and label.isalpha():
            found.append(Marker(match.start(), match.end(), label, "letter", letters_value(label)))
        elif folded(label) in REQUESTS:
            found.append(Marker(match.start(), match.end(), label, "request", 0))
        else:
            prefixed = _PREFIXED.match(label)
            if prefixed:
                rank = int(prefixed[2]) if prefixed[2].isdigit() else letters_value(prefixed[2])
                found.append(Marker(match.start(), match.end(), label, folded(prefixed[1]), rank))
    return found
