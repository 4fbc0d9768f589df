"""Dates as reference entries write them, to EDTF level 1 (Library of Congress, 2019), no more precise than the text."""

import re
from functools import lru_cache

from pipeline.parsing.edtf import century_edtf, date_edtf, decade_edtf, interval_edtf, month_length
from pipeline.parsing.references.data import table

MONTHS = {word: int(number) for word, number in table("months.tsv").items()}
SEASONS = {word: int(code) for word, code in table("seasons.tsv").items()}

UNDATED = ""
"""What `edtf` gives for a text that says that there is no date: `n.d.`."""

LONGEST = 64  # characters; no date in words is longer

_WORD = r"[^\W\d_]{3,12}\.?"
_DASH = r"\s?[-–—/]\s?"
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th|\.|º)?"
_YEAR = r"[0-9]{4}"
_DIGIT = re.compile(r"[0-9]")
# 2009-12-31, 2009-12
_ISO = re.compile(r"([0-9]{4})-([0-9][0-9])(?:-([0-9][0-9]))?$")
# 2009, 2009a, [2009], 2009?
_YEAR_ONLY = re.compile(r"\[?([0-9]{4})([a-rt-z]?)(\??)\]?$")
# December 31, 2009; December 31 2009
_MONTH_DAY_YEAR = re.compile(rf"({_WORD}) {_DAY},? ({_YEAR})[a-z]?$")
# 31 December 2009; 31. Dezember 2009; 31 de diciembre de 2009
_DAY_MONTH_YEAR = re.compile(rf"{_DAY} (?:de |of )?({_WORD}),? (?:de |del )?({_YEAR})[a-z]?$")
# December 2009; Fall 2009; Christmas 2009
_PART_YEAR = re.compile(rf"((?:first|second|third|fourth) quarter|Q[1-4]|{_WORD}),? (?:de |of )?({_YEAR})[a-z]?$", re.I)
# 2009 December 31; 2009 December
_YEAR_MONTH = re.compile(rf"({_YEAR}),? ({_WORD})(?: {_DAY})?$")
# December 30–31, 2009
_MONTH_DAYS_YEAR = re.compile(rf"({_WORD}) {_DAY}{_DASH}{_DAY},? ({_YEAR})$")
# 30–31 December 2009
_DAYS_MONTH_YEAR = re.compile(rf"{_DAY}{_DASH}{_DAY} ({_WORD}),? ({_YEAR})$")
# November 30 – December 2, 2009
_MONTH_DAY_MONTH_DAY = re.compile(rf"({_WORD}) {_DAY}{_DASH}({_WORD}) {_DAY},? ({_YEAR})$")
# 30 November – 2 December 2009
_DAY_MONTH_DAY_MONTH = re.compile(rf"{_DAY} ({_WORD}){_DASH}{_DAY} ({_WORD}),? ({_YEAR})$")
# November–December 2009; Spring/Summer 2009
_PARTS_YEAR = re.compile(rf"({_WORD})(?:{_DASH}| and | & )({_WORD}),? ({_YEAR})$")
# 1998–2001, 1998–99
_YEARS = re.compile(rf"({_YEAR}){_DASH}({_YEAR}|[0-9][0-9])$")
# Winter 1998–1999, Winter 1998/99
_SEASON_YEARS = re.compile(rf"({_WORD}) ({_YEAR}){_DASH}(?:{_YEAR}|[0-9][0-9])$")
# 31/12/2009, 12.31.2009
_NUMERIC = re.compile(r"([0-9]{1,2})([/.])([0-9]{1,2})\2([0-9]{4})$")
# 2009/12/31
_NUMERIC_YEAR_FIRST = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})$")
# 1980s
_DECADE = re.compile(r"([0-9]{3})0s$")
# 19th century
_CENTURY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th) century$", re.I)
# c. 1984, circa 1984
_CIRCA = re.compile(r"(?:ca?\.|circa|about|approx\.) ?", re.I)
# Monday, 3 May 2010
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ", re.I)
# 3 May 2010, 4:02 p.m. EDT; Mon May 3 2010 at 16:02
_TIME = re.compile(r",? (?:at )?[0-9]{1,2}[:.][0-9][0-9](?::[0-9][0-9])?(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?$", re.I)
# n.d.
_NO_DATE = re.compile(r"\[?(?:n\.\s?d\.?|nd|no date|undated)\]?$", re.I)

# The first date that stands at the beginning of a text: `3 May 2010 from the publisher`
LEADING_DATE = re.compile(
    rf"(?:[0-9]{{4}}-[0-9][0-9](?:-[0-9][0-9])?(?![0-9])|{_WORD} {_DAY},? {_YEAR}\b"
    rf"|{_DAY} (?:de )?{_WORD},? (?:de |del )?{_YEAR}\b|{_WORD},? {_YEAR}\b|{_DAY}{_DASH}{_DAY} {_WORD} {_YEAR}\b"
    rf"|[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.][0-9]{{4}}\b|{_YEAR}\b(?![-/]))"
)


def month_number(word: str) -> int | None:
    """The number of a month's name or its abbreviation in one of the languages of `months.tsv`."""
    return MONTHS.get(word.rstrip(".").casefold())


def _season(word: str) -> int | None:
    return SEASONS.get(word.rstrip(".").casefold())


def _year(year: str) -> str | None:
    return year if "0000" < year < "2100" else None


