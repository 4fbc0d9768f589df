"""The verbs of a sentence, found once for all that asks where one stands."""

import re
from bisect import bisect_left, bisect_right

from pipeline.extraction.vocabulary import alternatives, read_json

_WORDS = read_json("event_words")
# a finite verb, or a participle that looks like one: `became`, `founded`
VERB = (
    rf"(?-i:(?=[a-z])(?!(?:{alternatives(_WORDS['not_verbs'])})\b)"
    rf"(?:(?:{alternatives(_WORDS['irregular'])})\b|[a-z]+[^\W_e]ed\b|agreed\b|freed\b))"
)
HAS_VERB = re.compile(rf"\b{VERB}")


class Verbs:
    """Where the verbs of a sentence stand."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for match in HAS_VERB.finditer(text):
            start, end = match.span()
            self._starts.append(start)
            self._ends.append(end)

    def first(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the first verb between two places begins and ends."""
        at = bisect_left(self._starts, start)
        return (self._starts[at], self._ends[at]) if at < len(self._starts) and self._ends[at] <= end else None

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where all verbs between two places begin and end."""
        first, last = bisect_left(self._starts, start), bisect_right(self._ends, end)
        return [*zip(self._starts[first:last], self._ends[first:last], strict=True)] if first < last else []
