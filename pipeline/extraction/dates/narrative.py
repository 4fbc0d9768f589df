"""The point that a narrative has reached, which gives the dates after it the parts that they leave out."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from pipeline.extraction.dates.expressions import Expression
from pipeline.extraction.dates.ranges import is_bracketed
from pipeline.parsing.edtf import AUTUMN, SPRING, SUMMER, WINTER

_BEFORE = 40
# `since 1954`, `until 1975`, `by December`: mentioned, while the story stays where it is
_ASIDE_BEFORE = re.compile(
    r"\b(?:since|until|till|before|after|prior\sto|than|as|for|from|between|by|and|to)\s(?:the\s)?$", re.IGNORECASE
)
# `the May 2007 high`, `his 1956 visit`: a date that only tells one thing from another
_ATTRIBUTE_BEFORE = re.compile(r"\b(?:the|a|an|its|his|her|their|[A-Za-z]+['’]s)\s$", re.IGNORECASE)
# The cheap tests before these two: without white space behind them, no match ends otherwise.
_ASIDE_ENDS = (
    "since", "until", "till", "before", "after", "to", "than", "as", "for", "from", "between", "by", "and", "the",
)  # fmt: skip
_ATTRIBUTE_ENDS = ("the", "a", "an", "its", "his", "her", "their", "'s", "’s")
_ATTRIBUTE_AFTER = re.compile(r"[\s-][A-Za-z]")
_SEASON_MONTH = {SPRING: 4, SUMMER: 7, AUTUMN: 10, WINTER: 1}  # a month of each season, to see which comes first
_YEAR_TURNS = -5  # so many months back, or more, and the year has turned
_FOUR_FIGURES = 1000
_NEAR = 2  # months: what lies further off than this may belong to what was left
_SINCE = re.compile(r"\b(?:since|from)\s(?:the\s|early\s|late\s)?$", re.IGNORECASE)
# `By early `, `Then, on `: what may stand before a date that opens its sentence
_OPENING = re.compile(
    r"\W{0,20}(?:(?:Then|Later|Also|But|And|Early|Late|Only|Finally),?\s)?"
    r"(?:(?:[Ii]n|[Oo]n|[Bb]y|[Dd]uring|[Aa]t|[Aa]fter|[Tt]hroughout|[Aa]round|[Aa]bout|[Ff]rom)\s)?(?:the\s)?"
)
_LONGEST_OPENING = 48


class Point(NamedTuple):
    """A point that the story has reached."""

    year: int
    month: int | None = None  # 1 to 12 or a season
    day: int | None = None


class Narrative:
    """Carries the last point in time through an article, passage by passage."""

    def __init__(self) -> None:
        self.point: Point | None = None
        self.left: Point | None = None  # the last month or day before a jump to another year, which may be an aside
        self.fresh = True  # whether no year was stated since the paragraph began

    @property
    def is_ancient(self) -> bool:
        """Whether the story is at a year of at most three figures."""
        return self.point is not None and self.point.year < _FOUR_FIGURES

    def begin_paragraph(self) -> None:
        """A new paragraph may begin anywhere in time, also before where the last one ended."""
        self.fresh = True

    def resolve(self, expression: Expression, text: str) -> None:
        """Fill in what the expression leaves out, and move on to it where the story does."""
        stated = expression.year is not None
        if expression.shift is not None:
            self._shift(expression)
        elif not stated:
            before = text[max(0, expression.start - _BEFORE) : expression.start]
            expression.year = self._year_of(expression.month, before)
        if expression.year is not None and self._moves(expression, text, stated):
            self._move(expression)
        if stated:
            self.fresh = False

    def _year_of(self, month: int | None, before: str) -> int | None:
        """The year that a month without one falls in: the narrative's, or the next when the year has turned."""
        point, left = self.point, self.left
        if point is None or month is None:
            return point.year if point else None
        if (
            left is not None
            and left.month == month
            and (point.month is None or abs(_middle(month) - _middle(point.month)) > _NEAR)
        ):
            return left.year
        if point.month is None:
            return point.year
        distance = _middle(month) - _middle(point.month)
        if _SINCE.search(before):
            return point.year - (distance > 0)
        return point.year + (distance <= _YEAR_TURNS)

    def _shift(self, expression: Expression) -> None:
        if self.point is None:
            return
        fine = self.point if self.point.month is not None or self.left is None else self.left
        shift, unit, year = expression.shift or 0, expression.unit, self.point.year
        if unit == "named_decade":
            expression.year, expression.years = year // 100 * 100 + shift, 10
        elif unit == "ancient":
            expression.year = shift if year > 0 else 1 - shift
        elif unit == "named":
            expression.year = self._year_of_named(self.point, expression.month or 0, shift)
        elif unit == "nth":
            if fine.month is not None and fine.month <= 12:
                expression.year, expression.month = fine.year, fine.month
        elif unit in ("day", "week"):
            if unit == "day" or expression.approximate:
                _add_days(expression, fine, shift * (7 if unit == "week" else 1))
        elif unit == "month":
            if fine.month is not None and fine.month <= 12:
                months = fine.year * 12 + fine.month - 1 + shift
                expression.year, expression.month = months // 12, months % 12 + 1
        elif unit == "year":
            expression.year = year + shift
        elif unit == "decade":
            expression.year, expression.years = _decade(year) + shift * 10, 10
        elif unit == "century":
            expression.year, expression.years = _century(year, shift), 100

    def _year_of_named(self, point: Point, month: int, shift: int) -> int:
        """`the following March`, `last summer`, `that April`: the nearest of the name on that side."""
        if point.month is None or not shift:
            return point.year
        distance = _middle(month) - _middle(point.month)
        return point.year + (distance <= 0 if shift > 0 else -(distance >= 0))

    def _moves(self, expression: Expression, text: str, stated: bool) -> bool:
        """Whether the story goes on at this point, rather than only mentioning it."""
        if expression.years > 1 or (expression.shift or 0) < 0 or expression.open_end:
            return False
        if self.point is None:
            return True
        start, end = expression.start, expression.end
        if is_bracketed(text, start):
            return False
        if start <= _LONGEST_OPENING and _OPENING.fullmatch(text, 0, start):
            return True
        before = text[max(0, start - _BEFORE) : start]
        plain = before.rstrip().lower()
        if expression.day is None:
            aside = plain.endswith(_ASIDE_ENDS) and _ASIDE_BEFORE.search(before) is not None
            if aside or (not stated and before.endswith(" of ")):
                return False
        if not stated:
            return True
        attribute = plain.endswith(_ATTRIBUTE_ENDS) and _ATTRIBUTE_BEFORE.search(before) is not None
        if attribute and _ATTRIBUTE_AFTER.match(text, end):
            return False
        return self.fresh or not self._is_back(expression)

    def _is_back(self, expression: Expression) -> bool:
        point = self.point
        assert point is not None
        there = expression.year or 0
        if there != point.year or expression.month is None or point.month is None:
            return there < point.year
        return _middle(expression.month) < _middle(point.month)

    def _move(self, expression: Expression) -> None:
        point = self.point
        assert expression.year is not None
        there = Point(expression.year, expression.month, expression.day)
        if point is None or point.year != there.year:
            if point is not None and point.month is not None:
                self.left = point
        elif there.month is None:
            return
        elif point.month is not None:
            self.left = None
        if self.left is not None and self.left.year == there.year:
            self.left = None
        self.point = there


def _middle(month: int) -> int:
    return _SEASON_MONTH.get(month, month)


def _add_days(expression: Expression, point: Point, days: int) -> None:
    if point.month is None or point.day is None:
        return
    try:
        there = date(point.year, point.month, point.day) + timedelta(days=days)
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
