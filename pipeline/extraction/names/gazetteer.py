"""What is known of words and names before any article is read: places, given and family names, nationalities."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Self

NATIONALITY = "N"  # the flag of words such as `russian`
COUNTRY = "C"


@dataclass(slots=True)
class Gazetteer:
    """Flags of lower-case names, ISO 3166-1 codes of places, and how words are usually written.

    A name's flags are one letter each: C country or continent, S first-level division, B city of half a million, M of
    100,000, T of 15,000, N nationality, G given name, F family name.
    """

    flags: Mapping[str, str]
    countries: Mapping[str, str]
    cases: Mapping[str, str] = field(default_factory=dict)  # L: mostly in lower case, M: in both

    @classmethod
    def load(cls) -> Self:
        """The gazetteer that comes with the package."""
        flags, countries = {}, {}
        packed = files(__package__).joinpath("data/gazetteer.tsv.gz").read_bytes()
        for line in gzip.decompress(packed).decode().splitlines():
            name, letters, country = line.split("\t")
            flags[name] = letters
            if country:
                countries[name] = country
        return cls(flags, countries)

    def is_nationality(self, word: str) -> bool:
        """Whether a lower-case word is an adjective or noun of nationality, such as `russian`."""
        return NATIONALITY in self.flags.get(word, "")
