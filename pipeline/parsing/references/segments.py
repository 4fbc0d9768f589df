"""The components of a reference entry: what stands between the stops of Citation Style 1 or the commas of style 2."""

import re
from collections.abc import Iterator

from pipeline.parsing.references.data import words

ABBREVIATIONS = words("abbreviations.txt")
NUMBERED = frozenset({"no", "art", "sec", "fig", "pt", "ch", "bk", "nr", "ser"})
"""Abbreviations that are ordinary words or ends as well: they bind only a number."""

COUNTED = frozenset({"p", "pp", "vol", "vols", "nos", "pts", "chap", "figs", "sect", "approx", "ca", "cf", "st", "mt"})
"""Abbreviations that bind the number after them."""

UNCAPITALISED = COUNTED | {"vs", "etc", "al", "viz", "op", "cit", "ibid", "trans", "jr", "sr", "dept"}
"""Abbreviations that are written in small letters; the others are parts of names."""

CORPORATE = frozenset({"inc", "co", "corp", "ltd", "bros", "cos", "jr", "sr"})
"""Abbreviations that bind only what goes on in small letters: `Jackson Games, Inc. v. Service`."""

BINDING = ABBREVIATIONS | NUMBERED | CORPORATE
"""All abbreviations whose stop may belong to them."""

ORDERED = frozenset({"Volume", "Vol.", "Part", "Book", "War", "Act", "Chapter", "Series", "Section", "Class", "Plan"})
"""Words that a number follows, so that the letter after them is no initial: `Volume I.`"""

OPENING = '"“„«'
_PROTECTING = '"()[]'  # stops and commas

# What a component never goes on with: `N.J. Retrieved 5 May 2010`
_TAIL_WORD = re.compile(
    r"(?:Retrieved|Archived|Accessed|ISBN|ISSN|doi:|OCLC|PMID|PMC|JSTOR|S2CID|Bibcode:|arXiv:|ASIN|hdl:|LCCN|SSRN"
    r"|pp?\. ?[0-9A-Zivxl]|Vol\. |(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December) [0-9]|[0-9]{1,2} (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December) [0-9]{4}|(?:19|20)[0-9]{2}(?:-[0-9]{2}-[0-9]{2})?\.)"
)
# a stop before a space, and what protects stops; one set of characters first, for which the search is fast
_STOP_MARKS = re.compile(r'[.()\[\]"](?:(?<!\.)|(?= |$))')
_COMMA_MARKS = re.compile(r'[,;()\[\]"](?:(?<![,;])|(?= ))')
# U.S, N.Y, Ph.D, e.g
_DOTTED = re.compile(r"[(\[]?(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}$")
# Kurosawa Film Studio Co. Ltd.
_CORPORATE_NEXT = re.compile(r"(?:Ltd|Inc|LLC|KG)\b")
# Home Box Office, Inc.; Smith, Jr.
_BOUND_NEXT = re.compile(r"(?:Ltd|Inc|LLC|L\.P|Jr|Sr)\b")
# the year that a comma parts from its day: `October 31, 1994`
_YEAR_NEXT = re.compile(r" (?:[12][0-9]{3})\b")
_DAY_BEFORE = re.compile(r"[^\W\d_]{3,9}\.? [0-9]{1,2}(?:[-–][0-9]{1,2})?$")


def ends_component(text: str, begin: int, stop: int) -> bool:
    """Whether the full stop at `stop` ends the component that began at `begin`, and does not belong to a word of it."""
    if stop + 2 >= len(text) or text[stop - 1].isdecimal():  # a date, as a rule: no abbreviation ends with a digit
        return True
    first = text.rfind(" ", begin, stop) + 1 or begin
    word = text[first:stop]
    if not word:
        return True
    after = text[stop + 2]
    if len(word) == 1 or "." in word:
        if word[-1] == ".":  # an ellipsis
            return not (after.islower() or after in "–—-")
        if len(word) == 1:
            if word.isupper() and text[max(text.rfind(" ", begin, first - 1) + 1, begin) : first - 1] in ORDERED:
                return True
            bound = word.isalpha() and (not after.isdecimal() or word.islower())
        else:
            bound = _DOTTED.match(word) is not None
        return not bound or _TAIL_WORD.match(text, stop + 2) is not None
    if len(word) > 8:
        return True
    plain = word.strip("([").casefold()
    if plain not in BINDING:
        return True
    if plain in NUMBERED:
        return not (after.isdecimal() or text[stop + 3 : stop + 4].isdecimal())
    if plain in CORPORATE:
        goes_on = after.islower() or after == "&" or _CORPORATE_NEXT.match(text, stop + 2)
        return not goes_on or _TAIL_WORD.match(text, stop + 2) is not None
    if word[0].isupper() or plain in UNCAPITALISED:
        if after.isdecimal() and plain not in COUNTED:  # a journal's abbreviated name before its volume
            return True
        return _TAIL_WORD.match(text, stop + 2) is not None and plain not in ("p", "pp", "vol", "vols")
    return True


