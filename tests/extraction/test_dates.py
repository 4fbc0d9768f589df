"""Dates: the forms of English prose, ranges, and the year that the narrative carries."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction.dates import find_dates, lexicon
from pipeline.extraction.numerals import ORDINALS
from pipeline.parsing.edtf import date_bounds
from pipeline.parsing.model import Block, Document, Section, Sentence
from tests.extraction.documents import document_of

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def read(*lines: str) -> list[tuple[str, str | None]]:
    document = document_of(*lines)
    return [(document.text[d.start : d.end], d.edtf) for d in find_dates(document)]


def values(*lines: str) -> list[str | None]:
    return [edtf for _, edtf in read(*lines)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("In 2007 members left it.", [("2007", "2007")]),
        ("The budget for FY 1997 was high.", [("1997", "1997")]),
        ("The hall opened on 22 March 2015.", [("22 March 2015", "2015-03-22")]),
        ("The hall opened on March 22, 2015, at noon.", [("March 22, 2015", "2015-03-22")]),
        ("Signed on the 22nd of March, 2015.", [("22nd of March, 2015", "2015-03-22")]),
        ("Signed on Sunday, 22 March 2015.", [("Sunday, 22 March 2015", "2015-03-22")]),
        ("Filed Sept. 3, 1999 in Boston.", [("Sept. 3, 1999", "1999-09-03")]),
        ("Launched 2015-03-22 in beta.", [("2015-03-22", "2015-03-22")]),
        ("She left in March 2015.", [("March 2015", "2015-03")]),
        ("She left in May of 2015.", [("May of 2015", "2015-05")]),
        ("She left in early March 2015.", [("early March 2015", "2015-03")]),
        ("It closed in mid-2009.", [("mid-2009", "2009")]),
        ("It closed at the end of 1958.", [("the end of 1958", "1958")]),
        ("It closed in the summer of 1955.", [("summer of 1955", "1955-22")]),
        ("He trained in winter 1941–42.", [("winter 1941–42", "1941-24")]),
        ("It reopened in the fall of 2007.", [("fall of 2007", "2007-23")]),
        ("They met at Christmas 1963.", [("Christmas 1963", "1963-12-25")]),
        ("It was popular in the 1980s.", [("1980s", "198X")]),
        ("It was popular in the early 1990s.", [("the early 1990s", "199X")]),
        ("Popular in the 1980s and 90s.", [("1980s", "198X"), ("90s", "199X")]),
        ("Built in the 1800s.", [("1800s", "18XX")]),
        ("Built in the 19th century.", [("19th century", "18XX")]),
        ("Built in the nineteenth century.", [("nineteenth century", "18XX")]),
        ("Found in the 19th and 20th centuries.", [("19th", "18XX"), ("20th centuries", "19XX")]),
        ("Known since the 4th century BC.", [("4th century BC", "-0399/-0300")]),
        ("The revolt of 490 BC failed.", [("490 BC", "-0489")]),
        ("The mountain erupted in AD 79.", [("AD 79", "0079")]),
        ("He was born c. 1450 in Mainz.", [("c. 1450", "1450~")]),
        ("He was born around 1450.", [("around 1450", "1450~")]),
        ("He has led it from 2003 to the present.", [("2003 to the present", "2003/..")]),
        ("Chairman (2003–present).", [("2003–present", "2003/..")]),
        ("In 476, Odoacer ruled.", []),
    ],
)
def test_forms(line: str, expected: list[tuple[str, str]]) -> None:
    """A date that stands alone is found with its words and has the precision of its text."""
    assert read(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "A years-long campaign went on.",
        "It sold 1500 copies to 2000 people.",
        "The grant was $2000 or £1999.",
        "Boeing 1907 flew under Flight 1984.",
        "See p. 1984 and No. 1976.",
        "He may march on; it was august company.",
        "April Jones and June Carter met May Smith.",
        "About 1800 tanks crossed.",
        "Films by 20th Century Fox.",
        "The 1,984 pages of order 12-1984-7.",
        "At 10:30 they left 3 of 4.",
    ],
)
def test_no_dates(line: str) -> None:
    """Counts, sums, numbers, names and verbs are no dates."""
    assert read(line) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("He taught in 2011–2014.", [("2011–2014", "2011/2014"), ("2011", "2011"), ("2014", "2014")]),
        ("He taught in 2011–14.", [("2011–14", "2011/2014"), ("2011", "2011"), ("14", "2014")]),
        (
            "It ran from March to June 2015.",
            [("March to June 2015", "2015-03/2015-06"), ("March", "2015-03"), ("June 2015", "2015-06")],
        ),
        (
            "It ran from November to January 1990.",
            [("November to January 1990", "1989-11/1990-01"), ("November", "1989-11"), ("January 1990", "1990-01")],
        ),
        ("It ran in 1999–02.", [("1999–02", "1999/2002"), ("1999", "1999"), ("02", "2002")]),
        ("It ran between 1990 and 1994.", [("1990", "1990"), ("1994", "1994")]),
        ("The firm owned it from 1988 to 1999.", [("1988", "1988"), ("1999", "1999")]),
        ("Immanuel (1801–1872) was an engineer.", [("1801–1872", "1801/1872")]),
        (
            "Ada (21 October 1833 – 10 December 1896) was a chemist.",
            [("21 October 1833", "1833-10-21"), ("10 December 1896", "1896-12-10")],
        ),
        (
            "The raid of 3–4 May 1904.",
            [("3–4 May 1904", "1904-05-03/1904-05-04"), ("3", "1904-05-03"), ("4 May 1904", "1904-05-04")],
        ),
        ("In April and June 1955 it met.", [("April", "1955-04"), ("June 1955", "1955-06")]),
        ("The revolt (499–493 BC) failed.", [("499–493 BC", "-0498/-0492"), ("499", "-0498"), ("493 BC", "-0492")]),
        ("In 1999-1990 it was odd.", [("1999", "1999")]),
    ],
)  # fmt: skip
def test_ranges(line: str, expected: list[tuple[str, str]]) -> None:
    """The ends of a range share what one of them leaves out; what the words make one expression comes as a whole."""
    assert read(line) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("He came in June 1955.", "On 22 March he left."), ["1955-06", "1955-03-22"]),
        (("The vote of 2 August 1964 failed.", "Two days later he left."), ["1964-08-02", "1964-08-04"]),
        (("The vote of 20 August 1964 failed.", "Two weeks later he left."), ["1964-08-20", "1964-09-03~"]),
        (("She moved in 1990.", "The following year she married."), ["1990", "1991"]),
        (("She moved in 1990.", "They had met two years earlier."), ["1990", "1988"]),
        (("She moved in May 1990.", "Three months later she married."), ["1990-05", "1990-08"]),
        (("She moved in May 1990.", "Later that year she married."), ["1990-05", "1990"]),
        (("She moved in May 1990.", "She left at the end of the year."), ["1990-05", "1990"]),
        (("She moved in November 1967.", "In March she left."), ["1967-11", "1968-03"]),
        (("She moved in 1985.", "She wrote through the following decade."), ["1985", "199X"]),
        (("She moved in 1865.", "He wrote in the following century."), ["1865", "19XX"]),
        (("She moved in 1965.", "Songs of the seventies."), ["1965", "197X"]),
        (("She moved in July 1990.", "The following March she left."), ["1990-07", "1991-03"]),
        (("She moved in July 1990.", "She had met him the previous month."), ["1990-07", "1990-06"]),
        (("The war of 490 BC ended.", "In 480, the king came back."), ["-0489", "-0479"]),
        (
            ("On 10 March 1975 the raid for the plan of 1976 began.", "It ended on 11 March."),
            ["1975-03-10", "1976", "1975-03-11"],
        ),
        (
            ("On 2 August 1964 it burned. A paper declassified in 2005 denied it.", "On 4 August it sank."),
            ["1964-08-02", "2005", "1964-08-04"],
        ),
        (("He sold it in 1990 (it was built in 1870).", "In May he left."), ["1990", "1870", "1990-05"]),
        (("He has led it since 1954.",), ["1954"]),
        (("On 22 March he left.",), [None]),
        (("The following year he left.",), [None]),
    ],
)  # fmt: skip
def test_narrative(lines: tuple[str, ...], expected: list[str | None]) -> None:
    """What a date leaves out comes from the point that the story has reached, and from no aside."""
    assert values(*lines) == expected


def test_heading_begins_its_section_in_time() -> None:
    """The year of a heading is the year of the dates below it."""
    text = "1999 elections\nOn 22 March he left."
    document = Document(text)
    document.sections = [Section("1999 elections", "body", 2, None, 0, len(text))]
    document.blocks = [Block(0, "paragraph", 15, len(text))]
    document.sentences = [Sentence(0, 15, len(text), text[15:])]
    assert [(d.sentence, d.edtf) for d in find_dates(document)] == [(None, "1999"), (0, "1999-03-22")]


def test_rows_take_nothing_from_the_story() -> None:
    """A table row's own years count, but a month in it has no year from elsewhere."""
    document = document_of("Born in May 1950; since June", kind="infobox_row")
    assert [d.edtf for d in find_dates(document)] == ["1950-05", None]


