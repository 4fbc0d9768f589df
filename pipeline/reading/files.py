"""What stands under the input folder: every file once, in a fixed order, with what keeps it from being read."""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError

ARTICLE_SUFFIXES = (".txt",)

# Files of the product's own at the top of the input folder: decisions made by hand, never articles.
_RESERVED_NAMES = frozenset({"entities.csv"})
_MOST_RESERVED = 16 << 20  # bytes; no hand wrote more

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file under the input folder. `problem` is a code and a message where it cannot be read, else None."""

    path: str  # relative to the folder, with `/` between the parts
    size: int
    sha256: str | None
    problem: tuple[str, str] | None = None


def find_files(folder: Path, leave_out: Path | None = None) -> Iterator[FoundFile]:
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
    for path in sorted(_walk(root, left_out), key=_shown):
        yield _look_at(root, path)


def read_file(folder: Path, path: str) -> bytes:
    """The bytes of a found file. Raises OSError."""
    return (folder / path).read_bytes()


def read_reserved(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of the files that hold decisions by hand, in order of their names.

    Raises InputError where one cannot be read: without the decisions the dataset would be another.
    """
    root = folder.resolve()
    found = []
    for name in sorted(os.listdir(root)):
        if _is_reserved(root, name):
            try:
                found.append((name, (root / name).read_bytes()))
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


def _walk(root: Path, left_out: Path | None) -> Iterator[str]:
    for parent, folders, names in os.walk(root, followlinks=False):
        folders[:] = sorted(
            f for f in folders if not f.startswith(".") and (left_out is None or Path(parent, f) != left_out)
        )
        for name in names:
            path = os.path.relpath(os.path.join(parent, name), root)
            if not name.startswith(".") and not _is_reserved(root, path):
                yield path


def _shown(path: str) -> str:
    """The path as valid text: bytes of a name that are no UTF-8 are written as hexadecimal escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def _look_at(root: Path, path: str) -> FoundFile:
    shown = _shown(path)
    full = root / path
    try:
        if os.fsencode(path) != shown.encode():
            return FoundFile(shown, 0, None, ("bad_name", "the file's name is not valid UTF-8; rename the file"))
        if full.is_symlink() and not full.resolve(strict=True).is_relative_to(root):
            return FoundFile(
                shown, 0, None, ("outside", "a link that leads out of the input folder; copy the file instead")
            )
        info = full.stat()
        if not stat.S_ISREG(info.st_mode):
            return FoundFile(shown, 0, None, ("not_a_file", "not a regular file (a device, pipe or socket); remove it"))
        if not shown.lower().endswith(ARTICLE_SUFFIXES):
            kinds = ", ".join(ARTICLE_SUFFIXES)
            return FoundFile(
                shown, info.st_size, None, ("unknown_format", f"not a kind of file that is read ({kinds})")
            )
        size, sha256 = _hash(full)
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links
        why = getattr(error, "strerror", None) or str(error)
        return FoundFile(
            shown, 0, None, ("unreadable", f"cannot be read ({why}); check that it is there and its permissions")
        )
    return FoundFile(shown, size, sha256)


def _hash(path: Path) -> tuple[int, str]:
    size, hashed = 0, hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            hashed.update(chunk)
    return size, hashed.hexdigest()
