"""The SQL engine of the merge, which spills to disk what does not fit into memory, and Parquet files as its tables."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb

from pipeline.tables.schema import Table

_MEMORY = "512MB"  # what is more goes to the disk, so that a corpus of any size needs no more


@contextmanager
def database(spill: Path, threads: int = 1) -> Iterator[Any]:
    """A DuckDB connection in memory that writes to `spill` what it cannot hold."""
    spill.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(config={"threads": threads, "temp_directory": str(spill), "memory_limit": _MEMORY})
    try:
        connection.execute("SET preserve_insertion_order = false; SET enable_progress_bar = false")
        yield connection
    finally:
        connection.close()


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def text(value: object) -> str:
    """A value as an SQL string."""
    return "'" + str(value).replace("'", "''") + "'"


def parquet(paths: Iterable[Path], filename: bool = False) -> str:
    """The SQL that reads Parquet files as one table."""
    files = ", ".join(text(path) for path in paths)
    return f"read_parquet([{files}], hive_partitioning = false{', filename = true' if filename else ''})"


def ordering(table: Table) -> str:
    """ORDER BY of a table: its sort key, then its primary key, so that the order is always the same."""
    columns = dict.fromkeys((*table.sort_key, *table.primary_key))
    return "ORDER BY " + ", ".join(f"{quoted(c)} NULLS FIRST" for c in columns)


def write_parquet(connection: Any, query: str, target: Path) -> None:
    """Write the rows of a query as a Parquet file, in their order."""
    connection.execute(
        f"COPY ({query}) TO {text(target)} "
        "(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE 65536)"
    )


def statement(name: str, folder: str = "steps") -> str:
    """The SQL statement that stands in `steps/NAME.sql`, or in another folder beside it."""
    return resources.files("pipeline.merging").joinpath(folder, f"{name}.sql").read_text("utf-8")
