"""What the model of kinds looks at: for every span, a key in each of `SPAN_GROUPS`."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.extraction.names.features import EDGE, Feature, Groups, Key
from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.tokens import Words, words_of

_LONG = 5  # letters; shorter words are mostly function words, whose sense tells less than they do
_AFTER_HEAD = frozenset({"of", "for", "in", "on", "de", "at", "du", "the", "to", ","})
_NEXT = " X"  # what the tokens of a name are told to go on with, so that a last initial keeps its stop
_MOST_PLACES = 6  # of a name, whose neighbours are looked at
_PERSONS, _THINGS = ("he", "his", "him", "she", "her"), ("it", "its")


@dataclass(slots=True)
class Span:
    """Words of a text that make one name, if they are a name: the first and the last."""

    first: int
    last: int
    name: str  # in lower case, words divided by one space


class Surroundings:
    """What the spans of one text tell of each other, and the keys of any of them."""

    def __init__(self, text: Words, spans: Sequence[Span], subject: Container[str], leads: bool) -> None:
        """Look at the spans of a text.

        `subject` holds the words that name the article's subject; `leads` is set for the text that an article begins
        with.
        """
        self._text = text
        self._edged = [EDGE, EDGE, EDGE, *text.lower, EDGE, EDGE, EDGE]
        self._subject = subject
        self._he, self._it = min(3, _count(text, _PERSONS)), min(2, _count(text, _THINGS))
        self._opener = spans[0].first if leads and spans and spans[0].first < 4 else -1
        self._counts: dict[str, int] = {}
        self._ends: dict[str, Span] = {}
        self._inside: dict[str, Span] = {}
        self._acronyms: dict[str, Span] = {}
        self._around: dict[str, tuple[Feature, ...]] = {}
        self._read(spans)

    def _read(self, spans: Sequence[Span]) -> None:
        text = self._text
        lower, words = text.lower, text.words
        end = len(words) - 1
        places: dict[str, list[Span]] = {}
        for span in spans:
            places.setdefault(span.name, []).append(span)
            last = span.last
            if last > span.first:
                self._ends.setdefault(lower[last], span)
                for word in lower[span.first : last + 1]:
                    self._inside.setdefault(word, span)
                if last + 2 <= end and lower[last + 1] == "(" and words[last + 2].text.isupper():
                    self._acronyms[lower[last + 2]] = span
        for name, same in places.items():
            self._counts[name] = len(same)
            if len(same) > 1:
                self._around[name] = self._beside(same[:_MOST_PLACES])

    def _beside(self, spans: Iterable[Span]) -> tuple[Feature, ...]:
        """The words beside all places of one name."""
        edged = self._edged
        found = {("any before", edged[span.first + 2]) for span in spans}
        found |= {("any after", edged[span.last + 4]) for span in spans}
        return tuple(sorted(found))

    def keys(self, spans: Iterable[Span]) -> list[Key]:
        """The key of each of some spans of the text, which need not be among those that it is read by."""
        text, edged, subject, counts = self._text, self._edged, self._subject, self._counts
        written, starts, words, plain = text.text, text.starts, text.words, text.plain
        he, it, opener = self._he, self._it, self._opener
        keys: list[Key] = []
        for span in spans:
            i, j = span.first, span.last
            p3, p2, p, a = edged[i : i + 4]
            b, q, q2, q3 = edged[j + 3 : j + 7]
            opens = text.opens(i)
            opening = i == opener
            known = not opening and (a in subject or b in subject)
            keys.append((
                written[starts[i] : starts[j] + len(words[j].text)],
                (p2, p),
                (q, q2),
                (p, q),
                p3,
                q3,
                (a, opens),
                (b, p2) if p == "the" else None,
                (words[i].shape if i == j else "", opens, a in plain, min(counts.get(span.name, 0), 4), he),
                (he, it, min(j - i, 4) if opening else None) if opening or known else None,
                self._relation(i, a) if i == j
                else ("", None, "", "", words[j + 2].shape) if q == "(" and j + 2 < len(words)
                else None,
                self._around.get(span.name),
            ))  # fmt: skip
        return keys

    def _relation(self, at: int, word: str) -> tuple[str | bool | None, ...] | None:
        """Of a name of one word to the longer names of the text."""
        longer, acronym_of = self._ends.get(word), self._acronyms.get(word)
        within = self._inside.get(word) if longer is None else None
        if not (longer or within or acronym_of):
            return None
        lower = self._text.lower
        return (
            lower[longer.first] if longer else "",
            longer.first < at if longer else None,
            lower[within.last] if within else "",
            lower[acronym_of.last] if acronym_of else "",
            "",
        )


def _count(text: Words, words: Iterable[str]) -> int:
    """How often some words stand in a text."""
    return sum(text.lower.count(word) for word in words if word in text.vocabulary)


def _name(key: str, gazetteer: Gazetteer) -> list[Feature]:
    words = words_of(key + _NEXT)[:-1]
    lower = [word.lower for word in words]
    name = " ".join(lower)
    a, b, more = lower[0], lower[-1], len(lower) - 1
    size = min(more, 2)
    flags = gazetteer.flags.get(name, "-")
    features: list[Feature] = [
        ("bias", ""),
        ("name", name),
        ("length", f"{min(more, 6)}"),
        ("flags", f"{flags}|{size}"),
        ("first and last flags", f"{gazetteer.flags.get(a, '-')}|{gazetteer.flags.get(b, '-')}|{size}"),
        ("first", a),
        ("first beginning 3", a[:3]),
        ("first shape", words[0].shape),
        ("first sense", f"{gazetteer.senses[a]}|{size}"),
        ("last", b),
        ("last ending 3", b[-3:]),
        ("last ending 4", b[-4:]),
        ("last shape", f"{words[-1].shape}|{min(more, 4)}"),
        ("last case", f"{gazetteer.cases.get(b, '?')}|{size}"),
        ("last sense", f"{gazetteer.senses[b]}|{size}"),
    ]
    features += [("first flag", f"{flag}|{size}") for flag in gazetteer.flags.get(a, "-")]
    features += [("last flag", f"{flag}|{size}") for flag in gazetteer.flags.get(b, "-")]
    features += [("kind", kind) for kind in gazetteer.kinds.get(name, "")]
    features += [("flag", flag) for flag in flags if flag != "-"]
    if not more:
        features.append(("last ending 2", b[-2:]))
        return features
    features += [("word", word.text) for word in words]
    head = head_of(lower)
    features += [
        ("first and last", f"{a}|{b}"),
        ("last but one", f"{lower[-2]}|{b}"),
        ("head", head),
        ("head ending", head[-4:]),
        ("head sense", gazetteer.senses[head]),
        ("headed", f"{head is not b:d}"),
    ]
    if more == 1:
        features.append(("endings", f"{a[-2:]}|{b[-2:]}"))
    return features


def head_of(name: list[str]) -> str:
    """The head of a name in lower-case words: `movement` in `movement of russia`, `bank` in `royal bank`."""
    for at in range(1, len(name)):
        if name[at] in _AFTER_HEAD:
            return name[at - 1]
    return name[-1]


def _before(key: tuple[str, str], gazetteer: Gazetteer) -> list[Feature]:
    far, near = key
    sense_far, sense = gazetteer.senses[far], gazetteer.senses[near]
    return [
        ("before", near),
        ("sense before", sense),
        ("before 2", far),
        ("two before", f"{far}|{near}"),
        ("senses before", f"{sense_far}|{sense}"),
        ("short and sense before", f"{far if len(far) < _LONG else sense_far}|{sense}"),
    ]


def _after(key: tuple[str, str], gazetteer: Gazetteer) -> list[Feature]:
    near, far = key
    sense, sense_far = gazetteer.senses[near], gazetteer.senses[far]
    return [
        ("after", near),
        ("sense after", sense),
        ("after 2", far),
        ("two after", f"{near}|{far}"),
        ("senses after", f"{sense}|{sense_far}"),
        ("short and sense after", f"{near if len(near) < _LONG else sense}|{sense_far}"),
    ]


def _around(key: tuple[str, str], _: Gazetteer) -> list[Feature]:
    return [("around", f"{key[0]}|{key[1]}")]


def _start(key: tuple[str, bool], gazetteer: Gazetteer) -> list[Feature]:
    word, opens = key
    features: list[Feature] = [("case", f"{gazetteer.cases.get(word, '?')}|{opens:d}")]
    if opens:
        features.append(("opens with", word))
    return features


def _article(key: tuple[str, str], _: Gazetteer) -> list[Feature]:
    return [("the", key[0]), ("before the", key[1])]


def _form(key: tuple[str, bool, bool, int, int], _: Gazetteer) -> list[Feature]:
    shape, opens, plain, count, he = key
    one = bool(shape)
    features: list[Feature] = [("opens", f"{opens:d}"), ("count", f"{count}"), ("persons", f"{he}|{one:d}")]
    if one:
        features.append(("one word", f"{shape}|{opens:d}"))
        features.append(("only opens", f"{count == 1 and opens:d}"))
    if plain:
        features.append(("plain", f"{opens:d}|{one:d}"))
    return features


def _subject(key: tuple[int, int, int | None], _: Gazetteer) -> list[Feature]:
    he, it, length = key
    if length is None:
        return [("subject", f"{he}|{it}")]
    return [("opening", f"{he}|{it}"), ("opening length", f"{length}")]


def _relation(key: tuple[Any, ...], gazetteer: Gazetteer) -> list[Feature]:
    surname_of, after, part_of, acronym_of, bracket = key
    features: list[Feature] = []
    if surname_of:
        features += [
            ("surname of", surname_of),
            ("surname of flags", gazetteer.flags.get(surname_of, "-")),
            ("surname after", f"{after:d}"),
        ]
    if part_of:
        features.append(("part of", part_of))
    if acronym_of:
        features.append(("acronym of", acronym_of))
    if bracket:
        features.append(("bracket", bracket))
    return features


SPAN_GROUPS: Groups = {
    "name": _name,
    "before": _before,
    "after": _after,
    "around": _around,
    "before 3": "before 3",
    "after 3": "after 3",
    "start": _start,
    "article": _article,
    "form": _form,
    "subject": _subject,
    "relation": _relation,
    "elsewhere": lambda key, _: list(key),
}
