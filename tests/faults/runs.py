"""Runs in processes of their own that die at a moment or a step that the test chooses, and what they leave behind."""

import contextlib
import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.errors import OutputBusyError, PipelineError
from pipeline.exporting import EXPORTERS
from pipeline.publishing.journal import roll_forward
from pipeline.run import Options
from pipeline.runner import run_pipeline
from tests.articles import BANK, ELLEN, write_articles

_PROCESSES = multiprocessing.get_context("forkserver")  # which has imported all before the first run begins
_PROCESSES.set_forkserver_preload([__name__])

# What the interpreter tells of before it does it, where the output changes by it.
_STEPS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"})
ALL_FORMATS = tuple(name for name in EXPORTERS if name != "duckdb")  # which gives every file an identifier by chance
TOLD = 9
_PATIENCE = 120  # seconds, on a machine that does much else


@dataclass(frozen=True)
class Stage:
    """Input, the output as it is before the run, and the trees that a reader may find and that must come out."""

    raw: Path
    before: Path | None
    clean: Path

    def lay(self, output: Path) -> Path:
        """An output folder as it was before the run."""
        if self.before:
            shutil.copytree(self.before, output)
        return output


def over_nothing(folder: Path) -> Stage:
    """A run over an empty output."""
    raw = write_articles(folder / "raw", ellen=ELLEN, bank=BANK, third=ELLEN.replace("Torvik", "Sandvik"))
    complete(raw, folder / "clean")
    return Stage(raw, None, folder / "clean")


def over_older(folder: Path) -> Stage:
    """A run over the dataset of other articles: one is new, one is gone, one is edited."""
    raw = write_articles(folder / "raw", ellen=ELLEN.replace("1881", "1882"), gone=BANK)
    complete(raw, folder / "before")
    (raw / "gone.txt").unlink()
    write_articles(raw, ellen=ELLEN, third=ELLEN.replace("Torvik", "Sandvik"))
    shutil.copytree(folder / "before", folder / "clean")
    complete(raw, folder / "clean")
    return Stage(raw, folder / "before", folder / "clean")


def complete(raw: Path, output: Path, **options: Any) -> None:
    """A run in all formats to its end; where others still hold the output, once they let it go."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            run_pipeline(raw, output, Options(ALL_FORMATS), quiet=True, **options)
            return
        except OutputBusyError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def begin(raw: Path, output: Path, workers: int = 1, step: int | None = None, clock: int | None = None) -> Any:
    """A run in a process group of its own.

    It is killed before the given `step` in the output, if any; with `clock`, a seed, its clock jumps to and fro.
    """
    process = _PROCESSES.Process(target=_run, args=(raw, output, workers, step, clock))
    process.start()
    return process


def finish(process: Any) -> int:
    """Wait for the run to end; its exit code: negative where a signal ended it, TOLD for an error of ours."""
    process.join(_PATIENCE)
    assert process.exitcode is not None, "the run hangs"
    return int(process.exitcode)


def kill(pid: int) -> None:
    """End a process that may have ended already."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def kill_group(process: Any) -> None:
    """End the run with all of its workers."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:  # it has not yet a group of its own
        kill(process.pid)


def workers_of(process: Any) -> list[int]:
    """The worker processes that the run has at this moment."""
    try:
        return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def tree(folder: Path | None) -> dict[str, bytes]:
    """Every file with its bytes and every folder, but for the log of times."""
    if folder is None or not folder.exists():
        return {}
    found = {p.relative_to(folder).as_posix(): p.read_bytes() if p.is_file() else b"/" for p in folder.rglob("*")}
    found.pop("run.log.json", None)
    return found


def dataset_files(folder: Path | None) -> dict[str, bytes]:
    """The files of the tree that a reader sees."""
    return {path: data for path, data in tree(folder).items() if data != b"/" and not path.startswith(".")}


def assert_old_or_new(stage: Stage, output: Path) -> None:
    """The output holds the old dataset untouched, or the new one whole, once its journal is followed."""
    journal = (output / ".commit").exists()
    if not journal:
        assert dataset_files(output) in (dataset_files(stage.before), dataset_files(stage.clean))
    else:
        with TemporaryDirectory() as folder:
            reader = Path(folder) / "read"
            shutil.copytree(output, reader)
            roll_forward(reader)
            assert dataset_files(reader) == dataset_files(stage.clean)


def assert_survives(stage: Stage, output: Path) -> None:
    """What a reader finds is whole, and the next run leaves every file as a clean one does, and none besides."""
    assert_old_or_new(stage, output)
    complete(stage.raw, output)
    found, clean = tree(output), tree(stage.clean)
    assert sorted(found) == sorted(clean)
    assert [path for path in clean if found[path] != clean[path]] == []


def _run(raw: Path, output: Path, workers: int, step: int | None, clock: int | None) -> None:
    os.setpgid(0, 0)
    multiprocessing.set_start_method("fork", force=True)  # as in a process that was not made by the fork server
    if step is not None:
        sys.addaudithook(_Fuse(output, step))
    if clock is not None:
        chance, now = random.Random(clock), time.time
        time.time = lambda: now() + chance.choice((0, 3600, -86400, 400 * 86400, -9 * 365 * 86400))
    try:
        run_pipeline(raw, output, Options(ALL_FORMATS), quiet=True, workers=workers)
    except PipelineError:
        sys.exit(TOLD)


class _Fuse:
    """Kills the run with all of its processes before a step in the output, whichever of them takes it."""

    def __init__(self, output: Path, step: int) -> None:
        self._output = str(output)
        self._left = multiprocessing.Value("l", step)

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _STEPS and str(arguments[0]).startswith(self._output):
            with self._left.get_lock():
                if self._left.value == 0:
                    os.killpg(0, signal.SIGKILL)
                self._left.value -= 1