def test_captions_and_sections_of_sources() -> None:
    """A caption's dates have no sentence; lists of sources and links have no dates of the story."""
    document = document_of("The house in 1999", kind="caption")
    assert [(d.sentence, d.edtf) for d in find_dates(document)] == [(None, "1999")]
    document.sections[0].kind = "external_links"
    assert find_dates(document) == []


def test_a_caption_moves_the_story_nowhere() -> None:
    """A picture's year is not the year of what is told after it."""
    document = document_of("In June 1955 he left.", "The house in 1999", "On 22 July he came back.")
    document.blocks[1].kind = "caption"
    assert [d.edtf for d in find_dates(document)] == ["1955-06", "1999", "1955-07-22"]


def test_offsets_leave_markers_out() -> None:
    """Offsets point into the raw text, also where a citation marker was cut out of the sentence before."""
    text = "It closed[1] in May[2] 2015."
    document = document_of(text)
    document.sentences[0] = Sentence(0, 0, len(text), "It closed in May 2015.", ((9, 12), (19, 22)))
    (found,) = find_dates(document)
    assert (text[found.start : found.end], found.edtf) == ("May[2] 2015", "2015-05")


def test_impossible_day_has_no_value() -> None:
    """A day that the calendar lacks is found without a value."""
    assert values("It began on 30 February 2015.") == [None]


