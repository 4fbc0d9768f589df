"""The run record, `run.json`: what a dataset was made from and what it holds; the same for the same input."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.errors import OutputError
from pipeline.publishing.journal import RUN_RECORD

PRODUCER = f"article-pipeline {__version__}"


@dataclass(frozen=True)
class RunRecord:
    """What `run.json` says, in the words of OpenLineage where it has them.

    `plan` is the digest of input, decisions and code; `files` has size and SHA-256 of every file of the dataset but the
    record itself; `tables` the number of rows; the rest counts by status or code.
    """

    producer: str
    plan: str
    options: dict[str, Any]
    inputs: dict[str, int]
    tables: dict[str, int]
    rejects: dict[str, int]
    notices: dict[str, int]
    files: dict[str, dict[str, Any]] = field(default_factory=dict)

    def dump(self) -> str:
        return json.dumps(asdict(self), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def read_record(output: Path) -> RunRecord | None:
    """The record of the dataset in a folder; None where there is none. Raises OutputError for one that is damaged."""
    path = output / RUN_RECORD
    try:
        return RunRecord(**json.loads(path.read_bytes()))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError) as error:
        raise OutputError(f"{path} is damaged or of another version ({error}); move it away and run again") from error
    except OSError as error:
        raise OutputError(f"{path} cannot be read ({error.strerror})") from error


def describe_files(files: Mapping[str, Path]) -> dict[str, dict[str, Any]]:
    """Size and SHA-256 of files, by their path in the dataset."""
    return {path: {"bytes": files[path].stat().st_size, "sha256": file_digest(files[path])} for path in sorted(files)}


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
