"""What the name of an entity tells of its key: its words, its kind, and what all names share that can mean the same."""

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from pipeline.extraction.names.lists import words
from pipeline.extraction.names.resolution import initials, is_acronym, normal_words, person_words
from pipeline.tables.keys import digest, slug

_KINDS = {  # schemata that one thing may have in different articles
    "Company": "organization", "LegalEntity": "organization", "Organization": "organization",
    "PublicBody": "organization",
}  # fmt: skip
_STATE = (("united", "states"), ("united", "kingdom"))
_BODIES = frozenset({"department", "ministry"})  # the head, which may stand first or last

_GENERIC = {
    "organization": frozenset().union(*map(words, ("organization", "public_body", "company", "legal_form", "generic"))),
    "work": words("work_of") | words("generic_work"),
    "event": words("generic_event"),
    "place": words("generic_place"),
}
_TELLING = 3  # words
_LONGEST = 120  # characters of a name in a key

NameWords = tuple[str, ...]


def kind_of(schema: str) -> str:
    """What keeps things of one name apart: a person and a place of one name are two; a company may be an organisation
    elsewhere.
    """
    return _KINDS.get(schema, schema.lower())


@cache
def _acronyms() -> dict[str, str]:
    """Acronyms that mean one thing all over the world, and what they stand for."""
    lines = files(__package__).joinpath("data", "acronyms.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@cache
def _well_known() -> frozenset[NameWords]:
    """Names that tell what they mean, though each of their words does not: `National Security Agency`."""
    return frozenset(name_words("Organization", name) for name in _acronyms().values())


def name_words(schema: str, name: str) -> NameWords:
    """The words of a name that tell what it means, in ASCII where they have Latin letters.

    Titles and `Jr.` are no part of a person's, `Inc.` is none of an organisation's, and `Justice Department`,
    `U.S. Department of Justice` and `US Dept. of Justice` are one, as are `U.S.`, `USA` and `United States`.
    """
    kind = kind_of(schema)
    if kind == "person":
        return _folded(person_words(name)) or (digest(name),)
    if kind in ("organization", "place") and is_acronym(name):
        name = _acronyms().get(name.replace(".", ""), name.replace(".", ""))
    if kind != "organization":
        return (slug(name) or digest(name),)
    parts = _folded(normal_words(name))
    if parts[-2:] in _STATE:
        parts = (*parts[-2:], *parts[:-2])
    if parts[:2] in _STATE and (not _BODIES.isdisjoint(parts) or _tells_all(parts[2:])):
        parts = parts[2:]
    heads = [part for part in parts if part in _BODIES]
    return (*heads, *(part for part in parts if part not in _BODIES)) or (digest(name),)


def _tells_all(name: NameWords) -> bool:
    """Whether the name of a body tells without its state which it is: `Food and Drug Administration`."""
    return len(name) >= _TELLING and not _GENERIC["organization"].issuperset(name)


def _folded(parts: Iterable[str]) -> NameWords:
    """Words in ASCII; an initial keeps its full stop."""
    return tuple([(slug(part) or digest(part)) + ("." if part[-1:] == "." else "") for part in parts])


def readable(name: NameWords) -> str:
    """The words of a name as a part of a key."""
    key = "-".join([word.rstrip(".") for word in name])
    return key if len(key) <= _LONGEST else f"{key[:_LONGEST]}-{digest(key)[:8]}"


def tells_little(kind: str, name: NameWords) -> bool:
    """Whether a name means another thing in every article: one word of a person's, or words that only say what kind of
    thing it is, such as a council, an act or a district.
    """
    if kind == "person":
        return len(name) == 1
    generic = _GENERIC.get(kind, frozenset())
    for word in name:
        for part in word.split("-"):
            if part not in generic:
                return False
    return name not in _well_known()


class NameKeys(NamedTuple):
    """What the name of an entity tells of its key."""

    words: NameWords
    is_little: bool  # it means another thing in every article
    key: str  # of an entity of which nothing but the name is known: `person-anna-lie`
    block: str  # what all names share that can mean the same: of persons the last word and the first letter
    surname: str | None  # the last word of the name of a person who has more than one

    @property
    def telling(self) -> str | None:
        """The key; None where it would mean another thing in every article."""
        return None if self.is_little else self.key


@lru_cache(maxsize=20_000)
def name_keys(schema: str, name: str) -> NameKeys:
    """What a name tells of the key of an entity of this schema."""
    kind, parts = kind_of(schema), name_words(schema, name)
    key = block = f"{kind}-{readable(parts)}"
    surname = None
    if kind == "person" and len(parts) > 1:
        block = f"{kind}-{parts[-1].rstrip('.').rsplit('-')[-1]}-{parts[0][0]}"
        surname = None if parts[-1].endswith(".") else parts[-1]
    return NameKeys(parts, tells_little(kind, parts), key, block, surname)


def is_spelled(acronym: str, names: Iterable[str]) -> bool:
    """Whether an acronym is made of the first letters of one of the names.

    `FDA` is of `U.S. Food and Drug Administration`, but `DFB` not of `German Football Association`.
    """
    letters = acronym.replace(".", "").lower()
    return is_acronym(acronym) and any(initials(name).endswith(letters) for name in names if " " in name)
