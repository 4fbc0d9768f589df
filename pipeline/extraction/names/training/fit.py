"""Weights from gold: the joining model, the model of kinds and the second sight, each on what the one before gives.

What one model makes of a paragraph is a feature of the next, so it is made by folds: each paragraph is judged by a
model that has not seen it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped,import-not-found,unused-ignore]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped,import-not-found,unused-ignore]

from pipeline.extraction.names.agreement import Names, second_features
from pipeline.extraction.names.division import Division, divide, doubt_features, doubt_size, settle
from pipeline.extraction.names.features import Codes, Feature, Groups
from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.kinds import KINDS, Floats, Integers, chances_of
from pipeline.extraction.names.lexicon import PLAIN, Lexicon, Numbers, Truths
from pipeline.extraction.names.link_features import LINK_GROUPS, link_codes
from pipeline.extraction.names.reading import FURTHEST, Reading, read_texts
from pipeline.extraction.names.recogniser import Model, linked_in
from pipeline.extraction.names.scorer import Scorer, weight_table
from pipeline.extraction.names.span_features import SPAN_GROUPS, Spans, Surroundings
from pipeline.extraction.names.training.gold import Paragraph, trim

FOLDS = 4
SEEN = 2  # a feature that was seen less often gets no weight
LARGEST, LARGEST_FEATURE = 10_000, 1000  # what the largest weight becomes as an integer
LEAST_JOINED = 0.015  # of the places where words stand between others, so that a name can go on over them
Rows = list[list[Feature]]


def usual_cases(texts: Iterable[Reading]) -> dict[str, str]:
    """Words that are written in lower case too: L where nearly always, M where both ways."""
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for text in texts:
        lexicon = text.lexicon
        for at, number in enumerate(text.words.tolist()):
            word = lexicon.words[number]
            if word.text.isalpha():
                if text.marks[at] & PLAIN:
                    low[word.lower] += 1
                elif not text.opens[at]:
                    high[word.lower] += 1
    return {word: "L" if n > 9 * high[word] else "M" for word, n in low.items() if n >= SEEN}


def usual_links(paragraphs: Sequence[Paragraph]) -> list[str]:
    """What stands between two words of a name often enough to be worth a look."""
    seen: Counter[str] = Counter()
    joined: Counter[str] = Counter()
    lexicon = Lexicon([])
    for paragraph in paragraphs:
        text = read_texts([paragraph.text], lexicon)
        for left, right in pairwise(text.places.tolist()):
            link = " ".join(lexicon.lowers[word] for word in text.lower[left + 1 : right].tolist())
            if right - left <= FURTHEST and not any(mark in link for mark in (". ", "?", ";", "\n")):
                seen[link] += 1
                joined[link] += _label(paragraph, text, left, right) == 1
    return [link for link, n in joined.items() if n >= SEEN and n / seen[link] >= LEAST_JOINED]


def _label(paragraph: Paragraph, text: Reading, left: int, right: int) -> int:
    """1 where a name holds both words, 0 where a name begins or ends between them, -1 where no name is near."""
    start, beyond = text.starts[[left, right]].tolist()
    middle, end = text.ends(np.array([left, right])).tolist()
    for first, last in paragraph.names:
        if first <= start and end <= last:
            return 1
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


def _fit(matrix: csr_matrix | Floats, labels: Numbers, strength: float, steps: int = 150) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=steps, tol=1e-4).fit(matrix, labels)


def _rows(codes: Codes, count: int, groups: Groups, gazetteer: Gazetteer, lexicon: Lexicon) -> Rows:
    """The features of each of `count` links or spans."""
    rows: Rows = [[] for _ in range(count)]
    for name, (column, owner, pool) in codes.items():
        features = map(groups[name].bound(lexicon, gazetteer), column.tolist())
        shared: dict[int, list[Feature]] = {}
        owners = range(count) if owner is None else owner.tolist()
        for at, found in zip(owners, features, strict=True):
            shared.setdefault(at, []).extend(found)
        for at, number in enumerate(range(count) if pool is None else pool.tolist()):
            rows[at] += shared.get(number, ())
    return rows


@dataclass
class Strengths:
    """Inverse regularisation of the three models."""

    join: float = 0.7
    kind: float = 0.35
    second: float = 1.0


def fit(paragraphs: Sequence[Paragraph], gazetteer: Gazetteer, strengths: Strengths | None = None) -> Model:
    """The model that the paragraphs teach."""
    strengths = strengths or Strengths()
    lexicon = Lexicon(usual_links(paragraphs))
    texts = [read_texts([paragraph.text], lexicon) for paragraph in paragraphs]
    gazetteer = replace(gazetteer, cases=usual_cases(texts))
    joining, joining_scale, joins = _fit_joining(gazetteer, paragraphs, texts, strengths.join)
    divisions = [divide(text, linked_in(text), scores) for text, scores in zip(texts, joins, strict=True)]
    kinds, kinds_scale, scores = _fit_kinds(gazetteer, paragraphs, texts, divisions, strengths.kind)
    doubt_weights, read, scores = _fit_doubts(paragraphs, texts, divisions, joins, scores)
    second_weights, second_scale = _fit_second(gazetteer, paragraphs, texts, read, scores, strengths.second)
    return Model(
        gazetteer,
        lexicon,
        Scorer(LINK_GROUPS, gazetteer, lexicon, *weight_table(joining, 1)),
        Scorer(SPAN_GROUPS, gazetteer, lexicon, *weight_table(kinds, len(KINDS))),
        doubt_weights,
        second_weights,
        joining_scale,
        kinds_scale,
        second_scale,
    )


Weights = list[tuple[Feature, list[int]]]


def _fit_joining(
    gazetteer: Gazetteer, paragraphs: Sequence[Paragraph], texts: Sequence[Reading], strength: float
) -> tuple[Weights, float, list[Floats]]:
    """Weights of the joining model, their scale, and the score of each link by a model that has not seen the text."""
    rows: Rows = []
    labels: list[int] = []
    counts: list[int] = []
    for paragraph, text in zip(paragraphs, texts, strict=True):
        linked = linked_in(text)
        codes = link_codes(text, linked)
        rows += _rows(codes, len(linked), LINK_GROUPS, gazetteer, text.lexicon)
        pairs = zip(text.places[linked].tolist(), text.places[linked + 1].tolist(), strict=True)
        labels += [_label(paragraph, text, left, right) for left, right in pairs]
        counts.append(len(linked))
    y = np.array(labels)
    weights, scale, scores = _fit_weights(rows, y, np.repeat(np.arange(len(texts)), counts), y >= 0, strength)
    return weights, scale, np.split(scores[:, 0], np.cumsum(counts)[:-1])


def _fit_kinds(
    gazetteer: Gazetteer,
    paragraphs: Sequence[Paragraph],
    texts: Sequence[Reading],
    divisions: Sequence[Division],
    strength: float,
) -> tuple[Weights, float, list[Floats]]:
    """Weights of the kinds and their scale, and the log-odds of each span of the divisions by a model that has not seen
    the text. The weights are learnt from the spans that the texts are divided to.
    """
    rows: Rows = []
    labels: list[int] = []
    counts: list[int] = []
    taught: list[Truths] = []
    for paragraph, text, division in zip(paragraphs, texts, divisions, strict=True):
        spans = division.spans
        codes = Surroundings(text, spans.taken(division.chosen)).codes(spans)
        rows += _rows(codes, len(spans), SPAN_GROUPS, gazetteer, text.lexicon)
        labels += _gold_kinds(gazetteer, paragraph, text, spans)
        counts.append(len(spans))
        chosen = np.zeros(len(spans), np.bool_)
        chosen[division.chosen] = True
        taught.append(chosen)
    owner = np.repeat(np.arange(len(texts)), counts)
    weights, scale, scores = _fit_weights(rows, np.array(labels), owner, np.concatenate(taught), strength)
    return weights, scale, np.split(scores, np.cumsum(counts)[:-1])


def _fit_weights(
    rows: Rows, y: Numbers, numbers: Numbers, taught: Truths, strength: float
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


def _gold_kinds(gazetteer: Gazetteer, paragraph: Paragraph, text: Reading, spans: Spans) -> list[int]:
    """What the gold says of each span; nationality words are a kind of their own."""
    kinds = []
    lowers = text.lexicon.lowers
    columns = (text.starts[spans.first], text.ends(spans.last), text.lower[spans.last])
    for start, end, last in zip(*(column.tolist() for column in columns), strict=True):
        kind = paragraph.names.get(trim(paragraph.text, start, end), "none")
        if kind == "place" and gazetteer.is_nationality(lowers[last]):
            kind = "nationality"
        kinds.append(KINDS.index(kind))
    return kinds


def _fit_second(
    gazetteer: Gazetteer,
    paragraphs: Sequence[Paragraph],
    texts: Sequence[Reading],
    read: Sequence[Spans],
    scores: Sequence[Floats],
    strength: float,
) -> tuple[Integers, float]:
    """Weights of the second sight, and their scale."""
    labels: list[int] = []
    columns = []
    for paragraph, text, spans, score in zip(paragraphs, texts, read, scores, strict=True):
        if len(spans):
            columns.append(second_features(text, spans, Names.of(text, spans), score))
            labels += _gold_kinds(gazetteer, paragraph, text, spans)
    fitted = _fit(np.vstack(columns), np.array(labels), strength, 1000)
    return _whole(np.vstack([fitted.intercept_[None], fitted.coef_.T]), LARGEST)


def _fit_doubts(
    paragraphs: Sequence[Paragraph],
    texts: Sequence[Reading],
    divisions: Sequence[Division],
    joins: Sequence[Floats],
    scores: Sequence[Floats],
) -> tuple[Integers, list[Spans], list[Floats]]:
    """Weights that doubts are settled by, and the spans that come of settling them, with those scores."""
    columns = []
    labels: list[int] = []
    counts: list[int] = []
    for paragraph, text, division, join, score in zip(paragraphs, texts, divisions, joins, scores, strict=True):
        spans = division.spans
        times, _ = Surroundings(text, spans.taken(division.chosen)).counts(spans)
        columns.append(doubt_features(division, join, times, chances_of(score)))
        lefts, rights = spans.last[division.parts[:, 0]], spans.first[division.parts[:, 1]]
        labels += [_label(paragraph, text, *pair) for pair in zip(lefts.tolist(), rights.tolist(), strict=True)]
        counts.append(len(division.doubts))
    x, y = np.vstack(columns), np.array(labels)
    folds = np.repeat(np.arange(len(texts)), counts) % FOLDS
    known = y >= 0
    weights, _ = _whole(_doubt_weights(x[known], y[known]), LARGEST)
    advice = np.zeros(len(y))
    for n in range(FOLDS):
        mask = folds == n
        advice[mask] = x[mask] @ _doubt_weights(x[known & ~mask], y[known & ~mask])
    read: list[Spans] = []
    kept: list[Floats] = []
    said = np.split(advice, np.cumsum(counts)[:-1])
    for text, division, join, told, score in zip(texts, divisions, joins, said, scores, strict=True):
        settled = join.copy()
        settled[division.doubts] = told
        rows, _ = settle(text, linked_in(text), settled, division)
        rows = rows[rows < len(score)]
        read.append(division.spans.taken(rows))
        kept.append(score[rows])
    return weights, read, kept


def _doubt_weights(columns: Floats, labels: Numbers) -> Floats:
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
