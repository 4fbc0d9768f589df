"""What templates see of words."""

from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.tokens import Word

_LONG = 5  # letters; shorter words are mostly function words, whose sense tells less than they do


def itself(_: Gazetteer, word: str) -> str:
    """A word in lower case, or whatever else is a string."""
    return word


def number(_: Gazetteer, value: int) -> str:
    """A number or flag in figures."""
    return f"{value:d}"


def some(_: Gazetteer, value: str) -> str | None:
    """What is not empty."""
    return value or None


def sense(gazetteer: Gazetteer, word: str) -> str:
    """The sense of a lower-case word."""
    return gazetteer.senses[word]


def short(gazetteer: Gazetteer, word: str) -> str:
    """A short lower-case word, and the sense of a long one."""
    return word if len(word) < _LONG else gazetteer.senses[word]


def case(gazetteer: Gazetteer, word: str) -> str:
    """How a lower-case word is usually written."""
    return gazetteer.cases.get(word, "?")


def flags(gazetteer: Gazetteer, word: str) -> str:
    """The flags of a lower-case word or name."""
    return gazetteer.flags.get(word, "-")


def ending(_: Gazetteer, word: str) -> str:
    """The last three letters."""
    return word[-3:]


def short_ending(_: Gazetteer, word: str) -> str:
    """The last two letters."""
    return word[-2:]


def text(_: Gazetteer, word: Word) -> str:
    """A word as it is written."""
    return word.text


def lower(_: Gazetteer, word: Word) -> str:
    """A word in lower case."""
    return word.lower


def shape(_: Gazetteer, word: Word) -> str:
    """The shape of a word."""
    return word.shape
