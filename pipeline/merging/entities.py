"""Entities across documents: which local ones are the same thing, and the key that all of them share.

Two are the same where kind and name agree and nothing contradicts: another full name, another birth year, or an article
of its own for each. The decision is made block by block (all whose names can mean the same) from the whole block, so
that no order matters; only one block is in memory at a time.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

import pyarrow as pa

from pipeline.merging.deciding import decided, rows_of
from pipeline.merging.matching import Called, call_names, representatives
from pipeline.tables.entity_keys import readable, tells_little
from pipeline.tables.keys import digest


class Local(NamedTuple):
    """An entity of one article, as far as it takes to join it; `article_id` is the same for copies of an article."""

    block: str
    local_id: str
    article_id: str
    is_subject: bool
    words: str
    birth_year: int | None
    countries: str | None  # ISO 3166-1 codes, joined by `;`


def common_keys(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The common key of each local entity (batches of `Local`, sorted by block and local key), in such batches."""
    found = groupby(rows_of(batches, Local), lambda row: row.block)
    groups = (group for block, rows in found for group in _entities(block.split("-", 1)[0], list(rows)))
    return decided((row.local_id, entity_id) for entity_id, group in groups for row in group)


class Person(NamedTuple):
    """A person of one article, as far as it takes to tell whom else's full name theirs is."""

    surname: str
    entity_id: str
    words: str
    article_id: str
    is_subject: bool
    birth_year: int | None


def called_alike(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Which entities are others under the name that they go by (batches of `Person`, sorted by surname and entity)."""
    by_surname = groupby(rows_of(batches, Person), lambda row: row.surname)
    return decided(pair for _, bearers in by_surname for pair in _call_names(bearers))


def _call_names(bearers: Iterable[Person]) -> Iterable[tuple[str, str]]:
    by_entity = groupby(bearers, lambda row: row.entity_id)
    return call_names([_called(entity_id, list(rows)) for entity_id, rows in by_entity]).items()


def _called(entity_id: str, rows: list[Person]) -> Called:
    return Called(
        entity_id,
        frozenset(tuple(row.words.split(" ")) for row in rows),
        frozenset(row.article_id for row in rows),
        frozenset(row.article_id for row in rows if row.is_subject),
        any(row.birth_year for row in rows),
    )


def _entities(kind: str, block: list[Local]) -> Iterator[tuple[str, list[Local]]]:
    """The entities of a block: the key that they share, and who shares it."""
    names = {row.words: tuple(row.words.split(" ")) for row in block}
    chosen = representatives(names.values()) if kind == "person" else {name: name for name in names.values()}
    fullest: dict[str, list[Local]] = {}
    for row in block:
        fullest.setdefault(readable(chosen[names[row.words]]), []).append(row)
    little = {words for words, name in names.items() if tells_little(kind, name)}
    for name, named in sorted(fullest.items()):
        yield from _told_apart(f"{kind}-{name}", named, all(row.words in little for row in named))


def _told_apart(key: str, named: list[Local], tells_little: bool) -> Iterator[tuple[str, list[Local]]]:
    """Local entities of one name by the key that they share.

    A birth year tells namesakes apart, else each subject of an article of its own is somebody else. What has neither
    belongs to the only one there is whose country does not contradict; where there are several it stays apart, since
    nothing tells whose it is. What names that tell little mean is another thing in each article, unless one of the
    articles is about it.
    """
    years = sorted({row.birth_year for row in named if row.birth_year})
    dateless = {row.article_id for row in named if row.is_subject and not row.birth_year}
    if tells_little and not years and not dateless:
        yield from _by_article(key, named)
        return
    owners: dict[str, list[Local]] = {f"{key}-{year}": [] for year in years}
    if len(dateless) + len(years) > 1:
        owners |= {f"{key}-{digest(article)[:8]}": [] for article in dateless}
    elif not years:
        owners[key] = []
    others = []
    for row in named:
        if row.birth_year:
            owners[f"{key}-{row.birth_year}"].append(row)
        elif row.is_subject:
            owners[next(iter(owners)) if len(owners) == 1 else f"{key}-{digest(row.article_id)[:8]}"].append(row)
        else:
            others.append(row)
    belonging = {owner: _countries(rows) for owner, rows in owners.items()}
    stated = [_countries([row]) for row in others if row.countries]
    several = bool(stated) and not any(owners.values()) and not frozenset.intersection(*stated)
    for row in others:
        owners.setdefault(_owner(key, row, belonging, several), []).append(row)
    yield from ((owner, rows) for owner, rows in owners.items() if rows)


def _owner(key: str, row: Local, belonging: dict[str, frozenset[str]], several: bool) -> str:
    """Whom a row means that is neither dated nor a subject, by the countries that those belong to who may be meant.

    Where none of them is of its country, it is somebody else, whom the country tells from the rest.
    """
    countries = _countries([row])
    if not countries:
        return next(iter(belonging)) if len(belonging) == 1 else key
    possible = [owner for owner, known in belonging.items() if not known or known & countries]
    of_country = [owner for owner in possible if belonging[owner]]
    if several or not possible:
        return f"{key}-{min(countries).lower()}"
    if len(of_country) == 1:
        return of_country[0]
    return possible[0] if len(belonging) == 1 else key


def _countries(rows: Iterable[Local]) -> frozenset[str]:
    return frozenset(code for row in rows if row.countries for code in row.countries.split(";"))


def _by_article(key: str, named: list[Local]) -> Iterator[tuple[str, list[Local]]]:
    articles: dict[str, list[Local]] = {}
    for row in named:
        articles.setdefault(row.article_id, []).append(row)
    for article, rows in articles.items():
        yield key if len(articles) == 1 else f"{key}-{digest(article)[:8]}", rows
