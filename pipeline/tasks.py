"""The Luigi tasks: which artefact needs which. No logic of the work itself stands here.

    Shards (by range) -> Merged, or SparkMerged -> Exported (one a format) -> Dataset

Every output is named by the digest of what it was made from and appears by a rename, so that "exists" means complete.
The parameters are the same on every machine that works a run; folders may be mounted elsewhere and do not count.
"""

import gc
import json
import sys
import traceback
from functools import partial
from pathlib import Path
from typing import Any

import luigi
from luigi.contrib.spark import PySparkTask

from pipeline.engines.spark import settings, submit_command, work_shards_on, worker_python
from pipeline.engines.spark_sql import spark_sql
from pipeline.errors import PipelineError, named
from pipeline.extraction.facts import forget_models
from pipeline.run import Run

_unwritten: list[dict[str, Any]] = []  # failures that the disk did not take


class _Task(luigi.Task):
    run_id = luigi.Parameter(description="what the dataset is made from")
    raw = luigi.Parameter(significant=False, description="the input folder")
    destination = luigi.Parameter(significant=False, description="the output folder")
    work = luigi.Parameter(significant=False, description="the folder for artefacts")
    engine = luigi.Parameter("local", significant=False, description="where it is worked: local, spark")
    spark_master = luigi.Parameter("", significant=False, description="address of the Spark cluster")
    cores = luigi.IntParameter(1, significant=False, description="for a task that no other can stand beside")

    @property
    def context(self) -> Run:
        return Run.load(Path(self.work), self.run_id, Path(self.raw), Path(self.destination))

    def another(self, task: type[luigi.Task], **parameters: Any) -> luigi.Task:
        names = ("run_id", "raw", "destination", "work", "engine", "spark_master", "cores")
        same = {name: getattr(self, name) for name in names}
        return task(**same, **parameters)


class Shards(_Task):
    """The tables of a range of shards."""

    part = luigi.IntParameter(description="which range")

    def output_paths(self) -> list[Path]:
        return self.context.shard_folders(self.part)

    def complete(self) -> bool:
        return all(path.exists() for path in self.output_paths())

    def run(self) -> None:
        self.context.work_shards(self.part)


class SparkMerged(_Task, PySparkTask):
    """The tables of the whole, checked; shards are worked and merged on a Spark cluster, in one submission."""

    @property
    def spark_submit(self) -> str | None:
        return submit_command()

    @property
    def master(self) -> str:
        return self.spark_master or super().master or "local[*]"

    @property
    def conf(self) -> dict[str, str]:
        return settings() | (super().conf or {})

    @property
    def pyspark_python(self) -> str:
        return worker_python()

    @property
    def pyspark_driver_python(self) -> str:
        return sys.executable

    def complete(self) -> bool:
        return self.context.merged.exists()

    def main(self, sc: Any, *args: Any) -> None:
        """What runs in `spark-submit`, whose context is given."""
        run = self.context
        try:
            work_shards_on(sc, run)
            run.merge(self.cores, partial(spark_sql, sc, len(run.plan.shards)))
        except PipelineError as error:
            record_failure(self, error)
            raise


class Merged(_Task):
    """The tables of the whole, checked."""

    def requires(self) -> list[luigi.Task]:
        return [self.another(Shards, part=part) for part in range(self.context.part_count)]

    def complete(self) -> bool:
        return self.context.merged.exists()

    def run(self) -> None:
        forget_models()  # all shards are done
        gc.collect()
        self.context.merge(self.cores)


class Exported(_Task):
    """The dataset in one format, in the staging folder."""

    format = luigi.Parameter(description="csv, parquet, xlsx ...")

    @property
    def priority(self) -> int:  # type: ignore[override]  # Luigi asks for nothing but its value
        """Where several processes work, the format that takes longest is begun first, and the others beside it."""
        return int(self.format == "xlsx")

    def requires(self) -> luigi.Task:
        return self.another(SparkMerged if self.engine == "spark" else Merged)

    def complete(self) -> bool:
        return self.context.exported(self.format).exists()

    def run(self) -> None:
        self.context.export(self.format)


class Dataset(_Task):
    """The dataset in its place."""

    def requires(self) -> list[luigi.Task]:
        return [self.another(Exported, format=name) for name in self.context.options.formats]

    def complete(self) -> bool:
        return self.context.is_published()

    def run(self) -> None:
        self.context.publish()


@luigi.Task.event_handler(luigi.Event.FAILURE)
def record_failure(task: luigi.Task, error: BaseException) -> None:
    """Keep what a task raised, since it may have run in another process than the one that tells the user."""
    if isinstance(task, _Task):
        ours = named(error)
        kept = {
            "code": ours.code if ours else None,
            "message": f"{ours or error}",
            "trace": None if ours else traceback.format_exc(),
            "task": type(task).__name__,
        }
        try:
            with task.context.failures.open("a", encoding="utf-8") as file:
                file.write(json.dumps(kept) + "\n")
        except OSError:  # no room even for that
            _unwritten.append(kept)


@luigi.Task.event_handler(luigi.Event.PROCESS_FAILURE)
def record_lost_process(task: luigi.Task, message: str) -> None:
    """Keep that a worker process ended without a word: it was killed, for memory perhaps."""
    record_failure(task, PipelineError(f"a worker process was lost ({message}); free some memory or use fewer workers"))


def take_failure(run: Run) -> PipelineError | None:
    """The first failure of the tasks of a run, as the error to raise; None where none was kept."""
    lines = run.failures.read_text("utf-8").splitlines() if run.failures.exists() else []
    run.failures.unlink(missing_ok=True)
    found = [*_unwritten, *(json.loads(line) for line in lines if line.endswith("}"))]
    _unwritten.clear()
    if not found:
        return None
    first = found[0]
    kinds = {kind.code: kind for kind in _all_kinds(PipelineError)}
    if first["code"] in kinds:
        return kinds[first["code"]](first["message"])
    return PipelineError(f"{first['task']} failed: {first['message']}\n{first['trace']}")


def _all_kinds(kind: type[PipelineError]) -> list[type[PipelineError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in _all_kinds(child))]
