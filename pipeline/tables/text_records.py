"""The rows that an article's text and sources make, as columns."""

from collections import Counter
from typing import Any

import numpy as np

from pipeline.parsing.model import Document, Reference
from pipeline.tables.article import Article
from pipeline.tables.columns import Columns, same_named
from pipeline.tables.document_keys import DocumentKeys, keys_at

_REFERENCE_COLUMNS = [name for name in Reference.__slots__ if name not in ("creators", "identifiers")]


_IS_SPACE = np.array([chr(code).isspace() for code in range(1 << 16)])  # there are no spaces beyond


class TextRecords:
    """Columns of the tables of text and sources for one article."""

    def __init__(self, article: Article, document: Document, keys: DocumentKeys) -> None:
        self._article = article
        self._document = document
        self._keys = keys

    def columns(self) -> dict[str, Columns]:
        """The columns by table."""
        return {
            "documents": self._document_columns(),
            "sections": self._section_columns(),
            "blocks": self._block_columns(),
            "sentences": self._sentence_columns(),
            "citations": self._citation_columns(),
            "sources": self._source_columns(),
            "source_creators": self._creator_columns(),
            "source_identifiers": self._identifier_columns(),
            "notices": self._notice_columns(),
        }

    def _part_columns(self, key: str, keys: list[str], parts: list[Any]) -> Columns:
        """What all parts have: their key, the document, their number, and where they stand."""
        return {
            key: keys,
            "document_id": [self._keys.document_id] * len(parts),
            "ordinal": list(range(len(parts))),
            "start_char": [part.start for part in parts],
            "end_char": [part.end for part in parts],
        }

    def _document_columns(self) -> Columns:
        article, document, lead = self._article, self._document, self._document.lead
        row = {
            "document_id": article.document_id,
            "path": article.path,
            "record": article.record,
            "url": article.url,
            "title": lead.title or article.title,
            "subject_id": next(iter(self._keys.entities), None),
            "description": lead.description,
            "language": document.language,
            "sha256": article.sha256,
            "character_count": len(document.text),
            "word_count": _word_count(document.text),
            "same_as_id": None,
        }
        return {name: [value] for name, value in row.items()}

    def _section_columns(self) -> Columns:
        sections, keys = self._document.sections, self._keys
        return {
            **self._part_columns("section_id", keys.sections, sections),
            "parent_id": keys_at(keys.sections, [s.parent for s in sections]),
            "level": [s.level for s in sections],
            "heading": [s.heading for s in sections],
            "kind": [s.kind for s in sections],
        }

    def _block_columns(self) -> Columns:
        blocks, keys, text = self._document.blocks, self._keys, self._document.text
        return {
            **self._part_columns("block_id", keys.blocks, blocks),
            "section_id": [keys.sections[b.section] for b in blocks],
            "kind": [b.kind for b in blocks],
            "text": [text[b.start : b.end] for b in blocks],
            "label": [b.label for b in blocks],
            "value": [None if b.value_start is None else text[b.value_start : b.end].strip() or None for b in blocks],
        }

    def _sentence_columns(self) -> Columns:
        sentences, keys = self._document.sentences, self._keys
        blocks = [self._document.blocks[s.block] for s in sentences]
        return {
            **self._part_columns("sentence_id", keys.sentences, sentences),
            "section_id": [keys.sections[b.section] for b in blocks],
            "block_id": [keys.blocks[s.block] for s in sentences],
            "text": [s.text for s in sentences],
        }

    def _citation_columns(self) -> Columns:
        citations, keys = self._document.citations, self._keys
        return {
            **self._part_columns("citation_id", keys.citations, citations),
            "section_id": [keys.sections[c.section] for c in citations],
            "block_id": keys_at(keys.blocks, [c.block for c in citations]),
            "sentence_id": keys_at(keys.sentences, [c.sentence for c in citations]),
            "marker": [c.marker for c in citations],
            "kind": [c.kind for c in citations],
            "source_id": keys_at(keys.sources, [c.source for c in citations]),
        }

    def _source_columns(self) -> Columns:
        sources, keys = self._document.sources, self._keys
        references = [s.reference for s in sources]
        cited = Counter([c.source for c in self._document.citations])
        return {
            **self._part_columns("source_id", keys.sources, sources),
            "section_id": [keys.sections[s.section] for s in sources],
            "number": [s.number for s in sources],
            "label": [s.label for s in sources],
            **same_named(_REFERENCE_COLUMNS, references),
            "backlink_count": [s.backlink_count for s in sources],
            "citation_count": [cited[n] for n in range(len(sources))],
            "work_ordinal": [s.work_ordinal for s in sources],
            "refers_to_id": keys_at(keys.sources, [s.refers_to for s in sources]),
            "raw_text": [s.raw_text or None for s in sources],
        }

    def _creator_columns(self) -> Columns:
        found = [
            (key, n, creator)
            for key, source in zip(self._keys.sources, self._document.sources, strict=True)
            for n, creator in enumerate(source.reference.creators)
        ]
        return {
            "source_id": [key for key, _, _ in found],
            "ordinal": [n for _, n, _ in found],
            "role": [creator.role for _, _, creator in found],
            "family": [creator.family for _, _, creator in found],
            "given": [creator.given for _, _, creator in found],
            "literal": [creator.literal for _, _, creator in found],
        }

    def _identifier_columns(self) -> Columns:
        found = [
            (key, identifier)
            for key, source in zip(self._keys.sources, self._document.sources, strict=True)
            for identifier in dict.fromkeys(source.reference.identifiers)
        ]
        return {
            "source_id": [key for key, _ in found],
            "scheme": [identifier.scheme for _, identifier in found],
            "value": [identifier.value for _, identifier in found],
            "valid": [identifier.valid for _, identifier in found],
        }

    def _notice_columns(self) -> Columns:
        notices = self._document.notices
        records = [self._keys.part(notice.part, notice.position) for notice in notices]
        codes, messages = [notice.code for notice in notices], [notice.message for notice in notices]
        return {
            "notice_id": self._keys.notices(codes, [record or "" for record in records], messages),
            "path": [self._article.path] * len(notices),
            "document_id": [self._keys.document_id] * len(notices),
            "table": [notice.part for notice in notices],
            "record_id": records,
            "code": codes,
            "message": messages,
            "start_char": [notice.start for notice in notices],
            "end_char": [notice.end for notice in notices],
        }


def _word_count(text: str) -> int:
    """How many parts of the text stand between spaces, without making them."""
    is_space = _IS_SPACE.take(np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16))
    begun = np.count_nonzero(is_space[:-1] > is_space[1:])
    return int(begun) + (not is_space[0] if text else 0)
