"""The dataset as CSV: one file a table, as RFC 4180 has it.

UTF-8, comma, a header line, every text in quotation marks (doubled inside). A null is an empty field without quotation
marks. Lines end in LF, which spreadsheets and databases read as well as the CR LF of the RFC, and other tools better.
Numbers have a full stop, days are ISO 8601, truth is `true` and `false`.

Free text is guarded against being run as a formula (`pipeline.exporting.formulas`).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.csv as pa_csv

from pipeline.exporting.base import Exporter, ExportOptions, rechunk
from pipeline.exporting.formulas import guard, unguard
from pipeline.tables.schema import Table

_UTF8_BOM = b"\xef\xbb\xbf"
_BLOCK_BYTES = 64 << 20  # a reader's block must hold the longest row


class CsvExporter(Exporter):
    """Writes `csv/TABLE.csv`."""

    format = "csv"
    title = "CSV (RFC 4180)"

    def __init__(self, folder: Path, options: ExportOptions) -> None:
        super().__init__(folder, options)
        self._files: list[Path] = []

    def feed(self, table: Table, batches: Iterable[pa.RecordBatch]) -> None:
        path = self.folder / "csv" / f"{table.name}.csv"
        path.parent.mkdir(exist_ok=True)
        free_text = [i for i, column in enumerate(table.columns) if column.is_free_text]
        with path.open("wb") as file:
            if self.options.bom:
                file.write(_UTF8_BOM)
            with pa_csv.CSVWriter(file, table.arrow_schema) as writer:
                for batch in rechunk(batches):
                    for i in free_text:
                        batch = batch.set_column(i, table.arrow_schema.field(i), guard(batch.column(i)))
                    writer.write_batch(batch)
        self._files.append(path)

    def finish(self) -> list[Path]:
        return self._files


def read_csv_table(path: Path, table: Table) -> pa.Table:
    """The rows of a file that `CsvExporter` wrote, as they were: types, nulls and texts.

    Raises `pyarrow.ArrowInvalid` for a file that does not hold the table's types, `KeyError` for one without its
    columns.
    """
    return pa.Table.from_batches(read_csv_batches(path, table), table.arrow_schema)


def read_csv_batches(path: Path, table: Table) -> Iterator[pa.RecordBatch]:
    """The same rows in batches, so that a file may be larger than the memory."""
    with path.open("rb") as file:
        reader = _reader(file, table)
        free_text = [i for i, column in enumerate(table.columns) if column.is_free_text]
        for batch in reader:
            for i in free_text:
                batch = batch.set_column(i, table.arrow_schema.field(i), unguard(batch.column(i)))
            yield batch.cast(table.arrow_schema)


def _reader(file: BinaryIO, table: Table) -> pa_csv.CSVStreamingReader:
    return pa_csv.open_csv(
        pa.PythonFile(_UnsplitFile(file), "r"),
        read_options=pa_csv.ReadOptions(use_threads=False, block_size=_BLOCK_BYTES),
        parse_options=pa_csv.ParseOptions(newlines_in_values=True),
        convert_options=pa_csv.ConvertOptions(
            column_types=table.arrow_schema,
            include_columns=list(table.column_names),
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )


class _UnsplitFile:
    """A file of which no piece ends between CR and LF.

    pyarrow would take the LF for the rest of a line's end and drop it, even within quotation marks
    (https://github.com/apache/arrow/issues/51368).
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._kept = b""

    @property
    def closed(self) -> bool:
        return self._file.closed

    def close(self) -> None:
        self._file.close()

    def read(self, size: int) -> bytes:
        data = self._kept + self._file.read(size - len(self._kept))
        self._kept = b"\r" if data.endswith(b"\r") and len(data) > 1 else b""
        return data[: len(data) - len(self._kept)]
