"""Decoding: the text of bytes in whatever encoding, or why there is none."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.decoding import UndecodableError, decode, without_surrogates

RUSSIAN = "Александр Викторович родился в Москве и учился в университете. Он был председателем общества. " * 5
POLISH = "Urodził się w Łodzi, gdzie jego ojciec był urzędnikiem; są o nim dwie książki i później film. " * 5
ENGLISH = "He was born in Köln — “the café” — and García’s friend said so. He worked there for years. " * 5
FRENCH = "Il naît à Besançon, où son père était employé à la préfecture ; élève doué, il reçut une bourse. " * 5


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Zoë\r\nline\n".encode(), "Zoë\r\nline\n", "utf-8"),
        (codecs.BOM_UTF8 + "Zoë".encode(), "Zoë", "utf-8"),
        (codecs.BOM_UTF16_LE + "Zoë".encode("utf-16-le"), "Zoë", "utf-16-le"),
        (codecs.BOM_UTF16_BE + "Zoë".encode("utf-16-be"), "Zoë", "utf-16-be"),
        (codecs.BOM_UTF32_LE + "Zoë".encode("utf-32-le"), "Zoë", "utf-32-le"),
        (("An article. " * 20).encode("utf-16-le"), "An article. " * 20, "utf-16-le"),
        (RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251"),
        (FRENCH.encode("cp1252"), FRENCH, "cp1252"),
        (ENGLISH.encode("cp1252"), ENGLISH, "cp1252"),
        (POLISH.encode("cp1250"), POLISH, "cp1250"),
    ],
)
def test_encoding_is_told(data, text, encoding):
    """Marked and unmarked encodings give their text; line ends stay as they stand."""
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.damaged) == (text, encoding, 0)


def test_broken_places_become_replacement_characters():
    """UTF-8 with a few broken bytes stays UTF-8, each broken place one U+FFFD, and these are counted."""
    decoded = decode("Zoë à Besançon — ".encode() + b"\xff" + " café".encode())
    assert decoded.text == "Zoë à Besançon — \ufffd café"
    assert (decoded.encoding, decoded.damaged) == ("utf-8", 1)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (bytes(range(32)) * 100, "binary"),
        (b"\x7fELF\x02\x01\x01" + bytes(200) + b"\x03\x04" * 100, "binary"),
    ],
)
def test_what_is_no_text_says_why(data, code):
    """Empty and binary files are told apart."""
    with pytest.raises(UndecodableError) as caught:
        decode(data)
    assert caught.value.code == code


@given(st.text(min_size=1).filter(str.strip))
def test_utf8_comes_back(text):
    """Any text in UTF-8 that is not all control characters comes back as it was."""
    try:
        decoded = decode(text.encode("utf-8"))
    except UndecodableError as error:
        assert error.code in ("binary", "empty")
    else:
        assert decoded.encoding != "utf-8" or decoded.text == text.removeprefix("\ufeff")


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_a_reason(data):
    """No bytes at all raise anything but the reason why they are no text."""
    try:
        assert decode(data).text.strip()
    except UndecodableError as error:
        assert error.code in ("empty", "binary", "unknown_encoding")


def test_lone_surrogates_are_replaced():
    """What JSON can escape and UTF-8 cannot hold becomes U+FFFD."""
    assert without_surrogates("a\ud800b\U0001f600") == "a\ufffdb\U0001f600"
