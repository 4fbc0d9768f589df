"""Keys of the parts of one article: every reference between its rows goes through them."""

from collections.abc import Iterable, Sequence

from pipeline.parsing.model import Citation, Document, Section
from pipeline.tables.columns import Columns
from pipeline.tables.keys import SEPARATOR, RowKeys


def local_entity_keys(document_id: str, count: int) -> list[str]:
    """The keys of entities within their article, until the merge, which knows all articles, gives the common ones."""
    return [f"{document_id}--{position}" for position in range(count)]


class DocumentKeys:
    """The keys of one article's parts, each list in the order of the parts."""

    def __init__(self, document_id: str, document: Document, entity_count: int) -> None:
        self.document_id = document_id
        self._document = document
        self._keys = keys = RowKeys(document_id)
        text, blocks, sources, citations = document.text, document.blocks, document.sources, document.citations
        self.sections = keys.keys("sec", _heading_paths(document.sections))
        self.blocks = keys.keys("blk", [b.kind for b in blocks], [text[b.start : b.end] for b in blocks])
        self.sentences = keys.keys("sen", [s.text for s in document.sentences])
        self.sources = keys.keys("src", [s.raw_text for s in sources], [str(s.work_ordinal) for s in sources])
        self.citations = keys.keys("cit", map(self._place_of, citations), [c.marker for c in citations])
        self.entities = local_entity_keys(document_id, entity_count)

    def facts(self, prefix: str, spans: Columns, *more: Iterable[str]) -> list[str]:
        """Keys from the place of each fact, its words, and what makes it more than these."""
        return self._keys.keys(prefix, [place or "" for place in spans["sentence_id"]], spans["exact"], *more)

    def notices(self, *parts: Iterable[str]) -> list[str]:
        """The keys of notices."""
        return self._keys.keys("not", *parts)

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

    def _place_of(self, citation: Citation) -> str:
        """The smallest thing with a key of its own that the marker stands in."""
        if citation.sentence is not None:
            return self.sentences[citation.sentence]
        return self.sections[citation.section] if citation.block is None else self.blocks[citation.block]


def _heading_paths(sections: Iterable[Section]) -> list[str]:
    """The heading of each section with those of all above it."""
    paths: list[str] = []
    for section in sections:
        own = section.heading or ""
        paths.append(own if section.parent is None else f"{own}{SEPARATOR}{paths[section.parent]}")
    return paths


def keys_at(keys: Sequence[str], positions: Iterable[int | None]) -> list[str | None]:
    """The keys at these positions, null where there is none."""
    return [None if position is None else keys[position] for position in positions]
