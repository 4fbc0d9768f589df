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

from pipeline.extraction.names.features import (
    Columns,
    Feature,
    Span,
    elsewhere,
    link_columns,
    link_features,
    name_features,
    span_columns,
)
from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.recogniser import (
    KINDS,
    Divided,
    Doubt,
    Floats,
    Model,
    Read,
    chances_of,
    doubt_features,
    doubts_of,
    second_features,
    spans_of,
    subject_words,
)
from pipeline.extraction.names.tokens import Words, read_words
from pipeline.extraction.names.training.gold import Paragraph, trim

FOLDS = 4
LINK_LONGEST = 3  # words
SEEN = 2  # a feature that was seen less often gets no weight
LARGEST = {"join": 1000, "kind": 1000, "second": 10000}  # what the largest weight becomes as an integer
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


def _rows(columns: Columns, count: int) -> Rows:
    rows: Rows = [[] for _ in range(count)]
    for template, values in columns.items():
        for row, value in zip(rows, values, strict=True):
            if value is not None:
                row.append((template, value))
    return rows


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
    model = Model(replace(gazetteer, cases=usual_cases(texts)), links)
    joins = _fit_joins(model, paragraphs, texts, strengths.join)
    divided = []
    doubts = []
    for text, join in zip(texts, joins, strict=True):
        doubted = list(doubts_of(text, join))
        doubts.append(doubted)
        divided.append((text, spans_of(text, join), [span for doubt in doubted for span in doubt.spans]))
    scores = _fit_kinds(model, paragraphs, divided, strengths.kind)
    read, scores = _fit_doubts(model, paragraphs, divided, joins, doubts, scores)
    labels = [
        kind for paragraph, part in zip(paragraphs, read, strict=True) for kind in _kinds(model, paragraph, *part)
    ]
    first = 0
    seconds = []
    for text, spans in read:
        if spans:
            seconds.append(second_features([(text, spans)], scores[first : first + len(spans)]))
        first += len(spans)
    fitted = _fit(np.vstack(seconds), np.array(labels), strengths.second, 1000)
    model.second_weights, model.second_scale = _whole(
        np.vstack([fitted.intercept_[None], fitted.coef_.T]), LARGEST["second"]
    )
    return model


def _kinds(model: Model, paragraph: Paragraph, text: Words, spans: Iterable[Span]) -> list[int]:
    return [KINDS.index(gold_kind(paragraph, text, span, model.gazetteer)) for span in spans]


def _fit_joins(
    model: Model, paragraphs: Sequence[Paragraph], texts: Sequence[Words], strength: float
) -> list[list[float]]:
    """Set the weights of the joining model; give the score of each link by a model that has not seen the text."""
    rows: Rows = []
    labels: list[int] = []
    owner: list[int] = []
    for number, (paragraph, text) in enumerate(zip(paragraphs, texts, strict=True)):
        places = [(run.words[at], link, run.words[at + 1]) for run in text.runs for at, link in enumerate(run.links)]
        for row, (i, link, j) in zip(_rows(link_columns(text), len(places)), places, strict=True):
            words = text.words[i].text, link, text.words[j].text
            rows.append(row + [f for f in link_features(words, model.gazetteer) if f[1] is not None])
            labels.append(_label(paragraph, text, i, j))
            owner.append(number)
    known = np.array(labels) >= 0
    fold = np.array(owner) % FOLDS
    y = np.array(labels)
    vocabulary = _vocabulary([row for row, label in zip(rows, labels, strict=True) if label >= 0])
    matrix = _matrix(rows, vocabulary)
    scores = np.zeros(len(rows))
    for n in range(FOLDS):
        mask = (fold != n) & known
        scores[fold == n] = _fit(matrix[mask], y[mask], strength).decision_function(matrix[fold == n])
    fitted = _fit(matrix[known], y[known], strength)
    weights = fitted.coef_[0].copy()
    weights[vocabulary["bias", ""]] += fitted.intercept_[0]
    integers, model.link_scale = _whole(weights, LARGEST["join"])
    whole = integers.tolist()
    for (template, value), at in vocabulary.items():
        if whole[at]:
            model.link_weights.setdefault(template, {})[value] = whole[at]
    result: list[list[float]] = [[] for _ in texts]
    for number, score in zip(owner, scores.tolist(), strict=True):
        result[number].append(score)
    return result


def gold_kind(paragraph: Paragraph, text: Words, span: Span, gazetteer: Gazetteer) -> str:
    """What the gold says of a span; nationality words are a kind of their own."""
    kind = paragraph.names.get(trim(paragraph.text, text.starts[span.first], text.end(span.last)), "none")
    if kind == "place" and gazetteer.is_nationality(text.lower[span.last]):
        return "nationality"
    return kind