def _month(year: str, word: str) -> str | None:
    """`2009-12`, `2009-23`, or the year where the part of it has no code."""
    number = month_number(word)
    if number is None:
        number = _season(word)
        if number == 0:
            return _year(year)
    return date_edtf(int(year), number) if number and _year(year) else None


def _day(year: str, month: int | str | None, day: str) -> str | None:
    if isinstance(month, str):
        month = month_number(month)
    number = int(day)
    if not _year(year) or not month or not 1 <= month <= 12 or not 1 <= number <= month_length(int(year), month):
        return None
    return date_edtf(int(year), month, number)


def _interval(start: str | None, end: str | None) -> str | None:
    if start is None or end is None:
        return None
    if start == end:
        return start
    if start > end:
        return None
    return interval_edtf(start, end)


def _parts(year: str, first: str, second: str) -> str | None:
    """`2009-11/2009-12`; two seasons make the year, for level 1 has no interval of seasons."""
    if month_number(first) and month_number(second):
        return _interval(_month(year, first), _month(year, second))
    if _season(first) is not None and _season(second) is not None:
        return _year(year)
    return None


def _simple(text: str) -> str | None:
    """One date without a range over dashes between full dates."""
    if text[:4].isdigit() or text[:1] == "[":  # begins with the year
        if m := _ISO.match(text):
            if m[3]:
                return _day(m[1], int(m[2]), m[3])
            if "01" <= m[2] <= "12":
                return date_edtf(int(m[1]), int(m[2])) if _year(m[1]) else None
        if m := _YEAR_ONLY.match(text):
            return m[1] + m[3] if _year(m[1]) else None
        if m := _YEARS.match(text):
            return _interval(m[1], m[2] if len(m[2]) == 4 else m[1][:2] + m[2])
        if m := _YEAR_MONTH.match(text):
            return _day(m[1], m[2], m[3]) if m[3] else _month(m[1], m[2])
        if m := _NUMERIC_YEAR_FIRST.match(text):
            return _day(m[1], int(m[2]), m[3])
        if m := _DECADE.match(text):
            return decade_edtf(int(m[1]) * 10)
        return None
    if text[:1].isdigit():
        if m := _DAY_MONTH_YEAR.match(text):
            return _day(m[3], m[2], m[1])
        if m := _DAYS_MONTH_YEAR.match(text):
            return _interval(_day(m[4], m[3], m[1]), _day(m[4], m[3], m[2]))
        if m := _DAY_MONTH_DAY_MONTH.match(text):
            return _interval(_day(m[5], m[2], m[1]), _day(m[5], m[4], m[3]))
        if m := _NUMERIC.match(text):
            return _numeric(m[4], int(m[1]), int(m[3]), dotted=m[2] == ".")
        if (m := _CENTURY.match(text)) and m[1] not in ("0", "00"):
            return century_edtf(int(m[1]))
        return None
    if m := _MONTH_DAY_YEAR.match(text):
        return _day(m[3], m[1], m[2])
    if m := _PART_YEAR.match(text):
        return _month(m[2], m[1])
    if m := _MONTH_DAYS_YEAR.match(text):
        return _interval(_day(m[4], m[1], m[2]), _day(m[4], m[1], m[3]))
    if m := _PARTS_YEAR.match(text):
        return _parts(m[3], m[1], m[2])
    if m := _MONTH_DAY_MONTH_DAY.match(text):
        return _interval(_day(m[5], m[1], m[2]), _day(m[5], m[3], m[4]))
    if (m := _SEASON_YEARS.match(text)) and _season(m[1]) is not None:
        return _month(m[2], m[1])
    return None


def _numeric(year: str, first: int, second: int, dotted: bool) -> str | None:
    """A date in numbers: the day can be told from the month only above 12 or with stops (`31.12.2009`)."""
    if dotted or first > 12:
        return _day(year, second, str(first))
    if second > 12 or first == second:
        return _day(year, first, str(second))
    return _year(year)


@lru_cache(maxsize=8192)
def edtf(text: str) -> str | None:
    """The EDTF level 1 value of a text that is a date and nothing else; `UNDATED` for `n.d.`, None for no date."""
    text = text.strip(" ,;.")
    if not text or len(text) > LONGEST:
        return None
    if not _DIGIT.search(text):  # as in most names that end with a letter that dates can end with
        return UNDATED if _NO_DATE.match(text) else None
    value = _simple(text)
    if value is not None:
        return value
    if m := _CIRCA.match(text):
        value = _simple(text[m.end() :]) if m.end() < len(text) else None
        return f"{value}~" if value and "/" not in value and not value.endswith("?") else value
    if m := _WEEKDAY.match(text):
        return edtf(text[m.end() :])
    if m := _TIME.search(text):
        return edtf(text[: m.start()])
    if _NO_DATE.match(text):
        return UNDATED
    for dash in (" – ", " — ", " - ", "–", " to "):
        if dash in text:
            first, _, second = text.partition(dash)
            first, second = first.strip(), second.strip()
            return _interval(_simple(first), _simple(second)) if first and second else None
    return None


def leading_date(text: str) -> str | None:
    """The EDTF value of the date that a text is, or begins with."""
    date = edtf(text)
    if date is None and (m := LEADING_DATE.match(text)):
        date = edtf(m[0])
    return date or None
