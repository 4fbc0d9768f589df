"""The merged tables on disk, as exporters take them: rows in batches, and what a reader should know of the run."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.exporting.base import RunFacts
from pipeline.tables.schema import Table


def table_batches(paths: Iterable[Path], table: Table) -> Iterator[pa.RecordBatch]:
    """The rows of a table from its Parquet files, with its `arrow_schema`."""
    for path in paths:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=16384, use_threads=False):
                yield batch.cast(table.arrow_schema)


def read_facts(files: Mapping[str, list[Path]], input_name: str, version: str) -> RunFacts:
    """What the tables of a run tell of it; `files` has the Parquet files of each."""
    return RunFacts(
        input_name=input_name,
        files=_counts(files["files"], "status"),
        rejects=_counts(files["rejects"], "code"),
        notices=_counts(files["notices"], "code"),
        versions={"article-pipeline": version},
    )


def _counts(paths: Iterable[Path], column: str) -> dict[str, int]:
    parts = [pq.read_table(path, columns=[column], use_threads=False)[column].cast(pa.string()) for path in paths]
    values = pa.chunked_array([chunk for part in parts for chunk in part.chunks], pa.string())
    return dict(sorted((v["values"], v["counts"]) for v in pc.value_counts(values).to_pylist()))
