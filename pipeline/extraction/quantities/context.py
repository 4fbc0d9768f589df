"""What the words around a number say: its bound, or that it is a date, an age, a label or part of a name."""

import re

from pipeline.extraction.dates.lexicon import MONTHS
from pipeline.extraction.vocabulary import alternatives, read_json

_COUNTING = read_json("counting")
_BOUNDS: dict[str, list[str]] = _COUNTING["bounds"]
_COUNTS_BEFORE = tuple(_COUNTING["counts_before"])
_LABELS = frozenset(_COUNTING["no_count_before"]) | {month.lower() for month in MONTHS}
_BOUND = re.compile(  # up to |10; an estimated |6,000; c.|500
    r"(?<!\w)(?:" + "|".join(f"(?P<{bound}>{alternatives(words)})" for bound, words in _BOUNDS.items()) + r")\s?$",
    re.IGNORECASE,
)
_BOUND_ENDS = frozenset(words.split()[-1] for group in _BOUNDS.values() for words in group)
_LONGEST_BOUND = 24
# `26 years old`, `16-year-old`, `two years later`, `10 p.m.`, `22 March`, `490 BC`, `two-thirds`, `10:30`, `501(c)`
_NO_QUANTITY_AFTER = re.compile(
    rf"[\s-]?(?:(?:years?|months?|weeks?|days?)(?:[\s-]old\b|\sof\sage\b)|(?:st|nd|rd|th|s)\b|['’]s\b|[ap]\.?m\b"
    rf"|(?:of\s)?(?:{alternatives(MONTHS)})\b|(?:BCE?|CE|AD)\b|o['’]clock|thirds?\b|quarters?\b|fifths?\b)"
    r"|[:/][0-9]|\([a-z0-9]\)|\s(?:(?:more|full|whole)\s)?(?:years?|months?|weeks?|days?|hours?|decades|centuries)\s"
    r"(?:later|earlier|ago|afterwards?|previously|hence|thereafter|(?:before|after)(?=[,.;]))"
)
_AGE = (" age of ", " ages of ", " aged about ")
_LONGEST_WORD = 20
_SENTENCE_ENDS = ".!?:;,"


def bound_before(text: str, position: int) -> tuple[str, int]:
    """The bound that the words before a number give it, and where they begin; `exact` where none do."""
    if position and (_last_word(text, position) in _BOUND_ENDS or text[position - 1] in "~."):
        match = _BOUND.search(text, max(0, position - _LONGEST_BOUND), position)
        if match is not None:
            return match.lastgroup or "exact", match.start()
    return "exact", position


def is_no_quantity(text: str, start: int, end: int) -> bool:
    """Whether what follows or precedes a number makes it a date, an age, a time, a label or a score."""
    if _NO_QUANTITY_AFTER.match(text, end):
        return True
    before = text[start - 1] if start else " "
    if before in "#№§+/_=^":
        return True
    if (
        before in ".,:–—-"
        and start > 1
        and (text[start - 2].isdigit() or (before in "-." and text[start - 2].isalpha()))
    ):
        return True
    return _last_word(text, start) in _LABELS or text.endswith(_AGE, 0, start)


def is_counted(text: str, start: int) -> bool:
    """Whether the words before a number say what it counts: `a population of 6,000`."""
    return text.endswith(_COUNTS_BEFORE, 0, start)


def is_in_name(text: str, start: int) -> bool:
    """Whether a capitalised word stands before a number within its sentence: `launched Apollo 11`."""
    at = start - 1
    if at < 1 or not text[at].isspace():
        return False
    word = text.rfind(" ", max(0, at - _LONGEST_WORD), at) + 1
    return (
        text[word].isupper()
        and word > 1
        and text[word - 2] not in _SENTENCE_ENDS
        and text[at - 1] not in _SENTENCE_ENDS
    )


def _last_word(text: str, position: int) -> str:
    """The word before a position in small letters, without the space between."""
    end = position - 1 if position and text[position - 1].isspace() else position
    head = max(0, end - _LONGEST_WORD)
    begin = max(text.rfind(" ", head, end), text.rfind("\u00a0", head, end), head - 1)
    return text[begin + 1 : end].lstrip("(\"“'‘[").lower()
