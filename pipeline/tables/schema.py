"""The tables as `schemas/` describes them: the one place from which types, headings, keys and relations come.

Each file is a JSON Schema (draft 2020-12) for one row. What JSON Schema has no word for stands under `x-table`, in the
words of Data Package v2: `primaryKey` and `foreignKeys`; and `group`, `grain`, `order` (of the tables, for reading),
`sortKey` (of the rows), `view` and `evidence` (what the offsets of a row must point to).
"""

import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.errors import SchemaError
from pipeline.tables.columns import Columns, Row, columns_of, row_count

ROW_WORDS = ("type", "required", "additionalProperties")  # what a schema says of a whole row, besides its columns
_TABLE_WORDS = frozenset({"$schema", "$id", "$comment", "title", "description", "x-table", "properties", *ROW_WORDS})
_ARROW_TYPES = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}


@dataclass(frozen=True)
class Column:
    """A column: its name, JSON type (`string`, `integer`, `number`, `boolean`, `date`), and what may stand in it."""

    name: str
    description: str
    type: str
    nullable: bool
    enum: tuple[str, ...] = ()
    constrained: bool = False  # the schema restricts the text by a pattern, so that it is no free text

    @property
    def arrow_type(self) -> pa.DataType:
        return pa.date32() if self.type == "date" else _ARROW_TYPES[self.type]

    @property
    def is_free_text(self) -> bool:
        """Whether any text at all may stand in it, as it came from an article."""
        return self.type == "string" and not self.enum and not self.constrained


@dataclass(frozen=True)
class ForeignKey:
    """Columns whose values stand in the key of another table, or are null."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """What stands at `start_char:end_char` of a row: a column's text, between brackets or without markers and pages."""

    column: str
    around: tuple[str, str] = ("", "")
    without: str | None = None


@dataclass(frozen=True, eq=False)  # one object a table: compared and hashed by identity
class Table:
    """One table of the dataset."""

    name: str
    title: str
    description: str
    group: str
    grain: str
    order: int
    view: bool
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    sort_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    evidence: Evidence | None
    json_schema: dict[str, Any]

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @cached_property
    def arrow_schema(self) -> pa.Schema:
        """Arrow fields in column order; a field that is never null says so."""
        return pa.schema([pa.field(c.name, c.arrow_type, nullable=c.nullable) for c in self.columns])

    def column(self, name: str) -> Column:
        return next(c for c in self.columns if c.name == name)

    def arrow_table(self, rows: list[Row]) -> pa.Table:
        """The rows in Arrow; a key that a row lacks is null, a date stands in a row as ISO 8601 text."""
        return self.arrow_columns(columns_of(rows, self.column_names))

    def arrow_columns(self, columns: Columns) -> pa.Table:
        """The columns in Arrow; one that is not there is null."""
        count = row_count(columns)
        return pa.Table.from_arrays(
            [_array(column, columns.get(column.name, [None] * count)) for column in self.columns],
            schema=self.arrow_schema,
        )


def _array(column: Column, values: list[Any]) -> pa.Array:
    if column.type == "date":
        return pa.array(values, pa.string()).cast(pa.date32())
    return pa.array(values, column.arrow_type)


def schema_folder() -> Path:
    """Where the schemas stand: inside the installed package, or at the top of the source tree."""
    package = Path(__file__).resolve().parents[1]
    return next((f for f in (package / "schemas", package.parent / "schemas") if f.is_dir()), package / "schemas")


@cache
def load_tables(folder: Path | None = None) -> dict[str, Table]:
    """All tables by name, in the order for reading.

    Raises SchemaError for a folder without schemas, and for a file that does not describe a table.
    """
    folder = folder or schema_folder()
    tables = [_read_table(path) for path in sorted(folder.glob("*.json"))]
    if not tables:
        raise SchemaError(f"{folder}: no schema found; install the package again, or restore the folder")
    by_name = {table.name: table for table in sorted(tables, key=lambda t: (t.order, t.name))}
    for table in tables:
        for key in table.foreign_keys:
            target = by_name.get(key.table)
            if target is None or set(key.target) - set(target.column_names):
                where = f"{folder / table.name}.json: foreign key {key.columns}"
                raise SchemaError(f"{where} points to {key.table}{key.target}, which is not there")
    return by_name


def _read_table(path: Path) -> Table:
    try:
        schema = json.loads(path.read_bytes())
        if set(schema) - _TABLE_WORDS:  # columns are checked one by one
            raise ValueError(f"{sorted(set(schema) - _TABLE_WORDS)} can stand in columns only")
        about = schema["x-table"]
        table = Table(
            name=path.stem,
            title=schema["title"],
            description=schema["description"],
            group=about["group"],
            grain=about["grain"],
            order=about["order"],
            view=about.get("view", False),
            columns=tuple(_read_column(name, column) for name, column in schema["properties"].items()),
            primary_key=tuple(about["primaryKey"]),
            sort_key=tuple(about["sortKey"]),
            foreign_keys=tuple(
                ForeignKey(tuple(k["fields"]), k["reference"]["resource"], tuple(k["reference"]["fields"]))
                for k in about["foreignKeys"]
            ),
            evidence=_read_evidence(about.get("evidence")),
            json_schema=schema,
        )
        _check_words(table)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        why = f"{type(error).__name__}: {error}"
        raise SchemaError(f"{path}: not a table's schema ({why}); compare it with another file there") from error
    named = {*table.primary_key, *table.sort_key, *(c for k in table.foreign_keys for c in k.columns)}
    named |= {table.evidence.column} if table.evidence else set()
    if named - set(table.column_names):
        raise SchemaError(f"{path}: keys name columns that are not there: {sorted(named - set(table.column_names))}")
    return table


def _check_words(table: Table) -> None:
    """Raise TypeError where something else stands in place of a text, a number or a list of names."""
    texts = [table.title, table.description, table.group, table.grain, *(c.description for c in table.columns)]
    keys = [table.primary_key, table.sort_key]
    for key in table.foreign_keys:
        texts.append(key.table)
        keys += [key.columns, key.target]
    if table.evidence:
        texts += [table.evidence.column, *table.evidence.around]
    wrong = [text for text in (*texts, *(name for key in keys for name in key)) if not isinstance(text, str)]
    if wrong:
        raise TypeError(f"{wrong[0]!r} stands where a text belongs")
    if type(table.order) is not int or type(table.view) is not bool:
        raise TypeError("order must be a number, and view true or false")


def _read_evidence(about: dict[str, Any] | None) -> Evidence | None:
    if about is None:
        return None
    before, after = about.get("around", ("", ""))
    return Evidence(about["exact"], (before, after), about.get("without"))


def _read_column(name: str, schema: dict[str, Any]) -> Column:
    types = [schema["type"]] if isinstance(schema["type"], str) else list(schema["type"])
    kind = next((t for t in types if t != "null"), None)
    if schema.get("format") == "date":
        kind = "date"
    elif not isinstance(kind, str) or kind not in _ARROW_TYPES:
        raise ValueError(f"column {name!r} has the type {kind!r}")
    return Column(
        name=name,
        description=schema["description"],
        type=kind,
        nullable="null" in types,
        enum=tuple(v for v in schema.get("enum", ()) if v is not None),
        constrained="pattern" in schema or "not" in schema,
    )
