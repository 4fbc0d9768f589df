"""Entries that hold several works, each on a line of its own."""

from pipeline.parsing.model import Reference
from pipeline.parsing.references.entry import parse_entry
from pipeline.parsing.references.segments import OPENING

MOST_WORKS = 40  # works in one entry
SHORTEST_WORK = 20  # characters


def _is_whole(reference: Reference) -> bool:
    """Whether a reference has what a work of its own has: a title and a date of any kind."""
    return reference.title is not None and bool(
        reference.issued_edtf or reference.accessed_edtf or reference.archived_edtf or reference.identifiers
    )


def _begins_work(line: str) -> bool:
    """Whether a line is a whole reference that begins as one: with a quoted title, or with creators and a date."""
    reference = parse_entry(line)
    return _is_whole(reference) and (line[0] in OPENING or bool(reference.creators and reference.issued_edtf))


def parse_works(text: str) -> list[Reference]:
    """The works of an entry. A line is a work of its own only where it and what stands before it are whole references.

    Copies break a single work over lines as well: then a line goes on with the one before it.
    """
    if "\n" not in text:
        return [parse_entry(text)]
    works: list[Reference] = []
    lines = text.strip().split("\n")
    begin = 0
    for n, line in enumerate(lines):
        start = line.strip()[:1]
        if (
            n == begin
            or len(line) < SHORTEST_WORK
            or not (start.isupper() or (start and start in OPENING))
            or not _begins_work(line.strip())
        ):
            continue
        before = parse_entry("\n".join(lines[begin:n]))
        if not _is_whole(before) or len(works) == MOST_WORKS:
            break
        works.append(before)
        begin = n
    works.append(parse_entry("\n".join(lines[begin:])))
    return works
