"""What is known of words and names before any article is read: places, given and family names, nationalities."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from pipeline.extraction.names.memo import Memo
from pipeline.extraction.names.packed import read_lines

NATIONALITY = "N"  # the flag of words such as `russian`
PARTS = ("flags", "kinds", "countries")  # sections of the file
_ENDINGS = (
    ("", ""),
    ("ies", "y"),
    ("s", ""),
    ("es", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)


@dataclass(slots=True)
class Gazetteer:
    """Flags of lower-case names, ISO 3166-1 codes of places, and how words are usually written.

    A name's flags are one letter each: C country or continent, S first-level division, B city of half a million, M of
    100,000, T of 15,000, N nationality, G given name, F family name. Its kinds are those of single things that are
    well known by it: p person, l location, o natural object, g group, w work, e event.
    """

    flags: Mapping[str, str]
    kinds: Mapping[str, str]
    countries: Mapping[str, str]
    lexicon: Mapping[str, str] = field(default_factory=dict)  # broad senses of common words, by WordNet
    cases: Mapping[str, str] = field(default_factory=dict)  # L: mostly in lower case, M: in both
    senses: Memo[str, str] = field(init=False)  # of any form of a word; `-` where it is not known

    def __post_init__(self) -> None:
        """Remember the senses of the forms that were met."""
        self.senses = Memo(self._sense)

    @classmethod
    def load(cls) -> Self:
        """The gazetteer that comes with the package."""
        names = read_lines("gazetteer.tsv.gz")
        flags, kinds, countries = (names[part] for part in PARTS)
        return cls(flags, kinds, countries, read_lines("senses.tsv.gz")["senses"])

    def _sense(self, word: str) -> str:
        for ending, instead in _ENDINGS:
            if word.endswith(ending):
                sense = self.lexicon.get(word[: len(word) - len(ending)] + instead)
                if sense:
                    return sense
        return "-"

    def is_nationality(self, word: str) -> bool:
        """Whether a lower-case word is an adjective or noun of nationality, such as `russian`."""
        return NATIONALITY in self.flags.get(word, "")
