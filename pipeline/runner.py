"""A run from the outside: the output is held, Luigi is asked for the dataset, and what came of it is told."""

import gc
import json
import logging
import multiprocessing
import platform
import socket
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import luigi
from luigi.worker import TaskProcess

from pipeline import tasks
from pipeline.artefacts import require_name, write_text
from pipeline.engines.spark import require_spark
from pipeline.errors import InputChangedError, InputError, PipelineError, named
from pipeline.exporting import require
from pipeline.extraction.facts import load_models
from pipeline.lean import without_cycle_search
from pipeline.progress import Progress
from pipeline.publishing.journal import roll_forward
from pipeline.publishing.lock import hold
from pipeline.publishing.record import RunRecord, read_record
from pipeline.run import Options, Run

_IDLE_SECONDS = 60  # that a machine waits for work that others have to do first
# Seconds of silence after which Luigi's own scheduler takes a worker for dead, or forgets a task: never, since it lives
# in the process that works, and a clock may jump.
_NEVER = "1e15"
_ATTEMPTS = 3  # at an input that changes while it is read


@dataclass(frozen=True)
class Scheduler:
    """Where tasks are handed out: embedded in this process, or a `luigid` that several machines share."""

    host: str | None = None
    port: int = 8082


EMBEDDED = Scheduler()


@dataclass(frozen=True)
class Engine:
    """Where shards are worked and merged: in processes of this machine (`local`), or on a Spark cluster (`spark`)."""

    name: str = "local"
    master: str = ""  # address of the cluster; empty: what Luigi's configuration says, else this machine


LOCAL = Engine()


@dataclass(frozen=True)
class Outcome:
    """What a run left in the output folder. `renewed` is False where all was there already."""

    output: Path
    record: RunRecord
    renewed: bool
    seconds: float


def run_pipeline(
    raw: Path,
    output: Path,
    options: Options,
    work: Path | None = None,
    workers: int = 1,
    scheduler: Scheduler = EMBEDDED,
    quiet: bool = False,
    engine: Engine = LOCAL,
) -> Outcome:
    """Bring the dataset in `output` up to date with the articles under `raw`.

    Raises a PipelineError where that could not be done; then the dataset before stands untouched.
    """
    began = time.perf_counter()
    for name in options.formats:
        require(name)
    if engine.name == "spark":
        require_spark()
    work = work or output / ".work"
    for folder in (output, work):
        require_name(folder)
    for attempt in range(_ATTEMPTS):
        try:
            renewed = _run_once(raw, output, work, options, workers, scheduler, engine, Progress(quiet))
            record = read_record(output)
            assert record is not None
            return Outcome(output, record, renewed, time.perf_counter() - began)
        except InputChangedError:
            if attempt == _ATTEMPTS - 1:
                raise
        except (OSError, MemoryError) as error:
            raise named(error) or error from error
    raise AssertionError("unreachable")


def _run_once(
    raw: Path,
    output: Path,
    work: Path,
    options: Options,
    workers: int,
    scheduler: Scheduler,
    engine: Engine,
    progress: Progress,
) -> bool:
    if not raw.exists():
        raise InputError(f"{raw} does not exist; name the folder that holds the article texts")
    if not raw.is_dir():
        raise InputError(f"{raw} is not a folder; name the folder that holds the article texts")
    with hold(output, join=scheduler.host is not None) as held:
        if held.joined:
            held.wait_for_run()
        else:
            roll_forward(output)
        run = Run.prepare(raw.resolve(), output.resolve(), work.resolve(), options, progress)
        if not run.plan.file_count:
            raise InputError(f"{raw} holds no files; put the article texts there, as .txt files")
        if not held.joined:
            run.sweep()
        held.claim(run.run_id)
        if run.is_published():
            if not held.joined:
                run.tidy()  # a run that was killed at its very end left that to do
            return False
        run.progress = progress
        progress.begin(run.plan.document_count, done=run.plan.document_count - run.documents_left)
        began, clock = time.time(), time.perf_counter()
        summary = _build(run, workers, scheduler, engine)
        if held.joined and not run.failures.exists():
            held.wait_for_end()
        if not run.is_published():
            raise tasks.take_failure(run) or PipelineError(f"the run did not end well: {summary}")
        progress.clear()
        _write_log(run, began, time.perf_counter() - clock, workers)
        return True


def _build(run: Run, workers: int, scheduler: Scheduler, engine: Engine) -> str:
    """Have Luigi make the dataset; its own summary in one line."""
    for name in ("luigi", "luigi-interface", "luigi.scheduler"):  # what failed is told in our own words
        logging.getLogger(name).setLevel(logging.CRITICAL)
    luigi.configuration.get_config().set("core", "no_configure_logging", "true")
    settings: dict[str, Any] = {"workers": workers, "local_scheduler": scheduler.host is None}
    if scheduler.host is None:
        for delay in ("worker_disconnect_delay", "remove_delay", "retry_delay"):
            luigi.configuration.get_config().set("scheduler", delay, _NEVER)
    else:
        settings |= {"scheduler_host": scheduler.host, "scheduler_port": scheduler.port}
        luigi.configuration.get_config().set("worker", "keep_alive", "true")  # there may be more to do when others end
        luigi.configuration.get_config().set("worker", "max_keep_alive_idle_duration", str(_IDLE_SECONDS))
    if multiprocessing.get_start_method() == "fork":  # else a process would have to load the models anew
        # A process for each task also with one worker: what the task took goes back to the machine with it.
        luigi.configuration.get_config().set("worker", "force_multiprocessing", "true")
        if run.documents_left and engine.name == "local":
            with without_cycle_search():
                load_models()
        gc.freeze()  # else the search for cycles would copy all of it for each process
    task = tasks.Dataset(
        run_id=run.run_id,
        raw=str(run.raw),
        destination=str(run.output),
        work=str(run.work),
        engine=engine.name,
        spark_master=engine.master,
        cores=workers,
    )
    try:
        return str(luigi.build([task], detailed_summary=True, **settings).one_line_summary)
    finally:
        gc.unfreeze()
        for process in multiprocessing.active_children():  # Luigi goes on before the last of its processes has ended
            if isinstance(process, TaskProcess):
                process.join()


def _write_log(run: Run, began: float, seconds: float, workers: int) -> None:
    log = {
        "began": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(began)),
        "seconds": round(seconds, 3),
        "stages": run.take_times(),
        "workers": workers,
        "host": socket.gethostname(),
        "python": platform.python_version(),
    }
    write_text(run.output / "run.log.json", json.dumps(log, indent=2) + "\n")
