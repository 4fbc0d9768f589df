"""What the words around a claim make of it: fact, allegation or somebody's word, affirmed or denied."""

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

from pipeline.extraction.frames import LONGEST, frames_of
from pipeline.extraction.model import Certainty, Entity, Facts, Mention
from pipeline.parsing.model import Document

_LEVELS = ("asserted", "reported", "alleged", "unreal")  # each goes over those before it
_RANKS = {level: rank for rank, level in enumerate(_LEVELS)}


@dataclass(slots=True)
class _Quoted:
    start: int
    end: int
    speaker: int | None
    speaker_text: str | None


class CertaintyReader:
    """Says of claims in an article's sentences how certain they are."""

    def __init__(self, document: Document, facts: Facts) -> None:
        """Of `facts` the entities, mentions and quotations are needed."""
        self._document = document
        self._entities: list[Entity] = facts.entities
        self._mentions: list[Mention] = facts.mentions
        self._quotes = [_Quoted(q.start, q.end, q.speaker, q.speaker_text) for q in facts.quotations]
        self._quote_starts = [quote.start for quote in self._quotes]

    def certainty_of(self, sentence: int, start: int, end: int, aside: bool = False) -> Certainty | None:
        """What the words make of the claim that stands from `start` to `end` in the text of a sentence.

        The stretch runs from the claim's verb (or first word) to the end of its value. None where the words do not
        claim it at all: what is wished, planned, imagined or asked must not become a statement. With `aside`, the claim
        stands beside the course of its clause (`the Swedish chemist Roe`), and a `not` of the clause leaves it alone.
        """
        words = self._document.sentences[sentence]
        if len(words.text) > LONGEST:
            return None
        rank, negated = 0, False
        speaker: tuple[int, int] | None = None
        for first, last, level, denied, whose, ahead in frames_of(words.text):
            if first >= end:
                break
            if last <= start or (ahead and (first > start or aside)):
                continue
            if whose:
                if whose[0] <= start and end <= whose[1]:
                    continue  # the claim only says who speaks
                speaker = whose
            rank = max(rank, _RANKS[level])
            negated = negated or denied
        if _LEVELS[rank] == "unreal":
            return None
        quote = self._quote_at(words.offset(start)) if self._quotes else None
        if quote is not None:
            rank = max(rank, _RANKS["reported"])
        certainty = Certainty(_LEVELS[rank], negated)
        if speaker is not None:
            self._attribute(certainty, sentence, speaker)
        elif quote is not None:
            certainty.attributed_to, certainty.attributed_to_text = quote.speaker, quote.speaker_text
        return certainty

    def _quote_at(self, at: int) -> _Quoted | None:
        position = bisect_right(self._quote_starts, at) - 1
        if position >= 0 and at < self._quotes[position].end:
            return self._quotes[position]
        return None

    def _attribute(self, certainty: Certainty, sentence: int, speaker: tuple[int, int]) -> None:
        """Name the speaker: the mention that ends the words, or the words as they stand."""
        words = self._document.sentences[sentence]
        start, end = words.offset(speaker[0]), words.offset(speaker[1] - 1) + 1
        certainty.attributed_to_text = words.text[speaker[0] : speaker[1]]
        for position in range(bisect_right(self._mentions, end, key=attrgetter("start")) - 1, -1, -1):
            mention = self._mentions[position]
            if mention.end <= start:
                break
            if mention.start >= start and mention.end <= end and end - mention.end <= 2:
                certainty.attributed_to = mention.entity
                break
        if certainty.attributed_to is None and certainty.attributed_to_text in ("He", "he", "She", "she"):
            certainty.attributed_to = 0 if self._entities and self._entities[0].schema == "Person" else None
