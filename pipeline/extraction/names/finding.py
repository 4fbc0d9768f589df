"""The names of an article: recognised passage by passage, then resolved to the things that they stand for."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from operator import attrgetter

from pipeline.extraction.model import Entity, Mention, Name
from pipeline.extraction.names.lists import nationalities, words
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
    is_generic,
    normal_words,
)
from pipeline.extraction.names.schemata import organization_schema, other_schema
from pipeline.extraction.names.scripts import script_of
from pipeline.extraction.names.subject import Subject, find_subject
from pipeline.extraction.names.tokens import words_of
from pipeline.parsing.model import Document

_KIND_OF = {
    "Person": PERSON, "Organization": ORGANIZATION, "Company": ORGANIZATION, "PublicBody": ORGANIZATION,
    "LegalEntity": ORGANIZATION, "Place": PLACE,
}  # fmt: skip
_SCHEMA_OF = {PERSON: "Person", ORGANIZATION: "Organization", PLACE: "Place"}
# what stands before `The` within a sentence: `n `, `, `
_INNER = re.compile(r"[\w,;(-][ \xa0]")
# what stands after `Russian Federal Security Service`: ` (FSB)`
_ACRONYM_AFTER = re.compile(r" \(([A-Z])[A-Z]{1,8}\)")
LONGEST_NAME = 80  # characters
_ROOM = 4096  # names whose spelling is remembered
_BEFORE = 60  # characters before a name that are looked at


Names = tuple[list[Entity], list[Mention]]


@cache
def model() -> Model:
    """The recogniser, loaded once a process."""
    return Model.load()


def find_names(document: Document) -> Names:
    """The entities of an article, its subject first, and the places where they are named, in reading order."""
    return find_names_together([document])[0]


def find_names_together(documents: Sequence[Document]) -> list[Names]:
    """What `find_names` gives for each of some articles, whose words are looked at together: that takes less time."""
    parts = [list(passages(document)) for document in documents]
    subjects = [find_subject(document) for document in documents]
    texts = [[part.text for part in of_one] for of_one in parts]
    found = model().find_all(texts, list(map(_hints, documents, subjects)))
    return list(map(_resolved, documents, parts, subjects, found))


def _resolved(document: Document, parts: list[Passage], subject: Subject, found: list[Found]) -> Names:
    """What the names that were found in an article stand for."""
    found = _tidy(parts, found)
    named = _named(parts, found)
    kind = _KIND_OF.get(subject.schema or "") or _subject_kind(subject, named)
    resolver = Resolver(subject.name, kind, [(name.text, name.name_type) for name in subject.names])
    numbers: list[int] = []
    for item in named:
        numbers.append(resolver.resolve(item, numbers))
    return _result(document, parts, subject, resolver, list(zip(found, named, numbers, strict=True)))


def _hints(document: Document, subject: Subject) -> dict[str, str]:
    """Kinds of names that the reference lists and the lead tell."""
    hints: dict[str, str] = {}
    for source in document.sources:
        reference = source.reference
        for name in (reference.publisher, reference.container_title):
            if name and len(name) <= LONGEST_NAME:
                hints[_key(name)] = ORGANIZATION
        for creator in reference.creators:
            if creator.family and creator.given:
                hints[_key(f"{creator.given} {creator.family}")] = PERSON
    kind = _KIND_OF.get(subject.schema or "")
    if kind:
        name = _key(subject.name)
        hints[name] = kind
        if kind == PERSON:
            hints[name.split(" ")[-1]] = kind
        elif kind == ORGANIZATION and is_generic(normal_words(name)[1:]):
            hints[name.split(" ")[0]] = kind
    return hints


@lru_cache(_ROOM)
def _key(name: str) -> str:
    """A name as the recogniser spells it: lower case, words divided by one space, without a leading article."""
    words_of_name = [word.lower for word in words_of(name)]
    return " ".join(words_of_name[1:] if words_of_name[0] == "the" and len(words_of_name) > 1 else words_of_name)


def _tidy(parts: Sequence[Passage], found: list[Found]) -> list[Found]:
    """Names without nationality words; titles taken off, articles and states that belong to a name put on."""
    spelled = _with_article(parts, found)
    titles = words("titles")
    kept: list[Found] = []
    before = None
    for name in found:
        part, began, end, kind, lower = name
        text = parts[part].text
        start = began
        if kind == PERSON:
            pieces = text[start:end].split(" ") if lower.partition(" ")[0] in titles else []
            while len(pieces) > 1 and pieces[0].lower() in titles:
                start += len(pieces[0]) + 1
                pieces = pieces[1:]
            if text[began - 2 : began] == ") " and _bracket_within(text, kept[-2:], name):
                kept.pop()
                start = kept.pop().start
        elif lower in spelled and text[max(0, start - 4) : start] == "The ":
            start -= 4
        elif kind == ORGANIZATION:
            if before and before.text == part and before.end + 1 == start and before.name in words("states"):
                start = before.start
                if kept and kept[-1].start == start and kept[-1].text == part:
                    kept.pop()
            elif lower.partition(" ")[0] in nationalities():
                start += _nationality_before(text, name)
        before = name
        if kind != "nationality":
            kept.append(name if start == began else name._replace(start=start))
    return kept


def _bracket_within(text: str, before: Sequence[Found], name: Found) -> bool:
    """Whether a person's name, which a bracket ends before, goes on after the word in it: `Anna Maria (Holm) Lie`."""
    if len(before) < 2:
        return False
    given, inner = before
    return (
        given.kind == inner.kind == PERSON
        and given.text == inner.text == name.text
        and text[given.end : inner.start] == " ("
        and inner.end == name.start - 2
        and " " not in inner.name
    )


