"""Entities across documents: which local ones are the same thing, and the key that all of them share.

Two are the same where kind and name agree and nothing contradicts: another full name, another birth year, or an article
of its own for each. The decision is made block by block (all whose names can mean the same) from the whole block, so
that no order matters.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pyarrow as pa

from pipeline.merging.matching import block_key, kind_of, name_words, readable, representatives, tells_little
from pipeline.tables.keys import digest
from pipeline.tables.validation import Row

__all__ = ["ENTITY_MAP", "JoinedEntities", "block_key", "join_entities"]

ENTITY_MAP = pa.schema([("local_id", pa.string()), ("entity_id", pa.string())])


@dataclass(frozen=True, slots=True)
class JoinedEntities:
    """Rows of `entities` and `entity_names`, and which local key became which."""

    entities: list[Row]
    names: list[Row]
    local_ids: list[Row]


def join_entities(rows: Iterable[Row]) -> JoinedEntities:
    """The entities that local ones (rows of `local_entities`, sorted by block key) make together."""
    groups: dict[str, list[Row]] = {}
    for key, block in groupby(rows, lambda row: block_key(row["schema"], row["name"])):
        for name, named in _by_name(sorted(block, key=lambda row: row["local_id"])):
            for entity_id, group in _groups(f"{key.split('-')[0]}-{name}", named):
                # Two blocks may come to one key: `Anna-Lie` and `Anna Lie`.
                groups.setdefault(entity_id, []).extend(group)
    joined = JoinedEntities([], [], [])
    for entity_id, group in groups.items():
        joined.entities.append(_entity_row(entity_id, group))
        joined.names.extend(_name_rows(entity_id, group))
        joined.local_ids.extend({"local_id": row["local_id"], "entity_id": entity_id} for row in group)
    return joined


def _by_name(block: list[Row]) -> list[tuple[str, list[Row]]]:
    """The rows of a block by the fullest name that means the same, as a key shows it."""
    words = [name_words(row["schema"], row["name"]) for row in block]
    person = kind_of(block[0]["schema"]) == "person"
    chosen = representatives(words) if person else {name: name for name in words}
    names: dict[str, list[Row]] = {}
    for name, row in zip(words, block, strict=True):
        names.setdefault(readable(chosen[name]), []).append(row)
    return sorted(names.items())


def _groups(key: str, block: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The block's local entities by the key that they share.

    A birth year tells namesakes apart, else each subject of an article of its own is somebody else. What has neither
    belongs to the only one there is; where there are several it stays apart, since nothing tells whose it is. What
    names that tell little mean is another thing in each article, unless one of the articles is about it.
    """
    subjects = [row for row in block if row["is_subject"]]
    years = sorted({row["birth_year"] for row in block if row["birth_year"]})
    dateless = {row["article_id"]: row for row in subjects if not row["birth_year"]}
    if not subjects and not years and all(tells_little(s, name_words(s, n)) for s, n in _named(block)):
        articles = sorted({row["article_id"] for row in block})
        if len(articles) > 1:
            for article in articles:
                yield f"{key}-{digest(article)[:8]}", [row for row in block if row["article_id"] == article]
            return
    owners: dict[str, list[Row]] = {f"{key}-{year}": [] for year in years}
    if len(dateless) + len(years) > 1:
        owners |= {f"{key}-{digest(row['article_id'])[:8]}": [] for row in dateless.values()}
    elif not years:
        owners[key] = []
    for row in block:
        if row["birth_year"]:
            owners[f"{key}-{row['birth_year']}"].append(row)
        elif len(owners) == 1:
            next(iter(owners.values())).append(row)
        elif row["is_subject"]:
            owners[f"{key}-{digest(row['article_id'])[:8]}"].append(row)
        else:
            owners.setdefault(key, []).append(row)
    yield from owners.items()


def _named(block: list[Row]) -> Iterator[tuple[str, str]]:
    return ((row["schema"], row["name"]) for row in block)


def _entity_row(entity_id: str, group: list[Row]) -> Row:
    """The entity as its own article shows it, else as the first that names it does."""
    first = min(group, key=lambda row: (not row["is_subject"], row["local_id"]))
    return {
        "entity_id": entity_id,
        "schema": first["schema"],
        "name": first["name"],
        "description": first["description"],
        "country": next((row["country"] for row in [first, *group] if row["country"]), None),
        "document_count": len({row["document_id"] for row in group}),
        "mention_count": sum(row["mention_count"] for row in group),
    }


def _name_rows(entity_id: str, group: list[Row]) -> Iterator[Row]:
    seen: set[tuple[Any, ...]] = set()
    for row in group:
        for name in row["names"]:
            key = (name["text"], name["name_type"], row["document_id"])
            if key not in seen:
                seen.add(key)
                yield {
                    "entity_id": entity_id,
                    "name": name["text"],
                    "name_type": name["name_type"],
                    "language": name["language"],
                    "script": name["script"],
                    "document_id": row["document_id"],
                }
