"""Which names of different articles can mean the same thing, by the words of the names alone."""

from collections.abc import Iterable

from pipeline.extraction.names.lists import words
from pipeline.extraction.names.resolution import normal_words, person_words, same_person
from pipeline.tables.keys import digest, slug

_KINDS = {  # schemata that one thing may have in different articles
    "Company": "organization", "LegalEntity": "organization", "Organization": "organization",
    "PublicBody": "organization",
}  # fmt: skip
_STATE = (("united", "states"), ("united", "kingdom"))
_INITIAL = 2  # characters: `j.` is no surname
_BODIES = frozenset({"department", "ministry"})  # the head, which may stand first or last

_GENERIC = frozenset().union(*map(words, ("organization", "public_body", "company", "legal_form", "generic")))
_LONGEST = 120  # characters of a name in a key

NameWords = tuple[str, ...]


def kind_of(schema: str) -> str:
    """What keeps things of one name apart: a person and a place of one name are two; a company may be an organisation
    elsewhere.
    """
    return _KINDS.get(schema, schema.lower())


def name_words(schema: str, name: str) -> NameWords:
    """The words of a name that tell what it means, in ASCII where they have Latin letters.

    Titles and `Jr.` are no part of a person's, `Inc.` is none of an organisation's, and `Justice Department`,
    `U.S. Department of Justice` and `US Dept. of Justice` are one.
    """
    if kind_of(schema) == "person":
        return _folded(person_words(name)) or (digest(name),)
    if kind_of(schema) != "organization":
        return (slug(name) or digest(name),)
    parts = _folded(normal_words(name))
    if parts[:2] in _STATE and not _BODIES.isdisjoint(parts):
        parts = parts[2:]
    heads = [part for part in parts if part in _BODIES]
    return (*heads, *(part for part in parts if part not in _BODIES)) or (digest(name),)


def _folded(parts: Iterable[str]) -> NameWords:
    """Words in ASCII; an initial keeps its full stop."""
    return tuple((slug(part) or digest(part)) + ("." if part.endswith(".") else "") for part in parts)


def readable(name: NameWords) -> str:
    """The words of a name as a part of a key."""
    key = "-".join(word.rstrip(".") for word in name)
    return key if len(key) <= _LONGEST else f"{key[:_LONGEST]}-{digest(key)[:8]}"


def tells_little(schema: str, name: NameWords) -> bool:
    """Whether a name means somebody else in every article: one word of a person's, or a council and no more."""
    if kind_of(schema) == "organization":
        return all(word in _GENERIC for word in name)
    return kind_of(schema) == "person" and len(name) == 1


def block_key(schema: str, name: str) -> str:
    """What all names share that can mean the same: of persons the last word and the first letter, else all words."""
    kind, parts = kind_of(schema), name_words(schema, name)
    if kind == "person" and len(parts) > 1:
        return f"{kind}-{parts[-1].rstrip('.').rsplit('-')[-1]}-{parts[0][0]}"
    return f"{kind}-{readable(parts)}"


def representatives(names: Iterable[NameWords]) -> dict[NameWords, NameWords]:
    """For each of the names of a block, the fullest that means the same.

    `J. Lie` and `Jan Lie` are `Jan Olav Lie` where nobody else in the block can be meant; where two can, each stays
    what it is.
    """
    ranked = sorted(set(names), key=lambda name: (-len(name), -sum(map(len, name)), name))
    full: list[NameWords] = []
    chosen: dict[NameWords, NameWords] = {}
    for name in ranked:
        meant = [other for other in full if _may_mean(name, other)]
        chosen[name] = meant[0] if len(meant) == 1 else name
        if not meant:
            full.append(name)
    return chosen


def _may_mean(name: NameWords, other: NameWords) -> bool:
    return min(len(name), len(other)) > 1 and len(name[-1]) > _INITIAL and same_person(name, other)
