"""A dataset that anybody hands over, verified: files, schemas, keys, relations, counts, and words at their offsets."""

import hashlib
from collections.abc import Generator, Iterator, Mapping
from dataclasses import fields
from itertools import groupby, zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.artefacts import require_name
from pipeline.checking.consistency import check_consistency
from pipeline.checking.databases import compare_database, database_tables
from pipeline.checking.originals import Originals
from pipeline.checking.readable import check_readable
from pipeline.checking.relations import Finding, check_relations
from pipeline.database import database
from pipeline.errors import OutputError
from pipeline.exporting import DATABASES
from pipeline.exporting.base import rechunk
from pipeline.exporting.csv import read_csv_batches
from pipeline.exporting.datapackage import DATAPACKAGE, write_datapackage
from pipeline.merging.corrections import DECISION_APPLIED
from pipeline.publishing.journal import RUN_RECORD, roll_forward
from pipeline.publishing.record import PRODUCER, RunRecord, file_digest, other_version, read_record
from pipeline.reading.decoding import UndecodableError, decode
from pipeline.reading.records import ContainerError, Reading
from pipeline.tables.columns import Row, columns_of
from pipeline.tables.evidence import misplaced
from pipeline.tables.schema import Table, load_tables
from pipeline.tables.validation import refusal

# What Arrow raises for a file that is damaged or holds something else.
_UNREADABLE = (pa.ArrowException, OSError, KeyError, ValueError)
_MOST = 10  # findings of one kind in one table that are told

Files = dict[str, list[Path]]


def check_dataset(output: Path, raw: Path | None = None) -> Iterator[Finding]:
    """What is wrong with the dataset in `output`; nothing where all is well.

    With `raw`, the input folder, every row's words are compared with what stands at its offsets. Raises OutputError
    where there is no dataset.
    """
    require_name(output)
    roll_forward(output)
    record = read_record(output)
    if record is None:
        raise OutputError(f"{output} holds no run.json, so no whole dataset; make one with `pipeline run`")
    told: list[Finding] = []
    for finding in _findings(output, record, raw, told):
        told.append(finding)
        yield finding
    if told and (other := other_version(record.producer)):
        yield Finding(RUN_RECORD, "other_version", f"what differs may come from the version: {other}")


def _findings(output: Path, record: RunRecord, raw: Path | None, told: list[Finding]) -> Iterator[Finding]:
    """What is wrong; `told` has what was given so far."""
    broken = [*_check_files(output, record), *_check_strangers(output, record)]
    yield from broken
    tables = load_tables()
    if not broken and DATAPACKAGE in record.files and record.producer == PRODUCER:
        yield from _check_descriptor(output, record, tables)
    unreadable = {finding.place for finding in broken if finding.code in ("missing", "unreadable")}
    parquet = _table_files(output, record, "parquet", ".parquet", unreadable)
    csv = _table_files(output, record, "csv", ".csv", unreadable)
    for name in sorted((parquet.keys() | csv.keys()) - tables.keys()):
        yield Finding(name, "unknown", "this version has no such table, so it was not checked")
    parquet, csv = ({n: files[n] for n in tables if n in files} for files in (parquet, csv))
    databases = [name for name in DATABASES if name in record.files and name not in unreadable]
    if not parquet and not csv and not databases:
        return
    with TemporaryDirectory() as scratch:
        files = parquet
        if not parquet:
            rows = {name: _csv_batches(tables[name], paths) for name, paths in csv.items()}
            found = rows or database_tables(output / databases[0], tables)
            files, damaged = _as_parquet(found, tables, Path(scratch))
            yield from damaged
        for table in tables.values():
            if table.name not in files:
                yield Finding(table.name, "missing", "the table is not there; run the pipeline again")
            elif not (yield from _check_table(table, files[table.name], record)):
                del files[table.name]
        with database(Path(scratch)) as connection:
            yield from check_relations(connection, tables, files)
            if files.keys() >= tables.keys():
                yield from check_consistency(connection, tables, files, record)
        if files.keys() >= tables.keys() and not any(finding.place in tables for finding in told):
            yield from check_readable(output, record, tables, files, Path(scratch))
        if parquet and csv:
            yield from _compare(tables, parquet, csv)
        for path in (output / name for name in databases):
            for name in files:
                yield from compare_database(path, tables[name], _parquet_batches(files[name]))
        if raw is not None and "documents" in files:
            reading = _reading(record)
            masked = DECISION_APPLIED in record.notices
            originals = Originals(raw, files["documents"], reading, Path(scratch))
            yield from _check_evidence(tables, files, originals, masked)


