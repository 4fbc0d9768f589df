"""The Spark engine on a real cluster of this machine: the rows of the local engine's, whatever happens to a worker."""

import json
import threading
import time

import pytest

from pipeline.engines import spark
from pipeline.errors import ClusterError, InputChangedError, MissingExtraError, PipelineError
from pipeline.runner import Engine
from pipeline.sharding import plan as planning
from tests.articles import ELLEN, write_articles
from tests.conftest import run
from tests.engines.cluster import cluster
from tests.reading.containers import write_container
from tests.test_run import snapshot


def requires_spark():
    """Skip where Spark or Java is missing, with the reason."""
    try:
        spark.require_spark()
    except MissingExtraError as error:
        pytest.skip(str(error))


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    """Memory and addresses for a cluster on one small machine."""
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.setattr(planning, "SHARD_BYTES", 2000)


def articles(folder, count):
    raw = write_articles(folder / "raw", **{f"a{n}": ELLEN.replace("Torvik", f"Torvik{n}") for n in range(count)})
    records = [{"text": ELLEN.replace("Bergen", f"Bergen{n}"), "url": f"https://example.org/{n}"} for n in range(count)]
    write_container(raw / "b.jsonl.gz", records)
    return raw


def kill_when(folder, count, machines):
    """Kill a worker once so many folders stand in a folder; gives the thread, and how many there were then."""
    found = []

    def kill():
        while not (folder.is_dir() and len(made := [p for p in folder.iterdir() if p.name[0] != "."]) >= count):
            time.sleep(0.05)
        machines.kill_worker()
        found.append(len(made))

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    return killer, found


@pytest.mark.spark
def test_cluster_that_loses_workers_gives_the_same_dataset(tmp_path):
    """With a worker killed while shards are worked, another while they are merged anew: the local engine's bytes."""
    requires_spark()
    raw = articles(tmp_path, 20)
    run(raw, tmp_path / "local")
    work = tmp_path / "spark/.work"
    with cluster(tmp_path) as machines:
        engine = Engine("spark", machines.address)
        killer, done = kill_when(work / "shards", 1, machines)
        run(raw, tmp_path / "spark", engine=engine)
        killer.join(60)
        assert done[0] < 14
        assert snapshot(tmp_path / "spark") == snapshot(tmp_path / "local")
        assert not run(raw, tmp_path / "spark", engine=engine).renewed
        (raw / "entities.csv").write_text("decision,entity_id\ndrop,person-ellen-maria-torvik3-1851\n")
        (raw / "a1.txt").unlink()
        run(raw, tmp_path / "local")
        machines.add_worker("three")
        killer, done = kill_when(work / "spill", 10, machines)
        run(raw, tmp_path / "spark", engine=engine)
        killer.join(60)
        assert 10 <= done[0] < 40
        assert snapshot(tmp_path / "spark") == snapshot(tmp_path / "local")
    assert not [path for path in (tmp_path / "spark").rglob(".tmp-*") if path.exists()]


@pytest.mark.spark
def test_failure_on_the_cluster_is_told(tmp_path, monkeypatch):
    """What a machine of the cluster finds wrong is the error of the run, and no output is written."""
    requires_spark()
    raw = articles(tmp_path, 2)
    monkeypatch.setenv("PYSPARK_PYTHON", str(tmp_path / "no-python"))
    with pytest.raises(PipelineError):
        run(raw, tmp_path / "out", engine=Engine("spark", "local[1]"))
    assert not (tmp_path / "out/run.json").exists()
    monkeypatch.delenv("PYSPARK_PYTHON")
    run(raw, tmp_path / "out", engine=Engine("spark", "local[1]"))
    assert json.loads((tmp_path / "out/run.json").read_bytes())["inputs"]["parsed"] == 4


class LocalContext:
    """The part of a SparkContext that the engine uses, in this process."""

    def parallelize(self, values, slices):
        assert slices == len(values)
        self.values = list(values)
        return self

    def map(self, function):
        self.values = [function(value) for value in self.values]
        return self

    def filter(self, function):
        self.values = [value for value in self.values if function(value)]
        return self

    def collect(self):
        return self.values


def prepared(tmp_path):
    from pipeline.run import Options, Run

    raw = articles(tmp_path, 3)
    return Run.prepare(raw, tmp_path / "out", tmp_path / "work", Options(("parquet",)))


def test_each_shard_is_worked_once(tmp_path):
    """All shards that are left are worked, one a task, and nothing is done where none is left."""
    made = prepared(tmp_path)
    assert len(made.shards_left) > 2
    spark.work_shards_on(LocalContext(), made)
    assert made.shards_left == []
    spark.work_shards_on(None, made)


def test_another_version_on_a_machine_is_told(tmp_path, monkeypatch):
    """A machine with other code works nothing: its rows would stand under the name of ours."""
    made = prepared(tmp_path)
    digests = iter(["ours"] + ["theirs"] * 99)
    monkeypatch.setattr(spark, "code_digest", lambda: next(digests))
    with pytest.raises(ClusterError, match="another version"):
        spark.work_shards_on(LocalContext(), made)
    assert len(made.shards_left) > 2


def test_change_and_missing_folders_are_told(tmp_path):
    """An article that changed is the run's own error, which begins it anew; a folder that is not shared is named."""
    made = prepared(tmp_path)
    (tmp_path / "raw/a0.txt").write_text("another")
    with pytest.raises(InputChangedError, match=r"a0\.txt"):
        spark.work_shards_on(LocalContext(), made)
    made.work = tmp_path / "nowhere"
    with pytest.raises(ClusterError, match="nowhere"):
        spark.work_shards_on(LocalContext(), made)


def test_missing_extra_is_told(monkeypatch):
    """Without Spark the command says how to install it."""
    monkeypatch.setattr(spark, "submit_command", lambda: None)
    with pytest.raises(MissingExtraError, match="pip install"):
        spark.require_spark()
