"""The command: what it says, and how it exits."""

import json
import re
import shlex

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.tables.schema import load_tables
from tests.articles import ELLEN, write_articles
from tests.conftest import ROOT, rows


def call(*arguments, cwd=None):
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.mark.parametrize("name", sorted(main.commands))
def test_help_has_an_example_that_is_a_command(name):
    """The help of every command says what it does and shows an example that the command line accepts."""
    text = call(name, "--help").output
    example = re.search(r"Example:\n\s+(pipeline .*)", text)
    assert example
    words = shlex.split(example.group(1))
    assert words[1] == name
    main.commands[name].make_context(name, words[2:])


def test_run_tells_what_was_written_where(tmp_path):
    """A run ends with a summary of files, rows and formats; a second one says that nothing is new."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN)
    first = call("run", raw, "-o", tmp_path / "out", "--formats", "csv,parquet")
    assert first.exit_code == 0
    assert "1 parsed" in first.output and "documents 1" in first.output and "parquet/" in first.output
    assert "1 of 1 articles" in first.stderr
    assert "Nothing new" in call("run", raw, "-o", tmp_path / "out", "--formats", "csv,parquet").output


def test_strict_fails_on_rejects_and_not_on_notices(tmp_path):
    """With --strict a reject gives exit code 3 though the output is whole; a notice does not."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN + "\n  9. ^ Never cited.\n")
    arguments = ("run", raw, "-o", tmp_path / "out", "--formats", "parquet", "--strict", "-q")
    assert call(*arguments).exit_code == 0
    assert rows(tmp_path / "out", "notices")
    write_articles(raw, empty="")
    result = call(*arguments)
    assert result.exit_code == 3
    assert "1 records were rejected" in result.stderr
    assert call("check", tmp_path / "out", "--raw", raw).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("run", "nowhere", "-o", "OUT"), 1, "does not exist"),
        (("run", "RAW", "-o", "OUT", "--formats", "csv,docx"), 2, "docx is not among csv"),
        (("check", "OUT"), 1, "no run.json"),
        (("schema", "nothing"), 2, "no table"),
        (("show", "cit-1", "-o", "OUT"), 1, "no run.json"),
    ],
)
def test_errors_say_what_to_do(tmp_path, arguments, code, says):
    """Wrong calls end with one line that says what is wrong."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN)
    places = {"OUT": str(tmp_path / "out"), "RAW": str(raw)}
    result = call(*(places.get(a, a) for a in arguments))
    assert result.exit_code == code
    assert says in result.stderr


@pytest.mark.parametrize("style", ["text", "markdown", "json"])
def test_schema_prints_every_column(style):
    """The data dictionary names every table and column in each of its forms."""
    text = call("schema", "--format", style).output
    for table in load_tables().values():
        assert table.name in text
        assert all(name in text for name in table.column_names)
    if style == "json":
        assert set(json.loads(text)) == set(load_tables())


def test_show_marks_the_words(dataset):
    """A row's key gives its passage with the words marked, and a marker's source in full."""
    _, output = dataset
    citation = next(c for c in rows(output, "citations") if c["marker"] == "3")
    text = call("show", citation["citation_id"], "-o", output).output
    assert ">>>[3]<<<" in text and '[3] (source) "A lady banker". Bergen Gazette' in text
    document = rows(output, "documents")[0]
    assert document["title"] in call("show", document["document_id"], "-o", output).output


def test_every_command_and_option_stands_in_the_readme():
    """The README names each command and each option of `run`."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert all(f"pipeline {name}" in readme for name in main.commands)
    options = [o for p in main.commands["run"].params for o in p.opts if o.startswith("--")]
    assert [o for o in options if f"`{o}" not in readme] == []
