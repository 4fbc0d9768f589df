"""Markers in brackets: which of them can be citations, and of which family."""

import re
from typing import NamedTuple

from pipeline.parsing.sources import letters_value
from pipeline.parsing.vocabulary import REQUESTS, folded

# `[12]`, `[a]`, `[note 1]`, `[citation needed]`
_BRACKET = re.compile(r"\[([^\[\]\r\n\t]{1,48})\]")
# `note 1`, `nb 2`, `N 3`, `Note a`
_PREFIXED = re.compile(r"([^\W\d_]{1,14}\.?)[ \u00a0](\d{1,4}|[a-z]{1,2})$")
# the page after a marker, up to the end of its line at most: `[130]:32`, `[58]: 33–35`, `[7]:ch. 1`
_PAGE = re.compile(
    r":{1,2}[ \u00a0\u2009\u200a]?(?:(?:ch|pp?|chs?|sec)\.[ \u00a0])?"
    r"(?:\d{1,5}|[ivxlc]{1,7})(?:[-–, ]{1,2}\d{1,5}){0,8}"
    r"(?=[\u200a\u2009]|[^\S\r\n]?[\[.,;:)\"”]|[^\S\r\n]*(?:[\r\n]|\Z)|[^\S\r\n]+[^\Wa-z\d_])[\u200a\u2009]?"
)
IMPLAUSIBLE = -2  # a bracket whose surroundings speak as much against it is no marker unless an entry misses one
_GLUE = ("\u200b", "\u2060", "\ufeff")  # invisible characters that copies leave after a marker


class Marker(NamedTuple):
    """A bracket that may be a citation: its family (how it counts) and its rank in it."""

    start: int
    end: int
    label: str
    family: str  # number, letter, request, or the prefix of `note 1`
    rank: int
    plausible: int  # below 0 where what stands round it speaks against a marker


def find_markers(text: str) -> list[Marker]:
    """All brackets of the text that have the form of a marker, decoys included."""
    found = []
    for match in _BRACKET.finditer(text):
        label = match[1]
        start, end = match.span()
        if label.isascii() and label.isdigit():
            if len(label) <= 4:
                found.append(Marker(start, end, label, "number", int(label), _plausible(text, start, end, False)))
        elif len(label) <= 2 and label.isascii() and label.islower() and label.isalpha():
            found.append(Marker(start, end, label, "letter", letters_value(label), _plausible(text, start, end, True)))
        elif folded(label) in REQUESTS:
            found.append(Marker(start, end, label, "request", 0, 0))
        else:
            prefixed = _PREFIXED.match(label)
            if prefixed:
                rank = int(prefixed[2]) if prefixed[2].isdigit() else letters_value(prefixed[2])
                found.append(Marker(start, end, label, folded(prefixed[1]), rank, 0))
    return found


def _plausible(text: str, start: int, end: int, letter: bool) -> int:
    """How the surroundings of a bracket agree with a marker: markers cling to what they follow."""
    before = text[start - 1] if start else "\n"
    if before == " " and text[max(0, start - 3) : start - 1].endswith(("]", "],", "];")):
        before = "]"  # a cluster with spaces: `[1], [2]`
    after = text[end : end + 2]
    score = 0
    if before.isspace() or before in "(\"“‘'«/=":
        score -= 2
    if letter and before.islower() and after[:1] == " " and after[1:].islower():
        score -= 1
    if letter and after[:1].isalpha():
        score -= 2
    return score


def marker_cut(text: str, end: int, paged: bool) -> int:
    """Where the text goes on after a marker that ends at `end`: behind its page suffix, if it can have one, and
    invisible characters.
    """
    at = end
    if paged and text.startswith(":", at):
        page = _PAGE.match(text, at)
        if page:
            at = page.end()
    while text.startswith(_GLUE, at):
        at += 1
    return at
