"""Records: the articles within a container file, and what is asked of its reader."""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.reading.decoding import without_surrogates

MAX_RATIO = 200  # times its packed size that a file may unpack to; text packs to a third, seldom to a fiftieth
_MAX_ADDRESS = 2000
_MAX_TITLE = 500
_SHOWN = 200  # characters of a bad record that its reject repeats

# What is an address on the web: `https://en.example.org/wiki/Ellen_Torvik`
_URL = re.compile(r"https?://[^\s/][^\s]*", re.I)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """How containers are read: the names of their fields, and how many bytes of text one record may have."""

    text: str = "text"
    url: str = "url"
    id: str = "id"
    title: str = "title"
    max_bytes: int = 16 << 20


class Problem(NamedTuple):
    """Why something cannot be read: a short code, what is wrong and what to do, the place, and what stands there."""

    code: str
    message: str
    pointer: str | None = None
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a container: its number from 1, and its text as bytes, or the problem that it has."""

    number: int
    data: bytes = b""
    url: str | None = None
    identifier: str | None = None
    title: str | None = None
    problem: Problem | None = None


class ContainerError(ValueError):
    """A file that cannot be read, or no further. `problem` says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(code, message)


def bad_record(number: int, code: str, message: str, pointer: str | None = None, raw: object = None) -> Record:
    """The record of this number, which cannot be read."""
    return Record(number, problem=Problem(code, message, pointer, None if raw is None else shown(raw)))


def too_large(number: int, place: str, limit: int) -> Record:
    """A record that is over the limit."""
    message = f"{place} holds more than {limit >> 20} MB; split it, or allow more with --max-record-mb"
    return bad_record(number, "too_large", message)


def record_from_fields(number: int, place: str, fields: dict[str, Any], reading: Reading) -> Record:
    """The record with these fields, by the names that `reading` gives them."""
    pointer = "/" + reading.text.replace("~", "~0").replace("/", "~1")
    text = fields.get(reading.text)
    if isinstance(text, str):
        text = without_surrogates(text).encode()
    if not isinstance(text, bytes):
        message = f"{place} has no text in the field {reading.text!r}; name the field with --fields text=NAME"
        return bad_record(number, "no_text", message, pointer, fields)
    if len(text) > reading.max_bytes:
        return too_large(number, place, reading.max_bytes)
    if not text.strip():
        return bad_record(number, "empty", f"{place} has an empty text; nothing is to be done", pointer)
    address, identifier = line_of(fields.get(reading.url)), line_of(fields.get(reading.id))
    url = next((value for value in (address, identifier) if value and _URL.fullmatch(value)), None)
    title = line_of(fields.get(reading.title), _MAX_TITLE)
    return Record(number, text, url, None if url else identifier or address, title)


def line_of(value: object, limit: int = _MAX_ADDRESS) -> str | None:
    """A text or number as one line; None where it is neither, empty, or too long to be an address or title."""
    if isinstance(value, bool) or not isinstance(value, (str, int)) or (isinstance(value, str) and len(value) > limit):
        return None
    return " ".join(_CONTROLS.sub(" ", without_surrogates(str(value))).split()) or None


def shown(value: object) -> str:
    """The beginning of a bad record, as text that every format can hold."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)[: 2 * _SHOWN]
    return without_surrogates(text.strip()[:_SHOWN]) or "-"
