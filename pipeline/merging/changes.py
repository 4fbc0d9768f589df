"""What is new since the run before: rows added, removed or changed, by key, and what they say."""

from pathlib import Path

import pyarrow.parquet as pq

from pipeline.merging.database import quoted, statement, text
from pipeline.merging.engine import SqlEngine
from pipeline.tables.schema import Table

# Their rows are made from other tables, or are about the run itself.
_NOT_COMPARED = frozenset({"changes"})
_HIDDEN = {  # column of a key -> table of what is hidden, and its column
    "entity_id": ("hidden_ids", "entity_id"),
    "old_id": ("hidden_ids", "entity_id"),
    "document_id": ("removed_documents", "document_id"),
}


# The tables that `steps/in_words.sql` reads.
_IN_WORDS = ("documents", "entities", "statements", "events", "sources", "sentences", "blocks", "properties")


def changes_query(sql: SqlEngine, tables: dict[str, Table], before: dict[str, list[Path]], now: Path) -> str:
    """The SQL of the rows of `changes`; `before` has the earlier files of each table, `now` is the folder of the new.

    Keys that name who was left out by hand (the tables `hidden_ids`, `removed_documents`) are not told. A
    table that another version wrote under other keys is not compared: nothing can be told of it row by row; nor what
    removed rows said, where it wrote them in other columns.
    """
    queries = []
    for table in tables.values():
        if table.name in _NOT_COMPARED or table.view:
            continue
        sql.open(f"now_{table.name}", [now / f"{table.name}.parquet"])
        if before.get(table.name):
            earlier = set(pq.read_schema(before[table.name][0]).names)
            if earlier.issuperset(table.primary_key):
                sql.open(f"before_{table.name}", before[table.name])
                compared = [c for c in table.column_names if c in earlier and c not in table.primary_key]
                queries.append(_table_changes(table, compared))
    if not queries:
        return ""
    sql.execute(f"CREATE TABLE all_changes AS {' UNION ALL '.join(queries)}")
    said = [_tell_in_words(sql, "now", "change <> 'removed'")]
    if all(
        before.get(name) and set(tables[name].column_names).issubset(pq.read_schema(before[name][0]).names)
        for name in _IN_WORDS
    ):
        said.append(_tell_in_words(sql, "before", "change = 'removed'"))
    return f"""
        SELECT c.*, nullif(w.words, '') AS words, w.sentence, w.article
        FROM all_changes c LEFT JOIN ({" UNION ALL ".join(said)}) w USING ("table", record_id)"""


def _tell_in_words(sql: SqlEngine, dataset: str, which: str) -> str:
    """The SQL of what some of the changed rows say, from the dataset that has them (`before`, `now`)."""
    relations = [f"{name} AS (SELECT * FROM {dataset}_{name})" for name in _IN_WORDS]
    relations.append(f"changed AS (SELECT * FROM all_changes WHERE {which})")
    words = f"WITH {', '.join(relations)} SELECT * FROM ({statement('in_words')})"
    sql.execute(f"CREATE VIEW words_{dataset} AS {words}")  # on its own: their relations have the same names
    return f"SELECT * FROM words_{dataset}"


def _table_changes(table: Table, compared: list[str]) -> str:
    keys = " AND ".join(f"a.{quoted(k)} = b.{quoted(k)}" for k in table.primary_key)
    first = quoted(table.primary_key[0])
    differs = [f"CASE WHEN a.{quoted(c)} IS DISTINCT FROM b.{quoted(c)} THEN {text(c)} END" for c in compared]
    columns = f"concat_ws(';', {', '.join(differs)})" if differs else "''"
    record = " || ' | ' || ".join(f"CAST(coalesce(b.{quoted(k)}, a.{quoted(k)}) AS VARCHAR)" for k in table.primary_key)
    hidden = " ".join(
        f"ANTI JOIN {names} ON {names}.{key} = coalesce(b.{quoted(column)}, a.{quoted(column)})"
        for column, (names, key) in _HIDDEN.items()
        if column in table.primary_key
    )
    return f"""
        SELECT {text(table.name)} AS "table", record_id, change,
               CASE WHEN change = 'changed' THEN columns END AS columns
        FROM (SELECT {record} AS record_id, {columns} AS columns,
                     CASE WHEN a.{first} IS NULL THEN 'added'
                          WHEN b.{first} IS NULL THEN 'removed' ELSE 'changed' END AS change
              FROM before_{table.name} a FULL OUTER JOIN now_{table.name} b ON {keys} {hidden})
        WHERE change <> 'changed' OR columns <> ''"""
