"""Numbers written in English words: `twelve`, `twenty-one`, `two hundred and fifty`, `1.5 million`, and ordinals."""

import re
from decimal import Decimal

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ABBREVIATED_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
COLLECTIVES = {"dozen": 12, "score": 20}

_ORDINAL_UNITS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
ORDINALS: dict[str, int] = {word: value for value, word in enumerate(_ORDINAL_UNITS) if value}
ORDINALS |= {word[:-1] + "ieth": value for word, value in TENS.items()}
ORDINALS |= {
    f"{tens}{joint}{unit}": TENS[tens] + value
    for tens in TENS
    for value, unit in enumerate(_ORDINAL_UNITS[:10])
    if value
    for joint in "- "
}

_SMALL = "|".join(sorted((*UNITS, *TENS), key=len, reverse=True))
_SCALE = "|".join(SCALES)
# two hundred and fifty thousand
WORDS = rf"(?:a\s(?=hundred|thousand|million|billion)|(?:{_SMALL})\b)(?:(?:\s|-|\sand\s)(?:{_SMALL}|{_SCALE})\b){{0,12}}"
_WORD = re.compile(r"[a-z]+")


def words_value(text: str) -> int | None:
    """The number that English words give, None where they give none: `two hundred and fifty` is 250."""
    total = part = 0
    seen = False
    for word in _WORD.findall(text.lower()):
        if word in UNITS or word in TENS:
            part += UNITS.get(word, TENS.get(word, 0))
        elif word == "hundred":
            part = (part or 1) * 100
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
    return Decimal(re.sub(r"[,\s]", "", text))
