"""The rows that the facts of an article make, entities apart, which only the merge can know."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pipeline.extraction.model import Certainty, Facts
from pipeline.extraction.support import SupportFinder
from pipeline.parsing.edtf import date_bounds
from pipeline.parsing.model import Document
from pipeline.tables.document_keys import DocumentKeys
from pipeline.tables.validation import Row, Rows

_STATEMENT_COLUMNS = (
    *("subject_text", "property", "value_type", "value_text", "value_edtf", "role", "target_text", "amount"),
    *("currency", "amount_bound", "duration", "start_edtf", "end_edtf", "point_edtf", "extractor", "confidence"),
)
_EVENT_COLUMNS = ("kind", "name", "date_edtf", "place_text", "amount", "currency", "confidence")
_QUANTITY_COLUMNS = ("value", "value_max", "unit", "currency", "bound")


class FactRecords:
    """Rows of the tables of facts for one article."""

    def __init__(self, document: Document, facts: Facts, keys: DocumentKeys) -> None:
        self._document = document
        self._facts = facts
        self._keys = keys
        self._support = SupportFinder(document)

    def rows(self) -> Rows:
        """The rows by table."""
        return {
            "mentions": self._mention_rows(),
            "dates": self._date_rows(),
            "quantities": self._quantity_rows(),
            "quotations": self._quotation_rows(),
            "statements": self._statement_rows(),
            "statement_sources": self._support_rows("statement_id", self._keys.statements, self._facts.statements),
            "events": self._event_rows(),
            "event_participants": self._participant_rows(),
            "event_sources": self._support_rows("event_id", self._keys.events, self._facts.events),
        }

    def _span_row(self, fact: Any) -> Row:
        """What the rows of all facts have: document, sentence, the words, and where they stand."""
        return {
            "document_id": self._keys.document_id,
            "sentence_id": self._keys.sentence(fact.sentence),
            "exact": self._document.text[fact.start : fact.end],
            "start_char": fact.start,
            "end_char": fact.end,
        }

    def _certainty_row(self, certainty: Certainty) -> Row:
        return {
            "certainty": certainty.level,
            "negated": certainty.negated,
            "attributed_to_id": self._keys.entity(certainty.attributed_to),
            "attributed_to_text": certainty.attributed_to_text,
        }

    def _mention_rows(self) -> list[Row]:
        return [
            {
                "mention_id": self._keys.fact("men", m),
                "entity_id": self._keys.entity(m.entity),
                "name_type": m.name_type,
                **self._span_row(m),
            }
            for m in self._facts.mentions
        ]

    def _date_rows(self) -> list[Row]:
        return [
            {
                "date_id": self._keys.fact("dat", d, d.edtf),
                "edtf": d.edtf,
                **_bounds_row("", d.edtf),
                **self._span_row(d),
            }
            for d in self._facts.dates
        ]

    def _quantity_rows(self) -> list[Row]:
        return [
            {
                "quantity_id": self._keys.fact("qty", q),
                **{name: getattr(q, name) for name in _QUANTITY_COLUMNS},
                **self._span_row(q),
            }
            for q in self._facts.quantities
        ]

    def _quotation_rows(self) -> list[Row]:
        return [
            {
                "quotation_id": self._keys.fact("quo", q),
                "speaker_id": self._keys.entity(q.speaker),
                "speaker_text": q.speaker_text,
                **self._span_row(q),
            }
            for q in self._facts.quotations
        ]

    def _statement_rows(self) -> list[Row]:
        return [
            {
                "statement_id": key,
                "block_id": self._keys.block(s.block),
                "subject_id": self._keys.entity(s.subject),
                "value_id": self._keys.entity(s.value),
                "event_id": None if s.event is None else self._keys.events[s.event],
                **{name: getattr(s, name) for name in _STATEMENT_COLUMNS},
                **self._certainty_row(s.certainty),
                **self._span_row(s),
            }
            for key, s in zip(self._keys.statements, self._facts.statements, strict=True)
        ]

    def _event_rows(self) -> list[Row]:
        return [
            {
                "event_id": key,
                "block_id": self._keys.block(e.block),
                "place_id": self._keys.entity(e.place),
                **_bounds_row("date_", e.date_edtf),
                **{name: getattr(e, name) for name in _EVENT_COLUMNS},
                **self._certainty_row(e.certainty),
                **self._span_row(e),
            }
            for key, e in zip(self._keys.events, self._facts.events, strict=True)
        ]

    def _participant_rows(self) -> list[Row]:
        return [
            {
                "event_id": key,
                "ordinal": n,
                "entity_id": self._keys.entity(participant.entity),
                "participant_text": participant.text,
                "role": participant.role,
            }
            for key, event in zip(self._keys.events, self._facts.events, strict=True)
            for n, participant in enumerate(event.participants)
        ]

    def _support_rows(self, column: str, keys: list[str], facts: Sequence[Any]) -> list[Row]:
        citations = self._document.citations
        return [
            {
                column: key,
                "source_id": self._keys.sources[citations[found.citation].source or 0],
                "citation_id": self._keys.citations[found.citation],
                "scope": found.scope,
            }
            for key, fact in zip(keys, facts, strict=True)
            for found in self._support.support(fact.block, fact.sentence)
        ]


def _bounds_row(prefix: str, edtf: str | None) -> Row:
    first, last, precision = _bounds(edtf) if edtf else (None, None, None)
    return {"date_start": first, "date_end": last, f"{prefix}precision": precision}


@lru_cache(maxsize=4096)  # the same dates come again and again
def _bounds(edtf: str) -> tuple[str | None, str | None, str]:
    """First and last day as ISO 8601, and the precision."""
    first, last, precision = date_bounds(edtf)
    return first.isoformat() if first else None, last.isoformat() if last else None, precision
