"""What the models look at: for every link inside a run, and for every span that comes of them, a key in each of some
groups; and for every key its features.

A feature is a template and a value (`before`, `president`). A key is what a group of features follows from: the words
of a name, the two words before it. Keys come back all the time, so what their features weigh together is worked out
once (`Scorer`), and a span costs some ten look-ups.
"""

from collections import Counter
from collections.abc import Callable, Container, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.tokens import Words, word_of, words_of

Feature = tuple[str, Hashable]
Keys = dict[str, list[Any]]  # group -> a key for every link or span; None where the group has nothing to say
Groups = Mapping[str, str | Callable[[Any, Gazetteer], list[Feature]]]  # a template, where the key is its value
_LONG = 5  # letters; shorter words are mostly function words, whose sense tells less than they do
_AFTER_HEAD = frozenset({"of", "for", "in", "on", "de", "at", "du", "the", "to", ","})
_EDGE = "$"  # stands for the word before the first and after the last
_MOST_PLACES = 6  # of a name, whose neighbours are looked at


@dataclass(slots=True)
class Span:
    """Words of a text that make one name, if they are a name: the first and the last."""

    first: int
    last: int
    name: str  # in lower case, words divided by one space


# ---- links -----------------------------------------------------------------------------------------------------------


def link_keys(text: Words) -> Keys:
    """The keys of each link, in the order of the runs and of the links within them."""
    words, lower, plain = text.words, text.lower, text.plain
    last = len(words) - 1
    pairs: Counter[tuple[str, str, str]] = Counter()
    alone, opening = set(), set()
    for run in text.runs:
        opening.add(lower[run.words[0]])
        if not run.links:
            alone.add(lower[run.words[0]])
        for at, link in enumerate(run.links):
            pairs[lower[run.words[at]], link, lower[run.words[at + 1]]] += 1
    rows = []
    for run in text.runs:
        count = len(run.links)
        if not count:
            continue
        start = lower[run.words[0]]
        opens = text.opens(run.words[0])
        for at, link in enumerate(run.links):
            i, j = run.words[at], run.words[at + 1]
            a, b = lower[i], lower[j]
            after = words[j + 1] if j < last else None
            rows.append((
                (words[i].text, link, words[j].text),
                (words[i].text, link),
                (link, words[j].text),
                (link, start),
                (link, lower[i - 1] if i else _EDGE),
                (link, after.lower, after.shape) if after else (link, _EDGE, _EDGE),
                (link, min(at, 3), min(count - at, 3)),
                (link, a) if opens and not at else None,
                (run.links[at - 1] if at else None, link, run.links[at + 1] if at + 1 < count else None),
                (link, a in plain, b in plain, pairs[a, link, b] > 1, a in alone, b in opening, b in alone),
            ))  # fmt: skip
    return _columns(LINK_GROUPS, rows)


def _link_words(key: tuple[str, str, str], gazetteer: Gazetteer) -> list[Feature]:
    left, between, right = key
    (a, flags_a, case_a, sense_a), (b, flags_b, case_b, sense_b) = _known(left, gazetteer), _known(right, gazetteer)
    joined = a + b if between in ("-", "'", "_") else f"{a} {between} {b}" if between else f"{a} {b}"
    features: list[Feature] = [
        ("bias", ""),
        ("link", between),
        ("link shapes", (between, word_of(left).shape, word_of(right).shape)),
        ("flags", (flags_a, between, flags_b)),
        ("cases", (case_a, case_b, between)),
        ("senses", (sense_a, between, sense_b)),
    ]
    if between:
        features.append(("left link right", key))
    if joined in gazetteer.flags:
        features.append(("joined flags", (gazetteer.flags[joined], between)))
    if joined in gazetteer.kinds:
        features.append(("joined kind", (gazetteer.kinds[joined][0], between)))
    return features


