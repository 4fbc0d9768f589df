"""A table as a worksheet: a real Excel table with frozen header and key, filter, widths and formats by type."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
from pipeline.exporting.buffers import buffer_of
from pipeline.exporting.excel.cells import SheetColumn, column_letters, row_numbers, sheet_rows
from pipeline.exporting.excel.links import MAX_LINKS, Addresses, Link, RowPlaces
from pipeline.exporting.excel.looks import CERTAINTY_COLORS, CLAIMS, CLAIMS_COLOR, GROUP_COLORS, HEADER, Looks
from pipeline.exporting.excel.package import Package
from pipeline.tables.schema import Column

MAX_ROWS = 1_048_576  # of a sheet, the header being one
MAX_BYTES = 1 << 30  # of a sheet's XML; what is longer goes on in a further sheet
_CHUNK_BYTES = 8 << 20  # of text in rows that are worked at once

_HEADER_POINTS = 20
_WIDTHS = {"date": 12.0, "boolean": 10.0, "integer": 10.0, "number": 11.0}
_NARROWEST = 10.0
_MARGIN = 2  # room left and right of the text
_BUTTON = 4  # room for the filter's button beside a heading
_POINTER_CHARS = 200  # of a key, in the words that say where a full text stands


@dataclass(frozen=True)
class SheetPlan:
    """What a table's sheets are called and what stands in them.

    `home` says where its full texts stand, `links` where its cells lead, the more useful first; `widest` is the width
    of a column in characters from which its text goes on in the next line. A sheet that is `composed` from tables
    stands in no other format.
    """

    title: str
    table_name: str
    description: str
    group: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    home: str
    links: tuple[Link, ...] = ()
    widest: float = 60.0
    composed: bool = False


@dataclass(frozen=True)
class SheetReport:
    """What came of a plan: the titles of its sheets, how many of its rows they show, how many links had no room."""

    plan: SheetPlan
    titles: tuple[str, ...]
    rows: int
    shown: int
    links_left_out: int = 0


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
        _sheet_column(column, looks, plan.widest, None if chunk is None else chunk.column(i))
        for i, column in enumerate(plan.columns)
    ]
    titles: list[str] = []
    left_out = 0
    while chunk is not None or not titles:
        sheet = package.add_sheet(plan.title if not titles else f"{plan.title} ({len(titles) + 1})")
        titles.append(sheet.title)
        _lay_out(sheet, plan, columns)
        links = _Links(plan, places)
        with package.streamed(sheet) as streamed:
            row, size = 2, 0
            while chunk is not None and row <= MAX_ROWS and size < MAX_BYTES:
                part = chunk.slice(0, MAX_ROWS + 1 - row)
                xml = sheet_rows(part, columns, row, _Pointer(plan, part), links.of(part, row))
                streamed.write(xml)
                size += xml.size
                places.add(plan.table_name, sheet.title, part)
                row += part.num_rows
                rest = chunk.slice(part.num_rows)
                chunk = rest if rest.num_rows else next(chunks, None)
            if row == 2:
                streamed.write(b'<row r="2"/>')  # Excel repairs a table that has no row below its header
                row = 3
            streamed.links.extend(links.elements)
            streamed.addresses.extend(links.addresses.numbers)
            left_out += links.left_out
            _add_table(sheet, plan, f"{plan.table_name}_{len(titles)}" if len(titles) > 1 else plan.table_name, row - 1)
    return SheetReport(plan, tuple(titles), counted.rows, shown.rows, left_out)


class _Links:
    """The links of a sheet, as many as it takes."""

    def __init__(self, plan: SheetPlan, places: RowPlaces) -> None:
        self._plan = plan
        self._places = places
        self.addresses = Addresses()
        self.elements: list[bytes] = []
        self.left_out = 0
        self._room = MAX_LINKS

    def of(self, part: pa.RecordBatch, first_row: int) -> dict[str, pa.Array]:
        """Add the links of some rows; which cells of each linked column have got one."""
        rows = row_numbers(first_row, part.num_rows)
        linked: dict[str, pa.Array] = {}
        for link in self._plan.links:
            if link.tables:
                keys = part.column(link.key or link.column)
                targets = pc.coalesce(*(self._places.targets(table, keys) for table in link.tables))
            else:
                targets = self.addresses.targets(part.column(link.column), link.before)
            targets = pc.if_else(pc.is_valid(part.column(link.column)), targets, None)
            targets = self._with_room(targets)
            letters = column_letters(part.schema.get_field_index(link.column))
            elements = pc.binary_join_element_wise(f'<hyperlink ref="{letters}', rows, '" ', targets, "/>", "")
            self.elements.append(buffer_of(elements).to_pybytes())
            linked[link.column] = pc.is_valid(targets)
        return linked

    def _with_room(self, targets: pa.Array) -> pa.Array:
        """The targets, without those that the sheet has no room for."""
        number, room = len(targets) - targets.null_count, self._room
        self._room -= min(number, room)
        if number <= room:
            return targets
        self.left_out += number - room
        before = pc.cumulative_sum(pc.cast(pc.is_valid(targets), pa.int64()))
        return pc.if_else(pc.less_equal(before, room), targets, None)


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


def _sheet_column(column: Column, looks: Looks, widest: float, values: pa.Array | None) -> SheetColumn:
    heading = len(column.name) + _BUTTON
    if column.type != "string":
        return SheetColumn(
            column.name,
            max(_WIDTHS[column.type], heading),
            looks.style(column.type),
            linked_style=looks.style("link_number").usual,
        )
    wrap = column.is_free_text
    longest = max(map(len, column.enum), default=0)
    if values is not None and values.null_count < len(values):
        # As wide as its first texts, or as nearly all of them where the others can take a second line.
        share = 0.95 if wrap else 1.0
        longest = max(longest, pc.quantile(pc.utf8_length(values), share, interpolation="higher")[0].as_py())
    width = min(max(longest + _MARGIN, heading, _NARROWEST), widest)
    style, linked = ("wrapped", "link_wrapped") if wrap else ("text", "link")
    return SheetColumn(column.name, float(width), looks.style(style), wrap, looks.style(linked).usual)


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
        if column.name == CLAIMS:
            dxf = DifferentialStyle(fill=PatternFill("solid", bgColor=CLAIMS_COLOR))
            filled = f"LEN({get_column_letter(number)}2)>0"
            sheet.conditional_formatting.add(cells, Rule("expression", formula=[filled], dxf=dxf))
