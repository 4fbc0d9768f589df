"""The merge as Spark SQL: the same rows from the same SQL, whatever was decided by hand and whatever stood before."""

import shutil
from functools import partial
from importlib import resources

import pyarrow.parquet as pq
import pytest

from pipeline.engines import spark, spark_sql
from pipeline.errors import MissingExtraError
from pipeline.merging.engine import local_sql
from pipeline.merging.merge import merge
from pipeline.run import Options, Run
from pipeline.sharding import plan as planning
from tests.articles import BANK, ELLEN, write_articles
from tests.merging.test_corrections import NILS, QUAY

pytest.importorskip("sqlglot")

STATEMENTS = sorted(
    path.read_text("utf-8")
    for folder in ("steps", "views")
    for path in resources.files("pipeline.merging").joinpath(folder).iterdir()
)
HEAD = "decision,entity_id,other_id,document_id,name,schema,reason"


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda s: s.splitlines()[-1][:30])
def test_every_statement_can_be_said_in_sparks_dialect(statement):
    """Nothing in the SQL of the merge is unknown to Spark SQL as far as the translator knows it."""
    said = spark_sql._in_spark(spark_sql._parsed(statement))
    assert '"table"' not in said and " REPLACE (" not in said and "EXCLUDE" not in said


def test_replaced_columns_are_spelled_out():
    """A star with replaced columns, which Spark SQL lacks, gives the same columns in its dialect."""
    inner = "SELECT * REPLACE (2 AS b) FROM t"
    query = f'SELECT q.* EXCLUDE (known) REPLACE (upper(name) AS name, 1 AS "n") FROM ({inner}) q'
    outer = "SELECT q.* EXCEPT (known, name, n), UPPER(name) AS name, 1 AS `n`"
    assert spark_sql._in_spark(spark_sql._parsed(query)) == f"{outer} FROM (SELECT * EXCEPT (b), 2 AS b FROM t) AS q"


def test_missing_translator_is_told(monkeypatch):
    """Without sqlglot the command says how to install it, before anything is submitted."""
    monkeypatch.setattr(spark, "submit_command", lambda: "spark-submit")
    monkeypatch.setenv("JAVA_HOME", "/java")
    monkeypatch.setattr(spark.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"sqlglot.*pip install"):
        spark.require_spark()


@pytest.fixture(scope="module")
def context():
    """A SparkContext of this process, with two threads."""
    try:
        spark.require_spark()
    except MissingExtraError as error:
        pytest.skip(str(error))
    from pyspark import SparkConf, SparkContext

    settings = spark.settings() | {"spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", spark.worker_python())
        made = SparkContext("local[2]", conf=SparkConf().setAll(list(settings.items())))
        yield made
        made.stop()


def merged(folder, context, name):
    """The rows of all tables as both engines merge them: the local one's, and Spark's."""
    run = Run.prepare(folder / "raw", folder / "out", folder / "work", Options(("parquet",)))
    for shard in run.shards_left:
        run.work_shard(shard)
    before = {path.stem: [path] for path in (folder / "before").glob("*.parquet")}
    engines = {"local": local_sql, "spark": partial(spark_sql.spark_sql, context, len(run.plan.shards))}
    found = []
    for engine, make in engines.items():
        target = folder / f"{name}-{engine}"
        target.mkdir()
        with make(folder / "spill") as sql:
            merge(sql, run.plan, folder / "work/shards", before, target)
        found.append({path.stem: pq.read_table(path).to_pydict() for path in sorted(target.iterdir())})
    shutil.rmtree(folder / "before", ignore_errors=True)
    shutil.copytree(folder / f"{name}-local", folder / "before")
    return found


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore:PySpark does not yet")
def test_merge_on_spark_gives_the_rows_of_the_local_engine(tmp_path, context, monkeypatch):
    """Copies, an article that went and one that came, all decisions by hand, twice: the same rows in the same order."""
    monkeypatch.setattr(planning, "SHARD_BYTES", 2000)
    folder = tmp_path / "a [b] {c}, 100% 'd' *?"
    titles = {"Ordo ΣΑΣ": ELLEN, "Ordo σασ": ELLEN.replace("1890", "1891"), "İ": BANK, "i": BANK + "\nIt was small.\n"}
    raw = write_articles(folder / "raw", nils=NILS, quay=QUAY, gone=BANK.replace("Bergen", "Oslo"), **titles)
    local, ours = merged(folder, context, "first")
    assert ours == local and len(set(local["documents"]["same_as_id"])) == 3
    monkeypatch.setattr(spark_sql, "_FEW_SHARDS", 0)  # as if there were more, so that the cluster sorts
    (raw / "gone.txt").unlink()
    (raw / "quay.txt").write_text(QUAY.replace("1920", "1921"))
    (raw / "came.txt").write_text(ELLEN.replace("Ellen", "Anna"))
    nils = next(key for key in local["documents"]["document_id"] if key.startswith("nils"))
    decisions = [
        "same,organization-torvik-bank,place-bergen",
        f"different,person-ellen-maria-torvik-1851,,{nils}",
        "rename,organization-quay-theatre,,,The 'Quay' \\ Theatre",
        "drop,person-anna-lie",
        "drop,person-nobody",
        "unreadable",
    ]
    (raw / "entities.csv").write_text("\n".join([HEAD, *decisions]))
    local, ours = merged(folder, context, "second")
    assert ours == local
    assert set(local["changes"]["change"]) == {"added", "changed", "removed"}
    assert {"decision_applied", "decision_unmatched"} <= set(local["notices"]["code"]) and local["rejects"]["code"]
    assert "person-anna-lie" not in local["entities"]["entity_id"]
