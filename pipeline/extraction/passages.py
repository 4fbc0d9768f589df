"""The stretches of an article's own text, in reading order: headings, sentences, and blocks that have no sentences."""

from bisect import bisect_right
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from pipeline.parsing.markers import marker_cut
from pipeline.parsing.model import Block, Citation, Document, Sentence

_MANY_CUTS = 8
_LONGEST_BESIDE = 200  # characters of a row or caption; what is longer is read as a paragraph
_ROWS = frozenset({"infobox_row", "table_row"})
_SKIPPED = frozenset({"hatnote", "notice"})  # words about the article, not of it
_TOLD = frozenset({"lead", "body"})  # the sections that tell the article; the others list sources and links


@dataclass(slots=True)
class Passage:
    """Text without markers, and where it stands; `kind` is `heading` or the kind of its block."""

    kind: str
    sentence: int | None  # its position in `Document.sentences`
    words: Sentence  # text and offsets; made up for what is no sentence
    block: int | None
    _places: list[int] = field(default_factory=list)  # where in `text` something was cut out
    _shifts: list[int] = field(default_factory=list)  # how far the characters after each stand from their place in it

    @property
    def text(self) -> str:
        return self.words.text

    @property
    def is_row(self) -> bool:
        """Whether it is a row of an infobox or table, beside the running text."""
        return self.kind in _ROWS

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` to `end` (exclusive) of `text` stand in the document's text."""
        return self._offset(start), self._offset(end - 1) + 1

    def _offset(self, position: int) -> int:
        """As `Sentence.offset`, in time that does not grow with the markers before the position."""
        words = self.words
        if len(words.cuts) < _MANY_CUTS:
            return words.offset(position)
        if not self._places:
            shift = words.start
            for start, end in words.cuts:
                self._places.append(start - shift)
                shift += end - start
                self._shifts.append(shift)
        passed = bisect_right(self._places, position)
        return position + (self._shifts[passed - 1] if passed else words.start)


def passages(document: Document) -> list[Passage]:
    """All passages of an article's lead and body in the order of its text."""
    kinds = [_kind(block) if _is_told(document, block) else None for block in document.blocks]
    with_sentences = {sentence.block for sentence in document.sentences}
    found = [
        Passage(kind, position, s, s.block)
        for position, s in enumerate(document.sentences)
        if (kind := kinds[s.block]) is not None
    ]
    cuts: dict[int, list[tuple[int, int]]] = {}
    for citation in document.citations:
        if citation.block is not None and citation.block not in with_sentences:
            cuts.setdefault(citation.block, []).append(_cut(document.text, citation))
    for index, block in enumerate(document.blocks):
        kind = kinds[index]
        if kind is not None and index not in with_sentences and kind not in _SKIPPED:
            start = block.start if block.value_start is None else block.value_start
            inside = [cut for cut in cuts.get(index, []) if cut[0] >= start]
            words = _without_markers(document.text, start, block.end, inside, index)
            found.append(Passage(kind, None, words, index))
    for section in document.sections:
        if section.heading and section.kind in _TOLD:
            start = document.text.find(section.heading, section.start, section.end)
            if start >= 0:
                end = start + len(section.heading)
                found.append(Passage("heading", None, Sentence(-1, start, end, section.heading), None))
    found.sort(key=attrgetter("words.start"))
    return found


def paragraph_blocks(document: Document) -> list[int]:
    """The blocks of running text, by position, for what goes beyond one sentence."""
    return [
        index
        for index, block in enumerate(document.blocks)
        if (kind := _kind(block)) not in _SKIPPED and kind not in _ROWS and _is_told(document, block)
    ]


def paragraphs(document: Document, blocks: Iterable[int]) -> Iterator[Passage]:
    """The text of some blocks."""
    chosen = dict.fromkeys(blocks)
    cuts = marker_cuts(document, chosen)
    for index in chosen:
        block = document.blocks[index]
        words = _without_markers(document.text, block.start, block.end, cuts.get(index, ()), index)
        yield Passage(_kind(block), None, words, index)


def marker_cuts(document: Document, blocks: Container[int]) -> dict[int, list[tuple[int, int]]]:
    """Where the markers stand of each of some blocks that has any (by its position), in the order of the text."""
    cuts: dict[int, set[tuple[int, int]]] = {}
    for sentence in document.sentences:
        if sentence.cuts and sentence.block in blocks:
            cuts.setdefault(sentence.block, set()).update(sentence.cuts)
    for citation in document.citations:
        if citation.block is not None and citation.block in blocks:
            cuts.setdefault(citation.block, set()).add(_cut(document.text, citation))
    return {block: sorted(ranges) for block, ranges in cuts.items()}


def _kind(block: Block) -> str:
    """The kind of a block by which it is read."""
    beside = block.kind == "caption" or block.kind in _ROWS
    return "paragraph" if beside and block.end - block.start > _LONGEST_BESIDE else block.kind


def _is_told(document: Document, block: Block) -> bool:
    return block.section >= len(document.sections) or document.sections[block.section].kind in _TOLD


def _cut(text: str, citation: Citation) -> tuple[int, int]:
    """Where a marker stands, with the page behind it."""
    return citation.start, marker_cut(text, citation.end, citation.kind != "request")


def _without_markers(text: str, start: int, end: int, cuts: Collection[tuple[int, int]], block: int) -> Sentence:
    """The text between two offsets without the cuts, which may overlap."""
    if not cuts:
        return Sentence(block, start, end, text[start:end])
    kept, apart, at = [], [], start
    for cut_start, cut_end in sorted(cuts):
        if cut_end > at:
            kept.append(text[at:cut_start])
            apart.append((max(at, cut_start), cut_end))
            at = cut_end
    kept.append(text[at:end])
    return Sentence(block, start, end, "".join(kept), tuple(apart))
