"""The package's data of names: sections of lines with fields between tabs, packed by gzip.

A section begins with a line of its name, how many lines it has, and how many fields a line has. So a file is read by a
few splits of its text, whatever it holds, and `zcat` shows it.
"""

import gzip
from collections.abc import Iterable, Sequence
from importlib.resources import files

Section = tuple[str, Sequence[Sequence[str]]]  # name and lines


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
