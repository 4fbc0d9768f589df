"""What the model of kinds looks at: for every span, codes in `SPAN_GROUPS`."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.extraction.names.features import Codes, Column, Feature, Group, template
from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.lexicon import (
    ACRONYM,
    AFTER_HEAD,
    BRACKET,
    CONTENT,
    MALE_OR_FEMALE,
    NEUTER,
    THE,
    Numbers,
    Truths,
)
from pipeline.extraction.names.lists import lists_of
from pipeline.extraction.names.reading import Reading
from pipeline.extraction.names.views import case, flags, itself, number, sense, short, short_ending, text

LEAD_WORDS = 4  # a subject's name begins within the first words of an article
_LONGEST = 6  # words after the first that a name's length is told by
_MOST_PLACES = 6  # of a name, whose neighbours are looked at
_MOST_TIMES = 4  # that a name stands in a text
_MOST_PERSONS, _MOST_THINGS = 3, 2  # pronouns of a text


@dataclass(slots=True)
class Spans:
    """Words that make one name each, if they are names: the first and the last of each, and the name."""

    first: Numbers
    last: Numbers
    name: Numbers  # in lower case, words divided by one space

    def __len__(self) -> int:
        """How many there are."""
        return len(self.first)

    @classmethod
    def between(cls, text: Reading, first: Numbers, last: Numbers) -> "Spans":
        """The spans of a text from each first to each last word."""
        return cls(first, last, text.names(first, last))

    def taken(self, rows: Numbers | Truths) -> "Spans":
        """Some of them."""
        return Spans(self.first[rows], self.last[rows], self.name[rows])

    def joined(self, others: "Spans") -> "Spans":
        """These and then others."""
        return Spans(
            np.concatenate((self.first, others.first)),
            np.concatenate((self.last, others.last)),
            np.concatenate((self.name, others.name)),
        )


class Surroundings:
    """What the spans of some texts tell of each other, and the codes of any of them.

    What a text tells goes for its own spans, but what the first of an article begins with names the subject of all.
    """

    def __init__(self, text: Reading, spans: Spans) -> None:
        """Look at the spans that the texts were divided to."""
        self._text = text
        self._spans = spans
        self._persons = np.minimum(self._count(MALE_OR_FEMALE), _MOST_PERSONS)
        self._things = np.minimum(self._count(NEUTER), _MOST_THINGS)
        self._read_names()
        self._read_longer()
        self._read_subject()

    def _count(self, mark: int) -> Numbers:
        """How many words of each text have a mark."""
        text = self._text
        return np.bincount(text.owner[text.marks & mark != 0], minlength=len(text.offsets))

    def _read_names(self) -> None:
        """How often each text has each name, and what stands beside the places of those that it has several times."""
        text, spans = self._text, self._spans
        names, number, counts = np.unique(self._named(spans), return_inverse=True, return_counts=True)
        self._names, self._counts = names, counts
        order = np.argsort(number, kind="stable")
        rank = np.arange(len(order)) - (np.cumsum(counts) - counts)[number[order]]
        chosen = order[(rank < _MOST_PLACES) & (counts[number[order]] > 1)]
        pack = SPAN_GROUPS["beside"].pack
        before = pack(text.lower[spans.first[chosen] - 1], np.zeros(1, np.int64))
        after = pack(text.lower[spans.last[chosen] + 1], np.ones(1, np.int64))
        self._beside, self._beside_owner = _distinct(
            np.concatenate((before, after)), np.concatenate((number[chosen], number[chosen]))
        )

    def _read_longer(self) -> None:
        """For each word the first longer name that it ends, the first that has it, and the last that it abbreviates."""
        text, spans = self._text, self._spans
        local = text.local
        self._ends, self._inside, self._acronyms = np.full((3, len(local)), -1)
        longer = np.flatnonzero(spans.last > spans.first)[::-1]  # of several the first is to stay
        first, last = spans.first[longer], spans.last[longer]
        self._ends[local[last]] = longer
        at, places = spread(first, last + 1)
        self._inside[local[places]] = longer[at]
        marks = text.marks
        bracketed = np.flatnonzero((marks[last + 1] & BRACKET != 0) & (marks[last + 2] & ACRONYM != 0))[::-1]
        self._acronyms[local[last[bracketed] + 2]] = longer[bracketed]

    def _read_subject(self) -> None:
        """The words of the name that each article's first text begins with."""
        text, spans = self._text, self._spans
        begins = np.ones(len(spans), np.bool_)
        articles = text.articles(spans.first)
        begins[1:] = articles[1:] != articles[:-1]
        rows = np.flatnonzero(begins)
        owner = text.owner[spans.first[rows]]
        first_text = text.article[owner] != np.append(-1, text.article)[owner]
        rows = rows[first_text & (spans.first[rows] < text.begins[owner] + LEAD_WORDS)]
        self._openers = spans.first[rows]
        _, places = spread(self._openers, spans.last[rows] + 1)
        self._subjects = text.articles(places) << 32 | text.lower[places]

    def _named(self, spans: Spans) -> Numbers:
        """A number for each name that is different in each text."""
        named: Numbers = self._text.owner[spans.first] << 32 | spans.name
        return named

    def counts(self, spans: Spans) -> tuple[Numbers, Numbers]:
        """How often the text of each span has its name, and the number of the name; 0 and -1 where it has not."""
        if not len(self._names):
            return np.zeros(len(spans), np.int64), np.full(len(spans), -1)
        named = self._named(spans)
        number = np.minimum(np.searchsorted(self._names, named), len(self._names) - 1)
        known = self._names[number] == named
        return np.where(known, self._counts[number], 0), np.where(known, number, -1)

    def codes(self, spans: Spans) -> Codes:
        """The codes of some spans of the texts, which need not be among those that these were divided to."""
        text = self._text
        lower, marks, local, words = text.lower, text.marks, text.local, text.words
        i, j = spans.first, spans.last
        p3, p2, p = lower[i - 3], lower[i - 2], lower[i - 1]
        q, q2, q3 = lower[j + 1], lower[j + 2], lower[j + 3]
        a, b = lower[i], lower[j]
        one, opens = i == j, text.opens[i]
        he, it = self._persons[text.owner[i]], self._things[text.owner[i]]
        count, number = self.counts(spans)
        article_of = text.articles(i) << 32
        opening = np.isin(i, self._openers)
        known = ~opening & (np.isin(article_of | a, self._subjects) | np.isin(article_of | b, self._subjects))
        article = np.flatnonzero(marks[i - 1] & THE != 0)
        pack = {name: group.pack for name, group in SPAN_GROUPS.items()}
        codes = {
            **self._name_codes(spans),
            "before": Column(pack["before"](p2, p)),
            "after": Column(pack["after"](q, q2)),
            "around": Column(pack["around"](p, q)),
            "before 3": Column(p3),
            "after 3": Column(q3),
            "start": Column(pack["start"](a, opens)),
            "opens": Column(a[opens], np.flatnonzero(opens)),
            "form": Column(
                pack["form"](one, _shapes(text, i), opens, text.plain[i], np.minimum(count, _MOST_TIMES), he)
            ),
            "article": Column(pack["article"](b[article], p2[article]), article),
            "subject": Column(pack["subject"](he[known], it[known]), np.flatnonzero(known)),
            "opening": Column(
                pack["opening"](he[opening], it[opening], np.minimum(j - i, 4)[opening]), np.flatnonzero(opening)
            ),
            "beside": Column(self._beside, self._beside_owner, number),
            "sentence": self._sentences(i),
        }
        single = np.flatnonzero(one)
        word = local[i[single]]
        longer, long_form = self._ends[word], self._acronyms[word]
        within = np.where(longer < 0, self._inside[word], -1)
        own = self._spans
        for name, found in (("surname", longer), ("part", within), ("acronym", long_form)):
            hit = found >= 0
            rows, found = single[hit], found[hit]
            if name == "surname":
                codes[name] = Column(pack[name](lower[own.first[found]], own.first[found] < i[rows]), rows)
            else:
                codes[name] = Column(lower[own.last[found]], rows)
        bracket = np.flatnonzero(~one & (marks[j + 1] & BRACKET != 0) & (words[j + 2] != 0))
        codes["bracket"] = Column(_shapes(text, j[bracket] + 2), bracket)
        return codes

    def _name_codes(self, spans: Spans) -> dict[str, Column]:
        """The codes of the names themselves."""
        text = self._text
        lower, words, lexicon = text.lower, text.words, text.lexicon
        i, j = spans.first, spans.last
        more = np.minimum(j - i, _LONGEST)
        size = np.minimum(more, 2)
        longer = np.flatnonzero(more)
        first, last = i[longer], j[longer]
        owner, places = spread(first, last + 1)
        ends_head = np.where(text.marks & AFTER_HEAD, np.arange(len(words)), len(words))
        after_head = np.minimum.accumulate(ends_head[::-1])[::-1][first + 1]
        head = lower[np.where(after_head <= last, after_head - 1, last)]
        lists = lexicon.lists[lower[places]]
        if len(longer):
            lists = np.bitwise_or.reduceat(lists, np.cumsum(last + 1 - first) - (last + 1 - first))
        two = longer[last == first + 1]
        pack = {name: group.pack for name, group in SPAN_GROUPS.items()}
        return {
            "name": Column(pack["name"](spans.name, more)),
            "first": Column(pack["first"](lower[i], size)),
            "last": Column(pack["last"](lower[j], size)),
            "first shape": Column(_shapes(text, i)),
            "last shape": Column(pack["last shape"](_shapes(text, j), np.minimum(more, 4))),
            "flags": Column(pack["flags"](lower[i], lower[j], size)),
            "words": Column(words[places], longer[owner]),
            "lists": Column(lists, longer),
            "head": Column(pack["head"](head, head == lower[last]), longer),
            "ends": Column(pack["ends"](lower[first], lower[last]), longer),
            "last two": Column(pack["last two"](lower[last - 1], lower[last]), longer),
            "two": Column(pack["two"](lower[i[two]], lower[j[two]]), two),
        }

    def _sentences(self, places: Numbers) -> Column:
        """The words of content in the sentences of some words."""
        text = self._text
        sentences, pool = np.unique(text.sentence[places], return_inverse=True)
        content = np.flatnonzero(text.marks & CONTENT)
        owner = np.minimum(np.searchsorted(sentences, text.sentence[content]), max(len(sentences) - 1, 0))
        inside = sentences[owner] == text.sentence[content] if len(sentences) else content < 0
        return Column(*_distinct(text.lower[content[inside]], owner[inside]), pool)


