"""The tables of a shard, to which one article after another is added."""

from collections.abc import Mapping

import pyarrow as pa

from pipeline.sharding.outcomes import DOCUMENT
from pipeline.tables.columns import Columns, row_count
from pipeline.tables.local_records import ARTEFACTS
from pipeline.tables.schema import Table

_ROWS = 2_000  # of a table that are held as objects of Python, which take several times the room


class CollectedTables:
    """The tables and other artefacts of a shard, each with the column `_document_id` behind its own."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self._tables = tables
        self._columns: dict[str, Columns] = {}
        self._done: dict[str, list[pa.Table]] = {}

    def add(self, document_id: str, made: Mapping[str, Columns]) -> None:
        """Add the rows that an article made; each table has the same columns from every article."""
        for name, columns in made.items():
            owned = columns | {DOCUMENT: [document_id] * row_count(columns)}
            if name not in self._columns:
                self._columns[name] = {column: list(values) for column, values in owned.items()}
                continue
            collected = self._columns[name]
            for column, values in owned.items():
                collected[column].extend(values)
            if row_count(collected) >= _ROWS:
                self._lay_out(name)

    def finish(self) -> dict[str, pa.Table]:
        """All that was added, by table or artefact."""
        for name in list(self._columns):
            self._lay_out(name)
        return {name: pa.concat_tables(parts) for name, parts in self._done.items()}

    def _lay_out(self, name: str) -> None:
        columns = self._columns.pop(name)
        owners = pa.array(columns.pop(DOCUMENT), pa.string())
        if name in self._tables:
            laid_out = self._tables[name].arrow_columns(columns)
        else:
            laid_out = pa.table(
                [pa.array(columns[c], t) for c, t in ARTEFACTS[name].items()], pa.schema(ARTEFACTS[name])
            )
        self._done.setdefault(name, []).append(laid_out.append_column(DOCUMENT, owners))
