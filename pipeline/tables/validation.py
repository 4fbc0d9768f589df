"""Validation of rows against their JSON Schemas, and of a document's tables against one another.

jsonschema-rs decides, since it is far faster; jsonschema explains what was refused, with a JSON Pointer to the value.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from pipeline.errors import SchemaError
from pipeline.tables.columns import Columns, Row, columns_of, row_count, rows_of
from pipeline.tables.keys import joined_key
from pipeline.tables.schema import ROW_WORDS, ForeignKey, Table

if TYPE_CHECKING:
    import jsonschema

_MAX_RAW = 2000  # characters of a refused record that are shown


@dataclass(frozen=True, slots=True)
class Rejection:
    """A record kept out of its table, and why."""

    table: str
    record_id: str | None
    code: str
    pointer: str | None
    message: str
    raw: str | None


def validate(
    made: dict[str, Columns], tables: dict[str, Table], refused: Iterable[Rejection] = ()
) -> tuple[dict[str, Columns], list[Rejection]]:
    """The columns of the rows that may stand in the tables, and what was kept out.

    A row goes out where it was refused before, where its schema refuses it or its key is taken, and where the row that
    it belongs to went out; a nullable reference to a row that went out becomes null.
    """
    good: dict[str, Columns] = {}
    rejections = list(refused)
    lost = {(r.table, r.record_id) for r in rejections}
    gone: dict[str, set[Any]] = {}
    for name in _parents_first(tuple(tables.values())):
        if name in made:
            table, columns = tables[name], made[name]
            watched = [k for k in table.foreign_keys if k.table in gone and len(k.columns) == 1]
            if not watched and not lost and _are_valid(table, columns):
                good[name] = columns  # nearly always: nothing is wrong
                continue
            rows = rows_of(columns)
            kept, out = _valid_rows(table, [r for r in rows if (name, record_id(table, r)) not in lost], gone, watched)
            rejections += out
            if len(kept) < len(rows) and len(table.primary_key) == 1:
                key = table.primary_key[0]
                gone[name] = set(columns[key]) - {row[key] for row in kept}
                within = [k for k in table.foreign_keys if k.table == name]  # a section's parent: always nullable
                for row in kept:
                    _drop_lost_references(table, row, gone, within)
            good[name] = columns_of(kept, columns)
    return good, rejections


def are_valid(made: Mapping[str, Columns], tables: Mapping[str, Table]) -> bool:
    """Whether no row is refused of all that are given: if so, `validate` would keep none of them out."""
    return all(_are_valid(tables[name], columns) for name, columns in made.items())


def refusal(table: Table, row: Row) -> Rejection | None:
    """Why the schema of the table refuses the row; None where it does not."""
    return None if _validator(table).is_valid(row) else _explain(table, row)


def record_id(table: Table, row: Row) -> str | None:
    """The key of a row as one text; None where a part of it is missing."""
    parts = [row.get(c) for c in table.primary_key]
    return None if None in parts else joined_key(parts)


def _are_valid(table: Table, columns: Columns) -> bool:
    """Whether the schema refuses no row, and no two have one key."""
    keys = [columns[c] for c in table.primary_key]
    unique = set(keys[0]) if len(keys) == 1 else set(zip(*keys, strict=True))
    # a key that many rows refer to is looked at once
    referring = {column for key in table.foreign_keys for column in key.columns if column in columns}
    distinct = {column: list(set(columns[column])) for column in referring}
    return len(unique) == row_count(columns) and bool(_column_validator(table).is_valid(columns | distinct))


def _valid_rows(
    table: Table, rows: list[Row], gone: dict[str, set[Any]], watched: list[ForeignKey]
) -> tuple[list[Row], list[Rejection]]:
    is_valid = _validator(table).is_valid
    key_of = itemgetter(*table.primary_key)
    kept: list[Row] = []
    refused: list[Rejection] = []
    taken: set[Any] = set()
    for row in rows:
        orphan = _drop_lost_references(table, row, gone, watched) if watched else None
        if orphan:
            refused.append(orphan)
        elif not is_valid(row):
            refused.append(_explain(table, row))
        elif (key := key_of(row)) in taken:
            message = f"the key {key!r} is taken by an earlier row"
            refused.append(Rejection(table.name, record_id(table, row), "duplicate_key", None, message, _shown(row)))
        else:
            taken.add(key)
            kept.append(row)
    return kept, refused


def _drop_lost_references(
    table: Table, row: Row, gone: dict[str, set[Any]], watched: list[ForeignKey]
) -> Rejection | None:
    for key in watched:
        column = key.columns[0]
        if row.get(column) in gone[key.table] and row.get(column) is not None:
            if not table.column(column).nullable:
                message = f"the row of {key.table} that it belongs to was rejected"
                return Rejection(table.name, record_id(table, row), "orphan", f"/{column}", message, _shown(row))
            row[column] = None
    return None


def _explain(table: Table, row: Row) -> Rejection:
    error = next(_explainer(table).iter_errors(row), None)
    if error is None:  # the two disagree: what jsonschema-rs refuses stays out
        rs_error = next(iter(_validator(table).iter_errors(row)))
        path, message, code = list(rs_error.instance_path), str(rs_error.message), "schema"
    else:
        path, message, code = list(error.absolute_path), error.message, str(error.validator)
    pointer = "".join("/" + str(p).replace("~", "~0").replace("/", "~1") for p in path)
    value = row.get(str(path[0])) if path else row
    return Rejection(table.name, record_id(table, row), f"schema_{code}", pointer, message[:500], _shown(value))


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)[:_MAX_RAW]


@cache
def _parents_first(tables: tuple[Table, ...]) -> list[str]:
    """Table names so that each stands behind those that it refers to, as far as the references make no circle."""
    order: list[str] = []
    waiting = {table.name: table for table in tables}
    while waiting:
        ready = [n for n, t in waiting.items() if all(k.table == n or k.table not in waiting for k in t.foreign_keys)]
        for name in ready or list(waiting)[:1]:
            order.append(name)
            del waiting[name]
    return order


@cache
def _validator(table: Table) -> Any:
    """What decides on a row."""
    return _compiled(table, table.json_schema)


@cache
def _column_validator(table: Table) -> Any:
    """What decides on all rows at once, given as columns."""
    schema = table.json_schema
    columns = {name: {"type": "array", "items": column} for name, column in schema["properties"].items()}
    return _compiled(table, {word: schema[word] for word in ROW_WORDS if word in schema} | {"properties": columns})


def _compiled(table: Table, schema: dict[str, Any]) -> Any:
    try:
        return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    except ValueError as error:
        raise SchemaError(f"schemas/{table.name}.json is no valid JSON Schema: {error}") from error


@cache
def _explainer(table: Table) -> "jsonschema.Draft202012Validator":
    import jsonschema  # takes long to load, and hardly ever is anything refused

    return jsonschema.Draft202012Validator(table.json_schema, format_checker=jsonschema.FormatChecker())
