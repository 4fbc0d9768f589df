"""The recogniser: which words make a name together, and what kind of thing each name stands for.

One linear model joins or parts the words of a run; a second gives each span that comes of it a score for each kind; a
third looks again, at what the second thought of the same name elsewhere, of longer and shorter forms of it, and of its
neighbours. All weights are integers.
"""

import gzip
import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import pairwise, repeat
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from pipeline.extraction.names.features import (
    Link,
    Span,
    elsewhere,
    link_columns,
    link_features,
    name_features,
    span_columns,
)
from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.memo import Memo
from pipeline.extraction.names.tokens import Words, read_words

KINDS = ("none", "person", "organization", "place", "other", "nationality")
Floats = NDArray[np.float64]
_Integers = NDArray[np.int64]
DOUBT = 3.0  # log-odds of joining; links that are as near to 0 get a second look
HINT = 2.0  # log-odds that a hint adds
LEAD_WORDS = 4  # a subject's name begins within the first words of an article


class Found(NamedTuple):
    """A name that was found in one of the texts."""

    text: int  # which of the texts
    start: int
    end: int
    kind: str
    name: str  # in lower case, words divided by one space


Read = tuple[Words, list[Span]]
Divided = tuple[Words, list[Span], list[Span]]  # with other spans that its words could be divided to


class Doubt(NamedTuple):
    """A link that could join or not, with the spans before it, after it, and over it."""

    link: int
    score: float
    spans: tuple[Span, Span, Span]


