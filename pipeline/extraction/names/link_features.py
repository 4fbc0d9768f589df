"""What the joining model looks at: for every link inside a run, a code in each of `LINK_GROUPS`."""

from collections.abc import Mapping

import numpy as np

from pipeline.extraction.names.features import Codes, Column, Feature, Group
from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.lexicon import EDGE, NO_LINK, Numbers
from pipeline.extraction.names.lists import lists_of
from pipeline.extraction.names.reading import Reading
from pipeline.extraction.names.tokens import Word

_MOST_LINKS = 3  # on either side, that are told apart by their number


def link_codes(text: Reading, linked: Numbers) -> Codes:
    """The codes of the links with the numbers `linked`, in the order of the text."""
    words, lower, local, places, links = text.words, text.lower, text.local, text.places, text.links
    first, last = runs(links)
    i, j, link = places[linked], places[linked + 1], links[linked]
    begin = first[linked]
    at = linked - begin
    left = last[linked] - linked
    inner = np.append(links, -1)
    before = np.where(at > 0, inner[linked - 1], NO_LINK)
    after = np.where(left > 1, inner[linked + 1], NO_LINK)
    opening = (at == 0) & text.opens[i]
    alone, opens = np.zeros((2, len(text.local)), np.bool_)
    single = first == last
    alone[local[places[single]]] = True
    opens[local[places[first]]] = True
    pairs = local[i] << 36 | link << 28 | local[j]
    _, number, count = np.unique(pairs, return_inverse=True, return_counts=True)
    pack = {name: group.pack for name, group in LINK_GROUPS.items()}
    return {
        "words": Column(pack["words"](words[i], link, words[j])),
        "left": Column(pack["left"](words[i], link)),
        "right": Column(pack["right"](link, words[j])),
        "run": Column(pack["run"](link, lower[places[begin]])),
        "before": Column(pack["before"](link, lower[i - 1])),
        "after": Column(pack["after"](link, words[j + 1])),
        "opening": Column(pack["opening"](link[opening], lower[i[opening]]), np.flatnonzero(opening)),
        "setting": Column(
            pack["setting"](
                link, np.minimum(at, _MOST_LINKS), np.minimum(left, _MOST_LINKS), before, after,
                text.plain[i], text.plain[j], count[number] > 1, alone[local[i]], opens[local[j]], alone[local[j]],
            )
        ),
    }  # fmt: skip


def runs(links: Numbers) -> tuple[Numbers, Numbers]:
    """For each candidate the first and the last of those that it is linked to, over any number of links."""
    at = np.arange(len(links) + 1)
    begins, ends = np.ones((2, len(at)), np.bool_)
    begins[1:] = ends[:-1] = links < 0
    first = np.maximum.accumulate(np.where(begins, at, 0))
    last = np.minimum.accumulate(np.where(ends, at, len(links))[::-1])[::-1]
    return first, last


def _words(gazetteer: Gazetteer, left: Word, between: str, right: Word) -> list[Feature]:
    a, b = left.lower, right.lower
    joined = a + b if between in ("-", "'", "_") else f"{a} {between} {b}" if between else f"{a} {b}"
    (flags_a, case_a, sense_a), (flags_b, case_b, sense_b) = _known(gazetteer, a), _known(gazetteer, b)
    features: list[Feature] = [
        ("bias", ""),
        ("link", between),
        ("link shapes", f"{between}|{left.shape}|{right.shape}"),
        ("flags", f"{flags_a}|{between}|{flags_b}"),
        ("cases", f"{case_a}|{case_b}|{between}"),
        ("senses", f"{sense_a}|{between}|{sense_b}"),
    ]
    if between:
        features.append(("left link right", f"{left.text}|{between}|{right.text}"))
    listed_a, listed_b = lists_of(a), lists_of(b)
    features += [("left in", f"{between}|{listed}") for listed in listed_a]
    features += [("right in", f"{between}|{listed}") for listed in listed_b]
    features += [("both in", f"{one}|{between}|{other}") for one in ("-", *listed_a) for other in ("-", *listed_b)]
    if joined in gazetteer.flags:
        features.append(("joined flags", f"{gazetteer.flags[joined]}|{between}"))
    if joined in gazetteer.kinds:
        features.append(("joined kind", f"{gazetteer.kinds[joined][0]}|{between}"))
    return features


def _left(gazetteer: Gazetteer, word: Word, link: str) -> list[Feature]:
    lower = word.lower
    flags, case, sense = _known(gazetteer, lower)
    return [
        ("left", lower),
        ("link left", f"{link}|{lower}"),
        ("left ending", lower[-3:]),
        ("left flags", f"{link}|{flags}"),
        ("left case", f"{case}|{link}"),
        ("left sense", f"{sense}|{link}"),
    ]


def _right(gazetteer: Gazetteer, link: str, word: Word) -> list[Feature]:
    lower = word.lower
    flags, _, sense = _known(gazetteer, lower)
    return [
        ("right", lower),
        ("link right", f"{link}|{lower}"),
        ("right ending", lower[-3:]),
        ("right flags", f"{link}|{flags}"),
        ("right sense", f"{link}|{sense}"),
    ]


def _known(gazetteer: Gazetteer, lower: str) -> tuple[str, str, str]:
    """The flags of a lower-case word, how it is usually written, and its sense."""
    return gazetteer.flags.get(lower, "-"), gazetteer.cases.get(lower, "?"), gazetteer.senses[lower]


def _run(_: Gazetteer, link: str, start: str) -> list[Feature]:
    return [("link run", f"{link}|{start}")]


def _before(_: Gazetteer, link: str, word: str) -> list[Feature]:
    return [("link before", f"{link}|{word}")]


def _after(_: Gazetteer, link: str, word: Word) -> list[Feature]:
    shape = EDGE if word.lower == EDGE else word.shape
    return [("link after", f"{link}|{word.lower}"), ("link after shape", f"{link}|{shape}")]


def _opening(_: Gazetteer, link: str, word: str) -> list[Feature]:
    return [("link opens", link), ("left opens", word)]


_IN_DOCUMENT = ("left plain", "right plain", "pair again", "left alone", "right opens run", "right alone")


def _setting(_: Gazetteer, link: str, at: int, left: int, before: str, after: str, *document: int) -> list[Feature]:
    features: list[Feature] = [("link place", f"{link}|{at}|{left}")]
    if before != EDGE:
        features.append(("links before", f"{before}|{link}"))
    if after != EDGE:
        features.append(("links after", f"{link}|{after}"))
    return features + [(template, link) for template, so in zip(_IN_DOCUMENT, document, strict=True) if so]


LINK_GROUPS: Mapping[str, Group] = {
    "words": Group(("word", "link", "word"), _words),
    "left": Group(("word", "link"), _left),
    "right": Group(("link", "word"), _right),
    "run": Group(("link", "lower"), _run),
    "before": Group(("link", "lower"), _before),
    "after": Group(("link", "word"), _after),
    "opening": Group(("link", "lower"), _opening),
    "setting": Group(("link", "count", "count", "link", "link", *["flag"] * len(_IN_DOCUMENT)), _setting),
}
