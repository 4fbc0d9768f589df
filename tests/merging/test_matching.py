"""Matching: which names of different articles can mean the same thing."""

import itertools

import pytest

from pipeline.merging.matching import Called, call_names, representatives
from pipeline.tables.entity_keys import is_spelled, kind_of, name_keys, name_words, tells_little


@pytest.mark.parametrize(
    ("schema", "one", "other"),
    [
        ("Person", "Dr. Anna Lie", "Anna Lie"),
        ("Person", "Jan Lie Jr.", "Jan Lie"),
        ("Person", "Zoë Lie-Berg", "Zoe Lie-Berg"),
        ("Company", "Lund Metals Inc.", "Lund Metals"),
        ("PublicBody", "U.S. Department of Justice", "Justice Department"),
        ("PublicBody", "US Dept. of Justice", "United States Department of Justice"),
        ("PublicBody", "Supreme Court of the United States", "U.S. Supreme Court"),
        ("PublicBody", "U.S. Food and Drug Administration", "Food and Drug Administration"),
        ("Place", "U.S.", "United States"),
        ("Place", "UK", "United Kingdom"),
        ("Place", "D.C.", "Washington, D.C."),
        ("PublicBody", "NSA", "National Security Agency"),
    ],
)
def test_spellings_of_one_name(schema, one, other):
    """Titles, legal forms, accents and turned departments make no difference."""
    assert name_words(schema, one) == name_words(schema, other)
    assert name_keys(schema, one).block == name_keys(schema, other).block


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("University of Lund", "Lund Institute"),
        ("Bank of Lund", "Lund Bank"),
        ("United States", "United Kingdom"),
        ("United States Senate", "Senate"),
    ],
)
def test_other_words_are_other_names(one, other):
    """The words and, but for departments, their order tell organisations apart."""
    assert name_words("Organization", one) != name_words("Organization", other)


def test_a_company_may_be_an_organization_elsewhere():
    """Schemata of organisations stand in one block; a person stands in another."""
    assert name_keys("Company", "Lund").block == name_keys("Organization", "Lund").block
    assert name_keys("Person", "Lund").block != name_keys("Company", "Lund").block


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


def test_particles_and_double_given_names_make_no_difference():
    """A middle name before a particle, or behind a hyphen, may be left out like any other."""
    found, words = chosen("Jan Olav de Lie", "Jan de Lie")
    assert set(found.values()) == {words["Jan Olav de Lie"]}
    found, words = chosen("Jan-Olav Lie-Berg", "Jan Lie-Berg")
    assert set(found.values()) == {words["Jan-Olav Lie-Berg"]}


def called(*names, articles=("own",), own=(), dated=False):
    forms = frozenset(name_words("Person", name) for name in names)
    return Called("-".join(names[0].lower().split()), forms, frozenset(articles), frozenset(own), dated)


FULL = called("Anna Maria Sofie Lie", own=["own"], dated=True)


def test_name_that_a_person_goes_by_is_theirs():
    """A name without the first given name, in the person's own article and in others, is that person's."""
    assert call_names([FULL, called("Maria Lie", articles=["own", "b"])]) == {"maria-lie": "anna-maria-sofie-lie"}
    both = [FULL, called("Maria Sofie Lie", articles=["own", "b"]), called("Sofie Lie")]
    assert set(call_names(both)) == {"maria-sofie-lie", "sofie-lie"}


@pytest.mark.parametrize(
    "other",
    [
        called("Maria Lie"),
        called("Maria Lie", articles=["b", "c"]),
        called("Maria Lie", articles=["own", "b"], own=["b"]),
        called("Maria Lie", articles=["own", "b"], dated=True),
        called("M. Lie", articles=["own", "b"]),
        called("Maria Berg", articles=["own", "b"]),
        called("Sofie Maria Lie", articles=["own", "b"]),
    ],
    ids=["a parent", "a namesake", "a subject", "born in another year", "an initial", "a surname", "another order"],
)
def test_name_that_may_be_somebody_else_stays_apart(other):
    """Without the articles that use both, or with anything known of the other, two names are two people."""
    assert call_names([FULL, other]) == {}


def test_person_goes_by_one_name():
    """Who is called by the first given name is not called by the second; two full names that fit leave a doubt."""
    short = called("Anna Maria Sofie Lie", "Anna Lie", own=["own"])
    other = called("Maria Lie", articles=["own", "b"])
    assert call_names([short, other]) == {}
    twin = called("Berta Maria Sofie Lie", own=["own"])
    assert call_names([FULL, twin, other]) == {}


@pytest.mark.parametrize(
    ("schema", "name", "little"),
    [
        ("Event", "Civil War", True),
        ("Event", "Kargil War", False),
        ("Work", "Act", True),
        ("Work", "Official Secrets Act", False),
        ("Place", "Eastern District", True),
        ("Place", "Bergen", False),
        ("PublicBody", "Security Council", True),
        ("PublicBody", "National Security Agency", False),
    ],
)
def test_words_of_kind_tell_little(schema, name, little):
    """Words that only say what kind of thing it is mean another one in each article."""
    assert tells_little(kind_of(schema), name_words(schema, name)) == little


def test_acronym_is_spelled_by_first_letters():
    """An acronym counts as a name's where its letters begin the name's words, a state before them apart."""
    assert is_spelled("EFF", ["Electronic Frontier Foundation"])
    assert is_spelled("F.D.A.", ["U.S. Food and Drug Administration"])
    assert not is_spelled("DFB", ["German Football Association"])
    assert not is_spelled("Eff", ["Electronic Frontier Foundation"])


def test_names_that_tell_little_give_no_key():
    """A surname alone, or a council, is no key by which a source could name an entity."""
    assert name_keys("Person", "Lie").telling is name_keys("Organization", "Advisory Council").telling is None
    assert name_keys("Person", "Anna Lie").telling == "person-anna-lie"
