"""JSON Lines: one object a line, with the article's text in a field (https://jsonlines.org)."""

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.reading.records import Reading, Record, bad_record, record_from_fields, too_large

_ESCAPED = 4  # times its text that a line may be long, since JSON may write a character in six bytes
_CHUNK = 1 << 20


def read_jsonl(stream: BinaryIO, reading: Reading) -> Iterator[Record]:
    """A record for each line that is not blank; its number is that of the line."""
    limit = _ESCAPED * reading.max_bytes
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_CHUNK)
            yield too_large(number, f"line {number}", reading.max_bytes)
            continue
        line = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if line.strip():
            yield _record(number, line, reading)


def _record(number: int, line: bytes, reading: Reading) -> Record:
    place = f"line {number}"
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        message = f"{place} is not UTF-8 at byte {error.start}; write the file anew in UTF-8"
        return bad_record(number, "not_utf8", message, None, line)
    except (ValueError, RecursionError) as error:
        message = f"{place} is not JSON ({error}); correct or remove the line"
        return bad_record(number, "not_json", message, None, line)
    if not isinstance(fields, dict):
        return bad_record(number, "not_json", f"{place} is no JSON object; correct or remove the line", None, line)
    return record_from_fields(number, place, fields, reading)
