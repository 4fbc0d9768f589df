"""WARC and WET: the records of type `conversion`, which hold the plain text of a page (ISO 28500)."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from pipeline.reading.records import ContainerError, Reading, Record, bad_record, record_from_fields, too_large

_VERSIONS = ["WARC/1.1", "WARC/1.0"]
_MAX_HEADER = 1 << 16  # bytes of the header of one record
_CHUNK = 1 << 20


class _HeaderError(ValueError):
    """A header that is none. Its text says why."""


class _Header:
    """The lines of one record's header, as many as a header may have."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = _MAX_HEADER

    def readline(self) -> bytes:
        line = self._stream.readline(self._left + 1)
        self._left -= len(line)
        if self._left < 0:
            raise _HeaderError(f"its header has more than {_MAX_HEADER} bytes")
        return line


def read_warc(stream: BinaryIO, reading: Reading) -> Iterator[Record]:
    """A record for each `conversion` of plain text; its number counts the records of all types.

    After a record whose header cannot be read, reading goes on at the next line that begins one. Raises ContainerError
    where the file ends within a record.
    """
    parser = StatusAndHeadersParser(_VERSIONS)
    number = 0
    line = _next_start(stream)
    while line:
        number += 1
        try:
            header = parser.parse(_Header(stream), line)
            length = int(header.get_header("Content-Length", ""))
            if length < 0:
                raise _HeaderError("its length is negative")
        except (StatusAndHeadersParserException, ValueError) as error:
            message = f"record {number} has no valid header ({error}); write the file anew"
            yield bad_record(number, "bad_header", message, None, line)
        else:
            yield from _conversion(number, header, length, stream, reading)
        line = _next_start(stream)


def _conversion(number: int, header: Any, length: int, stream: BinaryIO, reading: Reading) -> Iterator[Record]:
    kind = header.get_header("Content-Type", "text/plain").split(";")[0].strip().lower()
    if header.get_header("WARC-Type", "").lower() != "conversion" or kind != "text/plain":
        _skip(number, stream, length)
    elif length > reading.max_bytes:
        _skip(number, stream, length)
        yield too_large(number, f"record {number}", reading.max_bytes)
    else:
        data = stream.read(length)
        if len(data) < length:
            raise _cut(number)
        url = header.get_header("WARC-Target-URI", "").strip("<>")
        yield record_from_fields(number, f"record {number}", {reading.text: data, reading.url: url}, reading)


def _next_start(stream: BinaryIO) -> bytes:
    """The next line that begins a record; empty at the end."""
    at_start = True
    while line := stream.readline(_CHUNK):
        if at_start and line.startswith(b"WARC/") and len(line) < 20:
            return line
        at_start = line.endswith(b"\n")
    return b""


def _skip(number: int, stream: BinaryIO, length: int) -> None:
    while length:
        chunk = stream.read(min(length, _CHUNK))
        if not chunk:
            raise _cut(number)
        length -= len(chunk)


def _cut(number: int) -> ContainerError:
    return ContainerError("damaged", f"the file ends within record {number}; fetch it again")
