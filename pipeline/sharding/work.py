"""The work on one shard: its articles read, parsed, extracted, validated, and laid out in columns."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pyarrow as pa

from pipeline.errors import InputChangedError
from pipeline.extraction.facts import extract_facts_together
from pipeline.extraction.model import Facts
from pipeline.lean import without_cycle_search
from pipeline.parsing import parse_document
from pipeline.parsing.model import Document, Notice
from pipeline.reading.decoding import Decoded, UndecodableError, decode, without_surrogates
from pipeline.reading.files import read_file
from pipeline.reading.records import ContainerError
from pipeline.sharding.collecting import CollectedTables, group_of
from pipeline.sharding.outcomes import file_row, reject_row
from pipeline.sharding.plan import Member
from pipeline.sharding.unpacking import read_texts
from pipeline.tables.article import Article
from pipeline.tables.columns import Columns, columns_of, row_count
from pipeline.tables.evidence import misplaced
from pipeline.tables.local_records import local_entity_columns, source_name_columns
from pipeline.tables.records import make_columns
from pipeline.tables.schema import Table, load_tables
from pipeline.tables.validation import Rejection, are_valid, validate

_Made = dict[str, Columns]  # by table or artefact
_TOGETHER = 64  # articles whose facts are found together
_TOGETHER_BYTES = 500_000  # after which no more are taken: what is read of them is held in memory
_HELD_ROWS = 10_000  # that are held as objects of Python, which take several times the room of Arrow's

# The ending of an article's file: `.txt`, `.TXT.gz`
_PACKED = re.compile(r"\.txt(?:\.gz|\.zst)?$", re.I)


def work_shard(
    raw: Path, work: Path, members: Sequence[Member], step: Callable[[int, int], None]
) -> dict[str, pa.Table]:
    """The tables and other artefacts of one shard, each with the column `_document_id` behind its own.

    Articles are read from the folder `raw`, those of containers from what was unpacked into the folder `work`. `step`
    is called for each article with 1 and the number of its rejects. Raises InputChangedError where a file is not what
    it was when the run began.
    """
    tables = load_tables()
    collected = CollectedTables(tables)
    with without_cycle_search():
        for articles in _held(_rows_by_article(_read(raw, work, members))):
            made = group_of((one.member.document_id, one.made) for one in articles)
            if any(one.wrong for one in articles) or not _are_valid(made.columns, tables):
                articles = [_checked(one, tables) for one in articles]
                made = group_of((one.member.document_id, one.made) for one in articles)
            collected.add(made)
            collected.add(group_of((one.member.document_id, one.beside) for one in articles))
            for one in articles:
                step(1, row_count(one.beside["rejects"]))
        return collected.finish()


class _Parsed(NamedTuple):
    """An article that could be read."""

    decoded: Decoded
    document: Document


class _Rows(NamedTuple):
    """The rows that an article makes, those with a schema yet to be checked."""

    member: Member
    made: _Made  # by its schema; of an article that cannot be read, nothing
    beside: _Made  # `files`, `rejects` and what the shard leaves for the merge
    encoding: str | None = None
    wrong: Sequence[Rejection] = ()  # rows whose words do not stand in the text

    @property
    def size(self) -> int:
        """The number of rows that are checked."""
        return sum(row_count(columns) for columns in self.made.values())


def _rows_by_article(read: Iterable[tuple[Member, bytes]]) -> Iterator[_Rows]:
    """What each article makes."""
    for group in _grouped(read):
        parsed = [(member, _parsed(member, data)) for member, data in group]
        facts = iter(extract_facts_together([one.document for _, one in parsed if isinstance(one, _Parsed)]))
        for member, one in parsed:
            yield _article_rows(member, one, next(facts)) if isinstance(one, _Parsed) else one


def _held(articles: Iterable[_Rows]) -> Iterator[list[_Rows]]:
    """Neighbouring articles, whose rows are checked and laid out in Arrow together."""
    held: list[_Rows] = []
    count = 0
    for one in articles:
        held.append(one)
        count += one.size
        if count >= _HELD_ROWS:
            yield held
            held, count = [], 0
    if held:
        yield held


def _grouped(read: Iterable[tuple[Member, bytes]]) -> Iterator[list[tuple[Member, bytes]]]:
    """Neighbouring articles, whose facts are found together; few enough to be held in memory."""
    group: list[tuple[Member, bytes]] = []
    size = 0
    for member, data in read:
        group.append((member, data))
        size += len(data)
        if len(group) == _TOGETHER or size >= _TOGETHER_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group


def _parsed(member: Member, data: bytes) -> _Parsed | _Rows:
    try:
        decoded = decode(data)
    except UndecodableError as error:
        return _rejected(member, Rejection("documents", member.document_id, error.code, None, str(error), None), None)
    try:
        return _Parsed(decoded, parse_document(decoded.text))
    except MemoryError:  # no fault of the article: another machine has enough
        raise
    except Exception as error:  # a fault of ours in one article must not stop the rest
        return _rejected(member, _failure(member, error), decoded.encoding)


def _article_rows(member: Member, parsed: _Parsed, facts: Facts | Exception) -> _Rows:
    decoded, document = parsed
    if isinstance(facts, Exception):
        return _rejected(member, _failure(member, facts), decoded.encoding)
    try:
        document.notices += _text_notices(decoded)
        article = Article(member.document_id, member.path, member.record, member.sha256, member.url, _title_of(member))
        made = make_columns(article, document, facts)
        beside = local_entity_columns(article, facts) | {"source_names": source_name_columns(made)}
        beside |= _outcome(member, decoded.encoding, "parsed", None, [])
        return _Rows(member, made, beside, decoded.encoding, misplaced(made, document.text, load_tables()))
    except MemoryError:
        raise
    except Exception as error:
        return _rejected(member, _failure(member, error), decoded.encoding)


def _are_valid(made: _Made, tables: dict[str, Table]) -> bool:
    """Whether articles need not be checked one by one: nearly always nothing is wrong with any of them."""
    try:
        return are_valid(made, tables)
    except Exception:  # of whichever article: that will be seen
        return False


def _checked(rows: _Rows, tables: dict[str, Table]) -> _Rows:
    """The rows of an article that may stand, and its rejects."""
    member, made, beside, encoding, wrong = rows
    if not made:
        return rows
    try:
        good, rejections = validate(made, tables, wrong)
        if not row_count(good["documents"]):
            return _rejected(member, rejections[0], encoding)
        beside = beside | {"source_names": source_name_columns(good)}
        return _Rows(member, good, beside | _outcome(member, encoding, "parsed", None, rejections))
    except MemoryError:
        raise
    except Exception as error:
        return _rejected(member, _failure(member, error), encoding)


def _read(raw: Path, work: Path, members: Sequence[Member]) -> Iterator[tuple[Member, bytes]]:
    """Each member with the bytes of its text. Raises InputChangedError where these are not what was found."""
    texts: dict[str, dict[int, bytes]] = {}
    for name in {member.container for member in members if member.container}:
        texts[name] = read_texts(work, name, {member.record for member in members if member.container == name})
    for member in members:
        data = texts[member.container].get(member.record, b"") if member.container else _read_file(raw, member)
        if hashlib.sha256(data).hexdigest() != member.sha256:
            raise InputChangedError(f"{member.path} changed during the run")
        yield member, data


def _read_file(raw: Path, member: Member) -> bytes:
    try:
        return read_file(raw, member.path, member.size)
    except OSError as error:
        raise InputChangedError(f"{member.path} went away during the run ({error.strerror})") from error
    except ContainerError as error:
        raise InputChangedError(f"{member.path} changed during the run ({error})") from error


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


def _title_of(member: Member) -> str | None:
    """A title where the text gives none: the record's, or from address or file: `Akio_Morita.txt` -> `Akio Morita`."""
    if member.title:
        return member.title
    name = ""
    if member.url:
        name = unquote(_path_of(member.url).rstrip("/").rsplit("/", 1)[-1])
    elif not member.record:
        name = _PACKED.sub("", member.path.rsplit("/", 1)[-1])
    name = without_surrogates(" ".join(name.replace("_", " ").split()))
    return name if any(c.isalpha() for c in name) else None


def _path_of(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:  # brackets that hold no IPv6 address
        return ""


def _failure(member: Member, error: Exception) -> Rejection:
    message = f"the article could not be processed ({type(error).__name__}: {error}); please report it with the file"
    return Rejection("documents", member.document_id, "internal_error", None, message[:500], None)


def _rejected(member: Member, rejection: Rejection, encoding: str | None) -> _Rows:
    return _Rows(member, {}, _outcome(member, encoding, "rejected", rejection.message, [rejection]))


def _outcome(
    member: Member, encoding: str | None, status: str, message: str | None, rejections: Sequence[Rejection]
) -> _Made:
    """What became of an article, as its row of `files` and its rows of `rejects`."""
    place = (member.path, member.record)
    document_id = member.document_id if status == "parsed" else None
    file = file_row(*place, member.size, member.sha256, status, document_id, message, encoding=encoding)
    rejects = [reject_row(*place, member.document_id, rejection, n) for n, rejection in enumerate(rejections)]
    tables = load_tables()
    return {
        "files": columns_of([file], tables["files"].column_names),
        "rejects": columns_of(rejects, tables["rejects"].column_names),
    }
