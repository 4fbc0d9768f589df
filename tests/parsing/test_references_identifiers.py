"""Identifiers of reference entries."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parsing.model import Identifier
from pipeline.parsing.references.identifiers import isbn_valid, issn_valid, parse_identifiers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ISBN 0-8044-2957-X", Identifier("isbn", "0-8044-2957-X", True)),
        ("ISBN 9780306406157.", Identifier("isbn", "9780306406157", True)),
        ("ISBN 978-0-306-40615-8", Identifier("isbn", "978-0-306-40615-8", False)),
        ("ISSN 2434-561X", Identifier("issn", "2434-561X", True)),
        ("eISSN 0317-8472", Identifier("issn", "0317-8472", False)),
        ("doi:10.1016/S0196-0644(97)70335-4", Identifier("doi", "10.1016/S0196-0644(97)70335-4")),
        ("doi:10.1038/440278a (inactive 10 September 2020)", Identifier("doi", "10.1038/440278a")),
        ("PMID 7040449", Identifier("pmid", "7040449")),
        ("PMC 272079", Identifier("pmc", "272079")),
        ("arXiv:1706.02582 [cs.LG]", Identifier("arxiv", "1706.02582")),
        ("arXiv:math/0309136", Identifier("arxiv", "math/0309136")),
        ("CiteSeerX 10.1.1.133.1456", Identifier("citeseerx", "10.1.1.133.1456")),
        ("ASIN B0006CAHJ6", Identifier("asin", "B0006CAHJ6")),
        ("OL 12345M", Identifier("ol", "12345M")),
    ],
)
def test_each_scheme_is_read(text, expected):
    """Each scheme gives its value, with the verdict of the check digit where it has one."""
    assert parse_identifiers(text) == [expected]


@pytest.mark.parametrize("text", ["Mr. Pier", "OL John", "ISBN unknown", "doi:nonsense", "JFK 12345", "the PMC report"])
def test_words_like_schemes_are_no_identifiers(text):
    """A scheme's name without a value of its form is no identifier."""
    assert parse_identifiers(text) == []


@settings(deadline=None)
@given(st.lists(st.integers(0, 9), min_size=12, max_size=12))
def test_one_isbn_in_ten_is_valid(digits):
    """Of the ten ISBN-13 that share twelve digits exactly one is valid."""
    stem = "".join(map(str, digits))
    assert sum(isbn_valid(stem + str(check)) for check in range(10)) == 1


@settings(deadline=None)
@given(st.lists(st.integers(0, 9), min_size=7, max_size=7))
def test_one_issn_in_eleven_is_valid(digits):
    """Of the eleven ISSN that share seven digits exactly one is valid."""
    stem = "".join(map(str, digits))
    assert sum(issn_valid(stem + check) for check in "0123456789X") == 1
