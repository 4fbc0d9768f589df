"""From a text to a `Document`: each stage once, in order."""

from bisect import bisect_right

from pipeline.parsing.layout import classify, label_end
from pipeline.parsing.lead import parse_lead
from pipeline.parsing.lines import Line, split_lines
from pipeline.parsing.markers import find_markers
from pipeline.parsing.model import Block, Citation, Document, Reference, Sentence, Source
from pipeline.parsing.resolve import resolve
from pipeline.parsing.sections import parse_sections
from pipeline.parsing.sentences import split_sentences
from pipeline.parsing.sources import Entry, parse_entries

_NO_BLOCK = frozenset({"blank", "heading", "mark", "entry", "continuation"})
_RUNNING = frozenset({"paragraph", "quote", "list_item"})


def parse_document(text: str) -> Document:
    """The structure of one article."""
    lines = split_lines(text)
    classify(lines)
    document = Document(text)
    document.sections = parse_sections(lines, len(text))
    starts = [section.start for section in document.sections]
    document.blocks = [
        _block(line, bisect_right(starts, line.start) - 1) for line in lines if line.kind not in _NO_BLOCK
    ]
    entries = parse_entries(text, lines)
    for entry in entries:
        raw = text[entry.start : entry.end]
        document.sources.append(
            Source(
                bisect_right(starts, entry.start) - 1,
                entry.number,
                None,
                entry.start,
                entry.end,
                raw,
                entry.backlinks,
                Reference(),
            )
        )
    _cite(document, entries, starts)
    first = next((s for s in document.sentences if document.blocks[s.block].kind == "paragraph"), None)
    if first is not None:
        document.lead = parse_lead(first.text)
    return document


def _block(line: Line, section: int) -> Block:
    block = Block(section, line.kind, line.start, line.end)
    if line.kind == "infobox_row":
        end = label_end(line.text)
        if end:
            block.label = line.text[:end].strip()
            value = end
            while value < len(line.text) and line.text[value].isspace():
                value += 1
            block.value_start = line.start + value
    return block


def _cite(document: Document, entries: list[Entry], starts: list[int]) -> None:
    markers = find_markers(document.text)
    entry_starts = [entry.start for entry in entries]
    block_starts = [block.start for block in document.blocks]
    resolved = resolve(markers, entries)
    cuts: dict[int, list[tuple[int, int]]] = {}
    for marker, source in zip(markers, resolved, strict=True):
        if marker.family != "request" and source is None:
            continue
        block = bisect_right(block_starts, marker.start) - 1
        inside = block >= 0 and document.blocks[block].end >= marker.end
        if not inside:
            at = bisect_right(entry_starts, marker.start) - 1
            if at >= 0 and entries[at].end >= marker.end:
                continue
        kind = "request" if marker.family == "request" else "source" if marker.family == "number" else "note"
        document.citations.append(
            Citation(
                bisect_right(starts, marker.start) - 1,
                block if inside else None,
                None,
                marker.label,
                kind,
                source,
                marker.start,
                marker.end,
            )
        )
        if inside:
            cuts.setdefault(block, []).append((marker.start, marker.end))
    for index, running in enumerate(document.blocks):
        if running.kind in _RUNNING:
            for start, end, sentence, inside_cuts in split_sentences(
                document.text, running.start, running.end, cuts.get(index, [])
            ):
                document.sentences.append(Sentence(index, start, end, sentence, inside_cuts))
