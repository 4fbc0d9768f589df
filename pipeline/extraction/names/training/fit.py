"""Weights from gold: the joining model, the model of kinds and the second sight, each on what the one before gives.

What one model makes of a paragraph is a feature of the next, so it is made by folds: each paragraph is judged by a
model that has not seen it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix  # type: ignore[import-untyped,import-not-found,unused-ignore]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped,import-not-found,unused-ignore]

from pipeline.extraction.names.agreement import second_features
from pipeline.extraction.names.division import (
    Divided,
    Doubt,
    Read,
    divide,
    doubt_features,
    doubt_size,
    doubts_of,
    rows_of,
    settle,
    spans_of,
)
from pipeline.extraction.names.features import Feature, Groups, Key, features_of
from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.kinds import KINDS, Floats, chances_of
from pipeline.extraction.names.link_features import LINK_GROUPS, link_keys
from pipeline.extraction.names.recogniser import Model, subject_words
from pipeline.extraction.names.scorer import Integers, Scorer, weight_table
from pipeline.extraction.names.span_features import SPAN_GROUPS, Span, Surroundings
from pipeline.extraction.names.tokens import Words, read_words
from pipeline.extraction.names.training.gold import Paragraph, trim

FOLDS = 4
LINK_LONGEST = 3  # words
SEEN = 2  # a feature that was seen less often gets no weight
LARGEST, LARGEST_FEATURE = 10_000, 1000  # what the largest weight becomes as an integer
Labels = NDArray[np.int64]
Rows = list[list[Feature]]


class AnyLink:
    """Everything that may stand between two words of a name, before it is known what does."""

    def __contains__(self, link: object) -> bool:
        """Whether the link is short and goes on within a sentence."""
        link = str(link)
        return len(link.split()) <= LINK_LONGEST and not any(mark in link for mark in (". ", "?", ";", "\n"))


def usual_cases(texts: Iterable[Words]) -> dict[str, str]:
    """Words that are written in lower case too: L where nearly always, M where both ways."""
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for text in texts:
        for at, word in enumerate(text.words):
            if word.text.isalpha():
                if word.plain:
                    low[word.lower] += 1
                elif not text.opens(at):
                    high[word.lower] += 1
    return {word: "L" if n > 9 * high[word] else "M" for word, n in low.items() if n >= SEEN}


def usual_links(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """What stands between two words of a name often enough to be worth a look."""
    seen: Counter[str] = Counter()
    joined: Counter[str] = Counter()
    for paragraph in paragraphs:
        text = read_words(paragraph.text, AnyLink())
        for run in text.runs:
            for at, link in enumerate(run.links):
                seen[link] += 1
                joined[link] += _label(paragraph, text, run.words[at], run.words[at + 1]) == 1
    usual = {link for link, n in joined.items() if n >= SEEN and n / seen[link] >= 0.015}
    return frozenset(usual | {""})


def _label(paragraph: Paragraph, text: Words, left: int, right: int) -> int:
    """1 where a name holds both words, 0 where a name begins or ends between them, -1 where no name is near."""
    start, middle, end = text.starts[left], text.end(left), text.end(right)
    for first, last in paragraph.names:
        if first <= start and end <= last:
            return 1
    beyond = text.starts[right]
    near = any((a < middle and start < b) or (a < end and beyond < b) for a, b in paragraph.names)
    return 0 if near else -1


def _vocabulary(rows: Rows) -> dict[Feature, int]:
    counts = Counter(feature for row in rows for feature in row)
    return {feature: at for at, feature in enumerate((f for f, n in counts.items() if n >= SEEN), 1)}


def _matrix(rows: Rows, vocabulary: dict[Feature, int]) -> csr_matrix:
    columns: list[int] = []
    ends = [0]
    for row in rows:
        columns += filter(None, (vocabulary.get(feature) for feature in row))
        ends.append(len(columns))
    values = np.ones(len(columns))
    return csr_matrix((values, np.array(columns), np.array(ends)), shape=(len(rows), len(vocabulary) + 1))


def _fit(matrix: csr_matrix | Floats, labels: Labels, strength: float, steps: int = 150) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=steps, tol=1e-4).fit(matrix, labels)


def _rows(keys: Iterable[Key], groups: Groups, gazetteer: Gazetteer) -> Rows:
    """The features of every link or span."""
    return [
        [
            feature
            for group, part in zip(groups.values(), key, strict=True)
            for feature in features_of(group, part, gazetteer)
        ]
        for key in keys
    ]


@dataclass
class Strengths:
    """Inverse regularisation of the three models."""

    join: float = 1.5
    kind: float = 0.35
    second: float = 1.0


def fit(paragraphs: Sequence[Paragraph], gazetteer: Gazetteer, strengths: Strengths | None = None) -> Model:
    """The model that the paragraphs teach."""
    strengths = strengths or Strengths()
    links = usual_links(paragraphs)
    texts = [read_words(paragraph.text, links) for paragraph in paragraphs]
    gazetteer = replace(gazetteer, cases=usual_cases(texts))
    joining, joining_scale, joins = _fit_joining(gazetteer, paragraphs, texts, strengths.join)
    doubts = [list(doubts_of(text, join)) for text, join in zip(texts, joins, strict=True)]
    divided = [divide(*parts) for parts in zip(texts, joins, doubts, strict=True)]
    kinds, kinds_scale, scores = _fit_kinds(gazetteer, paragraphs, divided, strengths.kind)
    doubt_weights, read, scores = _fit_doubts(paragraphs, divided, joins, doubts, scores)
    second_weights, second_scale = _fit_second(gazetteer, paragraphs, read, scores, strengths.second)
    return Model(
        gazetteer,
        links,
        Scorer(LINK_GROUPS, gazetteer, *weight_table(joining, 1)),
        Scorer(SPAN_GROUPS, gazetteer, *weight_table(kinds, len(KINDS))),
        doubt_weights,
        second_weights,
        joining_scale,
        kinds_scale,
        second_scale,
    )


Weights = list[tuple[Feature, list[int]]]


def _fit_joining(
    gazetteer: Gazetteer, paragraphs: Sequence[Paragraph], texts: Sequence[Words], strength: float
) -> tuple[Weights, float, list[list[float]]]:
    """Weights of the joining model, their scale, and the score of each link by a model that has not seen the text."""
    rows: Rows = []
    labels: list[int] = []
    owner: list[int] = []
    for number, (paragraph, text) in enumerate(zip(paragraphs, texts, strict=True)):
        rows += _rows(link_keys(text), LINK_GROUPS, gazetteer)
        for run in text.runs:
            labels += [_label(paragraph, text, *run.words[at : at + 2]) for at in range(len(run.links))]
            owner += [number] * len(run.links)
    y, numbers = np.array(labels), np.array(owner)
    weights, scale, scores = _fit_weights(rows, y, numbers, y >= 0, strength)
    result: list[list[float]] = [[] for _ in texts]
    for number, score in zip(owner, scores[:, 0].tolist(), strict=True):
        result[number].append(score)
    return weights, scale, result


def _fit_kinds(
    gazetteer: Gazetteer, paragraphs: Sequence[Paragraph], divided: list[Divided], strength: float
) -> tuple[Weights, float, Floats]:
    """Weights of the kinds and their scale, and the log-odds of each span, and of the others that there could be, by a
    model that has not seen the text. The weights are learnt from the spans, not from the others.
    """
    rows: Rows = []
    labels: list[int] = []
    owner: list[int] = []
    taught: list[bool] = []
    for number, (paragraph, (text, spans, others)) in enumerate(zip(paragraphs, divided, strict=True)):
        surroundings = Surroundings(text, spans, subject_words(text, spans), leads=True)
        rows += _rows(surroundings.keys((*spans, *others)), SPAN_GROUPS, gazetteer)
        labels += _gold_kinds(gazetteer, paragraph, text, (*spans, *others))
        owner += [number] * (len(spans) + len(others))
        taught += [True] * len(spans) + [False] * len(others)
    return _fit_weights(rows, np.array(labels), np.array(owner), np.array(taught), strength)


def _fit_weights(
    rows: Rows, y: Labels, numbers: Labels, taught: NDArray[np.bool_], strength: float
) -> tuple[Weights, float, Floats]:
    """Integer weights of features and their scale, from the rows that are taught; the scores of all rows by folds."""
    vocabulary = _vocabulary([row for row, use in zip(rows, taught, strict=True) if use])
    matrix = _matrix(rows, vocabulary)
    parts = []
    for n in range(FOLDS):
        mask = numbers % FOLDS == n
        fitted = _fit(matrix[~mask & taught], y[~mask & taught], strength)
        parts.append((mask, matrix[mask] @ fitted.coef_.T + fitted.intercept_))
    scores = np.zeros((len(rows), parts[0][1].shape[1]))
    for mask, part in parts:
        scores[mask] = part
    fitted = _fit(matrix[taught], y[taught], strength)
    weights = fitted.coef_.T.copy()
    weights[vocabulary["bias", ""]] += fitted.intercept_
    whole, scale = _whole(weights, LARGEST_FEATURE)
    kept = [(feature, whole[at].tolist()) for feature, at in vocabulary.items() if whole[at].any()]
    return kept, scale, scores


def _gold_kinds(gazetteer: Gazetteer, paragraph: Paragraph, text: Words, spans: Iterable[Span]) -> list[int]:
    """What the gold says of each span; nationality words are a kind of their own."""
    kinds = []
    for span in spans:
        kind = paragraph.names.get(trim(paragraph.text, text.starts[span.first], text.end(span.last)), "none")
        if kind == "place" and gazetteer.is_nationality(text.lower[span.last]):
            kind = "nationality"
        kinds.append(KINDS.index(kind))
    return kinds


def _fit_second(
    gazetteer: Gazetteer, paragraphs: Sequence[Paragraph], read: list[Read], scores: Floats, strength: float
) -> tuple[Integers, float]:
    """Weights of the second sight, and their scale."""
    labels: list[int] = []
    columns = []
    for paragraph, (text, spans) in zip(paragraphs, read, strict=True):
        if spans:
            columns.append(second_features([(text, spans)], scores[len(labels) : len(labels) + len(spans)]))
            labels += _gold_kinds(gazetteer, paragraph, text, spans)
    fitted = _fit(np.vstack(columns), np.array(labels), strength, 1000)
    return _whole(np.vstack([fitted.intercept_[None], fitted.coef_.T]), LARGEST)


def _fit_doubts(
    paragraphs: Sequence[Paragraph],
    divided: list[Divided],
    joins: list[list[float]],
    doubts: list[list[Doubt]],
    scores: Floats,
) -> tuple[Integers, list[Read], Floats]:
    """Weights that doubts are settled by, and the spans that come of settling them, with those scores."""
    places = rows_of(divided)
    columns = doubt_features(divided, doubts, places, chances_of(scores))
    labels: list[int] = []
    owner: list[int] = []
    for number, (paragraph, (text, _, _), doubted) in enumerate(zip(paragraphs, divided, doubts, strict=True)):
        labels += [_label(paragraph, text, doubt.spans[0].last, doubt.spans[1].first) for doubt in doubted]
        owner += [number] * len(doubted)
    y, folds = np.array(labels), np.array(owner) % FOLDS
    known = y >= 0
    weights, _ = _whole(_doubt_weights(columns[known], y[known]), LARGEST)
    advice = np.zeros(len(y))
    for n in range(FOLDS):
        mask = folds == n
        advice[mask] = columns[mask] @ _doubt_weights(columns[known & ~mask], y[known & ~mask])
    said = iter(advice.tolist())
    read: list[Read] = []
    order: list[int] = []
    for (text, _, _), joined, doubted, rows in zip(divided, joins, doubts, places, strict=True):
        settle(doubted, joined, said)
        spans = [span for span in spans_of(text, joined) if (span.first, span.last) in rows]
        read.append((text, spans))
        order += [rows[span.first, span.last] for span in spans]
    return weights, read, scores[order]


def _doubt_weights(columns: Floats, labels: Labels) -> Floats:
    """What each column counts for joining; the score alone, where the gold has too few doubts to learn from."""
    if len(set(labels.tolist())) < 2:
        alone: Floats = np.zeros(doubt_size())
        alone[1] = 1.0
        return alone
    fitted = _fit(columns[:, 1:], labels, 1.0, 1000)
    result: Floats = np.concatenate([fitted.intercept_, fitted.coef_[0]])
    return result


def _whole(weights: Floats, largest: int) -> tuple[Integers, float]:
    """Weights as integers, the largest as given, and what one is worth."""
    scale = float(np.abs(weights).max()) / largest
    return np.rint(weights / scale).astype(np.int32), scale
