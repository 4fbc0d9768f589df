"""The dataset as Parquet: one file a table, or a folder of parts where a table is long."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.exporting.base import CHUNK_ROWS, Exporter, ExportOptions, rechunk, text_bytes
from pipeline.tables.schema import Table

GROUP_ROWS = 65_536
GROUP_BYTES = 64 << 20  # of text
PART_ROWS = 16 * GROUP_ROWS


class ParquetExporter(Exporter):
    """Writes `parquet/TABLE.parquet`, or `parquet/TABLE/part-*.parquet` from `part_rows` rows on."""

    format = "parquet"
    title = "Apache Parquet"
    part_rows = PART_ROWS

    def __init__(self, folder: Path, options: ExportOptions) -> None:
        super().__init__(folder, options)
        self._files: list[Path] = []

    def feed(self, table: Table, batches: Iterable[pa.RecordBatch]) -> None:
        folder = self.folder / "parquet"
        folder.mkdir(exist_ok=True)
        path = folder / f"{table.name}.parquet"
        parts: list[Path] = []
        writer = _writer(path, table)
        rows = 0
        try:
            for group in _row_groups(batches):
                if rows and rows + group.num_rows > self.part_rows:
                    writer.close()
                    if not parts:
                        parts.append(_part(folder / table.name, 0))
                        path.rename(parts[0])
                    parts.append(_part(folder / table.name, len(parts)))
                    writer = _writer(parts[-1], table)
                    rows = 0
                writer.write_table(group, row_group_size=group.num_rows)
                rows += group.num_rows
        finally:
            writer.close()
        self._files += parts or [path]

    def finish(self) -> list[Path]:
        return self._files


def _part(folder: Path, number: int) -> Path:
    folder.mkdir(exist_ok=True)
    return folder / f"part-{number:05}.parquet"


def _row_groups(batches: Iterable[pa.RecordBatch]) -> Iterable[pa.Table]:
    """The rows in groups that end at the first chunk that fills them, so that their bounds depend on the rows alone."""
    waiting: list[pa.RecordBatch] = []
    rows = size = 0
    for chunk in rechunk(batches, CHUNK_ROWS):
        waiting.append(chunk)
        rows, size = rows + chunk.num_rows, size + text_bytes(chunk)
        if rows >= GROUP_ROWS or size >= GROUP_BYTES:
            yield pa.Table.from_batches(waiting)
            waiting, rows, size = [], 0, 0
    if waiting:
        yield pa.Table.from_batches(waiting)


def _writer(path: Path, table: Table) -> pq.ParquetWriter:
    return pq.ParquetWriter(
        path, described_schema(table), compression="zstd", use_dictionary=_dictionary_columns(table), version="2.6"
    )


def _dictionary_columns(table: Table) -> Any:
    """Columns whose values come again: all but a key of its own and the text that the rows were taken from."""
    unique = set(table.primary_key) if len(table.primary_key) == 1 else set()
    own_text = {table.evidence.column} if table.evidence else set()
    return [c.name for c in table.columns if c.type == "string" and c.name not in unique | own_text]


def described_schema(table: Table) -> pa.Schema:
    """The table's Arrow schema, with title and description of the table and the description of each column."""
    fields = [
        f.with_metadata({"description": c.description}) for f, c in zip(table.arrow_schema, table.columns, strict=True)
    ]
    return pa.schema(fields, metadata={"title": table.title, "description": table.description})
