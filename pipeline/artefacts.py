"""Artefacts: what a run leaves in its work folder, named by the digest of what it was made from.

A name that exists is complete, since everything is written under another name first and then renamed.
"""

import hashlib
import json
import os
import shutil
import sys
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import OutputError
from pipeline.tables.schema import schema_folder

_PACKAGE = Path(__file__).resolve().parent
_TEMPORARY = ".tmp-"  # hidden: what a killed run leaves is nothing to look at
# Whose versions the bytes of the output depend on.
_WRITERS = ("duckdb", "isal", "openpyxl", "pyarrow")
_FLUSHED = 8  # files at once: most of the time the disk is waited for


def digest_of(*parts: object) -> str:
    """32 hexadecimal digits for the parts, which JSON must be able to write."""
    data = json.dumps(parts, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).hexdigest()


@cache
def code_digest(*packages: str) -> str:
    """The digest of the schemas and of all files of these sub-packages (none: of the whole product and its writers).

    The version number is not enough: a changed rule must not serve old artefacts.
    """
    folders = [_PACKAGE / p for p in packages] or [_PACKAGE]
    hashed = hashlib.blake2b(digest_size=16)
    for folder in [*folders, schema_folder()]:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix not in (".pyc", ".pyo")):
            hashed.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    writers = [] if packages else [f"{name} {version(name)}" for name in _WRITERS]
    return digest_of(hashed.hexdigest(), writers)


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A temporary folder beside `target` that takes its name when the block ends well, and goes when it does not."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.parent / f"{_TEMPORARY}{uuid.uuid4().hex}"
    temporary.mkdir()
    try:
        yield temporary
        with ThreadPoolExecutor(_FLUSHED) as threads:
            list(threads.map(flush, temporary.rglob("*")))
        try:
            temporary.rename(target)
        except OSError:
            if not target.exists():  # another worker was faster: the same name holds the same content
                raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def write_text(target: Path, text: str) -> None:
    """Write a small file so that a reader finds the old content or the new, never a part."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.parent / f"{_TEMPORARY}{uuid.uuid4().hex}"
    try:
        temporary.write_text(text, "utf-8", newline="")
        flush(temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    flush(target.parent)


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write an intermediate table, quickly rather than small: most texts stand in it once, so that dictionaries of them
    would only cost time.
    """
    pq.write_table(table, path, compression="lz4", use_dictionary=False)


def require_name(folder: Path) -> None:
    """Raises OutputError where the locale writes a folder's name in other bytes than the libraries that open files."""
    name = str(folder.absolute())
    try:
        same = os.fsencode(name) == name.encode()
    except UnicodeEncodeError:
        same = False
    if not same:
        why = f"the locale's encoding for names is {sys.getfilesystemencoding()}"
        raise OutputError(f"the folder {name!a} cannot be used ({why}); set PYTHONUTF8=1, or take another name")


def flush(path: Path) -> None:
    """See to it that a file or folder stands on the disk and not only in memory."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def keep_only(folder: Path, names: set[str]) -> None:
    """Remove from an artefact folder all that is not named."""
    if folder.is_dir():
        for path in folder.iterdir():
            if path.name not in names:
                _remove(path)


def sweep_temporary(folder: Path) -> None:
    """Remove from a folder what a killed run left half written there."""
    for path in folder.glob(f"{_TEMPORARY}*"):
        _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
