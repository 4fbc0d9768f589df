"""The script that a name is written in."""

import unicodedata

_CODES = {  # how Unicode's names of characters begin, and ISO 15924
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr", "ARMENIAN": "Armn",
    "GEORGIAN": "Geor", "DEVANAGARI": "Deva", "BENGALI": "Beng", "TAMIL": "Taml", "TELUGU": "Telu", "THAI": "Thai",
    "GUJARATI": "Gujr", "GURMUKHI": "Guru", "KANNADA": "Knda", "MALAYALAM": "Mlym", "MYANMAR": "Mymr",
    "KHMER": "Khmr", "LAO": "Laoo", "TIBETAN": "Tibt", "ETHIOPIC": "Ethi", "MONGOLIAN": "Mong", "SINHALA": "Sinh",
    "HANGUL": "Hang", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "CJK": "Hani",
}  # fmt: skip


def script_of(name: str) -> str | None:
    """The ISO 15924 code of a name's script; kana among ideographs is Jpan; None where no letter tells."""
    if name.isascii():
        return "Latn" if name.upper() != name.lower() else None
    found = None
    for character in name:
        if character.isalpha():
            code = _CODES.get(unicodedata.name(character, "").split(" ")[0])
            if code == "Jpan" or found is None:
                found = code
    return found
