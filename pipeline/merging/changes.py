"""What is new since the run before: rows added, removed or changed, by key, and what they say.

As a rule the tables before and now are equal but for little. So both are divided by key into parts, each of which is
known by one number, whatever the order of its rows; only parts that differ are compared row by row.
"""

from functools import partial
from pathlib import Path

import pyarrow.parquet as pq

from pipeline.database import quoted, text
from pipeline.merging.engine import SqlEngine
from pipeline.merging.sql import statement
from pipeline.merging.views import range_starts
from pipeline.tables.schema import Table

# Their rows are made from other tables, or are about the run itself.
_NOT_COMPARED = frozenset({"changes"})
_PARTS = 1 << 14  # of a table, at most: their numbers stay in the processor's cache
_HIDDEN = {  # column of a key -> table of what is hidden, and its column
    "entity_id": ("hidden_ids", "entity_id"),
    "old_id": ("hidden_ids", "entity_id"),
    "document_id": ("removed_documents", "document_id"),
}

# The tables that the steps `told_…` and `in_words` read.
_IN_WORDS = (
    *("documents", "entities", "entity_names", "statements", "events", "sources", "sentences", "blocks"),
    "properties",
)


def changes_query(sql: SqlEngine, tables: dict[str, Table], before: dict[str, list[Path]]) -> str:
    """The SQL of the rows of `changes`, with the `document_id` of each; `before` has the earlier files of each table.

    It is empty where nothing differs. SQL has the new tables by their names. Keys that name who was left out by hand
    (the tables `hidden_ids`, `removed_documents`) are not told. A table that another version wrote under other keys is
    not compared: nothing can be told of it row by row; nor is told what removed rows said, where it wrote them in other
    columns.
    """
    earlier = {name: set(pq.read_schema(files[0]).names) for name, files in before.items() if files}
    shared = {}  # table -> the columns that both datasets have
    for name, table in tables.items():
        if name in earlier and name not in _NOT_COMPARED and not table.view:
            sql.open(f"before_{name}", before[name])
            if earlier[name].issuperset((*table.primary_key, _place(table))):
                shared[name] = [column for column in table.column_names if column in earlier[name]]
    if not shared:
        return ""
    parts = [_differing_parts(tables[name], columns) for name, columns in shared.items()]
    sql.execute(f"CREATE TABLE differing_parts AS {' UNION ALL '.join(parts)}")
    differing = sorted(name for (name,) in sql.fetch('SELECT DISTINCT "table" FROM differing_parts'))
    if not differing:
        return ""
    sql.at_once(partial(_compare, table=tables[name], columns=shared[name]) for name in differing)
    sql.execute(f"CREATE VIEW all_changes AS {' UNION ALL '.join(f'SELECT * FROM changes_{n}' for n in differing)}")
    told = {name: tables[name].column_names for name in _IN_WORDS}
    _prepare_words(sql, told, all(earlier.get(name, set()).issuperset(columns) for name, columns in told.items()))
    return f"""
        SELECT c.*, nullif(w.words, '') AS words, w.sentence, w.article
        FROM all_changes c
        LEFT JOIN ({statement("in_words")}) w
        ON w.document_id = c.document_id AND w."table" = c."table" AND w.record_id = c.record_id"""


def told_range_starts() -> str:
    """The SQL of the first document of each range in which that query can be worked."""
    size = "SELECT document_id, sum(character_count) AS character_count FROM told_documents GROUP BY document_id"
    return f"WITH documents AS ({size}) {range_starts()}"


def _place(table: Table) -> str:
    """The column whose values divide a table into parts: the document of a row, where it follows from the key."""
    if table.sort_key[0] == "document_id" or "document_id" in table.primary_key:
        return "document_id"
    return table.primary_key[0]


def _part(table: Table) -> str:
    return f"hash({quoted(_place(table))}) & {_PARTS - 1}"


def _differing_parts(table: Table, columns: list[str]) -> str:
    """The SQL of the parts that have other rows in one dataset than in the other: those of equal rows cancel out.

    A row's number is hashed again, since the hashes of its columns come together by exclusive or as well: where several
    rows of a part had one value, and all have another now, that would cancel out, too.
    """
    names = ", ".join(map(quoted, columns))
    return f"""
        SELECT {text(table.name)} AS "table", part
        FROM (SELECT {_part(table)} AS part, hash(hash({names})) AS number
              FROM (SELECT {names} FROM before_{table.name} UNION ALL SELECT {names} FROM {table.name}))
        GROUP BY part
        HAVING bit_xor(number) <> 0"""


def _compare(sql: SqlEngine, table: Table, columns: list[str]) -> None:
    """Make the rows of `changes` for one table, of the parts that differ: one statement a table, to hold but these."""
    sql.execute(f"CREATE TABLE changes_{table.name} AS {_table_changes(table, columns)}")


def _table_changes(table: Table, columns: list[str]) -> str:
    keys = " AND ".join(f"a.{quoted(k)} = b.{quoted(k)}" for k in table.primary_key)
    first = quoted(table.primary_key[0])
    differs = [
        f"CASE WHEN a.{quoted(c)} IS DISTINCT FROM b.{quoted(c)} THEN {text(c)} END"
        for c in columns
        if c not in table.primary_key
    ]
    differing = f"concat_ws(';', {', '.join(differs)})" if differs else "''"
    record = " || ' | ' || ".join(f"CAST(coalesce(b.{quoted(k)}, a.{quoted(k)}) AS VARCHAR)" for k in table.primary_key)
    document = "coalesce(b.document_id, a.document_id)" if _place(table) == "document_id" else "''"
    hidden = " ".join(
        f"ANTI JOIN {names} ON {names}.{key} = coalesce(b.{quoted(column)}, a.{quoted(column)})"
        for column, (names, key) in _HIDDEN.items()
        if column in table.primary_key
    )
    before, now = (
        f"(SELECT * FROM {rows} WHERE {_part(table)} IN "
        f'(SELECT part FROM differing_parts WHERE "table" = {text(table.name)}))'
        for rows in (f"before_{table.name}", table.name)
    )
    return f"""
        SELECT {text(table.name)} AS "table", record_id, change,
               CASE WHEN change = 'changed' THEN columns END AS columns, document_id
        FROM (SELECT {record} AS record_id, {differing} AS columns, {document} AS document_id,
                     CASE WHEN a.{first} IS NULL THEN 'added'
                          WHEN b.{first} IS NULL THEN 'removed' ELSE 'changed' END AS change
              FROM {before} a FULL OUTER JOIN {now} b ON {keys} {hidden})
        WHERE change <> 'changed' OR columns <> ''"""


def _prepare_words(sql: SqlEngine, told: dict[str, tuple[str, ...]], of_removed: bool) -> None:
    """Make what `in_words` reads: rows of the new dataset and, if removed ones are told, of the one before."""
    for name, columns in told.items():
        names = ", ".join(map(quoted, columns))
        rows = f"SELECT {names}, false AS is_gone FROM {name}"
        if of_removed:
            rows += f" UNION ALL SELECT {names}, true AS is_gone FROM before_{name}"
        sql.execute(f"CREATE VIEW both_{name} AS {rows}")
    for step in ("told_documents", "told_changes", "told_names", "told_texts"):
        sql.execute(statement(step))
