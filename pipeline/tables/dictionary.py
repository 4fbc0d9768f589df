"""The data dictionary: every table and column of the dataset, as text, Markdown or JSON."""

import json
from collections.abc import Iterable

from pipeline.tables.schema import Column, Table


def as_text(tables: Iterable[Table]) -> str:
    """For reading in a terminal."""
    parts = []
    for table in tables:
        lines = [f"{table.name}: {table.title} (one row per {table.grain})", f"  {table.description}"]
        width = max(len(column.name) for column in table.columns)
        lines += [f"    {c.name:{width}}  {_kind(c)}{_key(table, c)}. {c.description}" for c in table.columns]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def as_markdown(tables: Iterable[Table]) -> str:
    """One heading and one table for each table."""
    parts = []
    for table in tables:
        lines = [f"## {table.name}", "", f"{table.description} One row per {table.grain}.", ""]
        lines += ["| column | type | description |", "|---|---|---|"]
        lines += [
            f"| `{c.name}` | {_kind(c)}{_key(table, c)} | {c.description.replace('|', '/')} |" for c in table.columns
        ]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def as_json(tables: Iterable[Table]) -> str:
    """The JSON Schemas by table."""
    return json.dumps({table.name: table.json_schema for table in tables}, indent=2, ensure_ascii=False) + "\n"


FORMATS = {"text": as_text, "markdown": as_markdown, "json": as_json}


def _kind(column: Column) -> str:
    kind = " or ".join(column.enum) if 0 < len(column.enum) <= 4 else column.type
    return kind + (" or null" if column.nullable else "")


def _key(table: Table, column: Column) -> str:
    notes = ["key"] if column.name in table.primary_key else []
    notes += [f"to {k.table}" for k in table.foreign_keys if column.name in k.columns]
    return f" ({', '.join(notes)})" if notes else ""
