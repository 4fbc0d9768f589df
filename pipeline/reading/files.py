"""What stands under the input folder: every file once, in a fixed order, with what keeps it from being read."""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import InputError
from pipeline.reading.packing import unpacked
from pipeline.reading.records import ContainerError, Problem, Reading

ARTICLE_SUFFIXES = (".txt", ".txt.gz", ".txt.zst")
CONTAINER_SUFFIXES = (
    *(".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet"),
    *(".wet", ".wet.gz", ".wet.zst", ".warc", ".warc.gz", ".warc.zst"),
)

# Files of the product's own at the top of the input folder: decisions made by hand, never articles.
_RESERVED_NAMES = frozenset({"entities.csv"})
_MOST_RESERVED = 16 << 20  # bytes; no hand wrote more

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file under the input folder. `problem` says why it cannot be read.

    `size` and `sha256` are those of the article, unpacked, or of a container as it stands.
    """

    path: str  # relative to the folder, with `/` between the parts
    size: int
    sha256: str | None
    problem: Problem | None = None

    @property
    def is_container(self) -> bool:
        """Whether the file holds records, each an article."""
        return self.problem is None and self.path.lower().endswith(CONTAINER_SUFFIXES)


def find_files(folder: Path, leave_out: Path | None = None, reading: Reading | None = None) -> Iterator[FoundFile]:
    """Every file under `folder` in order of its path, hashed; hidden and reserved names are passed over.

    `leave_out` is a folder that is not looked into: the output, where it lies within the input. Raises InputError where
    `folder` is no folder that can be listed.
    """
    try:
        root = folder.resolve(strict=True)
        if not root.is_dir():
            raise InputError(f"{folder} is not a folder; name the folder that holds the article texts")
        os.listdir(root)
    except OSError as error:
        raise InputError(
            f"{folder} cannot be read ({error.strerror}); name the folder with the article texts"
        ) from error
    left_out = leave_out.resolve() if leave_out else None
    for path, problem in _walk(root, left_out):
        yield FoundFile(_shown(path), 0, None, problem) if problem else _look_at(root, path, reading or Reading())


def place_of(folder: Path, path: str) -> Path:
    """Where a file stands, by its path as `files` has it: as text, whatever encoding the locale gives to names."""
    return folder / os.fsdecode(path.encode())


def read_file(folder: Path, path: str, limit: int = Reading().max_bytes) -> bytes:
    """The bytes of an article, unpacked. Raises OSError, and ContainerError where it is over the limit or damaged."""
    with open_regular(place_of(folder, path)) as file, unpacked(file, path) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise _too_large(limit)
    return data


def open_regular(path: Path) -> BinaryIO:
    """A regular file, open for reading; what would wait, as a pipe does, is not opened. Raises OSError."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(0, "not a regular file")
    return os.fdopen(handle, "rb", buffering=0)


def file_digest(path: Path) -> str:
    """SHA-256 of a file as it stands. Raises OSError."""
    with open_regular(path) as file:
        return _hash(file)[1]


