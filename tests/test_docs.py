"""What the documents show is run as it stands there, on the samples."""

import ast
import contextlib
import io
import re
import shlex
import sqlite3

import duckdb
import pytest
from click.testing import CliRunner

from pipeline.cli import main
from tests.conftest import ROOT, run

PYTHON = re.compile(r"```python\n(.*?)```", re.S)
QUERY = re.compile(r"^-- (\d)\. .*?;$", re.S | re.M)
COMMANDS = re.compile(r"## The command\n\n```sh\n(.*?)```", re.S)


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """A folder with the samples in `raw` and the dataset made of them in `output`."""
    folder = tmp_path_factory.mktemp("samples")
    (folder / "raw").symlink_to(ROOT / "raw")
    run(folder / "raw", folder / "output", "parquet", "duckdb", "sqlite")
    return folder


def shown(name):
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", ["README.md", "docs/notebook.md"])
def test_python_examples_run(samples, monkeypatch, name):
    """Each Python example runs, one after the other, and none that gives a frame gives an empty one."""
    monkeypatch.chdir(samples)
    known: dict[str, object] = {}
    blocks = PYTHON.findall(shown(name))
    assert blocks
    with contextlib.redirect_stdout(io.StringIO()):
        for block in blocks:
            tree = ast.parse(block)
            if isinstance(last := tree.body[-1], ast.Expr):  # what a notebook would show
                tree.body[-1] = ast.copy_location(ast.Assign([ast.Name("shown", ast.Store())], last.value), last)
            exec(compile(ast.fix_missing_locations(tree), name, "exec"), known)
            frames = [value for value in known.values() if hasattr(value, "empty")]
            assert not [frame for frame in frames if frame.empty], block


def test_there_are_six_queries():
    """The file of queries has six, in order."""
    assert [match[1] for match in QUERY.finditer(shown("docs/queries.sql"))] == list("123456")


@pytest.mark.parametrize("query", [pytest.param(m[0], id=m[1]) for m in QUERY.finditer(shown("docs/queries.sql"))])
def test_queries_run_in_both_databases(samples, query):
    """Each query runs as it stands in DuckDB and in SQLite, gives rows, and gives the same in both."""
    with duckdb.connect(samples / "output/dataset.duckdb", read_only=True) as connection:
        one = connection.execute(query).fetchall()
    with contextlib.closing(sqlite3.connect(samples / "output/dataset.sqlite")) as connection:
        other = connection.execute(query).fetchall()
    assert one
    assert one == other


def test_sql_of_the_readme_runs(samples, monkeypatch):
    """The SQL that the README shows runs from the folder that holds `output`."""
    monkeypatch.chdir(samples)
    for block in re.findall(r"```sql\n(.*?)```", shown("README.md"), re.S):
        assert duckdb.connect().execute(block).fetchall()


def examples():
    """The commands that the README and the help show, each run before those that read what it wrote."""
    yield from (line for line in COMMANDS.search(shown("README.md"))[1].splitlines() if line)
    for command in sorted(main.commands.values(), key=lambda command: command.name != "run"):
        yield re.search(r"Example:\n\s+(pipeline .*)", command.help)[1]


@pytest.mark.parametrize("example", list(examples()))
def test_commands_that_are_shown_run(samples, monkeypatch, example):
    """Each command in the README's list and in the help of a command runs as it stands, on the samples."""
    monkeypatch.chdir(samples)
    result = CliRunner().invoke(main, shlex.split(example)[1:])
    assert (result.exit_code, result.stderr if result.exit_code else "") == (0, "")
    assert result.stdout
