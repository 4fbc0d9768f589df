"""Progress of the work on shards, shown as it goes, over all processes of this machine."""

import multiprocessing
import sys
import time

_EVERY_TERMINAL = 0.2  # seconds between two lines
_EVERY_LOG = 10.0


class Progress:
    """Counts articles and rejects over forked processes, and shows them on standard error.

    Whoever counts also shows, no more often than is good for the eye, so that no thread is needed beside the forks.
    """

    def __init__(self, quiet: bool = False) -> None:
        self._quiet = quiet
        self._terminal = sys.stderr.isatty()
        self._total = 0
        self._counts = multiprocessing.Array("q", 2)
        self._began = time.monotonic()
        self._shown = multiprocessing.Value("d", self._began)

    def unpacking(self, container: str, records: int) -> None:
        """Say how many records of a container are unpacked."""
        if self._is_time(time.monotonic()):
            self._say(f"Unpacking {container}: {records} records")

    def begin(self, total: int, done: int) -> None:
        """Start to count: how many articles there are, and how many of them were done before."""
        self._total = total - done
        self._began = time.monotonic()
        self._shown.value = self._began if not self._terminal else 0.0
        if done and not self._quiet:
            print(f"{done} of {total} articles were done before", file=sys.stderr)

    def step(self, documents: int, rejects: int) -> None:
        """Count articles that are done, and what was rejected of them."""
        with self._counts.get_lock():
            self._counts[0] += documents
            self._counts[1] += rejects
            done = self._counts[0]
        now = time.monotonic()
        if self._is_time(now) or done == self._total:
            self._show(now)

    def stage(self, name: str) -> None:
        """Say what is done after the articles."""
        self._say(f"{name} …")

    def clear(self) -> None:
        """Leave an empty line for what is said next."""
        if self._terminal and not self._quiet:
            print("\r\x1b[K", file=sys.stderr, end="", flush=True)

    def _is_time(self, now: float) -> bool:
        """Whether it is time for the next line; then that is the last for a while."""
        is_time = bool(now - self._shown.value >= (_EVERY_TERMINAL if self._terminal else _EVERY_LOG))
        if is_time:
            self._shown.value = now
        return is_time

    def _show(self, now: float) -> None:
        done, rejects = self._counts[0], self._counts[1]
        rate = done / max(now - self._began, 1e-9)
        left = _duration((self._total - done) / rate) if rate else "?"
        self._say(f"{done} of {self._total} articles, {rate:.0f}/s, {left} left, {rejects} rejected")

    def _say(self, line: str) -> None:
        if not self._quiet:
            shown = f"\r\x1b[K{line}" if self._terminal else line
            print(shown, file=sys.stderr, end="" if self._terminal else "\n", flush=True)


def _duration(seconds: float) -> str:
    minutes, second = divmod(round(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}" if hour else f"{minute}:{second:02}"
