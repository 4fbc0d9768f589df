"""The words that were met, by number: what follows from the form of each is worked out once, and kept in arrays."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from pipeline.extraction.names.lists import listed, listings, words
from pipeline.extraction.names.tokens import Word

Numbers = NDArray[np.int64]
Truths = NDArray[np.bool_]
_Key = TypeVar("_Key")

EDGE: Final = "$"  # stands for the word before the first of a text and after the last
EDGES: Final = 3  # of them, before and after each text
APART, TOGETHER = 0, 1  # numbers of two links: nothing but blanks stands between the words, or not even these
NO_LINK = 255
UNTOLD, LIKELY, CERTAIN = 0, 1, 2  # how sure it is from its words that a name is an organisation's
# What a word is, one bit each.
CAPITAL, NUMERIC, MONTH, PLAIN, ACRONYM, STARTS_LINK = (1 << bit for bit in range(6))
END, QUOTE, THE, BRACKET, COMMA, AND = (1 << bit for bit in range(6, 12))
MALE_OR_FEMALE, NEUTER, BODY, HEAD, SERVICE, STATE, CONTENT, ROLE, OF = (1 << bit for bit in range(12, 21))
AFTER_HEAD = 1 << 21
MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december"}
)
_SERVICES = frozenset({"service", "agency", "commission", "office"})  # of a state, after one more word
_AFTER_HEAD = frozenset({"of", "for", "in", "on", "de", "at", "du", "the", "to", ","})
_MARKED = (
    (MONTHS, MONTH),
    (frozenset(".!?\n"), END),
    (frozenset("\"“”'‘«„"), QUOTE),
    (frozenset({"he", "his", "him", "she", "her"}), MALE_OR_FEMALE),
    (frozenset({"it", "its"}), NEUTER),
    (frozenset({"department", "ministry"}), BODY),  # `of` and a matter follow
    (words("public_body"), HEAD),
    (_SERVICES, SERVICE),
    (words("states"), STATE),
    (frozenset({"the"}), THE),
    (frozenset({"("}), BRACKET),
    (frozenset({","}), COMMA),
    (frozenset({"and"}), AND),
    (frozenset({"of"}), OF),
    (words("role_in"), ROLE),
    (_AFTER_HEAD, AFTER_HEAD),
)
_MARKS = {word: sum(mark for among, mark in _MARKED if word in among) for among, _ in _MARKED for word in among}
_CONTENT = 3  # letters; shorter words are mostly function words
_ORGANIZATIONS = ("organization", "company", "legal_form", "public_body")
ROOM = 60_000  # words and names that are remembered; a run over many articles must not grow without bound


class Lexicon:
    """Numbers of words, of words in lower case, of shapes and of names.

    By a word's number go `marks`, `lower`, `shape`, `length` and `link` (what it is alone between two words); by the
    number of a word in lower case `lists`, the lists that hold it; by a name's number `named`, what kind of
    organisation its words tell. A name has its number by those of its words in lower case, as bytes.
    """

    def __init__(self, links: Iterable[str]) -> None:
        """Know what may stand between two words of a name."""
        self.links = ["", "_", *sorted({*links} - {"", "_"})]
        self.link_numbers = {link: number for number, link in enumerate(self.links)}
        self.of = np.array([link.startswith("of") for link in self.links])
        self._starting = frozenset(link.split(" ")[0] for link in self.links if " " in link)
        self.words: list[Word] = []
        self.lowers: list[str] = []
        self.shapes: list[str] = []
        self.names: list[str] = []
        self.forget()

    def forget(self) -> None:
        """Forget all words; their numbers mean nothing any more."""
        for entries in (self.words, self.lowers, self.shapes, self.names):
            entries.clear()
        self.numbers = _Numbers(self._add_word)
        self.lower_numbers = _Numbers(self._add_lower)
        self._shape_numbers = _Numbers(self._add_shape)
        self.name_numbers = _Numbers(self._add_name)
        self.marks, self.lower, self.shape, self.length, self.link, self.lists, self.named = (
            np.zeros(1024, np.int64) for _ in range(7)
        )
        self.numbers[""] = self._add_word(EDGE)  # number 0
        self.marks[0] = END

    def entries(self, field: str) -> Sequence[object] | None:
        """What the numbers of a field of a code stand for; None where they are just numbers."""
        known: dict[str, Sequence[object]] = {
            "word": self.words,
            "lower": self.lowers,
            "name": self.names,
            "lists": listings(),
            "link": [*self.links, *[EDGE] * (NO_LINK + 1 - len(self.links))],
            "shape": self.shapes,
        }
        return known.get(field)

    @property
    def full(self) -> bool:
        """Whether so much is remembered that it should be forgotten before the next article."""
        return len(self.words) > ROOM or len(self.names) > ROOM

    def _add_word(self, piece: str) -> int:
        word = Word(piece)
        number = len(self.words)
        self.words.append(word)
        if number == len(self.marks):
            self.marks, self.lower, self.shape, self.length, self.link = (
                np.resize(column, 2 * number) for column in (self.marks, self.lower, self.shape, self.length, self.link)
            )
        self.marks[number] = self._marks(word)
        self.lower[number] = self.lower_numbers[word.lower]
        self.shape[number] = self._shape_numbers[word.shape]
        self.length[number] = len(word.text)
        self.link[number] = self.link_numbers.get(word.lower, -1)
        return number

    def _marks(self, word: Word) -> int:
        text, lower = word.text, word.lower
        marks = _MARKS.get(lower, 0)
        if text != lower:
            marks |= CAPITAL
        elif text[0].isalpha():
            marks |= PLAIN | (CONTENT if len(text) >= _CONTENT else 0)
        if text[0].isdigit():
            marks |= NUMERIC
        if text.isupper():
            marks |= ACRONYM
        if lower in self._starting:
            marks |= STARTS_LINK
        return marks

    def _add_lower(self, lower: str) -> int:
        number = len(self.lowers)
        self.lowers.append(lower)
        if number == len(self.lists):
            self.lists = np.resize(self.lists, 2 * number)
        self.lists[number] = listed().get(lower, 0)
        return number

    def _add_shape(self, shape: str) -> int:
        self.shapes.append(shape)
        return len(self.shapes) - 1

    def _add_name(self, lower: bytes) -> int:
        number = len(self.names)
        name = [self.lowers[word] for word in np.frombuffer(lower, np.int64).tolist()]
        self.names.append(" ".join(name))
        if number == len(self.named):
            self.named = np.resize(self.named, 2 * number)
        self.named[number] = _named(name)
        return number


def _named(name: list[str]) -> int:
    """Whether a name's words tell an organisation, `lund harbour society`, or for certain, `department of justice`."""
    if len(name) < 2:
        return UNTOLD
    head, last = _head_of(name), name[-1]
    if head in words("public_body") or last in words("programme") or (name[0] in words("states") and last in _SERVICES):
        return CERTAIN
    return LIKELY if any(head in words(one) or last in words(one) for one in _ORGANIZATIONS) else UNTOLD


def _head_of(name: list[str]) -> str:
    """The head of a name in lower-case words: `movement` in `movement of russia`, `bank` in `royal bank`."""
    for at in range(1, len(name)):
        if name[at] in _AFTER_HEAD:
            return name[at - 1]
    return name[-1]


class _Numbers(dict[_Key, int]):
    """Numbers of keys; a new one is given where a key is met for the first time."""

    def __init__(self, add: Callable[[_Key], int]) -> None:
        super().__init__()
        self._add = add

    def __missing__(self, key: _Key) -> int:
        number = self[key] = self._add(key)
        return number
