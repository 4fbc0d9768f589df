"""Entries of reference lists and list items that are references."""

import pytest

from pipeline.parsing import parse_document
from pipeline.parsing.bibliography import is_reference
from pipeline.parsing.sources import letters, letters_value

_MANY = " ".join(letters(n) for n in range(1, 30))


@pytest.mark.parametrize(
    ("line", "number", "backlinks", "raw_text"),
    [
        ('  1. ^ "The Bridge". Outlet.', 1, 1, '"The Bridge". Outlet.'),
        ("  1. ^ a b Berg, Anna (2001). The Bridge.", 1, 2, "Berg, Anna (2001). The Bridge."),
        (f"  1. ^ {_MANY} Berg, Anna (2001).", 1, 29, "Berg, Anna (2001)."),
        ("  1. ^ Jump up to: a b c Berg, Anna (2001).", 1, 3, "Berg, Anna (2001)."),
        ("  1. Jump up ^ Berg, Anna (2001).", 1, 1, "Berg, Anna (2001)."),
        ("  1. ↑ a b Berg, Anna (2001).", 1, 2, "Berg, Anna (2001)."),
        ("  1. a et b Berg, Anna (2001).", 1, 2, "Berg, Anna (2001)."),
        ("  1. a b et c Berg, Anna (2001).", 1, 3, "Berg, Anna (2001)."),
        ("  1. ↑ 1,0 1,1 Berg, Anna (2001).", 1, 2, "Berg, Anna (2001)."),
        ("  1. ^ A bridge of wood.", 1, 1, "A bridge of wood."),
        ("  1. ^ a bridge of wood.", 1, 1, "a bridge of wood."),
        ("  1. ^", 1, 1, ""),
        ("  1. ^ a b", 1, 2, ""),
        ("^ a b Berg, Anna (2001).", 1, 2, "Berg, Anna (2001)."),
        ("  1. Berg, Anna (2001).", 1, 1, "Berg, Anna (2001)."),
        ("  1. ^ Berg, Anna.\nThe Bridge.\n    2001.", 1, 1, "Berg, Anna.\nThe Bridge.\n    2001."),
    ],
)
def test_entry_lines(line: str, number: int, backlinks: int, raw_text: str) -> None:
    """Number, backlinks and own text of an entry, in the forms that copies show."""
    text = f"References\n\n{line}\n"
    sources = parse_document(text).sources
    assert [(s.number, s.backlink_count, s.raw_text) for s in sources] == [(number, backlinks, raw_text)]
    assert text[sources[0].start : sources[0].end] == raw_text


def test_letters_count_beyond_z() -> None:
    """Letters count like a spreadsheet's columns, there and back."""
    assert [letters(n) for n in (1, 26, 27, 52, 53)] == ["a", "z", "aa", "az", "ba"]
    assert all(letters_value(letters(n)) == n for n in range(1, 800))


@pytest.mark.parametrize(
    ("item", "section"),
    [
        ("Berg, Anna (2001). The Bridge. Lund: Press.", "bibliography"),
        ("Berg, Anna; Lind, Karl (3 May 2001), The Bridge, Lund: Press", "bibliography"),
        ("——— (2003), The River, Lund: Press", "bibliography"),
        ("The River. Lund Press. 2003. ISBN 978-0-00-000000-2.", "body"),
        ('Berg, Anna (2001-05-03). "On bridges". Outlet. Retrieved 4 May 2002.', "external_links"),
    ],
)
def test_items_that_are_references(item: str, section: str) -> None:
    """An item with the parts of a reference is one."""
    assert is_reference(item, section)


@pytest.mark.parametrize(
    ("item", "section"),
    [
        ("Berg won the prize in Lund (2001) and again in 2003.", "body"),
        ("Wooden bridges", "bibliography"),
        ("Berg, Anna (2001) was the first.", "see_also"),
        ("Official website", "external_links"),
    ],
)
def test_items_that_are_none(item: str, section: str) -> None:
    """Facts and links in lists are no references."""
    assert not is_reference(item, section)


def test_listed_reference_is_a_block_and_a_source() -> None:
    """An item of a bibliography stands among the blocks and among the sources, without a number."""
    text = "Bibliography edit\n\n  • Berg, Anna (2001). The Bridge. Lund: Press.\n"
    document = parse_document(text)
    assert [block.kind for block in document.blocks] == ["list_item"]
    assert [(s.number, s.backlink_count, s.raw_text) for s in document.sources] == [
        (None, None, "Berg, Anna (2001). The Bridge. Lund: Press.")
    ]
