"""The stretches of an article's own text, in reading order: headings, sentences, and blocks that have no sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.parsing.model import Document, Sentence

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

    @property
    def text(self) -> str:
        return self.words.text

    @property
    def is_row(self) -> bool:
        """Whether it is a cell or row beside the running text."""
        return self.kind in _ROWS

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` to `end` (exclusive) of `text` stand in the document's text."""
        if start == end:
            return self.words.offset(start), self.words.offset(start)
        return self.words.offset(start), self.words.offset(end - 1) + 1


def passages(document: Document) -> Iterator[Passage]:
    """All passages of an article's lead and body in the order of its text."""
    with_sentences = {sentence.block for sentence in document.sentences}
    found = [
        Passage(document.blocks[s.block].kind, position, s, s.block)
        for position, s in enumerate(document.sentences)
        if _is_told(document, s.block)
    ]
    cuts: dict[int, list[tuple[int, int]]] = {}
    for citation in document.citations:
        if citation.block is not None and citation.block not in with_sentences:
            cuts.setdefault(citation.block, []).append((citation.start, citation.end))
    for index, block in enumerate(document.blocks):
        if index not in with_sentences and block.kind not in _SKIPPED and _is_told(document, index):
            start = block.start if block.value_start is None else block.value_start
            inside = [cut for cut in cuts.get(index, []) if cut[0] >= start]
            words = _without_markers(document.text, start, block.end, inside, index)
            found.append(Passage(block.kind, None, words, index))
    for section in document.sections:
        if section.heading and section.kind in _TOLD:
            start = document.text.find(section.heading, section.start, section.end)
            if start >= 0:
                end = start + len(section.heading)
                found.append(Passage("heading", None, Sentence(-1, start, end, section.heading), None))
    found.sort(key=lambda passage: passage.words.start)
    yield from found


def paragraphs(document: Document) -> Iterator[Passage]:
    """The running text block by block, for what goes beyond one sentence."""
    cuts: dict[int, list[tuple[int, int]]] = {}
    for sentence in document.sentences:
        cuts.setdefault(sentence.block, []).extend(sentence.cuts)
    for citation in document.citations:
        if citation.block is not None:
            cuts.setdefault(citation.block, []).append((citation.start, citation.end))
    for index, block in enumerate(document.blocks):
        if block.kind not in _SKIPPED and block.kind not in _ROWS and _is_told(document, index):
            words = _without_markers(document.text, block.start, block.end, sorted(set(cuts.get(index, ()))), index)
            yield Passage(block.kind, None, words, index)


def _is_told(document: Document, block: int) -> bool:
    section = document.blocks[block].section
    return section >= len(document.sections) or document.sections[section].kind in _TOLD


def _without_markers(text: str, start: int, end: int, cuts: list[tuple[int, int]], block: int) -> Sentence:
    kept, at = [], start
    for cut_start, cut_end in cuts:
        kept.append(text[at:cut_start])
        at = cut_end
    kept.append(text[at:end])
    return Sentence(block, start, end, "".join(kept), tuple(cuts))