def _distinct(codes: Numbers, owner: Numbers) -> tuple[Numbers, Numbers]:
    """The different codes of each owner, and the owners; in the order of the owners."""
    bits = 32
    both = np.unique(owner << bits | codes)
    return both & (1 << bits) - 1, both >> bits


def _shapes(text: Reading, places: Numbers) -> Numbers:
    """The numbers of the shapes of some words."""
    shapes: Numbers = text.lexicon.shape[text.words[places]]
    return shapes


def spread(first: Numbers, end: Numbers) -> tuple[Numbers, Numbers]:
    """All numbers from each `first` to before its `end`: which of the ranges each is of, and the number."""
    sizes = end - first
    at = np.repeat(np.arange(len(first)), sizes)
    return at, np.arange(len(at)) - (np.cumsum(sizes) - sizes)[at] + first[at]


def _name(gazetteer: Gazetteer, name: str, more: int) -> list[Feature]:
    flags = gazetteer.flags.get(name, "-")
    features = [("bias", ""), ("name", name), ("length", f"{more}"), ("flags", f"{flags}|{min(more, 2)}")]
    features += [("kind", kind) for kind in gazetteer.kinds.get(name, "")]
    return features + [("flag", flag) for flag in flags if flag != "-"]


def _first(gazetteer: Gazetteer, word: str, size: int) -> list[Feature]:
    features = [
        ("first", word),
        ("first beginning 3", word[:3]),
        ("first sense", f"{gazetteer.senses[word]}|{size}"),
    ]
    return features + [("first flag", f"{flag}|{size}") for flag in gazetteer.flags.get(word, "-")]