@dataclass(slots=True)
class Model:
    """Weights by template and value, and what scoring them needs."""

    gazetteer: Gazetteer
    links: frozenset[str] = frozenset()  # what may stand between two words of a name
    link_weights: dict[str, dict[Hashable, int]] = field(default_factory=dict)
    link_scale: float = 1.0
    doubt_weights: _Integers = field(default_factory=lambda: np.zeros(doubt_size(), np.int64))
    kind_rows: dict[str, dict[Hashable, int]] = field(default_factory=dict)  # rows of `kind_weights`
    kind_weights: _Integers = field(default_factory=lambda: np.zeros((1, len(KINDS)), np.int64))
    kind_scale: float = 1.0
    second_weights: _Integers = field(default_factory=lambda: np.zeros((second_size() + 1, len(KINDS)), np.int64))
    second_scale: float = 1.0
    _link_memo: Memo[Link, int] = field(init=False)
    _name_memo: Memo[str, tuple[int, ...]] = field(init=False)

    def __post_init__(self) -> None:
        """Remember the scores of links and names by their words."""
        self._link_memo = Memo(self._link_score)
        self._name_memo = Memo(self._name_score)

    @classmethod
    def load(cls) -> Self:
        """The model that comes with the package; `training` tells how the file is laid out."""
        model = cls(Gazetteer.load())
        packed = files(__package__).joinpath("data", "weights.tsv.gz").read_bytes()
        cases: dict[str, str] = {}
        links: set[str] = set()
        rows = [[0] * len(KINDS)]
        second = []
        doubts = []
        for line in gzip.decompress(packed).decode().splitlines():
            part, template, value, weights = line.split("\t")
            if part == "scale":
                model.link_scale, model.kind_scale, model.second_scale = map(float, weights.split())
            elif part == "case":
                cases[value] = weights
            elif part == "link":
                links.add(json.loads(value))
            elif part == "gold":
                continue
            elif part == "doubt":
                doubts.append(int(weights))
            elif part == "second":
                second.append([int(weight) for weight in weights.split()])
            elif part == "join":
                model.link_weights.setdefault(template, {})[_value(value)] = int(weights)
            else:
                model.kind_rows.setdefault(template, {})[_value(value)] = len(rows)
                rows.append([int(weight) for weight in weights.split()])
        model.gazetteer.cases = cases
        model.links = frozenset(links)
        model.kind_weights = np.array(rows, np.int64)
        model.second_weights = np.array(second, np.int64)
        model.doubt_weights = np.array(doubts, np.int64)
        return model

    # ---- joining -----------------------------------------------------------------------------------------------

    def _link_score(self, link: Link) -> int:
        return sum(
            self.link_weights[template].get(value, 0)
            for template, value in link_features(link, self.gazetteer)
            if template in self.link_weights
        )

    def joins(self, text: Words) -> list[int]:
        """The score of every link of the runs: above 0 where it joins its words to one name."""
        words = text.words
        scores = [
            self._link_memo[words[run.words[at]].text, link, words[run.words[at + 1]].text]
            for run in text.runs
            for at, link in enumerate(run.links)
        ]
        columns = [
            map(self.link_weights[template].get, values, repeat(0))
            for template, values in link_columns(text).items()
            if template in self.link_weights
        ]
        return list(map(sum, zip(scores, *columns, strict=True)))

    # ---- kinds -------------------------------------------------------------------------------------------------

    def _name_score(self, name: str) -> tuple[int, ...]:
        ids = [
            self.kind_rows[template].get(value, 0)
            for template, value in name_features(name, self.gazetteer)
            if template in self.kind_rows
        ]
        return tuple(self.kind_weights[ids].sum(0).tolist())

    def kinds(self, texts: Sequence[Divided], subject: frozenset[str], leads: bool = True) -> Floats:
        """The log-odds by kind, at first sight, of the spans of each text and of the other spans that it could have.

        `leads` tells whether the first of the texts is the one that the article begins with.
        """
        names: list[tuple[int, ...]] = []
        ids: dict[str, list[int]] = {}
        more_spans: list[int] = []
        more_rows: list[int] = []
        for number, (text, spans, others) in enumerate(texts):
            before = len(names)
            names += [self._name_memo[text.text[text.starts[s.first] : text.end(s.last)]] for s in (*spans, *others)]
            columns = span_columns(text, spans, self.gazetteer, subject, leads and not number, others)
            for template, values in columns.items():
                rows = self.kind_rows.get(template)
                if rows is not None:
                    ids.setdefault(template, []).extend(map(rows.get, values, repeat(0)))
            for numbers, around in elsewhere(text, spans):
                found = [row for t, v in around if (row := self.kind_rows.get(t, {}).get(v, 0))]
                for n in numbers:
                    more_rows += found
                    more_spans += [before + n] * len(found)
        scores = np.array(names, np.int64).reshape(-1, len(KINDS))
        if ids:
            scores += self.kind_weights.take(np.array(list(ids.values())), axis=0).sum(0)
        np.add.at(scores, more_spans, self.kind_weights[more_rows])
        result: Floats = scores.astype(np.float64) * self.kind_scale
        return result

    def divide(self, texts: Sequence[Words]) -> tuple[list[Read], Floats]:
        """The spans of each text with their log-odds by kind; links in doubt are joined where kinds advise it."""
        joins = [[score * self.link_scale for score in self.joins(text)] for text in texts]
        doubts = [list(doubts_of(text, scores)) for text, scores in zip(texts, joins, strict=True)]
        divided = [
            (text, spans_of(text, scores), [span for doubt in doubted for span in doubt.spans])
            for text, scores, doubted in zip(texts, joins, doubts, strict=True)
        ]
        subject = subject_words(*divided[0][:2]) if divided else frozenset()
        scores = self.kinds(divided, subject)
        kept: list[Read] = []
        rows: list[Floats] = []
        first = 0
        for text, part, doubted in zip(divided, joins, doubts, strict=True):
            last = first + len(text[1]) + len(text[2])
            own = scores[first:last]
            first = last
            spans = text[1]
            if doubted:
                advice = doubt_features(spans, doubted, chances_of(own[len(spans) :])) @ self.doubt_weights
                for doubt, joined in zip(doubted, (advice > 0).tolist(), strict=True):
                    part[doubt.link] = 1.0 if joined else -1.0
                spans, own = self._again(text, spans_of(text[0], part), own, subject, not kept)
            kept.append((text[0], spans))
            rows.append(own[: len(spans)])
        return kept, np.vstack(rows) if rows else scores

    def _again(
        self, divided: Divided, spans: list[Span], scores: Floats, subject: frozenset[str], leads: bool
    ) -> tuple[list[Span], Floats]:
        """The scores of new spans, most of which are known."""
        text, old, others = divided
        known = {(span.first, span.last): at for at, span in enumerate((*old, *others))}
        missing = [span for span in spans if (span.first, span.last) not in known]
        if missing:
            known |= {(span.first, span.last): len(scores) + at for at, span in enumerate(missing)}
            scores = np.vstack([scores, self.kinds([(text, old, missing)], subject, leads)[len(old) :]])
        return spans, scores[[known[span.first, span.last] for span in spans]]

    def second(self, texts: Sequence[Read], scores: Floats) -> Floats:
        """The log-odds of every span by kind, at second sight."""
        columns = second_features(texts, scores)
        weights = self.second_weights * self.second_scale
        result: Floats = columns @ weights[1:] + weights[0]
        return result

    # ---- names -------------------------------------------------------------------------------------------------

    def find(self, texts: Sequence[str], hints: Mapping[str, str] | None = None) -> list[Found]:
        """The names in the texts of one article, in reading order; the first text is the one it begins with.

        `hints` are names in lower case that the article tells the kind of outside these texts.
        """
        read, scores = self.divide([read_words(text, self.links) for text in texts])
        names = [span.name for _, spans in read for span in spans]
        if not names:
            return []
        known = dict.fromkeys(acronyms(read), "organization") | dict(hints or {})
        if known:
            for at, name in enumerate(names):
                if name in known:
                    scores[at, KINDS.index(known[name])] += HINT
        best = agreed(names, chances_of(self.second(read, scores))).argmax(1).tolist()
        places = [(number, words, span) for number, (words, spans) in enumerate(read) for span in spans]
        return [
            Found(number, words.starts[span.first], words.end(span.last), KINDS[kind], span.name)
            for (number, words, span), kind in zip(places, best, strict=True)
            if kind
        ]


