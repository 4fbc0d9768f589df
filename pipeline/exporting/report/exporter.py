"""The HTML exporter: feeds what is kept of the tables into one page."""

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

from pipeline.exporting.base import Exporter, ExportOptions
from pipeline.exporting.report.content import Content
from pipeline.exporting.report.kept import Kept
from pipeline.exporting.report.page import page
from pipeline.tables.schema import Table


class HtmlExporter(Exporter):
    """Writes `report.html`: one file that needs neither network nor program but a browser."""

    format = "html"
    title = "HTML report"
    articles = 500  # how many are shown, and of how many characters in all, so that a browser stays quick
    characters = 40_000_000

    def __init__(self, folder: Path, options: ExportOptions) -> None:
        super().__init__(folder, options)
        self._kept = Kept(folder, self.articles, self.characters)
        self._tables: list[Table] = []

    def feed(self, table: Table, batches: Iterable[pa.RecordBatch]) -> None:
        self._tables.append(table)
        self._kept.take(table, batches)

    def finish(self) -> list[Path]:
        path = self.folder / "report.html"
        content = Content(self._kept)
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(page(content.articles(), lambda: content.index(self.options.facts, self._tables)))
        self.close()
        return [path]

    def close(self) -> None:
        self._kept.close()
