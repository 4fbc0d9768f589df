"""Which names of different articles can mean the same thing, by the words of the names alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.extraction.names.lists import words
from pipeline.extraction.names.resolution import same_person
from pipeline.tables.entity_keys import NameWords

_INITIAL = 2  # characters: `j.` is no surname
_WELL_KNOWN = 2  # articles that use a name: the one about the person, and another


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
    if min(len(name), len(other)) < 2 or len(name[-1]) <= _INITIAL:
        return False
    return same_person(name, other) or same_person(_given(name), _given(other))


def _given(name: NameWords) -> NameWords:
    """The name with each given name as a word, and without particles: `Jean-Marie de Lie` as `jean marie lie`."""
    particles = words("particles")
    given = [part for word in name[:-1] for part in word.split("-") if part and part not in particles]
    return (*given, name[-1])


@dataclass(frozen=True)
class Called:
    """A person as the articles call them: all forms of the name, the articles that use one, and those about them."""

    entity_id: str
    forms: frozenset[NameWords]
    articles: frozenset[str]
    own_articles: frozenset[str]
    is_dated: bool

    @property
    def name(self) -> NameWords:
        return max(self.forms, key=lambda form: (len(form), form))


def call_names(persons: Iterable[Called]) -> dict[str, str]:
    """Which persons of one surname are another of them under the name that they go by: `Gustave Eiffel` for
    `Alexandre Gustave Eiffel`.

    So it is where an article is about the one with the full name, names the other, too, and so do further articles,
    and nobody calls the first by the first given name: that would be a person beside a father or namesake.
    """
    group = sorted(persons, key=lambda person: (-len(person.name), person.entity_id))
    found: dict[str, str] = {}
    for person in group:
        if person.own_articles or person.is_dated:
            continue
        fuller = [other for other in group if other is not person and _within(person.name, other.name)]
        owners = [other for other in fuller if other.own_articles]
        between = [other for other in fuller if not other.own_articles]
        if len(owners) == 1 and all(found.get(other.entity_id) == owners[0].entity_id for other in between):
            owner = owners[0]
            known = len(person.articles) >= _WELL_KNOWN and not person.articles.isdisjoint(owner.own_articles)
            if (known or between) and not _has_short_form(owner):
                found[person.entity_id] = owner.entity_id
    return found


def _within(name: NameWords, other: NameWords) -> bool:
    """Whether a name is another with given names left out, the first among them; initials tell too little."""
    one, two = _given(name), _given(other)
    if not 2 <= len(one) < len(two) or one[-1] != two[-1] or one[0] == two[0] or any(w.endswith(".") for w in one):
        return False
    rest = iter(two[:-1])
    return all(word in rest for word in one[:-1])


def _has_short_form(person: Called) -> bool:
    """Whether somebody calls the person by the first given name and the surname."""
    first = _given(person.name)[0]
    return any(_given(form)[0] == first and len(_given(form)) < len(_given(person.name)) for form in person.forms)
