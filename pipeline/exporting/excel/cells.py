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
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

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
    numbers = pc.cast(pa.array(range(first_row, first_row + batch.num_rows)), pa.string())
    pieces = ['<row r="', numbers, *_height(batch, columns), ">"]
    for i, (column, values) in enumerate(zip(columns, batch.columns, strict=True)):
        if values.null_count < len(values):
            cell = _Cells(column, f'<c r="{column_letters(i)}', numbers, linked.get(column.name))
            pieces += cell.of(values, pointer)
    rows = pc.binary_join_element_wise(*pieces, "</row>", "", null_handling="skip")
    # The bytes of an array of strings stand one behind the other: that is the part of the sheet.
    return rows.buffers()[2].slice(0, pc.sum(pc.binary_length(rows)).as_py() or 0)


def column_letters(index: int) -> str:
    """`A` for 0, `Z` for 25, `AA` for 26."""
    letters = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        letters = chr(ord("A") + rest) + letters
        index -= 1
    return letters


_Piece: TypeAlias = str | pa.Array


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
            return self._split(pc.greater_equal(values, pa.scalar(_FIRST_DAY)), days, values, pointer)
        if pa.types.is_integer(values.type):
            fits = pc.and_(pc.greater_equal(values, -_MAX_EXACT), pc.less_equal(values, _MAX_EXACT))
            return self._split(fits, values, values, pointer)
        if pa.types.is_floating(values.type):
            finite = pc.if_else(pc.is_finite(values), values, pa.scalar(None, values.type))
            return self._numbers(pc.cast(finite, pa.string()))
        return self._texts(values, pointer)

    def _split(self, fits: pa.Array, numbers: pa.Array, texts: pa.Array, pointer: Callable[[int], str]) -> list[_Piece]:
        """Numbers where they fit into a number cell, else text."""
        null = pa.scalar(None, pa.string())
        pieces = self._numbers(pc.if_else(fits, pc.cast(numbers, pa.string()), null))
        if pc.all(fits).as_py() is not False:
            return pieces
        return pieces + self._texts(pc.if_else(fits, null, pc.cast(texts, pa.string())), pointer)

    def _numbers(self, contents: pa.Array, kind: str = "") -> list[_Piece]:
        return self._written(f'"{kind}><v>', contents, "</v></c>", self.column.style.usual)

    def _texts(self, texts: pa.Array, pointer: Callable[[int], str]) -> list[_Piece]:
        look = TextLook.of(texts)
        if look.hazardous:
            texts = _representable(texts, pointer)
        for character, entity in look.entities:
            texts = pc.replace_substring(texts, character, entity)
        space = ' xml:space="preserve"' if look.spaced else ""
        before, after = f'" t="inlineStr"><is><t{space}>', "</t></is></c>"
        usual, quoted = self.column.style.usual, self.column.style.quoted
        risky = is_formula_like(texts) if look.formula_like else None
        if risky is None or not pc.any(risky).as_py():
            return self._written(before, texts, after, usual)
        null = pa.scalar(None, texts.type)
        return [
            *self._written(before, pc.if_else(risky, null, texts), after, usual),
            *self._written(before, pc.if_else(risky, texts, null), after, quoted),
        ]

    def _written(self, before: str, contents: pa.Array, after: str, style: int) -> list[_Piece]:
        pieces: list[_Piece] = [self.begin, self.numbers]
        if self.linked is None:
            pieces += [f'" s="{style}{before}', contents, after]
        else:
            looks = pc.if_else(self.linked, str(self.column.linked_style), str(style))
            pieces += ['" s="', looks, before, contents, after]
        if not contents.null_count:
            return pieces
        return [pc.binary_join_element_wise(*pieces, "", null_handling="emit_null")]


@dataclass(frozen=True)
class TextLook:
    """What must be done to some texts, told from their bytes at once, so that what need not be done is not.

    It errs on the side of care: each of these may be said without need, but never be left out.
    """

    hazardous: bool
    entities: tuple[tuple[str, str], ...]
    spaced: bool
    formula_like: bool

    @staticmethod
    def of(texts: pa.Array) -> "TextLook":
        """What holds for at least one of the texts."""
        ends, data = _ends_of(texts), _bytes_of(texts)
        if not data:
            return TextLook(False, (), False, False)
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
            formula_like=not _BEGINS_PLAINLY[first].all(),
        )


def _ends_of(texts: pa.Array) -> "np.ndarray[tuple[int], np.dtype[np.int32]]":
    """Where the first text begins in the bytes of all, and where each of them ends."""
    return np.frombuffer(texts.buffers()[1], np.int32)[texts.offset : texts.offset + len(texts) + 1]


def _bytes_of(texts: pa.Array) -> bytes:
    """The bytes of all texts, one behind the other."""
    held, ends = texts.buffers()[2], _ends_of(texts)
    return held.slice(int(ends[0]), int(ends[-1] - ends[0])).to_pybytes() if held else b""


def _byte_table(characters: bytes) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    table = np.zeros(256, np.bool_)
    table[list(characters)] = True
    return table


_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
_CONTROL_BYTES = bytes(code for code in range(0x20) if chr(code) not in "\t\n")
_HAZARD_BYTES = (b"_x", "\ufffe".encode(), "\uffff".encode())
_IS_SPACE = _byte_table(b" \t\n\r\f\v")
# No formula begins with a letter or a digit, nor anything that a spreadsheet passes over before one.
_BEGINS_PLAINLY = _byte_table((string.ascii_letters + string.digits + "([").encode())


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
            if b"\n" in _bytes_of(values):  # counting takes ten times as long as looking
                full_lines = pc.add(full_lines, pc.count_substring(values, "\n"))
            lines.append(full_lines.fill_null(0))
    if not lines:
        return ['"']
    most = pc.min_element_wise(pc.max_element_wise(*lines), MAX_LINES - 1)
    points = pc.cast(pc.multiply(pc.add(most, 1), LINE_POINTS), pa.string())
    return ['" ht="', points, '" customHeight="1"']
