"""Containers for the tests, in the form in which crawls and corpora are published."""

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


def pack(data, suffix):
    """The data as a file of this ending holds it."""
    if suffix.endswith(".gz"):
        return gzip.compress(data)
    return pa.compress(data, "zstd", asbytes=True) if suffix.endswith(".zst") else data


def json_lines(records):
    """JSON Lines of these records."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def wet(records, suffix=""):
    """A WET file, as crawls are published: a record about the file, then a conversion for each page.

    Each record is packed on its own, as the standard has it for gzip.
    """
    parts = [_warc_record("warcinfo", "test.warc.wet", "application/warc-fields", b"software: test\r\n")]
    parts += [_warc_record("conversion", r["url"], "text/plain", r["text"].encode()) for r in records]
    return b"".join(pack(part, suffix) for part in parts)


def _warc_record(kind, address, content, block):
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2020-01-02T03:04:05Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\nContent-Type: {content}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


def write_container(path: Path, records: list[dict[str, str]]) -> Path:
    """A container of the kind that its ending says."""
    suffix = path.suffix
    kind = path.name.removesuffix(suffix) if suffix in (".gz", ".zst") else path.name
    if kind.endswith(".parquet"):
        pq.write_table(pa.table({name: [r.get(name) for r in records] for name in ("text", "url", "title")}), path)
    elif kind.endswith(".jsonl"):
        path.write_bytes(pack(json_lines(records), suffix))
    else:
        path.write_bytes(wet(records, suffix))
    return path
