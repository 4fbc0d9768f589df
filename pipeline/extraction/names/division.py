"""How the words of the runs are divided to spans, and which divisions are in doubt."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.extraction.names.features import Span
from pipeline.extraction.names.kinds import KINDS, Floats
from pipeline.extraction.names.tokens import Words

DOUBT = 2.0  # log-odds of joining; links that are as near to 0 get a second look
_CAPPED = len(KINDS)
Read = tuple[Words, list[Span]]
Divided = tuple[Words, list[Span], list[Span]]  # with other spans that its words could be divided to


def spans_of(text: Words, joins: Iterable[float]) -> list[Span]:
    """The spans that joining the words of the runs gives; a link joins where its score is above 0."""
    spans = []
    lower = text.lower
    scores = iter(joins)
    for run in text.runs:
        first = run.words[0]
        for at in range(len(run.links)):
            if next(scores) <= 0:
                spans.append(Span(first, run.words[at], " ".join(lower[first : run.words[at] + 1])))
                first = run.words[at + 1]
        spans.append(Span(first, run.words[-1], " ".join(lower[first : run.words[-1] + 1])))
    return spans


class Doubt(NamedTuple):
    """A link that could join or not, with the spans before it, after it, and over it."""

    link: int
    score: float
    spans: tuple[Span, Span, Span]


def doubts_of(text: Words, scores: Sequence[float]) -> Iterator[Doubt]:
    """The links whose score is near 0, with the spans that the other links leave them."""
    number = 0
    for run in text.runs:
        count = len(run.links)
        for at in range(count):
            score = scores[number + at]
            if -DOUBT < score < DOUBT:
                first, last = at, at + 1
                while first > 0 and scores[number + first - 1] > 0:
                    first -= 1
                while last < count and scores[number + last] > 0:
                    last += 1
                words = run.words
                ends = ((words[first], words[at]), (words[at + 1], words[last]), (words[first], words[last]))
                left, right, whole = (Span(a, b, " ".join(text.lower[a : b + 1])) for a, b in ends)
                yield Doubt(number + at, score, (left, right, whole))
        number += count


def divide(text: Words, joins: Sequence[float], doubts: Iterable[Doubt]) -> Divided:
    """The spans that the joins give, and the others that the doubts speak of."""
    spans = spans_of(text, joins)
    own = {(span.first, span.last) for span in spans}
    others = {(span.first, span.last): span for doubt in doubts for span in doubt.spans}
    return text, spans, [span for place, span in others.items() if place not in own]


def rows_of(divided: Divided) -> dict[tuple[int, int], int]:
    """The number of each span, and of the others, by its first and last word."""
    _, spans, others = divided
    return {(span.first, span.last): at for at, span in enumerate((*spans, *others))}


def doubt_size() -> int:
    """How many columns `doubt_features` gives."""
    return 5 + 3 * len(KINDS) + len(KINDS) ** 2


def doubt_features(divided: Divided, doubts: Sequence[Doubt], chances: Floats) -> Floats:
    """For each doubt: one, its score, which of its spans the text has elsewhere, and their chances by kind.

    `chances` has a row for each of the spans and of the others.
    """
    size = len(KINDS)
    rows = rows_of(divided)
    own = len(divided[1])
    counts = Counter(span.name for span in divided[1])
    places = [[rows[span.first, span.last] for span in doubt.spans] for doubt in doubts]
    parts = chances[places]
    columns = np.zeros((len(doubts), doubt_size()))
    columns[:, 0] = 1
    columns[:, 1] = [doubt.score for doubt in doubts]
    columns[:, 2:5] = [
        [counts[span.name] > (row < own) for span, row in zip(doubt.spans, numbers, strict=True)]
        for doubt, numbers in zip(doubts, places, strict=True)
    ]
    columns[:, 5 : 5 + 3 * size] = np.log(parts + 1e-4).reshape(-1, 3 * size)
    columns[:, 5 + 3 * size :] = (parts[:, 0, :, None] * parts[:, 1, None, :]).reshape(-1, size**2)
    return columns
