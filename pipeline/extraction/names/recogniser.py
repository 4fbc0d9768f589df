"""The recogniser: which words make a name together, and what kind of thing each name stands for.

One linear model joins or parts the words of a run; a second gives each span that comes of it a score for each kind; a
third looks again, at what the second thought of the same name elsewhere, of longer and shorter forms of it, and of its
neighbours. All weights are integers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Self

import numpy as np

from pipeline.extraction.names.agreement import agreed, second_features
from pipeline.extraction.names.division import (
    Read,
    divide,
    doubt_features,
    doubts_of,
    rows_of,
    settle,
    spans_of,
)
from pipeline.extraction.names.features import Key
from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.kinds import KINDS, Floats, chances_of
from pipeline.extraction.names.link_features import LINK_GROUPS, link_keys
from pipeline.extraction.names.lists import words
from pipeline.extraction.names.packed import read_packed
from pipeline.extraction.names.scorer import Integers, Rows, Scorer
from pipeline.extraction.names.span_features import SPAN_GROUPS, Span, Surroundings, head_of
from pipeline.extraction.names.tokens import Words, read_words

_PLACES = frozenset("CSBMTN")  # flags of well-known places and nationalities
_BODIES = frozenset({"department", "ministry"})  # `of` and a matter follow
CERTAIN = 10.0  # log-odds of joining
HINT = 2.0  # log-odds that a hint adds
LEAD_WORDS = 4  # a subject's name begins within the first words of an article


class Found(NamedTuple):
    """A name that was found in one of the texts."""

    text: int  # which of the texts
    start: int
    end: int
    kind: str
    name: str  # in lower case, words divided by one space


@dataclass(slots=True)
class Model:
    """The scorers of the three models, and what they need."""

    gazetteer: Gazetteer
    links: frozenset[str]  # what may stand between two words of a name
    joining: Scorer
    kinds: Scorer
    doubt_weights: Integers
    second_weights: Integers
    joining_scale: float = 1.0  # what an integer weight of each model is worth in log-odds
    kinds_scale: float = 1.0
    second_scale: float = 1.0

    @classmethod
    def load(cls) -> Self:
        """The model that comes with the package; `training` tells how the file is laid out."""
        gazetteer = Gazetteer.load()
        sections = read_packed("weights.tsv.gz")
        gazetteer.cases = dict(zip(*sections["cases"], strict=True))
        scales = dict(zip(*sections["scales"], strict=True))
        return cls(
            gazetteer,
            frozenset(sections["links"][0]),
            Scorer(LINK_GROUPS, gazetteer, *_weights(sections, "join", 1)),
            Scorer(SPAN_GROUPS, gazetteer, *_weights(sections, "kind", len(KINDS))),
            _integers(sections["doubts"][0]),
            _integers(sections["second sight"][0]).reshape(-1, len(KINDS)),
            float(scales["join"]),
            float(scales["kind"]),
            float(scales["second"]),
        )

    def _joins(self, texts: Sequence[Words]) -> list[list[float]]:
        """The log-odds of joining at every link of each text."""
        keys: list[Key] = []
        ends = [0]
        for text in texts:
            keys += link_keys(text)
            ends.append(len(keys))
        scores = (self.joining.score(keys)[:, 0] * self.joining_scale).tolist()
        joins = [scores[first:last] for first, last in pairwise(ends)]
        for text, joined in zip(texts, joins, strict=True):
            for link in certain_links(text):
                joined[link] = CERTAIN
        return joins

    def _divide(self, texts: Sequence[Words]) -> tuple[list[Read], Floats]:
        """The spans of each text with their log-odds by kind; links in doubt are joined where kinds advise it."""
        joins = self._joins(texts)
        doubts = [list(doubts_of(text, scores)) for text, scores in zip(texts, joins, strict=True)]
        divided = [divide(*parts) for parts in zip(texts, joins, doubts, strict=True)]
        subject = subject_words(*divided[0][:2]) if divided else frozenset()
        around = [Surroundings(text, spans, subject, not at) for at, (text, spans, _) in enumerate(divided)]
        keys: list[Key] = []
        for surroundings, (_, spans, others) in zip(around, divided, strict=True):
            keys += surroundings.keys(spans)
            keys += surroundings.keys(others)
        scores = self._kinds(keys)
        rows = rows_of(divided)
        advice = iter((doubt_features(divided, doubts, rows, chances_of(scores)) @ self.doubt_weights).tolist())
        kept: list[Read] = []
        new: list[Key] = []
        order: list[int] = []
        for (text, spans, _), surroundings, joined, doubted, known in zip(
            divided, around, joins, doubts, rows, strict=True
        ):
            if doubted:
                settle(doubted, joined, advice)
                spans = spans_of(text, joined)
                for span in spans:
                    if (span.first, span.last) not in known:
                        known[span.first, span.last] = len(scores) + len(new)
                        new += surroundings.keys([span])
            kept.append((text, spans))
            order += [known[span.first, span.last] for span in spans]
        if new:
            scores = np.vstack([scores, self._kinds(new)])
        return kept, scores[order]

    def _kinds(self, keys: Sequence[Key]) -> Floats:
        """The log-odds of each span by kind, at first sight."""
        scores: Floats = self.kinds.score(keys).astype(np.float64) * self.kinds_scale
        return scores

    def _name_persons(self, names: list[str], kinds: list[int], known: Mapping[str, str]) -> None:
        """Make a surname of somebody who is named in full a person's name, where it seems to be a place's or a thing's
        and is not known as one.
        """
        person, organization = KINDS.index("person"), KINDS.index("organization")
        full = (name for name, kind in zip(names, kinds, strict=True) if kind == person and " " in name)
        surnames = {name.rsplit(" ", 1)[-1] for name in full}
        for at, name in enumerate(names):
            seems = kinds[at] > organization and name in surnames and name not in known
            if seems and not _PLACES.intersection(self.gazetteer.flags.get(name, "")):
                kinds[at] = person

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
        read, scores = self._divide([read_words(text, self.links) for text in texts])
        names = [span.name for _, spans in read for span in spans]
        if not names:
            return []
        known = dict.fromkeys((*public_bodies(names), *acronyms(read)), "organization") | dict(hints or {})
        if known:
            for at, name in enumerate(names):
                if name in known:
                    scores[at, KINDS.index(known[name])] += HINT
        best = agreed(names, chances_of(self.second(read, scores))).argmax(1).tolist()
        self._name_persons(names, best, known)
        places = [(number, part, span) for number, (part, spans) in enumerate(read) for span in spans]
        return [
            Found(number, part.starts[span.first], part.end(span.last), KINDS[kind], span.name)
            for (number, part, span), kind in zip(places, best, strict=True)
            if kind
        ]


def public_bodies(names: Iterable[str]) -> Iterator[str]:
    """Names of several words with the head of a public body: `united states department of justice`."""
    heads = words("public_body")
    for name in names:
        if " " in name and head_of(name.split(" ")) in heads:
            yield name


def certain_links(text: Words) -> Iterator[int]:
    """The links that join whatever the model says: of a state to its department, and of a department to its matter."""
    heads, states = words("public_body"), words("states")
    lower = text.lower
    number = 0
    for run in text.runs:
        for at, link in enumerate(run.links, number):
            left, right = lower[run.words[at - number]], lower[run.words[at - number + 1]]
            if (left in _BODIES and link.startswith("of")) or (right in heads and not link and left in states):
                yield at
        number += len(run.links)


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


def _weights(sections: Mapping[str, list[list[str]]], part: str, width: int) -> tuple[Rows, Integers]:
    """Where the weights of a model's features stand in a table, and the table."""
    rows: dict[str, dict[str, int]] = {}
    written = ["0 " * width]
    for name, columns in sections.items():
        if name.startswith(part + " "):
            values, weights = columns
            rows[name[len(part) + 1 :]] = {value: row for row, value in enumerate(values, len(written))}
            written += weights
    return rows, _integers(written).reshape(-1, width)


def _integers(written: Iterable[str]) -> Integers:
    return np.fromstring(" ".join(written), np.int32, sep=" ")


def subject_words(text: Words, spans: list[Span]) -> frozenset[str]:
    """The words of the name that a text begins with."""
    if not spans or spans[0].first >= LEAD_WORDS:
        return frozenset()
    return frozenset(text.lower[spans[0].first : spans[0].last + 1])
