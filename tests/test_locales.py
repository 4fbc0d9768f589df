"""A locale that has no file names beyond ASCII: the command works all the same, or says why not."""

import os
import subprocess
import sys

import pytest

from tests.articles import BANK, ELLEN, write_articles
from tests.conftest import ROOT, rows, run
from tests.test_determinism import files_of

# Python's own ways out of such a locale are closed, as where a program embeds it.
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": str(ROOT)}


def call(folder, *arguments):
    """Exit code, output and errors of the command in a folder, under such a locale."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    command = [sys.executable, "-m", "pipeline", *arguments]
    done = subprocess.run(command, cwd=folder, env=kept | ASCII, capture_output=True)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Articles whose files and folders have names in several scripts."""
    folder = tmp_path_factory.mktemp("locale")
    raw = write_articles(folder / "raw", **{"Ærø Straße": ELLEN})
    write_articles(raw / "東京", bank=BANK)
    (raw / "bøk.jsonl").write_text('{"text": "Ås Bank was a bank in Oslo, founded in 1881 by Per Ås."}\n', "utf-8")
    return folder


def test_names_beyond_ascii_are_read(folder):
    """Files, folders and containers are read by whatever name, the same bytes come out, and they can be checked."""
    formats = ("csv", "parquet", "html")
    assert call(folder, "run", "raw", "-o", "out", "-q", "--formats", ",".join(formats))[::2] == (0, "")
    run(folder / "raw", folder / "plain", *formats)
    assert files_of(folder / "out") == files_of(folder / "plain")
    assert {f["path"] for f in rows(folder / "out", "files")} == {"Ærø Straße.txt", "東京/bank.txt", "bøk.jsonl"}
    assert call(folder, "check", "out", "--raw", "raw", "-q") == (0, "", "")
    (key,) = (e["entity_id"] for e in rows(folder / "out", "entities") if e["name"] == "Per Ås")
    assert "Per Ås" in call(folder, "show", key, "-o", "out")[1]


@pytest.mark.parametrize("command", [("run", "raw", "-q", "-o"), ("show", "person-x", "-o")])
def test_output_that_cannot_be_named_is_told(folder, command):
    """An output folder whose name the locale cannot write is told in one line, with what to do."""
    code, _, errors = call(folder, *command, "ut-på-øya")
    assert code == 1 and errors.count("\n") == 1
    assert "cannot be used (the locale's encoding for names is ascii); set PYTHONUTF8=1" in errors
    assert not (folder / "ut-på-øya").exists()
