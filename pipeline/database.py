"""The SQL engine of this machine, which spills to disk what does not fit into memory, and Parquet files as tables."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Semaphore
from typing import Any

import duckdb

from pipeline.tables.schema import Table

MOST_THREADS = 4  # all of them share the memory
_MEMORY = 272  # MB; what is more goes to the disk, as far as the engine can


@contextmanager
def database(spill: Path, threads: int = 1, memory: int | None = None) -> Iterator[Any]:
    """A DuckDB connection in memory that writes to `spill` what it cannot hold in so many MB."""
    spill.mkdir(parents=True, exist_ok=True)
    memory = memory or _MEMORY
    threads = min(threads, MOST_THREADS)
    connection = duckdb.connect(
        config={"threads": threads, "temp_directory": str(spill), "memory_limit": f"{memory}MB"}
    )
    try:
        connection.execute("SET preserve_insertion_order = false; SET enable_progress_bar = false")
        yield _Patient(connection, _Room(memory, threads))
    finally:
        connection.close()


class _Room:
    """The memory of an engine, which some statements may share, or one has alone."""

    def __init__(self, megabytes: int, statements: int) -> None:
        self.megabytes = megabytes
        self._statements = statements
        self.shared = Semaphore(statements)
        self._turn = Lock()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While no other statement runs."""
        with self._turn:
            for _ in range(self._statements):
                self.shared.acquire()
        try:
            yield
        finally:
            self.shared.release(self._statements)


class _Patient:
    """A connection that tries a statement again alone, then with more memory, where it cannot do with less.

    A join of many tables holds a part of each in memory, which grows with them.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, room: _Room) -> None:
        self._connection = connection
        self._room = room

    def beside(self) -> "_Patient":
        """Another connection to the same tables, for another thread."""
        return _Patient(self._connection.cursor(), self._room)

    def execute(self, *statement: Any) -> Any:
        with suppress(duckdb.OutOfMemoryException), self._room.shared:
            return self._connection.execute(*statement)
        with self._room.alone():
            megabytes = self._room.megabytes
            try:
                while True:
                    try:
                        return self._connection.execute(*statement)
                    except duckdb.OutOfMemoryException:
                        if megabytes << 20 > _memory_of_machine():
                            raise
                        megabytes += megabytes // 2
                        self._limit(megabytes)
            finally:
                with suppress(duckdb.OutOfMemoryException):  # where what is kept does not fit into less
                    self._limit(self._room.megabytes)

    def _limit(self, megabytes: int) -> None:
        self._connection.cursor().execute(f"SET memory_limit = '{megabytes}MB'")  # this one holds rows to be fetched

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def _memory_of_machine() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


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
