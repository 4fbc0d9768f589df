"""The dataset's descriptor, `datapackage.json`, in the words of Data Package v2 (https://datapackage.org)."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.tables.schema import Column, Table

DATAPACKAGE = "datapackage.json"
Files = Mapping[str, Mapping[str, Any]]

_PROFILES = "https://datapackage.org/profiles/2.0"
# The formats that a descriptor tells of, with their media types: files of one table each, and files that hold all.
_TABULAR = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
_WHOLE = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "duckdb": "application/vnd.duckdb",
    "sqlite": "application/vnd.sqlite3",
}
_MEDIA_TYPES = _TABULAR | _WHOLE
_CSV_DIALECT = {"header": True, "delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True}
_GUARD_NOTE = (
    "A text that a spreadsheet could take for a formula has an apostrophe in front, and so has one that begins with "
    "apostrophes before such a text; one apostrophe less is the text as it was."
)
_NOT_ONE_OF = re.compile(r"\[\^([^\]]*)\]")  # `[^a-z0-9-]`


def write_datapackage(
    folder: Path, tables: Iterable[Table], files: Files, row_counts: Mapping[str, int], version: str
) -> Path:
    """Write the descriptor of a dataset into `folder`; gives its path.

    `files` has `bytes` and `sha256` of each file by its path in the dataset, `row_counts` the rows by table, `version`
    the product's. Each table is one resource: its CSV, or its Parquet where there is no CSV. The same rows in other
    formats stand under the own property `alternates` of the resource (or of the package, for files that hold all
    tables): a second resource would repeat every row.
    """
    found: dict[str, dict[str, dict[str, Mapping[str, Any]]]] = {}
    for name in sorted(files):
        kind, table = _identity(PurePosixPath(name))
        found.setdefault(table, {}).setdefault(kind, {})[name] = files[name]
    resources = [_resource(one, found[one.name], row_counts.get(one.name)) for one in tables if found.get(one.name)]
    described: dict[str, Any] = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "articles",
        "title": "What articles on persons and organisations say",
        "description": "Texts, sources and facts, each traceable to the characters of the article it was taken from.",
        "version": version,
        "resources": resources,
    }
    dataset = found.get("dataset", {})
    whole = [_file(kind, dataset[kind]) for kind in _WHOLE if kind in dataset]
    path = folder / DATAPACKAGE
    text = json.dumps(described | ({"alternates": whole} if whole else {}), ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    return path


def table_schema(table: Table) -> dict[str, Any]:
    """A Table Schema (Data Package v2) for the table."""
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column, table.json_schema["properties"][column.name]) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.primary_key),
    }
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": list(key.columns),
                # The empty name means the same table.
                "reference": {"resource": "" if key.table == table.name else key.table, "fields": list(key.target)},
            }
            for key in table.foreign_keys
        ]
    return schema


def _identity(path: PurePosixPath) -> tuple[str, str]:
    """Format and table of a file: `csv/blocks.csv`, `parquet/blocks/part-00000.parquet`, `dataset.xlsx`."""
    if len(path.parts) == 1:
        return path.suffix[1:], path.stem
    return path.parts[0], path.stem if len(path.parts) == 2 else path.parts[1]


def _resource(table: Table, by_kind: Mapping[str, Files], rows: int | None) -> dict[str, Any]:
    main, *others = [kind for kind in _TABULAR if kind in by_kind]
    resource: dict[str, Any] = {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.description,
        **_file(main, by_kind[main]),
    }
    if main == "csv":
        resource |= {"encoding": "utf-8", "dialect": _CSV_DIALECT, "formulaGuard": _GUARD_NOTE}
    if rows is not None:
        resource["rowCount"] = rows
    if others:
        resource["alternates"] = [_file(kind, by_kind[kind]) for kind in others]
    return resource | {"schema": table_schema(table)}


def _file(kind: str, files: Files) -> dict[str, Any]:
    """Path, format, size and digest; of several parts all paths, and no digest."""
    names = list(files)
    about: dict[str, Any] = {
        "path": names[0] if len(names) == 1 else names,
        "format": kind,
        "mediatype": _MEDIA_TYPES[kind],
    }
    if len(names) == 1:
        only = files[names[0]]
        about |= {"hash": f"sha256:{only['sha256']}", "bytes": only["bytes"]}
    return about


def _field(column: Column, schema: dict[str, Any]) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if column.nullable else {"required": True}
    constraints |= {key: schema[key] for key in ("minimum", "maximum") if key in schema}
    if column.enum:
        constraints["enum"] = list(column.enum)
    if not column.is_free_text:  # whose length the guard changes
        constraints |= {key: schema[key] for key in ("minLength", "maxLength") if key in schema}
    pattern = _whole_pattern(schema)
    if pattern:
        constraints["pattern"] = pattern
    field = {"name": column.name, "type": column.type, "description": column.description}
    return field | ({"constraints": constraints} if constraints else {})


def _whole_pattern(schema: dict[str, Any]) -> str | None:
    """JSON Schema's pattern, which may match anywhere, as Table Schema's, which matches the whole text."""
    if "pattern" in schema:
        pattern: str = schema["pattern"]
        return (pattern[1:] if pattern.startswith("^") else f".*{pattern}") + ".*"
    unwanted = _NOT_ONE_OF.fullmatch(schema.get("not", {}).get("pattern", ""))
    return f"[{unwanted[1]}]*" if unwanted else None
