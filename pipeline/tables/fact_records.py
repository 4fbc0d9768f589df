"""The rows that the facts of an article make, as columns; entities apart, which only the merge can know."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pipeline.extraction.model import Facts
from pipeline.extraction.support import SupportFinder
from pipeline.parsing.edtf import date_bounds
from pipeline.parsing.model import Document
from pipeline.tables.columns import Columns
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
        self._support = SupportFinder(document)

    def columns(self) -> dict[str, Columns]:
        """The columns by table."""
        return {
            "mentions": self._mention_columns(),
            "dates": self._date_columns(),
            "quantities": self._quantity_columns(),
            "quotations": self._quotation_columns(),
            "statements": self._statement_columns(),
            "statement_sources": self._support_columns("statement_id", self._keys.statements, self._facts.statements),
            "events": self._event_columns(),
            "event_participants": self._participant_columns(),
            "event_sources": self._support_columns("event_id", self._keys.events, self._facts.events),
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
        return {
            "mention_id": self._keys.facts("men", mentions),
            "entity_id": self._entities([m.entity for m in mentions]),
            "name_type": [m.name_type for m in mentions],
            **self._span_columns(mentions),
        }

    def _date_columns(self) -> Columns:
        dates = self._facts.dates
        written = [d.edtf for d in dates]
        return {
            "date_id": self._keys.facts("dat", dates, [(edtf or "",) for edtf in written]),
            "edtf": written,
            **_bounds_columns("", written),
            **self._span_columns(dates),
        }

    def _quantity_columns(self) -> Columns:
        quantities = self._facts.quantities
        return {
            "quantity_id": self._keys.facts("qty", quantities),
            **_same_named(_QUANTITY_COLUMNS, quantities),
            **self._span_columns(quantities),
        }

    def _quotation_columns(self) -> Columns:
        quotations = self._facts.quotations
        return {
            "quotation_id": self._keys.facts("quo", quotations),
            "speaker_id": self._entities([q.speaker for q in quotations]),
            "speaker_text": [q.speaker_text for q in quotations],
            **self._span_columns(quotations),
        }

    def _statement_columns(self) -> Columns:
        statements = self._facts.statements
        return {
            "statement_id": self._keys.statements,
            "block_id": keys_at(self._keys.blocks, [s.block for s in statements]),
            "subject_id": self._entities([s.subject for s in statements]),
            "value_id": self._entities([s.value for s in statements]),
            "event_id": keys_at(self._keys.events, [s.event for s in statements]),
            **_same_named(_STATEMENT_COLUMNS, statements),
            **self._certainty_columns(statements),
            **self._span_columns(statements),
        }

    def _event_columns(self) -> Columns:
        events = self._facts.events
        return {
            "event_id": self._keys.events,
            "block_id": keys_at(self._keys.blocks, [e.block for e in events]),
            "place_id": self._entities([e.place for e in events]),
            **_bounds_columns("date_", [e.date_edtf for e in events]),
            **_same_named(_EVENT_COLUMNS, events),
            **self._certainty_columns(events),
            **self._span_columns(events),
        }

    def _participant_columns(self) -> Columns:
        found = [
            (key, n, participant)
            for key, event in zip(self._keys.events, self._facts.events, strict=True)
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
        citations = self._document.citations
        found = [
            (key, support)
            for key, fact in zip(keys, facts, strict=True)
            for support in self._support.support(fact.block, fact.sentence)
        ]
        return {
            column: [key for key, _ in found],
            "source_id": [self._keys.sources[citations[support.citation].source or 0] for _, support in found],
            "citation_id": [self._keys.citations[support.citation] for _, support in found],
            "scope": [support.scope for _, support in found],
        }


def _same_named(columns: Sequence[str], facts: Sequence[Any]) -> Columns:
    """The columns that have the names of what the facts have."""
    return {name: [getattr(fact, name) for fact in facts] for name in columns}


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
