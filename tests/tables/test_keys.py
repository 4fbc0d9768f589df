"""Keys: the same everywhere, readable, and untouched by what changes elsewhere."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables.keys import RowKeys, digest, document_key, slug


def test_document_key_is_readable():
    """A document's key shows the last part of its path or address and ends in a short hash."""
    assert re.fullmatch(r"akio-morita-[0-9a-f]{8}", document_key("wiki/Akio_Morita.txt"))
    assert document_key("a/Akio_Morita.txt") != document_key("b/Akio_Morita.txt")


def test_name_without_latin_letters_has_a_key():
    """A name of which no letter is Latin still gives a key."""
    assert re.fullmatch(r"[0-9a-f]{8}", document_key("Чехов.txt"))


def test_equal_values_are_told_apart_by_occurrence():
    """The second row of the same value gets another key than the first."""
    keys = RowKeys("d")
    assert len({*keys.keys("cit", ["1", "2", "1"]), *keys.keys("cit", ["1"])}) == 4


@given(st.lists(st.text(), min_size=1), st.data())
def test_another_row_changes_no_key(values, data):
    """Putting a new value among others leaves the keys of the others as they were."""
    new = data.draw(st.text().filter(lambda v: v not in values))
    at = data.draw(st.integers(0, len(values)))
    old = RowKeys("d").keys("sen", values)
    now = RowKeys("d").keys("sen", [*values[:at], new, *values[at:]])
    assert now[:at] + now[at + 1 :] == old


def test_keys_are_those_of_before():
    """A key is the digest of document, kind of row, value and occurrence, as in every dataset that was published."""
    assert RowKeys("d").keys("sta", ["a", "a"], ["b", "b"]) == [
        f"sta-{digest('d', 'sta', 'a', 'b', 0)}",
        f"sta-{digest('d', 'sta', 'a', 'b', 1)}",
    ]
    assert digest("d", None, 1) == "5d81990f5bdecb0895ce"


@given(st.text())
def test_slug_holds_only_what_a_key_may_hold(text):
    """Any text gives a slug of lower-case letters, digits and single hyphens, no longer than 80 characters."""
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(text))
    assert len(slug(text)) <= 80


@given(st.lists(st.text(st.characters(), min_size=1), min_size=2, max_size=3, unique=True))
def test_digest_depends_on_the_order_of_the_parts(parts):
    """Parts in another order give another digest, also with lone surrogates in them."""
    assert digest(*parts) != digest(*reversed(parts))
