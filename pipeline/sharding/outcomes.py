"""What became of a file or record: its row of `files`, and its rows of `rejects`."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.tables.columns import Row
from pipeline.tables.keys import digest, joined_key
from pipeline.tables.schema import load_tables
from pipeline.tables.validation import Rejection

DOCUMENT = "_document_id"  # the column of every artefact that says whose row it is
_BATCH = 5000


def file_row(
    path: str,
    record: int,
    size: int,
    sha256: str | None,
    status: str,
    document_id: str | None,
    message: str | None = None,
    encoding: str | None = None,
) -> Row:
    """A row of `files`."""
    return {
        "path": path,
        "record": record,
        "size_bytes": size,
        "sha256": sha256,
        "encoding": encoding,
        "status": status,
        "document_id": document_id,
        "message": message,
    }


def reject_row(path: str, record: int, document_id: str | None, rejection: Rejection, occurrence: int = 0) -> Row:
    """A row of `rejects`."""
    what = (path, rejection.table, rejection.record_id, rejection.code, rejection.pointer, occurrence)
    return {
        "reject_id": f"rej-{digest(*what)}",
        "path": path,
        "record": record,
        "document_id": document_id,
        "table": rejection.table,
        "record_id": rejection.record_id,
        "code": rejection.code,
        "pointer": rejection.pointer,
        "message": rejection.message,
        "raw": rejection.raw,
    }


def file_key(path: str, record: int) -> str:
    """The key of a row of `files` as one text."""
    return joined_key((path, record)) if record else path


def write_aside(aside: Iterable[dict[str, Any]], folder: Path) -> None:
    """Write the rows of `files` and `rejects` for copies and for what cannot be read, like a shard's."""
    tables = load_tables()
    folder.mkdir()
    rows: dict[str, list[Row]] = {"files": [], "rejects": []}
    writers: dict[str, pq.ParquetWriter] = {}

    def write(name: str) -> None:
        columns = tables[name].arrow_table(rows[name])
        columns = columns.append_column(DOCUMENT, pa.nulls(len(columns), pa.string()))
        if name not in writers:
            writers[name] = pq.ParquetWriter(folder / f"{name}.parquet", columns.schema)
        writers[name].write_table(columns)
        rows[name] = []

    for item in aside:
        rows["files"].append(_aside_row(item))
        if item["code"]:
            key = file_key(item["path"], item["record"])
            rejection = Rejection("files", key, item["code"], item["pointer"], item["message"], item["raw"])
            rows["rejects"].append(reject_row(item["path"], item["record"], None, rejection))
        for name in rows:
            if len(rows[name]) >= _BATCH:
                write(name)
    for name in rows:
        if rows[name]:
            write(name)
    for writer in writers.values():
        writer.close()


def _aside_row(item: dict[str, Any]) -> Row:
    status, message = "rejected", item["message"]
    if not item["code"]:
        first = item["first_path"] + (f", record {item['first_record']}" if item["first_record"] else "")
        status, message = "duplicate", f"the same bytes as {first}"
    return file_row(item["path"], item["record"], item["size"], item["sha256"], status, item["document_id"], message)
