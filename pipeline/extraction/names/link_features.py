"""What the joining model looks at: for every link inside a run, a code in each of `LINK_GROUPS`."""

from collections.abc import Mapping

import numpy as np

from pipeline.extraction.names.features import Codes, Column, Feature, Group, template
from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.lexicon import EDGE, NO_LINK, Numbers
from pipeline.extraction.names.reading import Reading
from pipeline.extraction.names.tokens import Word
from pipeline.extraction.names.views import case, ending, flags, itself, lower, sense, shape, some, text

_MOST_LINKS = 3  # on either side, that are told apart by their number


def link_codes(read: Reading, linked: Numbers) -> Codes:
    """The codes of the links with the numbers `linked`, in the order of the text."""
    words, lowers, local, places, links = read.words, read.lower, read.local, read.places, read.links
    first, last = runs(links)
    i, j, link = places[linked], places[linked + 1], links[linked]
    a, b, lists = lowers[i], lowers[j], read.lexicon.lists
    begin = first[linked]
    at = linked - begin
    left = last[linked] - linked
    inner = np.append(links, -1)
    before = np.where(at > 0, inner[linked - 1], NO_LINK)
    after = np.where(left > 1, inner[linked + 1], NO_LINK)
    opening = (at == 0) & read.opens[i]
    alone, opens = np.zeros((2, len(read.local)), np.bool_)
    single = first == last
    alone[local[places[single]]] = True
    opens[local[places[first]]] = True
    pairs = local[i] << 36 | link << 28 | local[j]
    _, number, count = np.unique(pairs, return_inverse=True, return_counts=True)
    pack = {name: group.pack for name, group in LINK_GROUPS.items()}
    return {
        "written": Column(pack["written"](words[i], link, words[j])),
        "words": Column(pack["words"](a, link, b)),
        "lists": Column(pack["lists"](lists[a], link, lists[b])),
        "joined": Column(pack["joined"](a, link, b)),
        "left": Column(pack["left"](a, link)),
        "right": Column(pack["right"](link, b)),
        "run": Column(pack["run"](link, lowers[places[begin]])),
        "before": Column(pack["before"](link, lowers[i - 1])),
        "after": Column(pack["after"](link, words[j + 1])),
        "opening": Column(pack["opening"](link[opening], a[opening]), np.flatnonzero(opening)),
        "setting": Column(
            pack["setting"](
                link, np.minimum(at, _MOST_LINKS), np.minimum(left, _MOST_LINKS), before, after,
                read.plain[i], read.plain[j], count[number] > 1, alone[local[i]], opens[local[j]], alone[local[j]],
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


def _lists(_: Gazetteer, left: tuple[str, ...], between: str, right: tuple[str, ...]) -> list[Feature]:
    features: list[Feature] = [("left in", f"{between}|{listed}") for listed in left]
    features += [("right in", f"{between}|{listed}") for listed in right]
    features += [("both in", f"{one}|{between}|{other}") for one in ("-", *left) for other in ("-", *right)]
    return features


def _joined(gazetteer: Gazetteer, a: str, between: str, b: str) -> list[Feature]:
    joined = a + b if between in ("-", "'", "_") else f"{a} {between} {b}" if between else f"{a} {b}"
    features: list[Feature] = []
    if joined in gazetteer.flags:
        features.append(("joined flags", f"{gazetteer.flags[joined]}|{between}"))
    if joined in gazetteer.kinds:
        features.append(("joined kind", f"{gazetteer.kinds[joined][0]}|{between}"))
    return features


def _shape_after(_: Gazetteer, word: Word) -> str:
    return EDGE if word.lower == EDGE else word.shape


_IN_DOCUMENT = ("left plain", "right plain", "pair again", "left alone", "right opens run", "right alone")


def _setting(_: Gazetteer, link: str, at: int, left: int, before: str, after: str, *document: int) -> list[Feature]:
    features: list[Feature] = [("link place", f"{link}|{at}|{left}")]
    if before != EDGE:
        features.append(("links before", f"{before}|{link}"))
    if after != EDGE:
        features.append(("links after", f"{link}|{after}"))
    return features + [(template, link) for template, so in zip(_IN_DOCUMENT, document, strict=True) if so]


LINK_GROUPS: Mapping[str, Group] = {
    "written": Group(
        ("word", "link", "word"),
        (
            template("link shapes", (1, itself), (0, shape), (2, shape)),
            template("left link right", (0, text), (1, some), (2, text)),
        ),
    ),
    "words": Group(
        ("lower", "link", "lower"),
        (
            template("bias"),
            template("link", (1, itself)),
            template("flags", (0, flags), (1, itself), (2, flags)),
            template("cases", (0, case), (2, case), (1, itself)),
            template("senses", (0, sense), (1, itself), (2, sense)),
        ),
    ),
    "lists": Group(("lists", "link", "lists"), _lists),
    "joined": Group(("lower", "link", "lower"), _joined),
    "left": Group(
        ("lower", "link"),
        (
            template("left", (0, itself)),
            template("link left", (1, itself), (0, itself)),
            template("left ending", (0, ending)),
            template("left flags", (1, itself), (0, flags)),
            template("left case", (0, case), (1, itself)),
            template("left sense", (0, sense), (1, itself)),
        ),
    ),
    "right": Group(
        ("link", "lower"),
        (
            template("right", (1, itself)),
            template("link right", (0, itself), (1, itself)),
            template("right ending", (1, ending)),
            template("right flags", (0, itself), (1, flags)),
            template("right sense", (0, itself), (1, sense)),
        ),
    ),
    "run": Group(("link", "lower"), (template("link run", (0, itself), (1, itself)),)),
    "before": Group(("link", "lower"), (template("link before", (0, itself), (1, itself)),)),
    "after": Group(
        ("link", "word"),
        (
            template("link after", (0, itself), (1, lower)),
            template("link after shape", (0, itself), (1, _shape_after)),
        ),
    ),
    "opening": Group(("link", "lower"), (template("link opens", (0, itself)), template("left opens", (1, itself)))),
    "setting": Group(("link", "count", "count", "link", "link", *["flag"] * len(_IN_DOCUMENT)), _setting),
}
