"""Citations: the markers of a text with their place in its structure and the sources that they mean."""

from bisect import bisect_right
from dataclasses import dataclass

from pipeline.parsing.lines import Line
from pipeline.parsing.markers import Marker, find_markers, marker_cut
from pipeline.parsing.model import Block, Citation
from pipeline.parsing.resolve import EntryList, resolve
from pipeline.parsing.sources import Entry

Span = tuple[int, int]


@dataclass(slots=True)
class Citations:
    """The citations of a text, what to cut out of each block's text, and how the lists of entries count."""

    citations: list[Citation]
    cuts: dict[int, list[Span]]  # by block
    lists: list[EntryList]


def parse_citations(
    text: str, lines: list[Line], blocks: list[Block], entries: list[Entry], section_starts: list[int]
) -> Citations:
    """All citations of the text in order; `Citation.source` is the position of the entry, not yet of the source."""
    markers = find_markers(text)
    holders = _holders(markers, entries)
    resolution = resolve(text, markers, holders, entries, _tables(lines, entries))
    block_starts = [block.start for block in blocks]
    found = Citations([], {}, resolution.lists)
    for marker, entry in resolution.cited:
        block: int | None = bisect_right(block_starts, marker.start) - 1
        if block is not None and (block < 0 or blocks[block].end < marker.end):
            block = None
        kind = "request" if marker.family == "request" else "source" if marker.family == "number" else "note"
        section = bisect_right(section_starts, marker.start) - 1
        found.citations.append(Citation(section, block, None, marker.label, kind, entry, marker.start, marker.end))
        if block is not None:
            cut = (marker.start, marker_cut(text, marker.end, kind != "request"))
            found.cuts.setdefault(block, []).append(cut)
    return found


def _holders(markers: list[Marker], entries: list[Entry]) -> list[int | None]:
    """For each marker the entry in whose text it stands."""
    starts = [entry.start for entry in entries]
    holders: list[int | None] = []
    for marker in markers:
        at = bisect_right(starts, marker.start) - 1
        holders.append(at if at >= 0 and marker.end <= entries[at].end else None)
    return holders


def _tables(lines: list[Line], entries: list[Entry]) -> dict[int, Span]:
    """For each list that stands in a table or infobox, without a blank line between, the span of that table."""
    spans: dict[int, Span] = {}
    for entry in entries:
        if entry.list in spans:
            continue
        first = entry.line
        while first > 0 and lines[first - 1].kind in ("infobox_row", "table_row", "caption"):
            first -= 1
        if first < entry.line:
            spans[entry.list] = (lines[first].start, entry.end)
    return spans