@given(
    st.dates(min_value=date(1000, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{m} {d} {y}", "the {o} of {m} {y}", "{iso}", "{m} {o}, {y}"]),
    st.sampled_from(["On {} it began.", "It began ({}).", "{}, the day it began", "It began “{}”."]),
)
def test_days_come_back(day: date, form: str, frame: str) -> None:
    """A day composed in any form is read back with its exact characters."""
    ordinal = f"{day.day}{'th' if 10 < day.day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day.day % 10, 'th')}"
    words = form.format(d=day.day, m=MONTHS[day.month - 1], y=day.year, o=ordinal, iso=day.isoformat())
    ((text, edtf),) = read(frame.format(words))
    assert words.endswith(text) and edtf == day.isoformat()


@given(
    st.integers(1000, 2099),
    st.sampled_from([("{m} {y}", "month"), ("{m}, {y}", "month"), ("{y}", "year"), ("late {y}", "year"),
                     ("c. {y}", "year"), ("summer {y}", "season"), ("the spring of {y}", "season")]),
    st.sampled_from(MONTHS),
)  # fmt: skip
def test_precision_is_that_of_the_text(year: int, form: tuple[str, str], month: str) -> None:
    """Months, seasons and years come back with their own precision and no more."""
    words, precision = form
    ((_, edtf),) = read(f"It began in {words.format(m=month, y=year)}.")
    assert edtf is not None
    first, _, found = date_bounds(edtf)
    assert found == precision and first is not None and first.year == year


@given(st.integers(1000, 2060), st.integers(1, 39), st.sampled_from("–-—"))
def test_ranges_come_back(start: int, length: int, dash: str) -> None:
    """A range of years is the interval between its ends."""
    assert values(f"He led it in {start}{dash}{start + length}.")[0] == f"{start:04d}/{start + length:04d}"


_FORMS = (
    "12 May 1904", "1904", "the 1980s", "19th century", "winter 1904", "Winter of 1904", "Christmas 1963", "AD 79",
    "New Year's Eve 1963", "A.D. 79", "the following year", "Next week", "that same summer", "two weeks later",
    "a decade ago", "Twelve days later", "15 months earlier", "the year before", "the end of the month", "by autumn",
    "later in the year", "Early in the year", "in the summer", "since the late spring", "the sixties", "on the 22nd",
    *(f"{month} 1904" for month in lexicon.MONTHS), *(f"{nth} century" for nth in ORDINALS),
)  # fmt: skip


@pytest.mark.parametrize("front", ["", "(", "“", "By then—", "Then, "])
def test_forms_are_found_wherever_they_begin(front: str) -> None:
    """A form begins at the beginning of its text, in a bracket or behind any mark as well as behind a blank."""
    for words in _FORMS:
        ((text, _),) = read(f"{front}{words}, so they say")
        assert text in words


_PIECES = st.sampled_from(
    [*MONTHS, "22", "1999", "3rd", "BC", "the", "following", "year", "two", "weeks", "later", "1980s", "century",
     "19th", "summer", "of", "in", ",", "–", "-", "(", ")", "to", "and", "between", "'80s", "AD", "c.", ".",
     "2015-03-22", "0", "99999", "early", "that", "May", "present"]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(_PIECES, max_size=30).map(" ".join) | st.text(max_size=80))
def test_any_line(line: str) -> None:
    """No line raises; spans lie in it in order; every value is EDTF with bounds."""
    document = document_of(line.replace("\n", " "))
    found = find_dates(document)
    assert [d.start for d in found] == sorted(d.start for d in found)
    for expression in found:
        assert 0 <= expression.start < expression.end <= len(document.text)
        if expression.edtf is not None:
            date_bounds(expression.edtf)
