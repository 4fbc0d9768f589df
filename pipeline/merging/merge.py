"""The tables of all shards as one dataset: sorted, with common entity keys, and with what changed since last time."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.database import ordering, quoted
from pipeline.extraction.statements import PROPERTIES
from pipeline.merging.changes import changes_query, told_range_starts
from pipeline.merging.copies import find_copies
from pipeline.merging.corrections import apply_decisions
from pipeline.merging.decisions import read_decisions
from pipeline.merging.engine import SqlEngine
from pipeline.merging.entities import called_alike, common_keys
from pipeline.merging.removal import Removal
from pipeline.merging.sql import statement
from pipeline.merging.views import prepare_views, range_starts, view_query
from pipeline.sharding.outcomes import DOCUMENT, reject_row
from pipeline.sharding.plan import Plan
from pipeline.tables.columns import Row
from pipeline.tables.local_records import ARTEFACTS
from pipeline.tables.schema import Table, load_tables

_MADE_HERE = ("entities", "entity_names", "entity_ids", "sources", "source_creators")  # by SQL in `steps/`


def merge(sql: SqlEngine, plan: Plan, shards: Path, before: dict[str, list[Path]], target: Path) -> None:
    """Write every table of the dataset to `target` as TABLE.parquet.

    `shards` holds a folder of Parquet files for each shard of the plan, `before` the files of the dataset that this one
    follows, by table (empty where there was none).
    """
    tables = load_tables()
    sql.open("stale", [plan.stale])
    for name, schema in _artefacts(tables):
        _register_rows(sql, name, schema, plan, shards)
    _find_copies(sql)
    _join_entities(sql)
    decided = read_decisions(plan.decisions)
    notices = apply_decisions(sql, decided.decisions)
    rejects = [reject_row(path, 0, None, r, n) for n, (path, r) in enumerate(decided.refused)]
    added = {"rejects": rejects, "notices": notices}
    removal = Removal(sql, tables)
    sql.execute(statement("source_entities"))
    _write_table(sql, tables["documents"], [], removal, target)
    others = [t for t in tables.values() if t.name not in ("documents", "properties", "changes") and not t.view]
    others.sort(key=lambda table: -len(_entity_columns(table)))  # what takes longest is begun first
    sql.at_once(
        partial(_write_table, table=table, added=added.get(table.name, []), removal=removal, target=target)
        for table in others
    )
    _write_properties(sql, tables["properties"], target)
    changes = removal.kept_changes(changes_query(sql, tables, before))
    _write_changes(sql, tables["changes"], changes, target)
    _write_views(sql, tables, target)


def _artefacts(tables: dict[str, Table]) -> Iterator[tuple[str, pa.Schema]]:
    """What the shards hold: tables, and what only the merge needs."""
    for table in tables.values():
        yield table.name, table.arrow_schema
    for name, columns in ARTEFACTS.items():
        yield name, pa.schema(columns)


def _write(sql: SqlEngine, table: Table, query: str, target: Path) -> None:
    """Write the rows of a query as the Parquet file of a table, in its order; SQL has them by the table's name then."""
    path = target / f"{table.name}.parquet"
    if query:
        sql.write(f"SELECT {_columns_of(table)} FROM ({query})", ordering(table), path)
    else:
        pq.write_table(table.arrow_schema.empty_table(), path)
    sql.open(table.name, [path])


def _write_by_document(sql: SqlEngine, table: Table, query: str, target: Path, starts: str) -> None:
    """The same for a query that joins all by `document_id`, by ranges of documents from those that `starts` selects."""
    path = target / f"{table.name}.parquet"
    sql.write_by_document(query, _columns_of(table), ordering(table), path, starts)
    sql.open(table.name, [path])


def _columns_of(table: Table) -> str:
    return ", ".join(map(quoted, table.column_names))


def _write_table(sql: SqlEngine, table: Table, added: list[Row], removal: Removal, target: Path) -> None:
    """Write a table: what is made here, or the rows of all shards and those that were added."""
    if table.name in _MADE_HERE:
        _write(sql, table, removal.kept(table, statement(table.name)), target)
        return
    query = f"SELECT * FROM shard_{table.name}"
    if added:
        sql.create(f"added_{table.name}", table.arrow_table(added))
        query += f" UNION ALL SELECT * FROM added_{table.name}"
    if len(_entity_columns(table)) < 2:
        _write(sql, table, removal.kept(table, _with_common_keys(table, query)), target)
    else:  # several joins with all entities at a time would need memory that grows with the corpus
        sql.execute(f"CREATE TABLE sorted_{table.name} AS {query} ORDER BY document_id")
        query = removal.kept(table, _with_common_keys(table, f"SELECT * FROM sorted_{table.name}"))
        _write_by_document(sql, table, query, target, range_starts())