def _link_left(key: tuple[str, str], gazetteer: Gazetteer) -> list[Feature]:
    word, link = key
    lower, flags, case, sense = _known(word, gazetteer)
    return [
        ("left", lower),
        ("link left", (link, lower)),
        ("left ending", lower[-3:]),
        ("left flags", (link, flags)),
        ("left case", (case, link)),
        ("left sense", (sense, link)),
    ]


def _link_right(key: tuple[str, str], gazetteer: Gazetteer) -> list[Feature]:
    link, word = key
    lower, flags, _, sense = _known(word, gazetteer)
    return [
        ("right", lower),
        ("link right", (link, lower)),
        ("right ending", lower[-3:]),
        ("right flags", (link, flags)),
        ("right sense", (link, sense)),
    ]


def _known(word: str, gazetteer: Gazetteer) -> tuple[str, str, str, str]:
    """A word in lower case, its flags, how it is usually written, and its sense."""
    lower = word_of(word).lower
    return lower, gazetteer.flags.get(lower, "-"), gazetteer.cases.get(lower, "?"), gazetteer.senses[lower]


def _link_after(key: tuple[str, str, str], _: Gazetteer) -> list[Feature]:
    link, word, shape = key
    return [("link after", (link, word)), ("link after shape", (link, shape))]


def _link_opening(key: tuple[str, str], _: Gazetteer) -> list[Feature]:
    return [("link opens", key[0]), ("left opens", key[1])]


def _link_links(key: tuple[str | None, str, str | None], _: Gazetteer) -> list[Feature]:
    before, link, after = key
    features: list[Feature] = []
    if before is not None:
        features.append(("links before", (before, link)))
    if after is not None:
        features.append(("links after", (link, after)))
    return features


_IN_DOCUMENT = ("left plain", "right plain", "pair again", "left alone", "right opens run", "right alone")


def _link_document(key: tuple[Any, ...], _: Gazetteer) -> list[Feature]:
    return [(template, key[0]) for template, so in zip(_IN_DOCUMENT, key[1:], strict=True) if so]


def features_of(
    group: str | Callable[[Any, Gazetteer], list[Feature]], key: Any, gazetteer: Gazetteer
) -> list[Feature]:
    """The features that follow from a key of a group."""
    if key is None:
        return []
    return [(group, key)] if isinstance(group, str) else group(key, gazetteer)


LINK_GROUPS: Groups = {
    "words": _link_words,
    "left": _link_left,
    "right": _link_right,
    "run": "link run",
    "before": "link before",
    "after": _link_after,
    "place": "link place",
    "opening": _link_opening,
    "links": _link_links,
    "document": _link_document,
}


# ---- spans -----------------------------------------------------------------------------------------------------------