def kind_rows(model: Model, text: Words, spans: list[Span], others: list[Span]) -> Rows:
    """The features of every span of a paragraph, and of the others that it could have."""
    every = [*spans, *others]
    rows = _rows(span_columns(text, spans, model.gazetteer, subject_words(text, spans), True, others), len(every))
    for row, span in zip(rows, every, strict=True):
        row += name_features(text.text[text.starts[span.first] : text.end(span.last)], model.gazetteer)
    for numbers, around in elsewhere(text, spans):
        for number in numbers:
            rows[number] += sorted(around)
    return rows


def _fit_kinds(model: Model, paragraphs: Sequence[Paragraph], divided: list[Divided], strength: float) -> Floats:
    """Set the weights of the kinds; give the log-odds of each span, and of the others, by a model that has not seen it.

    The weights are learnt from the spans alone, not from the others.
    """
    rows: Rows = []
    labels: list[int] = []
    owner: list[int] = []
    taught: list[bool] = []
    for number, (paragraph, (text, spans, others)) in enumerate(zip(paragraphs, divided, strict=True)):
        rows += kind_rows(model, text, spans, others)
        labels += _kinds(model, paragraph, text, (*spans, *others))
        owner += [number] * (len(spans) + len(others))
        taught += [True] * len(spans) + [False] * len(others)
    y, numbers, own = np.array(labels), np.array(owner), np.array(taught)
    vocabulary = _vocabulary([row for row, use in zip(rows, taught, strict=True) if use])
    matrix = _matrix(rows, vocabulary)
    scores = np.zeros((len(rows), len(KINDS)))
    for n in range(FOLDS):
        mask = numbers % FOLDS == n
        fitted = _fit(matrix[~mask & own], y[~mask & own], strength)
        scores[mask] = matrix[mask] @ fitted.coef_.T + fitted.intercept_
    fitted = _fit(matrix[own], y[own], strength)
    weights = fitted.coef_.T.copy()
    weights[vocabulary["bias", ""]] += fitted.intercept_
    whole, model.kind_scale = _whole(weights, LARGEST["kind"])
    kept: list[list[int]] = [[0] * len(KINDS)]
    for (template, value), at in vocabulary.items():
        if whole[at].any():
            model.kind_rows.setdefault(template, {})[value] = len(kept)
            kept.append(whole[at].tolist())
    model.kind_weights = np.array(kept, np.int64)
    return scores


def _fit_doubts(
    model: Model,
    paragraphs: Sequence[Paragraph],
    divided: list[Divided],
    joins: list[list[float]],
    doubts: list[list[Doubt]],
    scores: Floats,
) -> tuple[list[Read], Floats]:
    """Set the weights that doubts are settled by; give the spans that come of it, with their scores."""
    features = []
    labels: list[int] = []
    owner: list[int] = []
    first = 0
    for number, (paragraph, (text, spans, others), doubted) in enumerate(zip(paragraphs, divided, doubts, strict=True)):
        own = scores[first : first + len(spans) + len(others)]
        first += len(own)
        if doubted:
            features.append(doubt_features(spans, doubted, chances_of(own[len(spans) :])))
            labels += [_label(paragraph, text, doubt.spans[0].last, doubt.spans[1].first) for doubt in doubted]
            owner += [number] * len(doubted)
    columns, y, numbers = np.vstack(features), np.array(labels), np.array(owner)
    known = y >= 0
    model.doubt_weights = _whole(_doubt_weights(columns[known], y[known]), LARGEST["second"])[0]
    advice = np.zeros(len(y))
    for n in range(FOLDS):
        mask = (numbers % FOLDS != n) & known
        advice[numbers % FOLDS == n] = columns[numbers % FOLDS == n] @ _doubt_weights(columns[mask], y[mask])
    read: list[Read] = []
    rows: list[Floats] = []
    first = at = 0
    for (text, spans, others), part, doubted in zip(divided, joins, doubts, strict=True):
        known_rows = {(span.first, span.last): first + n for n, span in enumerate((*spans, *others))}
        first += len(spans) + len(others)
        for doubt in doubted:
            part[doubt.link] = float(advice[at])
            at += 1
        kept = [span for span in spans_of(text, part) if (span.first, span.last) in known_rows]
        read.append((text, kept))
        rows.append(scores[[known_rows[span.first, span.last] for span in kept]])
    return read, np.vstack(rows)


def _doubt_weights(columns: Floats, labels: Labels) -> Floats:
    fitted = _fit(columns[:, 1:], labels, 1.0, 1000)
    result: Floats = np.concatenate([fitted.intercept_, fitted.coef_[0]])
    return result


def _whole(weights: Floats, largest: int) -> tuple[Labels, float]:
    scale = float(np.abs(weights).max()) / largest
    return np.rint(weights / scale).astype(np.int64), scale
