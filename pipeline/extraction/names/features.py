"""What the models look at: columns of values for the links inside runs, and for the spans that come of them.

A feature is a template and a value (`before`, `president`). Each function gives one column a template, with a value
for every link or span; training counts the values, and at run time each value is one look-up in its template's own
table of weights. What follows from a name's own words alone is made apart, for it is remembered.
"""

from collections import Counter
from collections.abc import Container, Hashable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.tokens import Words, read_words

Columns = dict[str, list[Hashable]]
Feature = tuple[str, Hashable]
Link = tuple[str, str, str]  # the word before, what stands between, the word after, as written
NO_LINKS: frozenset[str] = frozenset()
LONG = 5  # letters; shorter words are mostly function words, whose sense tells less than they do
_AFTER_HEAD = frozenset({"of", "for", "in", "on", "de", "at", "du", "the", "to", ","})
EDGE = "$"  # stands for the word before the first and after the last


@dataclass(slots=True)
class Span:
    """Words of a text that make one name, if they are a name: the first and the last."""

    first: int
    last: int
    name: str  # in lower case, words divided by one space


def link_features(link: Link, gazetteer: Gazetteer) -> list[Feature]:
    """What two words and the link between them say by themselves."""
    left, between, right = link
    a, b = left.lower(), right.lower()
    flags_a, flags_b = gazetteer.flags.get(a, "-"), gazetteer.flags.get(b, "-")
    case_a, case_b = gazetteer.cases.get(a, "?"), gazetteer.cases.get(b, "?")
    sense_a, sense_b = gazetteer.senses[a], gazetteer.senses[b]
    joined = a + b if between in ("-", "'", "_") else f"{a} {between} {b}" if between else f"{a} {b}"
    return [
        ("bias", ""),
        ("link", between),
        ("link shapes", (between, _shape_of(left), _shape_of(right))),
        ("left", a),
        ("right", b),
        ("link left", (between, a)),
        ("link right", (between, b)),
        ("left ending", a[-3:]),
        ("right ending", b[-3:]),
        ("left link right", (a, between, b) if between else None),
        ("flags", (flags_a, between, flags_b)),
        ("left flags", (between, flags_a)),
        ("right flags", (between, flags_b)),
        ("joined flags", (gazetteer.flags.get(joined, ""), between) if gazetteer.flags.get(joined, "") else None),
        ("joined kind", (gazetteer.kinds[joined][0], between) if joined in gazetteer.kinds else None),
        ("left case", (case_a, between)),
        ("cases", (case_a, case_b, between)),
        ("left sense", (sense_a, between)),
        ("right sense", (between, sense_b)),
        ("senses", (sense_a, between, sense_b)),
    ]


def link_columns(text: Words) -> Columns:
    """What the text around says of each link, in the order of the runs and of the links within them."""
    words, lower, plain = text.words, text.lower, text.plain
    last = len(words) - 1
    pairs: Counter[Link] = Counter()
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
            first = not at and opens
            rows.append(
                (
                    (link, start),
                    (link, lower[i - 1] if i else EDGE),
                    (link, lower[j + 1] if j < last else EDGE),
                    (link, words[j + 1].shape if j < last else EDGE),
                    (link, min(at, 3), min(count - at, 3)),
                    link if first else None,
                    a if first else None,
                    (run.links[at - 1], link) if at else None,
                    (link, run.links[at + 1]) if at + 1 < count else None,
                    link if a in plain else None,
                    link if b in plain else None,
                    link if pairs[a, link, b] > 1 else None,
                    link if a in alone else None,
                    link if b in opening else None,
                    link if b in alone else None,
                )
            )
    return _columns(_LINK_TEMPLATES, rows)


_LINK_TEMPLATES = (
    "link run", "link before", "link after", "link after shape", "link place", "link opens", "left opens",
    "links before", "links after", "left plain", "right plain", "pair again", "left alone", "right opens run",
    "right alone",
)  # fmt: skip


def name_features(name: str, gazetteer: Gazetteer) -> list[Feature]:
    """What a name, as written, says by itself."""
    text = read_words(name, NO_LINKS)
    lower = text.lower
    a, b, more = lower[0], lower[-1], len(lower) - 1
    size = min(more, 2)
    flags, flags_a, flags_b = (gazetteer.flags.get(part, "-") for part in (" ".join(lower), a, b))
    features: list[Feature] = [
        ("bias", ""),
        ("name", " ".join(lower)),
        ("first", a),
        ("last", b),
        ("last ending 3", b[-3:]),
        ("last ending 4", b[-4:]),
        ("first beginning 3", a[:3]),
        ("first shape", text.words[0].shape),
        ("last shape", (text.words[-1].shape, min(more, 4))),
        ("length", min(more, 6)),
        ("flags", (flags, size)),
        ("first and last flags", (flags_a, flags_b, size)),
        ("last case", (gazetteer.cases.get(b, "?"), size)),
        ("first sense", (gazetteer.senses[a], size)),
        ("last sense", (gazetteer.senses[b], size)),
    ]
    features += [("kind", kind) for kind in gazetteer.kinds.get(" ".join(lower), "")]
    features += [("first flag", (flag, size)) for flag in flags_a]
    features += [("last flag", (flag, size)) for flag in flags_b]
    features += [("flag", flag) for flag in flags if flags != "-"]
    if more:
        features += [("word", word.text) for word in text.words]
        features += [("first and last", (a, b)), ("last but one", (lower[-2], b))]
        head = head_of(lower)
        features += [("head", head), ("head ending", head[-4:]), ("head sense", gazetteer.senses[head])]
        features.append(("headed", head is not b))
        if more == 1:
            features.append(("endings", (a[-2:], b[-2:])))
    else:
        features.append(("last ending 2", b[-2:]))
    return features


