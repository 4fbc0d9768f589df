"""Columns of the tables that go by, kept on disk for the sheets that SQL composes from several of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.tables.schema import Table, load_tables


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

    def composed(self, name: str, given: Mapping[str, pa.Table] | None = None) -> Iterator[pa.RecordBatch]:
        """The rows that `NAME.sql` composes from the kept tables and those that are given; it is asked once."""
        path = self._path(f"composed-{name}")
        if not path.exists():
            query = (resources.files(__package__) / f"{name}.sql").read_text("utf-8")
            with duckdb.connect(config={"threads": 1, "temp_directory": str(self._folder)}) as connection:
                connection.execute("SET enable_progress_bar = false")
                for table, schema in self._needed.items():
                    if self._path(table).exists():
                        connection.read_parquet(str(self._path(table))).create_view(table)
                    else:
                        connection.register(table, schema.empty_table())
                for table, rows in (given or {}).items():
                    connection.register(table, rows)
                connection.sql(query).write_parquet(str(path))
        with pq.ParquetFile(path) as file:
            yield from file.iter_batches(use_threads=False)

    def close(self) -> None:
        """Remove what was kept."""
        self._disk.cleanup()

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.parquet"
