"""Rows of a worksheet, as Office Open XML, built from Arrow columns.

This stands in for a library on purpose: openpyxl spends its time on an object a cell. It makes everything of the
workbook but these rows. What Excel cannot hold is made visible here, never dropped in silence:

- text is always text (`inlineStr`), so that `=1+1` and `#N/A` stay what they are;
- text longer than a cell takes is shortened, and says where the whole stands;
- a control character is shown as its picture (U+2400 …), a code point that XML has no place for as U+FFFD;
- `_x0041_` is Excel's own escape for `A`, and is escaped itself;
- days before March 1900, which Excel does not have (or has wrong), and integers beyond 2^53 are text.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.exporting.buffers import among, buffer_of, ends_of
from pipeline.exporting.formulas import is_formula_like

MAX_CELL_UNITS = 32_767  # Excel counts UTF-16 code units
LINE_POINTS = 15
PACKING = 1.1  # letters to the width of a digit, which is the unit of widths
MAX_LINES = 10  # a row is not made higher than this; the cell holds the rest

_EPOCH = date(1899, 12, 30)  # day 0; right from March 1900 on, since Excel takes 1900 for a leap year
_FIRST_DAY = date(1900, 3, 1)
_MAX_EXACT = 2**53

# What XML 1.0 or Excel cannot hold as it stands: `\x00`, CR, U+FFFE, and what reads like Excel's escape, `_x0041_`.
_HAZARDS = r"[\x00-\x08\x0b-\x1f\x{FFFE}\x{FFFF}]|_x[0-9A-Fa-f]{4}_"
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ILLEGAL = re.compile("[\ud800-\udfff\ufffe\uffff]")
_CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}


@dataclass(frozen=True)
class CellStyle:
    """Numbers of the workbook's cell formats: the usual one, and the one for text that looks like a formula."""

    usual: int
    quoted: int


@dataclass(frozen=True)
class SheetColumn:
    """A column as a sheet shows it: its name, its width in characters, and whether its text is wrapped."""

    name: str
    width: float
    style: CellStyle
    wrap: bool = False
    linked_style: int = 0  # of those cells that carry a link


def clean_text(text: str) -> str:
    """The text as a cell can hold it, but for its length: nothing that XML forbids or Excel takes for an escape."""
    text = text.replace("\r\n", "\n").translate(_CONTROLS)
    return _ESCAPE_LIKE.sub("_x005F_", _ILLEGAL.sub("\ufffd", text))


def shortened(text: str, pointer: str) -> str:
    """The text, or as much of it as a cell takes together with a note that says where the whole stands."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    if len(encoded) // 2 <= MAX_CELL_UNITS:
        return text
    note = f"… [shortened: the full text is in {pointer}]"
    room = MAX_CELL_UNITS - len(note.encode("utf-16-le")) // 2
    return encoded[: 2 * room].decode("utf-16-le", "ignore") + note


def sheet_rows(
    batch: pa.RecordBatch,
    columns: list[SheetColumn],
    first_row: int,
    pointer: Callable[[int], str],
    linked: Mapping[str, pa.Array] = MappingProxyType({}),
) -> pa.Buffer:
    """The `<row>` elements of a batch, the first of them being row `first_row` of the sheet.

    `pointer` gives the words that say where the full text of a row of the batch stands; `linked` says of some columns
    which of their cells carry a link, and so look like one.
    """
    numbers = row_numbers(first_row, batch.num_rows)
    pieces = ['<row r="', numbers, *_height(batch, columns), ">"]
    for i, (column, values) in enumerate(zip(columns, batch.columns, strict=True)):
        if values.null_count < len(values):
            cell = _Cells(column, f'<c r="{column_letters(i)}', numbers, linked.get(column.name))
            pieces += cell.of(values, pointer)
    return buffer_of(_joined([*pieces, "</row>"]))  # they stand one behind the other


def row_numbers(first: int, count: int) -> pa.Array:
    """The numbers of so many rows, as text."""
    return pc.cast(pa.array(np.arange(first, first + count)), pa.string())


def column_letters(index: int) -> str:
    """`A` for 0, `Z` for 25, `AA` for 26."""
    letters = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        letters = chr(ord("A") + rest) + letters
        index -= 1
    return letters


_Piece: TypeAlias = str | pa.Array


def _joined(pieces: list[_Piece], nulls: str = "skip") -> pa.Array:
    """The pieces of each row in one text; what is the same in all rows is one piece between two that are not."""
    merged = [
        part
        for is_same, group in groupby(pieces, lambda piece: isinstance(piece, str))
        for part in (["".join(group)] if is_same else group)
    ]
    return pc.binary_join_element_wise(*merged, "", null_handling=nulls)


@dataclass(frozen=True)
class _Cells:
    """Makes the pieces of a column's cells. For each row at most one of several pieces is not null."""

    column: SheetColumn
    begin: str
    numbers: pa.Array
    linked: pa.Array | None

    def of(self, values: pa.Array, pointer: Callable[[int], str]) -> list[_Piece]:
        """The cells of the values, by their type."""
        if pa.types.is_boolean(values.type):
            return self._numbers(pc.if_else(values, "1", "0"), ' t="b"')
        if pa.types.is_date(values.type):
            days = pc.add(pc.cast(values, pa.int32()), (date(1970, 1, 1) - _EPOCH).days)
            return self._within(days, (_FIRST_DAY - _EPOCH).days, _MAX_EXACT, values, pointer)
        if pa.types.is_integer(values.type):
            return self._within(values, -_MAX_EXACT, _MAX_EXACT, values, pointer)
        if pa.types.is_floating(values.type):
            finite = pc.if_else(pc.is_finite(values), values, pa.scalar(None, values.type))
            return self._numbers(pc.cast(finite, pa.string()))
        return self._texts(values, pointer)

    def _within(
        self, numbers: pa.Array, least: int, most: int, texts: pa.Array, pointer: Callable[[int], str]
    ) -> list[_Piece]:
        """Numbers where they are within bounds, else text."""
        found = pc.min_max(numbers)
        if found["min"].as_py() >= least and found["max"].as_py() <= most:
            return self._numbers(pc.cast(numbers, pa.string()))
        fits = pc.and_(pc.greater_equal(numbers, least), pc.less_equal(numbers, most))
        null = pa.scalar(None, pa.string())
        return [
            *self._numbers(pc.if_else(fits, pc.cast(numbers, pa.string()), null)),
            *self._texts(pc.if_else(fits, null, pc.cast(texts, pa.string())), pointer),
        ]

    def _numbers(self, contents: pa.Array, kind: str = "") -> list[_Piece]:
        return self._written(f'"{kind}><v>', contents, "</v></c>", str(self.column.style.usual))

    def _texts(self, texts: pa.Array, pointer: Callable[[int], str]) -> list[_Piece]:
        look = TextLook.of(texts)
        if look.hazardous:
            texts = _representable(texts, pointer)
        for character, entity in look.entities:
            texts = pc.replace_substring(texts, character, entity)
        space = ' xml:space="preserve"' if look.spaced else ""
        before, after = f'" t="inlineStr"><is><t{space}>', "</t></is></c>"
        usual, quoted = self.column.style.usual, self.column.style.quoted
        risky = is_formula_like(texts)
        looks = pc.if_else(risky, str(quoted), str(usual)) if pc.any(risky).as_py() else str(usual)
        return self._written(before, texts, after, looks)

    def _written(self, before: str, contents: pa.Array, after: str, looks: _Piece) -> list[_Piece]:
        if self.linked is not None:
            looks = pc.if_else(self.linked, str(self.column.linked_style), looks)
        pieces: list[_Piece] = [self.begin, self.numbers, '" s="', looks, before, contents, after]
        return [_joined(pieces, "emit_null")] if contents.null_count else pieces