def head_of(name: list[str]) -> str:
    """The head of a name in lower-case words: `movement` in `movement of russia`, `bank` in `royal bank`."""
    for at in range(1, len(name)):
        if name[at] in _AFTER_HEAD:
            return name[at - 1]
    return name[-1]


def span_columns(
    text: Words,
    spans: list[Span],
    gazetteer: Gazetteer,
    subject: Container[str],
    leads: bool,
    others: Sequence[Span] = (),
) -> Columns:
    """What the text around says of each span, then of each of `others`: other ways to divide the words.

    `subject` holds the words that name the article's subject; `leads` is set for the text that an article begins with.
    """
    words, lower, plain = text.words, text.lower, text.plain
    case, sense = gazetteer.cases.get, gazetteer.senses
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
    he = min(3, sum(map(lower.count, ("he", "his", "him", "she", "her"))))
    it = min(2, sum(map(lower.count, ("it", "its"))))
    rows = []
    for span in (*spans, *others):
        i, j = span.first, span.last
        a, b, one = lower[i], lower[j], i == j
        opens = text.opens(i)
        p = lower[i - 1] if i else EDGE
        q = lower[j + 1] if j < end else EDGE
        p2 = lower[i - 2] if i > 1 else EDGE
        q2 = lower[j + 2] if j + 1 < end else EDGE
        the = p == "the"
        count = len(places.get(span.name, ()))
        longer = ends.get(a) if one else None
        within = inside.get(a) if one and longer is None else None
        long_form = acronyms.get(a) if one else None
        opening = leads and i < 4 and i == spans[0].first
        rows.append((
            (words[i].shape, opens) if one else None,
            p, q, p2, q2, (p2, p), (q, q2), (p, q),
            sense[p], sense[q], (sense[p2], sense[p]), (sense[q], sense[q2]),
            (p2 if len(p2) < LONG else sense[p2], sense[p]),
            (q if len(q) < LONG else sense[q], sense[q2]),
            lower[i - 3] if i > 2 else EDGE,
            lower[j + 3] if j + 2 < end else EDGE,
            a if opens else None,
            opens,
            b if the else None,
            p2 if the else None,
            (case(a, "?"), opens),
            (opens, one) if a in plain else None,
            min(count, 4),
            count == 1 and opens and one,
            longer and lower[longer.first],
            longer and gazetteer.flags.get(lower[longer.first], "-"),
            longer and longer.first < i,
            within and lower[within.last],
            long_form and lower[long_form.last],
            words[j + 2].shape if not one and q == "(" and j + 1 < end else None,
            (he, it) if opening else None,
            min(j - i, 4) if opening else None,
            (he, it) if not opening and (a in subject or b in subject) else None,
            (he, one),
        ))  # fmt: skip
    return _columns(_SPAN_TEMPLATES, rows)


_SPAN_TEMPLATES = (
    "one word", "before", "after", "before 2", "after 2", "two before", "two after", "around", "sense before",
    "sense after", "senses before", "senses after", "short and sense before", "short and sense after", "before 3",
    "after 3", "opens with", "opens", "the", "before the", "case", "plain", "count", "only opens", "surname of",
    "surname of flags", "surname after", "part of", "acronym of", "bracket", "opening", "opening length", "subject",
    "persons",
)  # fmt: skip


def elsewhere(text: Words, spans: list[Span]) -> Iterable[tuple[list[int], set[Feature]]]:
    """For each name that stands in several places: the numbers of its spans, and the words around them all."""
    places: dict[str, list[int]] = {}
    for number, span in enumerate(spans):
        places.setdefault(span.name, []).append(number)
    end = len(text.words) - 1
    for numbers in places.values():
        if len(numbers) > 1:
            around: set[Feature] = set()
            for number in numbers[:6]:
                first, last = spans[number].first, spans[number].last
                around.add(("any before", text.lower[first - 1] if first else EDGE))
                around.add(("any after", text.lower[last + 1] if last < end else EDGE))
            yield numbers, around


def _columns(templates: tuple[str, ...], rows: Sequence[tuple[Hashable, ...]]) -> Columns:
    if not rows:
        return {template: [] for template in templates}
    return dict(zip(templates, map(list, zip(*rows, strict=True)), strict=True))


def _shape_of(word: str) -> str:
    return read_words(word, NO_LINKS).words[0].shape
