"""How far the pages of a Parquet column unpack, read from the header of each before any is unpacked.

A header is a struct in Thrift's compact protocol, of which the first fields are kind, size unpacked and size packed:
https://parquet.apache.org/docs/file-format/data-pages/ and `doc/specs/thrift-compact-protocol.md` of Apache Thrift.
What the footer says of a column may be forged; a page that unpacks further than its header says is an error to every
reader.
"""

from collections.abc import Iterator
from typing import BinaryIO

_WINDOWS = (1 << 9, 1 << 16, 16 << 20)  # bytes in which a header is looked for; Arrow takes none that is longer
_DEEPEST = 16  # structs within one another

_TRUE, _FALSE, _BYTE, _DOUBLE, _BINARY, _STRUCT = 1, 2, 3, 7, 8, 12
_VARINTS = (4, 5, 6)  # i16, i32, i64
_UNPACKED, _PACKED = 2, 3  # numbers of fields


class PageError(ValueError):
    """A page has no header that can be read."""


def page_sizes(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Bytes of each page between two places of a file, unpacked and packed. Raises PageError."""
    while start < end:
        unpacked, packed, length = _read_header(file, start)
        yield unpacked, packed
        start += length + packed


def _read_header(file: BinaryIO, at: int) -> tuple[int, int, int]:
    """Unpacked and packed size of a page, and the length of its header."""
    for window in _WINDOWS:
        file.seek(at)
        header = _Header(file.read(window))
        try:
            sizes = header.numbers()
        except IndexError:
            continue
        unpacked, packed = sizes.get(_UNPACKED, -1), sizes.get(_PACKED, -1)
        if unpacked < 0 or packed < 0:
            break
        return unpacked, packed, header.place
    raise PageError(f"the page at byte {at} has no header")


class _Header:
    """A struct that is read from its beginning; IndexError where the bytes end within it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.place = 0

    def numbers(self) -> dict[int, int]:
        """The fields that are whole numbers, by their own number."""
        return self._struct(0)

    def _struct(self, depth: int) -> dict[int, int]:
        if depth > _DEEPEST:
            raise PageError("a header goes too deep")
        found: dict[int, int] = {}
        number = 0
        while head := self._byte():
            kind, delta = head & 15, head >> 4
            number = number + delta if delta else self._number()
            if kind in _VARINTS:
                found[number] = self._number()
            else:
                self._skip(kind, depth)
        return found

    def _skip(self, kind: int, depth: int) -> None:
        if kind in (_TRUE, _FALSE):
            return
        if kind == _STRUCT:
            self._struct(depth + 1)
        elif kind == _BINARY:
            self._forward(self._varint())
        elif kind in (_BYTE, _DOUBLE):
            self._forward(1 if kind == _BYTE else 8)
        else:  # lists, sets and maps stand in no header of a page
            raise PageError("a header holds what none has")

    def _forward(self, count: int) -> None:
        self.place += count
        if self.place > len(self._data):
            raise IndexError

    def _byte(self) -> int:
        value = self._data[self.place]
        self.place += 1
        return value

    def _varint(self) -> int:
        value = shift = 0
        while True:
            byte = self._byte()
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value
            if shift > 63:
                raise PageError("a number in a header does not end")

    def _number(self) -> int:
        """A whole number in zigzag form."""
        value = self._varint()
        return value >> 1 ^ -(value & 1)
