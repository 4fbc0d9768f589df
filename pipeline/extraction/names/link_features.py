"""What the joining model looks at: for every link inside a run, a key in each of `LINK_GROUPS`."""

from collections import Counter
from typing import Any

from pipeline.extraction.names.features import EDGE, Feature, Groups, Key
from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.tokens import Words, word_of

_MOST_LINKS = 3  # on either side, that are told apart by their number


def link_keys(text: Words) -> list[Key]:
    """The key of each link, in the order of the runs and of the links within them."""
    words, lower, plain = text.words, text.lower, text.plain
    last = len(words) - 1
    pairs: Counter[tuple[str, str, str]] = Counter()
    alone, opening = set(), set()
    for run in text.runs:
        places = run.words
        start = lower[places[0]]
        opening.add(start)
        if run.links:
            pairs.update((lower[i], link, lower[j]) for i, link, j in zip(places, run.links, places[1:], strict=False))
        else:
            alone.add(start)
    keys: list[Key] = []
    for run in text.runs:
        links = run.links
        if not links:
            continue
        count = len(links)
        start = lower[run.words[0]]
        i = run.words[0]
        before = EDGE
        for at, link in enumerate(links):
            j = run.words[at + 1]
            a, b = lower[i], lower[j]
            left, right = words[i].text, words[j].text
            keys.append((
                (left, link, right),
                (left, link),
                (link, right),
                (link, start),
                (link, lower[i - 1] if i else EDGE),
                (link, words[j + 1].text if j < last else EDGE),
                (link, a) if not at and text.opens(i) else None,
                (
                    link, at if at < _MOST_LINKS else _MOST_LINKS, min(count - at, _MOST_LINKS),
                    before, links[at + 1] if at + 1 < count else EDGE,
                    a in plain, b in plain, pairs[a, link, b] > 1, a in alone, b in opening, b in alone,
                ),
            ))  # fmt: skip
            i, before = j, link
    return keys


def _words(key: tuple[str, str, str], gazetteer: Gazetteer) -> list[Feature]:
    left, between, right = key
    (a, flags_a, case_a, sense_a), (b, flags_b, case_b, sense_b) = _known(left, gazetteer), _known(right, gazetteer)
    joined = a + b if between in ("-", "'", "_") else f"{a} {between} {b}" if between else f"{a} {b}"
    features: list[Feature] = [
        ("bias", ""),
        ("link", between),
        ("link shapes", f"{between}|{word_of(left).shape}|{word_of(right).shape}"),
        ("flags", f"{flags_a}|{between}|{flags_b}"),
        ("cases", f"{case_a}|{case_b}|{between}"),
        ("senses", f"{sense_a}|{between}|{sense_b}"),
    ]
    if between:
        features.append(("left link right", f"{left}|{between}|{right}"))
    if joined in gazetteer.flags:
        features.append(("joined flags", f"{gazetteer.flags[joined]}|{between}"))
    if joined in gazetteer.kinds:
        features.append(("joined kind", f"{gazetteer.kinds[joined][0]}|{between}"))
    return features


def _left(key: tuple[str, str], gazetteer: Gazetteer) -> list[Feature]:
    word, link = key
    lower, flags, case, sense = _known(word, gazetteer)
    return [
        ("left", lower),
        ("link left", f"{link}|{lower}"),
        ("left ending", lower[-3:]),
        ("left flags", f"{link}|{flags}"),
        ("left case", f"{case}|{link}"),
        ("left sense", f"{sense}|{link}"),
    ]


def _right(key: tuple[str, str], gazetteer: Gazetteer) -> list[Feature]:
    link, word = key
    lower, flags, _, sense = _known(word, gazetteer)
    return [
        ("right", lower),
        ("link right", f"{link}|{lower}"),
        ("right ending", lower[-3:]),
        ("right flags", f"{link}|{flags}"),
        ("right sense", f"{link}|{sense}"),
    ]


def _known(word: str, gazetteer: Gazetteer) -> tuple[str, str, str, str]:
    """A word in lower case, its flags, how it is usually written, and its sense."""
    lower = word_of(word).lower
    return lower, gazetteer.flags.get(lower, "-"), gazetteer.cases.get(lower, "?"), gazetteer.senses[lower]


def _run(key: tuple[str, str], _: Gazetteer) -> list[Feature]:
    return [("link run", f"{key[0]}|{key[1]}")]


def _before(key: tuple[str, str], _: Gazetteer) -> list[Feature]:
    return [("link before", f"{key[0]}|{key[1]}")]


def _after(key: tuple[str, str], _: Gazetteer) -> list[Feature]:
    link, text = key
    word = word_of(text)
    return [("link after", f"{link}|{word.lower}"), ("link after shape", f"{link}|{word.shape}")]


def _opening(key: tuple[str, str], _: Gazetteer) -> list[Feature]:
    return [("link opens", key[0]), ("left opens", key[1])]


_IN_DOCUMENT = ("left plain", "right plain", "pair again", "left alone", "right opens run", "right alone")


def _setting(key: tuple[Any, ...], _: Gazetteer) -> list[Feature]:
    link, at, left, before, after, *document = key
    features: list[Feature] = [("link place", f"{link}|{at}|{left}")]
    if before != EDGE:
        features.append(("links before", f"{before}|{link}"))
    if after != EDGE:
        features.append(("links after", f"{link}|{after}"))
    return features + [(template, link) for template, so in zip(_IN_DOCUMENT, document, strict=True) if so]


LINK_GROUPS: Groups = {
    "words": _words,
    "left": _left,
    "right": _right,
    "run": _run,
    "before": _before,
    "after": _after,
    "opening": _opening,
    "setting": _setting,
}