def _check_files(output: Path, record: RunRecord) -> Iterator[Finding]:
    for path, about in record.files.items():
        file = output / path
        if not file.is_file():
            yield Finding(path, "missing", "run.json names it, but it is not there")
        elif file.stat().st_size != about["bytes"] or file_digest(file) != about["sha256"]:
            yield Finding(path, "altered", "it is not the file that the run wrote")
        if file.suffix == ".parquet" and file.is_file() and not _is_parquet(file):
            yield Finding(path, "unreadable", "it is no Parquet file, or a part of one")


def _check_strangers(output: Path, record: RunRecord) -> Iterator[Finding]:
    """Files that a program which reads a whole folder would take for a part of the dataset."""
    for kind in ("csv", "parquet"):
        for path in sorted((output / kind).rglob(f"*.{kind}")):
            name = path.relative_to(output).as_posix()
            if name not in record.files:
                yield Finding(name, "stranger", "it stands among the tables, but no run wrote it; move it away")


def _check_descriptor(output: Path, record: RunRecord, tables: dict[str, Table]) -> Iterator[Finding]:
    others = {path: about for path, about in record.files.items() if path != DATAPACKAGE}
    with TemporaryDirectory() as scratch:
        version = record.producer.rpartition(" ")[2]
        made = write_datapackage(Path(scratch), tables.values(), others, record.tables, version)
        if made.read_bytes() != (output / DATAPACKAGE).read_bytes():
            yield Finding(DATAPACKAGE, "differs", "it does not describe the files that stand beside it")


def _is_parquet(path: Path) -> bool:
    try:
        with pq.ParquetFile(path) as file:
            return isinstance(file.metadata.num_rows, int)
    except _UNREADABLE:
        return False


def _table_files(output: Path, record: RunRecord, folder: str, suffix: str, left_out: set[str]) -> Files:
    """The files of each table in one format: `parquet/NAME.parquet`, or the parts in `parquet/NAME/`."""
    files: Files = {}
    for path in sorted(record.files):
        parts = path.split("/")
        if parts[0] == folder and path.endswith(suffix) and path not in left_out:
            files.setdefault(parts[1].removesuffix(suffix), []).append(output / path)
    return files


def _as_parquet(
    found: Mapping[str, Iterator[pa.RecordBatch]], tables: dict[str, Table], scratch: Path
) -> tuple[Files, list[Finding]]:
    """The tables as Parquet, and what keeps others from being read."""
    files: Files = {}
    damaged: list[Finding] = []
    for name, batches in found.items():
        path = scratch / f"{name}.parquet"
        try:
            with pq.ParquetWriter(path, tables[name].arrow_schema) as writer:
                for batch in batches:
                    writer.write_batch(batch)
        except (OutputError, *_UNREADABLE) as error:
            damaged.append(Finding(name, "unreadable", _first_line(error)))
        else:
            files[name] = [path]
    return files, damaged


def _csv_batches(table: Table, paths: list[Path]) -> Iterator[pa.RecordBatch]:
    return (batch for path in paths for batch in read_csv_batches(path, table))


def _parquet_batches(paths: list[Path]) -> Iterator[pa.RecordBatch]:
    for path in paths:
        with pq.ParquetFile(path) as file:
            yield from file.iter_batches(batch_size=16384)


def _check_table(table: Table, paths: list[Path], record: RunRecord) -> Generator[Finding, None, bool]:
    """What is wrong with the rows of a table; gives whether it can be read and has its columns."""
    count = sum(pq.read_metadata(path).num_rows for path in paths)
    if count != record.tables.get(table.name):
        yield Finding(table.name, "row_count", f"{count} rows, but run.json says {record.tables.get(table.name)}")
    for path in paths:
        found = pq.read_schema(path)
        wanted = [(field.name, field.type) for field in table.arrow_schema]
        if [(field.name, _plain(field.type)) for field in found] != wanted:
            message = f"{path.name} has other columns or types than schemas/{table.name}.json"
            yield Finding(table.name, "columns", message)
            return False
    try:
        yield from _check_rows(table, paths)
    except _UNREADABLE as error:
        yield Finding(table.name, "unreadable", _first_line(error))
        return False
    return True


