"""Keys and relations of a dataset: every key unique, every foreign key resolved, every date on the right side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.database import parquet, quoted
from pipeline.tables.schema import Table

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """A thing that is wrong with a dataset: where, a stable code, and what to know about it."""

    place: str  # the table or file
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.code}: {self.message}"


def check_relations(connection: Any, tables: dict[str, Table], files: dict[str, list[Path]]) -> Iterator[Finding]:
    """What is wrong with keys and foreign keys; `files` has the Parquet files of each table that is there."""
    there = [table for table in tables.values() if files.get(table.name)]
    lost = _lost_keys(connection, there, files)
    for table in there:
        yield from _check_key(connection, table, files[table.name])
        for key in table.foreign_keys:
            if shown := ", ".join(map(repr, lost.get((table.name, key.columns[0], key.table), ()))):
                message = f"{key.columns[0]} names rows of {key.table} that are not there: {shown}"
                yield Finding(table.name, "foreign_key", message)


def _check_key(connection: Any, table: Table, paths: list[Path]) -> Iterator[Finding]:
    columns = ", ".join(quoted(c) for c in table.primary_key)
    twice = connection.execute(
        f"SELECT {columns} FROM {parquet(paths)} "
        f"GROUP BY {columns} HAVING count(*) > 1 ORDER BY {columns} LIMIT {_EXAMPLES}"
    ).fetchall()
    if twice:
        yield Finding(
            table.name, "key_not_unique", f"the key {'+'.join(table.primary_key)} stands more than once: {twice}"
        )


def _lost_keys(
    connection: Any, tables: Iterable[Table], files: dict[str, list[Path]]
) -> dict[tuple[str, str, str], list[str]]:
    """For a table, a column and the table that it points to: some values that stand in no row there.

    All columns that point to the same key are looked up at once, so that each key is read but once.
    """
    pointing: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for table in tables:
        for key in table.foreign_keys:
            if files.get(key.table):
                pointing.setdefault((key.table, key.target[0]), []).append((table.name, key.columns[0]))
    lost: dict[tuple[str, str, str], list[str]] = {}
    for (target, key_column), columns in pointing.items():
        values = " UNION ALL ".join(
            f"SELECT {n} AS n, {quoted(column)} AS v FROM {parquet(files[name])} WHERE {quoted(column)} IS NOT NULL"
            for n, (name, column) in enumerate(columns)
        )
        found = connection.execute(
            f"SELECT DISTINCT n, v FROM ({values}) a "
            f"ANTI JOIN {parquet(files[target])} b ON a.v = b.{quoted(key_column)} "
            f"QUALIFY dense_rank() OVER (PARTITION BY n ORDER BY v) <= {_EXAMPLES} ORDER BY n, v"
        ).fetchall()
        for n, value in found:
            lost.setdefault((*columns[n], target), []).append(value)
    return lost
