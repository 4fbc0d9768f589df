"""The point that a narrative has reached, which gives the dates after it the parts that they leave out."""

import re
from datetime import date, timedelta

from pipeline.extraction.dates.expressions import Expression
from pipeline.extraction.edtf import AUTUMN, SPRING, SUMMER, WINTER

_BEFORE = 40
# `since 1954`, `until 1975`, `by December`: mentioned, while the story stays where it is
_ASIDE_BEFORE = re.compile(
    r"\b(?:since|until|till|before|after|prior\sto|than|as|for|from|between|by|and|to)\s(?:the\s)?$", re.IGNORECASE
)
# `the May 2007 high`, `his 1956 visit`: a date that only tells one thing from another
_ATTRIBUTE_BEFORE = re.compile(r"\b(?:the|a|an|its|his|her|their|[A-Za-z]+['’]s)\s$", re.IGNORECASE)
_ATTRIBUTE_AFTER = re.compile(r"[\s-][A-Za-z]")
_SEASON_MONTH = {SPRING: 4, SUMMER: 7, AUTUMN: 10, WINTER: 1}  # a month of each season, to see which comes first
_YEAR_TURNS = -5  # so many months back, or more, and the year has turned
_NEAR = 2  # months between dates of one chain of events


class Narrative:
    """Carries the last point in time through an article, sentence by sentence."""

    def __init__(self) -> None:
        self.year: int | None = None
        self.month: int | None = None
        self.day: int | None = None
        self.chain: int | None = None  # the year of the last month or day, when only a bare year came after it

    def resolve(self, expression: Expression, text: str) -> None:
        """Fill in what the expression leaves out, and move on to it where the story does."""
        stated = expression.year is not None
        if expression.shift is not None:
            self._shift(expression)
        elif not stated:
            expression.year = self._year_of(expression.month)
        if expression.year is not None and self._moves(expression, text, stated):
            self._move(expression)

    def _year_of(self, month: int | None) -> int | None:
        """The year that a month without one falls in: the narrative's, or the next when the year has turned."""
        if month is None or self.month is None:
            return self.year
        distance = _middle(month) - _middle(self.month)
        if self.chain is not None:
            return self.chain if abs(distance) < _NEAR else self.year
        assert self.year is not None
        return self.year + (distance <= _YEAR_TURNS)

    def _shift(self, expression: Expression) -> None:
        if self.year is None:
            return
        year, month, day = self.chain if self.chain is not None else self.year, self.month, self.day
        shift, unit = expression.shift or 0, expression.unit
        if unit == "named":
            expression.year = self._year_of_named(expression.month or 0, shift)
        elif unit == "nth":
            if month is not None and month <= 12:
                expression.year, expression.month = year, month
        elif unit in ("day", "week"):
            if day is not None and month is not None and (unit == "day" or expression.approximate):
                _add_days(expression, year, month, day, shift * (7 if unit == "week" else 1))
        elif unit == "month":
            if month is not None and month <= 12:
                months = year * 12 + month - 1 + shift
                expression.year, expression.month = months // 12, months % 12 + 1
        elif unit == "year":
            expression.year = self.year + shift
        elif unit == "decade":
            expression.year, expression.years = _decade(self.year) + shift * 10, 10
        elif unit == "century":
            expression.year, expression.years = _century(self.year, shift), 100

    def _year_of_named(self, month: int, shift: int) -> int:
        """`the following March`, `last summer`, `that April`: the nearest of the name on that side."""
        assert self.year is not None
        if self.month is None or not shift:
            return self.year
        distance = _middle(month) - _middle(self.month)
        return self.year + (distance <= 0 if shift > 0 else -(distance >= 0))

    def _moves(self, expression: Expression, text: str, stated: bool) -> bool:
        """Whether the story goes on at this point, rather than only mentioning it."""
        if expression.years > 1 or (expression.shift or 0) < 0:
            return False
        if self.year is None:
            return True
        start, end = expression.start, expression.end
        if text.rfind("(", 0, start) > text.rfind(")", 0, start):
            return False
        before = text[max(0, start - _BEFORE) : start]
        if expression.day is None and _ASIDE_BEFORE.search(before):
            return False
        return not (stated and _ATTRIBUTE_BEFORE.search(before) and _ATTRIBUTE_AFTER.match(text, end))

    def _move(self, expression: Expression) -> None:
        if expression.month is not None:
            self.year, self.month, self.day = expression.year, expression.month, expression.day
            self.chain = None
        elif expression.year != self.year:
            if self.chain is None:
                self.chain = self.year
            self.year = expression.year


def _middle(month: int) -> int:
    return _SEASON_MONTH.get(month, month)


def _add_days(expression: Expression, year: int, month: int, day: int, days: int) -> None:
    try:
        there = date(year, month, day) + timedelta(days=days)
    except (ValueError, OverflowError):  # no such day, or one before the year 1
        return
    expression.year, expression.month, expression.day = there.year, there.month, there.day


def _decade(year: int) -> int:
    """The first year of a year's decade; the 480s BC are -488 to -479."""
    return year // 10 * 10 if year > 0 else -((1 - year) // 10 * 10) - 8


def _century(year: int, shift: int) -> int:
    """The number of a year's century, and so many on; there is no century 0."""
    index = (year - 1) // 100 + shift  # 0 for the 1st century AD, -1 for the 1st BC
    return index + 1 if index >= 0 else index
