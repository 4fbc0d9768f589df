"""What is known of words and names before any article is read: places, given and family names, nationalities."""

import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Self

from pipeline.extraction.names.memo import Memo

NATIONALITY = "N"  # the flag of words such as `russian`
KINDS = "plogwe"
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
        flags, kinds, countries = read_gazetteer(_lines("gazetteer.tsv.gz"))
        return cls(flags, kinds, countries, dict(line.split("\t") for line in _lines("senses.tsv.gz")))

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


def read_gazetteer(lines: Iterable[str]) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Flags, kinds and countries from the lines of the gazetteer's file: name, letters and country, divided by tabs."""
    flags, kinds, countries = {}, {}, {}
    for line in lines:
        name, letters, country = line.split("\t")
        flag = letters.strip(KINDS)
        if flag:
            flags[name] = flag
        if len(flag) < len(letters):
            kinds[name] = letters[len(flag) :]
        if country:
            countries[name] = country
    return flags, kinds, countries


def _lines(name: str) -> list[str]:
    return gzip.decompress(files(__package__).joinpath("data", name).read_bytes()).decode().splitlines()
