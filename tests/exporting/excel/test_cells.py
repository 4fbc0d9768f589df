"""Rows of a sheet: well-formed for any value, and read back as that value or as what is said in its place."""

import math
import re
from datetime import date, timedelta

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import from_excel

from pipeline.exporting.excel.cells import CellStyle, SheetColumn, clean_text, column_letters, sheet_rows, shortened
from tests.exporting.samples import any_text, hostile_text

WRAPPED = SheetColumn("c", 10.0, CellStyle(1, 2), wrap=True)
PLAIN = SheetColumn("c", 10.0, CellStyle(1, 2))


def read(values: list, kind: pa.DataType, first_row: int = 2) -> list:
    """Type and content of the cell of each row, as an XML parser sees them; None where there is no cell."""
    batch = pa.record_batch([pa.array(values, kind)], names=["c"])
    xml = sheet_rows(batch, [PLAIN], first_row, lambda row: f"row {row}").to_pybytes()
    rows = etree.fromstring(b"<rows>" + xml + b"</rows>")
    assert [int(row.get("r")) for row in rows] == list(range(first_row, first_row + len(values)))
    found = []
    for row in rows:
        assert [cell.get("r") for cell in row] in ([], [f"A{row.get('r')}"])
        found.append(None if not len(row) else (row[0].get("t", "n"), "".join(row[0].itertext())))
    return found


def shown(text: str) -> str:
    """What a reader of the sheet is to see of a text."""
    text = re.sub("[\ufffe\uffff]", "\ufffd", text.replace("\r\n", "\n"))
    return "".join(chr(0x2400 + ord(c)) if c < " " and c not in "\t\n" else c for c in text)


def decoded(text: str) -> str:
    """What Excel makes of its own escape for characters."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


escape_like = st.text(st.sampled_from("_x0041Fb"), min_size=1)


@settings(deadline=None)
@given(st.lists(st.none() | any_text | hostile_text | escape_like, max_size=20), st.integers(2, 10**6))
def test_any_text_is_shown(texts, first_row):
    """Any text makes one cell of text, from which Excel reads what a reader is to see; a null makes none."""
    expected = [None if text is None else ("inlineStr", shown(text)) for text in texts]
    found = [cell and (cell[0], decoded(cell[1])) for cell in read(texts, pa.string(), first_row)]
    assert found == expected


@settings(deadline=None)
@given(st.lists(st.none() | st.dates(), max_size=20))
def test_any_day_is_a_date_or_says_itself(days):
    """A day from March 1900 on is Excel's number for it, an earlier one its ISO text."""
    for day, cell in zip(days, read(days, pa.date32()), strict=True):
        if day is None:
            assert cell is None
        elif day >= date(1900, 3, 1):
            assert cell[0] == "n"
            assert from_excel(int(cell[1])).date() == day
        else:
            assert cell == ("inlineStr", day.isoformat())


def test_numbers_of_days_are_excels():
    """1900-03-01 is Excel's day 61, 2000-01-01 its day 36,526."""
    days = [date(1900, 3, 1), date(1900, 3, 1) - timedelta(days=1), date(2000, 1, 1)]
    assert read(days, pa.date32()) == [("n", "61"), ("inlineStr", "1900-02-28"), ("n", "36526")]


@settings(deadline=None)
@given(st.lists(st.none() | st.integers(-(2**63), 2**63 - 1), max_size=20))
def test_any_integer_is_exact(numbers):
    """An integer is a number where Excel's numbers can hold it, and else the text of all its digits."""
    for number, cell in zip(numbers, read(numbers, pa.int64()), strict=True):
        assert cell == (None if number is None else ("n" if abs(number) <= 2**53 else "inlineStr", str(number)))


@settings(deadline=None)
@given(st.lists(st.none() | st.floats(), max_size=20))
def test_any_number_is_exact_or_left_out(numbers):
    """A finite number comes back to the last digit; what is no number leaves its cell empty."""
    for number, cell in zip(numbers, read(numbers, pa.float64()), strict=True):
        if number is None or not math.isfinite(number):
            assert cell is None
        else:
            assert cell[0] == "n"
            assert float(cell[1]) == number


def test_truth_is_truth():
    """True and false are cells of truth, null is none."""
    assert read([True, False, None], pa.bool_()) == [("b", "1"), ("b", "0"), None]


@settings(deadline=None)
@given(st.text(max_size=40), st.integers(0, 3))
def test_shortened_text_fits(text, astral):
    """A shortened text has at most as many UTF-16 units as a cell takes, and is cut between characters."""
    long = text + "😀" * (16_384 + astral) + text
    cut = shortened(long, "there")
    assert len(cut.encode("utf-16-le", "surrogatepass")) // 2 <= 32_767
    kept, _, pointer = cut.partition("… [shortened: the full text is in ")
    assert long.startswith(kept)
    assert pointer == "there]"
    assert len(cut.encode("utf-16-le", "surrogatepass")) // 2 >= 32_766


@settings(deadline=None)
@given(st.text())
def test_clean_text_is_what_xml_takes(text):
    """Any string at all, lone surrogates among them, becomes one that XML and UTF-8 can hold."""
    etree.Element("t").text = clean_text(text)
    assert decoded(clean_text(text)) == re.sub("[\ud800-\udfff]", "\ufffd", shown(text))


def test_rows_are_as_high_as_their_text():
    """A row has room for its longest text, wrapped, and for its line breaks, up to ten lines."""
    texts = ["a", "a" * 25, "a\nb\nc", "x" * 1000, "漢" * 6, None]
    batch = pa.record_batch([pa.array(texts)], names=["c"])
    xml = sheet_rows(batch, [WRAPPED], 2, str).to_pybytes()
    assert [float(row.get("ht")) for row in etree.fromstring(b"<rows>" + xml + b"</rows>")] == [15, 45, 45, 150, 30, 15]


@pytest.mark.parametrize("index", [0, 25, 26, 701, 702, 16_383])
def test_columns_are_lettered_as_excel_does(index):
    """Columns are A to Z, then AA and so on, to XFD."""
    assert column_letters(index) == get_column_letter(index + 1)
