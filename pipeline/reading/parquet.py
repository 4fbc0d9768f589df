"""Parquet: one article a row, the text in one column, its address in another, as crawl corpora are published."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.reading.parquet_pages import PageError, page_sizes
from pipeline.reading.records import MAX_RATIO, ContainerError, Reading, Record, record_from_fields, too_large

_ROWS = 8  # that are in memory at once
_DICTIONARY = 4 << 20  # bytes of a dictionary, packed, with which values may be so long that rows are read one by one
_FREE = 64 << 20
_PAGE = 256 << 20  # bytes of a page, unpacked, as a whole in memory; what writes Parquet makes pages of some 1 MB
_METADATA = 100_000_000  # bytes of a text, and entries of a list, in the file's footer


def read_parquet(file: BinaryIO, reading: Reading) -> Iterator[Record]:
    """A record for each row; its number is that of the row, from 1.

    Raises ContainerError where it is no Parquet, has no column of texts, unpacks to more than `MAX_RATIO` times its
    size, or has a page that does, or that is too large for memory, whatever the footer says.
    """
    names = [reading.text, reading.url, reading.id, reading.title]
    try:
        parquet = pq.ParquetFile(
            file,
            pre_buffer=False,
            buffer_size=1 << 20,
            thrift_string_size_limit=_METADATA,
            thrift_container_size_limit=_METADATA,
        )
        _check(parquet, reading)
        columns = [name for name in dict.fromkeys(names) if name in parquet.schema_arrow.names]
        number = 0
        for group in range(parquet.num_row_groups):
            _check_pages(file, parquet.metadata.row_group(group), columns, reading)
            rows = 1 if _dictionary(parquet.metadata.row_group(group)) > _DICTIONARY else _ROWS
            for batch in parquet.iter_batches(rows, row_groups=[group], columns=columns, use_threads=False):
                for row in range(batch.num_rows):
                    number += 1
                    yield _record(number, batch, row, reading)
    except (pa.ArrowException, OSError, PageError) as error:
        why = str(error).splitlines()[0]
        raise ContainerError("damaged", f"the Parquet file cannot be read ({why}); fetch it again") from error


def _check(parquet: Any, reading: Reading) -> None:
    if reading.text not in parquet.schema_arrow.names:
        there = ", ".join(parquet.schema_arrow.names[:20])
        message = f"it has no column {reading.text!r} (but {there}); name it with --fields text=NAME"
        raise ContainerError("no_text", message)
    kind = parquet.schema_arrow.field(reading.text).type
    value = kind.value_type if pa.types.is_dictionary(kind) else kind
    if not any(test(value) for test in (pa.types.is_string, pa.types.is_large_string, pa.types.is_binary)):
        raise ContainerError("no_text", f"its column {reading.text!r} holds {value}, not text; name another one")
    for number in range(parquet.metadata.num_row_groups):
        group = parquet.metadata.row_group(number)
        for column in map(group.column, range(group.num_columns)):
            if column.total_uncompressed_size > max(_FREE, MAX_RATIO * column.total_compressed_size):
                message = f"it unpacks to more than {MAX_RATIO} times its size, as no text does; remove it"
                raise ContainerError("bomb", message)


def _check_pages(file: BinaryIO, group: Any, names: list[str], reading: Reading) -> None:
    """Raises ContainerError where a page of a column that is read would unpack to more than a page may."""
    most = max(_PAGE, 2 * reading.max_bytes)
    for column in map(group.column, range(group.num_columns)):
        if column.path_in_schema.split(".")[0] not in names and column.path_in_schema not in names:
            continue
        start = column.data_page_offset
        if column.has_dictionary_page and 0 < column.dictionary_page_offset < start:
            start = column.dictionary_page_offset
        for unpacked, packed in page_sizes(file, start, start + column.total_compressed_size):
            if unpacked > min(most, max(_FREE, MAX_RATIO * packed)):
                message = f"a page of it unpacks from {packed:,} bytes to {unpacked:,}, as no text does; remove it"
                raise ContainerError("bomb", message)


def _plain(value: Any) -> Any:
    """A value itself, where the column was written as a dictionary."""
    return value.value if isinstance(value, pa.DictionaryScalar) else value


def _dictionary(group: Any) -> int:
    """Bytes of the largest dictionary among the columns of a row group, packed."""
    columns = map(group.column, range(group.num_columns))
    return max((c.data_page_offset - c.dictionary_page_offset for c in columns if c.has_dictionary_page), default=0)


def _record(number: int, batch: pa.RecordBatch, row: int, reading: Reading) -> Record:
    text = _plain(batch.column(reading.text)[row]).as_buffer()
    if text is not None and text.size > reading.max_bytes:
        return too_large(number, f"row {number}", reading.max_bytes)
    fields = {name: batch.column(name)[row].as_py() for name in batch.schema.names if name != reading.text}
    data = None if text is None else text.to_pybytes()
    return record_from_fields(number, f"row {number}", {**fields, reading.text: data}, reading)
