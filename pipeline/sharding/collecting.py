"""The rows of several articles together: of a group of them, and of a shard in Arrow."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from pipeline.sharding.outcomes import DOCUMENT
from pipeline.tables.columns import Columns, joined, row_count
from pipeline.tables.local_records import ARTEFACTS
from pipeline.tables.schema import Table

Owners = list[tuple[str, int]]  # whose rows follow one another, and how many they are


class Group(NamedTuple):
    """The rows of some articles by table or artefact, and whose they are."""

    columns: dict[str, Columns]
    owners: dict[str, Owners]


def group_of(articles: Iterable[tuple[str, Mapping[str, Columns]]]) -> Group:
    """The rows of articles, given by document, one article after the other."""
    parts: dict[str, list[Columns]] = {}
    owners: dict[str, Owners] = {}
    for document_id, made in articles:
        for name, columns in made.items():
            parts.setdefault(name, []).append(columns)
            owners.setdefault(name, []).append((document_id, row_count(columns)))
    return Group({name: joined(several) for name, several in parts.items()}, owners)


class CollectedTables:
    """The tables and other artefacts of a shard, each with the column `_document_id` behind its own."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self._tables = tables
        self._done: dict[str, list[pa.Table]] = {}

    def add(self, group: Group) -> None:
        """Add the rows of some articles, laid out in Arrow."""
        for name, columns in group.columns.items():
            if name in self._tables:
                table = self._tables[name].arrow_columns(columns)
            else:
                table = pa.table(
                    [pa.array(columns[c], t) for c, t in ARTEFACTS[name].items()], pa.schema(ARTEFACTS[name])
                )
            self._done.setdefault(name, []).append(table.append_column(DOCUMENT, _repeated(group.owners[name])))

    def finish(self) -> dict[str, pa.Table]:
        """All that was added, by table or artefact."""
        return {name: pa.concat_tables(parts) for name, parts in self._done.items()}


def _repeated(owners: Owners) -> pa.Array:
    """The owner of each row."""
    documents, counts = zip(*owners, strict=True)
    return pa.array(documents, pa.string()).take(pa.array(np.repeat(np.arange(len(counts)), counts)))
