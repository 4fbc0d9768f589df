"""Rows of the sheets that SQL composes from several tables, made while other sheets are written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.database import database, parquet, quoted, write_parquet
from pipeline.tables.schema import load_tables

_MEMORY = 128  # MB of the SQL engine; what is more goes to the disk, as far as the engine can
_PART = 50_000  # statements of which all is composed at once


@dataclass(frozen=True)
class Composition:
    """What `NAME.sql` composes from the tables.

    What is `given` and what `FIRST.sql` gives are tables for it. With an `order`, it is asked for one part after
    another, the more the more statements there are, which it finds in the variables `part` and `parts`.
    """

    name: str
    given: Mapping[str, Callable[[], pa.Table]] = field(default_factory=dict)
    first: str | None = None
    order: str | None = None


class Composed:
    """The rows of compositions, made one after another in a thread of their own: the SQL engine leaves Python free.

    `files` has the Parquet files of each table; one that is not there is empty.
    """

    def __init__(self, folder: Path, files: Mapping[str, Sequence[Path]], compositions: Sequence[Composition]) -> None:
        self._disk = TemporaryDirectory(prefix=".composed-", dir=folder)
        self._folder = Path(self._disk.name)
        self._files = files
        self._behind = ThreadPoolExecutor(1)
        self._made: dict[str, Future[Path]] = {c.name: self._behind.submit(self._make, c) for c in compositions}

    def rows(self, composition: Composition) -> Iterator[pa.RecordBatch]:
        """The rows of one of the compositions, as soon as they are made."""
        with pq.ParquetFile(self._made[composition.name].result()) as file:
            yield from file.iter_batches(use_threads=False)

    def _make(self, composition: Composition) -> Path:
        name, path = composition.name, self._folder / f"{composition.name}.parquet"
        with self._database() as connection:
            for table, rows in composition.given.items():
                connection.register(table, rows())
            if composition.first:
                connection.execute(f"CREATE TABLE {composition.first} AS {_sql(composition.first)}")
            if composition.order is None:
                write_parquet(connection, _sql(name), path)
                return path
            parts = [self._folder / f"{name}-{n}.parquet" for n in range(self._number_of_parts())]
            connection.execute(f"SET VARIABLE parts = {len(parts)}")
            for part, file in enumerate(parts):
                connection.execute(f"SET VARIABLE part = {part}")
                write_parquet(connection, _sql(name), file)
            write_parquet(connection, f"SELECT * FROM {parquet(parts)} ORDER BY {composition.order}", path)
        return path

    @contextmanager
    def _database(self) -> Iterator[Any]:
        """The tables in SQL."""
        with database(self._folder, memory=_MEMORY) as connection:
            connection.execute("SET preserve_insertion_order = true")
            for name, table in load_tables().items():
                if self._files.get(name):
                    connection.execute(f"CREATE VIEW {quoted(name)} AS SELECT * FROM {parquet(self._files[name])}")
                else:
                    connection.register(name, table.arrow_schema.empty_table())
            yield connection

    def _number_of_parts(self) -> int:
        statements: int = sum(pq.read_metadata(path).num_rows for path in self._files.get("statements", ()))
        return 1 + statements // _PART

    def close(self) -> None:
        """Remove what was made."""
        self._behind.shutdown(cancel_futures=True)
        self._disk.cleanup()


def _sql(name: str) -> str:
    return (resources.files(__package__) / f"{name}.sql").read_text("utf-8")
