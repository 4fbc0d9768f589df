"""The run record, `run.json`: what a dataset was made from and what it holds; the same for the same input."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.errors import OutputError
from pipeline.publishing.journal import RUN_RECORD, is_within

PRODUCER = f"article-pipeline {__version__}"
_VERSION = re.compile(r"\d{1,9}")  # `article-pipeline 0.1.0`


@dataclass(frozen=True)
class RunRecord:
    """What `run.json` says, in the words of OpenLineage where it has them.

    `plan` is the digest of input, decisions and code; `files` has size and SHA-256 of every file of the dataset but the
    record itself; `tables` the number of rows; `input_name` the name of the input folder, empty in records of versions
    that did not tell it; the rest counts by status or code.
    """

    producer: str
    plan: str
    options: dict[str, Any]
    inputs: dict[str, int]
    tables: dict[str, int]
    rejects: dict[str, int]
    notices: dict[str, int]
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    input_name: str = ""

    def dump(self) -> str:
        return json.dumps(asdict(self), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def read_record(output: Path) -> RunRecord | None:
    """The record of the dataset in a folder; None where there is none. Raises OutputError for one that is damaged."""
    path = output / RUN_RECORD
    try:
        said = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise OutputError(f"{path} is damaged ({error}); move it away and run again") from error
    except OSError as error:
        raise OutputError(f"{path} cannot be read ({error.strerror})") from error
    wrong = _wrong_parts(said)
    if wrong:
        producer = said.get("producer") if isinstance(said, dict) else None
        if isinstance(producer, str) and (other := other_version(producer)):
            raise OutputError(f"{path} cannot be read ({wrong}); {other}")
        raise OutputError(f"{path} is damaged ({wrong}); move it away and run again")
    return RunRecord(**{part.name: said[part.name] for part in fields(RunRecord) if part.name in said})


def _wrong_parts(said: Any) -> str:
    """What keeps JSON from being a record, the parts that it lacks first; empty where nothing does."""
    if not isinstance(said, dict):
        return "it is no object"
    missing = [part.name for part in fields(RunRecord) if part.name not in said and part.name != "input_name"]
    if missing:
        return f"it has no {', '.join(missing)}"
    if not all(isinstance(said.get(name, ""), str) for name in ("producer", "plan", "input_name")):
        return "producer, plan or input_name is no text"
    for name in ("options", "inputs", "tables", "rejects", "notices", "files"):
        if not isinstance(said[name], dict):
            return f"{name} is no object"
    for path, about in said["files"].items():
        if not is_within(path):
            return f"files names {path!r}, which is not in the folder"
        if not isinstance(about, dict) or not {"bytes", "sha256"} <= about.keys():
            return f"files says nothing of {path}"
    return ""


def other_version(producer: str) -> str | None:
    """Where another version of the product wrote a dataset: which, and what to do; None where it was this one."""
    if producer == PRODUCER:
        return None
    newer = _VERSION.findall(producer) and _numbers(producer) > _numbers(PRODUCER)
    what = "install that version to read all of it" if newer else "run `pipeline run` again, which renews it"
    return f"{producer} wrote it, and this is {PRODUCER}: {what}"


def _numbers(producer: str) -> list[int]:
    return [int(part) for part in _VERSION.findall(producer)]


def describe_files(files: Mapping[str, Path]) -> dict[str, dict[str, Any]]:
    """Size and SHA-256 of files, by their path in the dataset."""
    return {path: {"bytes": files[path].stat().st_size, "sha256": file_digest(files[path])} for path in sorted(files)}


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
