"""Parquet: exact types, one file or a folder of parts, descriptions inside."""

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from pipeline.exporting import ExportOptions, parquet
from pipeline.exporting.parquet import ParquetExporter
from pipeline.tables.schema import Column, load_tables
from tests.exporting.samples import batches, make_table, sample_rows, text_column

NUMBERED = make_table(Column("thing_id", "Key.", "string", False, constrained=True), text_column(), key=("thing_id",))


def written(folder, table, rows, size=7):
    """The files of the table."""
    exporter = ParquetExporter(folder, ExportOptions())
    exporter.feed(table, batches(table, rows, size))
    return exporter.finish()


@pytest.mark.parametrize("name", load_tables())
def test_every_table_is_read_back(tmp_path, name):
    """Each table is one flat file with the schema's types, nulls and rows, and so is a table without rows."""
    table = load_tables()[name]
    for rows in (sample_rows(table), []):
        (path,) = written(tmp_path, table, rows)
        assert path == tmp_path / "parquet" / f"{name}.parquet"
        read = pq.read_table(path)
        assert read.equals(table.arrow_table(rows))
        assert read.schema.equals(table.arrow_schema)
        assert not any(pa.types.is_nested(field.type) or pa.types.is_dictionary(field.type) for field in read.schema)


def test_descriptions_travel_along(tmp_path):
    """Title and description of the table and of each column stand in the file."""
    table = load_tables()["sources"]
    schema = pq.read_schema(written(tmp_path, table, [])[0])
    assert schema.metadata[b"description"].decode() == table.description
    assert [field.metadata[b"description"].decode() for field in schema] == [c.description for c in table.columns]


def test_zstd_and_dictionaries(tmp_path):
    """Every column is compressed with zstd; values that come again have a dictionary, a key has none."""
    table = load_tables()["sentences"]
    columns = pq.ParquetFile(written(tmp_path, table, sample_rows(table))[0]).metadata.row_group(0)
    by_name = {table.columns[i].name: columns.column(i) for i in range(len(table.columns))}
    assert {column.compression for column in by_name.values()} == {"ZSTD"}
    assert by_name["document_id"].has_dictionary_page
    assert not by_name["sentence_id"].has_dictionary_page


def test_long_table_becomes_parts(tmp_path, monkeypatch):
    """From the limit on a table is a folder of parts, which together hold the rows in order; no other file is left."""
    monkeypatch.setattr(parquet, "CHUNK_ROWS", 10)
    monkeypatch.setattr(parquet, "GROUP_ROWS", 20)
    monkeypatch.setattr(ParquetExporter, "part_rows", 40)
    rows = [{"thing_id": f"{n:05}", "text": "x"} for n in range(105)]
    files = written(tmp_path, NUMBERED, rows)
    assert [path.relative_to(tmp_path).as_posix() for path in files] == [
        f"parquet/things/part-0000{n}.parquet" for n in range(3)
    ]
    assert [pq.read_metadata(path).num_rows for path in files] == [40, 40, 25]
    assert ds.dataset(tmp_path / "parquet" / "things").to_table().to_pylist() == rows
    assert sorted(tmp_path.rglob("*.parquet")) == files


def test_large_rows_make_small_groups(tmp_path, monkeypatch):
    """A row group ends when it is large, so that long texts do not fill the memory."""
    monkeypatch.setattr(parquet, "CHUNK_ROWS", 1)
    monkeypatch.setattr(parquet, "GROUP_BYTES", 10_000)
    rows = [{"thing_id": str(n), "text": "x" * 6_000} for n in range(6)]
    assert pq.read_metadata(written(tmp_path, NUMBERED, rows)[0]).num_row_groups == 3


def test_same_rows_same_bytes(tmp_path):
    """The bytes depend on the rows alone, not on how they came grouped."""
    rows = [{"thing_id": str(n), "text": f"text {n}"} for n in range(100)]
    assert len({written(tmp_path, NUMBERED, rows, size)[0].read_bytes() for size in (1, 7, 100)}) == 1
