"""The script that a name is written in."""

import unicodedata

from pipeline.extraction.names.memo import Memo

_CODES = {  # how Unicode's names of characters begin, and ISO 15924
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr", "ARMENIAN": "Armn",
    "GEORGIAN": "Geor", "DEVANAGARI": "Deva", "BENGALI": "Beng", "TAMIL": "Taml", "TELUGU": "Telu", "THAI": "Thai",
    "GUJARATI": "Gujr", "GURMUKHI": "Guru", "KANNADA": "Knda", "MALAYALAM": "Mlym", "MYANMAR": "Mymr",
    "KHMER": "Khmr", "LAO": "Laoo", "TIBETAN": "Tibt", "ETHIOPIC": "Ethi", "MONGOLIAN": "Mong", "SINHALA": "Sinh",
    "HANGUL": "Hang", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "CJK": "Hani",
}  # fmt: skip


def _code_of(character: str) -> str | None:
    """The code of a letter's script, or None."""
    return _CODES.get(unicodedata.name(character, "").split(" ")[0]) if character.isalpha() else None


_CODE = Memo(_code_of)


def script_of(name: str) -> str | None:
    """The ISO 15924 code of a name's script; kana among ideographs is Jpan; None where no letter tells."""
    if name.isascii():
        return "Latn" if name.upper() != name.lower() else None
    found = None
    for character in name:
        code = _CODE[character]
        if code == "Jpan" or found is None:
            found = code
    return found
