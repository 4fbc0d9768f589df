"""What a spreadsheet makes of the files: no text of an article is a formula there, in the workbook or in a CSV."""

import re
import shutil
import subprocess
from html import unescape

import pytest

from pipeline.exporting import ExportOptions
from pipeline.exporting.csv import CsvExporter
from pipeline.exporting.excel.workbook import ExcelExporter
from pipeline.tables.schema import Column
from tests.exporting.samples import PAYLOADS, PLAIN, batches, make_table, text_column

THINGS = make_table(Column("thing_id", "Key.", "string", nullable=False), text_column(), key=("thing_id",))
_CELL = re.compile(r"<table:table-cell([^>]*)>(.*?)</table:table-cell>", re.S)
_PARAGRAPH = re.compile(r"<text:p>(.*?)</text:p>", re.S)
_MARKUP = re.compile(r"<[^>]*>")


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """Workbook and CSV of every payload as LibreOffice has them after opening, in its flat XML; by suffix."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("sheets")
    rows = [{"thing_id": f"t{n}", "text": text} for n, text in enumerate((*PAYLOADS, *PLAIN))]
    for exporter in (ExcelExporter(folder, ExportOptions()), CsvExporter(folder, ExportOptions(bom=True))):
        exporter.begin({})
        exporter.feed(THINGS, batches(THINGS, rows))
        exporter.finish()
    shutil.move(folder / "csv/things.csv", folder / "things.csv")
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "fods", "--outdir", folder]
    files = [folder / "dataset.xlsx", folder / "things.csv"]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    return {name: (folder / f"{name}.fods").read_text("utf-8") for name in ("dataset", "things")}


@pytest.mark.parametrize("name", ["dataset", "things"])
def test_no_text_is_a_formula_in_libreoffice(sheets, name):
    """No cell of the opened file has a formula, and none is an error of one."""
    cells = _CELL.findall(sheets[name])
    assert len(cells) > len(PAYLOADS)
    assert [about for about, _ in cells if "table:formula" in about] == []


@pytest.mark.parametrize("name", ["dataset", "things"])
def test_texts_are_shown_as_texts(sheets, name):
    """The payloads that print stand there to be read; in the CSV with their apostrophe, or as text that had one."""
    cells = _CELL.findall(sheets[name])
    shown = {unescape(_MARKUP.sub("", text)) for _, cell in cells for text in _PARAGRAPH.findall(cell)}
    plain = [
        text
        for text in PAYLOADS
        if text.isascii() and text.isprintable() and "  " not in text and not text.startswith(" ")
    ]
    assert len(plain) > 25
    assert [text for text in plain if not shown & {text, f"'{text}"}] == []