def read_reserved(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of the files that hold decisions by hand, in order of their names.

    Raises InputError where one cannot be read: without the decisions the dataset would be another.
    """
    root = folder.resolve()
    found = []
    for name in sorted(os.listdir(root)):
        if _is_reserved(root, name):
            try:
                with open_regular(root / name) as file:
                    found.append((name, file.read(_MOST_RESERVED)))
            except OSError as error:
                raise InputError(f"{folder / name} cannot be read ({error.strerror}); check its permissions") from error
    return tuple(found)


def _is_reserved(root: Path, path: str) -> bool:
    """Whether the path is that of a file of decisions; another thing of this name is looked at as all others are."""
    if path.lower() not in _RESERVED_NAMES:
        return False
    try:
        info = (root / path).stat()
        inside = (root / path).resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return False
    return inside and stat.S_ISREG(info.st_mode) and info.st_size <= _MOST_RESERVED


def _walk(root: Path, left_out: Path | None) -> Iterator[tuple[str, Problem | None]]:
    """The paths of all files in order, and the folders that cannot be looked into with the reason.

    Folder by folder, so that memory holds the names of one branch and not of all.
    """
    waiting: list[Iterator[tuple[str, Problem | None, bool]]] = [iter(_entries(root, "", left_out))]
    while waiting:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
            continue
        path, problem, is_folder = entry
        if is_folder:
            waiting.append(iter(_entries(root, path, left_out)))
        else:
            yield path, problem


def _entries(root: Path, folder: str, left_out: Path | None) -> list[tuple[str, Problem | None, bool]]:
    """What stands in one folder, in the order of whole paths: a folder's name ends in `/`."""
    found: list[tuple[str, Problem | None, bool]] = []
    try:
        with os.scandir(root / folder) as entries:
            for entry in entries:
                path = folder + entry.name
                if entry.name.startswith(".") or _is_reserved(root, path):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if left_out is None or root / path != left_out:
                        found.append((path + "/", None, True))
                elif entry.is_symlink() and os.path.isdir(entry.path):
                    message = "a link to a folder, which is not followed; move the folder itself here"
                    found.append((path, Problem("linked_folder", message), False))
                else:
                    found.append((path, None, False))
    except OSError as error:
        return [(folder.rstrip("/"), _unreadable(error), False)]
    return sorted(found, key=lambda entry: os.fsencode(entry[0]))


def _shown(path: str) -> str:
    """The path as valid text; of a name whose bytes are no UTF-8, with escapes and what tells it from all others."""
    data = os.fsencode(path)
    shown = data.decode("utf-8", "backslashreplace")
    return shown if shown.encode() == data else f"{shown}#{hashlib.sha256(data).hexdigest()[:8]}"


def _look_at(root: Path, path: str, reading: Reading) -> FoundFile:
    shown = _shown(path)
    full = root / path
    try:
        if os.fsencode(path) != shown.encode():
            return FoundFile(shown, 0, None, Problem("bad_name", "its name is not valid UTF-8; rename the file"))
        if full.is_symlink() and not full.resolve(strict=True).is_relative_to(root):
            message = "a link that leads out of the input folder; copy the file instead"
            return FoundFile(shown, 0, None, Problem("outside", message))
        info = full.stat()
        if not stat.S_ISREG(info.st_mode):
            message = "not a regular file (a device, pipe or socket); remove it"
            return FoundFile(shown, 0, None, Problem("not_a_file", message))
        if not shown.lower().endswith((*ARTICLE_SUFFIXES, *CONTAINER_SUFFIXES)):
            message = f"not a kind of file that is read ({', '.join((*ARTICLE_SUFFIXES, *CONTAINER_SUFFIXES))})"
            return FoundFile(shown, info.st_size, None, Problem("unknown_format", message))
        with open_regular(full) as file:
            if shown.lower().endswith(CONTAINER_SUFFIXES):
                return FoundFile(shown, *_hash(file))
            with unpacked(file, shown) as stream:
                return FoundFile(shown, *_hash(stream, reading.max_bytes))
    except ContainerError as error:
        return FoundFile(shown, full.stat().st_size, None, error.problem)
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links
        return FoundFile(shown, 0, None, _unreadable(error))


def _unreadable(error: Exception) -> Problem:
    why = getattr(error, "strerror", None) or str(error)
    return Problem("unreadable", f"cannot be read ({why}); check that it is there and its permissions")


def _hash(file: BinaryIO, limit: int | None = None) -> tuple[int, str]:
    size, hashed = 0, hashlib.sha256()
    while chunk := file.read(_CHUNK):
        size += len(chunk)
        if limit is not None and size > limit:
            raise _too_large(limit)
        hashed.update(chunk)
    return size, hashed.hexdigest()


def _too_large(limit: int) -> ContainerError:
    message = f"the article has more than {limit >> 20} MB; split it, or allow more with --max-record-mb"
    return ContainerError("too_large", message)
