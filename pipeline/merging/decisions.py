"""Decisions by hand: what an analyst wrote into `entities.csv`, read line by line, with what cannot be understood.

The file has a heading line and one decision a line, in the columns `decision`, `entity_id`, `other_id`, `document_id`,
`name`, `schema` and `reason`, in any order. What spreadsheets save is read: comma, semicolon or tab, any encoding, any
line ends.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.reading.decoding import UndecodableError, decode, without_surrogates
from pipeline.tables.schema import load_tables
from pipeline.tables.validation import Rejection

SAME, DIFFERENT, RENAME, DROP = "same", "different", "rename", "drop"

_KINDS = (SAME, DIFFERENT, RENAME, DROP)
_COLUMNS = ("decision", "entity_id", "other_id", "document_id", "name", "schema", "reason")
_SEPARATORS = ",;\t"
_KEY = re.compile(r"[a-z0-9-]{1,200}")  # `person-anna-lie-1851`
_HINT = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)  # `sep=;`, a first line by which Excel knows the separator
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f]+")
_MOST = 500  # characters of a name, and of a line that is shown


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `path` and `line` say where it stands; what a decision of its kind does not need is null."""

    path: str
    line: int
    kind: str
    entity_id: str
    other_id: str | None = None
    document_id: str | None = None
    name: str | None = None
    schema: str | None = None
    reason: str | None = None


@dataclass
class Decisions:
    """The decisions of a run, in the order in which they stand, and the lines that are none."""

    decisions: list[Decision] = field(default_factory=list)
    refused: list[tuple[str, Rejection]] = field(default_factory=list)  # with the path of the file


def read_decisions(files: tuple[tuple[str, bytes], ...]) -> Decisions:
    """The decisions that stand in the files (path and bytes)."""
    found = Decisions()
    for path, data in files:
        for line, kept in _read_file(path, data):
            if isinstance(kept, Decision):
                found.decisions.append(kept)
            else:
                code, message, record_id, raw = kept
                told = f"line {line}: {message}" if line else message
                found.refused.append((path, Rejection("entities", record_id, code, None, told, raw)))
    return found


_Refusal = tuple[str, str, str | None, str | None]  # code, message, key, line as it stands


def _read_file(path: str, data: bytes) -> Iterator[tuple[int, Decision | _Refusal]]:
    try:
        text = decode(data).text
    except UndecodableError as error:
        if error.code != "empty":
            yield 0, ("decisions_unreadable", f"no decision was read: {error}", None, None)
        return
    before = 0
    hint = _HINT.match(text)
    if hint:
        text, before = text[hint.end() :], 1
    separator = _separator(text, hint)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
    columns: list[str] | None = None
    while True:
        line = reader.line_num + 1 + before
        try:
            cells = [_clean(cell) for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            yield line, ("decision_malformed", f"the line cannot be read ({error}); write it again", None, None)
            continue
        if not any(cells):
            continue
        if columns is None:
            columns = [_heading(cell) for cell in cells]
            missing = [name for name in ("decision", "entity_id") if name not in columns]
            if missing:
                wanted = f"the first line must name the columns {', '.join(_COLUMNS)}; {' and '.join(missing)} lacks"
                yield line, ("decisions_heading", wanted, None, _shown(cells, separator))
                return
        else:
            yield line, _decision(path, line, dict(zip(columns, cells, strict=False)), _shown(cells, separator))


def _separator(text: str, hint: re.Match[str] | None) -> str:
    """The separator of which the heading line has most."""
    if hint and hint[1] in _SEPARATORS:
        return hint[1]
    heading = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=heading.count)


def _decision(path: str, line: int, cells: dict[str, str], raw: str) -> Decision | _Refusal:
    """The decision of a line, or why it is none."""
    kind, entity_id = cells.get("decision", "").lower(), cells.get("entity_id", "")
    values = {name: cells.get(name) or None for name in _COLUMNS[2:]}
    name, schema = values["name"], values["schema"]
    problem = None
    if kind not in _KINDS:
        problem = f"the decision {kind!r} is none of {', '.join(_KINDS)}"
    elif not _KEY.fullmatch(entity_id):
        problem = f"the entity_id {entity_id!r} is no key; copy it from the column entity_id of the dataset"
    elif values["other_id"] and not _KEY.fullmatch(values["other_id"]):
        problem = f"the other_id {values['other_id']!r} is no key; copy it from the column entity_id of the dataset"
    elif kind == SAME and values["other_id"] in (None, entity_id):
        problem = "the decision same needs another entity in other_id"
    elif kind == DIFFERENT and not values["document_id"] and values["other_id"] in (None, entity_id):
        problem = "the decision different needs another entity in other_id, or an article in document_id"
    elif kind == DIFFERENT and values["document_id"] and values["other_id"]:
        problem = "the decision different takes other_id or document_id, not both; write two lines"
    elif kind in (RENAME, DROP) and values["other_id"]:
        problem = f"the decision {kind} is about one entity; leave other_id empty"
    elif kind == RENAME and not name and not schema:
        problem = "the decision rename needs a name or a schema"
    elif kind == RENAME and values["document_id"]:
        problem = "a name holds in all articles; leave document_id empty"
    elif schema and schema.lower() not in _schemata():
        problem = f"the schema {schema!r} is none of {', '.join(_schemata().values())}"
    if problem:
        return "decision_malformed", problem, entity_id if _KEY.fullmatch(entity_id) else None, raw
    values["schema"] = _schemata()[schema.lower()] if schema else None
    return Decision(path, line, kind, entity_id, **values)


def _schemata() -> dict[str, str]:
    return {schema.lower(): schema for schema in load_tables()["entities"].column("schema").enum}


def _heading(cell: str) -> str:
    return cell.lower().replace(" ", "_")


def _clean(cell: str) -> str:
    return _BLANKS.sub(" ", without_surrogates(cell)).strip()[:_MOST]


def _shown(cells: list[str], separator: str) -> str:
    return separator.join(cells).strip()[:_MOST] or separator
