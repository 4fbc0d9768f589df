"""Containers unpacked: read once, and kept as a list of their records and, until these are worked, their texts.

So no shard has to search its articles in a packed file, which can only be read from its beginning.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.artefacts import code_digest, digest_of, new_folder
from pipeline.errors import InputChangedError
from pipeline.reading.containers import read_records
from pipeline.reading.files import FoundFile, file_digest, place_of
from pipeline.reading.records import ContainerError, Problem, Reading, Record

INVENTORIES = "inventories"  # in the work folder: the records of each container
TEXTS = "texts"  # and their texts
Step = Callable[[str, int], None]  # told of a container how many of its records are unpacked
_GROUP_BYTES = 4_000_000  # texts that are read at once
_GROUP_ROWS = 10_000

_INVENTORY = pa.schema(
    [
        *(("record", pa.int64()), ("size", pa.int64()), ("sha256", pa.string())),
        *((name, pa.string()) for name in ("url", "identifier", "title", "code", "message", "pointer", "raw")),
    ]
)
_TEXTS = pa.schema([("record", pa.int64()), ("text", pa.large_binary())])


def container_name(file: FoundFile, reading: Reading) -> str:
    """The name of what a container gives: the digest of its bytes, its kind, and how it is read."""
    kind = file.path.lower().rsplit("/", 1)[-1].split(".")[-2:]
    return digest_of(code_digest("reading"), file.sha256, kind, asdict(reading))


def unpack(raw: Path, file: FoundFile, reading: Reading, work: Path, step: Step | None = None) -> str:
    """Unpack a container into the work folder, unless that was done before; the name that it has there.

    `step` is called for each record. Raises InputChangedError where the container is not what was found.
    """
    name = container_name(file, reading)
    if not (work / INVENTORIES / name).exists() or not (work / TEXTS / name).exists():
        path = place_of(raw, file.path)
        with new_folder(work / INVENTORIES / name) as inventory, new_folder(work / TEXTS / name) as texts:
            records = _told(_records(path, reading), file.path, step)
            _write(records, inventory / "records.parquet", texts / "texts.parquet")
            if _digest(path) != file.sha256:
                raise InputChangedError(f"{file.path} changed during the run")
    return name


def read_inventory(work: Path, name: str) -> Iterator[dict[str, Any]]:
    """The records of an unpacked container: number, size and hash of the text, address and title, or the problem.

    Number 0 is the container itself, where it could not be read to its end.
    """
    with pq.ParquetFile(work / INVENTORIES / name / "records.parquet") as file:
        for batch in file.iter_batches(use_threads=False):
            yield from batch.to_pylist()


def read_texts(work: Path, name: str, numbers: Collection[int]) -> dict[int, bytes]:
    """The texts of these records of a container. Those that are not there are left out."""
    found: dict[int, bytes] = {}
    with pq.ParquetFile(work / TEXTS / name / "texts.parquet") as file:
        for group in range(file.num_row_groups):
            about = file.metadata.row_group(group).column(0).statistics
            if about.max >= min(numbers) and about.min <= max(numbers):
                rows = file.read_row_group(group, use_threads=False)
                rows = rows.filter(pc.is_in(rows["record"], pa.array(list(numbers), pa.int64())))
                found.update(zip(rows["record"].to_pylist(), rows["text"].to_pylist(), strict=True))
    return found


def _digest(path: Path) -> str | None:
    try:
        return file_digest(path)
    except OSError:
        return None


class _Rows:
    """Rows that are written as a group of their own as soon as they weigh enough."""

    def __init__(self, writer: Any, schema: pa.Schema, limit: int) -> None:
        self._writer = writer
        self._schema = schema
        self._limit = limit
        self._weight = 0
        self._rows: list[dict[str, Any]] = []

    def add(self, row: dict[str, Any], weight: int) -> None:
        self._rows.append(row)
        self._weight += weight
        if self._weight >= self._limit:
            self.flush()

    def flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, self._schema))
        self._rows, self._weight = [], 0


def _told(records: Iterator[Record], path: str, step: Step | None) -> Iterator[Record]:
    for number, record in enumerate(records, start=1):
        if step:
            step(path, number)
        yield record


def _write(found: Iterator[Record], inventory: Path, texts: Path) -> None:
    with (
        pq.ParquetWriter(inventory, _INVENTORY, compression="zstd") as records_file,
        pq.ParquetWriter(texts, _TEXTS, compression="zstd", use_dictionary=False) as texts_file,
    ):
        records = _Rows(records_file, _INVENTORY, _GROUP_ROWS)
        groups = _Rows(texts_file, _TEXTS, _GROUP_BYTES)
        for record in found:
            records.add(_about(record), 1)
            if record.problem is None:
                groups.add({"record": record.number, "text": record.data}, len(record.data))
        records.flush()
        groups.flush()


def _records(path: Path, reading: Reading) -> Iterator[Record]:
    """The records, and a last one of number 0 where the container cannot be read to its end or has none."""
    number = 0
    try:
        for record in read_records(path, reading):
            number = record.number
            yield record
    except ContainerError as error:
        problem = error.problem
        after = f"after record {number}, " if number else ""
        yield Record(0, problem=problem._replace(message=after + problem.message))
        return
    if not number:
        yield Record(0, problem=Problem("empty", "it holds no articles; remove it"))


def _about(record: Record) -> dict[str, Any]:
    if record.problem:
        return {"record": record.number, "size": 0, **record.problem._asdict()}
    return {
        "record": record.number,
        "size": len(record.data),
        "sha256": hashlib.sha256(record.data).hexdigest(),
        "url": record.url,
        "identifier": record.identifier,
        "title": record.title,
    }
