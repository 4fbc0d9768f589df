"""The tables of all shards as one dataset: sorted, with common entity keys, and with what changed since last time."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.extraction.statements import PROPERTIES
from pipeline.merging.changes import changes_query
from pipeline.merging.copies import find_copies
from pipeline.merging.database import database, parquet, quoted, text, write_sorted
from pipeline.merging.entities import ENTITY_MAP, block_key, join_entities
from pipeline.sharding.outcomes import DOCUMENT
from pipeline.sharding.plan import Plan
from pipeline.sharding.work import ENTITIES
from pipeline.tables.schema import Table, load_tables

_MADE_HERE = ("entities", "entity_names", "properties", "changes")


def merge(plan: Plan, shards: Path, before: dict[str, list[Path]], target: Path, spill: Path, threads: int = 1) -> None:
    """Write every table of the dataset to `target` as TABLE.parquet.

    `shards` holds a folder of Parquet files for each shard of the plan, `before` the files of the dataset that this one
    follows, by table (empty where there was none).
    """
    tables = load_tables()
    with database(spill, threads) as connection:
        _register_stale(connection, plan, shards)
        copies = _find_copies(connection, plan, shards)
        _join_entities(connection, plan, shards, copies, tables, target)
        for table in tables.values():
            if table.name not in _MADE_HERE and not table.view:
                _merge_table(connection, table, plan, shards, target)
        _write_properties(connection, tables["properties"], target)
        _write(connection, tables["changes"], changes_query(tables, before, target), target)
        _write_views(connection, tables, target)


def _write(connection: Any, table: Table, query: str, target: Path) -> None:
    path = target / f"{table.name}.parquet"
    if query:
        write_sorted(connection, table, query, path)
    else:
        pq.write_table(table.arrow_schema.empty_table(), path)


def _merge_table(connection: Any, table: Table, plan: Plan, shards: Path, target: Path) -> None:
    query = _shard_rows(table.name, plan, shards)
    _write(connection, table, _with_common_keys(table, query) if query else "", target)


def _write_properties(connection: Any, table: Table, target: Path) -> None:
    """The properties that statements of this dataset use."""
    connection.register("all_properties", table.arrow_table(PROPERTIES))
    used = f"SELECT property FROM {parquet([target / 'statements.parquet'])}"
    _write(connection, table, f"SELECT * FROM all_properties WHERE property IN ({used})", target)
    connection.unregister("all_properties")


def _write_views(connection: Any, tables: dict[str, Table], target: Path) -> None:
    """The tables made for reading, by the SQL that stands in `views/`."""
    for table in tables.values():
        if not table.view:
            files = parquet([target / f"{table.name}.parquet"])
            connection.execute(f"CREATE VIEW {quoted(table.name)} AS SELECT * FROM {files}")
    connection.execute(f"CREATE VIEW shown_sources AS {_view_sql('shown_sources')}")
    for table in tables.values():
        if table.view:
            _write(connection, table, _view_sql(table.name), target)


def _view_sql(name: str) -> str:
    return resources.files("pipeline.merging").joinpath("views", f"{name}.sql").read_text("utf-8")


def _register_stale(connection: Any, plan: Plan, shards: Path) -> None:
    """The documents that stand in a shard and are no longer there, as the table `stale`."""
    connection.execute(
        f"CREATE TEMP TABLE stale AS SELECT {text(f'{shards}/')} || shard AS shard, document_id "
        f"FROM {parquet([plan.stale])}"
    )


def _shard_rows(name: str, plan: Plan, shards: Path) -> str:
    """The SQL of an artefact's rows over all shards and of what stands in none, but for documents that went away.

    Empty where there are none.
    """
    folders = [*(shards / shard for shard in plan.shards), plan.aside]
    paths = [path for folder in folders if (path := folder / f"{name}.parquet").exists()]
    if not paths:
        return ""
    if all(shard.active == shard.documents for shard in plan.shards.values()):
        return f"SELECT * EXCLUDE ({DOCUMENT}) FROM {parquet(paths)}"
    return (
        f"SELECT r.* EXCLUDE ({DOCUMENT}, filename) FROM {parquet(paths, filename=True)} r ANTI JOIN stale s "
        f"ON s.shard || {text(f'/{name}.parquet')} = r.filename AND s.document_id = r.{DOCUMENT}"
    )


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


def _find_copies(connection: Any, plan: Plan, shards: Path) -> dict[str, str]:
    """Which documents are copies of which; also the tables `parsed_documents` and `copies` for later statements."""
    documents = _shard_rows("documents", plan, shards)
    sentences = _shard_rows("sentences", plan, shards)
    found = find_copies(connection, documents, sentences) if documents and sentences else {}
    known = documents or "SELECT '' AS document_id WHERE false"
    connection.execute(f"CREATE TEMP TABLE parsed_documents AS SELECT document_id FROM ({known})")
    rows = [{"copy_id": copy, "original_id": original} for copy, original in found.items()]
    schema = pa.schema([("copy_id", pa.string()), ("original_id", pa.string())])
    _create(connection, "copies", pa.Table.from_pylist(rows, schema))
    return found


def _join_entities(
    connection: Any, plan: Plan, shards: Path, copies: dict[str, str], tables: dict[str, Table], target: Path
) -> None:
    query = _shard_rows(ENTITIES, plan, shards)
    joined = join_entities(_in_blocks(connection, query, copies) if query else ())
    for name, rows in (("entities", joined.entities), ("entity_names", joined.names)):
        columns = tables[name].arrow_table(rows)
        connection.register("joined", columns)
        write_sorted(connection, tables[name], "SELECT * FROM joined", target / f"{name}.parquet")
        connection.unregister("joined")
    _create(connection, "entity_map", pa.Table.from_pylist(joined.local_ids, ENTITY_MAP))


def _create(connection: Any, name: str, rows: pa.Table) -> None:
    connection.register("given", rows)
    connection.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM given")
    connection.unregister("given")


def _in_blocks(connection: Any, query: str, copies: dict[str, str]) -> Iterator[dict[str, Any]]:
    """The local entities, those of one block behind one another; `article_id` is the same for copies of an article."""
    found = connection.execute(query)
    names = [column[0] for column in found.description]
    rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    for row in rows:
        row["article_id"] = copies.get(row["document_id"], row["document_id"])
    return iter(sorted(rows, key=lambda row: (block_key(row["schema"], row["name"]), row["local_id"])))
