"""The workbook's package: openpyxl describes it, and long sheets are streamed into it.

The same input gives the same bytes. openpyxl has no public way to leave out the rows of a sheet, and zipfile none to
pack with another library, so this module uses some of their inner names; they are all here.
"""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from isal import isal_zlib
from openpyxl import Workbook
from openpyxl.packaging.relationship import Relationship
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import REL_NS

from pipeline.exporting.excel.links import relation_id

MAX_TITLE = 31
_PACKING_LEVEL = 2  # of ISA-L, which has four: as small as zlib's second of nine
_CREATED = datetime(2000, 1, 1)  # no clock: a fixed moment
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_END_OF_ROWS = b"</sheetData>"


class _Archive(ZipFile):
    """A zip file whose members carry no time, packed by ISA-L: it takes a quarter of zlib's time."""

    def open(self, name: Any, mode: Any = "r", *arguments: Any, **options: Any) -> Any:
        member: Any = super().open(name, mode, *arguments, **options)
        if mode == "w":
            member._compressor = isal_zlib.compressobj(_PACKING_LEVEL, isal_zlib.DEFLATED, -isal_zlib.MAX_WBITS)
        return member

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        with self.open(zinfo_or_arcname, "w") as member:
            member.write(data.encode() if isinstance(data, str) else data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


class _Writer(ExcelWriter):
    """Writes what openpyxl knows of a workbook, except the sheets that are in the package already."""

    def __init__(self, workbook: Workbook, archive: _Archive, streamed: dict[Worksheet, list[str]]) -> None:
        super().__init__(workbook, archive)
        self._in_place = streamed

    def write_worksheet(self, ws: Any) -> None:
        if ws not in self._in_place:
            super().write_worksheet(ws)
            return
        ws._rels = _described(ws)._rels
        for number, address in enumerate(self._in_place[ws], start=1):
            ws._rels.append(
                Relationship(type="hyperlink", Target=address, TargetMode="External", Id=relation_id(number))
            )
        self.manifest.append(ws)


@dataclass(frozen=True)
class StreamedSheet:
    """A sheet that is being written: `write` adds `<row>` elements, and `links` takes `<hyperlink>` elements.

    `addresses` takes the addresses that links lead to, in the order of their relations' numbers.
    """

    write: Callable[[Any], object]
    links: list[bytes]
    addresses: list[str]


@contextmanager
def _written_behind(write: Callable[[Any], object]) -> Iterator[Callable[[Any], None]]:
    """Writes one piece while the next is being made, since packing takes as long as making and leaves Python free.

    What a write raises comes out of the next one, or of the end.
    """
    with ThreadPoolExecutor(1) as behind:
        last: Future[object] | None = None

        def write_next(piece: Any) -> None:
            nonlocal last
            if last is not None:
                last.result()  # so no more than one piece waits
            last = behind.submit(write, piece)

        yield write_next
        if last is not None:
            last.result()


class Package:
    """A workbook in the making."""

    def __init__(self, path: Path) -> None:
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        self.workbook.calculation.fullCalcOnLoad = False  # there is no formula; Excel would ask to save on closing
        about = self.workbook.properties
        about.creator = "article-pipeline"
        about.created = about.modified = _CREATED
        self._archive = _Archive(path, "w", ZIP_DEFLATED)
        self._streamed: dict[Worksheet, list[str]] = {}
        self._made = 0

    def add_sheet(self, title: str) -> Worksheet:
        """A new sheet, under the title or what Excel takes of it (see `unique_title`)."""
        sheet: Any = self.workbook.create_sheet(unique_title(title, self.workbook.sheetnames))
        self._made += 1
        # A sheet's part is named when it is made, for rows may be streamed into it long before the order is known.
        sheet._path = f"/xl/worksheets/sheet{self._made}.xml"
        made: Worksheet = sheet
        return made

    @contextmanager
    def streamed(self, sheet: Any) -> Iterator["StreamedSheet"]:
        """A sheet whose first rows, views and columns are set, and to which rows and links can be added.

        What else follows the rows (the table, formats by rule) is taken when the context ends.
        """
        sheet.calculate_dimension = None  # unknown until all rows are there, and not needed
        with self._archive.open(sheet.path[1:], "w") as part, _written_behind(part.write) as write:
            write(_frame(sheet)[0])
            streamed = StreamedSheet(write, [], [])
            yield streamed
            write(_completed(_frame(sheet)[1], sheet, streamed.links))
        self._streamed[sheet] = streamed.addresses

    def close(self, titles: list[str]) -> None:
        """Complete the package, with the sheets in the order of the titles."""
        workbook: Any = self.workbook
        workbook._sheets = [workbook[title] for title in titles]
        self.workbook.active = 0
        _Writer(self.workbook, self._archive, self._streamed).save()


def unique_title(title: str, taken: list[str]) -> str:
    """A sheet title that Excel takes, unlike the others whatever the case.

    It has at most 31 characters, none of those that references use, no apostrophe at its ends, and is not `History`.
    """
    title = _NOT_IN_TITLES.sub(" ", title)[:MAX_TITLE].strip(" '") or "Sheet"
    others = {other.casefold() for other in taken} | {"history"}
    number, candidate = 1, title
    while candidate.casefold() in others:
        number += 1
        suffix = f" ({number})"
        candidate = title[: MAX_TITLE - len(suffix)] + suffix
    return candidate


def _completed(after_rows: bytes, sheet: Worksheet, links: list[bytes]) -> bytes:
    """The end of the sheet's XML with two elements, each in its place, that openpyxl does not write or not fast.

    These are the links, and what keeps Excel from marking every text of digits, such as a year, as an error.
    """
    elements = b"".join(links)
    if elements:
        element = b'<hyperlinks xmlns:r="%b">%b</hyperlinks>' % (REL_NS.encode(), elements)
        after_rows = after_rows.replace(b"<pageMargins", element + b"<pageMargins", 1)
    errors = "".join(f'<ignoredError sqref="{table.ref}" numberStoredAsText="1"/>' for table in sheet.tables.values())
    return after_rows.replace(b"<tableParts", f"<ignoredErrors>{errors}</ignoredErrors><tableParts".encode(), 1)


def _described(sheet: Worksheet) -> Any:
    writer = WorksheetWriter(sheet, BytesIO())
    writer.write()
    return writer


def _frame(sheet: Worksheet) -> tuple[bytes, bytes]:
    """The sheet's XML before and after the place where further rows belong."""
    xml: bytes = _described(sheet).out.getvalue()
    before, end, after = xml.partition(_END_OF_ROWS)
    return before, end + after
