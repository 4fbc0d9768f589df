"""The rows that one parsed article makes, table by table, with their keys.

Entities are known only within the article here: their keys are local (`DOCUMENT--3`) until the merge, which knows all
articles, puts the common key in their place.
"""

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

import pyarrow as pa

from pipeline.extraction.edtf import date_bounds
from pipeline.extraction.model import Facts
from pipeline.parsing.model import Citation, Document, Notice, Reference
from pipeline.tables.keys import RowKeys
from pipeline.tables.validation import Row, Rows

_REFERENCE_COLUMNS = [name for name in Reference.__slots__ if name not in ("creators", "identifiers")]

_NAME = pa.struct([(name, pa.string()) for name in ("text", "name_type", "language", "script")])
LOCAL_ENTITIES = pa.schema(
    [
        *((name, pa.string()) for name in ("local_id", "document_id")),
        ("is_subject", pa.bool_()),
        *((name, pa.string()) for name in ("schema", "name", "description", "country")),
        ("birth_year", pa.int64()),
        ("mention_count", pa.int64()),
        ("names", pa.list_(_NAME)),
    ]
)


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of an article besides its text."""

    document_id: str
    path: str
    record: int
    sha256: str
    url: str | None = None
    title: str | None = None


def local_entity_key(document_id: str, position: int) -> str:
    """The key of an entity within its article, until the merge."""
    return f"{document_id}--{position}"


def local_entity_rows(article: Article, facts: Facts) -> list[Row]:
    """The entities of one article, with what is needed to join them with those of other articles."""
    counts = Counter(mention.entity for mention in facts.mentions)
    return [
        {
            "local_id": local_entity_key(article.document_id, n),
            "document_id": article.document_id,
            "is_subject": n == 0,
            "schema": entity.schema,
            "name": entity.name,
            "description": entity.description,
            "country": entity.country,
            "birth_year": entity.birth_year,
            "mention_count": counts[n],
            "names": [asdict(name) for name in entity.names],
        }
        for n, entity in enumerate(facts.entities)
    ]


def make_rows(article: Article, document: Document, facts: Facts) -> Rows:
    """The rows of all tables that one article fills, `files`, `entities` and `entity_names` apart."""
    return _RowMaker(article, document, facts).rows()


class _RowMaker:
    def __init__(self, article: Article, document: Document, facts: Facts) -> None:
        self._article = article
        self._document = document
        self._facts = facts
        self._keys = RowKeys(article.document_id)
        text, keys = document.text, self._keys
        self._sections = [keys.key("sec", *self._heading_path(s)) for s in range(len(document.sections))]
        self._blocks = [keys.key("blk", b.kind, text[b.start : b.end]) for b in document.blocks]
        self._sentences = [keys.key("sen", s.text) for s in document.sentences]
        self._sources = [keys.key("src", s.raw_text, s.work_ordinal) for s in document.sources]
        self._citations = [keys.key("cit", self._place_of(c), c.marker) for c in document.citations]

    def rows(self) -> Rows:
        return {
            "documents": [self._document_row()],
            "sections": self._section_rows(),
            "blocks": self._block_rows(),
            "sentences": self._sentence_rows(),
            "citations": self._citation_rows(),
            "sources": self._source_rows(),
            "source_creators": self._creator_rows(),
            "source_identifiers": self._identifier_rows(),
            "mentions": self._mention_rows(),
            "dates": self._date_rows(),
            "quantities": self._quantity_rows(),
            "quotations": self._quotation_rows(),
            "notices": self._notice_rows(),
        }

    def _heading_path(self, position: int | None) -> tuple[str, ...]:
        path: list[str] = []
        while position is not None:
            section = self._document.sections[position]
            path.append(section.heading or "")
            position = section.parent
        return tuple(path)

    def _place_of(self, citation: Citation) -> str:
        """The smallest thing with a key of its own that the marker stands in."""
        if citation.sentence is not None:
            return self._sentences[citation.sentence]
        return self._sections[citation.section] if citation.block is None else self._blocks[citation.block]

    def _entity(self, position: int | None) -> str | None:
        return None if position is None else local_entity_key(self._article.document_id, position)

    def _sentence(self, position: int | None) -> str | None:
        return None if position is None else self._sentences[position]

    def _document_row(self) -> Row:
        article, document, lead = self._article, self._document, self._document.lead
        return {
            "document_id": article.document_id,
            "path": article.path,
            "record": article.record,
            "url": article.url,
            "title": lead.title or article.title,
            "subject_id": self._entity(0 if self._facts.entities else None),
            "description": lead.description,
            "language": document.language,
            "sha256": article.sha256,
            "character_count": len(document.text),
            "word_count": len(document.text.split()),
            "same_as_id": None,
        }

    def _section_rows(self) -> list[Row]:
        return [
            {
                "section_id": self._sections[n],
                "document_id": self._article.document_id,
                "parent_id": None if s.parent is None else self._sections[s.parent],
                "ordinal": n,
                "level": s.level,
                "heading": s.heading,
                "kind": s.kind,
                "start_char": s.start,
                "end_char": s.end,
            }
            for n, s in enumerate(self._document.sections)
        ]

    def _block_rows(self) -> list[Row]:
        text = self._document.text
        return [
            {
                "block_id": self._blocks[n],
                "document_id": self._article.document_id,
                "section_id": self._sections[b.section],
                "ordinal": n,
                "kind": b.kind,
                "text": text[b.start : b.end],
                "label": b.label,
                "value": None if b.value_start is None else text[b.value_start : b.end].strip() or None,
                "start_char": b.start,
                "end_char": b.end,
            }
            for n, b in enumerate(self._document.blocks)
        ]

    def _sentence_rows(self) -> list[Row]:
        blocks = self._document.blocks
        return [
            {
                "sentence_id": self._sentences[n],
                "document_id": self._article.document_id,
                "section_id": self._sections[blocks[s.block].section],
                "block_id": self._blocks[s.block],
                "ordinal": n,
                "text": s.text,
                "start_char": s.start,
                "end_char": s.end,
            }
            for n, s in enumerate(self._document.sentences)
        ]

    def _citation_rows(self) -> list[Row]:
        return [
            {
                "citation_id": self._citations[n],
                "document_id": self._article.document_id,
                "section_id": self._sections[c.section],
                "block_id": None if c.block is None else self._blocks[c.block],
                "sentence_id": self._sentence(c.sentence),
                "ordinal": n,
                "marker": c.marker,
                "kind": c.kind,
                "source_id": None if c.source is None else self._sources[c.source],
                "start_char": c.start,
                "end_char": c.end,
            }
            for n, c in enumerate(self._document.citations)
        ]

    def _source_rows(self) -> list[Row]:
        cited = Counter(c.source for c in self._document.citations)
        return [
            {
                "source_id": self._sources[n],
                "document_id": self._article.document_id,
                "section_id": self._sections[s.section],
                "ordinal": n,
                "number": s.number,
                "label": s.label,
                **{name: getattr(s.reference, name) for name in _REFERENCE_COLUMNS},
                "backlink_count": s.backlink_count,
                "citation_count": cited[n],
                "work_ordinal": s.work_ordinal,
                "refers_to_id": None if s.refers_to is None else self._sources[s.refers_to],
                "raw_text": s.raw_text or None,
                "start_char": s.start,
                "end_char": s.end,
            }
            for n, s in enumerate(self._document.sources)
        ]

    def _creator_rows(self) -> list[Row]:
        return [
            {"source_id": key, "ordinal": n, **creator._asdict()}
            for key, source in zip(self._sources, self._document.sources, strict=True)
            for n, creator in enumerate(source.reference.creators)
        ]

    def _identifier_rows(self) -> list[Row]:
        return [
            {"source_id": key, **identifier._asdict()}
            for key, source in zip(self._sources, self._document.sources, strict=True)
            for identifier in dict.fromkeys(source.reference.identifiers)
        ]

    def _span_row(self, prefix: str, part: Any, *value: object) -> Row:
        """What the rows of all facts have: key, document, sentence, the words, and where they stand."""
        exact = self._document.text[part.start : part.end]
        place = self._sentence(part.sentence) or ""
        return {
            {"men": "mention", "dat": "date", "qty": "quantity", "quo": "quotation"}[prefix] + "_id": self._keys.key(
                prefix, place, exact, *value
            ),
            "document_id": self._article.document_id,
            "sentence_id": self._sentence(part.sentence),
            "exact": exact,
            "start_char": part.start,
            "end_char": part.end,
        }

    def _mention_rows(self) -> list[Row]:
        return [
            {**self._span_row("men", m), "entity_id": self._entity(m.entity), "name_type": m.name_type}
            for m in self._facts.mentions
        ]

    def _date_rows(self) -> list[Row]:
        rows = []
        for date in self._facts.dates:
            first, last, precision = date_bounds(date.edtf) if date.edtf else (None, None, None)
            rows.append(
                {
                    **self._span_row("dat", date, date.edtf),
                    "edtf": date.edtf,
                    "date_start": first and first.isoformat(),
                    "date_end": last and last.isoformat(),
                    "precision": precision,
                }
            )
        return rows

    def _quantity_rows(self) -> list[Row]:
        columns = ("value", "value_max", "unit", "currency", "bound")
        return [
            {**self._span_row("qty", q), **{name: getattr(q, name) for name in columns}} for q in self._facts.quantities
        ]

    def _quotation_rows(self) -> list[Row]:
        return [
            {**self._span_row("quo", q), "speaker_id": self._entity(q.speaker), "speaker_text": q.speaker_text}
            for q in self._facts.quotations
        ]

    def _notice_rows(self) -> list[Row]:
        return [
            {
                "notice_id": self._keys.key("not", notice.code, self._record_of(notice), notice.message),
                "path": self._article.path,
                "document_id": self._article.document_id,
                "table": notice.part,
                "record_id": self._record_of(notice),
                "code": notice.code,
                "message": notice.message,
                "start_char": notice.start,
                "end_char": notice.end,
            }
            for notice in self._document.notices
        ]

    def _record_of(self, notice: Notice) -> str | None:
        keys = {
            "sections": self._sections,
            "blocks": self._blocks,
            "sentences": self._sentences,
            "citations": self._citations,
            "sources": self._sources,
        }.get(notice.part or "")
        return None if keys is None or notice.position is None else keys[notice.position]
