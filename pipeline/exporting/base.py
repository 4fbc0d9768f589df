"""What every exporter is: a small class with a format and a title, that is set up, fed and finished.

All exporters are fed the same tables batch by batch, and none of them holds a whole table.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables.schema import Table

CHUNK_ROWS = 4096


@dataclass(frozen=True)
class RunFacts:
    """What a reader should know of the run: what went in, what came out. It holds no times, so that the same input
    gives the same bytes.

    `files` counts the files by status (`parsed`, `duplicate`, `rejected`, `removed`), `rejects` and `notices` count by
    code, `versions` names the product and what else made the data (`{"article-pipeline": "0.1.0"}`).
    """

    input_name: str = ""
    files: Mapping[str, int] = field(default_factory=dict)
    rejects: Mapping[str, int] = field(default_factory=dict)
    notices: Mapping[str, int] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ExportOptions:
    """What the user may choose, and what the exporters must know of one another.

    `bom` puts a byte order mark before CSV, as Excel wants it; `excel_rows` is the number of rows that a table may
    have in the workbook (None: all); `formats` names all the formats of this run, so that a shortened cell can say
    where its full text stands.
    """

    bom: bool = False
    excel_rows: int | None = 200_000
    formats: tuple[str, ...] = ("csv", "parquet", "xlsx", "html")
    facts: RunFacts = RunFacts()


class Exporter(ABC):
    """Writes the dataset in one format: `begin`, `feed` once for each table in its `feeding_order`, then `finish` once.

    `folder` is an existing, empty staging folder; what is written there goes into the output folder as it is.
    """

    format: ClassVar[str]
    title: ClassVar[str]

    def __init__(self, folder: Path, options: ExportOptions) -> None:
        self.folder = folder
        self.options = options

    @staticmethod
    def feeding_order(tables: Iterable[Table]) -> Iterable[Table]:
        """The tables in the order in which they must be fed: that for reading, unless an exporter needs another."""
        return tables

    @staticmethod
    def require() -> None:
        """Raises MissingExtraError where the format needs what is not installed."""
        return None

    def begin(self, files: Mapping[str, Sequence[Path]]) -> None:  # noqa: B027
        """Told before all else in which Parquet files each table stands, for what is made of several."""

    @abstractmethod
    def feed(self, table: Table, batches: Iterable[pa.RecordBatch]) -> None:
        """Write the rows of one table; the batches have its `arrow_schema`."""

    @abstractmethod
    def finish(self) -> list[Path]:
        """Complete what is to be written, and give the files."""

    def close(self) -> None:  # noqa: B027
        """Let go of what is held for the time of writing, whether it ended well or not."""


def rechunk(batches: Iterable[pa.RecordBatch], rows: int = CHUNK_ROWS) -> Iterator[pa.RecordBatch]:
    """The same rows in batches of exactly `rows` rows (the last may have fewer), none of them empty.

    What is written from them does not depend on how the rows came grouped.
    """
    waiting: list[pa.RecordBatch] = []
    count = 0
    for batch in batches:
        while count + batch.num_rows >= rows:
            head = batch.slice(0, rows - count)
            yield _joined([*waiting, head])
            batch = batch.slice(head.num_rows)
            waiting, count = [], 0
        if batch.num_rows:
            waiting.append(batch)
            count += batch.num_rows
    if waiting:
        yield _joined(waiting)


def text_bytes(batch: pa.RecordBatch) -> int:
    """Bytes of text in the batch: a size that depends on its values alone, unlike that of its buffers."""
    texts = (column for column in batch.columns if pa.types.is_string(column.type))
    return sum(pc.sum(pc.binary_length(column)).as_py() or 0 for column in texts)


def _joined(batches: list[pa.RecordBatch]) -> pa.RecordBatch:
    return batches[0] if len(batches) == 1 else pa.Table.from_batches(batches).combine_chunks().to_batches()[0]
