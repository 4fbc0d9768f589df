"""`pipeline check` on the databases of a dataset."""

import json
import shutil
import sqlite3
from contextlib import closing

import duckdb
import pytest

from pipeline.checking.dataset import check_dataset
from tests.articles import BANK, ELLEN, write_articles
from tests.checking.test_dataset import codes, seal
from tests.conftest import run


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Input and output of a run in Parquet and both databases."""
    folder = tmp_path_factory.mktemp("databases")
    raw = write_articles(folder / "raw", ellen=ELLEN, bank=BANK)
    run(raw, folder / "out", "parquet", "duckdb", "sqlite")
    return raw, folder / "out"


@pytest.fixture
def output(made, tmp_path):
    """A copy of the output that may be damaged."""
    shutil.copytree(made[1], tmp_path / "out", ignore=shutil.ignore_patterns(".work"))
    return tmp_path / "out"


def edit(output, name, statement):
    """Change a database by SQL, and hide it from the run record."""
    connect = duckdb.connect if name.endswith("duckdb") else sqlite3.connect
    with closing(connect(output / name)) as connection:
        connection.execute(statement)
        connection.commit()
    seal(output, name)


def test_whole_databases_have_no_findings(made):
    """What a run wrote is found whole, with the input and without, and nothing is left beside it."""
    raw, output = made
    assert list(check_dataset(output, raw)) == []
    names = {path.name for path in output.iterdir()}
    assert {"dataset.duckdb", "dataset.sqlite"} < names
    assert not {name for name in names if name.startswith("dataset.") and name.endswith((".wal", ".tmp", "-journal"))}


@pytest.mark.parametrize("name", ["dataset.duckdb", "dataset.sqlite"])
@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (
            "UPDATE fact_sheet SET certainty = 'alleged' WHERE certainty = 'asserted'",
            "differs",
        ),
        ("DELETE FROM event_sources", "differs"),
        ("DROP TABLE timeline", "unreadable"),
    ],
)
def test_changed_database_is_found(output, name, statement, code):
    """A changed cell, lost rows and a lost table are found though the record was forged."""
    edit(output, name, statement)
    assert codes(output) == {(name, code)}


@pytest.mark.parametrize("name", ["dataset.duckdb", "dataset.sqlite"])
def test_file_that_is_no_database_is_found(output, name):
    """A file that the engine cannot open is found, and the rest is still checked."""
    (output / name).write_bytes(b"no database")
    seal(output, name)
    assert codes(output) == {(name, "unreadable")}


@pytest.mark.parametrize("name", ["dataset.duckdb", "dataset.sqlite"])
def test_database_alone_is_checked(output, made, name):
    """A dataset of which only a database was handed over is checked, too."""
    shutil.rmtree(output / "parquet")
    record = json.loads((output / "run.json").read_bytes())
    record["files"] = {name: record["files"][name]}
    (output / "run.json").write_text(json.dumps(record))
    assert codes(output, made[0]) == set()
    edit(output, name, "UPDATE blocks SET text = 'Another text.'")
    assert ("blocks", "offset") in codes(output, made[0])
