"""Words of a text, and the runs of capitalised words that names are found in."""

import re
from collections.abc import Container
from dataclasses import dataclass
from itertools import accumulate

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
_SENTENCE_END = frozenset(".!?\n")
_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december"}
)
_QUOTES = frozenset("\"“”'‘«„")
LONGEST_RUN = 24  # words; more in a row are a heading or a list, not a name
_FURTHEST = 4  # words from one capitalised word to the next of the same run


class Word:
    """A word as it is written, with what follows from its form alone."""

    __slots__ = ("capital", "lower", "month", "numeric", "plain", "shape", "text")

    def __init__(self, piece: str) -> None:
        """Take the word of a piece of text that may end in blanks."""
        self.text = text = piece if piece == "\n" else piece.rstrip() or " "
        self.lower = lower = _SPELLED.get(text) or text.lower()
        self.capital = text != lower
        self.month = lower in _MONTHS
        self.numeric = text[0].isdigit()
        self.plain = not self.capital and text[0].isalpha()
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


@dataclass(slots=True)
class Run:
    """Words that may make names together, and what stands between each and the next (`""`, `of the`, `-`)."""

    words: list[int]
    links: list[str]


@dataclass(slots=True)
class Words:
    """The words of a text with their places, and its runs."""

    text: str
    words: list[Word]
    lower: list[str]
    starts: list[int]
    vocabulary: set[str]  # all in lower case
    plain: set[str]  # those that the text also has in lower case
    runs: list[Run]

    def end(self, at: int) -> int:
        """Where a word ends in the text."""
        return self.starts[at] + len(self.words[at].text)

    def opens(self, at: int) -> bool:
        """Whether a word is the first of a sentence, as far as one can see."""
        if not at:
            return True
        before = self.lower[at - 1]
        if before in _QUOTES:
            return at < 2 or self.lower[at - 2] in _SENTENCE_END
        return before in _SENTENCE_END


def word_of(text: str) -> Word:
    """A word by its text."""
    return _WORDS[text]


def words_of(text: str) -> list[Word]:
    """The words of a text, without their places."""
    return [_WORDS[piece] for piece in _PIECE.findall(text)]


def read_words(text: str, links: Container[str]) -> Words:
    """The words of a text; runs go on over the connecting words in `links`, and never over a line break."""
    pieces = _PIECE.findall(text)
    words = [_WORDS[piece] for piece in pieces]
    starts = list(accumulate(map(len, pieces), initial=0))
    lower = [word.lower for word in words]
    plain = {word.lower for word in set(words) if word.plain}
    return Words(text, words, lower, starts, set(lower), plain, _runs(words, lower, starts, links))


def _candidates(words: list[Word]) -> list[int]:
    """The capitalised words and the numbers beside them; a month beside a number makes a date, and no name."""
    found: list[int] = []
    last = len(words) - 1
    for at, word in enumerate(words):
        if word.capital:
            before = at > 0 and words[at - 1].numeric
            after = at < last and words[at + 1].numeric
            if not (before or after):
                found.append(at)
            elif not word.month:
                if before and (not found or found[-1] != at - 1):
                    found.append(at - 1)
                found.append(at)
                if after:
                    found.append(at + 1)
    return found


def _runs(words: list[Word], lower: list[str], starts: list[int], links: Container[str]) -> list[Run]:
    runs: list[Run] = []
    inside: list[int] = []
    between: list[str] = []
    last = -_FURTHEST - 1
    for at in _candidates(words):
        link = None
        if at - last <= _FURTHEST and len(inside) < LONGEST_RUN:
            if at == last + 1:
                link = "_" if starts[last] + len(words[last].text) == starts[at] else ""  # `_`: written together
            else:
                link = " ".join(lower[last + 1 : at])
                if link not in links:
                    link = None
        if link is None:
            inside, between = [at], []
            runs.append(Run(inside, between))
        else:
            inside.append(at)
            between.append(link)
        last = at
    return runs
