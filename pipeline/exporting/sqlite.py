"""The dataset as an SQLite database, `dataset.sqlite`: declared types, primary and foreign keys, descriptions.

Days are ISO 8601 text in columns declared DATE, truth is 0 or 1 in columns declared BOOLEAN, as programs that read
SQLite expect it. The views `timeline` and `fact_sheet` are tables of it. The descriptions stand as comments in the
statements that made the tables (`.schema` shows them). The same rows give the same bytes.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.database import quoted
from pipeline.exporting.base import CHUNK_ROWS, Exporter, ExportOptions
from pipeline.exporting.sql import all_rows, create_table
from pipeline.tables.schema import Table

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN", "date": "DATE"}
_AS_STORED = {"date": pa.string(), "boolean": pa.int8()}


class SqliteExporter(Exporter):
    """Writes `dataset.sqlite`."""

    format = "sqlite"
    title = "SQLite database"

    def __init__(self, folder: Path, options: ExportOptions) -> None:
        super().__init__(folder, options)
        self._path = folder / "dataset.sqlite"
        self._connection = sqlite3.connect(self._path, isolation_level=None)
        # A file that is not whole is never used, so nothing needs to be undone.
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")

    def feed(self, table: Table, batches: Iterable[pa.RecordBatch]) -> None:
        self._connection.execute(create_table(table, _TYPES))
        places = ", ".join("?" for _ in table.columns)
        insert = f"INSERT INTO {quoted(table.name)} VALUES ({places})"
        for batch in batches:
            columns = (
                values.cast(_AS_STORED.get(column.type, values.type)).to_pylist()
                for column, values in zip(table.columns, batch.columns, strict=True)
            )
            self._connection.executemany(insert, zip(*columns, strict=True))

    def finish(self) -> list[Path]:
        self._connection.execute("COMMIT")
        self._connection.close()
        return [self._path]

    def close(self) -> None:
        self._connection.close()


def read_sqlite_batches(path: Path, table: Table) -> Iterator[pa.RecordBatch]:
    """The rows of a table of the database, in its order.

    Raises `sqlite3.Error` where they cannot be read, and ValueError for values of another type than the table's.
    """
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        cursor = connection.execute(all_rows(table))
        while rows := cursor.fetchmany(CHUNK_ROWS):
            yield _batch(table, rows)


def _batch(table: Table, rows: list[tuple[Any, ...]]) -> pa.RecordBatch:
    columns = [
        pa.array(values, _AS_STORED.get(column.type, column.arrow_type)).cast(column.arrow_type)
        for column, values in zip(table.columns, zip(*rows, strict=True), strict=True)
    ]
    return pa.record_batch(columns, schema=table.arrow_schema)
