"""How the candidates are divided to spans, and which divisions are in doubt."""

from dataclasses import dataclass

import numpy as np

from pipeline.extraction.names.kinds import KINDS, Floats, rounded
from pipeline.extraction.names.lexicon import Numbers
from pipeline.extraction.names.link_features import runs
from pipeline.extraction.names.reading import Reading
from pipeline.extraction.names.span_features import Spans

DOUBT = 2.0  # log-odds of joining; links that are as near to 0 get a second look
_LEAST = 1e-4  # probability, so that its logarithm is defined


@dataclass(slots=True)
class Division:
    """The spans that a text is divided to, and others that its links in doubt leave it."""

    places: Numbers  # of all spans that there could be
    spans: Spans
    chosen: Numbers  # the rows of those that the text is divided to, in its order
    doubts: Numbers  # which of the links are in doubt
    parts: Numbers  # for each doubt the rows of the span before the link, the one after it, and the one over it


def divide(text: Reading, linked: Numbers, scores: Floats) -> Division:
    """What the scores of the links with the numbers `linked` give; a link joins where its score is above 0."""
    first, last = runs(_joined(text, linked, scores))
    doubts = np.flatnonzero((scores > -DOUBT) & (scores < DOUBT))
    doubtful = linked[doubts]
    begin, end = first[doubtful], last[doubtful + 1]
    parts = np.stack((_place(begin, doubtful), _place(doubtful + 1, end), _place(begin, end)), 1)
    own = _own(first, last)
    places, rows = np.unique(np.concatenate((own, parts.ravel())), return_inverse=True)
    return Division(places, _spans(text, places), rows[: len(own)], doubts, rows[len(own) :].reshape(-1, 3))


def settle(text: Reading, linked: Numbers, scores: Floats, division: Division) -> tuple[Numbers, Spans]:
    """The rows of the spans that other scores give, in the order of the text, and those that the division has not:
    their rows come after its own.
    """
    own = _own(*runs(_joined(text, linked, scores)))
    rows = np.minimum(np.searchsorted(division.places, own), len(division.places) - 1)
    new = division.places[rows] != own
    rows[new] = len(division.places) + np.arange(np.count_nonzero(new))
    return rows, _spans(text, own[new])


def doubt_size() -> int:
    """How many columns `doubt_features` gives."""
    return 5 + 3 * len(KINDS) + len(KINDS) ** 2


def doubt_features(division: Division, scores: Floats, counts: Numbers, chances: Floats) -> Floats:
    """For each doubt: one, its score, which of its spans its text has elsewhere, and their chances by kind.

    `counts` tells how often the text has each span's name among those that it is divided to.
    """
    size = len(KINDS)
    parts = division.parts
    own = np.zeros(len(counts), np.bool_)
    own[division.chosen] = True
    columns = np.ones((len(parts), doubt_size()))
    columns[:, 1] = scores[division.doubts]
    columns[:, 2:5] = (counts > own)[parts]
    chance = chances[parts]
    columns[:, 5 : 5 + 3 * size] = np.log(chance + _LEAST).reshape(-1, 3 * size)
    columns[:, 5 + 3 * size :] = (chance[:, 0, :, None] * chance[:, 1, None, :]).reshape(-1, size**2)
    return rounded(columns)


def _joined(text: Reading, linked: Numbers, scores: Floats) -> Numbers:
    """The links that join."""
    links = np.full(len(text.links), -1)
    links[linked[scores > 0]] = 0
    return links


def _own(first: Numbers, last: Numbers) -> Numbers:
    """The places of the spans that the candidates have, by the first and the last candidate of each one's."""
    begins = first == np.arange(len(first))
    return _place(first[begins], last[begins])


def _place(first: Numbers, last: Numbers) -> Numbers:
    """Spans as one number each, by their first and last candidate; in the order of the text."""
    place: Numbers = first << 32 | last
    return place


def _spans(text: Reading, places: Numbers) -> Spans:
    return Spans.between(text, text.places[places >> 32], text.places[places & (1 << 32) - 1])
