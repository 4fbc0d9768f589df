"""The dataset as a DuckDB database, `dataset.duckdb`: exact types, primary and foreign keys, descriptions.

The views `timeline` and `fact_sheet` are tables of it, with the same rows as in the other formats. DuckDB checks a
foreign key as the row comes in, so those of a table to itself (the section that a section stands in) are not declared:
a row may point to a later one. And it gives every database a random identifier, so that the same rows do not give the
same bytes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline.database import quoted, text
from pipeline.exporting.base import Exporter, ExportOptions
from pipeline.exporting.sql import all_rows, by_reference, create_table
from pipeline.tables.schema import Table

_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
# The oldest version that the file is written for: every DuckDB since can open it.
_STORAGE = "v1.2.0"
_BLOCK_BYTES = 16384  # the least: every column and every key takes whole blocks


class DuckDbExporter(Exporter):
    """Writes `dataset.duckdb`."""

    format = "duckdb"
    title = "DuckDB database"

    def __init__(self, folder: Path, options: ExportOptions) -> None:
        super().__init__(folder, options)
        self._path = folder / "dataset.duckdb"
        self._connection = duckdb.connect(
            self._path,
            config={"threads": 1, "storage_compatibility_version": _STORAGE, "default_block_size": _BLOCK_BYTES},
        )
        self._connection.execute("SET enable_progress_bar = false")

    @staticmethod
    def feeding_order(tables: Iterable[Table]) -> list[Table]:
        """A foreign key is checked as its row comes in."""
        return by_reference(tables)

    def feed(self, table: Table, batches: Iterable[pa.RecordBatch]) -> None:
        to_others = tuple(key for key in table.foreign_keys if key.table != table.name)
        self._connection.begin()
        self._connection.execute(create_table(replace(table, foreign_keys=to_others), _TYPES))
        self._describe(table)
        self._connection.register("fed", pa.RecordBatchReader.from_batches(table.arrow_schema, batches))
        self._connection.execute(f"INSERT INTO {quoted(table.name)} FROM fed")
        self._connection.unregister("fed")
        self._connection.commit()

    def finish(self) -> list[Path]:
        self._connection.close()
        return [self._path]

    def close(self) -> None:
        self._connection.close()

    def _describe(self, table: Table) -> None:
        name = quoted(table.name)
        self._connection.execute(f"COMMENT ON TABLE {name} IS {text(table.description)}")
        for column in table.columns:
            self._connection.execute(f"COMMENT ON COLUMN {name}.{quoted(column.name)} IS {text(column.description)}")


def read_duckdb_batches(path: Path, table: Table) -> Iterator[pa.RecordBatch]:
    """The rows of a table of the database, in its order. Raises `duckdb.Error` where they cannot be read."""
    with duckdb.connect(path, read_only=True) as connection:
        for batch in pa.RecordBatchReader.from_stream(connection.sql(all_rows(table))):
            yield batch.cast(table.arrow_schema)
