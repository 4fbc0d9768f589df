"""Documents found in a list of files and records, and their places in shards: sorted in SQL, which spills to disk."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.database import database
from pipeline.sharding.listing import LISTED, batches

MEMBERS = pa.schema(
    [
        *(("shard", pa.string()), ("active", pa.bool_()), ("document_id", pa.string()), ("path", pa.string())),
        *(("record", pa.int64()), ("sha256", pa.string()), ("size", pa.int64())),
        *((name, pa.string()) for name in ("url", "title", "container")),
    ]
)
_BATCH = 5000
_MEMORY = 1000  # MB; the sizes of all files and records are sorted
_MEMBER = ("document_id", "path", "record", "sha256", "size", "url", "title")

# Files in order of their content, records as they stand in their container.
_ORDER = "record > 0, CASE WHEN record = 0 THEN sha256 END, path, record"

# Each content once, under the first path that holds it; a key that an earlier document has is not given again.
_DOCUMENTS = """
    CREATE TABLE documents AS
    SELECT * EXCLUDE (document_id, other_id, code, message, pointer, raw, copies, taken),
        CASE WHEN taken = 1 THEN document_id ELSE other_id END AS document_id
    FROM (SELECT *, row_number() OVER (PARTITION BY document_id ORDER BY ordinal) AS taken
          FROM (SELECT *, row_number() OVER (PARTITION BY sha256 ORDER BY ordinal) AS copies
                FROM listed WHERE code IS NULL)
          WHERE copies = 1)
"""
_ASIDE = """
    SELECT l.ordinal, l.path, l.record, l.size, l.sha256, l.code, l.message, l.pointer, l.raw,
        d.document_id, d.path AS first_path, d.record AS first_record
    FROM listed l LEFT JOIN documents d ON d.sha256 = l.sha256 AND l.code IS NULL
    WHERE l.ordinal IS DISTINCT FROM d.ordinal
    ORDER BY l.ordinal
"""
_STANDING = f"""
    CREATE OR REPLACE TABLE standing AS
    SELECT b.shard, {", ".join(f"b.{c}" for c in _MEMBER)}, d.container, d.ordinal
    FROM before b LEFT JOIN documents d
    ON {" AND ".join(f"b.{c} IS NOT DISTINCT FROM d.{c}" for c in _MEMBER)}
"""
_COUNTED = "SELECT shard, count(*), count(ordinal), sum(size)::BIGINT FROM standing GROUP BY shard ORDER BY shard"
_KEPT = f"""
    SELECT s.* EXCLUDE (ordinal), s.ordinal IS NOT NULL AS active
    FROM standing s SEMI JOIN kept k ON k.shard = s.shard ORDER BY shard, {_ORDER}
"""
_NEW = f"""
    SELECT NULL AS shard, {", ".join(_MEMBER)}, container, true AS active
    FROM documents d ANTI JOIN (SELECT s.ordinal FROM standing s SEMI JOIN kept k ON k.shard = s.shard) p
    ON p.ordinal = d.ordinal ORDER BY {_ORDER}
"""


class Counted(NamedTuple):
    """A shard of the plan before: how many documents stand in it and are still there, and its bytes."""

    name: str
    documents: int
    active: int
    size: int


@contextmanager
def grouping(rows: Iterable[dict[str, Any]], spill: Path) -> Iterator["Groups"]:
    """The documents among the rows of a list, while the SQL engine is open; what it cannot hold goes to `spill`."""
    with database(spill, memory=_MEMORY) as sql:
        yield Groups(sql, rows)


class Groups:
    """The documents of a list, each content once, with the shards of the plan before that some of them stand in."""

    def __init__(self, sql: Any, rows: Iterable[dict[str, Any]]) -> None:
        self._sql = sql
        numbered = ({"ordinal": n, **row} for n, row in enumerate(rows))
        self._create("listed", pa.RecordBatchReader.from_batches(LISTED, batches(numbered, LISTED)))
        sql.execute(_DOCUMENTS)
        self.keep(MEMBERS.empty_table(), lambda counted: [])

    def keep(self, before: Any, choose: Callable[[list[Counted]], list[str]]) -> None:
        """Keep those shards that `choose` names, of the members that Arrow gives as `before`."""
        self._create("before", before)
        self._sql.execute(_STANDING)
        names = choose([Counted(*row) for row in self._sql.execute(_COUNTED).fetchall()])
        self._create("kept", pa.table({"shard": pa.array(names, pa.string())}))

    @property
    def new_bytes(self) -> int:
        """The bytes of all documents that stand in no kept shard."""
        size: int = self._sql.execute(f"SELECT coalesce(sum(size), 0)::BIGINT FROM ({_NEW})").fetchall()[0][0]
        return size

    def members(self) -> Iterator[dict[str, Any]]:
        """The members of all kept shards, shard by shard, then the documents that stand in none (`shard` is null)."""
        yield from self._fetch(_KEPT)
        yield from self._fetch(_NEW)

    def aside(self) -> Iterator[dict[str, Any]]:
        """What became no document: a problem has a `code`, a copy the place of the first."""
        yield from self._fetch(_ASIDE)

    def _create(self, name: str, rows: Any) -> None:
        self._sql.register("given", rows)
        self._sql.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM given")
        self._sql.unregister("given")

    def _fetch(self, query: str) -> Iterator[dict[str, Any]]:
        for batch in self._sql.sql(query).to_arrow_reader(_BATCH):
            yield from batch.to_pylist()
