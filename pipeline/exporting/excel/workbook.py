"""The Excel exporter: which sheets the workbook has, in which order."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from pipeline.exporting.base import Exporter, ExportOptions
from pipeline.exporting.excel import dictionary, news, profiles, source_list
from pipeline.exporting.excel.composed import Composed
from pipeline.exporting.excel.links import WEB_LINKS, Link, RowPlaces
from pipeline.exporting.excel.looks import Looks
from pipeline.exporting.excel.overview import OVERVIEW, write_overview
from pipeline.exporting.excel.package import Package
from pipeline.exporting.excel.sheets import SheetPlan, SheetReport, write_sheets
from pipeline.tables.schema import Table, load_tables


class ExcelExporter(Exporter):
    """Writes `dataset.xlsx`: overview, what to read (views and source list), the tables, the data dictionary."""

    format = "xlsx"
    title = "Excel workbook"

    def __init__(self, folder: Path, options: ExportOptions) -> None:
        super().__init__(folder, options)
        self._path = folder / "dataset.xlsx"
        self._package = Package(self._path)
        self._looks = Looks(self._package.workbook)
        self._overview = self._package.add_sheet(OVERVIEW)
        self._composed: Composed | None = None
        self._places = RowPlaces(_linked_tables())
        self._tables: list[Table] = []
        self._reading: list[SheetReport] = []
        self._reports: list[SheetReport] = []

    def begin(self, files: Mapping[str, Sequence[Path]]) -> None:
        compositions = (profiles.COMPOSITION, source_list.COMPOSITION, news.COMPOSITION)
        self._composed = Composed(self.folder, files, compositions)

    def feed(self, table: Table, batches: Iterable[pa.RecordBatch]) -> None:
        self._tables.append(table)
        report = self._write(self._plan(table), batches)
        (self._reading if table.view else self._reports).append(report)

    def finish(self) -> list[Path]:
        assert self._composed
        if self._rows_of("changes"):
            self._reading.insert(0, self._write(news.plan(self._home("changes")), news.rows(self._composed)))
        for kind in profiles.KINDS:
            plan = profiles.plan(kind, self._home("fact_sheet"))
            self._reading.append(self._write(plan, profiles.rows(kind, self._composed)))
        self._reading.append(self._write(source_list.plan(self._home("sources")), source_list.rows(self._composed)))
        self._composed.close()
        composed = [report.plan for report in self._reading if report.plan.table_name not in load_tables()]
        about = self._write(dictionary.plan("datapackage.json"), [dictionary.rows(self._tables, composed)])
        reports = [*self._reading, *self._reports, about]
        write_overview(self._overview, self.options.facts, reports)
        self._package.close([OVERVIEW, *(title for report in reports for title in report.titles)])
        return [self._path]

    def close(self) -> None:
        if self._composed:
            self._composed.close()

    def _rows_of(self, name: str) -> int:
        return sum(report.rows for report in self._reports if report.plan.table_name == name)

    def _write(self, plan: SheetPlan, batches: Iterable[pa.RecordBatch]) -> SheetReport:
        return write_sheets(self._package, self._looks, plan, batches, self.options.excel_rows, self._places)

    def _plan(self, table: Table) -> SheetPlan:
        title = table.title if table.view else table.name
        home = self._home(table.name)
        links = [link for link in WEB_LINKS if link.column in table.column_names]
        if table.view:
            links += [Link(key.columns[0], (key.table,)) for key in table.foreign_keys if len(key.columns) == 1]
        return SheetPlan(
            title, table.name, table.description, table.group, table.columns, table.primary_key, home, tuple(links)
        )

    def _home(self, name: str) -> str:
        """Where the whole of a table stands."""
        if "csv" in self.options.formats:
            return f"csv/{name}.csv"
        if "parquet" in self.options.formats:
            return f"parquet/{name}"
        return f"the table {name} (run again with --formats csv)"


def _linked_tables() -> dict[str, str]:
    """The tables to whose rows reading sheets lead, with the column by which a row is found."""
    tables = load_tables()
    linked = {key.table for table in tables.values() if table.view for key in table.foreign_keys}
    keys = {name: tables[name].primary_key[0] for name in sorted(linked | {"sources", "documents", "entities"})}
    return keys | {"fact_sheet": "subject_id"}
