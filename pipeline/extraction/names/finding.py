"""The names of an article: recognised passage by passage, then resolved to the things that they stand for."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from pipeline.extraction.model import Entity, Mention, Name
from pipeline.extraction.names.lists import words
from pipeline.extraction.names.passages import Passage, passages
from pipeline.extraction.names.recogniser import Found, Model
from pipeline.extraction.names.resolution import (
    ORGANIZATION,
    OTHER,
    PERSON,
    PLACE,
    Named,
    Resolver,
    Thing,
    is_acronym,
)
from pipeline.extraction.names.schemata import organization_schema, other_schema
from pipeline.extraction.names.scripts import script_of
from pipeline.extraction.names.subject import Subject, called_before, find_subject
from pipeline.parsing.model import Document

_KIND_OF = {
    "Person": PERSON, "Organization": ORGANIZATION, "Company": ORGANIZATION, "PublicBody": ORGANIZATION,
    "LegalEntity": ORGANIZATION, "Place": PLACE,
}  # fmt: skip
_SCHEMA_OF = {PERSON: "Person", ORGANIZATION: "Organization", PLACE: "Place"}
_LAST_WORD = re.compile(r"([\w'’.-]{1,40})\W{0,3}$")
_BEFORE = 60  # characters before a name that are looked at


@cache
def model() -> Model:
    """The recogniser, loaded once a process."""
    return Model.load()


def find_names(document: Document) -> tuple[list[Entity], list[Mention]]:
    """The entities of an article, its subject first, and the places where they are named, in reading order."""
    parts = list(passages(document))
    found = model().find([part.text for part in parts])
    subject = find_subject(document)
    named = [_named(parts, names_at) for names_at in _tidy(parts, found)]
    kind = _KIND_OF.get(subject.schema or "") or _subject_kind(subject, named)
    resolver = Resolver(subject.name, kind, [(name.text, name.name_type) for name in subject.names])
    numbers: list[int | None] = []
    for item in named:
        numbers.append(resolver.resolve(item[1], numbers))
    return _result(document, parts, subject, resolver, named, numbers)


_Item = tuple[Found, Named]


def _tidy(parts: Sequence[Passage], found: list[Found]) -> list[Found]:
    """Names without nationality words; titles and marks at their ends taken off."""
    kept = []
    for name in found:
        if name.kind == "nationality":
            continue
        text = parts[name.text].text[name.start : name.end]
        start, end = name.start, name.end
        if name.kind == PERSON:
            pieces = text.split(" ")
            while len(pieces) > 1 and pieces[0].lower() in words("titles"):
                start += len(pieces[0]) + 1
                pieces = pieces[1:]
        if end > start:
            kept.append(name._replace(start=start, end=end))
    return kept


def _named(parts: Sequence[Passage], name: Found) -> _Item:
    text = parts[name.text].text
    before = _LAST_WORD.search(text[max(0, name.start - _BEFORE) : name.start])
    exact = " ".join(text[name.start : name.end].split())
    return name, Named(exact, name.kind, before[1].lower() if before else "")


def _subject_kind(subject: Subject, named: list[_Item]) -> str:
    for _, item in named[:20]:
        if item.text == subject.name:
            return item.kind
    return OTHER


def _result(
    document: Document,
    parts: Sequence[Passage],
    subject: Subject,
    resolver: Resolver,
    named: list[_Item],
    numbers: list[int | None],
) -> tuple[list[Entity], list[Mention]]:
    entities: list[Entity] = [_subject_entity(subject, resolver.subject)]
    position: dict[int, int] = {0: 0}
    mentions = []
    starts = [sentence.start for sentence in document.sentences]
    for (name, item), number in zip(named, numbers, strict=True):
        if number is None:
            continue
        if number not in position:
            text = parts[name.text].text
            schema = _schema(resolver.things[number], text[max(0, name.start - _BEFORE) : name.start])
            if schema is None:
                continue
            position[number] = len(entities)
            entities.append(_entity(resolver.things[number], schema))
        start = parts[name.text].place(name.start)
        end = parts[name.text].place(name.end - 1) + 1
        at = bisect_right(starts, start) - 1
        sentence = at if at >= 0 and start < document.sentences[at].end else None
        name_type = resolver.things[number].forms.get(item.text, "alias")
        mentions.append(Mention(position[number], sentence, name_type, start, end))
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    return entities, mentions


def _schema(thing: Thing, before: str) -> str | None:
    name = main_name(thing)
    if thing.kind == ORGANIZATION:
        return organization_schema(name.lower())
    if thing.kind == OTHER:
        return other_schema(name.lower(), before)
    return _SCHEMA_OF[thing.kind]


def main_name(thing: Thing) -> str:
    """The fullest of a thing's names."""
    full = [form for form, name_type in thing.forms.items() if name_type in ("name", "alias")]
    spelled = [form for form in full if not is_acronym(form)] or full or list(thing.forms)
    return max(spelled, key=lambda form: form.count(" "))


def _entity(thing: Thing, schema: str) -> Entity:
    name = main_name(thing)
    country = model().gazetteer.countries.get(name.lower()) if thing.kind == PLACE else None
    return Entity(schema, name, country=country, names=_names(thing, name))


def _subject_entity(subject: Subject, thing: Thing) -> Entity:
    schema = subject.schema or _SCHEMA_OF.get(thing.kind, "Work")
    country = model().gazetteer.countries.get(subject.name.lower()) if thing.kind == PLACE else None
    name = subject.name
    entity = Entity(schema, name, subject.description, country, subject.birth_year, _names(thing, name))
    known = {name.text: name for name in subject.names}
    for entry in entity.names:
        if entry.text in known:
            entry.language = known[entry.text].language
    return entity


def _names(thing: Thing, main: str) -> list[Name]:
    return [
        Name(form, "name" if form == main else "alias" if name_type == "name" else name_type, script=script_of(form))
        for form, name_type in thing.forms.items()
    ]


__all__ = ["called_before", "find_names"]
