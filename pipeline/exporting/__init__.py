"""The dataset in the formats that people open: one small class each, fed by one pass."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pyarrow as pa

from pipeline.exporting.base import Exporter, ExportOptions, RunFacts
from pipeline.exporting.duckdb import read_duckdb_batches
from pipeline.exporting.sqlite import read_sqlite_batches
from pipeline.tables.schema import Table

# A further format is one more class here.
_CLASSES = {
    "csv": "csv.CsvExporter",
    "parquet": "parquet.ParquetExporter",
    "xlsx": "excel.workbook.ExcelExporter",
    "html": "report.exporter.HtmlExporter",
    "duckdb": "duckdb.DuckDbExporter",
    "sqlite": "sqlite.SqliteExporter",
    "ftm": "ftm.exporter.FtmExporter",
}
_EXTRAS = frozenset({"ftm"})  # formats that need what is not always installed


class _Exporters(Mapping[str, type[Exporter]]):
    """The exporters by format. One is loaded when it is asked for, since some of them load much."""

    def __getitem__(self, name: str) -> type[Exporter]:
        module, _, exporter = _CLASSES[name].rpartition(".")
        found: type[Exporter] = getattr(import_module(f"{__name__}.{module}"), exporter)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(_CLASSES)

    def __len__(self) -> int:
        return len(_CLASSES)


EXPORTERS = _Exporters()


def require(name: str) -> None:
    """Raises MissingExtraError where a format needs what is not installed."""
    if name in _EXTRAS:
        EXPORTERS[name].require()


# The databases by their file, and what reads the rows of a table from them, in its order.
DATABASES: dict[str, Callable[[Path, Table], Iterator[pa.RecordBatch]]] = {
    "dataset.duckdb": read_duckdb_batches,
    "dataset.sqlite": read_sqlite_batches,
}

__all__ = ["DATABASES", "EXPORTERS", "ExportOptions", "Exporter", "RunFacts", "require"]
