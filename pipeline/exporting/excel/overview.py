"""The first sheet: what this is, what went in and what came out, how to read certainty, and where everything stands."""

from collections.abc import Mapping, Sequence

from openpyxl.styles import PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.exporting.base import RunFacts
from pipeline.exporting.excel.cells import PACKING, clean_text
from pipeline.exporting.excel.links import MAX_LINKS
from pipeline.exporting.excel.looks import (
    CERTAINTY_COLORS,
    CLAIMS,
    CLAIMS_COLOR,
    COUNT,
    GROUP_COLORS,
    HEADER,
    LINK,
    NOTE,
    SECTION,
    STRONG,
    TITLE,
)
from pipeline.exporting.excel.news import WHAT_IS_NEW
from pipeline.exporting.excel.sheets import SheetReport, print_on_wide_pages

OVERVIEW = "Overview"

_WIDTHS = {"A": 28, "B": 12, "C": 12, "D": 14, "E": 96}
_POINTS = {TITLE: 27, SECTION: 20, HEADER: 18}
_LINE_POINTS = 15.5
_ABOUT = (
    "What encyclopedia articles on persons and organisations say, as tables. Every row can be traced to the characters "
    "of the article that it was taken from: start_char and end_char count them from 0, exact repeats them."
)
_CERTAINTY = (
    ("asserted", None, "The article says so in its own voice."),
    (
        "alleged",
        CERTAINTY_COLORS["certainty"]['"alleged"'],
        "The article passes on a claim: is accused of, was charged with, allegedly. It is no fact.",
    ),
    (
        "reported",
        CERTAINTY_COLORS["certainty"]['"reported"'],
        "The article gives somebody's word for it; attributed_to says whose.",
    ),
    (
        "negated: TRUE",
        CERTAINTY_COLORS["negated"]["TRUE"],
        "The article says that it is not so: denied, dropped, acquitted. It goes with any of the three.",
    ),
    (
        CLAIMS,
        CLAIMS_COLOR,
        "In People and Organisations: all that is alleged, reported or denied, each with its certainty in front.",
    ),
)
_READING = (
    "A column that ends in _edtf holds a date as precisely as the article gives it (EDTF, ISO 8601-2): 1989-12-12, "
    "2022-07, 1984~ for about 1984. To sort by time across centuries, sort by it.",
    "A column of days (date_start, date_end) holds real dates from March 1900 on. Excel has none before; there the day "
    "is text: 1867-11-07.",
    "A cell takes 32,767 characters. A longer text is shortened, and ends in a note that says where the whole stands.",
    "A control character, which a cell cannot hold, is shown as a picture such as ␀.",
    "An empty cell means: not known.",
)


def write_overview(sheet: Worksheet, facts: RunFacts, reports: Sequence[SheetReport]) -> None:
    """Fill the sheet; every report becomes a line with a link to its sheet."""
    page = _Page(sheet)
    page.line("Dataset" + (f" from {facts.input_name}" if facts.input_name else ""), style=TITLE)
    page.note(_ABOUT)
    if facts.files:
        page.section("What went in")
        page.line("Files", "Number", style=HEADER)
        page.counts({"found": sum(facts.files.values()), **facts.files})
    _write_counts(page, "What was rejected", facts.rejects, bool(facts.files), "rejects")
    page.section("How to read certainty")
    for word, color, meaning in _CERTAINTY:
        page.legend(word, color, meaning)
    page.section("What came out")
    page.line("Sheet", "Group", "Rows", "Shown here", "What it holds", style=HEADER)
    for report in reports:
        page.report(report)
    if all(report.plan.table_name != WHAT_IS_NEW for report in reports):
        page.note("What is new: there was no run before this one in the same folder, or it gave the same tables.")
    _write_counts(page, "What a reader should know (notices)", facts.notices, bool(facts.files), "notices")
    page.section("How to read the sheets")
    for text in _READING:
        page.note(text)
    if facts.versions:
        page.section("Made by")
        for name, version in facts.versions.items():
            page.line(name, version)


def _write_counts(page: "_Page", title: str, counts: Mapping[str, int], is_run: bool, sheet: str) -> None:
    if is_run or counts:
        page.section(title)
    if counts:
        page.line("Code", "Number", style=HEADER)
        page.counts(dict(sorted(counts.items())))
        page.note(f"Each of them, with its place and its reason, stands in the sheet {sheet}.")
    elif is_run:
        page.note("Nothing.")


class _Page:
    """A sheet that is filled from the top to the bottom. All text is text, whatever it begins with."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._row = 0
        for letter, width in _WIDTHS.items():
            sheet.column_dimensions[letter].width = width
        sheet.sheet_view.showGridLines = False
        sheet.sheet_properties.tabColor = GROUP_COLORS["About"]
        print_on_wide_pages(sheet)

    def line(self, *values: str | int, style: str = NOTE) -> None:
        self._row += 1
        for number, value in enumerate(values, start=1):
            cell = self._sheet.cell(self._row, number)
            if isinstance(value, str):
                cell.value = clean_text(value)
                cell.data_type = "s"
                cell.style = style
            else:
                cell.value = value
                cell.style = COUNT
        if style in _POINTS:
            self._sheet.row_dimensions[self._row].height = _POINTS[style]

    def note(self, text: str) -> None:
        self.line(text)
        self._widen(1)
        self._make_room(text, sum(_WIDTHS.values()))

    def section(self, title: str) -> None:
        self._row += 1
        self.line(title, style=SECTION)

    def counts(self, counts: Mapping[str, int]) -> None:
        for name, count in counts.items():
            self.line(name, count)

    def report(self, report: SheetReport) -> None:
        title, *more = report.titles
        about = report.plan.description
        if more:
            about += f" It goes on in {', '.join(more)}."
        if report.links_left_out:
            about += f" Excel takes no more than {MAX_LINKS:,} links a sheet; {report.links_left_out:,} are left out."
        if report.shown < report.rows:
            where = "run with --excel-rows 0 for all" if report.plan.composed else f"all of them in {report.plan.home}"
            about += f" Only the first {report.shown:,} rows stand here; {where}."
        self.line(title, report.plan.group, report.rows, report.shown, about)
        self._make_room(about, _WIDTHS["E"])
        cell = self._sheet.cell(self._row, 1)
        quoted = title.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1", display=title)
        cell.style = LINK

    def legend(self, word: str, color: str | None, meaning: str) -> None:
        self.line(word, meaning)
        self._widen(2)
        if color:
            cell = self._sheet.cell(self._row, 1)
            cell.style = STRONG
            cell.fill = PatternFill("solid", fgColor=color)

    def _widen(self, first_column: int) -> None:
        self._sheet.merge_cells(None, self._row, first_column, self._row, len(_WIDTHS))

    def _make_room(self, text: str, width: int) -> None:
        self._sheet.row_dimensions[self._row].height = _LINE_POINTS * (1 + int(len(text) / (PACKING * width)))
