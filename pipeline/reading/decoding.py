"""Bytes to text: which encoding they are in, and the text without a byte order mark, line ends as they stand."""

import codecs
import re
from typing import NamedTuple

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Single-byte and East Asian encodings that article texts come in; a guess among all code pages is worse than none.
_LEGACY = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "iso8859_2"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]
# The guess cannot tell Latin code pages from one another, of which the Western one is by far the most frequent.
_LATIN = frozenset({"cp1250", "cp1252", "cp1254", "cp1257", "iso8859_2"})
# A letter of another Latin code page, read as Western, is a sign behind a letter: `s¹`, `r³`, `³a£`
_MISREAD_LETTER = re.compile("[^\\W\\d_][¹³£¥¿¡ªº¼½¾¯¸´¨¤¦§¬±µ¶]")
_SAMPLE = 200_000  # bytes that a guess is made on
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Decoded(NamedTuple):
    """A text, the encoding it came in, and how many places could not be decoded (each now one U+FFFD)."""

    text: str
    encoding: str
    damaged: int = 0


class UndecodableError(ValueError):
    """Bytes that are no text. `code` is `empty`, `binary` or `unknown_encoding`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def decode(data: bytes) -> Decoded:
    """The text of the bytes. Raises UndecodableError where they hold no text or none that can be told."""
    if not data.strip(b"\x00\t\n\r\x0b\x0c \xef\xbb\xbf\xff\xfe"):
        raise UndecodableError("empty", "the file holds no text; save the article again or remove the file")
    decoded = _decode_marked(data) or _decode_unmarked(data)
    if not decoded.text.strip():
        raise UndecodableError("empty", "the file holds no text; save the article again or remove the file")
    return decoded


def without_surrogates(text: str) -> str:
    """The text with each lone surrogate, as JSON can escape them, replaced by U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def _decode_marked(data: bytes) -> Decoded | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding)
    return None


def _decode_unmarked(data: bytes) -> Decoded:
    wide = _wide_encoding(data)
    if wide:
        return _decode_as(data, wide)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls * 20 > len(data):
        raise UndecodableError("binary", "the file is binary, not text; remove it or save the article as plain text")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    damaged = _decode_as(data, "utf-8")
    beyond_ascii = len(damaged.text) - damaged.damaged - len(damaged.text.encode("ascii", "ignore"))
    if beyond_ascii > damaged.damaged:  # UTF-8 with a few broken places
        return damaged
    return _decode_as(data, _legacy_encoding(data))


def _legacy_encoding(data: bytes) -> str:
    from charset_normalizer import from_bytes  # which nearly no run needs

    best = from_bytes(data[:_SAMPLE], cp_isolation=_LEGACY).best()
    if best is None:
        raise UndecodableError("unknown_encoding", "the encoding cannot be told; save the article as UTF-8")
    western = data[:_SAMPLE].decode("cp1252", "replace")
    is_western = best.encoding in _LATIN and "\ufffd" not in western and not _MISREAD_LETTER.search(western)
    return "cp1252" if is_western else best.encoding


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is NUL."""
    sample = data[:2000]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if len(data) % 2 == 0 and max(low, high) * 3 > len(sample) and min(low, high) * 20 < len(sample):
        return "utf-16-le" if high > low else "utf-16-be"
    return None


def _decode_as(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(
        text, encoding, text.count("\ufffd") - data.count("\ufffd".encode(encoding, "ignore") or b"\x00\x00\x00\x00")
    )
