"""The sheet `Data dictionary`: every column of every table, from the schemas."""

from collections.abc import Iterable

import pyarrow as pa

from pipeline.exporting.excel.sheets import SheetPlan
from pipeline.tables.schema import Column, Table

_COLUMNS = (
    ("table", "The table, or the sheet that is composed from tables.", True),
    ("column", "The column.", True),
    ("type", "What stands in it: text, whole number, number, truth or day.", True),
    ("description", "What it says.", False),
    ("required", "Whether every row has it.", True),
    ("key", "Whether it is (part of) the key, and to which table's key it points.", False),
    ("values", "The values that may stand in it, where they are fixed.", False),
)
_TYPES = {"string": "text", "integer": "whole number", "number": "number", "boolean": "TRUE or FALSE", "date": "day"}


def plan(home: str) -> SheetPlan:
    """What the sheet is."""
    columns = tuple(Column(name, about, "string", True, constrained=fixed) for name, about, fixed in _COLUMNS)
    title = "Data dictionary"
    return SheetPlan(
        title, "data_dictionary", "Every column of every table, and what it means.", "About", columns, (), home
    )


def rows(tables: Iterable[Table], composed: Iterable[SheetPlan]) -> pa.RecordBatch:
    """One row per column of a table, and of a sheet that is composed from tables."""
    found: list[dict[str, str | None]] = [
        {"table": sheet.title, "column": column.name, "type": _TYPES[column.type], "description": column.description}
        for sheet in composed
        for column in sheet.columns
    ]
    found += [
        {
            "table": table.name,
            "column": column.name,
            "type": _TYPES[column.type],
            "description": column.description,
            "required": None if column.nullable else "yes",
            "key": _key(table, column),
            "values": ", ".join(column.enum) or None,
        }
        for table in tables
        for column in table.columns
    ]
    return pa.RecordBatch.from_pylist(found, pa.schema([(name, pa.string()) for name, _, _ in _COLUMNS]))


def _key(table: Table, column: Column) -> str | None:
    words = ["primary key"] if column.name in table.primary_key else []
    words += [f"points to {key.table}" for key in table.foreign_keys if column.name in key.columns]
    return "; ".join(words) or None
