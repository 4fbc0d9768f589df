"""Numbers written in English words: `twelve`, `twenty-one`, `two hundred and fifty`, and ordinals."""

import re
from decimal import Decimal

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip

CARDINALS = {word: value for value, word in enumerate(_SMALL)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ABBREVIATED_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_MULTIPLIERS = {"dozen": 12, "hundred": 100}

ORDINALS: dict[str, int] = {word: value for value, word in enumerate(_ORDINALS, 1)}
ORDINALS |= {word[:-1] + "ieth": CARDINALS[word] for word in _TENS}
ORDINALS |= {
    f"{tens}{joint}{unit}": CARDINALS[tens] + value
    for tens in _TENS
    for value, unit in enumerate(_ORDINALS[:9], 1)
    for joint in "- "
}


def _alternatives(words: "dict[str, int] | tuple[str, ...]") -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_CARDINAL = _alternatives(CARDINALS)
_CAPITALISED = _alternatives(tuple(word.title() for word in CARDINALS))
_MULTIPLIER = _alternatives({**SCALES, **_MULTIPLIERS})
# two hundred and fifty thousand; a million; Twenty-one
NUMBER_WORDS = (
    rf"(?:[Aa]\s(?:{_MULTIPLIER})|(?:(?<=top\s)|(?<=first\s)|(?<=last\s))hundred|{_CARDINAL}|{_CAPITALISED})\b"
    rf"(?:(?:\s|-|(?:(?<=dred)|(?<=sand)|(?<=lion))\sand\s)(?:{_CARDINAL}|{_MULTIPLIER})\b){{0,12}}"
)
_WORD = re.compile(r"[a-z]+")
_GROUPING = re.compile(r"[,\s]")  # 1|,|250


def words_value(text: str) -> int | None:
    """The number that English words give, None where they give none: `two hundred and fifty` is 250."""
    total = part = 0
    seen = False
    for word in _WORD.findall(text.lower()):
        if word in CARDINALS:
            part += CARDINALS[word]
        elif word in _MULTIPLIERS:
            part = (part or 1) * _MULTIPLIERS[word]
        elif word in SCALES:
            total += (part or 1) * SCALES[word]
            part = 0
        elif word in ("a", "an"):
            part = part or 1
        elif word != "and":
            return None
        seen = seen or word != "and"
    return total + part if seen else None


def figures_value(text: str) -> Decimal:
    """The number that figures give, with commas or spaces between groups of three: `1,250.75`."""
    return Decimal(text if text.isdigit() else _GROUPING.sub("", text))
