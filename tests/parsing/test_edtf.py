"""EDTF level 1: what is written, and the days it can mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parsing import edtf


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("1989-12-12", date(1989, 12, 12), date(1989, 12, 12), "day"),
        ("2022-07", date(2022, 7, 1), date(2022, 7, 31), "month"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2011", date(2011, 1, 1), date(2011, 12, 31), "year"),
        ("1984~", date(1984, 1, 1), date(1984, 12, 31), "year"),
        ("1984?", date(1984, 1, 1), date(1984, 12, 31), "year"),
        ("201X", date(2010, 1, 1), date(2019, 12, 31), "decade"),
        ("18XX", date(1800, 1, 1), date(1899, 12, 31), "century"),
        ("00XX", None, date(99, 12, 31), "century"),
        ("2001-21", date(2001, 3, 1), date(2001, 5, 31), "season"),
        ("2001-24", date(2001, 12, 1), date(2002, 2, 28), "season"),
        ("2003-24", date(2003, 12, 1), date(2004, 2, 29), "season"),
        ("9999-24", date(9999, 12, 1), None, "season"),
        ("2004-XX", date(2004, 1, 1), date(2004, 12, 31), "year"),
        ("2011/2014", date(2011, 1, 1), date(2014, 12, 31), "interval"),
        ("2015-03/2015-06", date(2015, 3, 1), date(2015, 6, 30), "interval"),
        ("2003/..", date(2003, 1, 1), None, "interval"),
        ("../2003", None, date(2003, 12, 31), "interval"),
        ("-0489", None, None, "year"),
        ("-0489/-0478", None, None, "interval"),
        ("-0010/0010", None, date(10, 12, 31), "interval"),
        ("0000", None, None, "year"),
    ],
)
def test_bounds(text: str, first: date | None, last: date | None, precision: str) -> None:
    """A date gives its first day, its last day and its precision; days before the year 1 are None."""
    assert edtf.date_bounds(text) == (first, last, precision)


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2015-13", "2015-00", "2015-02-30", "2015-02-29", "2015-3-1", "15", "201X-05", "2015-XX-03", "2"],
)
def test_no_date(text: str) -> None:
    """What is no date of level 1 raises ValueError."""
    with pytest.raises(ValueError, match=r"date|day|month|season"):
        edtf.date_bounds(text)


def test_composition() -> None:
    """Years count astronomically and have four figures; decades and centuries BC are intervals of years."""
    assert edtf.year_edtf(79) == "0079"
    assert edtf.date_edtf(-489) == "-0489"
    assert edtf.date_edtf(1984, approximate=True) == "1984~"
    assert edtf.date_edtf(2015, 3, 2) == "2015-03-02"
    assert edtf.decade_edtf(1980) == "198X"
    assert edtf.decade_edtf(-478) == "-0478/-0469"
    assert edtf.century_edtf(19) == "18XX"
    assert edtf.century_edtf(-4) == "-0399/-0300"


@given(st.dates())
def test_days_come_back(day: date) -> None:
    """Every day is its own first and last day; its month and year hold it."""
    text = edtf.date_edtf(day.year, day.month, day.day)
    assert edtf.date_bounds(text) == (day, day, "day")
    for wider in (edtf.date_edtf(day.year, day.month), edtf.date_edtf(day.year)):
        first, last, _ = edtf.date_bounds(wider)
        assert first is not None and last is not None and first <= day <= last


@given(st.text(alphabet="0123456789-/X~?.% ", max_size=24))
def test_only_value_error(text: str) -> None:
    """Any text gives bounds in order or raises ValueError."""
    try:
        first, last, precision = edtf.date_bounds(text)
    except ValueError:
        return
    assert precision in {"day", "month", "season", "year", "decade", "century", "interval"}
    if precision != "interval" and first is not None and last is not None:
        assert first <= last
