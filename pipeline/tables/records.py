"""The rows that one parsed article makes, table by table, with their keys.

Entities are known only within the article here: their keys are local (`DOCUMENT--3`) until the merge, which knows all
articles, puts the common key in their place.
"""

from collections import Counter

import pyarrow as pa

from pipeline.extraction.model import Facts
from pipeline.extraction.names.resolution import is_acronym
from pipeline.parsing.model import Document
from pipeline.tables.article import Article
from pipeline.tables.document_keys import DocumentKeys, local_entity_key
from pipeline.tables.entity_keys import block_key, kind_of, name_key, name_words, tells_little
from pipeline.tables.fact_records import FactRecords
from pipeline.tables.text_records import TextRecords
from pipeline.tables.validation import Row, Rows

_SOURCE_NAMES = (  # role, column, and what has such a name
    ("container", "container_title", ("Organization", "Work")),
    ("publisher", "publisher", ("Organization",)),
)
_NAME_COLUMNS = ("name_type", "language", "script")
_TEXT, _NUMBER, _FLAG = pa.string(), pa.int64(), pa.bool_()

# What a shard leaves for the merge beside the tables: the entities of each article, their names, and the keys of the
# names that its sources give, by column.
ARTEFACTS = {
    "local_entities": {
        **dict.fromkeys(("local_id", "document_id"), _TEXT),
        "is_subject": _FLAG,
        **dict.fromkeys(("schema", "name", "description", "country"), _TEXT),
        **dict.fromkeys(("birth_year", "mention_count"), _NUMBER),
        **dict.fromkeys(("is_acronym", "is_little"), _FLAG),
        **dict.fromkeys(("block", "words", "name_key"), _TEXT),
    },
    "local_names": {
        "local_id": _TEXT,
        "ordinal": _NUMBER,
        **dict.fromkeys(("name", "name_type", "language", "script", "name_key"), _TEXT),
    },
    "source_names": {"source_id": _TEXT, "ordinal": _NUMBER, **dict.fromkeys(("role", "name_key"), _TEXT)},
}


def make_rows(article: Article, document: Document, facts: Facts) -> Rows:
    """The rows of all tables that one article fills, `files`, `entities` and `entity_names` apart."""
    keys = DocumentKeys(article.document_id, document, facts)
    text = TextRecords(article, document, keys, has_subject=bool(facts.entities))
    return text.rows() | FactRecords(document, facts, keys).rows()


def local_entity_rows(article: Article, facts: Facts) -> Rows:
    """The entities of one article and their names, with what is needed to join them with those of other articles."""
    counts = Counter(mention.entity for mention in facts.mentions)
    keys = [local_entity_key(article.document_id, n) for n in range(len(facts.entities))]
    entities = [
        {
            "local_id": key,
            "document_id": article.document_id,
            "is_subject": n == 0,
            "schema": entity.schema,
            "name": entity.name,
            "description": entity.description,
            "country": entity.country,
            "birth_year": entity.birth_year,
            "mention_count": counts[n],
            "is_acronym": is_acronym(entity.name),
            "is_little": tells_little(kind_of(entity.schema), name_words(entity.schema, entity.name)),
            "block": block_key(entity.schema, entity.name),
            "words": " ".join(name_words(entity.schema, entity.name)),
            "name_key": name_key(entity.schema, entity.name),
        }
        for n, (key, entity) in enumerate(zip(keys, facts.entities, strict=True))
    ]
    names = [
        {
            "local_id": key,
            "ordinal": n,
            "name": name.text,
            **{c: getattr(name, c) for c in _NAME_COLUMNS},
            "name_key": None if name.name_type == "weak" else _telling_key(entity.schema, name.text),
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
                key = _telling_key(schema, row[column])
                found.append({"source_id": row["source_id"], "ordinal": None, "role": role, "name_key": key})
    for row in rows["source_creators"]:
        is_person = row["family"] and row["given"] and len(row["given"].split()[0].rstrip(".")) > 1
        if is_person or row["literal"]:
            schema = "Person" if is_person else "Organization"
            key = _telling_key(schema, f"{row['given']} {row['family']}" if is_person else row["literal"])
            place = {"source_id": row["source_id"], "ordinal": row["ordinal"], "role": "creator"}
            found.append({**place, "name_key": key})
    return [row for row in found if row["name_key"]]


def _telling_key(schema: str, name: str) -> str | None:
    """The key that a name gives; None where it would mean another thing in every article."""
    little = tells_little(kind_of(schema), name_words(schema, name))
    return None if little else name_key(schema, name)
