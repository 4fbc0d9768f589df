"""What a shard leaves for the merge beside the tables: entities of single articles, and names in sources."""

import re
from collections import Counter, defaultdict
from functools import cache

import pyarrow as pa

from pipeline.extraction.model import Entity, Facts
from pipeline.extraction.names import nationalities
from pipeline.extraction.names.resolution import is_acronym
from pipeline.extraction.statements.properties import NATIONS
from pipeline.tables.article import Article
from pipeline.tables.columns import Columns
from pipeline.tables.document_keys import local_entity_keys
from pipeline.tables.entity_keys import is_spelled, name_keys

# `John Brown (abolitionist)`
_BRACKETS = re.compile(r" *\([^()]*\)$")
_SOURCE_NAMES = (  # role, column, and what has such a name
    ("container", "container_title", ("Organization", "Work")),
    ("publisher", "publisher", ("Organization",)),
)
_BELONGING = frozenset({"citizenship", "country"})
_TEXT, _NUMBER, _FLAG = pa.string(), pa.int64(), pa.bool_()

# What a shard leaves for the merge beside the tables: the entities of each article, their names, and the keys of the
# names that its sources give, by column.
ARTEFACTS = {
    "local_entities": {
        **dict.fromkeys(("local_id", "document_id"), _TEXT),
        "is_subject": _FLAG,
        **dict.fromkeys(("schema", "name", "description", "country", "countries"), _TEXT),
        **dict.fromkeys(("birth_year", "mention_count"), _NUMBER),
        **dict.fromkeys(("is_acronym", "is_little"), _FLAG),
        **dict.fromkeys(("block", "words", "name_key", "title_key", "surname"), _TEXT),
    },
    "local_names": {
        "local_id": _TEXT,
        "ordinal": _NUMBER,
        **dict.fromkeys(("name", "name_type", "language", "script", "name_key"), _TEXT),
        "is_spelled": _FLAG,
    },
    "source_names": {"source_id": _TEXT, "ordinal": _NUMBER, **dict.fromkeys(("role", "name_key"), _TEXT)},
}


def local_entity_columns(article: Article, facts: Facts) -> dict[str, Columns]:
    """The entities of one article and their names, with what is needed to join them with those of other articles."""
    keys = local_entity_keys(article.document_id, len(facts.entities))
    return {"local_entities": _entity_columns(article, facts, keys), "local_names": _name_columns(facts.entities, keys)}


def _entity_columns(article: Article, facts: Facts, keys: list[str]) -> Columns:
    entities = facts.entities
    mentioned = Counter([mention.entity for mention in facts.mentions])
    countries = _countries_of(facts)
    belonging = [sorted(countries.get(n, ())) for n in range(len(entities))]
    named = [name_keys(e.schema, e.name) for e in entities]
    return {
        "local_id": keys,
        "document_id": [article.document_id] * len(entities),
        "is_subject": [n == 0 for n in range(len(entities))],
        "schema": [e.schema for e in entities],
        "name": [e.name for e in entities],
        "description": [e.description for e in entities],
        "country": [e.country or (of[0] if len(of) == 1 else None) for e, of in zip(entities, belonging, strict=True)],
        "countries": [
            None if e.schema == "Place" else ";".join(of) or None for e, of in zip(entities, belonging, strict=True)
        ],
        "birth_year": [e.birth_year for e in entities],
        "mention_count": [mentioned[n] for n in range(len(entities))],
        "is_acronym": [is_acronym(e.name) for e in entities],
        "is_little": [keys.is_little for keys in named],
        "block": [keys.block for keys in named],
        "words": [" ".join(keys.words) for keys in named],
        "name_key": [keys.key for keys in named],
        "title_key": [None if n else _title_key(article, e) for n, e in enumerate(entities)],
        "surname": [keys.surname for keys in named],
    }


def _name_columns(entities: list[Entity], keys: list[str]) -> Columns:
    names = [(key, e, n, name) for key, e in zip(keys, entities, strict=True) for n, name in enumerate(e.names)]
    return {
        "local_id": [key for key, _, _, _ in names],
        "ordinal": [n for _, _, n, _ in names],
        "name": [name.text for _, _, _, name in names],
        "name_type": [name.name_type for _, _, _, name in names],
        "language": [name.language for _, _, _, name in names],
        "script": [name.script for _, _, _, name in names],
        "name_key": [
            None if name.name_type == "weak" else name_keys(e.schema, name.text).telling for _, e, _, name in names
        ],
        "is_spelled": [
            is_spelled(name.text, [e.name, *(other.text for other in e.names)]) if is_acronym(name.text) else False
            for _, e, _, name in names
        ],
    }


def source_name_columns(made: dict[str, Columns]) -> Columns:
    """The keys that an entity has where its name is that of a container, a publisher or a creator of a source."""
    found: list[tuple[str, int | None, str, str | None]] = []
    sources, creators = made["sources"], made["source_creators"]
    for source, *names in zip(sources["source_id"], *(sources[column] for _, column, _ in _SOURCE_NAMES), strict=True):
        for (role, _, schemata), name in zip(_SOURCE_NAMES, names, strict=True):
            if name:
                found += [(source, None, role, name_keys(schema, name).telling) for schema in schemata]
    parts = (creators[column] for column in ("source_id", "ordinal", "family", "given", "literal"))
    for source, ordinal, family, given, literal in zip(*parts, strict=True):
        if family and given and len(given.split()[0].rstrip(".")) > 1:
            found.append((source, ordinal, "creator", name_keys("Person", f"{given} {family}").telling))
        elif literal:
            found.append((source, ordinal, "creator", name_keys("Organization", literal).telling))
    telling = [row for row in found if row[-1]]
    return {name: [row[n] for row in telling] for n, name in enumerate(ARTEFACTS["source_names"])}


def _title_key(article: Article, subject: Entity) -> str | None:
    """The key that the article's title, as the file's name gives it, would give its subject: the name it goes by."""
    title = _BRACKETS.sub("", article.title or "")
    known = {word for name in subject.names for word in name_keys(subject.schema, name.text).words}
    keys = name_keys(subject.schema, title)
    return None if known.isdisjoint(keys.words) else keys.telling


def _countries_of(facts: Facts) -> dict[int, set[str]]:
    """The countries that the article says persons and organisations belong to (ISO 3166-1), by entity."""
    found: dict[int, set[str]] = defaultdict(set)
    for statement in facts.statements:
        sure = statement.certainty.level == "asserted" and not statement.certainty.negated
        if statement.property in _BELONGING and sure and statement.subject is not None:
            code = _country_codes().get(statement.value_text or "")
            if code:
                found[statement.subject].add(code)
    return found


@cache
def _country_codes() -> dict[str, str]:
    """Names of countries, as statements have them, to their ISO 3166-1 codes."""
    codes = nationalities()
    return {NATIONS[word]: codes[word] for word in sorted(codes, reverse=True) if word in NATIONS}
