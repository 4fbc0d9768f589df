"""Folders at any address that fsspec knows (`s3://`, `hdfs://`, `memory://` ...): fetched before a run, put back after.

A run itself needs folders of this machine, or of a file system that it has mounted, since a dataset is replaced by
renaming. What was fetched stays, so that the next run fetches only what is new.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from pipeline.artefacts import write_text
from pipeline.errors import InputError, MissingExtraError, OutputError, PipelineError
from pipeline.publishing.journal import RUN_RECORD
from pipeline.publishing.record import RunRecord, read_record

_FETCHED = ".fetched.json"  # in the folder of what was fetched: which version of each file is there


@contextmanager
def local_folders(raw: str, output: str, work: Path | None) -> Iterator[tuple[Path, Path]]:
    """Input and output folder of this machine for those at two addresses, of which either may be a plain path.

    What is at the input's address is fetched into `work`; what the block leaves in the output folder is put to its
    address if the block ends well. Raises InputError and OutputError where that fails or `work` is needed and missing.
    """
    remote = [address for address in (raw, output) if folder_at(address) is None]
    if remote and work is None:
        raise InputError(f"{remote[0]} is no folder of this machine; name one that may hold a copy with --work")
    raw_folder, output_folder = folder_at(raw), folder_at(output)
    if raw_folder is None:
        assert work is not None
        raw_folder = work / "input"
        fetch(raw, raw_folder)
    if output_folder is None:
        assert work is not None
        output_folder = work / "output"
        yield raw_folder, output_folder
        put(output_folder, output)
    else:
        yield raw_folder, output_folder


def fetch(address: str, folder: Path) -> None:
    """Make the folder a copy of what is at the address, of which only new versions of files are read.

    Raises InputError where that cannot be read, or a name would lead out of the folder.
    """
    files, root = _file_system(address)
    try:
        found = {_relative(path, root): about for path, about in files.find(root, detail=True).items()}
        before = _fetched(folder)
        versions: dict[str, str] = {}
        for path, about in sorted(found.items()):
            if ".." in PurePosixPath(path).parts or "\0" in path:
                raise InputError(f"{address} has a file {path!r}, whose name leads out of the folder; rename it")
            target = folder / path
            versions[path] = _version(about)
            if before.get(path) != versions[path] or not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                files.get_file(about["name"], str(target))
    except (OSError, ValueError) as error:
        raise InputError(f"{address} cannot be read ({error}); check the address and your rights to it") from error
    for path in set(before) - set(versions):
        (folder / path).unlink(missing_ok=True)
    if not versions:
        raise InputError(f"{address} holds no files; put the article texts there")
    write_text(folder / _FETCHED, json.dumps(versions, sort_keys=True))


def put(folder: Path, address: str) -> None:
    """Put a dataset to an address, where it replaces one that a run put there before; the run record goes last.

    A reader that comes meanwhile may see files of both; those that the record names, with their digests, are whole when
    it is there. Raises OutputError where that cannot be written, or holds files that no run record names.
    """
    files, root = _file_system(address)
    record = read_record(folder)
    assert record is not None, "a run ended well"
    try:
        old = _record_at(files, root)
        foreign = [p for p in record.files if files.exists(f"{root}/{p}") and (old is None or p not in old.files)]
        if foreign:
            raise OutputError(f"{address} holds {foreign[0]}, which no run record names; move it away")
        for path, about in record.files.items():
            if old is None or old.files.get(path) != about or not files.exists(f"{root}/{path}"):
                _put_file(files, folder / path, f"{root}/{path}")
        _put_file(files, folder / RUN_RECORD, f"{root}/{RUN_RECORD}")
        for path in sorted(set(old.files) - set(record.files)) if old else ():
            files.rm_file(f"{root}/{path}")
    except (OSError, ValueError) as error:
        raise OutputError(f"{address} cannot be written ({error}); check the address and your rights to it") from error


def folder_at(address: str) -> Path | None:
    """The path of a folder of this machine; None for any other address."""
    scheme, separator, _ = address.partition("://")
    if not separator:
        return Path(address)
    return Path(unquote(urlsplit(address).path)) if scheme.lower() == "file" else None


def _file_system(address: str) -> tuple[Any, str]:
    try:
        import fsspec  # an extra; only those need it who name an address
    except ImportError as error:
        message = f"{address} needs fsspec; run: pip install 'article-pipeline[remote]', and what the address needs"
        raise MissingExtraError(message) from error
    try:
        files, root = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise PipelineError(f"{address} cannot be reached ({error})") from error
    return files, str(root).rstrip("/")


def _relative(path: str, root: str) -> str:
    return path.removeprefix(root).lstrip("/") or PurePosixPath(path).name


def _version(about: dict[str, Any]) -> str:
    """What changes with the bytes of a file, as its file system tells it."""
    names = ("size", "ETag", "etag", "mtime", "LastModified", "created")
    return json.dumps([[name, str(about[name])] for name in names if name in about])


def _fetched(folder: Path) -> dict[str, str]:
    try:
        return dict(json.loads((folder / _FETCHED).read_bytes()))
    except (FileNotFoundError, ValueError):
        return {}


def _record_at(files: Any, root: str) -> RunRecord | None:
    if not files.exists(f"{root}/{RUN_RECORD}"):
        return None
    try:
        return RunRecord(**json.loads(files.cat_file(f"{root}/{RUN_RECORD}")))
    except (ValueError, TypeError):
        return None


def _put_file(files: Any, source: Path, target: str) -> None:
    files.makedirs(target.rsplit("/", 1)[0], exist_ok=True)
    files.put_file(str(source), target)
