"""Dates of reference entries."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parsing.references.dates import UNDATED, edtf

FORMS = {
    "December 31, 2009": "2009-12-31",
    "31 December 2009": "2009-12-31",
    "31st December, 2009": "2009-12-31",
    "Thursday, 31 December 2009": "2009-12-31",
    "31 December 2009, 4:02 p.m. EST": "2009-12-31",
    "2009-12-31": "2009-12-31",
    "2009 December 31": "2009-12-31",
    "31.12.2009": "2009-12-31",
    "31/12/2009": "2009-12-31",
    "12/31/2009": "2009-12-31",
    "31 de diciembre de 2009": "2009-12-31",
    "31. Dezember 2009": "2009-12-31",
    "Sept. 5, 2010": "2010-09-05",
    "December 2009": "2009-12",
    "Dec 2009": "2009-12",
    "2009-12": "2009-12",
    "2009": "2009",
    "2009a": "2009",
    "[2009]": "2009",
    "2009?": "2009?",
    "c. 1984": "1984~",
    "circa May 1984": "1984-05~",
    "Spring 2009": "2009-21",
    "Summer 2009": "2009-22",
    "Fall 2009": "2009-23",
    "Winter 2009": "2009-24",
    "Winter 2009–2010": "2009-24",
    "Spring/Summer 2009": "2009",
    "Christmas 2009": "2009",
    "Second Quarter 2009": "2009",
    "September 6–8, 2006": "2006-09-06/2006-09-08",
    "6–8 September 2006": "2006-09-06/2006-09-08",
    "November 30 – December 2, 2009": "2009-11-30/2009-12-02",
    "30 November – 2 December 2009": "2009-11-30/2009-12-02",
    "October–December 1986": "1986-10/1986-12",
    "September 2012 – January 2013": "2012-09/2013-01",
    "December 30, 2009 – January 2, 2010": "2009-12-30/2010-01-02",
    "1976–1980": "1976/1980",
    "1998–99": "1998/1999",
    "1980s": "198X",
    "19th century": "18XX",
    "n.d.": UNDATED,
    "n. d.": UNDATED,
}


@pytest.mark.parametrize("text", FORMS)
def test_each_form_of_date_has_its_edtf_value(text):
    """Each form of date comes out in EDTF level 1."""
    assert edtf(text) == FORMS[text]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Volume 2009",
        "31 February 2009",
        "2009-13-01",
        "5 things",
        "May I",
        "The 1980s",
        "2010–2009",
        "12345",
        "0000",
    ],
)
def test_what_is_no_date_has_no_value(text):
    """Texts that only look like dates, and dates that do not exist, have no value."""
    assert edtf(text) is None


def test_a_date_in_numbers_is_no_more_precise_than_it_can_be_read():
    """Day and month that could be exchanged leave the year."""
    assert edtf("04/05/2009") == "2009"
    assert edtf("05/05/2009") == "2009-05-05"


@settings(deadline=None)
@given(st.dates(), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d"]))
def test_every_day_comes_back(day, form):
    """Every day of the four-digit years, written in a usual form, comes back as itself."""
    if 1000 <= day.year < 2100:
        assert edtf(day.strftime(form)) == day.isoformat()


LEVEL_1 = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?[?~]?|\d{3}X|\d\dXX)(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?$", re.ASCII)


@settings(deadline=None)
@given(st.text(st.sampled_from("0123456789 -–/.,:[]()c?aJunMayDecemberSpringWinter"), max_size=40))
def test_every_value_is_edtf(text):
    """Whatever is taken for a date has a value of EDTF level 1."""
    value = edtf(text)
    assert value is None or value == UNDATED or LEVEL_1.match(value)
