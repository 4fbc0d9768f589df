"""What all exporters share: chunks of a fixed size, and the registry."""

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.exporting import EXPORTERS
from pipeline.exporting.base import Exporter, rechunk


@settings(deadline=None)
@given(st.lists(st.integers(0, 30)), st.integers(1, 12))
def test_chunks_have_one_size(sizes, rows):
    """Rows stay whole and in order; every chunk has the size that was asked for, but the last, and none is empty."""
    source = pa.table({"n": pa.array(range(sum(sizes)), pa.int64())})
    batches, start = [], 0
    for size in sizes:
        batches += [pa.record_batch(source.slice(start, size).to_pydict(), schema=source.schema)]
        start += size
    chunks = list(rechunk(batches, rows))
    assert [n for chunk in chunks for n in chunk.column("n").to_pylist()] == source["n"].to_pylist()
    assert [chunk.num_rows for chunk in chunks[:-1]] == [rows] * (len(chunks) - 1)
    assert all(0 < chunk.num_rows <= rows for chunk in chunks)


def test_registry_names_each_format():
    """The formats that a command may name are there, in the order for reading, each with a title."""
    assert list(EXPORTERS)[:3] == ["csv", "parquet", "xlsx"]
    for name, exporter in EXPORTERS.items():
        assert issubclass(exporter, Exporter)
        assert exporter.format == name
        assert exporter.title
