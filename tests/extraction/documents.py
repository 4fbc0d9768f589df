"""Documents for the tests of extraction: paragraphs of one line, a sentence each, without a parser."""

from pipeline.parsing.model import Block, Document, Section, Sentence


def document_of(*paragraphs: str, kind: str = "paragraph") -> Document:
    """A document whose paragraphs are the lines given; in running text each is one sentence."""
    text = "\n".join(paragraphs)
    document = Document(text, sections=[Section(None, "lead", None, None, 0, len(text))])
    start = 0
    for position, line in enumerate(paragraphs):
        end = start + len(line)
        document.blocks.append(Block(0, kind, start, end))
        if kind in ("paragraph", "list_item"):
            document.sentences.append(Sentence(position, start, end, line))
        start = end + 1
    return document
