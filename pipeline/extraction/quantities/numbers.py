"""The numbers of a passage, in figures or words, alone or as the two ends of a range, with the sign of a sum."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.extraction.dates.context import is_year
from pipeline.extraction.numerals import ABBREVIATED_SCALES, NUMBER_WORDS, SCALES, figures_value, words_value
from pipeline.extraction.quantities.money import SIGN_OR_CODE, MoneySign, sign_after, sign_before
from pipeline.extraction.quantities.units import share_after

_FIGURES = (  # 1,250.75; 1 250 with no-break spaces; 1250.75
    r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,9})?|[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3}){1,5}"
    r"|[0-9]{1,15}(?:\.[0-9]{1,9})?"
)
_SCALE = rf"[\s-]?(?:{'|'.join(SCALES)})\b"
# After a sign, `5m` and `5 BN` are millions and billions; of other alphabets no letter counts as the same one.
_SUM_SCALE = rf"{_SCALE}|\s?(?ai:{'|'.join((*ABBREVIATED_SCALES, *SCALES))})\b"


def _number_form(scale: str, sign: str) -> str:
    return (
        rf"(?P<number>{_FIGURES})(?P<scale>{scale})?(?:(?P<joint>\s?[-–—]\s?|\s(?:to|or|and)\s)"
        rf"{sign}(?P<number2>{_FIGURES})(?P<scale2>{scale})?(?![0-9A-Za-z/:-]))?"
    )


_NUMBER = re.compile(_number_form(_SCALE, ""))  # 10; 2.5 billion; 10 to 15
# 2015, |when; but not 2015| to 2016, 2000| million, 1500|–1600
_YEAR = re.compile(rf"(?:1[0-9]|20)[0-9]{{2}}(?=$|[;)]|[,.](?![0-9])|\s(?!(?:to|or|and|{'|'.join(SCALES)})\b|[-–—]))")
_SUM = re.compile(_number_form(_SUM_SCALE, rf"(?:{SIGN_OR_CODE}\s?)?"))  # $|10–20 million; $|5m to $10m
_HALF = re.compile(rf"(?:\sand\sa\shalf\b|½)(?P<scale>{_SCALE})?")  # two| and a half million; 2|½
_WORDS = re.compile(rf"(?P<words>{NUMBER_WORDS})(?:(?P<joint>\s(?:to|or|and)\s)(?P<words2>{NUMBER_WORDS}))?")
# What stands before a number, and its first figure or letters. A quick net, with false catches.
_START = re.compile(
    r"[^0-9A-Za-z.](?=[0-9AEFNOSTZaefhnostz])(?:[0-9]|[Aa](?=\s[dhmtb])|[Oo]ne|[Tt](?:wo|hre|en|we|hi)|[Ff](?:our|ive|ift|ort)|[Ss](?:ix|even)"
    r"|[Ee](?:ight|lev)|[Nn]ine|hundred|[Zz]ero)"
)
_BETWEEN = re.compile(rf"\b[Bb]etween\s(?:{SIGN_OR_CODE}\s?)?$")  # between $|10 and
_LONGEST_BETWEEN = 16
_FIGURES_OF_YEAR = 4


@dataclass(slots=True)
class Number:
    """A number as it stands in a passage; `start` is that of its sign if it has one."""

    start: int
    end: int
    first: Decimal
    last: Decimal | None  # the other end of a range
    sign: MoneySign | None
    figures: str  # as they stand, of a number in figures without a scale
    in_words: bool

    @property
    def value(self) -> float:
        return float(self.first)

    @property
    def value_max(self) -> float | None:
        return None if self.last is None else float(self.last)


def find_numbers(text: str) -> Iterator[Number]:
    """All numbers but years in order; of two that make no range, each alone."""
    at = 0
    for candidate in _START.finditer(f" {text}"):
        start = candidate.start()  # in `text`, which begins one place later
        if start < at:
            continue
        if text[start].isdigit():
            sign = sign_before(text, start, at)
            if sign is None and _is_year_alone(text, start):
                at = start + _FIGURES_OF_YEAR  # most numbers are years, and not worth more work
                continue
            match = (_SUM if sign is not None else _NUMBER).match(text, start)
            number = _figures_number(match, sign) if match is not None else None
        else:
            match = _WORDS.match(text, start)
            number = _words_number(match) if match is not None else None
        if number is not None:
            half = _HALF.match(text, number.end) if number.last is None else None
            if half is not None:
                number.first = (number.first + Decimal("0.5")) * (_scale(half["scale"]) or 1)
                number.end = half.end()
            at = number.end
            yield number


def _is_year_alone(text: str, start: int) -> bool:
    """Whether four figures are plainly a year: no end of a range, and no sum or share by what follows."""
    if _YEAR.match(text, start) is None:
        return False
    end = start + _FIGURES_OF_YEAR
    return sign_after(text, end) is None and share_after(text, end) is None and is_year(text, start, end)


def _figures_number(match: re.Match[str], sign: MoneySign | None) -> Number:
    scale, scale2 = _scale(match["scale"]), _scale(match["scale2"])
    first = figures_value(match["number"])
    start = sign.start if sign is not None else match.start()
    if match["number2"]:
        shared = first * (scale or scale2 or 1)  # the millions of `10–20 million` are for both
        last = figures_value(match["number2"]) * (scale2 or scale or 1)
        if shared < last and _is_range(match):
            figures = "" if scale or scale2 else match["number"]
            return Number(start, match.end(), shared, last, sign, figures, False)
    end = max(match.end("number"), match.end("scale"))
    return Number(start, end, first * (scale or 1), None, sign, "" if scale else match["number"], False)


def _words_number(match: re.Match[str]) -> Number | None:
    first = words_value(match["words"])
    if first is None:
        return None
    last = words_value(match["words2"]) if match["words2"] else None
    if last is not None:
        scale = max((scale for word, scale in SCALES.items() if word in match["words2"]), default=1)
        shared = first * scale if first < scale else first
        if shared < last and _is_range(match):
            return Number(match.start(), match.end(), Decimal(shared), Decimal(last), None, "", True)
    return Number(match.start(), match.end("words"), Decimal(first), None, None, "", True)


def _is_range(match: re.Match[str]) -> bool:
    """Whether two joined numbers are the ends of a range: with `and` only after `between`."""
    start = match.start()
    return (
        match["joint"].strip() != "and"
        or _BETWEEN.search(match.string, max(0, start - _LONGEST_BETWEEN), start) is not None
    )


def _scale(text: str | None) -> int | None:
    if not text:
        return None
    word = text.strip().lstrip("-").lower()
    return SCALES.get(word) or ABBREVIATED_SCALES[word]
