"""The rows that an article's text and sources make."""

from collections import Counter

from pipeline.parsing.model import Document, Reference
from pipeline.tables.article import Article
from pipeline.tables.document_keys import DocumentKeys
from pipeline.tables.validation import Row, Rows

_REFERENCE_COLUMNS = [name for name in Reference.__slots__ if name not in ("creators", "identifiers")]


class TextRecords:
    """Rows of the tables of text and sources for one article."""

    def __init__(self, article: Article, document: Document, keys: DocumentKeys, has_subject: bool) -> None:
        self._article = article
        self._document = document
        self._keys = keys
        self._has_subject = has_subject

    def rows(self) -> Rows:
        """The rows by table."""
        return {
            "documents": [self._document_row()],
            "sections": self._section_rows(),
            "blocks": self._block_rows(),
            "sentences": self._sentence_rows(),
            "citations": self._citation_rows(),
            "sources": self._source_rows(),
            "source_creators": self._creator_rows(),
            "source_identifiers": self._identifier_rows(),
            "notices": self._notice_rows(),
        }

    def _document_row(self) -> Row:
        article, document, lead = self._article, self._document, self._document.lead
        return {
            "document_id": article.document_id,
            "path": article.path,
            "record": article.record,
            "url": article.url,
            "title": lead.title or article.title,
            "subject_id": self._keys.entity(0 if self._has_subject else None),
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
                "section_id": self._keys.sections[n],
                "document_id": self._keys.document_id,
                "parent_id": None if s.parent is None else self._keys.sections[s.parent],
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
                "block_id": self._keys.blocks[n],
                "document_id": self._keys.document_id,
                "section_id": self._keys.sections[b.section],
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
                "sentence_id": self._keys.sentences[n],
                "document_id": self._keys.document_id,
                "section_id": self._keys.sections[blocks[s.block].section],
                "block_id": self._keys.blocks[s.block],
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
                "citation_id": self._keys.citations[n],
                "document_id": self._keys.document_id,
                "section_id": self._keys.sections[c.section],
                "block_id": self._keys.block(c.block),
                "sentence_id": self._keys.sentence(c.sentence),
                "ordinal": n,
                "marker": c.marker,
                "kind": c.kind,
                "source_id": None if c.source is None else self._keys.sources[c.source],
                "start_char": c.start,
                "end_char": c.end,
            }
            for n, c in enumerate(self._document.citations)
        ]

    def _source_rows(self) -> list[Row]:
        cited = Counter(c.source for c in self._document.citations)
        return [
            {
                "source_id": self._keys.sources[n],
                "document_id": self._keys.document_id,
                "section_id": self._keys.sections[s.section],
                "ordinal": n,
                "number": s.number,
                "label": s.label,
                **{name: getattr(s.reference, name) for name in _REFERENCE_COLUMNS},
                "backlink_count": s.backlink_count,
                "citation_count": cited[n],
                "work_ordinal": s.work_ordinal,
                "refers_to_id": None if s.refers_to is None else self._keys.sources[s.refers_to],
                "raw_text": s.raw_text or None,
                "start_char": s.start,
                "end_char": s.end,
            }
            for n, s in enumerate(self._document.sources)
        ]

    def _creator_rows(self) -> list[Row]:
        return [
            {"source_id": key, "ordinal": n, **creator._asdict()}
            for key, source in zip(self._keys.sources, self._document.sources, strict=True)
            for n, creator in enumerate(source.reference.creators)
        ]

    def _identifier_rows(self) -> list[Row]:
        return [
            {"source_id": key, **identifier._asdict()}
            for key, source in zip(self._keys.sources, self._document.sources, strict=True)
            for identifier in dict.fromkeys(source.reference.identifiers)
        ]

    def _notice_rows(self) -> list[Row]:
        notices = self._document.notices
        records = [self._keys.part(notice.part, notice.position) for notice in notices]
        return [
            {
                "notice_id": self._keys.notice(notice.code, record, notice.message),
                "path": self._article.path,
                "document_id": self._keys.document_id,
                "table": notice.part,
                "record_id": record,
                "code": notice.code,
                "message": notice.message,
                "start_char": notice.start,
                "end_char": notice.end,
            }
            for notice, record in zip(notices, records, strict=True)
        ]
