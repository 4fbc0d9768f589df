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
from pipeline.tables.document_keys import local_entity_key
from pipeline.tables.entity_keys import (
    block_key,
    is_spelled,
    kind_of,
    name_key,
    name_words,
    surname,
    telling_key,
    tells_little,
)
from pipeline.tables.validation import Row, Rows

# `John Brown (abolitionist)`
_BRACKETS = re.compile(r" *\([^()]*\)$")
_SOURCE_NAMES = (  # role, column, and what has such a name
    ("container", "container_title", ("Organization", "Work")),
    ("publisher", "publisher", ("Organization",)),
)
_BELONGING = frozenset({"citizenship", "country"})
_NAME_COLUMNS = ("name_type", "language", "script")
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


def local_entity_rows(article: Article, facts: Facts) -> Rows:
    """The entities of one article and their names, with what is needed to join them with those of other articles."""
    counts = Counter(mention.entity for mention in facts.mentions)
    keys = [local_entity_key(article.document_id, n) for n in range(len(facts.entities))]
    countries = _countries_of(facts)
    entities = [
        {
            "local_id": key,
            "document_id": article.document_id,
            "is_subject": n == 0,
            "schema": entity.schema,
            "name": entity.name,
            "description": entity.description,
            "country": entity.country or (next(iter(countries[n])) if len(countries[n]) == 1 else None),
            "countries": None if entity.schema == "Place" else ";".join(sorted(countries[n])) or None,
            "birth_year": entity.birth_year,
            "mention_count": counts[n],
            "is_acronym": is_acronym(entity.name),
            "is_little": tells_little(kind_of(entity.schema), name_words(entity.schema, entity.name)),
            "block": block_key(entity.schema, entity.name),
            "words": " ".join(name_words(entity.schema, entity.name)),
            "name_key": name_key(entity.schema, entity.name),
            "title_key": None if n else _title_key(article, entity),
            "surname": surname(entity.schema, entity.name),
        }
        for n, (key, entity) in enumerate(zip(keys, facts.entities, strict=True))
    ]
    names = [
        {
            "local_id": key,
            "ordinal": n,
            "name": name.text,
            **{c: getattr(name, c) for c in _NAME_COLUMNS},
            "name_key": None if name.name_type == "weak" else telling_key(entity.schema, name.text),
            "is_spelled": is_spelled(name.text, [entity.name, *(other.text for other in entity.names)]),
        }
        for key, entity in zip(keys, facts.entities, strict=True)
        for n, name in enumerate(entity.names)
    ]
    return {"local_entities": entities, "local_names": names}


def source_name_rows(rows: Rows) -> list[Row]:
    """The keys that an entity has where its name is that of a container, a publisher or a creator of a source."""
    found = []
    for row in rows["sources"]:
        for role, column, schemata in _SOURCE_NAMES:
            for schema in schemata if row[column] else ():
                key = telling_key(schema, row[column])
                found.append({"source_id": row["source_id"], "ordinal": None, "role": role, "name_key": key})
    for row in rows["source_creators"]:
        is_person = row["family"] and row["given"] and len(row["given"].split()[0].rstrip(".")) > 1
        if is_person or row["literal"]:
            schema = "Person" if is_person else "Organization"
            key = telling_key(schema, f"{row['given']} {row['family']}" if is_person else row["literal"])
            place = {"source_id": row["source_id"], "ordinal": row["ordinal"], "role": "creator"}
            found.append({**place, "name_key": key})
    return [row for row in found if row["name_key"]]


def _title_key(article: Article, subject: Entity) -> str | None:
    """The key that the article's title, as the file's name gives it, would give its subject: the name it goes by."""
    title = _BRACKETS.sub("", article.title or "")
    known = {word for name in subject.names for word in name_words(subject.schema, name.text)}
    return None if known.isdisjoint(name_words(subject.schema, title)) else telling_key(subject.schema, title)


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
