"""The dataset in the formats that people open: one small class each, fed by one pass."""

from pipeline.exporting.base import Exporter, ExportOptions, RunFacts
from pipeline.exporting.csv import CsvExporter
from pipeline.exporting.excel.workbook import ExcelExporter
from pipeline.exporting.parquet import ParquetExporter
from pipeline.exporting.report.exporter import HtmlExporter

# A further format is one more class here.
EXPORTERS: dict[str, type[Exporter]] = {
    exporter.format: exporter for exporter in (CsvExporter, ParquetExporter, ExcelExporter, HtmlExporter)
}

__all__ = ["EXPORTERS", "ExportOptions", "Exporter", "RunFacts"]
