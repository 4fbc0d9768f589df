"""Container files: JSON Lines, Parquet, WARC and WET, each read as a stream of records."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from pipeline.reading.files import open_regular
from pipeline.reading.jsonl import read_jsonl
from pipeline.reading.packing import unpacked
from pipeline.reading.parquet import read_parquet
from pipeline.reading.records import ContainerError, Reading, Record


def read_records(path: Path, reading: Reading) -> Iterator[Record]:
    """The records of a container in their order, bad ones with their problem.

    Raises ContainerError where the file cannot be read, or no further; what came before it stands.
    """
    name = path.name.lower()
    try:
        with open_regular(path) as file:
            if name.endswith(".parquet"):
                yield from read_parquet(file, reading)
                return
            is_json = name.removesuffix(".gz").removesuffix(".zst").endswith(".jsonl")
            with unpacked(file, name) as stream:
                yield from read_jsonl(stream, reading) if is_json else _read_warc(stream, reading)
    except OSError as error:
        raise ContainerError("unreadable", f"cannot be read ({error.strerror}); check its permissions") from error


def _read_warc(stream: BinaryIO, reading: Reading) -> Iterator[Record]:
    from pipeline.reading.warc import read_warc  # which loads a library that most runs do not need

    return read_warc(stream, reading)
