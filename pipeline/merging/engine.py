"""What the merge asks of an SQL engine, and the engine of this machine; another one runs on a cluster.

All SQL of the merge is written in DuckDB's dialect. An engine of another dialect translates it.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.database import MOST_THREADS, database, parquet, quoted, write_parquet
from pipeline.merging.deciding import DECIDED
from pipeline.merging.views import ranges

OfTexts = Callable[[str | None, str | None], Any]
Decide = Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]
Step: TypeAlias = "Callable[[SqlEngine], object]"
_SQL_TYPES = {pa.bool_(): "BOOLEAN", pa.string(): "VARCHAR"}
_BATCH = 50_000  # rows that Python sees at once
_MOST_SIDE_BY_SIDE = 128 << 20  # bytes of Parquet, of some 50 MB of text


class SqlEngine(Protocol):
    """Tables that SQL names, made from Parquet files, from rows, and from one another."""

    def open(self, name: str, paths: list[Path], folder: str | None = None) -> None:
        """Make a view of Parquet files; the column `folder`, where one is named, has the name of a file's folder."""

    def create(self, name: str, rows: pa.Table) -> None:
        """Make a table of rows that stand in memory: few."""

    def execute(self, statement: str) -> None:
        """Run `CREATE TABLE … AS` or `CREATE VIEW … AS`; a table is computed once."""

    def fetch(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query: few."""

    def define(self, name: str, function: OfTexts, kind: pa.DataType) -> None:
        """Give SQL a function of two texts, either of which may be null."""

    def decide(self, name: str, query: str, by: tuple[str, ...], function: Decide) -> None:
        """Make a table (`DECIDED`) of what a function makes of the rows of a query, in batches sorted by columns.

        Rows that agree in the first column are seen by one call.
        """

    def write(self, query: str, order: str, target: Path) -> None:
        """Write the rows of a query as a Parquet file, in the order of an ORDER BY clause."""

    def write_by_document(self, query: str, columns: str, order: str, target: Path, starts: str) -> None:
        """Write columns of the rows of a query that joins many tables by their `document_id`, and has that column.

        `starts` is a query for the first document of each range that may be worked on its own (see `ranges`).
        """

    def at_once(self, steps: Iterable[Step]) -> None:
        """Take steps of which none needs another, at once as far as memory goes. Each is given an engine."""


EngineMaker = Callable[[Path], AbstractContextManager[SqlEngine]]  # from the folder for what is only in between


class LocalSql:
    """DuckDB in this process."""

    def __init__(self, connection: Any, spill: Path, cores: int = 1) -> None:
        self._connection = connection
        self._spill = spill
        self._cores = cores
        self._read = 0  # bytes of Parquet
        self._functions: list[str] = []

    def open(self, name: str, paths: list[Path], folder: str | None = None) -> None:
        """See SqlEngine."""
        self._read += sum(path.stat().st_size for path in paths)
        rows = f"SELECT * FROM {parquet(paths)}"
        if folder:
            place = f"parse_path(filename)[-2] AS {quoted(folder)}"
            rows = f"SELECT * EXCLUDE (filename), {place} FROM {parquet(paths, filename=True)}"
        self.execute(f"CREATE VIEW {quoted(name)} AS {rows}")

    def create(self, name: str, rows: pa.Table) -> None:
        """See SqlEngine."""
        self._connection.register("given_rows", rows)
        self.execute(f"CREATE TABLE {quoted(name)} AS SELECT * FROM given_rows")
        self._connection.unregister("given_rows")

    def execute(self, statement: str) -> None:
        """See SqlEngine."""
        self._connection.execute(statement)

    def fetch(self, query: str) -> list[tuple[Any, ...]]:
        """See SqlEngine."""
        found: list[tuple[Any, ...]] = self._connection.execute(query).fetchall()
        return found

    def define(self, name: str, function: OfTexts, kind: pa.DataType) -> None:
        """See SqlEngine."""

        def call(ones: pa.ChunkedArray, others: pa.ChunkedArray) -> pa.Array:
            return pa.array(map(function, ones.to_pylist(), others.to_pylist()), kind)

        given = {"parameters": ["VARCHAR", "VARCHAR"], "return_type": _SQL_TYPES[kind]}
        self._connection.create_function(name, call, **given, type="arrow", null_handling="special")
        self._functions.append(name)

    def decide(self, name: str, query: str, by: tuple[str, ...], function: Decide) -> None:
        """See SqlEngine."""
        rows, decided = self._spill / f"{name}-rows.parquet", self._spill / f"{name}.parquet"
        self.write(query, f"ORDER BY {', '.join(map(quoted, by))}", rows)
        with pq.ParquetFile(rows) as file, pq.ParquetWriter(decided, DECIDED, compression="zstd") as writer:
            for batch in function(file.iter_batches(_BATCH, use_threads=False)):
                writer.write_batch(batch)
        self.execute(f"CREATE TABLE {quoted(name)} AS SELECT * FROM {parquet([decided])}")
        rows.unlink()
        decided.unlink()

    def write(self, query: str, order: str, target: Path) -> None:
        """See SqlEngine."""
        write_parquet(self._connection, f"{query} {order}", target)

    def write_by_document(self, query: str, columns: str, order: str, target: Path, starts: str) -> None:
        """See SqlEngine. Only one range is joined at a time: each join holds a part of its tables, which grow."""
        query = f"SELECT {columns} FROM ({query})"
        conditions = ranges(self.fetch(starts))
        if len(conditions) < 2:
            self.write(query, order, target)
            return
        parts = [self._spill / f"{target.stem}-{n}.parquet" for n in range(len(conditions))]
        for part, documents in zip(parts, conditions, strict=True):
            write_parquet(self._connection, f"{query} WHERE {documents}", part)
        self.write(f"SELECT * FROM {parquet(parts)}", order, target)
        for part in parts:
            part.unlink()

    def at_once(self, steps: Iterable[Step]) -> None:
        """See SqlEngine. Each has one core: those that share a statement spend much of it on sharing.

        But where the tables are large, each statement needs all of the memory, and shares the cores well.
        """
        if self._cores == 1 or self._read > _MOST_SIDE_BY_SIDE:
            for step in steps:
                step(self)
            return
        self.execute("SET threads = 1")
        with ThreadPoolExecutor(self._cores) as lanes:
            taken = [lanes.submit(step, LocalSql(self._connection.beside(), self._spill)) for step in steps]
            try:
                for one in as_completed(taken):
                    one.result()
            finally:
                lanes.shutdown(cancel_futures=True)
        self.execute(f"SET threads = {self._cores}")

    def forget_functions(self) -> None:
        """Take from the connection the functions that it was given."""
        for name in self._functions:
            self._connection.remove_function(name)


@contextmanager
def local_sql(spill: Path, threads: int = 1) -> Iterator[LocalSql]:
    """The engine of this machine, which writes to `spill` what it cannot hold."""
    with database(spill, threads) as connection:
        sql = LocalSql(connection, spill, min(threads, MOST_THREADS))
        try:
            yield sql
        finally:
            sql.forget_functions()
