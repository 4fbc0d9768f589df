"""How the words of the runs are divided to spans, and which divisions are in doubt."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.extraction.names.kinds import KINDS, Floats
from pipeline.extraction.names.span_features import Span
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


def rows_of(texts: Sequence[Divided]) -> list[dict[tuple[int, int], int]]:
    """For each text the row of each of its spans, then of its others, by first and last word; rows go on from text to
    text.
    """
    rows = []
    count = 0
    for _, spans, others in texts:
        rows.append({(span.first, span.last): at for at, span in enumerate((*spans, *others), count)})
        count += len(spans) + len(others)
    return rows


def doubt_size() -> int:
    """How many columns `doubt_features` gives."""
    return 5 + 3 * len(KINDS) + len(KINDS) ** 2


def doubt_features(
    texts: Sequence[Divided], doubts: Sequence[list[Doubt]], rows: Sequence[dict[tuple[int, int], int]], chances: Floats
) -> Floats:
    """For each doubt: one, its score, which of its spans its text has elsewhere, and their chances by kind.

    `chances` has the rows that `rows_of` tells for the spans and the others of all texts.
    """
    size = len(KINDS)
    places: list[list[int]] = []
    again: list[list[bool]] = []
    for (_, spans, _), doubted, known in zip(texts, doubts, rows, strict=True):
        if doubted:
            counts = Counter(span.name for span in spans)
            own = {(span.first, span.last) for span in spans}
            for doubt in doubted:
                ends = [(span.first, span.last) for span in doubt.spans]
                places.append([known[end] for end in ends])
                again.append([counts[s.name] > (end in own) for s, end in zip(doubt.spans, ends, strict=True)])
    columns = np.zeros((len(places), doubt_size()))
    if places:
        parts = chances[places]
        columns[:, 0] = 1
        columns[:, 1] = [doubt.score for doubted in doubts for doubt in doubted]
        columns[:, 2:5] = again
        columns[:, 5 : 5 + 3 * size] = np.log(parts + 1e-4).reshape(-1, 3 * size)
        columns[:, 5 + 3 * size :] = (parts[:, 0, :, None] * parts[:, 1, None, :]).reshape(-1, size**2)
    return columns


def settle(doubts: Iterable[Doubt], joins: list[float], advice: Iterator[float]) -> None:
    """Put the advice for each doubt in the place of its link's score."""
    for doubt in doubts:
        joins[doubt.link] = next(advice)
