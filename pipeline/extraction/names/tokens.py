"""The words of a text."""

import re

from pipeline.extraction.names.memo import Memo

_ABBREVIATION = (
    "Jr|Sr|Inc|Ltd|Co|Corp|Bros|St|Ste|Mt|Ft|Dr|Mr|Mrs|Ms|Prof|Rev|Gen|Col|Lt|Sgt|Capt|Gov|Sen|Rep|No|Maj|Hon|Adm|Cmdr"
    "|Dept|Univ"
)
# One word with the blanks after it: `U.S. `, `St. `, `J. `, `O'Brien `, `1989 `, `'s `, a line break, a mark.
_PIECE = re.compile(
    r"(?:"
    r"[a-z]+(?=[ ,])|[A-Z][a-z]{4,}(?=[ ,])"  # most words, found fast
    r"|(?:[A-Z]\.){2,}"
    rf"|(?:{_ABBREVIATION})\."
    r"|[A-HJ-Z]\.(?=[^\S\n]?[A-Z])"
    r"|[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*\d*"
    r"|\d+(?:[.,]\d+)*[a-z]*"
    r"|['’]s\b"
    r"|."
    r")[^\S\n]*",
    re.DOTALL,
)
_SPELLED = {  # abbreviations that are looked up under one spelling
    "US": "u.s.", "USA": "u.s.", "U.S.A.": "u.s.", "UK": "u.k.", "Dept.": "department", "Dept": "department",
    "Univ.": "university",
}  # fmt: skip


class Word:
    """A word as it is written, with what follows from its form alone."""

    __slots__ = ("lower", "shape", "text")

    def __init__(self, piece: str) -> None:
        """Take the word of a piece of text that may end in blanks."""
        self.text = text = piece if piece == "\n" else piece.rstrip() or " "
        self.lower = _SPELLED.get(text) or text.lower()
        self.shape = _shape(text)


def _shape(text: str) -> str:
    if len(text) == 1:
        return "X" if text.isupper() else "d" if text.isdigit() else "x"
    if text.isupper():
        return "X." if "." in text else "XX" if len(text) < 6 else "XXX"
    if text[0].isdigit():
        return ("dddd" if len(text) == 4 else "d") if text.isdigit() else "dx"
    if text[-1] == ".":
        return "Xx."
    if text[1:].islower():
        return "Xx" if text[0].isupper() else "x"
    return "xX" if text[0].islower() else "XxX"


_WORDS = Memo(Word)


def pieces_of(text: str) -> list[str]:
    """The words of a text, each with the blanks after it: together they are the text."""
    return _PIECE.findall(text)


def words_of(text: str) -> list[Word]:
    """The words of a text, without their places."""
    return [_WORDS[piece] for piece in _PIECE.findall(text)]
