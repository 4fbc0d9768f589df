"""What holds for the references of any text, and what comes back from composed entries."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parsing.model import Creator
from pipeline.parsing.references import parse_references, parse_short_reference
from pipeline.parsing.references.segments import components

PIECES = [
    '"', "“", "”", "(", ")", "[", "]", ". ", ", ", "; ", ": ", "\n", " – via ", "Archived from the original on ",
    "Retrieved ", "May 5, 2010", "2010", "(2010)", "p. 7", "pp. 7–9", "ISBN 0-306-40615-2", "doi:10.1000/1",
    "12 (3): 4–5", "Smith, John", "Smith", " & ", "et al.", "(eds.)", "In ", "CS1 maint: x (link)", "[dead link]",
    "(in French)", "New York: ", "Knopf", "www.pier.org", "the pier was built", "Vol. 3, no. 4", "http://pier.org/a",
    "", "é", "漢字", "\u00a0", "٣",
]  # fmt: skip

entries = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


def letters_of(text):
    return "".join(c for c in text.casefold() if c.isalnum())


@settings(max_examples=400, deadline=None)
@given(entries)
def test_any_text_gives_at_least_one_reference_and_always_the_same(text):
    """No text raises, every text gives a reference, and the same one again."""
    references = parse_references(text)
    assert references
    assert parse_references(text) == references
    parse_short_reference(text)


VERBATIM = [
    "title", "trans_title", "container_title", "publisher", "publisher_place", "via", "url", "doi", "isbn", "volume",
    "issue", "page", "edition", "quote",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(entries)
def test_every_value_stands_in_the_text(text):
    """Every word of a value is a word of the text, apart from case and punctuation; no value is empty."""
    whole = letters_of(text)
    for reference in parse_references(text):
        for name in VERBATIM:
            value = getattr(reference, name)
            assert value is None or value.strip() == value != ""
            assert all(letters_of(part) in whole for part in (value or "").split())
        for creator in reference.creators:
            assert creator.family or creator.literal


WORDS = ["Harbour", "Lake", "Otter", "Bridge", "Winter", "Lantern", "Meadow", "Copper", "Ferry", "Orchard", "Quay"]
word = st.sampled_from(WORDS)
title = st.lists(word, min_size=2, max_size=6).map(" ".join)
family = st.sampled_from(["Marsh", "Okafor", "van Dam", "O'Neil", "Lind-Berg", "Ångström", "Müller"])
given_name = st.sampled_from(["Ellen", "B. C.", "Per", "J.-P.", "Ann Marie", "K."])
month = st.sampled_from(["January", "May", "August", "December"])
day = st.builds(lambda d, m, y: (f"{d} {m} {y}", y), st.integers(1, 28), month, st.integers(1900, 2023))


@settings(deadline=None)
@given(
    st.lists(st.tuples(family, given_name), min_size=1, max_size=4),
    day,
    title,
    st.sampled_from(["Journal of Ferries", "Orchard Quarterly", "Proceedings of the Quay Society"]),
    st.integers(1, 400),
    st.one_of(st.none(), st.integers(1, 52)),
    st.one_of(st.none(), st.tuples(st.integers(1, 400), st.integers(401, 999))),
    st.one_of(st.none(), day),
)
def test_a_composed_journal_entry_comes_back(people, issued, name, journal, volume, issue, pages, accessed):
    """The fields of an article composed in Citation Style 1 come back one by one."""
    text = "; ".join(f"{last}, {first}" for last, first in people) + f' ({issued[0]}). "{name}". {journal}. {volume}'
    text += f" ({issue})" if issue else ""
    text += f": {pages[0]}–{pages[1]}" if pages else ""
    text += ". doi:10.1000/abc.1."
    text += f" Retrieved {accessed[0]}." if accessed else ""
    (reference,) = parse_references(text)
    assert reference.creators == [Creator("author", last, first) for last, first in people]
    assert (reference.title, reference.container_title, reference.csl_type) == (name, journal, "article-journal")
    assert (reference.volume, reference.issue) == (str(volume), str(issue) if issue else None)
    assert reference.page == (f"{pages[0]}–{pages[1]}" if pages else None)
    assert reference.doi == "10.1000/abc.1"
    assert reference.issued_edtf.startswith(str(issued[1]))
    assert (reference.accessed_edtf or "").startswith(str(accessed[1]) if accessed else "")
    assert reference.quote is None


@settings(deadline=None)
@given(
    st.lists(st.tuples(family, given_name), max_size=3),
    st.integers(1900, 2023),
    title,
    st.one_of(st.none(), st.sampled_from(["London", "Ann Arbor, Michigan", "New York"])),
    st.sampled_from(["Knopf", "Oxford University Press", "Lantern & Sons", "Quay Books"]),
    st.one_of(st.none(), st.integers(1, 999)),
    st.sampled_from([None, "2nd", "Revised"]),
)
def test_a_composed_book_entry_comes_back(people, year, name, place, publisher, page, edition):
    """The fields of a book composed in Citation Style 1 come back one by one."""
    creators = "; ".join(f"{last}, {first}" for last, first in people)
    text = f"{creators} ({year}). {name}" if people else name
    text += f" ({edition} ed.)" if edition else ""
    text += f". {place}: {publisher}. " if place else f". {publisher}. "
    text += "" if people else f"{year}. "
    text += f"p. {page}. " if page else ""
    text += "ISBN 0-306-40615-2."
    (reference,) = parse_references(text)
    assert reference.creators == [Creator("author", last, first) for last, first in people]
    assert (reference.title, reference.publisher, reference.publisher_place) == (name, publisher, place)
    assert (reference.issued_edtf, reference.edition) == (str(year), edition)
    assert (reference.page, reference.isbn) == (str(page) if page else None, "0-306-40615-2")
    assert (reference.quote, reference.container_title, reference.csl_type) == (None, None, "book")


HOSTILE = [
    "(", "[", '"', "“", ",", ". ", "; ", "A. ", "Aa. ", '"a" ', "(1999) ", "Smith, J.; ", " & ", "CS1 maint: ",
    "{{cite x}}: ", "\n", '\n"a". 2009. ', "ISBN 9", "0", "In a (ed.). ", "Archived ", "p. ", " – via ", "(help) ",
    "Inc., ", "9 (9): ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("head", ["", '"', '"T". ', "Roe, A. (2001). ", "Roe 2001, p. 5"])
@pytest.mark.parametrize("tail", ["", " Retrieved May 5, 2010."])
def test_hostile_entries_are_read_to_their_end(unit, head, tail):
    """A long run of any mark is read like any other text; nothing grows beyond the entry."""
    text = head + unit * (10_000 // len(unit)) + tail
    for reference in parse_references(text):
        assert len(reference.creators) <= len(text)
        values = (reference.title, reference.quote, reference.page)
        assert all(value is None or len(value) <= len(text) for value in values)


def test_a_megabyte_is_read():
    """An entry of a megabyte of brackets and quotation marks gives a reference."""
    assert len(parse_references('"(' * 500_000)) == 1


_WORDS = st.sampled_from(["Lie", "J.", "U.S.", "Inc.", "vol.", "3", "p.", "in", "Oslo.", "...", "2010.", "no."])


@given(st.lists(_WORDS, max_size=14).map(" ".join))
def test_components_part_alike_with_and_without_brackets(text: str) -> None:
    """The way that is taken where nothing protects a stop parts a text as the one that looks at brackets."""
    text = f"{text} End".strip()
    assert [*components(text, 0, False)] == [*components(f"{text}. (X) Y", 0, False)][:-1]
