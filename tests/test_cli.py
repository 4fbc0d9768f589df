"""The command: what it says, and how it exits."""

import json
import re
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from click.shell_completion import BashComplete
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.tables.schema import load_tables
from tests.articles import ELLEN, write_articles
from tests.conftest import ROOT, rows, run


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
    command = [sys.executable, "-m", "pipeline", "run", raw, "-o", tmp_path / "out", "--formats", "csv,parquet"]
    first = subprocess.run(command, capture_output=True, text=True, check=True)  # its tasks tell from other processes
    assert "1 parsed" in first.stdout and "documents 1" in first.stdout and "parquet/" in first.stdout
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
        (("run", "EMPTY", "-o", "OUT"), 1, "holds no files; put the article texts there"),
        (("run", "JUNK", "-o", "OUT"), 1, "no article text: no file could be read (1 empty, 1 unknown_format)"),
        (("run", "RAW/ellen.txt", "-o", "OUT"), 1, "name the folder that holds the article texts"),
    ],
)
def test_errors_say_what_to_do(tmp_path, arguments, code, says):
    """Wrong calls end with one line that says what is wrong, and what to do."""
    places = {name: tmp_path / name.lower() for name in ("OUT", "RAW", "EMPTY", "JUNK")}
    write_articles(places["RAW"], ellen=ELLEN)
    write_articles(places["EMPTY"])
    (write_articles(places["JUNK"], empty="") / "page.pdf").write_bytes(b"%PDF")
    named = [a.split("/") for a in arguments]
    result = call(*("/".join([str(places.get(first, first)), *rest]) for first, *rest in named))
    assert result.exit_code == code
    assert says in result.stderr
    assert code == 2 or len(re.findall("^Error: .*$", result.stderr, re.M)) == 1
    assert result.stdout == ""


@pytest.mark.parametrize("style", ["text", "markdown", "json", "sql"])
def test_schema_prints_every_column(style):
    """The data dictionary names every table and column in each of its forms."""
    text = call("schema", "--format", style).output
    for table in load_tables().values():
        assert table.name in text
        assert all(name in text for name in table.column_names)
    if style == "sql":
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.executescript(text)
            made = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        assert {name for (name,) in made} == set(load_tables())
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


def test_show_never_drops_a_doubt(tmp_path):
    """What is said of a person is shown with how certain the article is, and whose word it is."""
    text = ELLEN.replace("• Chair", "Torvik was charged with fraud in 1890.[1]\n\n  • Chair")
    run(write_articles(tmp_path / "raw", ellen=text), tmp_path / "out")
    person = next(s for s in rows(tmp_path / "out", "statements") if s["property"] == "charged_with")["subject_id"]
    shown = " ".join(call("show", person, "-o", tmp_path / "out").output.split())
    assert "[alleged] Charged with: fraud · Torvik was charged with fraud in 1890." in shown
    assert shown.count("Charged with") == shown.count("[alleged] Charged with")


def test_show_has_the_passage_of_every_kind_of_row(dataset):
    """A source shows its entry, and a row without a sentence the block that it stands in."""
    _, output = dataset
    source = rows(output, "sources")[0]
    assert source["raw_text"] in " ".join(call("show", source["source_id"], "-o", output).output.split())
    for table in ("mentions", "dates", "quantities", "quotations", "events", "statements", "citations"):
        for row in rows(output, table):
            text = call("show", next(iter(row.values())), "-o", output).output
            assert f">>>{row.get('exact') or '[' + row['marker'] + ']'}<<<" in " ".join(text.split()), row


