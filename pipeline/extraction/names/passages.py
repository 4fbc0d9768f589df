"""The parts of an article in which names are looked for, as texts without citation markers."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.extraction.passages import marker_cuts
from pipeline.parsing.model import Block, Document

NAMED_IN = frozenset({"paragraph", "list_item", "quote", "caption", "infobox_row"})  # kinds of blocks
RUNNING = frozenset({"paragraph", "list_item", "quote"})
LENGTH = 2000  # characters; the recogniser learnt from paragraphs, and looks at whole passages


@dataclass(slots=True)
class Passage:
    """Neighbouring blocks as one text, a line each, and where its parts stand in the document."""

    text: str = ""
    block: int = 0  # the first
    _starts: list[int] = field(default_factory=list)
    _places: list[int] = field(default_factory=list)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where some characters of the passage stand in the document's text."""
        starts, places = self._starts, self._places
        first = bisect_right(starts, start) - 1
        last = first if end <= starts[first + 1] else bisect_right(starts, end - 1) - 1
        return places[first] + start - starts[first], places[last] + end - starts[last]


def passages(document: Document) -> Iterator[Passage]:
    """The article's passages: running text in reading order, then captions and the values of the infobox."""
    cuts = marker_cuts(document, range(len(document.blocks)))
    for running in (True, False):
        chosen = [
            (number, block)
            for number, block in enumerate(document.blocks)
            if block.kind in NAMED_IN and (block.kind in RUNNING) is running
        ]
        passage = None
        for number, block in chosen:
            if passage is None or len(passage.text) + block.end - block.start > LENGTH:
                if passage is not None:
                    yield passage
                passage = Passage(block=number)
            _add(passage, document.text, block, cuts.get(number, ()))
        if passage is not None:
            yield passage


def _add(passage: Passage, text: str, block: Block, cuts: list[tuple[int, int]] | tuple[()]) -> None:
    parts = []
    length = len(passage.text)
    at = block.start if block.value_start is None else block.value_start
    for start, end in (*cuts, (block.end, block.end)):
        if start > at:
            passage._starts.append(length)
            passage._places.append(at)
            parts.append(text[at:start])
            length += start - at
        at = max(at, end)
    passage._starts.append(length)
    passage._places.append(block.end)
    passage.text += "".join(parts) + "\n"
