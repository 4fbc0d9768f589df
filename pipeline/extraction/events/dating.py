"""Which time expressions of a sentence date a happening, and which belong to a name, a state or a span of time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extraction.endings import Ending, last_words
from pipeline.extraction.vocabulary import read_json
from pipeline.parsing.edtf import interval_edtf

_WORDS = read_json("event_words")
_HAPPENINGS: dict[str, str] = _WORDS["happenings"]  # noun -> kind
_OTHERS = frozenset(_WORDS["attributed_by"])

# `as of |`, `shortly after |`, `before |`: near the date, not on it; `according to a |2016 interview`
_NO_DATE = re.compile(
    r"\b(?:as\s(?:of|at)|after|before|prior\sto|predating|pre-|post-|than|following|preceding|according\sto\s(?:an?|the)"
    r"|than (?:[\w-]+\s){1,6}(?:in|during|of)|version|dated|dating\s(?:from|to|back\sto)"
    r"|copyright|circa\sthe|model\syear|ranging\sfrom)"
    r"\s?(?:the\s|its\s|his\s|her\s)?$",
    re.IGNORECASE,
)
# The cheap tests before it: how a match ends, and a word that it has where it ends otherwise.
_NO_DATE_ENDS = (
    "as of", "as at", "after", "before", "prior to", "predating", "pre-", "post-", "than", "following", "preceding",
    "according to a", "according to an", "version", "dated", "dating from", "dating to", "back to", "copyright",
    "model year", "ranging from", "the", "its", "his", "her",
)  # fmt: skip
_NO_DATE_WORD = "than"
_UNTIL = Ending(("until", "till", "til", "through", "up to", "up until"), r"(?:(?i:the|its|his|her|their)\s)?", most=1)
_FROM = Ending(("from", "between"), r"(?:(?i:the)\s)?", most=1)
_TO = re.compile(r",?\s(?:to|until|till|through|and)\s(?:the\s)?")
# `the |`, `its |`, `AGMR's |`, `unsuccessful |`: what stands before a year that tells which one
_DETERMINED = re.compile(
    r"(?:\b(?:the|an?|its|his|her|their|this|that|our|first|second|annual|original)|['’]s|s['’])\s(?:[a-z-]+\s)?$",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(r"[A-Z][a-z]+ \d{1,2} (?:[A-Z]|attacks?\b|riots?\b|bombings?\b|protests?\b|massacre\b)")
_FUNCTION = frozenset(_WORDS["function"])
_NOUN = re.compile(r"[\s-]([\w’'&.-]+)")
_JOINED = re.compile(r"\s(?:and|or|to)\s(?:the\s|into\sthe\s)?(?:early\s|late\s)?|[-–]")
_BEFORE = 40
_CENTURY = re.compile(r"-?\d\dXX")


@dataclass(slots=True)
class Dating:
    """A date that something happened at; places are in the sentence's text."""

    start: int
    end: int
    edtf: str
    ends: bool = False  # something lasted until then
    ends_at: str | None = None  # the second date of `from 1988 to 1999`, whose interval `edtf` is
    noun: str | None = None  # the kind of what it tells apart: meeting for `the 2016 conference`


def datings(text: str, dates: Sequence[tuple[int, int, str]]) -> list[Dating]:
    """The dates among `dates` (start, end, EDTF; in order, a range before its ends) that happenings have."""
    found: list[Dating] = []
    covered = 0
    joined = -1
    for number, (start, end, edtf) in enumerate(dates):
        if start < covered or number == joined:
            continue
        covered = end
        before = text[max(0, start - _BEFORE) : start]
        if ("XX" in edtf and _CENTURY.search(edtf)) or _is_near(before):
            continue
        words = last_words(before)
        following = dates[number + 1] if number + 1 < len(dates) else None
        if following is not None and "/" not in edtf and "/" not in following[2] and _FROM.ends(words, before):
            joint = text[end : following[0]]
            if len(joint) < 20 and _TO.fullmatch(joint) and edtf.rstrip("~") < following[2]:
                whole = interval_edtf(edtf, following[2])
                found.append(Dating(start, following[1], whole, ends_at=following[2]))
                joined, covered = number + 1, following[1]
                continue
        if "X" in edtf and following is not None and "X" in following[2] and _JOINED.fullmatch(text, end, following[0]):
            covered = following[1]  # `in the 1980s and 1990s`: no one time
            continue
        dating = Dating(start, end, edtf, _UNTIL.ends(words, before))
        if not _is_attribute(text, start, end, edtf):
            found.append(dating)
        elif not dating.ends and (kind := _happening(text, end)) is not None:
            dating.noun = kind
            found.append(dating)
    return found


def _is_near(before: str) -> bool:
    """Whether a date only tells what a time is near to, by the text before it."""
    small = before.rstrip().lower()
    return (small.endswith(_NO_DATE_ENDS) or _NO_DATE_WORD in small) and _NO_DATE.search(before) is not None


def _is_attribute(text: str, start: int, end: int, edtf: str) -> bool:
    """Whether a date stands before a noun as its attribute, as in `the 2011 film`, `AGMR's 2016 event`."""
    if len(edtf) == 10:  # `the |January 6 Harbour attack`
        return (
            text[end:].startswith(" ")
            and text[start - 4 : start] == "the "
            and _NAMED_DAY.match(text, start) is not None
        )
    if text[end - 1] in "’'":
        return False
    after = _NOUN.match(text, end)
    if after is None or after[1].lower() in _FUNCTION or after[1].endswith("ed"):
        return False
    if text[end] == "-":
        return True
    known = after[1].lower() in _HAPPENINGS or after[1].lower() in _OTHERS
    return known or _DETERMINED.search(text, max(0, start - _BEFORE), start) is not None


def _happening(text: str, end: int) -> str | None:
    """The kind of happening that the noun behind a year names: `2016 conference`, `2004 New Year Honours`."""
    at = end
    for _ in range(6):
        word = _NOUN.match(text, at)
        if word is None:
            return None
        plain = word[1].lower().rstrip(".").removesuffix("’s").removesuffix("'s")
        if plain in _HAPPENINGS:
            return _HAPPENINGS[plain]
        if plain in _FUNCTION or plain in _OTHERS or plain.endswith("ed"):
            return None
        at = word.end()
    return None
