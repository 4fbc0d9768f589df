"""One run at a time holds an output folder; machines that work the same run together share it."""

import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.errors import OutputBusyError, OutputError

_NAME = ".lock"
_PATIENCE = 600  # seconds that a machine waits for the first one to find its files


class Hold:
    """A hold on an output folder: of its own, or joined to that of another machine."""

    def __init__(self, output: Path, handle: int, joined: bool) -> None:
        self.joined = joined
        self._output = output
        self._handle = handle

    def claim(self, run: str) -> None:
        """Name the run that is worked. Raises OutputBusyError where the hold that was joined works another one."""
        if not self.joined:
            _write_holder(self._handle, run)
        elif (holder := self.wait_for_run()) != run:
            raise OutputBusyError(f"{self._output} is being written by run {holder}, which saw other input; wait")

    def wait_for_run(self) -> str | None:
        """The run that is worked, as soon as the first machine has found its files and named it."""
        for _ in range(_PATIENCE):
            if run := _holder(self._handle).get("run"):
                return str(run)
            time.sleep(1)
        return None

    def wait_for_end(self) -> None:
        """Return when the machine whose hold was joined has ended its run."""
        fcntl.flock(self._handle, fcntl.LOCK_SH)


@contextmanager
def hold(output: Path, join: bool = False) -> Iterator[Hold]:
    """Hold the output folder; the lock goes with the process, however it ends.

    With `join`, a hold of another machine is joined. Raises OutputBusyError where another run holds the folder, and
    OutputError where it cannot be written.
    """
    handle = _open(output)
    try:
        if _take(handle):
            if not _is_current(output, handle):  # released and removed between opening and taking
                with hold(output, join) as again:
                    yield again
                return
            try:
                _write_holder(handle, None)
                yield Hold(output, handle, joined=False)
            finally:
                (output / _NAME).unlink(missing_ok=True)
        elif join:
            yield Hold(output, handle, joined=True)
        else:
            holder = _holder(handle)
            who = f"process {holder.get('process', '?')} on {holder.get('host', '?')}"
            raise OutputBusyError(f"{output} is being written by another run ({who}); wait until it has ended")
    finally:
        os.close(handle)


def _open(output: Path) -> int:
    try:
        output.mkdir(parents=True, exist_ok=True)
        return os.open(output / _NAME, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise OutputError(f"{output} cannot be written ({error.strerror}); choose another with --output") from error


def _take(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _write_holder(handle: int, run: str | None) -> None:
    os.ftruncate(handle, 0)
    os.pwrite(handle, json.dumps({"run": run, "process": os.getpid(), "host": socket.gethostname()}).encode(), 0)


def _holder(handle: int) -> dict[str, Any]:
    try:
        holder = json.loads(os.pread(handle, 4096, 0) or b"{}")
    except ValueError:
        return {}
    return holder if isinstance(holder, dict) else {}


def _is_current(output: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), os.stat(output / _NAME))
    except FileNotFoundError:
        return False
