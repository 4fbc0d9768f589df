"""The first sheet: what this is, what went in and what came out, how to read certainty, and where everything stands."""

from collections.abc import Iterable, Mapping

from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.exporting.base import RunFacts
from pipeline.exporting.excel.cells import clean_text
from pipeline.exporting.excel.looks import CERTAINTY_COLORS, GROUP_COLORS, HEADER, NOTE, SECTION, TITLE
from pipeline.exporting.excel.sheets import SheetReport

OVERVIEW = "Overview"

_WIDTHS = {"A": 26, "B": 12, "C": 12, "D": 90}
_LINK = Font(color="0563C1", underline="single")
_ABOUT = (
    "What encyclopedia articles on persons and organisations say, as tables. Every row can be traced to the characters of "
    "the article that it was taken from: start_char and end_char count them from 0, exact repeats them."
)
_CERTAINTY = (
    ("asserted", None, "The article says so in its own voice."),
    ("alleged", CERTAINTY_COLORS["certainty"]['"alleged"'], "The article reports a claim: is accused of, was charged with, allegedly. It is not a fact."),
    ("reported", CERTAINTY_COLORS["certainty"]['"reported"'], "The article gives somebody's word for it; attributed_to says whose."),
    ("negated: TRUE", CERTAINTY_COLORS["negated"]["TRUE"], "The article says that it is not so: denied, dropped, acquitted."),
)
_READING = (
    "A column that ends in _edtf holds a date as precisely as the article gives it (EDTF, ISO 8601-2): 1989-12-12, 2022-07, 1984~ "
    "for about 1984. To sort by time, sort by it.",
    "A column of days (date_start, date_end) holds real dates from March 1900 on. Excel has none before; there the day is text: 1867-11-07.",
    "A cell holds 32,767 characters. A longer text is shortened, and ends in a note that says where the full text stands.",
    "Control characters, which a cell cannot hold, are shown as pictures such as ␀.",
    "An empty cell means: not known.",
)


def write_overview(sheet: Worksheet, facts: RunFacts, reports: Iterable[SheetReport]) -> None:
    """Fill the sheet; every report becomes a line with a link to its sheet."""
    page = _Page(sheet)
    page.line("Dataset" + (f" from {facts.input_name}" if facts.input_name else ""), style=TITLE)
    page.note(_ABOUT)
    if facts.files:
        page.section("What went in")
        page.header("Files", "Number")
        page.counts({"found": sum(facts.files.values()), **facts.files})
    page.section("What came out")
    page.header("Sheet", "Rows", "Shown here", "What it holds")
    for report in reports:
        page.report(report)
    for title, counts in (("What was rejected", facts.rejects), ("What should be known (notices)", facts.notices)):
        if counts:
            page.section(title)
            page.header("Code", "Number")
            page.counts(dict(sorted(counts.items())))
        elif facts.files:
            page.section(title)
            page.note("Nothing.")
    page.section("How to read certainty")
    for word, color, meaning in _CERTAINTY:
        page.legend(word, color, meaning)
    page.section("How to read the sheets")
    for text in _READING:
        page.note(text)
    if facts.versions:
        page.section("Made by")
        for name, version in facts.versions.items():
            page.line(name, version)


class _Page:
    """A sheet that is filled from the top to the bottom. All text is text, whatever it begins with."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._row = 0
        for letter, width in _WIDTHS.items():
            sheet.column_dimensions[letter].width = width
        sheet.sheet_view.showGridLines = False
        sheet.sheet_properties.tabColor = GROUP_COLORS["About"]
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True

    def line(self, *values: str | int | None, style: str | None = None) -> None:
        self._row += 1
        for number, value in enumerate(values, start=1):
            if value is None:
                continue
            cell = self._sheet.cell(self._row, number)
            cell.value = clean_text(value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"
            if style:
                cell.style = style

    def note(self, text: str) -> None:
        self.line(text, style=NOTE)
        self._sheet.merge_cells(start_row=self._row, end_row=self._row, start_column=1, end_column=len(_WIDTHS))
        lines = 1 + len(text) // sum(_WIDTHS.values())
        self._sheet.row_dimensions[self._row].height = 15 * lines + 2

    def section(self, title: str) -> None:
        self._row += 1
        self.line(title, style=SECTION)

    def header(self, *titles: str) -> None:
        self.line(*titles, style=HEADER)

    def counts(self, counts: Mapping[str, int]) -> None:
        for name, count in counts.items():
            self.line(name, count)

    def report(self, report: SheetReport) -> None:
        about = report.plan.description
        if report.shown < report.rows:
            about += f" Only the first {report.shown:,} rows stand here; all of them in {report.plan.home}."
        if len(report.titles) > 1:
            about += f" It goes on in {', '.join(report.titles[1:])}."
        self.line(report.titles[0], report.rows, report.shown, about, style=NOTE)
        for column in (2, 3):
            self._sheet.cell(self._row, column).number_format = "#,##0"
        cell = self._sheet.cell(self._row, 1)
        title = report.titles[0].replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{title}'!A1", display=report.titles[0])
        cell.font = _LINK
        self._sheet.row_dimensions[self._row].height = 15 * (1 + len(about) // _WIDTHS["D"])

    def legend(self, word: str, color: str | None, meaning: str) -> None:
        self.line(word, meaning)
        self._sheet.merge_cells(start_row=self._row, end_row=self._row, start_column=2, end_column=len(_WIDTHS))
        if color:
            cell = self._sheet.cell(self._row, 1)
            cell.fill = PatternFill("solid", fgColor=color)
            cell.font = Font(bold=True)
