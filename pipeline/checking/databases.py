"""The databases of a dataset: whether they hold the rows of its tables."""

import sqlite3
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline.checking.relations import Finding
from pipeline.errors import OutputError
from pipeline.exporting import DATABASES
from pipeline.exporting.base import rechunk
from pipeline.tables.schema import Table

_UNREADABLE = (duckdb.Error, sqlite3.Error, pa.ArrowException, ValueError)


def database_tables(path: Path, tables: dict[str, Table]) -> dict[str, Iterator[pa.RecordBatch]]:
    """The rows of each table, for a dataset of which nothing but a database was handed over.

    Reading them raises OutputError where the database does not hold them.
    """
    return {name: _read(path, table) for name, table in tables.items()}


def compare_database(path: Path, table: Table, batches: Iterator[pa.RecordBatch]) -> Iterator[Finding]:
    """Whether the database holds these rows of a table, and no other ones."""
    wanted = (batch.cast(table.arrow_schema) for batch in batches)
    try:
        pairs = zip_longest(rechunk(wanted), rechunk(_read(path, table)))
        same = all(one is not None and other is not None and one.equals(other) for one, other in pairs)
    except (OutputError, *_UNREADABLE) as error:
        yield Finding(path.name, "unreadable", str(error).splitlines()[0])
    else:
        if not same:
            yield Finding(path.name, "differs", f"its table {table.name} does not hold the rows of the dataset")


def _read(path: Path, table: Table) -> Iterator[pa.RecordBatch]:
    try:
        yield from DATABASES[path.name](path, table)
    except _UNREADABLE as error:
        raise OutputError(f"the table {table.name} cannot be read: {str(error).splitlines()[0]}") from error
