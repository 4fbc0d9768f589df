"""The list of what was found: files, and then every file and record with the key that its document would have."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.reading.files import FoundFile
from pipeline.reading.records import Problem
from pipeline.sharding.unpacking import read_inventory
from pipeline.tables.keys import digest, document_key

_BATCH = 5000  # rows in memory
_FILES = pa.schema(
    [
        *(("path", pa.string()), ("size", pa.int64())),
        *((name, pa.string()) for name in ("sha256", "code", "message")),
    ]
)
LISTED = pa.schema(
    [
        *(("ordinal", pa.int64()), ("path", pa.string()), ("record", pa.int64()), ("size", pa.int64())),
        *((name, pa.string()) for name in ("sha256", "document_id", "other_id", "url", "title", "container")),
        *((name, pa.string()) for name in ("code", "message", "pointer", "raw")),
    ]
)


def write_files(files: Iterable[FoundFile], target: Path) -> str:
    """Write the found files to a Parquet file. Returns the digest of the list."""
    hashed = hashlib.blake2b(digest_size=16)

    def rows() -> Iterator[dict[str, Any]]:
        for file in files:
            code, message = file.problem[:2] if file.problem else (None, None)
            row = {"path": file.path, "size": file.size, "sha256": file.sha256, "code": code, "message": message}
            hashed.update(json.dumps(row).encode() + b"\n")
            yield row

    with pq.ParquetWriter(target, _FILES) as writer:
        for batch in batches(rows(), _FILES):
            writer.write_batch(batch)
    return hashed.hexdigest()


def read_files(source: Path) -> Iterator[FoundFile]:
    """The files of a list that was written, in their order."""
    with pq.ParquetFile(source) as file:
        for batch in file.iter_batches(_BATCH, use_threads=False):
            for row in batch.to_pylist():
                problem = Problem(row["code"], row["message"]) if row["code"] else None
                yield FoundFile(row["path"], row["size"], row["sha256"], problem)


def listed_rows(file: FoundFile, container: str | None, work: Path) -> Iterator[dict[str, Any]]:
    """The rows of the list for a file: one for itself, or one for each record of an unpacked container.

    `document_id` comes from the address, else from the path and the record's own identifier or number; `other_id` is
    for one whose `document_id` is taken.
    """
    if container is None:
        about: dict[str, Any] = file.problem._asdict() if file.problem else {}
        key = document_key(file.path)
        about |= {"path": file.path, "record": 0, "size": file.size, "sha256": file.sha256}
        yield about | _keys(key, file.path)
        return
    for row in read_inventory(work, container):
        identifier = row.pop("identifier") or row["record"]
        key = document_key(row["url"] or f"{file.path}#{identifier}")
        yield {"path": file.path, "container": container, **_keys(key, file.path, row["record"]), **row}


def _keys(key: str, *place: object) -> dict[str, str]:
    return {"document_id": key, "other_id": f"{key}-{digest('document', key, *place)}"}


def batches(rows: Iterable[dict[str, Any]], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """The rows as record batches of a few thousand."""
    rows = iter(rows)
    while batch := list(islice(rows, _BATCH)):
        yield pa.RecordBatch.from_pylist(batch, schema)
