"""The work on one shard: its articles read, parsed, extracted, validated, and laid out in columns."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.errors import InputChangedError
from pipeline.extraction.facts import extract_facts
from pipeline.parsing import parse_document
from pipeline.parsing.model import Notice
from pipeline.reading.decoding import Decoded, UndecodableError, decode
from pipeline.reading.files import read_file
from pipeline.sharding.plan import Member
from pipeline.tables.article import Article
from pipeline.tables.evidence import misplaced
from pipeline.tables.keys import digest
from pipeline.tables.local_records import ARTEFACTS, local_entity_rows, source_name_rows
from pipeline.tables.records import make_rows
from pipeline.tables.schema import Table, load_tables
from pipeline.tables.validation import Rejection, Row, Rows, validate

DOCUMENT = "_document_id"  # the column of every artefact that says whose row it is


def work_shard(raw: Path, members: Iterable[Member], step: Callable[[int, int], None]) -> dict[str, pa.Table]:
    """The tables and other artefacts of one shard, each with the column `_document_id` behind its own.

    `step` is called for each article with 1 and the number of its rejects. Raises InputChangedError where a file is not
    what it was when the run began.
    """
    tables = load_tables()
    rows: Rows = {}
    owners: dict[str, list[str]] = {}
    for member in members:
        made = _article_rows(raw, member, tables)
        for name, added in made.items():
            rows.setdefault(name, []).extend(added)
            owners.setdefault(name, []).extend([member.document_id] * len(added))
        step(1, len(made["rejects"]))
    return {name: _columns(tables.get(name), name, rows[name], owners[name]) for name in rows}


def _columns(table: Table | None, name: str, rows: list[Row], owners: list[str]) -> pa.Table:
    columns = table.arrow_table(rows) if table else pa.Table.from_pylist(rows, pa.schema(ARTEFACTS[name]))
    return columns.append_column(DOCUMENT, pa.array(owners, pa.string()))


def _article_rows(raw: Path, member: Member, tables: dict[str, Table]) -> dict[str, list[Any]]:
    """All rows of one article; for one that cannot be read, its rows of `files` and `rejects`."""
    data = _read(raw, member)
    try:
        decoded = decode(data)
    except UndecodableError as error:
        return _rejected(member, Rejection("documents", member.document_id, error.code, None, str(error), None), None)
    try:
        return _accepted(member, decoded, tables)
    except RecursionError as error:
        return _rejected(member, _failure(member, error), decoded.encoding)
    except Exception as error:  # a fault of ours in one article must not stop the rest
        return _rejected(member, _failure(member, error), decoded.encoding)


def _read(raw: Path, member: Member) -> bytes:
    try:
        data = read_file(raw, member.path)
    except OSError as error:
        raise InputChangedError(f"{member.path} went away during the run ({error.strerror})") from error
    if hashlib.sha256(data).hexdigest() != member.sha256:
        raise InputChangedError(f"{member.path} changed during the run")
    return data


def _accepted(member: Member, decoded: Decoded, tables: dict[str, Table]) -> dict[str, list[Any]]:
    document = parse_document(decoded.text)
    document.notices += _text_notices(decoded)
    facts = extract_facts(document)
    article = Article(member.document_id, member.path, member.record, member.sha256, title=_title_of(member.path))
    rows = make_rows(article, document, facts)
    good, rejections = validate(rows, tables, misplaced(rows, document.text, tables))
    if not good["documents"]:
        return _rejected(member, rejections[0], decoded.encoding)
    good["files"] = [_file_row(member, decoded.encoding, "parsed", None)]
    good["rejects"] = _reject_rows(member, rejections)
    return good | local_entity_rows(article, facts) | {"source_names": source_name_rows(good)}


def _text_notices(decoded: Decoded) -> list[Notice]:
    notices = []
    if decoded.damaged:
        message = f"{decoded.damaged} places could not be decoded as {decoded.encoding} and stand as U+FFFD"
        notices.append(Notice("undecodable_bytes", message, decoded.text.find("\ufffd")))
    if decoded.encoding != "utf-8":
        notices.append(Notice("encoding_detected", f"the file is no UTF-8; it was read as {decoded.encoding}"))
    if "\x00" in decoded.text:
        message = f"{decoded.text.count(chr(0))} NUL characters stand in the text"
        notices.append(Notice("control_characters", message, decoded.text.find("\x00")))
    return notices


def _title_of(path: str) -> str | None:
    """A title from the file's name, where the text gives none: `raw/Akio_Morita.txt` -> `Akio Morita`."""
    name = path.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ").strip()
    return name if any(c.isalpha() for c in name) else None


def _failure(member: Member, error: Exception) -> Rejection:
    message = f"the article could not be processed ({type(error).__name__}: {error}); please report it with the file"
    return Rejection("documents", member.document_id, "internal_error", None, message[:500], None)


def _rejected(member: Member, rejection: Rejection, encoding: str | None) -> dict[str, list[Any]]:
    return {
        "files": [_file_row(member, encoding, "rejected", rejection.message)],
        "rejects": _reject_rows(member, [rejection]),
    }


def _file_row(member: Member, encoding: str | None, status: str, message: str | None) -> Row:
    return {
        "path": member.path,
        "record": member.record,
        "size_bytes": member.size,
        "sha256": member.sha256,
        "encoding": encoding,
        "status": status,
        "document_id": member.document_id if status == "parsed" else None,
        "message": message,
    }


def _reject_rows(member: Member, rejections: Iterable[Rejection]) -> list[Row]:
    return [reject_row(member.path, member.document_id, rejection, n) for n, rejection in enumerate(rejections)]


def reject_row(path: str, document_id: str | None, rejection: Rejection, occurrence: int = 0) -> Row:
    """A row of `rejects`."""
    what = (path, rejection.table, rejection.record_id, rejection.code, rejection.pointer, occurrence)
    return {
        "reject_id": f"rej-{digest(*what)}",
        "path": path,
        "document_id": document_id,
        "table": rejection.table,
        "record_id": rejection.record_id,
        "code": rejection.code,
        "pointer": rejection.pointer,
        "message": rejection.message,
        "raw": rejection.raw,
    }