def _write_properties(sql: SqlEngine, table: Table, target: Path) -> None:
    """The properties that statements of this dataset use."""
    sql.create("all_properties", table.arrow_table(PROPERTIES))
    used = "SELECT property FROM statements"
    _write(sql, table, f"SELECT * FROM all_properties WHERE property IN ({used})", target)


def _write_changes(sql: SqlEngine, table: Table, query: str, target: Path) -> None:
    """What is new since the dataset before; nothing where the query is empty."""
    if query:
        _write_by_document(sql, table, query, target, told_range_starts())
    else:
        _write(sql, table, "", target)


def _write_views(sql: SqlEngine, tables: dict[str, Table], target: Path) -> None:
    """The tables made for reading."""
    prepare_views(sql.execute)
    sql.at_once(
        partial(_write_by_document, table=table, query=view_query(table), target=target, starts=range_starts())
        for table in tables.values()
        if table.view
    )


def _register_rows(sql: SqlEngine, name: str, schema: pa.Schema, plan: Plan, shards: Path) -> None:
    """The view `shard_NAME`: an artefact's rows over all shards and aside, but for documents that went away."""
    folders = [*(shards / shard for shard in plan.shards), plan.aside]
    paths = [path for folder in folders if (path := folder / f"{name}.parquet").exists()]
    if not paths:
        sql.create(f"shard_{name}", schema.empty_table())
        return
    columns = ", ".join(f"r.{quoted(column)}" for column in schema.names)
    query = f"SELECT {columns} FROM rows_{name} r"
    if all(shard.active == shard.documents for shard in plan.shards.values()):
        sql.open(f"rows_{name}", paths)
    else:
        sql.open(f"rows_{name}", paths, folder="_shard")
        query += f" ANTI JOIN stale s ON s.shard = r._shard AND s.document_id = r.{DOCUMENT}"
    sql.execute(f"CREATE VIEW shard_{name} AS {query}")


def _with_common_keys(table: Table, query: str) -> str:
    """The query with the common key of each entity in place of the local one."""
    if table.name == "files":
        return _without_lost_documents(query)
    if table.name == "documents":
        query = f"""
            SELECT d.* REPLACE (c.original_id AS same_as_id)
            FROM ({query}) d LEFT JOIN copies c ON c.copy_id = d.document_id"""
    keys = _entity_columns(table)
    if not keys:
        return query
    located = "m{0}.document_id = q.document_id AND " if "document_id" in table.column_names else ""
    join = f"LEFT JOIN entity_map m{{0}} ON {located}m{{0}}.local_id = q.{{1}}"
    joins = " ".join(join.format(n, quoted(key)) for n, key in enumerate(keys))
    replaced = ", ".join(f"m{n}.entity_id AS {quoted(k)}" for n, k in enumerate(keys))
    return f"SELECT q.* REPLACE ({replaced}) FROM ({query}) q {joins}"


def _entity_columns(table: Table) -> list[str]:
    return [key.columns[0] for key in table.foreign_keys if key.table == "entities"]


def _without_lost_documents(query: str) -> str:
    """The rows of `files`; a copy of a file that was rejected is a copy of no document."""
    return f"""
        SELECT q.* REPLACE (p.document_id AS document_id)
        FROM ({query}) q LEFT JOIN parsed_documents p ON p.document_id = q.document_id"""


def _find_copies(sql: SqlEngine) -> None:
    """Which documents there are and which are copies of which, as the tables `parsed_documents` and `copies`."""
    sql.execute("CREATE VIEW parsed_documents AS SELECT document_id FROM shard_documents")
    sql.decide("found_copies", statement("shared_sentences"), ("title", "document_id"), find_copies)
    sql.execute(statement("copies"))


def _join_entities(sql: SqlEngine) -> None:
    """The common key of every local entity, as the table `joined_entities`."""
    for step in ("local_entities", "entity_blocks", "plain_entities"):
        sql.execute(statement(step))
    sql.decide("decided_entities", statement("contested_entities"), ("block", "local_id"), common_keys)
    for step in ("blocked_entities", "bare_entities", "named_elsewhere"):
        sql.execute(statement(step))
    sql.decide("called_alike", statement("surnames"), ("surname", "entity_id", "local_id"), called_alike)
    for step in ("also_known", "joined_entities"):
        sql.execute(statement(step))
