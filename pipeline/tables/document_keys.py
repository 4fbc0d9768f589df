"""Keys of the parts of one article: every reference between its rows goes through them."""

from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.extraction.model import Facts
from pipeline.parsing.model import Citation, Document
from pipeline.tables.keys import RowKeys


def local_entity_key(document_id: str, position: int) -> str:
    """The key of an entity within its article, until the merge, which knows all articles, gives it the common one."""
    return f"{document_id}--{position}"


class DocumentKeys:
    """The keys of one article's parts, each list in the order of the parts."""

    def __init__(self, document_id: str, document: Document, facts: Facts) -> None:
        self.document_id = document_id
        self._document = document
        self._keys = keys = RowKeys(document_id)
        text = document.text
        self.sections = keys.keys("sec", [self._heading_path(s) for s in range(len(document.sections))])
        self.blocks = keys.keys("blk", [(b.kind, text[b.start : b.end]) for b in document.blocks])
        self.sentences = keys.keys("sen", [(s.text,) for s in document.sentences])
        self.sources = keys.keys("src", [(s.raw_text, str(s.work_ordinal)) for s in document.sources])
        self.citations = keys.keys("cit", [(self._place_of(c), c.marker) for c in document.citations])
        self.entities = [local_entity_key(document_id, n) for n in range(len(facts.entities))]
        self.events = self.facts("evt", facts.events, [(e.kind, e.date_edtf or "") for e in facts.events])
        self.statements = self.facts(
            "sta",
            facts.statements,
            [(s.property, s.subject_text or "", s.value_text or s.value_edtf or "") for s in facts.statements],
        )

    def facts(self, prefix: str, facts: Sequence[Any], values: Iterable[Iterable[str]] | None = None) -> list[str]:
        """Keys from the place of each fact, its words, and what makes it more than these."""
        text, sentences = self._document.text, self.sentences
        places = [("" if f.sentence is None else sentences[f.sentence], text[f.start : f.end]) for f in facts]
        more = places if values is None else [(*p, *value) for p, value in zip(places, values, strict=True)]
        return self._keys.keys(prefix, more)

    def notices(self, values: Iterable[Iterable[str]]) -> list[str]:
        """The keys of notices."""
        return self._keys.keys("not", values)

    def part(self, part: str | None, position: int | None) -> str | None:
        """The key of a part by the name of the list that holds it."""
        keys = {
            "sections": self.sections,
            "blocks": self.blocks,
            "sentences": self.sentences,
            "citations": self.citations,
            "sources": self.sources,
        }.get(part or "")
        return None if keys is None or position is None else keys[position]

    def _heading_path(self, position: int | None) -> list[str]:
        path: list[str] = []
        while position is not None:
            section = self._document.sections[position]
            path.append(section.heading or "")
            position = section.parent
        return path

    def _place_of(self, citation: Citation) -> str:
        """The smallest thing with a key of its own that the marker stands in."""
        if citation.sentence is not None:
            return self.sentences[citation.sentence]
        return self.sections[citation.section] if citation.block is None else self.blocks[citation.block]


def keys_at(keys: Sequence[str], positions: Iterable[int | None]) -> list[str | None]:
    """The keys at these positions, null where there is none."""
    return [None if position is None else keys[position] for position in positions]
