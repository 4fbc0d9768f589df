"""Passages: what of an article is read, in order, and where its characters stand."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.passages import paragraph_blocks, paragraphs, passages
from pipeline.parsing.model import Block, Citation, Document, Section, Sentence
from tests.extraction.documents import document_of


def test_passages_in_order_of_the_text() -> None:
    """Headings, sentences and blocks without sentences come in the order of the text; notices and sources do not."""
    lines = ["See also: X", "A caption", "One sentence.", "Life", "Another.", "References"]
    document = document_of(*lines)
    for block, kind in zip(document.blocks, ("hatnote", "caption", "paragraph", "x", "paragraph", "x"), strict=True):
        block.kind = kind
    body, end = document.blocks[3].start, document.blocks[5].start
    document.sections = [
        Section(None, "lead", None, None, 0, body),
        Section("Life", "body", 2, None, body, end),
        Section("References", "references", 2, None, end, len(document.text)),
    ]
    document.blocks[4].section = 1
    del document.blocks[5], document.blocks[3]
    document.sentences = [
        Sentence(2, document.blocks[2].start, document.blocks[2].end, lines[2]),
        Sentence(3, document.blocks[3].start, document.blocks[3].end, lines[4]),
    ]
    found = [(p.kind, p.sentence, p.text) for p in passages(document)]
    assert found == [
        ("caption", None, "A caption"),
        ("paragraph", 0, "One sentence."),
        ("heading", None, "Life"),
        ("paragraph", 1, "Another."),
    ]
    told = paragraphs(document, paragraph_blocks(document))
    assert [p.text for p in told] == ["A caption", "One sentence.", "Another."]


def test_a_row_with_a_label_is_its_value() -> None:
    """Of an infobox row, the value is read, also where the copy runs label and value together."""
    text = "Born12 May 1950"
    document = Document(text, sections=[Section(None, "lead", None, None, 0, len(text))])
    document.blocks = [Block(0, "infobox_row", 0, len(text), "Born", 4)]
    (found,) = passages(document)
    assert (found.text, found.is_row, found.span(0, 2)) == ("12 May 1950", True, (4, 6))


def test_long_rows_and_captions_are_paragraphs() -> None:
    """What is as long as a paragraph is read as one, whatever a copy made of its line."""
    for kind in ("caption", "table_row"):
        document = document_of("Short.", "A long one. " * 20, kind=kind)
        assert [(p.kind, p.is_row) for p in passages(document)] == [(kind, kind == "table_row"), ("paragraph", False)]


@given(st.lists(st.tuples(st.text("ab ", max_size=6), st.integers(0, 4)), max_size=30))
def test_offsets_behind_any_markers(pieces: list[tuple[str, int]]) -> None:
    """Every character of a passage is found again in the document's text, whatever was cut out before it."""
    text, cuts = "", []
    for words, length in pieces:
        text += words
        if length:
            cuts.append((len(text), len(text) + length))
            text += "[1]x"[:length]
    document = document_of(text)
    document.sentences = []
    document.citations = [Citation(0, 0, None, "1", "source", None, start, end) for start, end in cuts]
    (found,) = passages(document)
    for position, character in enumerate(found.text):
        start, end = found.span(position, position + 1)
        assert text[start:end] == character
        assert not any(cut_start <= start < cut_end for cut_start, cut_end in cuts)


def test_pages_behind_markers_are_no_words() -> None:
    """Of `[1]:33` the page goes with the bracket where no sentence has cut it out; a request has no page."""
    text = "Ships: 40[1]:33, boats[2] and 7 rafts[citation needed]: 3"
    document = document_of(text)
    document.sentences = []
    document.citations = [
        Citation(0, 0, None, label, kind, None, text.index(f"[{label}]"), text.index(f"[{label}]") + len(label) + 2)
        for label, kind in (("1", "source"), ("2", "source"), ("citation needed", "request"))
    ]
    expected = "Ships: 40, boats and 7 rafts: 3"
    assert [p.text for p in passages(document)] == [expected]
    assert [p.text for p in paragraphs(document, [0])] == [expected]