def _check_rows(table: Table, paths: list[Path]) -> Iterator[Finding]:
    refused, disordered, before = 0, 0, None
    order = tuple(dict.fromkeys((*table.sort_key, *table.primary_key)))
    for row in _rows(table, paths):
        rejection = refusal(table, row)
        if rejection:
            refused += 1
            if refused <= _MOST:
                message = f"{rejection.record_id}: {rejection.pointer}: {rejection.message}"
                yield Finding(table.name, rejection.code, message)
        place = [(row[column] is not None, row[column]) for column in order]  # nulls first
        if before is not None and place < before:
            disordered += 1
        before = place
    if refused > _MOST:
        yield Finding(table.name, "schema", f"{refused - _MOST} more rows do not fit their schema")
    if disordered:
        yield Finding(table.name, "order", f"{disordered} rows stand before one that they belong behind")


def _plain(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def _rows(table: Table, paths: list[Path]) -> Iterator[Row]:
    """The rows of a table as validation takes them: dates as ISO 8601 text."""
    dates = [column.name for column in table.columns if column.type == "date"]
    for batch in _parquet_batches(paths):
        for row in batch.to_pylist():
            for name in dates:
                row[name] = row[name] and row[name].isoformat()
            yield row


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:300]


def _compare(tables: dict[str, Table], parquet: Files, csv: Files) -> Iterator[Finding]:
    """Whether CSV and Parquet hold the same rows in the same order."""
    for name, table in tables.items():
        if name in parquet and name in csv:
            from_parquet = (batch.cast(table.arrow_schema) for batch in _parquet_batches(parquet[name]))
            pairs = zip_longest(rechunk(from_parquet), rechunk(_csv_batches(table, csv[name])))
            try:
                same = all(one is not None and other is not None and one.equals(other) for one, other in pairs)
            except _UNREADABLE as error:
                yield Finding(f"csv/{name}.csv", "unreadable", _first_line(error))
            else:
                if not same:
                    yield Finding(f"csv/{name}.csv", "differs", "it does not hold the rows of the Parquet file")


def _check_evidence(tables: dict[str, Table], files: Files, originals: Originals, masked: bool) -> Iterator[Finding]:
    traced = {name: tables[name] for name in files if name in tables and tables[name].evidence}
    groups = {name: _by_document(traced[name], files[name]) for name in traced}
    waiting: dict[str, tuple[str, list[Row]] | None] = {name: next(group, None) for name, group in groups.items()}
    for document in _rows(tables["documents"], files["documents"]):
        key = document["document_id"]
        rows: dict[str, list[Row]] = {}
        for name, ahead in waiting.items():
            if ahead is not None and ahead[0] == key:
                rows[name] = ahead[1]
                waiting[name] = next(groups[name], None)
        yield from _check_document(document, rows, traced, originals, masked)
    for name, ahead in waiting.items():
        if ahead is not None:
            yield Finding(name, "order", f"rows of {ahead[0]} stand out of order, or their document is not there")


def _reading(record: RunRecord) -> Reading:
    """How the input was read; what only another version knows to tell of it is passed over."""
    said = record.options.get("reading")
    known = {part.name for part in fields(Reading)}
    return Reading(**{name: value for name, value in (said or {}).items() if name in known})


def _by_document(table: Table, paths: list[Path]) -> Iterator[tuple[str, list[Row]]]:
    return ((key, list(rows)) for key, rows in groupby(_rows(table, paths), lambda row: str(row["document_id"])))


def _check_document(
    document: Row, rows: dict[str, list[Row]], traced: dict[str, Table], originals: Originals, masked: bool
) -> Iterator[Finding]:
    try:
        data = originals.bytes_of(document)
        if hashlib.sha256(data).hexdigest() != document["sha256"]:
            yield Finding(document["path"], "raw_differs", "the file in the input folder is not the one that was read")
            return
        text = decode(data).text
    except (OSError, UndecodableError, ContainerError) as error:
        yield Finding(document["path"], "raw_missing", f"the file cannot be read from the input folder ({error})")
        return
    made = {name: columns_of(rows[name], traced[name].column_names) for name in rows}
    for rejection in misplaced(made, text, traced, masked)[:_MOST]:
        yield Finding(rejection.table, "offset", f"{rejection.record_id}: {rejection.message}, not {rejection.raw!r}")