def test_every_command_and_option_stands_in_the_readme():
    """The README names each command and each option of `run`."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert all(f"pipeline {name}" in readme for name in main.commands)
    options = [o for p in main.commands["run"].params for o in p.opts if o.startswith("--")]
    assert [o for o in options if f"`{o}" not in readme] == []


def test_input_without_text_leaves_the_old_dataset(tmp_path):
    """Where the articles have gone, a nightly run fails and the dataset of yesterday stands."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN)
    assert call("run", raw, "-o", tmp_path / "out", "--formats", "parquet", "-q").exit_code == 0
    write_articles(raw, ellen="")
    assert call("run", raw, "-o", tmp_path / "out", "--formats", "parquet", "-q").exit_code == 1
    assert len(rows(tmp_path / "out", "documents")) == 1
    assert call("check", tmp_path / "out").exit_code == 0


def test_json_is_all_that_a_script_needs(tmp_path):
    """With --json, standard output is one JSON object: status, counts and files; nothing new is said as such."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN)
    arguments = ("run", raw, "-o", tmp_path / "out", "--formats", "parquet", "--json")
    first = json.loads(call(*arguments).stdout)
    assert (first["status"], first["files"], first["rows"]["documents"]) == ("written", {"parsed": 1}, 1)
    assert first["formats"] == ["parquet"] and "parquet/blocks.parquet" in first["written"]
    assert json.loads(call(*arguments).stdout)["status"] == "unchanged"
    assert json.loads(call("check", tmp_path / "out", "--json").stdout)["status"] == "whole"
    document = rows(tmp_path / "out", "documents")[0]["document_id"]
    shown = json.loads(call("show", document, "-o", tmp_path / "out", "--json").stdout)
    assert shown["row"]["title"] == "Ellen Maria Torvik"


def test_json_says_what_failed(tmp_path):
    """With --json an error is JSON with a code as well, and a finding of a check is an object."""
    failed = call("run", tmp_path / "nowhere", "-o", tmp_path / "out", "--json")
    assert json.loads(failed.stdout)["status"] == "failed" and json.loads(failed.stdout)["code"] == "input"
    assert failed.exit_code == 1 and "does not exist" in failed.stderr
    raw = write_articles(tmp_path / "raw", ellen=ELLEN)
    call("run", raw, "-o", tmp_path / "out", "--formats", "csv", "-q")
    (tmp_path / "out/csv/blocks.csv").unlink()
    found = call("check", tmp_path / "out", "--json")
    assert found.exit_code == 1
    assert {"place": "csv/blocks.csv", "code": "missing"}.items() <= json.loads(found.stdout)["findings"][0].items()


def test_quiet_says_nothing(tmp_path):
    """With --quiet nothing is printed where all is well, by `run` and by `check`."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN)
    done = call("run", raw, "-o", tmp_path / "out", "--formats", "parquet", "--quiet")
    assert (done.exit_code, done.output) == (0, "")
    check = call("check", tmp_path / "out", "--quiet")
    assert (check.exit_code, check.output) == (0, "")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ((["run"], "--for"), "--formats"),
        (([], "ch"), "check"),
        ((["run", "--formats"], "csv,pa"), "csv,parquet"),
        ((["schema"], "state"), "statements"),
    ],
)
def test_shell_completes(typed, wanted):
    """Commands, options, formats after a comma and tables are completed."""
    words = BashComplete(main, {}, "pipeline", "_PIPELINE_COMPLETE").get_completions(*typed)
    assert wanted in [word.value for word in words]
    assert "csv,csv" not in [word.value for word in words]


def test_no_colour_where_it_is_not_wanted(dataset, monkeypatch):
    """On a terminal the words are marked by colour; with NO_COLOR, or in a pipe, by arrows."""
    _, output = dataset
    citation = rows(output, "citations")[0]["citation_id"]
    plain = call("show", citation, "-o", output).output
    assert ">>>" in plain and "\x1b" not in plain
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda self: True)
    coloured = CliRunner().invoke(main, ["show", citation, "-o", str(output)], color=True).output
    assert "\x1b[" in coloured and ">>>" not in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    again = CliRunner().invoke(main, ["show", citation, "-o", str(output)], color=True).output
    assert again == plain
