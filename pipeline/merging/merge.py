"""The tables of all shards as one dataset: sorted, with common entity keys, and with what changed since last time."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.extraction.statements import PROPERTIES
from pipeline.merging.changes import changes_query
from pipeline.merging.copies import find_copies
from pipeline.merging.corrections import apply_decisions
from pipeline.merging.database import create, database, parquet, quoted, statement, text, write_parquet, write_sorted
from pipeline.merging.decisions import read_decisions
from pipeline.merging.entities import DECIDED, called_alike, common_keys
from pipeline.merging.removal import Removal, removal_of
from pipeline.sharding.outcomes import DOCUMENT, reject_row
from pipeline.sharding.plan import Plan
from pipeline.tables.columns import Row
from pipeline.tables.local_records import ARTEFACTS
from pipeline.tables.schema import Table, load_tables

_MADE_HERE = ("entities", "entity_names", "entity_ids", "sources", "source_creators")  # by SQL in `steps/`
_Decide = Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]
_BATCH = 50_000  # rows that Python sees at once


def merge(plan: Plan, shards: Path, before: dict[str, list[Path]], target: Path, spill: Path, threads: int = 1) -> None:
    """Write every table of the dataset to `target` as TABLE.parquet.

    `shards` holds a folder of Parquet files for each shard of the plan, `before` the files of the dataset that this one
    follows, by table (empty where there was none).
    """
    tables = load_tables()
    with database(spill, threads) as connection:
        _register_stale(connection, plan, shards)
        for name, schema in _artefacts(tables):
            _register_rows(connection, name, schema, plan, shards)
        _find_copies(connection)
        _join_entities(connection, spill)
        decided = read_decisions(plan.decisions)
        notices = apply_decisions(connection, decided.decisions)
        rejects = [reject_row(path, 0, None, r, n) for n, (path, r) in enumerate(decided.refused)]
        added = {"rejects": rejects, "notices": notices}
        with removal_of(connection, tables) as removal:
            connection.execute(statement("source_entities"))
            for table in tables.values():
                if table.name in _MADE_HERE:
                    _write(connection, table, removal.kept(table, statement(table.name)), target)
                elif table.name not in ("changes", "properties") and not table.view:
                    _merge_table(connection, table, added.get(table.name, []), removal, target)
            _write_properties(connection, tables["properties"], target)
            changes = changes_query(connection, tables, before, target)
            _write(connection, tables["changes"], removal.kept_changes(changes), target)
        _write_views(connection, tables, target)


def _artefacts(tables: dict[str, Table]) -> Iterator[tuple[str, pa.Schema]]:
    """What the shards hold: tables, and what only the merge needs."""
    for table in tables.values():
        yield table.name, table.arrow_schema
    for name, columns in ARTEFACTS.items():
        yield name, pa.schema(columns)


def _write(connection: Any, table: Table, query: str, target: Path) -> None:
    path = target / f"{table.name}.parquet"
    if query:
        write_sorted(connection, table, query, path)
    else:
        pq.write_table(table.arrow_schema.empty_table(), path)


def _merge_table(connection: Any, table: Table, added: list[Row], removal: Removal, target: Path) -> None:
    """Write a table: the rows of all shards, and those that were added here."""
    query = f"SELECT * FROM shard_{table.name}"
    if added:
        connection.register("added", table.arrow_table(added))
        query += " UNION ALL BY NAME SELECT * FROM added"
    _write(connection, table, removal.kept(table, _with_common_keys(table, query)), target)
    if added:
        connection.unregister("added")


def _write_properties(connection: Any, table: Table, target: Path) -> None:
    """The properties that statements of this dataset use."""
    connection.register("all_properties", table.arrow_table(PROPERTIES))
    used = f"SELECT property FROM {parquet([target / 'statements.parquet'])}"
    _write(connection, table, f"SELECT * FROM all_properties WHERE property IN ({used})", target)
    connection.unregister("all_properties")


def _write_views(connection: Any, tables: dict[str, Table], target: Path) -> None:
    """The tables made for reading, by the SQL that stands in `views/`."""
    open_tables(connection, tables, {t.name: [target / f"{t.name}.parquet"] for t in tables.values() if not t.view})
    for table in tables.values():
        if table.view:
            _write(connection, table, statement(table.name, "views"), target)


def open_tables(connection: Any, tables: dict[str, Table], files: dict[str, list[Path]]) -> None:
    """Give SQL the tables by their names, and what views have in common; `files` has the Parquet files of each."""
    for name in tables:
        if name in files:
            connection.execute(f"CREATE VIEW {quoted(name)} AS SELECT * FROM {parquet(files[name])}")
    connection.execute(statement("shown_sources"))


def _register_stale(connection: Any, plan: Plan, shards: Path) -> None:
    """The documents that stand in a shard and are no longer there, as the table `stale`."""
    connection.execute(
        f"CREATE TABLE stale AS SELECT {text(f'{shards}/')} || shard AS shard, document_id FROM {parquet([plan.stale])}"
    )


def _register_rows(connection: Any, name: str, schema: pa.Schema, plan: Plan, shards: Path) -> None:
    """The view `shard_NAME`: an artefact's rows over all shards and aside, but for documents that went away."""
    folders = [*(shards / shard for shard in plan.shards), plan.aside]
    paths = [path for folder in folders if (path := folder / f"{name}.parquet").exists()]
    if not paths:
        create(connection, f"shard_{name}", schema.empty_table())
        return
    if all(shard.active == shard.documents for shard in plan.shards.values()):
        query = f"SELECT * EXCLUDE ({DOCUMENT}) FROM {parquet(paths)}"
    else:
        query = (
            f"SELECT r.* EXCLUDE ({DOCUMENT}, filename) FROM {parquet(paths, filename=True)} r ANTI JOIN stale s "
            f"ON s.shard || {text(f'/{name}.parquet')} = r.filename AND s.document_id = r.{DOCUMENT}"
        )
    connection.execute(f"CREATE VIEW shard_{name} AS {query}")


