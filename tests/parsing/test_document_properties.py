"""What holds for every text, however messy: spans nest, lines are covered once, offsets are exact."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parsing import parse_document
from pipeline.parsing.layout import classify
from pipeline.parsing.lines import split_lines
from pipeline.parsing.model import Document

_LINES = [
    "Anna Berg (born 3 May 1970) is a Swedish engineer.[1][2] She lives in Lund.[a]",
    "“We began small.[3] Then came J. K. Olsson of Acme Inc. in the U.S. and all changed.”[citation needed]",
    "History edit",
    "Early years[edit]",
    "Career",
    "[edit]",
    "References",
    "Notes",
    '  1. ^ a b Berg, Anna (2001). "A Title". Outlet. Retrieved 3 May 2002.',
    "  2. ^ Second entry.",
    "  3. ^",
    "  1. ^ Jump up to: a b A note[2]",
    "^ An entry without a number",
    "     and its second line",
    "  1. A numbered item",
    "  • A bullet with a [1] marker.",
    "    • Berg, Anna (2003). A Book. Lund: Press. ISBN 978-0-00-000000-2.",
    "Born\t\t3 May 1970",
    "NationalitySwedish",
    "OccupationEngineer",
    "\t\tWikimedia Commons has media related to Anna Berg.",
    "Main article: Life of Anna Berg",
    "Berg at a fair in 1999",
    "He wrote:",
    "— Anna Berg",
    "She left early,[1]: 239 came back[2]:\u200a19\u200a twice[1]\u200b and stayed.",
    "[130]:32 Text[note 1] more [2009] text [12",
    "\u202b\u05d0\u05d1\u05d2\u202c e\u0301 \x00\x07 ]] [[ )(",
    "\u00a0",
    "",
]
_texts = st.lists(
    st.one_of(st.sampled_from(_LINES), st.text(max_size=40)),
    max_size=30,
).flatmap(lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\r"]).map(lambda end: end.join(lines)))


def _covered(document: Document, start: int, end: int) -> int:
    """How many headings, blocks and entries of numbered lists stand on the line from `start` to `end`."""
    headings = sum(section.heading is not None and section.start == start for section in document.sections)
    blocks = sum(block.start == start and block.end == end for block in document.blocks)
    entries = {(s.start, s.end) for s in document.sources if s.number is not None}
    held = sum(first <= end and last >= start for first, last in entries)
    return headings + blocks + held


@settings(max_examples=150, deadline=None)
@given(_texts)
def test_every_line_is_covered_once(text: str) -> None:
    """Each line that is not blank is one heading, one block or part of one entry, and nothing else is."""
    document = parse_document(text)
    lines = split_lines(text)
    classify(lines)
    for line in lines:
        expected = 0 if line.kind in ("blank", "mark") else 1
        assert _covered(document, line.start, line.end) == expected, (line, document)


@settings(max_examples=150, deadline=None)
@given(_texts)
def test_spans_nest(text: str) -> None:
    """Sections tile the text; blocks, sentences, citations and sources stand inside what they refer to."""
    document = parse_document(text)
    sections = document.sections
    assert sections[0].start == 0 and sections[-1].end == len(text)
    assert all(one.end == two.start for one, two in pairwise(sections))
    for block in document.blocks:
        assert sections[block.section].start <= block.start < block.end <= sections[block.section].end
        assert block.value_start is None or block.start <= block.value_start <= block.end
    for one, two in pairwise(document.blocks):
        assert one.end <= two.start
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
    for citation in document.citations:
        assert text[citation.start : citation.end] == f"[{citation.marker}]"
        if citation.block is not None:
            block = document.blocks[citation.block]
            assert block.start <= citation.start and citation.end <= block.end
        if citation.sentence is not None:
            assert document.sentences[citation.sentence].block == citation.block
        assert citation.source is None or citation.source < len(document.sources)
    for source in document.sources:
        assert text[source.start : source.end] == source.raw_text
        assert sections[source.section].start <= source.start <= source.end <= sections[source.section].end


@settings(max_examples=150, deadline=None)
@given(_texts)
def test_sentence_offsets_are_exact(text: str) -> None:
    """A sentence's text is its range of the document less its cuts, and every position maps to its character."""
    for sentence in parse_document(text).sentences:
        kept, at = [], sentence.start
        for start, end in sentence.cuts:
            assert at <= start < end <= sentence.end
            kept.append(text[at:start])
            at = end
        assert "".join([*kept, text[at : sentence.end]]) == sentence.text
        assert sentence.text.strip() == sentence.text != ""
        for position, character in enumerate(sentence.text):
            assert text[sentence.offset(position)] == character


@settings(max_examples=60, deadline=None)
@given(_texts)
def test_parsing_is_deterministic(text: str) -> None:
    """The same text gives the same document, and notices point at what is there."""
    document = parse_document(text)
    assert document == parse_document(text)
    for notice in document.notices:
        if notice.part is not None and notice.position is not None:
            assert notice.position < len(getattr(document, notice.part))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_a_document(text: str) -> None:
    """No text raises; the lead is always there."""
    assert parse_document(text).sections[0].kind == "lead"
