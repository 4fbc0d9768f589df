"""Which citations the article gives for what stands at one place of it."""

from collections import defaultdict
from typing import NamedTuple

from pipeline.parsing.model import Document


class Support(NamedTuple):
    """A citation (its position) and how it covers the place.

    `direct`: the marker stands in or right after the sentence. `inherited`: the sentence has none, and it is the next
    marker of the same paragraph, with those that adjoin it; what follows a paragraph's last marker has no support.
    """

    citation: int
    scope: str


class SupportFinder:
    """The markers of one document that point to a source, by sentence and block."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._of_sentence: dict[int, list[int]] = defaultdict(list)
        self._of_block: dict[int, list[int]] = defaultdict(list)
        for n, citation in enumerate(document.citations):
            if citation.kind == "source" and citation.source is not None and citation.block is not None:
                self._of_block[citation.block].append(n)
                if citation.sentence is not None:
                    self._of_sentence[citation.sentence].append(n)

    def support(self, block: int | None, sentence: int | None) -> list[Support]:
        """The citations for a sentence, or for a block that has no sentences; one for each source."""
        if sentence is None:
            return self._each_source([] if block is None else self._of_block[block], "direct")
        if own := self._of_sentence[sentence]:
            return self._each_source(own, "direct")
        place = self._document.sentences[sentence]
        later = [n for n in self._of_block[place.block] if self._document.citations[n].start >= place.end]
        return self._each_source(self._adjoining(later), "inherited")

    def _adjoining(self, citations: list[int]) -> list[int]:
        """The first marker and those that follow it without a gap: `[1][2]`."""
        run: list[int] = []
        for n in citations:
            if run and self._document.citations[run[-1]].end != self._document.citations[n].start:
                break
            run.append(n)
        return run

    def _each_source(self, citations: list[int], scope: str) -> list[Support]:
        first: dict[int | None, int] = {}
        for n in citations:
            first.setdefault(self._document.citations[n].source, n)
        return [Support(n, scope) for n in first.values()]