def span_keys(
    text: Words,
    spans: Sequence[Span],
    gazetteer: Gazetteer,
    subject: Container[str],
    leads: bool,
    others: Sequence[Span] = (),
) -> Keys:
    """The keys of each span, then of each of `others`: other ways to divide the words.

    `subject` holds the words that name the article's subject; `leads` is set for the text that an article begins with.
    """
    words, lower, plain, sense = text.words, text.lower, text.plain, gazetteer.senses
    end = len(words) - 1
    places: dict[str, list[Span]] = {}
    ends: dict[str, Span] = {}
    inside: dict[str, Span] = {}
    acronyms: dict[str, Span] = {}
    for span in spans:
        places.setdefault(span.name, []).append(span)
        if span.last > span.first:
            ends.setdefault(lower[span.last], span)
            for at in range(span.first, span.last + 1):
                inside.setdefault(lower[at], span)
            if span.last + 2 <= end and lower[span.last + 1] == "(" and words[span.last + 2].text.isupper():
                acronyms[lower[span.last + 2]] = span
    around = {name: _around(lower, same) for name, same in places.items() if len(same) > 1}
    he = min(3, sum(map(lower.count, ("he", "his", "him", "she", "her"))))
    it = min(2, sum(map(lower.count, ("it", "its"))))
    opener = spans[0].first if leads and spans and spans[0].first < 4 else -1
    rows = []
    for span in (*spans, *others):
        i, j = span.first, span.last
        a, b, one = lower[i], lower[j], i == j
        opens = text.opens(i)
        p = lower[i - 1] if i else _EDGE
        q = lower[j + 1] if j < end else _EDGE
        p2 = lower[i - 2] if i > 1 else _EDGE
        q2 = lower[j + 2] if j + 1 < end else _EDGE
        senses = sense[p2], sense[p], sense[q], sense[q2]
        relation: tuple[str | bool | None, ...] | None = None
        if one:
            longer = ends.get(a)
            within = inside.get(a) if longer is None else None
            long_form = acronyms.get(a)
            if longer or within or long_form:
                relation = (
                    lower[longer.first] if longer else None,
                    longer.first < i if longer else None,
                    lower[within.last] if within else None,
                    lower[long_form.last] if long_form else None,
                    None,
                )
        elif q == "(" and j + 1 < end:
            relation = (None, None, None, None, words[j + 2].shape)
        opening = i == opener
        known = not opening and (a in subject or b in subject)
        rows.append((
            text.text[text.starts[i] : text.end(j)],
            (words[i].text, min(j - i, 2)),
            (words[j].text, min(j - i, 4)),
            p,
            q,
            p2,
            q2,
            (p2, p),
            (q, q2),
            (p, q),
            senses[:2],
            senses[2:],
            (p2 if len(p2) < _LONG else senses[0], senses[1]),
            (q if len(q) < _LONG else senses[2], senses[3]),
            lower[i - 3] if i > 2 else _EDGE,
            lower[j + 3] if j + 2 < end else _EDGE,
            (a, opens),
            (b, p2) if p == "the" else None,
            (words[i].shape if one else "", opens, a in plain, min(len(places.get(span.name, ())), 4), he),
            (he, it, min(j - i, 4) if opening else None) if opening or known else None,
            relation,
            around.get(span.name) if places else None,
        ))  # fmt: skip
    return _columns(SPAN_GROUPS, rows)


def _around(lower: list[str], spans: list[Span]) -> tuple[Feature, ...]:
    """The words beside all places of one name."""
    end = len(lower) - 1
    found: set[tuple[str, str]] = set()
    for span in spans[:_MOST_PLACES]:
        found.add(("any before", lower[span.first - 1] if span.first else _EDGE))
        found.add(("any after", lower[span.last + 1] if span.last < end else _EDGE))
    return tuple(sorted(found))


def _span_name(key: str, gazetteer: Gazetteer) -> list[Feature]:
    words = words_of(key)
    lower = [word.lower for word in words]
    name = " ".join(lower)
    a, b, more = lower[0], lower[-1], len(lower) - 1
    size = min(more, 2)
    flags = gazetteer.flags.get(name, "-")
    features: list[Feature] = [
        ("bias", ""),
        ("name", name),
        ("length", min(more, 6)),
        ("flags", (flags, size)),
        ("first and last flags", (gazetteer.flags.get(a, "-"), gazetteer.flags.get(b, "-"), size)),
    ]
    features += [("kind", kind) for kind in gazetteer.kinds.get(name, "")]
    features += [("flag", flag) for flag in flags if flag != "-"]
    if more:
        features += [("word", word.text) for word in words]
        head = head_of(lower)
        features += [
            ("first and last", (a, b)),
            ("last but one", (lower[-2], b)),
            ("head", head),
            ("head ending", head[-4:]),
            ("head sense", gazetteer.senses[head]),
            ("headed", head is not b),
        ]
        if more == 1:
            features.append(("endings", (a[-2:], b[-2:])))
    return features


def _span_first(key: tuple[str, int], gazetteer: Gazetteer) -> list[Feature]:
    text, size = key
    word = word_of(text)
    lower = word.lower
    features: list[Feature] = [
        ("first", lower),
        ("first beginning 3", lower[:3]),
        ("first shape", word.shape),
        ("first sense", (gazetteer.senses[lower], size)),
    ]
    features += [("first flag", (flag, size)) for flag in gazetteer.flags.get(lower, "-")]
    return features


