"""The dataset in the formats that people open: one small class each, fed by one pass."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa

from pipeline.exporting.base import Exporter, ExportOptions, RunFacts
from pipeline.exporting.csv import CsvExporter
from pipeline.exporting.duckdb import DuckDbExporter, read_duckdb_batches
from pipeline.exporting.excel.workbook import ExcelExporter
from pipeline.exporting.ftm.exporter import FtmExporter
from pipeline.exporting.parquet import ParquetExporter
from pipeline.exporting.report.exporter import HtmlExporter
from pipeline.exporting.sqlite import SqliteExporter, read_sqlite_batches
from pipeline.tables.schema import Table

# A further format is one more class here.
EXPORTERS: dict[str, type[Exporter]] = {
    exporter.format: exporter
    for exporter in (
        *(CsvExporter, ParquetExporter, ExcelExporter, HtmlExporter),
        *(DuckDbExporter, SqliteExporter, FtmExporter),
    )
}

# The databases by their file, and what reads the rows of a table from them, in its order.
DATABASES: dict[str, Callable[[Path, Table], Iterator[pa.RecordBatch]]] = {
    "dataset.duckdb": read_duckdb_batches,
    "dataset.sqlite": read_sqlite_batches,
}

__all__ = ["DATABASES", "EXPORTERS", "ExportOptions", "Exporter", "RunFacts"]
