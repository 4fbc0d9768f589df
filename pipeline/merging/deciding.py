"""The form in which an SQL engine hands over rows for Python to decide about: batches in, batches out."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeVar

import pyarrow as pa

DECIDED = pa.schema([("id", pa.string()), ("entity_id", pa.string())])  # what is which one
_BATCH = 50_000  # rows

Row = TypeVar("Row", bound=NamedTuple)


def rows_of(batches: Iterable[pa.RecordBatch], kind: type[Row]) -> Iterator[Row]:
    """The rows of batches, one by one; their columns have the names of the fields."""
    for batch in batches:
        columns = [batch.column(name).to_pylist() for name in kind._fields]
        yield from map(kind, *columns)


def decided(pairs: Iterable[tuple[str, str]]) -> Iterator[pa.RecordBatch]:
    """Batches of `DECIDED`, of a key and the one that it is."""
    left = iter(pairs)
    while some := list(islice(left, _BATCH)):
        ids, others = zip(*some, strict=True)
        yield pa.record_batch([pa.array(ids), pa.array(others)], schema=DECIDED)
