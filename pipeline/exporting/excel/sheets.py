"""A table as a worksheet: a real Excel table with frozen header and key, filter, widths and formats by type."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import pyarrow as pa
import pyarrow.compute as pc
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.exporting.base import rechunk, text_bytes
from pipeline.exporting.excel.cells import SheetColumn, column_letters, sheet_rows
from pipeline.exporting.excel.links import MAX_LINKS, RowPlaces
from pipeline.exporting.excel.looks import CERTAINTY_COLORS, GROUP_COLORS, HEADER, Looks
from pipeline.exporting.excel.package import Package
from pipeline.tables.schema import Column

MAX_ROWS = 1_048_576  # of a sheet, the header being one
MAX_BYTES = 1 << 30  # of a sheet's XML; what is longer goes on in a further sheet
_CHUNK_BYTES = 32 << 20  # of text in rows that are worked at once

_HEADER_POINTS = 20
_WIDTHS = {"date": 12.0, "boolean": 10.0, "integer": 10.0, "number": 11.0}
_NARROWEST, _WIDEST = 10.0, 60.0
_MARGIN = 2  # room left and right of the text
_BUTTON = 4  # room for the filter's button beside a heading
_POINTER_CHARS = 200  # of a key, in the words that say where a full text stands


@dataclass(frozen=True)
class SheetPlan:
    """What a table's sheets are called and what stands in them.

    `home` says where its full texts stand, `links` to which table's rows the keys in a column lead.
    """

    title: str
    table_name: str
    description: str
    group: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    home: str
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SheetReport:
    """What came of a plan: the titles of its sheets, and how many of its rows they show."""

    plan: SheetPlan
    titles: tuple[str, ...]
    rows: int
    shown: int


def write_sheets(
    package: Package,
    looks: Looks,
    plan: SheetPlan,
    batches: Iterable[pa.RecordBatch],
    limit: int | None,
    places: RowPlaces,
) -> SheetReport:
    """Write the rows, up to a limit, into a sheet and as many further sheets as they need.

    Links lead to the rows that `places` knows, which are then told the rows written here.
    """
    shown = _Counted(_limited(counted := _Counted(batches), limit))
    chunks = _light(rechunk(shown))
    chunk = next(chunks, None)
    columns = [
        _sheet_column(column, looks, None if chunk is None else chunk.column(i))
        for i, column in enumerate(plan.columns)
    ]
    titles: list[str] = []
    while chunk is not None or not titles:
        sheet = package.add_sheet(plan.title if not titles else f"{plan.title} ({len(titles) + 1})")
        titles.append(sheet.title)
        _lay_out(sheet, plan, columns)
        with package.streamed(sheet) as streamed:
            row, size = 2, 0
            while chunk is not None and row <= MAX_ROWS and size < MAX_BYTES:
                part = chunk.slice(0, MAX_ROWS + 1 - row)
                links = _links(part, plan, row, places, MAX_LINKS - len(streamed.links))
                streamed.links.extend(links)
                shown_columns = _linked(columns, plan, looks) if links else columns
                xml = sheet_rows(part, shown_columns, row, _Pointer(plan, part))
                streamed.write(xml)
                size += xml.size
                if len(plan.key) == 1:
                    places.add(plan.table_name, sheet.title, part.column(plan.key[0]))
                row += part.num_rows
                rest = chunk.slice(part.num_rows)
                chunk = rest if rest.num_rows else next(chunks, None)
            if row == 2:
                streamed.write(b'<row r="2"/>')  # Excel repairs a table that has no row below its header
                row = 3
            _add_table(sheet, plan, f"{plan.table_name}_{len(titles)}" if len(titles) > 1 else plan.table_name, row - 1)
    return SheetReport(plan, tuple(titles), counted.rows, shown.rows)


def _links(part: pa.RecordBatch, plan: SheetPlan, first_row: int, places: RowPlaces, room: int) -> list[str]:
    """The links of the rows, or none where there is no room for all of them."""
    if part.num_rows * len(plan.links) > room:
        return []
    rows = pc.cast(pa.array(range(first_row, first_row + part.num_rows)), pa.string())
    found: list[str] = []
    for column, table in plan.links.items():
        letters = column_letters(part.schema.get_field_index(column))
        cells = pc.binary_join_element_wise(letters, rows, "")
        found += places.links(table, part.column(column), cells).to_pylist()
    return found


def _linked(columns: list[SheetColumn], plan: SheetPlan, looks: Looks) -> list[SheetColumn]:
    return [replace(column, style=looks.style("link")) if column.name in plan.links else column for column in columns]


class _Counted:
    """Batches that are counted as they go by."""

    def __init__(self, batches: Iterable[pa.RecordBatch]) -> None:
        self._batches = batches
        self.rows = 0

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        for batch in self._batches:
            self.rows += batch.num_rows
            yield batch


def _limited(batches: Iterable[pa.RecordBatch], limit: int | None) -> Iterator[pa.RecordBatch]:
    """The first rows, up to the limit; the others are drawn all the same, so that they are counted."""
    room = limit
    for batch in batches:
        if room is None:
            yield batch
        elif room > 0:
            yield batch.slice(0, room)
            room -= min(room, batch.num_rows)


def _light(chunks: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The same rows, with chunks of long texts in halves, and these again."""
    for chunk in chunks:
        if text_bytes(chunk) > _CHUNK_BYTES and chunk.num_rows > 1:
            half = chunk.num_rows // 2
            yield from _light((chunk.slice(0, half), chunk.slice(half)))
        else:
            yield chunk


