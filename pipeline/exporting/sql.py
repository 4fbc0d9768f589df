"""What the databases share: the statement that makes a table, with its types, keys, relations and descriptions.

The names of the types are the engine's own; all else is the same SQL.
"""

from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter

from pipeline.database import ordering, quoted, text
from pipeline.tables.schema import Column, ForeignKey, Table

_STANDARD_TYPES = {
    "string": "TEXT",  # which the standard lacks, and databases have
    "integer": "BIGINT",
    "number": "DOUBLE PRECISION",
    "boolean": "BOOLEAN",
    "date": "DATE",
}


def create_table(table: Table, types: Mapping[str, str]) -> str:
    """CREATE TABLE with primary and foreign keys; `types` has the engine's type for each JSON type.

    The descriptions stand in it as comments, which SQLite keeps.
    """
    columns = [(_column(column, types), column.description) for column in table.columns]
    keys = [(f"PRIMARY KEY ({_names(table.primary_key)})", f"one row per {table.grain}")] if table.primary_key else []
    keys += [(_foreign_key(key), "") for key in table.foreign_keys]
    parts = [*columns, *keys]
    lines = [
        f"    {sql}{',' if n < len(parts) else ''}{f'  -- {_one_line(note)}' if note else ''}"
        for n, (sql, note) in enumerate(parts, 1)
    ]
    return "\n".join([f"CREATE TABLE {quoted(table.name)} (  -- {_one_line(table.description)}", *lines, ")"])


def as_sql(tables: Iterable[Table]) -> str:
    """The statements that make these tables in a database of one's own, in standard SQL, each after those it names."""
    return ";\n\n".join([*(create_table(table, _STANDARD_TYPES) for table in by_reference(tables)), ""])


def by_reference(tables: Iterable[Table]) -> list[Table]:
    """The tables, each after those that its foreign keys point to."""
    by_name = {table.name: table for table in tables}
    wanted = {
        name: [key.table for key in table.foreign_keys if key.table != name and key.table in by_name]
        for name, table in by_name.items()
    }
    return [by_name[name] for name in TopologicalSorter(wanted).static_order()]


def all_rows(table: Table) -> str:
    """The query for the rows of a table in its order, in which the other formats have them."""
    return f"SELECT {_names(table.column_names)} FROM {quoted(table.name)} {ordering(table)}"


def _column(column: Column, types: Mapping[str, str]) -> str:
    parts = [quoted(column.name), types[column.type]]
    if not column.nullable:
        parts.append("NOT NULL")
    if column.enum:
        parts.append(f"CHECK ({quoted(column.name)} IN ({', '.join(text(value) for value in column.enum)}))")
    return " ".join(parts)


def _foreign_key(key: ForeignKey) -> str:
    return f"FOREIGN KEY ({_names(key.columns)}) REFERENCES {quoted(key.table)} ({_names(key.target)})"


def _names(columns: Iterable[str]) -> str:
    return ", ".join(quoted(column) for column in columns)


def _one_line(note: str) -> str:
    return " ".join(note.split())
