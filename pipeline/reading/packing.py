"""Packed files (gzip, Zstandard) as streams of what is in them, stopped where they swell beyond all measure."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

import pyarrow as pa

from pipeline.reading.records import MAX_RATIO, ContainerError

_FREE = 64 << 20  # bytes that any file may unpack to, however small it is
_BUFFER = 1 << 18
_STEP = 1 << 14  # bytes at most that are lost before a damaged place


@contextmanager
def unpacked(file: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """The stream of what is in an open file, by the ending of its name; the file itself where it is not packed.

    Reading raises ContainerError where the file is damaged, or unpacks to more than `MAX_RATIO` times its size.
    """
    source: Any
    if name.lower().endswith(".gz"):
        source = gzip.GzipFile(fileobj=file, mode="rb")
    elif name.lower().endswith(".zst"):
        source = pa.CompressedInputStream(pa.PythonFile(file, mode="r"), "zstd")
    else:
        yield cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, file), _BUFFER))
        return
    yield cast(BinaryIO, io.BufferedReader(_Unpacking(source, file), _BUFFER))


class _Unpacking(io.RawIOBase):
    """What a decompressor gives, counted against what it took."""

    def __init__(self, source: Any, packed: BinaryIO) -> None:
        self._read = getattr(source, "read1", source.read)  # what comes before a damaged place is given
        self._packed = packed
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._read(min(len(buffer), _STEP))
        except (OSError, EOFError, zlib.error) as error:  # Arrow's errors are among them
            message = f"the packed file is damaged ({str(error).splitlines()[0]}); fetch it again"
            raise ContainerError("damaged", message) from error
        self._given += len(data)
        if self._given > max(_FREE, MAX_RATIO * self._packed.tell()):
            message = f"it unpacks to more than {MAX_RATIO} times its size, as no text does; remove it"
            raise ContainerError("bomb", message)
        buffer[: len(data)] = data
        return len(data)
