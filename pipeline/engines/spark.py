"""Shards on a Spark cluster: one shard a task of Spark, by the same function as on this machine.

The folders of input and of artefacts are shared with all machines of the cluster, and the package is installed on them.
Spark works a shard again whose machine is lost; what the lost one half wrote has another name and is swept. The merge
that follows is in `spark_sql`.
"""

import importlib.util
import os
import shutil
import sys
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.artefacts import code_digest
from pipeline.errors import ClusterError, InputChangedError, MissingExtraError, PipelineError
from pipeline.run import Run

# The driver plans many queries, each of them once: to compile that code thoroughly takes longer than to run it.
_PLANNING = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m -XX:+UseParallelGC -XX:MetaspaceSize=256m"


class Place(NamedTuple):
    """Where a run stands, and what made its plan, for the machines of the cluster."""

    work: str
    run_id: str
    raw: str
    output: str
    code: str


def require_spark() -> None:
    """Raises MissingExtraError where Spark, Java or the translator of SQL is not there."""
    if not submit_command():
        raise MissingExtraError("Spark is not installed; run: pip install 'article-pipeline[spark]', or set SPARK_HOME")
    if not importlib.util.find_spec("sqlglot"):
        raise MissingExtraError("sqlglot is not installed; run: pip install 'article-pipeline[spark]'")
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise MissingExtraError(
            "Java, which Spark needs, is not installed; install version 17 or later, or set JAVA_HOME"
        )


def submit_command() -> str | None:
    """The `spark-submit` of SPARK_HOME, of the path, or of the installed PySpark; None where there is none."""
    home = os.environ.get("SPARK_HOME")
    found = importlib.util.find_spec("pyspark")
    folders = [Path(home) / "bin"] if home else []
    if found and found.origin:
        folders.append(Path(found.origin).parent / "bin")
    inside = next((str(path) for folder in folders if (path := folder / "spark-submit").exists()), None)
    return inside or shutil.which("spark-submit")


def settings() -> dict[str, str]:
    """Settings of Spark that the run needs: no bar of progress in the log, and our modules where Python finds them.

    Whoever has other wishes for the driver's Java says them in `spark.driver.extraJavaOptions`, which goes before.
    """
    found = {"spark.ui.showConsoleProgress": "false", "spark.driver.defaultJavaOptions": _PLANNING}
    if "PYTHONPATH" in os.environ:
        found["spark.executorEnv.PYTHONPATH"] = os.environ["PYTHONPATH"]
    return found


def worker_python() -> str:
    """The Python that works shards on the cluster: PYSPARK_PYTHON, else the one that runs here."""
    return os.environ.get("PYSPARK_PYTHON", sys.executable)


def work_shards_on(context: Any, run: Run) -> None:
    """Work the shards of a run that are not done yet on the cluster of a SparkContext.

    Raises the first PipelineError that one of them met.
    """
    left = run.shards_left
    if left:
        place = Place(str(run.work), run.run_id, str(run.raw), str(run.output), code_digest())
        failures = context.parallelize(left, len(left)).map(partial(_work, place)).filter(bool).collect()
        for code, message in failures:
            raise (InputChangedError if code == InputChangedError.code else ClusterError)(message)


def _work(place: Place, shard: str) -> tuple[str, str] | None:
    """Work one shard, on a machine of the cluster. Returns code and message of what the user has to know."""
    if code_digest() != place.code:
        message = "a machine of the cluster has another version of article-pipeline; install the same on all of them"
        return (ClusterError.code, message)
    try:
        run = Run.load(Path(place.work), place.run_id, Path(place.raw), Path(place.output))
        run.work_shard(shard)
    except PipelineError as error:
        return (error.code, str(error))
    except FileNotFoundError as error:
        message = f"a machine of the cluster does not see {error.filename}; share input and output with all of them"
        return (ClusterError.code, message)
    return None
