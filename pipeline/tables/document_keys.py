"""Keys of the parts of one article: every reference between its rows goes through them."""

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
        self.sections = [keys.key("sec", *self._heading_path(s)) for s in range(len(document.sections))]
        self.blocks = [keys.key("blk", b.kind, text[b.start : b.end]) for b in document.blocks]
        self.sentences = [keys.key("sen", s.text) for s in document.sentences]
        self.sources = [keys.key("src", s.raw_text, s.work_ordinal) for s in document.sources]
        self.citations = [keys.key("cit", self._place_of(c), c.marker) for c in document.citations]
        self.events = [self.fact("evt", e, e.kind, e.date_edtf) for e in facts.events]
        self.statements = [
            self.fact("sta", s, s.property, s.subject_text, s.value_text or s.value_edtf) for s in facts.statements
        ]

    def fact(self, prefix: str, fact: Any, *value: object) -> str:
        """A key from the place of a fact, its words, and what makes it more than these."""
        place = self.sentence(fact.sentence) or ""
        return self._keys.key(prefix, place, self._document.text[fact.start : fact.end], *value)

    def notice(self, *value: object) -> str:
        """The key of a notice."""
        return self._keys.key("not", *value)

    def sentence(self, position: int | None) -> str | None:
        """The key of a sentence by its position."""
        return None if position is None else self.sentences[position]

    def block(self, position: int | None) -> str | None:
        """The key of a block by its position."""
        return None if position is None else self.blocks[position]

    def entity(self, position: int | None) -> str | None:
        """The local key of an entity by its position."""
        return None if position is None else local_entity_key(self.document_id, position)

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
            return self.sentences[citation.sentence]
        return self.sections[citation.section] if citation.block is None else self.blocks[citation.block]