def acronyms(read: Iterable[Read]) -> Iterator[str]:
    """Names that an acronym made of their initials follows in brackets, and the acronyms."""
    for text, spans in read:
        for one, other in pairwise(spans):
            if (
                other.first == one.last + 2
                and other.first == other.last
                and text.lower[one.last + 1] == "("
                and text.words[other.first].text == initials(text, one)
            ):
                yield one.name
                yield other.name


def initials(text: Words, span: Span) -> str:
    """The capitals that the words of a span begin with."""
    return "".join(word.text[0] for word in text.words[span.first : span.last + 1] if word.text[0].isupper())


def agreed(names: list[str], chances: Floats) -> Floats:
    """Chances by kind that are the same wherever the same name stands: one string has one kind in an article."""
    places: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        places.setdefault(name, []).append(at)
    for same in places.values():
        if len(same) > 1:
            chances[same] = chances[same].mean(0)
    return chances


def chances_of(scores: Floats) -> Floats:
    """Probabilities from log-odds, row by row."""
    odds = np.exp(scores - scores.max(1, keepdims=True))
    result: Floats = odds / odds.sum(1, keepdims=True)
    return result


def _value(written: str) -> Hashable:
    value = json.loads(written)
    return tuple(value) if isinstance(value, list) else value


def subject_words(words: Words, spans: list[Span]) -> frozenset[str]:
    """The words of the name that a text begins with."""
    if not spans or spans[0].first >= LEAD_WORDS:
        return frozenset()
    return frozenset(words.lower[spans[0].first : spans[0].last + 1])


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


def doubt_size() -> int:
    """How many columns `doubt_features` gives."""
    return 5 + 3 * len(KINDS) + len(KINDS) ** 2


def doubt_features(spans: Sequence[Span], doubts: Sequence[Doubt], chances: Floats) -> Floats:
    """For each doubt: one, its score, which of its spans the text has elsewhere, and their chances by kind.

    `chances` has three rows a doubt: before the link, after it, and over it.
    """
    size = len(KINDS)
    counts = Counter(span.name for span in spans)
    own = {(span.first, span.last) for span in spans}
    parts = chances.reshape(-1, 3, size)
    columns = np.zeros((len(doubts), doubt_size()))
    columns[:, 0] = 1
    columns[:, 1] = [doubt.score for doubt in doubts]
    columns[:, 2:5] = [
        [counts[span.name] > ((span.first, span.last) in own) for span in doubt.spans] for doubt in doubts
    ]
    columns[:, 5 : 5 + 3 * size] = np.log(parts + 1e-4).reshape(-1, 3 * size)
    columns[:, 5 + 3 * size :] = (parts[:, 0, :, None] * parts[:, 1, None, :]).reshape(-1, size**2)
    return columns


def second_size() -> int:
    """How many columns `second_features` gives."""
    return 6 * len(KINDS) + 8


def second_features(texts: Sequence[Read], scores: Floats) -> Floats:
    """What first sight thought of each span, of the same name elsewhere, of longer names that it ends or stands in,
    and of its neighbours, as probabilities; then what there is of these.
    """
    size = len(KINDS)
    chances = chances_of(scores)
    columns = np.zeros((len(scores), second_size()))
    columns[:, :size] = np.log(chances + 1e-4)
    names: dict[str, list[int]] = {}
    ends: dict[str, list[int]] = {}
    inside: dict[str, list[int]] = {}
    single: list[tuple[int, str]] = []
    first = 0
    for text, spans in texts:
        lower = text.lower
        for at, span in enumerate(spans, first):
            names.setdefault(span.name, []).append(at)
            if span.first == span.last:
                single.append((at, span.name))
            else:
                ends.setdefault(lower[span.last], []).append(at)
                for word in lower[span.first : span.last]:
                    inside.setdefault(word, []).append(at)
        _look_beside(text, spans, columns[first : first + len(spans)], chances[first : first + len(spans)])
        first += len(spans)
    for same in names.values():
        if len(same) > 1:
            total = chances[same].sum(0)
            columns[same, size : 2 * size] = (total - chances[same]) / (len(same) - 1)
            columns[same, 6 * size] = 1
    for at, word in single:
        if word in ends:
            columns[at, 2 * size : 3 * size] = chances[ends[word]].mean(0)
            columns[at, 6 * size + 1] = 1
        if word in inside:
            columns[at, 3 * size : 4 * size] = chances[inside[word]].mean(0)
            columns[at, 6 * size + 2] = 1
    return columns


def _look_beside(text: Words, spans: list[Span], columns: Floats, chances: Floats) -> None:
    size = len(KINDS)
    for at in range(1, len(spans)):
        gap = spans[at].first - spans[at - 1].last
        if gap <= 3:
            columns[at, 4 * size : 5 * size] = chances[at - 1]
            columns[at - 1, 5 * size : 6 * size] = chances[at]
            columns[at, 6 * size + 3] = gap == 1
            if gap == 2:
                between = text.lower[spans[at - 1].last + 1]
                if between == ",":
                    columns[at, 6 * size + 4] = columns[at - 1, 6 * size + 6] = 1
                elif between == "and":
                    columns[at, 6 * size + 5] = columns[at - 1, 6 * size + 7] = 1
