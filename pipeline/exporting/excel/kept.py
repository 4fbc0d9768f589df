"""Columns of the tables that go by, kept on disk for the sheets that SQL composes from several of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.merging.database import database, parquet, write_parquet
from pipeline.tables.schema import Table, load_tables

_MEMORY = 256  # MB of the SQL engine; what is more goes to the disk, as far as the engine can
_PART = 50_000  # statements of which all is composed at once


class KeptColumns:
    """The columns that the sheets need, by table; for them a table that never goes by is empty."""

    def __init__(self, folder: Path, needed: Mapping[str, Sequence[str]]) -> None:
        tables = load_tables()
        self._needed = {
            name: pa.schema([tables[name].arrow_schema.field(column) for column in columns])
            for name, columns in needed.items()
        }
        self._disk = TemporaryDirectory(prefix=".kept-", dir=folder)
        self._folder = Path(self._disk.name)

    def passing(self, table: Table, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The same batches; what is needed of them is kept as they go by."""
        schema = self._needed.get(table.name)
        if schema is None:
            yield from batches
            return
        with pq.ParquetWriter(self._path(table.name), schema) as writer:
            for batch in batches:
                writer.write_batch(batch.select(schema.names))
                yield batch

    def composed(
        self,
        name: str,
        given: Mapping[str, pa.Table] | None = None,
        first: str | None = None,
        order: str | None = None,
    ) -> Iterator[pa.RecordBatch]:
        """The rows that `NAME.sql` composes from the kept tables and those that are given; it is asked once.

        What `FIRST.sql` gives is a table for it. With an `order`, it is asked for one part after another, the more the
        more statements there are, which it finds in the variables `part` and `parts`.
        """
        path = self._path(f"composed-{name}")
        if not path.exists():
            with self._database() as connection:
                for table, rows in (given or {}).items():
                    connection.register(table, rows)
                if first:
                    connection.execute(f"CREATE TABLE {first} AS {_sql(first)}")
                parts = [self._path(f"{name}-{n}") for n in range(self._number_of_parts() if order else 1)]
                connection.execute(f"SET VARIABLE parts = {len(parts)}")
                for part, file in enumerate(parts):
                    connection.execute(f"SET VARIABLE part = {part}")
                    write_parquet(connection, _sql(name), file)
                if order:
                    write_parquet(connection, f"SELECT * FROM {parquet(parts)} ORDER BY {order}", path)
                else:
                    parts[0].rename(path)
        with pq.ParquetFile(path) as file:
            yield from file.iter_batches(use_threads=False)

    @contextmanager
    def _database(self) -> Iterator[Any]:
        """The kept tables in SQL."""
        with database(self._folder, memory=_MEMORY) as connection:
            connection.execute("SET preserve_insertion_order = true")
            for table, schema in self._needed.items():
                if self._path(table).exists():
                    connection.read_parquet(str(self._path(table))).create_view(table)
                else:
                    connection.register(table, schema.empty_table())
            yield connection

    def _number_of_parts(self) -> int:
        path = self._path("statements")
        return 1 + (pq.read_metadata(path).num_rows // _PART if path.exists() else 0)

    def close(self) -> None:
        """Remove what was kept."""
        self._disk.cleanup()

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.parquet"


def _sql(name: str) -> str:
    return (resources.files(__package__) / f"{name}.sql").read_text("utf-8")
