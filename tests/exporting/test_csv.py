"""CSV: RFC 4180, a formula guard that can be undone, and every text back as it was."""

import csv
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.exporting import ExportOptions
from pipeline.exporting import csv as csv_module
from pipeline.exporting.csv import CsvExporter, read_csv_table
from pipeline.tables.schema import Table, load_tables
from tests.exporting.samples import (
    PAYLOADS,
    any_text,
    batches,
    hostile_text,
    make_table,
    sample_rows,
    text_column,
    typed_column,
)

TEXTS = make_table(text_column("first"), text_column("second"), typed_column("number", "integer"))


def written(folder: Path, table: Table, rows: list, **options) -> Path:
    """The table's file."""
    exporter = CsvExporter(folder, ExportOptions(**options))
    exporter.feed(table, batches(table, rows))
    (path,) = exporter.finish()
    assert path == folder / "csv" / f"{table.name}.csv"
    return path


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_begins_a_cell(tmp_path, payload):
    """A text that a spreadsheet could run stands behind an apostrophe in the file, and is read back as it was."""
    path = written(tmp_path, TEXTS, [{"first": payload, "number": 1}])
    _, row = csv.reader(StringIO(path.read_bytes().decode(), newline=""))
    assert row[0] == "'" + payload
    assert read_csv_table(path, TEXTS)["first"].to_pylist() == [payload]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.none() | any_text | hostile_text, st.none() | st.text("a\"'\r\n,=", min_size=1))))
def test_any_text_is_read_back(texts):
    """A file gives back every text, null and row, whatever quotation marks, line breaks, guards or NULs it holds."""
    rows = [{"first": first, "second": second, "number": n} for n, (first, second) in enumerate(texts)]
    with TemporaryDirectory() as folder:
        assert read_csv_table(written(Path(folder), TEXTS, rows), TEXTS).to_pylist() == rows


@pytest.mark.parametrize("name", load_tables())
def test_every_table_is_read_back(tmp_path, name):
    """Types, nulls and texts of each table of the dataset survive, and so does a table without rows."""
    table = load_tables()[name]
    rows = sample_rows(table)
    assert read_csv_table(written(tmp_path, table, rows), table).equals(table.arrow_table(rows))
    assert read_csv_table(written(tmp_path, table, []), table).equals(table.arrow_table([]))


def test_form_of_the_file(tmp_path):
    """Lines end in LF, text is quoted, null is empty and an empty text is not, truth and days are plain words."""
    table = make_table(
        text_column(), typed_column("number", "number"), typed_column("truth", "boolean"), typed_column("day", "date")
    )
    rows = [{"text": 'a "b", c', "number": 0.5, "truth": True}, {"text": ""}, {}]
    assert written(tmp_path, table, rows).read_bytes() == (
        b'"text","number","truth","day"\n"a ""b"", c",0.5,true,\n"",,,\n,,,\n'
    )
    assert read_csv_table(tmp_path / "csv" / "things.csv", table)["text"].to_pylist() == ['a "b", c', "", None]


def test_byte_order_mark_on_demand(tmp_path):
    """Excel's byte order mark stands before the header where it is asked for, and nowhere else."""
    rows = [{"first": "ß", "number": 1}]
    plain = written(tmp_path, TEXTS, rows).read_bytes()
    marked = written(tmp_path, TEXTS, rows, bom=True)
    assert marked.read_bytes() == b"\xef\xbb\xbf" + plain
    assert read_csv_table(marked, TEXTS)["first"].to_pylist() == ["ß"]


def test_only_free_text_is_guarded(tmp_path):
    """Dates before the year 1 and negative numbers, which begin with a hyphen by right, stay as they are."""
    table = make_table(text_column("date_edtf", constrained=True), typed_column("number", "integer"))
    assert (
        written(tmp_path, table, [{"date_edtf": "-0043-03-15", "number": -4}])
        .read_text()
        .endswith('"-0043-03-15",-4\n')
    )


def test_long_text_is_kept(tmp_path):
    """A million characters in one cell are read back whole."""
    text = "=ä" + "x" * 1_000_000
    path = written(tmp_path, TEXTS, [{"first": text, "number": n} for n in range(3)])
    assert read_csv_table(path, TEXTS)["first"].to_pylist() == [text] * 3


def test_file_is_read_in_blocks(tmp_path, monkeypatch):
    """A file larger than a block comes back whole, also where a line break within a text meets the end of a block."""
    monkeypatch.setattr(csv_module, "_BLOCK_BYTES", 100)
    rows = [{"first": "=a\r\n" * (n % 7 + 1), "second": "\n", "number": n} for n in range(200)]
    path = written(tmp_path, TEXTS, rows)
    assert len(list(csv_module.read_csv_batches(path, TEXTS))) > 20
    assert read_csv_table(path, TEXTS).to_pylist() == rows


def test_pandas_reads_the_same(tmp_path):
    """A reader that knows nothing of this product sees as many rows, and the same texts where none is guarded."""
    rows = [{"first": f'line\r\nbreak, "quote" {n}', "number": n} for n in range(20)]
    frame = pd.read_csv(written(tmp_path, TEXTS, rows))
    assert list(frame["first"]) == [row["first"] for row in rows]


def test_grouping_changes_nothing(tmp_path):
    """The bytes do not depend on how the rows came grouped."""
    rows = [{"first": f"=text {n}", "number": n} for n in range(100)]
    contents = set()
    for size in (1, 7, 100):
        exporter = CsvExporter(tmp_path, ExportOptions())
        exporter.feed(TEXTS, batches(TEXTS, rows, size))
        contents.add(exporter.finish()[0].read_bytes())
    assert len(contents) == 1


def test_wrong_columns_are_refused(tmp_path):
    """A file that is not the table's gives an error of Arrow, not other data."""
    path = tmp_path / "x.csv"
    path.write_text('"first","second"\r\n"a","b"\r\n')
    with pytest.raises((pa.ArrowInvalid, KeyError)):
        read_csv_table(path, TEXTS)
