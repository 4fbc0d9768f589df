"""Matching: which names of different articles can mean the same thing."""

import itertools

import pytest

from pipeline.merging.matching import representatives
from pipeline.tables.entity_keys import block_key, name_words


@pytest.mark.parametrize(
    ("schema", "one", "other"),
    [
        ("Person", "Dr. Anna Lie", "Anna Lie"),
        ("Person", "Jan Lie Jr.", "Jan Lie"),
        ("Person", "Zoë Lie-Berg", "Zoe Lie-Berg"),
        ("Company", "Lund Metals Inc.", "Lund Metals"),
        ("PublicBody", "U.S. Department of Justice", "Justice Department"),
        ("PublicBody", "US Dept. of Justice", "United States Department of Justice"),
    ],
)
def test_spellings_of_one_name(schema, one, other):
    """Titles, legal forms, accents and turned departments make no difference."""
    assert name_words(schema, one) == name_words(schema, other)
    assert block_key(schema, one) == block_key(schema, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("University of Lund", "Lund Institute"), ("Bank of Lund", "Lund Bank"), ("United States", "United Kingdom")],
)
def test_other_words_are_other_names(one, other):
    """The words and, but for departments, their order tell organisations apart."""
    assert name_words("Organization", one) != name_words("Organization", other)


def test_a_company_may_be_an_organization_elsewhere():
    """Schemata of organisations stand in one block; a person stands in another."""
    assert block_key("Company", "Lund") == block_key("Organization", "Lund") != block_key("Person", "Lund")


def chosen(*names):
    words = {name: name_words("Person", name) for name in names}
    return {name: representatives(words.values())[words[name]] for name in names}, words


def test_short_name_means_the_only_full_one():
    """A name without its middle, or with an initial, is the full one of the block."""
    found, words = chosen("Jan Olav Lie", "Jan Lie", "J. Lie")
    assert set(found.values()) == {words["Jan Olav Lie"]}


def test_short_name_of_two_is_nobody_of_them():
    """Where two full names fit, the short one stays apart, and the two do."""
    found, words = chosen("Jan Olav Lie", "Jan Peter Lie", "Jan Lie")
    assert all(found[name] == words[name] for name in words)


def test_middle_initials_tell_people_apart():
    """Middle names that contradict make two people."""
    found, words = chosen("Jan H. W. Lie", "Jan W. Lie")
    assert found["Jan W. Lie"] == words["Jan W. Lie"]


def test_order_of_names_does_not_matter():
    """Any order of the names of a block chooses the same."""
    names = [name_words("Person", name) for name in ("Jan Olav Lie", "J. Lie", "Jan P. Lie", "Jan Lie", "Jon Lie")]
    first = representatives(names)
    assert all(representatives(order) == first for order in itertools.permutations(names))
