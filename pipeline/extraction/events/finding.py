"""The dated happenings of an article, sentence by sentence."""

from collections.abc import Iterator

from pipeline.extraction.events.clauses import HAS_VERB, Clause, brackets, clauses
from pipeline.extraction.events.dating import Dating, datings
from pipeline.extraction.events.kinds import Trigger, triggers
from pipeline.extraction.events.merging import distinct
from pipeline.extraction.events.participants import Cast
from pipeline.extraction.events.reading import Reader, position
from pipeline.extraction.events.rows import infobox_events, life_events, subject_of
from pipeline.extraction.model import DateExpression, Event, Facts
from pipeline.parsing.model import Document

_TOLD = frozenset({"body", "lead"})  # kinds of sections that tell what happened
_PAID = frozenset(
    {"fine", "acquisition", "award", "reward_offer", "sanction", "ruling", "lawsuit", "sentence", "other", "merger"}
)
_UNIT_ONLY = frozenset({"was", "were", "is", "are", "had", "has", "have"})


def find_events(document: Document, facts: Facts) -> list[Event]:
    """The happenings that the article dates, each once, in the order of the text.

    `facts` has entities, mentions, dates, quantities and quotations. An event's span is the clause that tells it,
    within one block. A clause whose kind is not known is `other`.
    """
    reader = Reader(document, facts)
    events = [*life_events(reader), *infobox_events(reader)]
    for event in events:
        event.participants = subject_of(reader)
    by_sentence: dict[int, list[DateExpression]] = {}
    for date in facts.dates:
        if date.sentence is not None and date.edtf is not None:
            by_sentence.setdefault(date.sentence, []).append(date)
    for number, dates in by_sentence.items():
        block = document.blocks[document.sentences[number].block]
        if document.sections[block.section].kind in _TOLD and block.kind in ("paragraph", "quote", "list_item", "caption"):
            events += SentenceEvents(reader, number, dates).events()
    return distinct(events, document.text)


class SentenceEvents:
    """What one sentence with dates tells."""

    def __init__(self, reader: Reader, number: int, dates: list[DateExpression]) -> None:
        """`dates` are the sentence's, in order."""
        self._reader = reader
        self._number = number
        self._sentence = reader.document.sentences[number]
        self._text = self._sentence.text
        self._dates = dates
        self._closed = brackets(self._text)

    def events(self) -> Iterator[Event]:
        """One event for each happening that is dated."""
        spoken = [
            (position(self._sentence, q.start), position(self._sentence, q.end))
            for q in self._reader.facts.quotations
            if q.start < self._sentence.end and self._sentence.start < q.end
        ]
        dates = [
            (position(self._sentence, d.start), position(self._sentence, d.end), d.edtf)
            for d in self._dates
            if d.edtf is not None
        ]
        parts = clauses(self._text)
        told: set[tuple[int, int]] = set()
        for dating in datings(self._text, [(s, e, edtf) for s, e, edtf in dates if e > s]):
            if _is_quoted(self._text, dating.start, spoken):
                continue
            clause = self._clause_of(parts, dating)
            if clause is None:
                continue
            event = self._event(dating, clause, parts[0])
            if event is not None and (dating.attributive is False or (clause.start, clause.end) not in told):
                told.add((clause.start, clause.end))
                yield event

    def _clause_of(self, parts: list[Clause], dating: Dating) -> Clause | None:
        """The clause that a date stands in; within brackets, their words, if they tell of something."""
        for start, end in self._closed:
            if start < dating.start < end and (start > 0 or end < len(self._text) - 1):
                inner = Clause(start + 1, end - 1, start + 1, relative=True)
                return inner if self._best(inner, dating) is not None else None
        for part in reversed(parts):
            if part.core <= dating.start < part.end:
                return part
        return next((part for part in parts if part.start <= dating.start < part.end), None)

    def _best(self, clause: Clause, dating: Dating) -> Trigger | None:
        found = [
            t
            for t in triggers(self._text, clause.core, clause.end)
            if not (t.manner == "happening" and self._is_name(t))
        ]
        if not found:
            return None
        middle = dating.start
        return max(found, key=lambda t: (t.weight - abs(t.start - middle) * 0.01, -t.start))

    def _is_name(self, trigger: Trigger) -> bool:
        """Whether a noun is part of the name of a person, organisation or place."""
        return any(
            n.start <= trigger.start < n.end and n.schema not in ("Event", "Work") for n in self._reader.named(self._number)
        )

    def _event(self, dating: Dating, clause: Clause, first: Clause) -> Event | None:
        document = self._reader.document
        trigger = self._best(clause, dating)
        kind = trigger.kind if trigger is not None else "other"
        if trigger is None and not self._tells(clause, dating):
            return None
        if dating.ends:
            kind = "resignation" if kind == "appointment" else "other"
        start, end = self._span(clause)
        cast = Cast(self._reader, self._number, clause, first)
        event = Event(
            kind,
            start,
            end,
            0.6 if trigger is None or trigger.weight < 5 else 0.75 if dating.attributive else 0.9,
            self._sentence.block,
            self._number,
            date_edtf=dating.edtf,
            participants=cast.participants(kind, trigger),
        )
        place = cast.place(kind)
        if place is not None:
            event.place, event.place_text = place
        if kind in _PAID:
            money = next((q for q in self._reader.facts.quantities if q.currency and start <= q.start < end), None)
            if money is not None:
                event.amount, event.currency = money.value, money.currency
        block = document.blocks[self._sentence.block]
        return event if block.start <= start < end <= block.end else None

    def _tells(self, clause: Clause, dating: Dating) -> bool:
        """Whether a clause without a trigger tells of a happening rather than of a state or a name."""
        if dating.attributive:
            return False
        verb = HAS_VERB.search(self._text, clause.start, clause.end)
        block = self._reader.document.blocks[self._sentence.block]
        if block.kind != "paragraph" and (verb is None or len(dating.edtf) == 4):
            return False
        if verb is None:
            return False
        start, end = self._span(clause)
        counted = any(q.currency is None and start <= q.start < end for q in self._reader.facts.quantities)
        return not (verb[0] in _UNIT_ONLY and counted)

    def _span(self, clause: Clause) -> tuple[int, int]:
        """Where the clause stands in the document, without blanks, commas and connectives around it."""
        start, end = clause.start, clause.end
        while end > start and self._text[end - 1] in " ,;:–—\n\t":
            end -= 1
        while start < end and self._text[start] in " ,;:\n\t":
            start += 1
        if end <= start:
            return self._sentence.start, self._sentence.end
        return self._sentence.offset(start), self._sentence.offset(end - 1) + 1


def _is_quoted(text: str, at: int, spoken: list[tuple[int, int]]) -> bool:
    """Whether a place stands between quotation marks that hold a title or name and no speech."""
    if any(start <= at < end for start, end in spoken):
        return False
    if text.count('"', 0, at) % 2:
        return text.find('"', at) >= 0
    return text.rfind("“", 0, at) > text.rfind("”", 0, at) and text.find("”", at) >= 0
