"""What the names of one article tell of each other: the same name elsewhere, longer and shorter forms, neighbours."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.extraction.names.division import Read
from pipeline.extraction.names.kinds import KINDS, Floats, chances_of

_MARKS = ("same", "ends", "inside", "beside", "comma before", "and before", "comma after", "and after")
_NEAR = 3  # words from one name to the next that is looked at
_LEAST = 1e-4  # probability, so that its logarithm is defined
_Places = NDArray[np.int64]


def second_size() -> int:
    """How many columns `second_features` gives."""
    return 6 * len(KINDS) + len(_MARKS)


def second_features(texts: Sequence[Read], scores: Floats) -> Floats:
    """What first sight thought of each span, of the same name elsewhere, of longer names that it ends or stands in,
    and of its neighbours, as probabilities; then which of these there are, and what stands between neighbours.
    """
    size = len(KINDS)
    chances = chances_of(scores)
    columns = np.zeros((len(scores), second_size()))
    blocks = [columns[:, at * size : (at + 1) * size] for at in range(6)]
    marks = columns[:, 6 * size :]
    blocks[0][:] = np.log(chances + _LEAST)
    names = [span.name for _, spans in texts for span in spans]
    numbers, sums, counts = _totals(names, chances)
    same = counts[numbers] > 1
    blocks[1][same] = (sums[numbers[same]] - chances[same]) / (counts[numbers[same], None] - 1)
    marks[same, 0] = 1
    _look_within(texts, chances, blocks[2:4], marks)
    _look_beside(texts, chances, blocks[4:6], marks)
    return columns


def agreed(names: list[str], chances: Floats) -> Floats:
    """Chances by kind that are the same wherever the same name stands: one string has one kind in an article."""
    numbers, sums, counts = _totals(names, chances)
    result: Floats = sums[numbers] / counts[numbers, None]
    return result


def _totals(names: list[str], chances: Floats) -> tuple[_Places, Floats, _Places]:
    """The number of each name, and for every number the sum of its chances and how often it is there."""
    known: dict[str, int] = {}
    numbers = np.array([known.setdefault(name, len(known)) for name in names], np.int64)
    sums = np.zeros((len(known), len(KINDS)))
    np.add.at(sums, numbers, chances)
    return numbers, sums, np.bincount(numbers, minlength=len(known))


def _look_within(texts: Sequence[Read], chances: Floats, blocks: list[Floats], marks: Floats) -> None:
    """Names of one word, by the longer names that they end, and by those in which they stand before the end."""
    single: list[tuple[int, str]] = []
    longer: list[list[tuple[int, str]]] = [[], []]
    first = 0
    for text, spans in texts:
        lower = text.lower
        for at, span in enumerate(spans, first):
            if span.first == span.last:
                single.append((at, span.name))
            else:
                longer[0].append((at, lower[span.last]))
                longer[1] += [(at, word) for word in lower[span.first : span.last]]
        first += len(spans)
    for block, found, mark in zip(blocks, longer, (1, 2), strict=True):
        words = {word for _, word in single}
        places = [(at, word) for at, word in found if word in words]
        if not places:
            continue
        numbers, sums, counts = _totals([word for _, word in places], chances[[at for at, _ in places]])
        known = dict(zip((word for _, word in places), numbers.tolist(), strict=True))
        hits = [(at, known[word]) for at, word in single if word in known]
        rows, totals = np.array(hits).T
        block[rows] = sums[totals] / counts[totals, None]
        marks[rows, mark] = 1


def _look_beside(texts: Sequence[Read], chances: Floats, blocks: list[Floats], marks: Floats) -> None:
    """Names by the name before and the name after, where these are near."""
    before, after = blocks
    near: list[int] = []
    first = 0
    for text, spans in texts:
        for at in range(1, len(spans)):
            gap = spans[at].first - spans[at - 1].last
            if gap <= _NEAR:
                row = first + at
                near.append(row)
                if gap == 1:
                    marks[row, 3] = 1
                elif gap == 2:
                    between = text.lower[spans[at - 1].last + 1]
                    if between == ",":
                        marks[row, 4] = marks[row - 1, 6] = 1
                    elif between == "and":
                        marks[row, 5] = marks[row - 1, 7] = 1
        first += len(spans)
    rows = np.array(near, np.int64)
    before[rows] = chances[rows - 1]
    after[rows - 1] = chances[rows]
