"""DuckDB and SQLite: every table with its types, keys and relations, and the rows that the other formats have."""

import sqlite3
from contextlib import closing

import duckdb
import pyarrow as pa
import pytest

from pipeline.exporting import DATABASES, EXPORTERS, ExportOptions
from pipeline.exporting.sql import by_reference
from pipeline.tables.schema import load_tables
from tests.exporting.samples import batches, sample_rows

KINDS = ["duckdb", "sqlite"]
DUCKDB_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
SQLITE_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN", "date": "DATE"}


def written(folder, kind, rows=sample_rows, size=7):
    """The database of a small dataset of all tables."""
    exporter = EXPORTERS[kind](folder, ExportOptions())
    for table in exporter.feeding_order(load_tables().values()):
        exporter.feed(table, batches(table, rows(table), size))
    (path,) = exporter.finish()
    return path


@pytest.fixture(scope="module")
def databases(tmp_path_factory):
    """A database of each kind, not to be changed."""
    return {kind: written(tmp_path_factory.mktemp(kind), kind) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_is_read_back(databases, kind):
    """Each table gives back its rows in its order: types, nulls, and texts with any character in them."""
    for table in load_tables().values():
        read = pa.Table.from_batches(DATABASES[databases[kind].name](databases[kind], table), table.arrow_schema)
        order = (*table.sort_key, *table.primary_key)
        rows = table.arrow_table(sample_rows(table)).to_pylist()
        rows.sort(key=lambda row: [(row[name] is not None, row[name]) for name in order])  # nulls first
        assert read.to_pylist() == rows, table.name


@pytest.mark.parametrize("kind", KINDS)
def test_tables_without_rows_are_there(tmp_path, kind):
    """A dataset without rows is a database of empty tables, and nothing else is left in the folder."""
    path = written(tmp_path, kind, rows=lambda table: [])
    for table in load_tables().values():
        assert pa.Table.from_batches(DATABASES[path.name](path, table), table.arrow_schema).num_rows == 0
    assert list(tmp_path.iterdir()) == [path]


def test_duckdb_has_types_keys_relations_and_descriptions(databases):
    """The catalogue of the DuckDB file says what the schemas say."""
    with duckdb.connect(databases["duckdb"], read_only=True) as connection:
        columns = connection.sql(
            "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns()"
        )
        found = {tuple(row[:2]): row[2:] for row in columns.fetchall()}
        keys = connection.sql(
            "SELECT table_name, constraint_type, constraint_column_names, referenced_table FROM duckdb_constraints() "
            "WHERE constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY')"
        ).fetchall()
    for table in load_tables().values():
        for column in table.columns:
            wanted = (DUCKDB_TYPES[column.type], column.nullable, column.description)
            assert found[table.name, column.name] == wanted
        own = [(kind, tuple(names), target) for name, kind, names, target in keys if name == table.name]
        assert [names for kind, names, _ in own if kind == "PRIMARY KEY"] == [table.primary_key]
        foreign = {(names, target) for kind, names, target in own if kind == "FOREIGN KEY"}
        assert foreign == {(key.columns, key.table) for key in table.foreign_keys if key.table != table.name}


def test_sqlite_has_types_keys_relations_and_descriptions(databases):
    """The catalogue of the SQLite file says what the schemas say, and no relation of it is broken."""
    with closing(sqlite3.connect(databases["sqlite"])) as connection:
        for table in load_tables().values():
            columns = connection.execute(f'PRAGMA table_info("{table.name}")').fetchall()
            assert [(name, kind, bool(full)) for _, name, kind, full, _, _ in columns] == [
                (column.name, SQLITE_TYPES[column.type], not column.nullable) for column in table.columns
            ]
            assert tuple(c[1] for c in sorted(columns, key=lambda c: c[5]) if c[5]) == table.primary_key
            relations = connection.execute(f'PRAGMA foreign_key_list("{table.name}")').fetchall()
            wanted = {(key.columns[0], key.table, key.target[0]) for key in table.foreign_keys}
            assert {(r[3], r[2], r[4]) for r in relations} == wanted
            (made,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table.name]).fetchone()
            assert all(f"-- {column.description}" in made for column in table.columns)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_that_is_no_certainty_is_refused(databases, kind, tmp_path):
    """The databases hold the enumerations of the schemas: no edit can make another degree of certainty."""
    copy = tmp_path / databases[kind].name
    copy.write_bytes(databases[kind].read_bytes())
    connect = duckdb.connect if kind == "duckdb" else sqlite3.connect
    with closing(connect(copy)) as connection, pytest.raises((duckdb.ConstraintException, sqlite3.IntegrityError)):
        connection.execute("UPDATE statements SET certainty = 'sure'")


def test_tables_stand_after_those_they_point_to():
    """The order for feeding has every table once, after all that its foreign keys name."""
    ordered = [table.name for table in by_reference(load_tables().values())]
    assert sorted(ordered) == sorted(load_tables())
    for name in ordered:
        earlier = ordered[: ordered.index(name) + 1]
        assert all(key.table in earlier for key in load_tables()[name].foreign_keys)


def test_same_rows_same_bytes_in_sqlite(tmp_path):
    """The bytes of the SQLite file depend on the rows alone, not on how they came grouped."""
    contents = set()
    for size in (1, 2, 7):
        (folder := tmp_path / str(size)).mkdir()
        contents.add(written(folder, "sqlite", size=size).read_bytes())
    assert len(contents) == 1


def test_duckdb_file_is_for_older_versions_too(databases):
    """The file is written for DuckDB 1.2, the oldest version that the product knows, though a newer one wrote it."""
    with duckdb.connect(databases["duckdb"], read_only=True) as connection:
        assert "v1.2.0" in str(connection.sql("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchall())
