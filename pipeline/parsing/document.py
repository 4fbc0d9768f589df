"""From a text to a `Document`: each stage once, in order."""

from bisect import bisect_right

from pipeline.parsing.bibliography import is_reference
from pipeline.parsing.citations import parse_citations
from pipeline.parsing.language import detect_language
from pipeline.parsing.layout import classify
from pipeline.parsing.lead import parse_lead
from pipeline.parsing.lines import Line, split_lines
from pipeline.parsing.model import Block, Document, Section, Source
from pipeline.parsing.notices import reference_notices
from pipeline.parsing.references import link_short_references, parse_references
from pipeline.parsing.resolve import EntryList
from pipeline.parsing.sections import parse_sections
from pipeline.parsing.sentences import split_sentences
from pipeline.parsing.sources import Entry, letters, parse_entries
from pipeline.parsing.vocabulary import VERBS

_NO_BLOCK = frozenset({"blank", "heading", "mark", "entry", "continuation"})
_RUNNING = frozenset({"paragraph", "quote", "caption"})
_FINAL = (".", "!", "?", "…", '."', ".”", ".)")


def parse_document(text: str) -> Document:
    """The structure of one article. Any text gives a document; none raises."""
    lines = split_lines(text)
    classify(lines)
    document = Document(text)
    document.sections = parse_sections(lines, len(text))
    starts = [section.start for section in document.sections]
    document.blocks = [
        _block(line, bisect_right(starts, line.start) - 1) for line in lines if line.kind not in _NO_BLOCK
    ]
    entries = parse_entries(text, lines)
    found = parse_citations(text, lines, document.blocks, entries, starts)
    document.citations = found.citations
    source_of = _add_sources(document, entries, found.lists, starts)
    for citation in document.citations:
        if citation.source is not None:
            citation.source = source_of[citation.source]
    listed = _add_bibliography(document)
    for source, full in zip(document.sources, link_short_references(document.sources), strict=True):
        source.refers_to = full
    _add_sentences(document, found.cuts, listed)
    document.language = detect_language(document)
    document.lead = parse_lead(document)
    document.notices = reference_notices(document, entries, found.lists, source_of)
    return document


def _block(line: Line, section: int) -> Block:
    block = Block(section, line.kind, line.start, line.end)
    if line.kind == "infobox_row" and line.label_end is not None:
        value = line.label_end
        while value < len(line.text) and (line.text[value].isspace() or line.text[value] == ":"):
            value += 1
        block.label = " ".join(line.text[: line.label_end].split()).rstrip(":")
        block.value_start = line.start + value
    return block


def _add_sources(document: Document, entries: list[Entry], lists: list[EntryList], starts: list[int]) -> list[int]:
    """Add the sources of the numbered lists; gives for each entry the position of its first source."""
    labels: dict[int, str] = {}
    for citation in document.citations:
        if citation.kind == "note" and citation.source is not None:
            labels.setdefault(citation.source, citation.marker)
    for entry_list in lists:
        if entry_list.family == "letter":
            for position, rank in entry_list.rank_of.items():
                labels.setdefault(position, letters(rank))
    source_of = []
    for position, entry in enumerate(entries):
        source_of.append(len(document.sources))
        section = bisect_right(starts, entry.start) - 1
        label = labels.get(position)
        document.sources.extend(
            _sources(document.text, section, entry.number, label, entry.start, entry.end, entry.backlinks)
        )
    return source_of


def _sources(
    text: str, section: int, number: int | None, label: str | None, start: int, end: int, backlinks: int | None
) -> list[Source]:
    """A source for each work that an entry holds; one even where nothing of it can be read."""
    raw_text = text[start:end]
    return [
        Source(section, number, label, start, end, raw_text, backlinks, reference, ordinal)
        for ordinal, reference in enumerate(parse_references(raw_text), 1)
    ]


def _add_bibliography(document: Document) -> set[int]:
    """Add list items that are references though no list numbers them; gives the blocks that they stand in."""
    listed = set()
    for position, block in enumerate(document.blocks):
        if block.kind != "list_item":
            continue
        start = _item_start(document.text, block)
        kind = _kind_of(document.sections, block.section)
        if is_reference(document.text[start : block.end], kind):
            listed.add(position)
            end = block.end
            while end > start and document.text[end - 1].isspace():
                end -= 1
            document.sources.extend(_sources(document.text, block.section, None, None, start, end, None))
    return listed


def _kind_of(sections: list[Section], position: int) -> str:
    """The kind of a section, or of the one above it where it has none of its own."""
    section = sections[position]
    while section.kind == "body" and section.parent is not None:
        section = sections[section.parent]
    return section.kind


def _item_start(text: str, block: Block) -> int:
    """Where a list item's own text begins, behind its bullet or number."""
    at = block.start
    while at < block.end and (text[at].isspace() or text[at] in "•◦▪‣*∙·"):
        at += 1
    return at


def _add_sentences(document: Document, cuts: dict[int, list[tuple[int, int]]], listed: set[int]) -> None:
    """Add the sentences of running text, and tell each citation the sentence that it stands in or right after."""
    by_block: dict[int, tuple[int, list[int]]] = {}  # the first sentence of each block, and where its sentences begin
    for position, block in enumerate(document.blocks):
        if position in listed or not (block.kind in _RUNNING or _is_sentence(document.text, block)):
            continue
        start = _item_start(document.text, block) if block.kind == "list_item" else block.start
        first = len(document.sentences)
        inside = [cut for cut in cuts.get(position, []) if cut[0] >= start]
        document.sentences += split_sentences(document.text, position, start, block.end, inside)
        by_block[position] = first, [sentence.start for sentence in document.sentences[first:]]
    for citation in document.citations:
        first, starts = by_block.get(citation.block, (0, [])) if citation.block is not None else (0, [])
        if starts:
            citation.sentence = first + max(0, bisect_right(starts, citation.start) - 1)


def _is_sentence(text: str, block: Block) -> bool:
    """Whether a list item reads as a sentence."""
    if block.kind != "list_item":
        return False
    content = text[block.start : block.end].rstrip()
    return content.endswith(_FINAL) or any(word in VERBS for word in content[:400].casefold().split())