def _nationality_before(text: str, name: Found) -> int:
    """The length of a nationality word that a name begins with, where the acronym in brackets after the name tells
    that it does not belong to it: `Russian Federal Security Service (FSB)`.
    """
    acronym = _ACRONYM_AFTER.match(text, name.end)
    word, _, rest = text[name.start : name.end].partition(" ")
    return len(word) + 1 if acronym and rest and rest[0] == acronym[1] != word[0] else 0


def _with_article(parts: Sequence[Passage], found: list[Found]) -> set[str]:
    """Names that begin with `The`: those that have it within a sentence."""
    spelled = set()
    for number, start, _, kind, name in found:
        if kind != PERSON and start > 5:
            text = parts[number].text
            if text.startswith("The ", start - 4) and _INNER.fullmatch(text, start - 6, start - 4):
                spelled.add(name)
    return spelled


def _named(parts: Sequence[Passage], found: Sequence[Found]) -> list[Named]:
    """The names as they are resolved: with what stands before them, where that can tell what they mean."""
    named = []
    part_before, end_before = -1, 0
    for at, (part, start, end, kind, _) in enumerate(found):
        text = parts[part].text
        exact = text[start:end]
        before, bracket_of = "", None
        if not exact.isalnum():
            exact = " ".join(exact.split())
        if kind == ORGANIZATION and " " not in exact:  # others are known without the words before them
            before = text[max(0, start - _BEFORE) : start]
        if part == part_before and text[end_before:start] == " (":  # `Movement (AGMR)`
            bracket_of = at - 1
        named.append(Named(exact, kind, before, bracket_of))
        part_before, end_before = part, end
    return named


def _subject_kind(subject: Subject, named: list[Named]) -> str:
    for item in named[:20]:
        if item.text == subject.name:
            return item.kind
    return OTHER


def _result(
    document: Document,
    parts: Sequence[Passage],
    subject: Subject,
    resolver: Resolver,
    resolved: Iterable[tuple[Found, Named, int]],
) -> Names:
    entities: list[Entity] = [_subject_entity(subject, resolver.subject)]
    position: dict[int, int] = {0: 0}
    mentions = []
    starts = [sentence.start for sentence in document.sentences]
    for name, item, number in resolved:
        thing = resolver.things[number]
        if number not in position:
            text = parts[name.text].text
            main = main_name(thing)
            schema = _schema(thing.kind, main.lower(), text[max(0, name.start - _BEFORE) : name.start])
            if schema is None:
                continue
            position[number] = len(entities)
            country = _country(main) if thing.kind == PLACE else None
            entities.append(Entity(schema, main, country=country, names=_names(thing, main)))
        start, end = parts[name.text].span(name.start, name.end)
        at = bisect_right(starts, start) - 1
        sentence = at if at >= 0 and start < document.sentences[at].end else None
        mentions.append(Mention(position[number], sentence, thing.forms.get(item.text, "alias"), start, end))
    mentions.sort(key=attrgetter("start", "end"))
    return entities, mentions


def _schema(kind: str, name: str, before: str) -> str | None:
    """The schema of a thing by its kind, its lower-case name and what stands before it."""
    if kind == ORGANIZATION:
        return organization_schema(name)
    if kind == OTHER:
        return other_schema(name, before)
    return _SCHEMA_OF[kind]


def main_name(thing: Thing) -> str:
    """The fullest of a thing's names."""
    if len(thing.forms) == 1:
        return next(iter(thing.forms))
    full = [form for form, name_type in thing.forms.items() if name_type in ("name", "alias")]
    spelled = [form for form in full if not is_acronym(form)] or full or list(thing.forms)
    return max(spelled, key=lambda form: form.count(" "))


def _country(name: str) -> str | None:
    countries = model().gazetteer.countries
    return countries.get(name.lower().replace("st. ", "saint ")) or countries.get(name.lower())


def _subject_entity(subject: Subject, thing: Thing) -> Entity:
    schema = subject.schema or _SCHEMA_OF.get(thing.kind, "Thing")
    name = subject.name
    country = _country(name) if thing.kind == PLACE else None
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