@dataclass(frozen=True)
class TextLook:
    """What must be done to some texts, told from their bytes at once, so that what need not be done is not.

    It errs on the side of care: each of these may be said without need, but never be left out.
    """

    hazardous: bool
    entities: tuple[tuple[str, str], ...]
    spaced: bool

    @staticmethod
    def of(texts: pa.Array) -> "TextLook":
        """What holds for at least one of the texts."""
        ends, data = ends_of(texts), buffer_of(texts).to_pybytes()
        if not data:
            return TextLook(False, (), False)
        codes = np.frombuffer(data, np.uint8)
        filled = ends[1:] > ends[:-1]
        has_low = bool(codes.min() < 0x20)  # nearly never, and one look tells it
        first, last = codes[(ends[:-1] - ends[0])[filled]], codes[(ends[1:] - ends[0] - 1)[filled]]
        return TextLook(
            hazardous=(has_low and len(data.translate(None, _CONTROL_BYTES)) < len(data))
            or any(mark[:1] in data and mark in data for mark in _HAZARD_BYTES)  # one byte is found much faster
            or int(np.diff(ends).max()) > MAX_CELL_UNITS,
            entities=tuple(pair for pair in _ENTITIES if pair[0].encode() in data),
            spaced=(has_low and b"\n" in data) or bool((_IS_SPACE[first] | _IS_SPACE[last]).any()),
        )


_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
_CONTROL_BYTES = bytes(code for code in range(0x20) if chr(code) not in "\t\n")
_HAZARD_BYTES = (b"_x", "\ufffe".encode(), "\uffff".encode())
_IS_SPACE = among(b" \t\n\r\f\v")


def _representable(texts: pa.Array, pointer: Callable[[int], str]) -> pa.Array:
    """The texts with what a cell cannot hold made visible; few are touched, so these are worked one by one."""
    hazardous = pc.or_(
        pc.match_substring_regex(texts, _HAZARDS), pc.greater(pc.binary_length(texts), MAX_CELL_UNITS)
    ).fill_null(False)
    if not pc.any(hazardous).as_py():
        return texts
    changed = [
        clean_text(shortened(texts[row].as_py(), pointer(row))) for row in pc.indices_nonzero(hazardous).to_pylist()
    ]
    return pc.replace_with_mask(texts, hazardous, pa.array(changed, texts.type))


def _height(batch: pa.RecordBatch, columns: list[SheetColumn]) -> list[_Piece]:
    """Attributes for rows that show as many lines as their longest wrapped text takes, up to a limit.

    A program that is given the heights does not have to measure every row when it opens the file.
    """
    lines = []
    for values, column in zip(batch.columns, columns, strict=True):
        if column.wrap and values.null_count < len(values):
            # Between characters and bytes: wide characters take three bytes and the room of two.
            length = pc.add(pc.utf8_length(values), pc.binary_length(values))
            full_lines = pc.divide(length, int(2 * PACKING * column.width))
            if b"\n" in buffer_of(values).to_pybytes():  # counting takes ten times as long as looking
                full_lines = pc.add(full_lines, pc.count_substring(values, "\n"))
            lines.append(full_lines.fill_null(0))
    if not lines:
        return ['"']
    most = pc.min_element_wise(pc.max_element_wise(*lines), MAX_LINES - 1)
    points = pc.cast(pc.multiply(pc.add(most, 1), LINE_POINTS), pa.string())
    return ['" ht="', points, '" customHeight="1"']
