"""The merged tables on disk, as exporters take them: rows in batches, and what a reader should know of the run."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.exporting.base import CHUNK_ROWS, Exporter, RunFacts
from pipeline.tables.schema import Table


def table_batches(paths: Iterable[Path], table: Table) -> Iterator[pa.RecordBatch]:
    """The rows of a table from its Parquet files, with its `arrow_schema`."""
    for path in paths:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(CHUNK_ROWS, use_threads=False):
                yield batch.cast(table.arrow_schema)


def fill(exporter: Exporter, tables: Iterable[Table], files: Mapping[str, list[Path]]) -> list[Path]:
    """Feed an exporter all tables, and give the files that it made; `files` has the Parquet files of each table."""
    exporter.begin(files)
    for table in exporter.feeding_order(tables):
        exporter.feed(table, table_batches(files[table.name], table))
    return exporter.finish()


def read_facts(files: Mapping[str, list[Path]], input_name: str, version: str) -> RunFacts:
    """What the tables of a run tell of it; `files` has the Parquet files of each."""
    return RunFacts(
        input_name=input_name,
        files=_counts(files["files"], "status"),
        rejects=_counts(files["rejects"], "code"),
        notices=_counts(files["notices"], "code"),
        versions={"article-pipeline": version},
    )


def column_values(paths: Iterable[Path], column: str) -> pa.ChunkedArray:
    """The texts in a column of Parquet files. (`read_table` would load all of Arrow's datasets first.)"""
    chunks: list[pa.Array] = []
    for path in paths:
        with pq.ParquetFile(path) as file:
            chunks += file.read([column], use_threads=False)[column].cast(pa.string()).chunks
    return pa.chunked_array(chunks, pa.string())


def _counts(paths: Iterable[Path], column: str) -> dict[str, int]:
    return dict(sorted((v["values"], v["counts"]) for v in pc.value_counts(column_values(paths, column)).to_pylist()))