def _last(gazetteer: Gazetteer, word: str, size: int) -> list[Feature]:
    features = [
        ("last", word),
        ("last ending 3", word[-3:]),
        ("last ending 4", word[-4:]),
        ("last case", f"{gazetteer.cases.get(word, '?')}|{size}"),
        ("last sense", f"{gazetteer.senses[word]}|{size}"),
    ]
    features += [("last in", f"{listed}|{size}") for listed in lists_of(word)]
    features += [("last flag", f"{flag}|{size}") for flag in gazetteer.flags.get(word, "-")]
    return features if size else [*features, ("last ending 2", word[-2:])]


def _head(gazetteer: Gazetteer, word: str, last: int) -> list[Feature]:
    features = [
        ("head", word),
        ("head ending", word[-4:]),
        ("head sense", gazetteer.senses[word]),
        ("headed", f"{not last:d}"),
    ]
    return features + [("head in", listed) for listed in lists_of(word)]


def _form(_: Gazetteer, one: int, shape: str, opens: int, plain: int, count: int, he: int) -> list[Feature]:
    features: list[Feature] = [("opens", f"{opens:d}"), ("count", f"{count}"), ("persons", f"{he}|{one:d}")]
    if one:
        features.append(("one word", f"{shape}|{opens:d}"))
        features.append(("only opens", f"{count == 1 and opens:d}"))
    if plain:
        features.append(("plain", f"{opens:d}|{one:d}"))
    return features


