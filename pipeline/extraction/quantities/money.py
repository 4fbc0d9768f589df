"""Currencies by the signs, codes and words that stand beside a sum (ISO 4217)."""

import re
from typing import NamedTuple

from pipeline.extraction.numerals import ABBREVIATED_SCALES
from pipeline.extraction.vocabulary import alternatives, read_table

_CURRENCIES = read_table("currencies")
_SIGNS = [form for form in _CURRENCIES if not form[-1].isalpha() or form == "Rs"]
_CODES = [form for form in _CURRENCIES if len(form) == 3 and form.isupper()]
_WORDS = [form for form in _CURRENCIES if form not in _SIGNS and form not in _CODES]

SIGN_OR_CODE = rf"(?:{alternatives(_SIGNS)}|(?:{alternatives(_CODES)})(?![a-z]))"
_BEFORE = re.compile(rf"(?:(?P<sign>{alternatives(_SIGNS)})|\b(?P<code>{alternatives(_CODES)}))\s?$")  # US$|1,000
_LAST_CHARACTERS = frozenset(form[-1] for form in (*_SIGNS, *_CODES))
_FIRST_CHARACTERS = frozenset(form[0] for form in (*_WORDS, *_CODES, *ABBREVIATED_SCALES)) | {
    letter.upper() for letter in "".join(ABBREVIATED_SCALES)
}
_LONGEST = 6
# 10| million roubles; 4.2|m USD
_AFTER = re.compile(
    rf"(?P<scale>(?i:{'|'.join(ABBREVIATED_SCALES)})(?=\s))?\s?"
    rf"(?:(?P<word>{alternatives(_WORDS)})|(?P<code>{alternatives(_CODES)}))\b"
)


class MoneySign(NamedTuple):
    """What says that a number is a sum, and where it stands."""

    currency: str
    start: int
    end: int
    general: bool  # `$` and `dollars`, which words after the sum may tell more of
    scale: int  # what the number is to be taken times, from letters before the code: the `m` of `4.2m USD`


def sign_before(text: str, position: int, least: int) -> MoneySign | None:
    """The sign or code that ends at a position, and begins not before `least`."""
    if position == least or text[position - 1 - text[position - 1].isspace()] not in _LAST_CHARACTERS:
        return None
    match = _BEFORE.search(text, max(least, position - _LONGEST), position)
    if match is None:
        return None
    form = match["sign"] or match["code"]
    return MoneySign(_CURRENCIES[form], match.start(), match.end(), form == "$", 1)


def sign_after(text: str, position: int) -> MoneySign | None:
    """The code or word of money at a position."""
    first = text[position : position + 2].lstrip()[:1]
    match = _AFTER.match(text, position) if first in _FIRST_CHARACTERS else None
    if match is None:
        return None
    form = match["code"] or " ".join(match["word"].split())
    return MoneySign(
        _CURRENCIES[form], position, match.end(), False, ABBREVIATED_SCALES.get((match["scale"] or "").lower(), 1)
    )
