"""The words of a sentence that its clauses and happenings are told by, found once for all that ask for them."""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from pipeline.extraction.events.forms import FORMS, Form
from pipeline.extraction.vocabulary import alternatives, read_json

_WORDS = read_json("event_words")
# a finite verb, or a participle that looks like one: `became`, `founded`
VERB = (
    rf"(?-i:(?=[a-z])(?!(?:{alternatives(_WORDS['not_verbs'])})\b)"
    rf"(?:(?:{alternatives(_WORDS['irregular'])})\b|[a-z]+[^\W_e]ed\b|agreed\b|freed\b))"
)
HAS_VERB = re.compile(rf"\b{VERB}")
_WORD = re.compile(r"\w+(?:[-‑]\w+)*")
_STOPS = (";", ":", ",")
_DASHES = frozenset("–—-")
_CONNECTIVES = frozenset(_WORDS["connectives"])
_MOST_RUNS = 1 << 15  # that are remembered
_LONGEST_RUN = 80  # characters of one


class First(NamedTuple):
    """A word that forms of happenings begin with, and where it stands."""

    start: int
    end: int
    word: str
    forms: list[Form]


class _Run(NamedTuple):
    """What stands between two blanks, where it is of use; places are its own."""

    verbs: list[tuple[int, int]]
    firsts: list[First]
    connects: bool  # a clause may begin with it
    mark: str  # that it ends in, behind which a clause may begin


class _Runs(dict[str, _Run | None]):
    """Runs of characters without a blank, read when first met: most texts have the same."""

    def __missing__(self, run: str) -> _Run | None:
        words = [(match.span(), match[0]) for match in _WORD.finditer(run)]
        read = _Run(
            [match.span() for match in HAS_VERB.finditer(run)],
            [First(*span, word, forms) for span, word in words if (forms := FORMS.get(word.lower())) is not None],
            run in _CONNECTIVES,
            run[-1] if run.endswith(_STOPS) or run in _DASHES else "",
        )
        known = read if any(read) else None
        if len(self) >= _MOST_RUNS:
            self.clear()
        if len(run) <= _LONGEST_RUN:
            self[run] = known
        return known


_RUNS = _Runs()


class Words:
    """Where the verbs of a sentence stand, the first words of forms of happenings, and where a clause may begin."""

    __slots__ = ("_ends", "_starts", "breaks", "firsts")

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []  # of verbs
        self._ends: list[int] = []
        self.firsts: list[First] = []
        self.breaks: list[tuple[int, str]] = []  # where a clause may begin, and the mark before it
        at = 0
        mark = ""
        for run in text.split():
            at = text.find(run, at)
            parted = mark
            if parted:
                self.breaks.append((at, parted))
                mark = ""
            if run == "that" and text.endswith(" alleged", 0, at - 1):  # elsewhere it tells which: the alleged thief
                self._starts.append(at - len("alleged "))
                self._ends.append(at - 1)
            if (known := _RUNS[run]) is not None:
                verbs, firsts, connects, mark = known
                for start, end in verbs:
                    self._starts.append(at + start)
                    self._ends.append(at + end)
                for start, end, word, forms in firsts:
                    self.firsts.append(First(at + start, at + end, word, forms))
                if connects and at and not parted:
                    self.breaks.append((at, ""))
                if mark in _DASHES and (parted or not at):
                    mark = ""  # `, – `: the comma is what parts
            at += len(run)

    def first(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the first verb between two places begins and ends."""
        at = bisect_left(self._starts, start)
        return (self._starts[at], self._ends[at]) if at < len(self._starts) and self._ends[at] <= end else None

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where all verbs between two places begin and end."""
        first, last = bisect_left(self._starts, start), bisect_right(self._ends, end)
        return [*zip(self._starts[first:last], self._ends[first:last], strict=True)] if first < last else []
