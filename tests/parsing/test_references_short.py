"""Short references and the full entries that they mean."""

import pytest

from pipeline.parsing.model import Creator, Source
from pipeline.parsing.references import (
    ShortReference,
    link_short_references,
    parse_references,
    parse_short_reference,
    parse_short_references,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kuro 1983, p. 17", ShortReference(("Kuro",), "1983", "17")),
        ("Kuro 1983, pp. 17–19.", ShortReference(("Kuro",), "1983", "17–19")),
        ("Smith & Jones (2009), pp. 5–6", ShortReference(("Smith", "Jones"), "2009", "5–6")),
        ("Smith and Jones (2009)", ShortReference(("Smith", "Jones"), "2009")),
        ("Smith, Jones & Roe 2009", ShortReference(("Smith", "Jones", "Roe"), "2009")),
        ("Doe et al. 2001a, p. 3", ShortReference(("Doe",), "2001a", "3", others=True)),
        ("van der Berg 1999, ch. 4", ShortReference(("van der Berg",), "1999")),
        ("Pier Board (2007), p. iv", ShortReference(("Pier Board",), "2007", "iv")),
        ("Galbreath, pp. 372–374", ShortReference(("Galbreath",), None, "372–374")),
        ('Rich 2009, p. 286: "After an analysis, the court said no."', ShortReference(("Rich",), "2009", "286")),
        ("See Kuro 1983, p. 17", ShortReference(("Kuro",), "1983", "17")),
        ("Brown (1991), p. [page needed].", ShortReference(("Brown",), "1991")),
        ("Miller, 1987: 202–203", ShortReference(("Miller",), "1987", "202–203")),
    ],
)
def test_each_form_of_short_reference(text, expected):
    """Each form gives names, year and pages."""
    assert parse_short_reference(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Smith, John (2009). The Pier. Knopf.",
        "Smith, John (2009)",
        '"Pier". The Times. 2009.',
        "Festival program guide, p. 5",
        "Current Biography, January 2012, Vol. 73",
        "Summer Olympics 2008",
        "Smith (2009). The Pier. Knopf. ISBN 0-306-40615-2.",
        "The pier was built in 1999.",
        "",
    ],
)
def test_what_is_no_short_reference(text):
    """Full entries, sentences and names of events are no short references."""
    assert parse_short_reference(text) is None


def test_several_short_references_in_one_entry():
    """Short references parted by semicolons come apart, and each is a work of the entry."""
    text = "Kuro 1983, p. 17; Smith & Jones 2009, p. 5."
    assert [short.page for short in parse_short_references(text)] == ["17", "5"]
    first, second = parse_references(text)
    assert (first.creators, first.issued_edtf, first.page) == ([Creator("author", "Kuro")], "1983", "17")
    assert (second.creators[1], second.issued_edtf, second.page) == (Creator("author", "Jones"), "2009", "5")


def sources(*texts):
    made = []
    for text in texts:
        for ordinal, reference in enumerate(parse_references(text), 1):
            made.append(Source(0, None, None, 0, len(text), text, None, reference, ordinal))
    return made


def test_short_references_find_their_full_entries():
    """Names and year decide; a letter after the year decides between works of one year."""
    found = link_short_references(
        sources(
            "Kuro 1983, p. 17",
            "Smith & Jones 2009, p. 5; Doe et al. 2001b, p. 2",
            "Galbreath, p. 3",
            "Pier Board 2007, p. 3",
            "Kuro, A. (1983). Frogs. Knopf.",
            "Smith, J.; Jones, K. (2009). Toads. Knopf.",
            "Smith, J. (2009). Newts. Knopf.",
            "Doe, A.; Roe, B.; Poe, C. (2001a). Eels. Knopf.",
            "Doe, A.; Roe, B.; Poe, C. (2001b). Rays. Knopf.",
            "Galbreath, Stu (2002). Carp. Knopf.",
            "Pier Board (2007). Annual Report. London.",
        )
    )
    assert found == [5, 6, 9, 10, 11, None, None, None, None, None, None, None]


def test_an_open_choice_is_left_open():
    """A short reference that two different works fit, or none, has no full entry."""
    two = ("Kuro, A. (1983). Frogs. Knopf.", "Kuro, A. (1983). Toads. Knopf.")
    assert link_short_references(sources("Kuro 1983, p. 1", *two)) == [None, None, None]
    assert link_short_references(sources("Kuro 1984, p. 1", *two)) == [None, None, None]
    assert link_short_references(sources("Kuro 1983, p. 1", two[0], two[0])) == [1, None, None]
    longer = two[0].replace("Frogs", "Frogs: A History")
    assert link_short_references(sources("Kuro 1983, p. 1", longer, two[0])) == [1, None, None]
    assert link_short_references([]) == []
