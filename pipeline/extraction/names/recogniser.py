"""The recogniser: which words make a name together, and what kind of thing each name stands for.

One linear model joins or parts the words of a run; a second gives each span that comes of it a score for each kind; a
third looks again, at what the second thought of the same name elsewhere, of longer and shorter forms of it, and of its
neighbours. All weights are integers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np

from pipeline.extraction.names.agreement import Names, second_features
from pipeline.extraction.names.division import divide, doubt_features, settle
from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.kinds import KINDS, Floats, Integers, chances_of, weighed
from pipeline.extraction.names.lexicon import (
    APART,
    BODY,
    BRACKET,
    HEAD,
    OF,
    QUOTE,
    ROLE,
    SERVICE,
    STATE,
    THE,
    Lexicon,
    Numbers,
    Truths,
)
from pipeline.extraction.names.link_features import LINK_GROUPS, link_codes
from pipeline.extraction.names.packed import read_packed
from pipeline.extraction.names.reading import Reading, read_texts
from pipeline.extraction.names.scorer import Rows, Scorer
from pipeline.extraction.names.span_features import SPAN_GROUPS, Spans, Surroundings

_PLACES = frozenset("CSBMTN")  # flags of well-known places and nationalities
CERTAIN = 10.0  # log-odds of joining
HINT = 3.0  # log-odds that a hint adds
NAMED = (0.0, 1.0, HINT)  # and what an organisation's name adds by its words
MEMBERS = 2.0  # and that somebody has a role in it
OTHERS_LESS = 0.2  # log-odds; other things are seldom asked for


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
    lexicon: Lexicon
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
        lexicon = Lexicon(sections["links"][0])
        return cls(
            gazetteer,
            lexicon,
            Scorer(LINK_GROUPS, gazetteer, lexicon, *_weights(sections, "join", 1)),
            Scorer(SPAN_GROUPS, gazetteer, lexicon, *_weights(sections, "kind", len(KINDS))),
            _integers(sections["doubts"][0]),
            _integers(sections["second sight"][0]).reshape(-1, len(KINDS)),
            float(scales["join"]),
            float(scales["kind"]),
            float(scales["second"]),
        )

    def joins(self, text: Reading) -> tuple[Numbers, Floats]:
        """The numbers of the links, and the log-odds of joining at each."""
        linked = linked_in(text)
        scores: Floats = self.joining.score(link_codes(text, linked), len(linked))[:, 0].astype(np.float64)
        scores *= self.joining_scale
        joined, parted = certain_links(text, linked)
        scores[parted], scores[joined] = -CERTAIN, CERTAIN
        return linked, scores

    def first(self, surroundings: Surroundings, spans: Spans) -> Floats:
        """The log-odds of spans by kind, at first sight."""
        scores: Floats = self.kinds.score(surroundings.codes(spans), len(spans)).astype(np.float64)
        scores *= self.kinds_scale
        return scores

    def second(self, text: Reading, spans: Spans, names: Names, scores: Floats) -> Floats:
        """The log-odds of spans by kind, at second sight."""
        weights: Floats = self.second_weights.astype(np.float64)
        weights *= self.second_scale
        result: Floats = weights[0] + weighed(second_features(text, spans, names, scores), weights[1:])
        return result

    def _divide(self, text: Reading) -> tuple[Spans, Floats]:
        """The spans of a text with their log-odds by kind; links in doubt are joined where kinds advise it."""
        linked, joins = self.joins(text)
        division = divide(text, linked, joins)
        surroundings = Surroundings(text, division.spans.taken(division.chosen))
        scores = self.first(surroundings, division.spans)
        if not len(division.doubts):
            return division.spans.taken(division.chosen), scores[division.chosen]
        counts, _ = surroundings.counts(division.spans)
        columns = doubt_features(division, joins, counts, chances_of(scores))
        joins[division.doubts] = weighed(columns, self.doubt_weights[:, None])[:, 0]
        rows, new = settle(text, linked, joins, division)
        if not len(new):
            return division.spans.taken(rows), scores[rows]
        scores = np.vstack([scores, self.first(surroundings, new)])
        return division.spans.joined(new).taken(rows), scores[rows]

    # ---- names -------------------------------------------------------------------------------------------------

    def find(self, texts: Sequence[str], hints: Mapping[str, str] | None = None) -> list[Found]:
        """The names in the texts of one article, in reading order; the first text is the one it begins with.

        `hints` are names in lower case that the article tells the kind of outside these texts.
        """
        return self.find_all([texts], [hints or {}])[0]

    def find_all(self, articles: Sequence[Sequence[str]], hints: Sequence[Mapping[str, str]]) -> list[list[Found]]:
        """What `find` gives for each of some articles; together they take less time, and none changes another's."""
        if self.lexicon.full or self.joining.full or self.kinds.full:
            for memory in (self.lexicon, self.joining, self.kinds):
                memory.forget()
        numbers = [number for number, texts in enumerate(articles) for _ in texts]
        text = read_texts([text for texts in articles for text in texts], self.lexicon, numbers)
        found: list[list[Found]] = [[] for _ in articles]
        if not len(text.places):
            return found
        spans, scores = self._divide(text)
        names = [self.lexicon.names[number] for number in spans.name.tolist()]
        owners = text.articles(spans.first).tolist()
        known = [dict(told) for told in hints]
        for at in acronyms(text, spans):
            known[owners[at]].setdefault(names[at], "organization")
        self._add_what_is_told(scores, text, spans, zip(names, map(known.__getitem__, owners), strict=True))
        same = Names.of(text, spans)
        best = same.agreed(chances_of(self.second(text, spans, same, scores))).argmax(1).tolist()
        self._name_persons(names, owners, best, known)
        owner = text.owner[spans.first]
        begins = text.offsets[owner]
        columns = (
            owner - np.searchsorted(text.article, text.article[owner]),  # the text's number within its article
            text.starts[spans.first] - begins,
            text.ends(spans.last) - begins,
        )
        rows = zip(*(column.tolist() for column in columns), best, names, owners, strict=True)
        for number, start, end, kind, name, article in rows:
            if kind:
                found[article].append(Found(number, start, end, KINDS[kind], name))
        return found

    def _add_what_is_told(
        self, scores: Floats, text: Reading, spans: Spans, names: Iterable[tuple[str, Mapping[str, str]]]
    ) -> None:
        """Add to the scores of spans what hints, their own words and the words beside tell; with each name comes what
        its article tells.
        """
        person, organization = KINDS.index("person"), KINDS.index("organization")
        scores[:, KINDS.index("other")] -= OTHERS_LESS
        scores[has_members(text, spans), organization] += MEMBERS
        named = self.lexicon.named[spans.name].tolist()
        for at, (name, known) in enumerate(names):
            if name in known:
                scores[at, KINDS.index(known[name])] += HINT
            elif named[at]:
                scores[at, organization] += NAMED[named[at]]
            elif known.get(name[name.rfind(" ") + 1 :]) == "person" and self._given(name.partition(" ")[0]):
                scores[at, person] += HINT

    def _given(self, word: str) -> bool:
        """Whether a lower-case word is a given name."""
        return "G" in self.gazetteer.flags.get(word, "")

    def _name_persons(
        self, names: list[str], owners: list[int], kinds: list[int], known: Sequence[Mapping[str, str]]
    ) -> None:
        """Make a surname of somebody whom its article names in full a person's name, where it seems to be a place's or
        a thing's and is not known as one.
        """
        person, organization = KINDS.index("person"), KINDS.index("organization")
        surnames = {
            (owner, name.rsplit(" ", 1)[1])
            for name, owner, kind in zip(names, owners, kinds, strict=True)
            if kind == person and " " in name
        }
        for at, (name, owner) in enumerate(zip(names, owners, strict=True)):
            seems = kinds[at] > organization and (owner, name) in surnames and name not in known[owner]
            if seems and not _PLACES.intersection(self.gazetteer.flags.get(name, "")):
                kinds[at] = person


