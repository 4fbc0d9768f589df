"""`pipeline check`: it finds what is wrong with a dataset, whatever was done to it."""

import json
import shutil

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from pipeline.errors import OutputError
from tests.checking.damage import change, codes, seal, set_first, with_column


def test_whole_dataset_has_no_findings(copy):
    """Nothing is found where nothing is wrong, with the input and without."""
    raw, output = copy
    assert codes(output) == codes(output, raw) == set()


@pytest.mark.parametrize("path", ["parquet/blocks.parquet", "csv/blocks.csv", "dataset.xlsx", "datapackage.json"])
def test_changed_bytes_are_found(copy, path):
    """One byte more in any file is found; so is a file that is gone."""
    _, output = copy
    with (output / path).open("ab") as file:
        file.write(b"\n")
    assert any(place == path for place, _ in codes(output))
    (output / path).unlink()
    assert (path, "missing") in codes(output)


def test_truncated_parquet_is_found(copy):
    """A Parquet file that ends too soon is told as unreadable, and the rest is still checked."""
    _, output = copy
    path = output / "parquet/sentences.parquet"
    path.write_bytes(path.read_bytes()[:-100])
    assert {("parquet/sentences.parquet", "unreadable"), ("sentences", "missing")} <= codes(output)


@pytest.mark.parametrize(
    ("table", "edit", "place", "code"),
    [
        ("blocks", set_first("kind", "prose"), "blocks", "schema_enum"),
        ("blocks", set_first("end_char", -1), "blocks", "schema_minimum"),
        ("blocks", set_first("section_id", "sec-" + "0" * 20), "blocks", "foreign_key"),
        ("citations", set_first("source_id", "src-" + "0" * 20), "citations", "foreign_key"),
        ("sections", lambda t: pa.concat_tables([t, t.slice(0, 1)]), "sections", "key_not_unique"),
        ("sections", lambda t: t.slice(1), "sections", "row_count"),
        ("documents", lambda t: t.drop_columns(["title"]), "documents", "columns"),
        (
            "documents",
            lambda t: with_column(t, "word_count", pc.cast(t["word_count"], pa.string())),
            "documents",
            "columns",
        ),
        ("documents", set_first("subject_id", "person-nobody"), "documents", "foreign_key"),
        ("entities", lambda t: t.slice(0, 0), "documents", "foreign_key"),
    ],
)
def test_planted_faults_are_found(copy, table, edit, place, code):
    """Changed cells, lost and doubled rows, dangling keys and other columns are found though the record was forged."""
    _, output = copy
    change(output, table, edit)
    assert (place, code) in codes(output)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("blocks", "text", "Another text."),
        ("sentences", "start_char", 1),
        ("citations", "marker", "99"),
        ("sources", "raw_text", "Forged. Never printed."),
        ("dates", "exact", "1900"),
    ],
)
def test_words_that_stand_elsewhere_are_found(copy, table, column, value):
    """With the input folder, words that are not what stands at their offsets are found."""
    raw, output = copy
    change(output, table, set_first(column, value))
    assert (table, "offset") in codes(output, raw)


def test_edited_csv_is_found(copy):
    """A CSV that says other than the Parquet is found though the record was forged."""
    _, output = copy
    path = output / "csv/documents.csv"
    path.write_bytes(path.read_bytes().replace(b"Norwegian", b"Swedish"))
    seal(output, "csv/documents.csv")
    assert codes(output) == {("csv/documents.csv", "differs"), ("datapackage.json", "differs")}


def test_csv_alone_is_checked(copy):
    """A dataset of which only the CSV was handed over is checked, too."""
    raw, output = copy
    shutil.rmtree(output / "parquet")
    record = json.loads((output / "run.json").read_bytes())
    record["files"] = {p: about for p, about in record["files"].items() if p.startswith("csv/")}
    (output / "run.json").write_text(json.dumps(record))
    assert codes(output, raw) == set()


def test_other_input_is_found(copy):
    """An input file that is another one than was read, or is gone, is found."""
    raw, output = copy
    (raw / "ellen.txt").write_text("Another text.")
    (raw / "bank.txt").unlink()
    assert codes(output, raw) == {("ellen.txt", "raw_differs"), ("bank.txt", "raw_missing")}


def test_folder_without_dataset_is_an_error(copy, tmp_path):
    """A folder without run record is no dataset; a damaged record is said to be damaged."""
    with pytest.raises(OutputError, match=r"no run\.json"):
        codes(tmp_path)
    _, output = copy
    (output / "run.json").write_text("{")
    with pytest.raises(OutputError, match="damaged"):
        codes(output)
