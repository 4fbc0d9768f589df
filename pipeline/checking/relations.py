"""Keys and relations of a dataset: every key unique, every foreign key resolved, every date on the right side."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.merging.database import parquet, quoted
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
    for table in tables.values():
        if files.get(table.name):
            yield from _check_key(connection, table, files[table.name])
            for key in table.foreign_keys:
                if files.get(key.table):
                    yield from _check_foreign_key(connection, table, key.columns[0], key.table, key.target[0], files)


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


def _check_foreign_key(
    connection: Any, table: Table, column: str, other: str, target: str, files: dict[str, list[Path]]
) -> Iterator[Finding]:
    name = quoted(column)
    lost = connection.execute(
        f"SELECT DISTINCT a.{name} FROM {parquet(files[table.name])} a ANTI JOIN {parquet(files[other])} b "
        f"ON a.{name} = b.{quoted(target)} WHERE a.{name} IS NOT NULL ORDER BY 1 LIMIT {_EXAMPLES}"
    ).fetchall()
    if lost:
        shown = ", ".join(repr(row[0]) for row in lost)
        yield Finding(table.name, "foreign_key", f"{column} names rows of {other} that are not there: {shown}")
