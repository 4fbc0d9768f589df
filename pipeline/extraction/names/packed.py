"""The package's data of names: sections of lines with fields between tabs, packed by gzip.

A section begins with a line of its name, how many lines it has, and how many fields a line has. So a file is read by a
few splits of its text, whatever it holds, and `zcat` shows it.
"""

import gzip
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TypeVar, overload

import numpy as np

from pipeline.extraction.names.lexicon import Numbers

Section = tuple[str, Sequence[Sequence[str]]]  # name and lines
_Else = TypeVar("_Else")
_BLOCK = 8  # lines of which the first is known by its key
_ROOM = 16_384  # keys whose values are remembered
_FEW = 20_000  # lines that a dictionary of takes little memory


class Lines(Mapping[str, str]):
    """Keys with a value each, as lines in the order of the keys: they take a tenth of the memory of a dictionary, and
    several times as long to look at.
    """

    def __init__(self, text: bytes, ends: Numbers) -> None:
        """Take lines of UTF-8 with a tab between key and value; `ends` tells where the line breaks of the text stand,
        which are before the first line and after each.
        """
        self._text = text
        self._count = len(ends) - 1
        starts = ends[:-1:_BLOCK].tolist()
        self._first = [text[start : text.index(b"\t", start) + 1] for start in starts]
        self._starts = [*starts, len(text)]
        self._value = lru_cache(_ROOM)(self._look_up)

    def _look_up(self, key: str) -> str | None:
        wanted = f"\n{key}\t".encode("utf-8", "surrogatepass")
        block = bisect_right(self._first, wanted)
        at = self._text.find(wanted, self._starts[block - 1], self._starts[block] + 1) if block else -1
        if at < 0:
            return None
        at += len(wanted)
        return self._text[at : self._text.index(b"\n", at)].decode()

    @overload
    def get(self, key: str, /) -> str | None: ...
    @overload
    def get(self, key: str, /, default: str | _Else) -> str | _Else: ...
    def get(self, key: str, /, default: str | _Else | None = None) -> str | _Else | None:
        """The value of a key."""
        value = self._value(key)
        return default if value is None else value

    def __getitem__(self, key: str) -> str:
        if (value := self._value(key)) is None:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._value(key) is not None

    def __iter__(self) -> Iterator[str]:
        return (line.partition(b"\t")[0].decode() for line in self._text.split(b"\n")[1:-1])

    def __len__(self) -> int:
        return self._count

    def in_full(self) -> dict[str, str]:
        """The dictionary."""
        return dict(line.split("\t") for line in self._text.decode().split("\n")[1:-1])


def read_lines(name: str) -> dict[str, Mapping[str, str]]:
    """The sections of a file of `data/` whose lines are keys and values in the order of the keys, by their names."""
    text = gzip.decompress(files(__package__).joinpath("data", name).read_bytes())
    ends = np.flatnonzero(np.frombuffer(text, np.uint8) == ord("\n"))
    sections: dict[str, Mapping[str, str]] = {}
    at = begin = 0
    while at < len(ends):
        section, count, _ = text[begin : ends[at]].decode().split("\t")
        last = at + int(count)
        lines = Lines(text[ends[at] : ends[last] + 1], ends[at : last + 1] - ends[at])
        sections[section] = lines if len(lines) > _FEW else lines.in_full()
        at, begin = last + 1, int(ends[last]) + 1
    return sections


def read_packed(name: str) -> dict[str, list[list[str]]]:
    """The sections of a file of `data/`: the columns of each, by its name."""
    packed = files(__package__).joinpath("data", name).read_bytes()
    return read_sections(gzip.decompress(packed).decode())


def read_sections(text: str) -> dict[str, list[list[str]]]:
    """The columns of each section of a text, by its name."""
    lines = text.split("\n")
    sections = {}
    at = 0
    while at < len(lines) - 1:
        name, count, width = lines[at].split("\t")
        body = "\t".join(lines[at + 1 : at + 1 + int(count)])
        fields = body.split("\t") if body else []
        if "\\n" in body:
            fields = [field.replace("\\n", "\n") for field in fields]
        sections[name] = [fields[column :: int(width)] for column in range(int(width))]
        at += 1 + int(count)
    return sections


def packed(sections: Iterable[Section]) -> bytes:
    """The bytes of a file, without a time or a name in its header: the same sections are the same bytes."""
    lines = []
    for name, rows in sections:
        lines.append(f"{name}\t{len(rows)}\t{len(rows[0]) if rows else 1}\n")
        lines += ["\t".join(row).replace("\n", "\\n") + "\n" for row in rows]
    return gzip.compress("".join(lines).encode(), 9, mtime=0)
