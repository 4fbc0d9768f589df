"""The rows that the facts of an article make, as columns; entities apart, which only the merge can know."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pipeline.extraction.model import Facts
from pipeline.extraction.support import SupportFinder
from pipeline.parsing.edtf import date_bounds
from pipeline.parsing.model import Document
from pipeline.tables.columns import Columns, same_named
from pipeline.tables.document_keys import DocumentKeys, keys_at

_STATEMENT_COLUMNS = (
    *("subject_text", "property", "value_type", "value_text", "value_edtf", "role", "target_text", "amount"),
    *("currency", "amount_bound", "duration", "start_edtf", "end_edtf", "point_edtf", "extractor", "confidence"),
)
_EVENT_COLUMNS = ("kind", "name", "date_edtf", "place_text", "amount", "currency", "confidence")
_QUANTITY_COLUMNS = ("value", "value_max", "unit", "currency", "bound")
_NO_BOUNDS = (None, None, None)


class FactRecords:
    """Columns of the tables of facts for one article."""

    def __init__(self, document: Document, facts: Facts, keys: DocumentKeys) -> None:
        self._document = document
        self._facts = facts
        self._keys = keys
        self._finder = SupportFinder(document)
        self._supports_of: dict[tuple[int | None, int | None], list[tuple[str, str, str]]] = {}

    def columns(self) -> dict[str, Columns]:
        """The columns by table."""
        facts = self._facts
        events = self._event_columns()
        statements = self._statement_columns(events["event_id"])
        return {
            "mentions": self._mention_columns(),
            "dates": self._date_columns(),
            "quantities": self._quantity_columns(),
            "quotations": self._quotation_columns(),
            "statements": statements,
            "statement_sources": self._support_columns("statement_id", statements["statement_id"], facts.statements),
            "events": events,
            "event_participants": self._participant_columns(events["event_id"]),
            "event_sources": self._support_columns("event_id", events["event_id"], facts.events),
        }

    def _span_columns(self, facts: Sequence[Any]) -> Columns:
        """What all facts have: document, sentence, the words, and where they stand."""
        text = self._document.text
        return {
            "document_id": [self._keys.document_id] * len(facts),
            "sentence_id": keys_at(self._keys.sentences, [fact.sentence for fact in facts]),
            "exact": [text[fact.start : fact.end] for fact in facts],
            "start_char": [fact.start for fact in facts],
            "end_char": [fact.end for fact in facts],
        }

    def _certainty_columns(self, facts: Sequence[Any]) -> Columns:
        certainties = [fact.certainty for fact in facts]
        return {
            "certainty": [certainty.level for certainty in certainties],
            "negated": [certainty.negated for certainty in certainties],
            "attributed_to_id": self._entities([certainty.attributed_to for certainty in certainties]),
            "attributed_to_text": [certainty.attributed_to_text for certainty in certainties],
        }

    def _entities(self, positions: Sequence[int | None]) -> list[str | None]:
        return keys_at(self._keys.entities, positions)

    def _mention_columns(self) -> Columns:
        mentions = self._facts.mentions
        spans = self._span_columns(mentions)
        return {
            "mention_id": self._keys.facts("men", spans),
            "entity_id": self._entities([m.entity for m in mentions]),
            "name_type": [m.name_type for m in mentions],
            **spans,
        }

    def _date_columns(self) -> Columns:
        dates = self._facts.dates
        written = [d.edtf for d in dates]
        spans = self._span_columns(dates)
        return {
            "date_id": self._keys.facts("dat", spans, [edtf or "" for edtf in written]),
            "edtf": written,
            **_bounds_columns("", written),
            **spans,
        }

    def _quantity_columns(self) -> Columns:
        quantities = self._facts.quantities
        spans = self._span_columns(quantities)
        return {
            "quantity_id": self._keys.facts("qty", spans),
            **same_named(_QUANTITY_COLUMNS, quantities),
            **spans,
        }

    def _quotation_columns(self) -> Columns:
        quotations = self._facts.quotations
        spans = self._span_columns(quotations)
        return {
            "quotation_id": self._keys.facts("quo", spans),
            "speaker_id": self._entities([q.speaker for q in quotations]),
            "speaker_text": [q.speaker_text for q in quotations],
            **spans,
        }

    def _statement_columns(self, event_ids: Sequence[str]) -> Columns:
        statements = self._facts.statements
        spans = self._span_columns(statements)
        said = same_named(_STATEMENT_COLUMNS, statements)
        subjects = [text or "" for text in said["subject_text"]]
        values = [text or edtf or "" for text, edtf in zip(said["value_text"], said["value_edtf"], strict=True)]
        return {
            "statement_id": self._keys.facts("sta", spans, said["property"], subjects, values),
            "block_id": keys_at(self._keys.blocks, [s.block for s in statements]),
            "subject_id": self._entities([s.subject for s in statements]),
            "value_id": self._entities([s.value for s in statements]),
            "event_id": keys_at(event_ids, [s.event for s in statements]),
            **said,
            **self._certainty_columns(statements),
            **spans,
        }

    def _event_columns(self) -> Columns:
        events = self._facts.events
        spans = self._span_columns(events)
        told = same_named(_EVENT_COLUMNS, events)
        return {
            "event_id": self._keys.facts("evt", spans, told["kind"], [edtf or "" for edtf in told["date_edtf"]]),
            "block_id": keys_at(self._keys.blocks, [e.block for e in events]),
            "place_id": self._entities([e.place for e in events]),
            **_bounds_columns("date_", told["date_edtf"]),
            **told,
            **self._certainty_columns(events),
            **spans,
        }

    def _participant_columns(self, event_ids: Sequence[str]) -> Columns:
        found = [
            (key, n, participant)
            for key, event in zip(event_ids, self._facts.events, strict=True)
            for n, participant in enumerate(event.participants)
        ]
        return {
            "event_id": [key for key, _, _ in found],
            "ordinal": [n for _, n, _ in found],
            "entity_id": self._entities([participant.entity for _, _, participant in found]),
            "participant_text": [participant.text for _, _, participant in found],
            "role": [participant.role for _, _, participant in found],
        }

    def _support_columns(self, column: str, keys: list[str], facts: Sequence[Any]) -> Columns:
        found = [
            (key, *support)
            for key, fact in zip(keys, facts, strict=True)
            for support in self._supports(fact.block, fact.sentence)
        ]
        return {
            column: [key for key, _, _, _ in found],
            "source_id": [source for _, source, _, _ in found],
            "citation_id": [citation for _, _, citation, _ in found],
            "scope": [scope for _, _, _, scope in found],
        }

    def _supports(self, block: int | None, sentence: int | None) -> list[tuple[str, str, str]]:
        """The keys of sources and citations for a place, and how these cover it."""
        place = block, sentence
        if place not in self._supports_of:  # most places have several facts
            citations, keys = self._document.citations, self._keys
            self._supports_of[place] = [
                (keys.sources[citations[support.citation].source or 0], keys.citations[support.citation], support.scope)
                for support in self._finder.support(block, sentence)
            ]
        return self._supports_of[place]


def _bounds_columns(prefix: str, dates: Sequence[str | None]) -> Columns:
    bounds = [_bounds(edtf) if edtf else _NO_BOUNDS for edtf in dates]
    return {
        "date_start": [first for first, _, _ in bounds],
        "date_end": [last for _, last, _ in bounds],
        f"{prefix}precision": [precision for _, _, precision in bounds],
    }


@lru_cache(maxsize=4096)  # the same dates come again and again
def _bounds(edtf: str) -> tuple[str | None, str | None, str]:
    """First and last day as ISO 8601, and the precision."""
    first, last, precision = date_bounds(edtf)
    return first.isoformat() if first else None, last.isoformat() if last else None, precision
