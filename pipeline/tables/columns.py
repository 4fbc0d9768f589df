"""Rows as columns, which are made, checked and written quicker than a dictionary for each row."""

from collections.abc import Iterable, Sequence
from itertools import islice
from operator import attrgetter
from typing import Any

Row = dict[str, Any]
Columns = dict[str, list[Any]]  # the values of each column of a table, one for each row


def columns_of(rows: Iterable[Row], names: Iterable[str]) -> Columns:
    """The rows as columns of these names; a key that a row lacks is null."""
    rows = list(rows)
    return {name: [row.get(name) for row in rows] for name in names}


def same_named(names: Sequence[str], things: Sequence[Any]) -> Columns:
    """The columns that have the names of what the things have: two or more."""
    values = zip(*map(attrgetter(*names), things), strict=True) if things else ([] for _ in names)
    return dict(zip(names, map(list, values), strict=True))


def joined(parts: Sequence[Columns]) -> Columns:
    """The rows of all parts, one part after the other; all have the same columns."""
    whole: Columns = {column: [] for column in parts[0]}
    for column, values in whole.items():
        for part in parts:
            values += part[column]
    return whole


def rows_of(columns: Columns, start: int = 0, stop: int | None = None) -> list[Row]:
    """The rows, or those between two places."""
    return [dict(zip(columns, row, strict=True)) for row in islice(zip(*columns.values(), strict=True), start, stop)]


def row_count(columns: Columns) -> int:
    """The number of rows."""
    return len(next(iter(columns.values()), ()))
