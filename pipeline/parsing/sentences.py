"""Sentences of running text, with citation markers taken out and the map of offsets kept."""

import re

from pipeline.parsing.vocabulary import ABBREVIATIONS

Span = tuple[int, int]

# a stop, its closing quotation marks and brackets, and what shows that a new sentence may begin
_STOP = re.compile(r"[.!?…。]+[\"'”’»)\]]*(?=\s|$)")
# the last word before a stop
_LAST_WORD = re.compile(r"([^\s(\[\"“‘«—–]+)$")


def split_sentences(text: str, start: int, end: int, cuts: list[Span]) -> list[tuple[int, int, str, tuple[Span, ...]]]:
    """Sentences of `text[start:end]` without the ranges `cuts`, each as (start, end, text, its cuts)."""
    pieces, kept, at = [], [], start
    for cut_start, cut_end in cuts:
        pieces.append(text[at:cut_start])
        kept.append((cut_start, cut_end))
        at = cut_end
    pieces.append(text[at:end])
    clean = "".join(pieces)
    out = []
    for first, last in _bounds(clean):
        begin = _position(first, start, kept, after=True)
        finish = _position(last, start, kept, after=False)
        inside = tuple(cut for cut in kept if cut[0] >= begin and cut[1] <= finish)
        out.append((begin, finish, clean[first:last], inside))
    return out


def _position(at: int, start: int, cuts: list[Span], after: bool) -> int:
    """Where position `at` of the text without cuts stands in the text with them."""
    place = start + at
    for cut_start, cut_end in cuts:
        if cut_start < place or (after and cut_start == place):
            place += cut_end - cut_start
        else:
            break
    return place


def _bounds(clean: str) -> list[Span]:
    out, first = [], 0
    for match in _STOP.finditer(clean):
        if not _ends_sentence(clean, match.start(), match.end()):
            continue
        out.append((first, match.end()))
        first = match.end()
    out.append((first, len(clean)))
    trimmed = []
    for first, last in out:
        while first < last and clean[first].isspace():
            first += 1
        while last > first and clean[last - 1].isspace():
            last -= 1
        if first < last:
            trimmed.append((first, last))
    return trimmed


def _ends_sentence(clean: str, stop: int, after: int) -> bool:
    nxt = clean[after : after + 12].lstrip()
    if not nxt:
        return True
    head = nxt[0]
    if head.islower() or head in ",;:)":
        return False
    if clean[stop] in "!?。":
        return True
    word = _LAST_WORD.search(clean[max(0, stop - 24) : stop])
    if word is None:
        return True
    last = word[1]
    if last in ABBREVIATIONS:
        return False
    return not (len(last) == 1 and last.isupper())
