"""EDTF level 1 (ISO 8601-2, Library of Congress): how a date is written, and which days it can mean.

Years count astronomically, as EDTF does: 1 BC is year 0, 490 BC is year -489.
"""

import calendar
import re
from datetime import date

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24  # EDTF's own codes, which stand where a month stands

# 1984, -0489, 201X, 19XX, 2004-06, 2004-XX, 2001-22, 1985-04-12, each with an optional ~ ? %
_DATE = re.compile(
    r"(?P<sign>-?)(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?[~?%]?"
)
_SEASON_MONTHS = {SPRING: (3, 5), SUMMER: (6, 8), AUTUMN: (9, 11), WINTER: (12, 2)}  # northern, meteorological

Bounds = tuple[date | None, date | None, str]


def year_edtf(year: int) -> str:
    """`1984`, `0079`, `-0489`."""
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def date_edtf(year: int, month: int | None = None, day: int | None = None, approximate: bool = False) -> str:
    """`1984`, `1984-06`, `1984-06-02`, with `~` when approximate; a season's code may stand for the month."""
    text = year_edtf(year)
    if month is not None:
        text = f"{text}-{month:02d}" if day is None else f"{text}-{month:02d}-{day:02d}"
    return f"{text}~" if approximate else text


def decade_edtf(first_year: int) -> str:
    """`198X` for the ten years from 1980; BC, where the digits count backwards, an interval of years."""
    if first_year < 0:
        return interval_edtf(year_edtf(first_year), year_edtf(first_year + 9))
    return f"{first_year // 10:03d}X"


def century_edtf(number: int) -> str:
    """`18XX` for the 19th century; centuries BC (-4 for the 4th) as an interval of years."""
    if number < 0:
        return interval_edtf(year_edtf(number * 100 + 1), year_edtf(number * 100 + 100))
    return f"{number - 1:02d}XX"


def interval_edtf(start: str, end: str) -> str:
    """`2011/2014`; `..` stands for an end that is open."""
    return f"{start}/{end}"


def date_bounds(edtf: str) -> Bounds:
    """First day, last day and precision of an EDTF level 1 date.

    The precision is day, month, season, year, decade, century or interval. A day before 0001-01-01 or after
    9999-12-31, or an open or unknown end, is None. A winter runs into the next year.

    Raises ValueError for what is no such date.
    """
    start, slash, end = edtf.partition("/")
    if slash:
        first = None if start in ("", "..") else date_bounds(start)[0]
        last = None if end in ("", "..") else date_bounds(end)[1]
        return first, last, "interval"
    match = _DATE.fullmatch(edtf)
    if match is None:
        raise ValueError(f"not a date of EDTF level 1: {edtf!r}")
    sign = -1 if match["sign"] else 1
    low, high = sorted((sign * int(match["year"].replace("X", "0")), sign * int(match["year"].replace("X", "9"))))
    month, day = (None if part in (None, "XX") else int(part) for part in (match["month"], match["day"]))
    if match["year"].endswith("X"):
        if month is not None:
            raise ValueError(f"a month of an unspecified year: {edtf!r}")
        return _day(low, 1, 1), _day(high, 12, 31), "century" if match["year"].endswith("XX") else "decade"
    if month is None:
        if day is not None:
            raise ValueError(f"a day without a month: {edtf!r}")
        return _day(low, 1, 1), _day(low, 12, 31), "year"
    if month in _SEASON_MONTHS and match["day"] is None:
        opening, closing = _SEASON_MONTHS[month]
        last_year = low + (closing < opening)
        return _day(low, opening, 1), _day(last_year, closing, month_length(last_year, closing)), "season"
    if not 1 <= month <= 12:
        raise ValueError(f"no such month or season: {edtf!r}")
    if day is None:
        return _day(low, month, 1), _day(low, month, month_length(low, month)), "month"
    if not 1 <= day <= month_length(low, month):
        raise ValueError(f"no such day: {edtf!r}")
    return _day(low, month, day), _day(low, month, day), "day"


def month_length(year: int, month: int) -> int:
    """Days of a month, in the proleptic Gregorian calendar, also in years before 1."""
    return 29 if month == 2 and calendar.isleap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if date.min.year <= year <= date.max.year else None