def _span_last(key: tuple[str, int], gazetteer: Gazetteer) -> list[Feature]:
    text, more = key
    word = word_of(text)
    lower, size = word.lower, min(more, 2)
    features: list[Feature] = [
        ("last", lower),
        ("last ending 3", lower[-3:]),
        ("last ending 4", lower[-4:]),
        ("last shape", (word.shape, more)),
        ("last case", (gazetteer.cases.get(lower, "?"), size)),
        ("last sense", (gazetteer.senses[lower], size)),
    ]
    features += [("last flag", (flag, size)) for flag in gazetteer.flags.get(lower, "-")]
    if not more:
        features.append(("last ending 2", lower[-2:]))
    return features


def head_of(name: list[str]) -> str:
    """The head of a name in lower-case words: `movement` in `movement of russia`, `bank` in `royal bank`."""
    for at in range(1, len(name)):
        if name[at] in _AFTER_HEAD:
            return name[at - 1]
    return name[-1]


def _span_before(key: str, gazetteer: Gazetteer) -> list[Feature]:
    return [("before", key), ("sense before", gazetteer.senses[key])]


def _span_after(key: str, gazetteer: Gazetteer) -> list[Feature]:
    return [("after", key), ("sense after", gazetteer.senses[key])]


def _span_start(key: tuple[str, bool], gazetteer: Gazetteer) -> list[Feature]:
    word, opens = key
    features: list[Feature] = [("case", (gazetteer.cases.get(word, "?"), opens))]
    if opens:
        features.append(("opens with", word))
    return features


def _span_article(key: tuple[str, str], _: Gazetteer) -> list[Feature]:
    return [("the", key[0]), ("before the", key[1])]


def _span_form(key: tuple[str, bool, bool, int, int], _: Gazetteer) -> list[Feature]:
    shape, opens, plain, count, he = key
    one = bool(shape)
    features: list[Feature] = [("opens", opens), ("count", count), ("persons", (he, one))]
    if one:
        features.append(("one word", (shape, opens)))
        features.append(("only opens", count == 1 and opens))
    if plain:
        features.append(("plain", (opens, one)))
    return features


def _span_subject(key: tuple[int, int, int | None], _: Gazetteer) -> list[Feature]:
    he, it, length = key
    if length is None:
        return [("subject", (he, it))]
    return [("opening", (he, it)), ("opening length", length)]


def _span_relation(key: tuple[Any, ...], gazetteer: Gazetteer) -> list[Feature]:
    surname_of, after, part_of, acronym_of, bracket = key
    features: list[Feature] = []
    if surname_of is not None:
        features += [
            ("surname of", surname_of),
            ("surname of flags", gazetteer.flags.get(surname_of, "-")),
            ("surname after", after),
        ]
    if part_of is not None:
        features.append(("part of", part_of))
    if acronym_of is not None:
        features.append(("acronym of", acronym_of))
    if bracket is not None:
        features.append(("bracket", bracket))
    return features


SPAN_GROUPS: Groups = {
    "name": _span_name,
    "first": _span_first,
    "last": _span_last,
    "before": _span_before,
    "after": _span_after,
    "before 2": "before 2",
    "after 2": "after 2",
    "two before": "two before",
    "two after": "two after",
    "around": "around",
    "senses before": "senses before",
    "senses after": "senses after",
    "short and sense before": "short and sense before",
    "short and sense after": "short and sense after",
    "before 3": "before 3",
    "after 3": "after 3",
    "start": _span_start,
    "article": _span_article,
    "form": _span_form,
    "subject": _span_subject,
    "relation": _span_relation,
    "elsewhere": lambda key, _: list(key),
}


def _columns(groups: Groups, rows: Sequence[tuple[Any, ...]]) -> Keys:
    if not rows:
        return {group: [] for group in groups}
    return dict(zip(groups, map(list, zip(*rows, strict=True)), strict=True))
