"""Short lists of words that are kept by hand, and the names of languages and countries."""

import json
from functools import cache, lru_cache
from importlib.resources import files

_TELLING = ("company", "legal_form", "public_body", "organization", "event", "work", "titles", "suffixes", "generic")
_ROOM = 4096  # words that are remembered


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list in `data/words.json`."""
    return frozenset(_lists()[name])


@lru_cache(_ROOM)
def lists_of(word: str) -> tuple[str, ...]:
    """The lists of words that tell kinds of things which hold a lower-case word."""
    return tuple(name for name in _TELLING if word in words(name))


@cache
def listed() -> dict[str, int]:
    """The lower-case words of the lists that tell kinds of things, each with the lists that hold it, one bit a list."""
    found: dict[str, int] = {}
    for at, name in enumerate(_TELLING):
        for word in words(name):
            found[word] = found.get(word, 0) | 1 << at
    return found


@cache
def listings() -> list[tuple[str, ...]]:
    """The lists that each sum of bits stands for."""
    every = range(1 << len(_TELLING))
    return [tuple(name for at, name in enumerate(_TELLING) if bits & 1 << at) for bits in every]


@cache
def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = json.loads(_read("words.json"))
    return lists


@cache
def nationalities() -> dict[str, str]:
    """Nationality words to the ISO 3166-1 code of their country: `russian` to `RU`."""
    return {
        name.lower(): code
        for code, flag, *names in (line.split("\t") for line in _read("countries.tsv").splitlines())
        if flag == "N" and code
        for name in names
    }


@cache
def languages() -> dict[str, str]:
    """Names of languages in lower case to their BCP 47 code."""
    return dict(line.split("\t") for line in _read("languages.tsv").splitlines())


def _read(name: str) -> str:
    return files(__package__).joinpath("data", name).read_text("utf-8")
