"""The articles' bytes as the input folder has them, for the check: files themselves, records from containers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.database import database, parquet
from pipeline.reading.containers import read_records
from pipeline.reading.files import place_of, read_file
from pipeline.reading.records import ContainerError, Reading

_RECORDS = pa.schema([("path", pa.string()), ("record", pa.int64()), ("data", pa.large_binary())])
_BATCH = 64
_WANTED = """
    SELECT d.document_id, r.data FROM documents d LEFT JOIN records r ON r.path = d.path AND r.record = d.record
    WHERE d.record > 0 ORDER BY d.document_id
"""


class Originals:
    """The bytes of the documents, asked for in the order of their keys."""

    def __init__(self, raw: Path, documents: list[Path], reading: Reading, scratch: Path) -> None:
        self._raw = raw
        self._reading = reading
        self._records = self._read_records(documents, scratch)
        self._ahead: tuple[str, bytes | None] | None = None

    def bytes_of(self, document: dict[str, Any]) -> bytes:
        """The bytes of a document. Raises OSError where they are not there, and ContainerError where unreadable."""
        if not document["record"]:
            return read_file(self._raw, document["path"], self._reading.max_bytes)
        while self._ahead is None or self._ahead[0] < document["document_id"]:
            self._ahead = next(self._records, None)
            if self._ahead is None:
                break
        key, data = self._ahead or (None, None)
        if key != document["document_id"] or data is None:
            raise FileNotFoundError(f"no record {document['record']}, or its document stands out of order")
        return data

    def _read_records(self, documents: list[Path], scratch: Path) -> Iterator[tuple[str, bytes | None]]:
        """The texts of all records in order of the documents, sorted by the SQL engine, which spills to `scratch`."""
        with database(scratch) as sql:
            sql.execute(f"CREATE TEMP TABLE documents AS SELECT document_id, path, record FROM {parquet(documents)}")
            paths = sql.execute("SELECT DISTINCT path FROM documents WHERE record > 0 ORDER BY path").fetchall()
            sql.register("given", pa.RecordBatchReader.from_batches(_RECORDS, self._batches([p for (p,) in paths])))
            sql.execute("CREATE TEMP TABLE records AS SELECT * FROM given")
            for batch in sql.sql(_WANTED).to_arrow_reader(_BATCH):
                yield from ((row["document_id"], row["data"]) for row in batch.to_pylist())

    def _batches(self, paths: list[str]) -> Iterator[pa.RecordBatch]:
        for path in paths:
            try:
                for record in read_records(place_of(self._raw, path), self._reading):
                    row = {"path": path, "record": record.number, "data": record.data}
                    yield pa.RecordBatch.from_pylist([row], _RECORDS)
            except ContainerError:
                continue  # what is missing is told document by document