def _with_common_keys(table: Table, query: str) -> str:
    """The query with the common key of each entity in place of the local one."""
    if table.name == "files":
        return _without_lost_documents(query)
    if table.name == "documents":
        query = f"""
            SELECT d.* REPLACE (c.original_id AS same_as_id)
            FROM ({query}) d LEFT JOIN copies c ON c.copy_id = d.document_id"""
    keys = [k.columns[0] for k in table.foreign_keys if k.table == "entities"]
    if not keys:
        return query
    joins = " ".join(f"LEFT JOIN entity_map m{n} ON m{n}.local_id = q.{quoted(k)}" for n, k in enumerate(keys))
    replaced = ", ".join(f"m{n}.entity_id AS {quoted(k)}" for n, k in enumerate(keys))
    return f"SELECT q.* REPLACE ({replaced}) FROM ({query}) q {joins}"


def _without_lost_documents(query: str) -> str:
    """The rows of `files`; a copy of a file that was rejected is a copy of no document."""
    return f"""
        SELECT r.* EXCLUDE (known) REPLACE (CASE WHEN known IS NOT NULL THEN document_id END AS document_id)
        FROM (SELECT q.*, p.document_id AS known
              FROM ({query}) q LEFT JOIN parsed_documents p ON p.document_id = q.document_id) r"""


def _find_copies(connection: Any) -> None:
    """Which documents there are and which are copies of which, as the tables `parsed_documents` and `copies`."""
    connection.execute("CREATE TABLE parsed_documents AS SELECT document_id FROM shard_documents")
    found = find_copies(connection, "SELECT * FROM shard_documents", "SELECT * FROM shard_sentences")
    rows = [{"copy_id": copy, "original_id": original} for copy, original in found.items()]
    create(connection, "copies", rows, pa.schema([("copy_id", pa.string()), ("original_id", pa.string())]))


def _join_entities(connection: Any, spill: Path) -> None:
    """The common key of every local entity, as the table `joined_entities`."""
    for step in ("local_entities", "entity_blocks", "plain_entities"):
        connection.execute(statement(step))
    _decide(connection, spill, "contested_entities", common_keys, "blocked_entities")
    for step in ("bare_entities", "also_known"):
        connection.execute(statement(step))
    _decide(connection, spill, "surnames", called_alike, "also_known")
    connection.execute(statement("joined_entities"))


def _decide(connection: Any, spill: Path, step: str, decide: _Decide, target: str) -> None:
    """Add to a table what a function makes of the rows of a step, batch by batch."""
    rows, decided = spill / f"{step}.parquet", spill / f"{target}.parquet"
    write_parquet(connection, statement(step), rows)
    with pq.ParquetFile(rows) as file, pq.ParquetWriter(decided, DECIDED, compression="zstd") as writer:
        for batch in decide(file.iter_batches(_BATCH, use_threads=False)):
            writer.write_batch(batch)
    connection.execute(f"INSERT INTO {target} SELECT * FROM {parquet([decided])}")
    rows.unlink()
    decided.unlink()
