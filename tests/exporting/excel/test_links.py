"""Links to the web: only addresses that a browser may open and Excel makes out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exporting.excel.links import web_address
from tests.exporting.ooxml import is_address
from tests.exporting.samples import any_text


@given(any_text | st.builds("https://example.org/{}".format, any_text) | st.builds("http://{}".format, any_text))
def test_any_address_is_one_that_excel_takes(text):
    """Whatever the text, what comes of it is null or an address by RFC 3986 of at most 2,079 characters."""
    address = web_address(text)
    assert address is None or (is_address(address) and len(address) <= 2_079)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)", "file:///etc/passwd", "ftp://example.org/", "//example.org/", "example.org", "http://",
        "https://localhost/", "http://a b.org/", "https://example.org/a\nb", "https://user:secret@example.org/",
        "http://[::1]/", "https://example.org/#a#b", "https://example.org/" + "x" * 2_080, "https://example.org:port/",
        " https://example.org/", "https://example.org/<script>",
    ],
)  # fmt: skip
def test_what_is_no_plain_address_stays_text(text):
    """Other schemes, hosts that are no names, blanks, brackets, secrets and lengths that Excel refuses get no link."""
    assert web_address(text) is None


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org", "https://example.org"),
        ("http://example.org:8080/a?b=c&d=%20#e", "http://example.org:8080/a?b=c&d=%20#e"),
        ("https://example.org/ä–b", "https://example.org/%C3%A4%E2%80%93b"),
        ("https://example.org/100%", "https://example.org/100%25"),
    ],
)
def test_addresses_lead_where_they_say(text, address):
    """An address stays as it is, but for characters that stand encoded in a link."""
    assert web_address(text) == address
