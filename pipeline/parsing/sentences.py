"""Sentences of running text, with citation markers taken out and the map of offsets kept."""

import re

from pipeline.parsing.model import Sentence
from pipeline.parsing.vocabulary import AFTER_ORDINAL, BEFORE_NAME, BEFORE_NUMBER, INSIDE, OPENERS

Span = tuple[int, int]

# a stop with the quotation marks and brackets that close after it: `.`, `?"`, `…`, `.)`
_STOP = re.compile(r"[.!?…。！？][.!?…。！？]{0,11}(?:[\"'”’»)\]]|[ \u00a0]»){0,4}")
# the word that a stop ends: `U.S`, `Inc`, `J`
_LAST_WORD = re.compile(r"[^\s(\[\"“‘«—–/,;]{1,24}$")
# `U.S`, `e.g`, `Ph.D`
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
# `XIV`
_ROMAN = re.compile(r"[IVXLC]{1,6}")
# the next word, behind what may open a sentence
_NEXT_WORD = re.compile(r"[\s\u00a0]*[\"'“‘«(\[]{0,3}([^\W_]*)")
_LONGEST_WORD = 24
_FURTHEST_BRACKET = 400  # characters in which a bracket must close to hold a sentence together


def split_sentences(text: str, block: int, start: int, end: int, cuts: list[Span]) -> list[Sentence]:
    """The sentences of `text[start:end]`, a part of the block at `block`; the ranges `cuts` are taken out first."""
    if not cuts:
        clean = text[start:end]
        return [
            Sentence(block, start + first, start + last, clean[first:last]) for first, last in _bounds(clean, set())
        ]
    pieces, at = [], start
    removed = 0
    seams = []  # where in the clean text something was cut out, and how much up to there
    for cut_start, cut_end in cuts:
        pieces.append(text[at:cut_start])
        seams.append((cut_start - start - removed, cut_end - cut_start))
        removed += cut_end - cut_start
        at = cut_end
    pieces.append(text[at:end])
    clean = "".join(pieces)
    out = []
    seam = 0
    offset = start  # of the clean text's position 0, by the cuts before
    for first, last in _bounds(clean, {place for place, _ in seams}):
        while seam < len(seams) and seams[seam][0] <= first:
            offset += seams[seam][1]
            seam += 1
        begin = first + offset
        inside = []
        while seam < len(seams) and seams[seam][0] < last:
            place, size = seams[seam]
            inside.append((place + offset, place + offset + size))
            offset += size
            seam += 1
        out.append(Sentence(block, begin, last + offset, clean[first:last], tuple(inside)))
    return out


def _bounds(clean: str, seams: set[int]) -> list[Span]:
    """Where the sentences of a text without markers begin and end."""
    out: list[Span] = []
    first = depth = checked = 0
    bracketed = "(" in clean
    length = len(clean)
    for match in _STOP.finditer(clean):
        stop, after = match.span()
        if bracketed:
            depth = max(0, depth + clean.count("(", checked, stop) - clean.count(")", checked, stop))
            checked = stop
        if after < length and not clean[after].isspace() and after not in seams:
            continue
        if depth and ")" not in match[0] and clean.find(")", after, after + _FURTHEST_BRACKET) >= 0:
            continue
        if not _ends_sentence(clean, first, stop, after):
            continue
        out.append(_trimmed(clean, first, after))
        first = after
        depth = 0
        checked = after
    out.append(_trimmed(clean, first, length))
    return [span for span in out if span[0] < span[1]]


def _trimmed(clean: str, first: int, last: int) -> Span:
    while first < last and clean[first].isspace():
        first += 1
    while last > first and clean[last - 1].isspace():
        last -= 1
    return first, last


def _ends_sentence(clean: str, first: int, stop: int, after: int) -> bool:
    """Whether a stop ends the sentence that begins at `first` rather than an abbreviation or an initial."""
    head = clean[after : after + 8].lstrip()[:1]
    if not head:
        return True
    if head.islower() or head in ",;:)–—":
        return False
    if clean[stop] != ".":
        return True
    if clean.startswith("..", stop):
        return True
    word = _last_word(clean, stop)
    if not word:
        return True
    if word in BEFORE_NAME:
        return False
    if len(word) == 1 and word.isupper():
        return word == "I" and _next_word(clean, after) in OPENERS
    if word in BEFORE_NUMBER:
        return not (head.isdigit() or _ROMAN.fullmatch(_next_word(clean, after)))
    if word in INSIDE or ("." in word and _ACRONYM.fullmatch(word)):
        return _next_word(clean, after) in OPENERS
    if word.isdigit() and len(word) <= 2:
        before = clean[max(first, stop - len(word) - 2) : stop - len(word)].rstrip()
        if not before or before[-1] in ":;":
            return False  # the number counts what follows: `Left to right: 1. Berg. 2. Lind.`
        return _next_word(clean, after) not in AFTER_ORDINAL
    return True


def _last_word(clean: str, stop: int) -> str:
    """The word that a stop ends, as far as it is short enough for an abbreviation."""
    low = max(0, stop - _LONGEST_WORD)
    word = clean[max(low, clean.rfind(" ", low, stop) + 1) : stop]
    if word.isalnum():
        return word
    match = _LAST_WORD.search(word)
    return match[0] if match else ""


def _next_word(clean: str, at: int) -> str:
    match = _NEXT_WORD.match(clean, at)
    return match[1] if match else ""