def _subject(_: Gazetteer, he: int, it: int) -> list[Feature]:
    return [("subject", f"{he}|{it}")]


def _opening(_: Gazetteer, he: int, it: int, length: int) -> list[Feature]:
    return [("opening", f"{he}|{it}"), ("opening length", f"{length}")]


def _surname(gazetteer: Gazetteer, first: str, after: int) -> list[Feature]:
    return [
        ("surname of", first),
        ("surname of flags", gazetteer.flags.get(first, "-")),
        ("surname after", f"{after}"),
    ]


def _beside(_: Gazetteer, word: str, after: int) -> list[Feature]:
    return [("any after" if after else "any before", word)]


SPAN_GROUPS: Mapping[str, Group] = {
    "name": Group(("name", "count"), _name),
    "first": Group(("lower", "count"), _first),
    "last": Group(("lower", "count"), _last),
    "first shape": Group(("shape",), (template("first shape", (0, itself)),)),
    "last shape": Group(("shape", "count"), (template("last shape", (0, itself), (1, number)),)),
    "flags": Group(
        ("lower", "lower", "count"), (template("first and last flags", (0, flags), (1, flags), (2, number)),)
    ),
    "words": Group(("word",), (template("word", (0, text)),)),
    "lists": Group(("lists",), lambda _, lists: [("has", listed) for listed in lists]),
    "head": Group(("lower", "flag"), _head),
    "ends": Group(("lower", "lower"), (template("first and last", (0, itself), (1, itself)),)),
    "last two": Group(("lower", "lower"), (template("last but one", (0, itself), (1, itself)),)),
    "two": Group(("lower", "lower"), (template("endings", (0, short_ending), (1, short_ending)),)),
    "before": Group(
        ("lower", "lower"),
        (
            template("before", (1, itself)),
            template("sense before", (1, sense)),
            template("before 2", (0, itself)),
            template("two before", (0, itself), (1, itself)),
            template("senses before", (0, sense), (1, sense)),
            template("short and sense before", (0, short), (1, sense)),
        ),
    ),
    "after": Group(
        ("lower", "lower"),
        (
            template("after", (0, itself)),
            template("sense after", (0, sense)),
            template("after 2", (1, itself)),
            template("two after", (0, itself), (1, itself)),
            template("senses after", (0, sense), (1, sense)),
            template("short and sense after", (0, short), (1, sense)),
        ),
    ),
    "around": Group(("lower", "lower"), (template("around", (0, itself), (1, itself)),)),
    "before 3": Group(("lower",), (template("before 3", (0, itself)),)),
    "after 3": Group(("lower",), (template("after 3", (0, itself)),)),
    "start": Group(("lower", "flag"), (template("case", (0, case), (1, number)),)),
    "opens": Group(("lower",), (template("opens with", (0, itself)),)),
    "form": Group(("flag", "shape", "flag", "flag", "count", "count"), _form),
    "article": Group(("lower", "lower"), (template("the", (0, itself)), template("before the", (1, itself)))),
    "subject": Group(("count", "count"), _subject),
    "opening": Group(("count", "count", "count"), _opening),
    "beside": Group(("lower", "flag"), _beside),
    "sentence": Group(("lower",), (template("sentence", (0, itself)),)),
    "surname": Group(("lower", "flag"), _surname),
    "part": Group(("lower",), (template("part of", (0, itself)),)),
    "acronym": Group(("lower",), (template("acronym of", (0, itself)),)),
    "bracket": Group(("shape",), lambda _, shape: [("bracket", shape)]),
}
