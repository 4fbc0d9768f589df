"""Dates that stand together: a range is one expression over two, and what one leaves out the other gives."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.extraction.dates.expressions import Expression
from pipeline.parsing.edtf import interval_edtf

_DASH = re.compile(r"\s?[-–—]\s?(?:the\s)?")  # 2011–2014
_TO = re.compile(r"\s(?:to|through|thru|until|till|up\sto)\s(?:the\s)?(?:(?:early|late|mid|about|around|c\.)[\s-]?)?")
_AND = re.compile(r"\s(?:and|or|&)\s(?:(?:in|on|of|the)\s)?|\s?/\s?|,\s(?:and\s|or\s)?")  # April and June 1955
_BETWEEN = re.compile(r"\b[Bb]etween\s(?:the\s)?$")
_BEFORE = 14
_LONGEST_JOINT = 20
_LONGEST_BRACKET = 500


def share_parts(expressions: list[Expression], text: str) -> None:
    """Give each date the year, month or era that the next one of its range or list states for both.

    `from March to June 2015`, `3–4 May 1904`, `April and June 1955`.
    """
    for first, second in reversed(list(pairwise(expressions))):
        if first.shift is not None or second.shift is not None or first.years != second.years:
            continue
        joint = text[first.end : second.start]
        if len(joint) > _LONGEST_JOINT or not _joins(joint):
            continue
        if first.month is None and first.day is not None:
            first.month = second.month
        if first.year is None and second.year is not None and first.month is not None:
            wraps = second.month is not None and first.month > second.month and max(first.month, second.month) <= 12
            first.year = second.year - wraps


def _joins(joint: str) -> bool:
    return any(form.fullmatch(joint) for form in (_DASH, _TO, _AND))


def find_ranges(expressions: list[Expression], text: str) -> Iterator[tuple[int, bool]]:
    """Positions of the first ends of ranges, and whether the words make one expression of both ends.

    They do when a dash joins the ends, or when an end leaves out what the other states: so call this before
    `share_parts`.
    """
    for position, (first, second) in enumerate(pairwise(expressions)):
        joint = text[first.end : second.start]
        if len(joint) > _LONGEST_JOINT:
            continue
        if _DASH.fullmatch(joint):
            yield position, True
        elif _TO.fullmatch(joint) or (
            _AND.fullmatch(joint) and _BETWEEN.search(text, max(0, first.start - _BEFORE), first.start)
        ):
            yield position, first.year is None or second.year is None


def is_bracketed(text: str, position: int) -> bool:
    """Whether a round bracket is open at a position, and began not far before it."""
    head = max(0, position - _LONGEST_BRACKET)
    return text.rfind("(", head, position) > text.rfind(")", head, position)


def range_edtf(first: Expression, second: Expression) -> str | None:
    """The interval between two resolved points; None where one is unknown or no single date, or they do not follow."""
    start, end = first.edtf, second.edtf
    if start is None or end is None or "/" in start + end or _order(first) >= _order(second):
        return None
    return interval_edtf(start, end)


def _order(point: Expression) -> tuple[int, int, int]:
    return (point.year or 0, point.month or 0, point.day or 0)