@dataclass(frozen=True)
class _Pointer:
    """Says where the full text of a row stands: `csv/blocks.csv, block_id=blk-…`."""

    plan: SheetPlan
    batch: pa.RecordBatch

    def __call__(self, row: int) -> str:
        key = (f"{name}={self.batch.column(name)[row].as_py()}"[:_POINTER_CHARS] for name in self.plan.key)
        return ", ".join((self.plan.home, *key))


def _sheet_column(column: Column, looks: Looks, values: pa.Array | None) -> SheetColumn:
    heading = len(column.name) + _BUTTON
    if column.type != "string":
        return SheetColumn(column.name, max(_WIDTHS[column.type], heading), looks.style(column.type))
    wrap = column.is_free_text
    longest = max(map(len, column.enum), default=0)
    if values is not None and values.null_count < len(values):
        # As wide as its first texts, or as nearly all of them where the others can take a second line.
        share = 0.95 if wrap else 1.0
        longest = max(longest, pc.quantile(pc.utf8_length(values), share, interpolation="higher")[0].as_py())
    width = min(max(longest + _MARGIN, heading, _NARROWEST), _WIDEST)
    return SheetColumn(column.name, float(width), looks.style("wrapped" if wrap else "text"), wrap)


def _lay_out(sheet: Worksheet, plan: SheetPlan, columns: list[SheetColumn]) -> None:
    """Everything that stands before the rows."""
    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(1, number, column.name)
        cell.style = HEADER
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.row_dimensions[1].height = _HEADER_POINTS
    sheet.freeze_panes = "B2"
    sheet.sheet_properties.tabColor = GROUP_COLORS.get(plan.group)
    sheet.print_title_rows = "1:1"
    print_on_wide_pages(sheet)


def print_on_wide_pages(sheet: Worksheet) -> None:
    """Print all columns side by side, on A3 across."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _add_table(sheet: Worksheet, plan: SheetPlan, name: str, last_row: int) -> None:
    """What stands after the rows: the table over them, and the colours of certainty."""
    last = get_column_letter(len(plan.columns))
    ref = f"A1:{last}{last_row}"
    table = ExcelTable(displayName=name, ref=ref, autoFilter=AutoFilter(ref))
    table.tableColumns = [TableColumn(id=i, name=column.name) for i, column in enumerate(plan.columns, start=1)]
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)
    for number, column in enumerate(plan.columns, start=1):
        cells = f"{get_column_letter(number)}2:{get_column_letter(number)}{last_row}"
        for value, color in CERTAINTY_COLORS.get(column.name, {}).items():
            dxf = DifferentialStyle(font=Font(bold=True), fill=PatternFill("solid", bgColor=color))
            sheet.conditional_formatting.add(cells, Rule("cellIs", operator="equal", formula=[value], dxf=dxf))
