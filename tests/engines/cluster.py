"""A Spark cluster of processes on this machine: a master and workers, stopped at the end."""

import contextlib
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from pipeline.engines.spark import submit_command

_ADDRESS = re.compile(r"Starting Spark master at (spark://\S+)")
_REGISTERED = "Successfully registered with master"
_PATIENCE = 120  # seconds for a process of Java to say that it is there


class Cluster:
    """The master's address, and the workers' processes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        log = self._start("master", "org.apache.spark.deploy.master.Master", "--port", "0", "--webui-port", "0")
        self.address = _wait_for(log, _ADDRESS)[1]

    def add_worker(self, name: str) -> None:
        """A worker with one core."""
        arguments = ("--cores", "1", "--memory", "1g", "--webui-port", "0", "--work-dir", str(self._folder / name))
        log = self._start(name, "org.apache.spark.deploy.worker.Worker", *arguments, self.address)
        _wait_for(log, re.compile(_REGISTERED))

    def kill_worker(self) -> None:
        """Kill the worker that came last, and all that it started."""
        _kill(self._processes.pop())

    def stop(self) -> None:
        """Kill all processes."""
        while self._processes:
            _kill(self._processes.pop())

    def _start(self, name: str, kind: str, *arguments: str) -> Path:
        log = self._folder / f"{name}.log"
        command = [str(Path(submit_command() or "").parent / "spark-class"), kind, "--host", "127.0.0.1", *arguments]
        environment = os.environ | {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m"}
        with log.open("wb") as file:
            self._processes.append(
                subprocess.Popen(command, env=environment, stdout=file, stderr=file, start_new_session=True)
            )
        return log


@contextlib.contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A master and two workers, each of one core."""
    made = Cluster(folder)
    try:
        made.add_worker("one")
        made.add_worker("two")
        yield made
    finally:
        made.stop()


def _kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _wait_for(log: Path, expression: re.Pattern[str]) -> re.Match[str]:
    for _ in range(_PATIENCE * 10):
        if found := expression.search(log.read_text("utf-8", "replace")):
            return found
        time.sleep(0.1)
    raise TimeoutError(log.read_text("utf-8", "replace"))