def has_own_stop(text: str, end: int) -> bool:
    """Whether the stop that ends a component belongs to its last word, for it is not doubled: `Basic Books, Inc.`"""
    if text[end : end + 1] != ".":
        return False
    word = text[text.rfind(" ", 0, end) + 1 : end]
    plain = word.casefold()
    return (
        plain in CORPORATE
        or (word[:1].isupper() and plain in ABBREVIATIONS)
        or ("." in word and _DOTTED.match(word) is not None)
    )


def _balanced(text: str, start: int) -> tuple[bool, bool]:
    brackets = text.count("(", start) == text.count(")", start) and text.count("[", start) == text.count("]", start)
    quotes = text.count('"', start) % 2 == 0
    return brackets, quotes


def _is_protected(text: str, start: int) -> bool:
    """Whether a bracket or quotation mark stands behind `start`; looking for one after the other is quickest."""
    for mark in _PROTECTING:  # noqa: SIM110 -- asked of nearly every entry several times
        if text.find(mark, start) >= 0:
            return True
    return False


def components(text: str, start: int, comma: bool) -> Iterator[tuple[int, int]]:
    """Start and end of each component from `start` on, without its stop; `comma` tells style 2 from style 1.

    Brackets and quotation marks protect what stands in them, where they are balanced.
    """
    if not comma and not _is_protected(text, start):
        yield from _plain_components(text, start)
        return
    balanced: tuple[bool, bool] | None = None  # whether brackets are, and quotation marks
    depth, quoted, begin = 0, False, start
    for m in (_COMMA_MARKS if comma else _STOP_MARKS).finditer(text, start):
        at = m.start()
        mark = text[at]
        if mark in ".,;":
            if depth or quoted:
                continue
            if comma:
                if _BOUND_NEXT.match(text, at + 2):
                    continue
                if _YEAR_NEXT.match(text, at + 1) and _DAY_BEFORE.search(text, max(begin, at - 16), at):
                    continue
            elif not ends_component(text, begin, at):
                continue
            if at > begin:
                yield begin, at
            begin = at + 2
        elif mark == ")" or mark == "]":
            depth -= depth > 0
        else:
            balanced = balanced or _balanced(text, start)  # not before it is needed: many read one component alone
            if mark == '"':
                quoted = balanced[1] and not quoted
            else:
                depth += balanced[0]
    if begin < len(text):
        end = len(text) - (text[-1] == "." and len(text) - 1 > begin)
        yield begin, end


def _plain_components(text: str, start: int) -> Iterator[tuple[int, int]]:
    """`components` of style 1, where no bracket or quotation mark protects any stop."""
    begin = start
    at = text.find(". ", start)
    while at >= 0:
        if ends_component(text, begin, at):
            if at > begin:
                yield begin, at
            begin = at + 2
        at = text.find(". ", at + 1)
    if begin < len(text):
        yield begin, len(text) - (text[-1] == "." and len(text) - 1 > begin)


# The marks that may open or close a quotation
_QUOTES = re.compile(r'["“”„«»]')
_PAIRS = {'"': '"', "“": "”", "„": "“", "«": "»"}


def closing_quote(text: str, start: int) -> int | None:
    """Where the quotation that opens at `start` closes; quotations in it are passed over. None where it never does."""
    if text[start] == '"':
        return _closing_straight(text, start)
    opening, closing = text[start], _PAIRS[text[start]]
    depth = 0
    for m in _QUOTES.finditer(text, start + 1):
        mark = m[0]
        if mark == closing or (opening == "“" and mark == '"' and depth == 0):
            if depth == 0:
                return m.start()
            depth -= 1
        elif mark == opening:
            depth += 1
    return None


def _closing_straight(text: str, start: int) -> int | None:
    """Where a straight quotation mark is answered: what stands around a mark tells whether it opens or closes."""
    depth = 0
    fallback = None
    left = text.count('"', start + 1)
    at = text.find('"', start + 1)
    while at >= 0:
        left -= 1
        before, after = text[at - 1], text[at + 1 : at + 2]
        if fallback is None and at > start + 1 and after in (".", ",", ""):
            fallback = at
        opens = (before in " ([—–/" or at == start + 1) and (after.isalnum() or (after and after in "'$#[¡¿…(‘\""))
        if opens or (depth == 0 and after.isalnum()):
            depth += 1
        elif depth:
            depth -= 1
        elif left % 2 == 0 or after in (".", ",", "") or text[at + 1 : at + 3] in (" (", " ["):
            return at
        # else an odd number of marks is left, so that this one answers another
        at = text.find('"', at + 1)
    return fallback


def closing_bracket(text: str, start: int) -> int | None:
    """Where the bracket that opens at `start` closes, brackets in it passed over; None where it never does."""
    opening = text[start]
    closing = ")" if opening == "(" else "]"
    end = text.find(closing, start + 1)
    if end < 0:
        return None
    depth = text.count(opening, start + 1, end)
    while depth:
        found = end
        for _ in range(depth):
            found = text.find(closing, found + 1)
            if found < 0:
                return None
        depth = text.count(opening, end + 1, found)
        end = found
    return end
