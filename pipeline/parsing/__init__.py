"""Raw text of an article in, its structure out: lines, sections, blocks, sentences, citations, sources."""

from pipeline.parsing.document import parse_document
from pipeline.parsing.model import Document

__all__ = ["Document", "parse_document"]
