"""How a dataset takes the place of another: a journal says what to move, and whoever meets it moves on from there.

Until the journal stands, the old dataset is untouched; from then on the new one is whole in the staging folder, and
each step can be done twice without harm. The run record goes last, so a reader finds the old dataset or the new one.
"""

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.artefacts import flush, write_text
from pipeline.errors import OutputError

RUN_RECORD = "run.json"
STAGING = ".staging"
_JOURNAL = ".commit"


def replace_dataset(output: Path, files: Mapping[str, Path], obsolete: Iterable[str]) -> None:
    """Put staged files in the place of the dataset in `output`, and remove the obsolete files of the old one.

    `files` says for each path of the dataset which staged file takes it; `obsolete` are paths of the dataset, too. The
    staged files lie under `output`, so that moving is renaming.
    """
    moves = [
        [files[path].relative_to(output).as_posix(), path]
        for path in sorted(files, key=lambda path: (path == RUN_RECORD, path))
    ]
    journal = {"moves": moves, "obsolete": sorted(obsolete)}
    write_text(output / _JOURNAL, json.dumps(journal, ensure_ascii=False))
    roll_forward(output)


def roll_forward(output: Path) -> bool:
    """Complete a replacement that was begun; True where there was one. Raises OutputError for a damaged journal."""
    try:
        journal = json.loads((output / _JOURNAL).read_bytes())
        moves, obsolete = [(source, path) for source, path in journal["moves"]], list(journal["obsolete"])
        if not all(map(is_within, [*obsolete, *(place for move in moves for place in move)])):
            raise ValueError("it names files that are not in the folder")
    except FileNotFoundError:
        return False
    except (ValueError, LookupError, TypeError) as error:
        raise OutputError(f"{output / _JOURNAL} is damaged; remove it and run again") from error
    except OSError as error:
        raise OutputError(f"{output / _JOURNAL} cannot be read ({error.strerror})") from error
    try:
        _follow(output, moves, obsolete)
    except OSError as error:
        why = f"{error.strerror or error}: {error.filename or output}"
        raise OutputError(f"{output} holds a dataset that was not put in place to the end ({why})") from error
    return True


def is_within(path: object) -> bool:
    """Whether a path of a journal or record stays in the folder that it speaks of, whoever wrote it there."""
    return isinstance(path, str) and path != "" and not path.startswith("/") and not {"..", ""} & set(path.split("/"))


def _follow(output: Path, moves: Iterable[tuple[str, str]], obsolete: Iterable[str]) -> None:
    touched = {output}
    for path in obsolete:
        (output / path).unlink(missing_ok=True)
        touched.add((output / path).parent)
    for source, path in moves:
        target = output / path
        if path == RUN_RECORD:  # all else must be on the disk before the record says so
            _flush_all(touched)
        if (output / source).exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            (output / source).replace(target)
            touched.add(target.parent)
    for folder in sorted(touched - {output}, reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    _flush_all(touched)
    shutil.rmtree(output / STAGING, ignore_errors=True)
    (output / _JOURNAL).unlink()
    flush(output)


def _flush_all(folders: Iterable[Path]) -> None:
    for folder in folders:
        if folder.is_dir():
            flush(folder)