def linked_in(text: Reading) -> Numbers:
    """The numbers of the candidates that are linked to the next."""
    return np.flatnonzero(text.links >= 0)


def certain_links(text: Reading, linked: Numbers) -> tuple[Truths, Truths]:
    """The links that join whatever the model says: of a state to its department, and of a department to its matter.
    Then those that part: what is of a state's department is not of its name.
    """
    marks, places, links = text.marks, text.places, text.links
    left, right = marks[places[linked]], marks[places[linked + 1]]
    apart = np.append(links, -1) == APART
    after = np.append(marks[places], 0)[linked + 2] * apart[linked + 1]  # the word after the right one
    of = text.lexicon.of[links[linked]]
    matter = (left & BODY != 0) & of
    state = apart[linked] & (left & STATE != 0) & ((right & HEAD != 0) | (after & (HEAD | SERVICE) != 0))
    before_state = np.zeros(len(text.places) + 1, np.bool_)
    before_state[linked[state]] = True
    return matter | state, of & ~matter & before_state[linked + 1]


def has_members(text: Reading, spans: Spans) -> Truths:
    """The spans that somebody has a role in, as the words beside tell: `members of the AGMR`, `"Yes Lund" founder`."""
    marks = text.marks
    after = spans.last + 1
    after += marks[after] & QUOTE != 0
    before = spans.first - 1
    for skipped in (QUOTE, THE):
        before -= marks[before] & skipped != 0
    has: Truths = (marks[after] & ROLE != 0) | ((marks[before] & OF != 0) & (marks[before - 1] & ROLE != 0))
    return has


def acronyms(text: Reading, spans: Spans) -> list[int]:
    """The rows of the names that an acronym made of their initials follows in brackets, and those of the acronyms."""
    beside = (spans.first[1:] == spans.last[:-1] + 2) & (spans.first[1:] == spans.last[1:])
    beside &= text.marks[spans.last[:-1] + 1] & BRACKET != 0
    words = text.lexicon.words
    found: list[int] = []
    for at in np.flatnonzero(beside).tolist():
        words_before = text.words[spans.first[at] : spans.last[at] + 1].tolist()
        letters = "".join(words[word].text[0] for word in words_before)
        if "".join(filter(str.isupper, letters)) == words[text.words[spans.first[at + 1]]].text:
            found += at, at + 1
    return found


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
