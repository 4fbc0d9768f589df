"""What the names of one article tell of each other: the same name elsewhere, longer and shorter forms, neighbours."""

from dataclasses import dataclass

import numpy as np

from pipeline.extraction.names.kinds import KINDS, Floats, chances_of, rounded
from pipeline.extraction.names.lexicon import AND, COMMA, Numbers
from pipeline.extraction.names.reading import Reading
from pipeline.extraction.names.span_features import Spans, spread

_MARKS = ("same", "ends", "inside", "beside", "comma before", "and before", "comma after", "and after")
_NEAR = 3  # words from one name to the next that is looked at
_LEAST = 1e-4  # probability, so that its logarithm is defined


@dataclass(slots=True)
class Names:
    """Which of the spans of each article have the same name."""

    number: Numbers  # of each span's
    counts: Numbers  # of each number

    @classmethod
    def of(cls, text: Reading, spans: Spans) -> "Names":
        """The names of some spans, article by article."""
        named = text.articles(spans.first) << 32 | spans.name
        _, number, counts = np.unique(named, return_inverse=True, return_counts=True)
        return cls(number, counts)

    def totals(self, values: Floats) -> Floats:
        """The sums of the spans' values, a row for each number."""
        return _totals(self.number, values, len(self.counts))

    def agreed(self, chances: Floats) -> Floats:
        """Chances by kind that are the same wherever the same name stands: one string has one kind in an article."""
        means: Floats = (self.totals(chances) / self.counts[:, None])[self.number]
        return means


def second_size() -> int:
    """How many columns `second_features` gives."""
    return 6 * len(KINDS) + len(_MARKS)


def second_features(text: Reading, spans: Spans, names: Names, scores: Floats) -> Floats:
    """What first sight thought of each span, of the same name elsewhere, of longer names that it ends or stands in,
    and of its neighbours, as probabilities; then which of these there are, and what stands between neighbours.
    """
    size = len(KINDS)
    chances = chances_of(scores)
    columns = np.zeros((len(scores), second_size()))
    blocks = [columns[:, at * size : (at + 1) * size] for at in range(6)]
    marks = columns[:, 6 * size :]
    blocks[0][:] = np.log(chances + _LEAST)
    others = names.counts[names.number] - 1
    same = others > 0
    blocks[1][same] = (names.totals(chances)[names.number[same]] - chances[same]) / others[same, None]
    marks[same, 0] = 1
    _look_within(text, spans, chances, blocks[2:4], marks)
    _look_beside(text, spans, chances, blocks[4:6], marks)
    return rounded(columns)


def _totals(number: Numbers, values: Floats, count: int) -> Floats:
    """The sums of values that have the same number, a row for each of `count` numbers."""
    sums = np.zeros((count, values.shape[1]))
    np.add.at(sums, number, values)
    return sums


def _look_within(text: Reading, spans: Spans, chances: Floats, blocks: list[Floats], marks: Floats) -> None:
    """Names of one word, by the longer names that they end, and by those in which they stand before the end."""
    single = np.flatnonzero(spans.first == spans.last)
    longer = np.flatnonzero(spans.first < spans.last)
    lower = text.article[text.owner] << 32 | text.lower
    words, number = np.unique(lower[spans.first[single]], return_inverse=True)
    if not len(words):
        return
    at, places = spread(spans.first[longer], spans.last[longer])
    found = (longer, lower[spans.last[longer]]), (longer[at], lower[places])
    for block, (rows, word), mark in zip(blocks, found, (1, 2), strict=True):
        place = np.minimum(np.searchsorted(words, word), len(words) - 1)
        known = words[place] == word
        place = place[known]
        counts = np.bincount(place, minlength=len(words))
        means = _totals(place, chances[rows[known]], len(words)) / np.maximum(counts, 1)[:, None]
        block[single] = means[number]
        marks[single, mark] = counts[number] > 0


def _look_beside(text: Reading, spans: Spans, chances: Floats, blocks: list[Floats], marks: Floats) -> None:
    """Names by the name before and the name after, where these are near."""
    before, after = blocks
    gaps = spans.first[1:] - spans.last[:-1]
    rows = np.flatnonzero(gaps <= _NEAR) + 1
    before[rows] = chances[rows - 1]
    after[rows - 1] = chances[rows]
    marks[1:][gaps == 1, 3] = 1
    between = np.where(gaps == 2, text.marks[spans.last[:-1] + 1], 0)
    for mark, column in ((COMMA, 4), (AND, 5)):
        rows = np.flatnonzero(between & mark) + 1
        marks[rows, column] = marks[rows - 1, column + 2] = 1
