"""What is new since the run before: rows added, removed or changed, by key, and what they say."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.merging.database import parquet, quoted, statement, text
from pipeline.tables.schema import Table

# Their rows are made from other tables, or are about the run itself.
_NOT_COMPARED = frozenset({"changes"})
_HIDDEN = {"entity_id": "hidden_ids", "old_id": "hidden_ids", "document_id": "removed_documents"}


# The tables that `steps/in_words.sql` reads.
_IN_WORDS = ("documents", "entities", "statements", "events", "sources", "sentences", "blocks", "properties")


def changes_query(connection: Any, tables: dict[str, Table], before: dict[str, list[Path]], now: Path) -> str:
    """The SQL of the rows of `changes`; `before` has the earlier files of each table, `now` is the folder of the new.

    Keys that name who was left out by hand (the tables `hidden_ids`, `removed_documents`) are not told. A
    table that another version wrote under other keys is not compared: nothing can be told of it row by row; nor what
    removed rows said, where it wrote them in other columns.
    """
    queries = []
    for table in tables.values():
        if table.name not in _NOT_COMPARED and not table.view and before.get(table.name):
            earlier = set(pq.read_schema(before[table.name][0]).names)
            if earlier.issuperset(table.primary_key):
                compared = [c for c in table.column_names if c in earlier and c not in table.primary_key]
                queries.append(_table_changes(table, compared, before[table.name], now / f"{table.name}.parquet"))
    if not queries:
        return ""
    connection.execute(f"CREATE TABLE all_changes AS {' UNION ALL '.join(queries)}")
    said = [_in_words({name: [now / f"{name}.parquet"] for name in _IN_WORDS}, "change <> 'removed'")]
    if all(
        before.get(name) and set(tables[name].column_names).issubset(pq.read_schema(before[name][0]).names)
        for name in _IN_WORDS
    ):
        said.append(_in_words(before, "change = 'removed'"))
    return f"""
        SELECT c.*, nullif(w.words, '') AS words, w.sentence, w.article
        FROM all_changes c LEFT JOIN ({" UNION ALL ".join(said)}) w USING ("table", record_id)"""


def _in_words(files: Mapping[str, list[Path]], which: str) -> str:
    """The SQL of what some of the changed rows say, from the files of the dataset that has them."""
    relations = [f"{name} AS (SELECT * FROM {parquet(files[name])})" for name in _IN_WORDS]
    relations.append(f"changed AS (SELECT * FROM all_changes WHERE {which})")
    return f"(WITH {', '.join(relations)} SELECT * FROM ({statement('in_words')}))"


def _table_changes(table: Table, compared: list[str], before: list[Path], now: Path) -> str:
    keys = " AND ".join(f"a.{quoted(k)} = b.{quoted(k)}" for k in table.primary_key)
    first = quoted(table.primary_key[0])
    differs = [f"CASE WHEN a.{quoted(c)} IS DISTINCT FROM b.{quoted(c)} THEN {text(c)} END" for c in compared]
    columns = f"concat_ws(';', {', '.join(differs)})" if differs else "''"
    record = " || ' | ' || ".join(f"CAST(coalesce(b.{quoted(k)}, a.{quoted(k)}) AS VARCHAR)" for k in table.primary_key)
    hidden = "".join(
        f" AND coalesce(b.{quoted(column)}, a.{quoted(column)}) NOT IN (SELECT * FROM {names})"
        for column, names in _HIDDEN.items()
        if column in table.primary_key
    )
    return f"""
        SELECT {text(table.name)} AS "table", record_id, change,
               CASE WHEN change = 'changed' THEN columns END AS columns
        FROM (SELECT {record} AS record_id, {columns} AS columns,
                     CASE WHEN a.{first} IS NULL THEN 'added'
                          WHEN b.{first} IS NULL THEN 'removed' ELSE 'changed' END AS change
              FROM {parquet(before)} a FULL OUTER JOIN {parquet([now])} b ON {keys} WHERE true{hidden})
        WHERE change <> 'changed' OR columns <> ''"""
