"""What a number counts: a share, a measure, or a noun in the singular."""

import re
from typing import NamedTuple

from pipeline.extraction.vocabulary import alternatives, read_json, read_table

_MEASURES = read_table("units")
_PLURALS = read_table("plurals")
_COUNTING = read_json("counting")
_NOT_IN_UNITS = frozenset(_COUNTING["not_in_units"])
_NO_NOUN = frozenset(_COUNTING["no_noun"])
_DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
_SINGLE = _DURATIONS - {"second", "day"}  # `one day`, `one second` are seldom a duration
_HYPHENED = _DURATIONS | frozenset(_MEASURES.values())

_PERCENT = re.compile(r"\s?(?:%|[Pp]er\s?cent\b)(?P<points>[\s-]points?\b)?")  # 30%; 3 per cent points
_POINTS = re.compile(r"\s?percentage[\s-]points?\b")  # 3 percentage points
_SHARE_BEGINS = frozenset("%Pp")
_MEASURE = re.compile(rf"[\s-]?({alternatives(_MEASURES)})(?![\w’'])")  # 12 km
_HYPHEN_UNIT = re.compile(r"-([a-z]+)(?![\w])(?!-old)")  # 30|-year career
_TOKEN = re.compile(r"[\s\u00a0]([^\W\d_][\w'’&-]*)([.,;:)]?)")
_DETERMINER = re.compile(r"\sof\s(?:the|his|her|its|their|our|these|those)(?=\s)")  # two| of the Nobel prizes
_LONGEST_NOUN_PHRASE = 5


class Unit(NamedTuple):
    """A unit in the singular, and where its words end."""

    name: str
    end: int


def share_after(text: str, position: int) -> Unit | None:
    """`percent` or `percentage point` at a position."""
    if text[position : position + 2].lstrip()[:1] not in _SHARE_BEGINS:
        return None
    if (points := _POINTS.match(text, position)) is not None:
        return Unit("percentage point", points.end())
    match = _PERCENT.match(text, position)
    if match is None:
        return None
    return Unit("percentage point" if match["points"] else "percent", match.end())


def unit_after(text: str, position: int, in_figures: bool, one: bool) -> Unit | None:
    """The measure or noun that a number before the position counts; after `one`, only a duration."""
    if in_figures and (measure := _MEASURE.match(text, position)) is not None:
        return Unit(_MEASURES[" ".join(measure[1].split())], measure.end())
    if (hyphened := _HYPHEN_UNIT.match(text, position)) is not None:
        return Unit(hyphened[1], hyphened.end()) if hyphened[1] in _HYPHENED else None
    if one:
        token = _TOKEN.match(text, position)
        return Unit(token[1], token.end(1)) if token is not None and token[1] in _SINGLE else None
    return _counted_noun(text, position)


def _counted_noun(text: str, at: int) -> Unit | None:
    """The first plural noun within a few words, with the words between that tell what kind it is."""
    determiner = _DETERMINER.match(text, at)
    if determiner is not None:
        at = determiner.end()
    kinds: list[str] = []
    for _ in range(_LONGEST_NOUN_PHRASE):
        token = _TOKEN.match(text, at)
        if token is None:
            return None
        word, lower = token[1], token[1].lower()
        if lower in _NO_NOUN:
            return None
        if lower in _DURATIONS:  # a 17 week tenure
            return Unit(lower, token.end(1))
        if _is_plural(lower):
            noun = _singular(word)
            return Unit(noun if noun in _DURATIONS else " ".join((*kinds, noun)), token.end(1))
        if lower not in _NOT_IN_UNITS:
            kinds.append(word)
        if token[2]:
            return None
        at = token.end(1)
    return None


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (len(word) > 3 and word[-1] == "s" and word[-2] not in "su'’" and word[-2:] != "is")


def _singular(word: str) -> str:
    """`companies` -> `company`, `people` -> `person`."""
    lower = word.lower()
    if lower in _PLURALS:
        singular = _PLURALS[lower]
        return singular.title() if word[0].isupper() else singular
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]
