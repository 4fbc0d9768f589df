"""A run from folder to dataset: what comes out, what is done again, and what is left alone."""

import contextlib
import json
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from pipeline.checking.dataset import check_dataset
from pipeline.errors import InputError, OutputBusyError, OutputError, PipelineError
from pipeline.publishing.lock import hold
from pipeline.run import Run
from pipeline.sharding import work
from pipeline.tables.schema import load_tables
from tests.articles import BANK, ELLEN, write_articles
from tests.conftest import ROOT, rows, run


def snapshot(folder):
    """Every file of a dataset with its bytes, the log of times and the work folder apart."""
    files = (p for p in folder.rglob("*") if p.is_file() and ".work" not in p.parts and p.name != "run.log.json")
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def test_every_table_is_written(dataset):
    """Each table has a file in each format, empty ones too, and the run record counts its rows."""
    _, output = dataset
    record = json.loads((output / "run.json").read_bytes())
    for name in load_tables():
        assert (output / "csv" / f"{name}.csv").exists()
        assert record["tables"][name] == len(rows(output, name))


def test_text_and_sources_are_filled(dataset):
    """The sample's lead, headings, markers and references stand in their tables and refer to one another."""
    _, output = dataset
    ellen = next(d for d in rows(output, "documents") if d["path"] == "ellen.txt")
    assert ellen["title"] == "Ellen Maria Torvik"
    assert ellen["description"] == "Norwegian banker and founder of the Torvik Bank"
    headings = [s["heading"] for s in rows(output, "sections") if s["document_id"] == ellen["document_id"]]
    assert headings == [None, "Career", "Notes", "References"]
    sources = {s["source_id"]: s for s in rows(output, "sources") if s["document_id"] == ellen["document_id"]}
    cited = [c for c in rows(output, "citations") if c["document_id"] == ellen["document_id"]]
    texts = [(c["marker"], c["kind"], sources[c["source_id"]]["raw_text"][:8]) for c in cited]
    assert texts == [
        ("1", "source", '"The Tor'),
        ("2", "source", "Lie, Ann"),
        ("2", "source", "Lie, Ann"),
        ("1", "source", '"The Tor'),
        ("3", "source", '"A lady '),
        ("note 1", "note", "As of 18"),
        ("2", "source", "Lie, Ann"),
    ]
    assert {s["backlink_count"] == s["citation_count"] for s in sources.values()} == {True}


def test_dataset_passes_its_check(dataset):
    """What a run wrote is found whole, with every word at its offsets."""
    raw, output = dataset
    assert list(check_dataset(output, raw)) == []


def test_second_run_leaves_all_as_it_is(tmp_path):
    """A run over unchanged input writes nothing."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN)
    assert run(raw, tmp_path / "out").renewed
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "out").rglob("*")}
    assert not run(raw, tmp_path / "out").renewed
    after = {p: p.stat().st_mtime_ns for p in (tmp_path / "out").rglob("*")}
    changed = {p.name for p in before if after.get(p) != before[p]} - {"out", ".work", "plans", "runs"}
    assert not {name for name in changed if not name.startswith(("latest-plan",)) and not name.endswith(".json")}


def test_missing_file_is_written_again(tmp_path):
    """A file of the dataset that somebody removed comes back with the next run."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN)
    run(raw, tmp_path / "out")
    (tmp_path / "out/parquet/blocks.parquet").unlink()
    assert run(raw, tmp_path / "out").renewed
    assert list(check_dataset(tmp_path / "out", raw)) == []


def test_changes_say_what_is_new(tmp_path):
    """After an edit, an addition and a removal, `changes` names the rows; keys of untouched rows stay."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN, bank=BANK)
    run(raw, tmp_path / "out")
    assert rows(tmp_path / "out", "changes") == []
    before = {s["sentence_id"]: s["text"] for s in rows(tmp_path / "out", "sentences")}
    write_articles(raw, ellen=ELLEN.replace("opened the bank", "opened her bank"), quay=BANK.replace("1931", "1932"))
    (raw / "bank.txt").unlink()
    run(raw, tmp_path / "out")
    changes = {(c["table"], c["change"]) for c in rows(tmp_path / "out", "changes")}
    assert {("files", "added"), ("files", "removed"), ("files", "changed"), ("documents", "changed")} <= changes
    after = {s["sentence_id"]: s["text"] for s in rows(tmp_path / "out", "sentences")}
    ellen = [text for text in before.values() if "opened the bank" not in text and text not in BANK.replace("[1]", "")]
    assert ellen and all(key in after for key, text in before.items() if text in ellen)
    touched = {c["record_id"] for c in rows(tmp_path / "out", "changes") if c["table"] == "documents"}
    assert len(touched) == 3
    assert list(check_dataset(tmp_path / "out", raw)) == []


def test_change_back_gives_the_same_bytes(tmp_path):
    """After detours the same input gives the same files as a clean run, `changes` and what counts it apart."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN, bank=BANK)
    run(raw, tmp_path / "clean", "csv", "parquet")
    write_articles(raw, third=ELLEN.replace("Torvik", "Sandvik"))
    run(raw, tmp_path / "out", "csv", "parquet")
    (raw / "third.txt").unlink()
    run(raw, tmp_path / "out", "csv", "parquet")
    clean, out = snapshot(tmp_path / "clean"), snapshot(tmp_path / "out")
    assert clean.keys() == out.keys()
    differs = {path for path in clean if clean[path] != out[path]}
    assert differs == {"csv/changes.csv", "parquet/changes.parquet", "datapackage.json", "run.json"}


def test_workers_and_grouping_do_not_show(tmp_path, monkeypatch):
    """Two workers over tiny shards write the same bytes as one worker over one shard."""
    texts = {f"a{n}": ELLEN.replace("Torvik", f"Torvik{n}") for n in range(7)}
    raw = write_articles(tmp_path / "raw", **texts)
    run(raw, tmp_path / "one", "csv", "parquet", "xlsx")
    monkeypatch.setattr("pipeline.sharding.plan.SHARD_BYTES", 2000)
    run(raw, tmp_path / "two", "csv", "parquet", "xlsx", workers=2)
    assert len(list((tmp_path / "two/.work/shards").iterdir())) > 1
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "two")


def test_bad_files_do_not_stop_the_rest(tmp_path):
    """Empty, binary and foreign files are rows of `files` and `rejects`; copies are duplicates; the rest is parsed."""
    raw = write_articles(
        tmp_path / "raw", ellen=ELLEN, copy=ELLEN, empty=b"", binary=bytes(range(32)) * 40, latin=BANK.encode("utf-16")
    )
    (raw / "page.pdf").write_bytes(b"%PDF")
    outcome = run(raw, tmp_path / "out")
    assert dict(outcome.record.inputs) == {"duplicate": 1, "parsed": 2, "rejected": 3}
    files = {f["path"]: f for f in rows(tmp_path / "out", "files")}
    assert files["ellen.txt"]["document_id"] == files["copy.txt"]["document_id"]
    assert {r["path"]: r["code"] for r in rows(tmp_path / "out", "rejects")} == {
        "binary.txt": "binary",
        "empty.txt": "empty",
        "page.pdf": "unknown_format",
    }
    assert files["latin.txt"]["encoding"] == "utf-16-le"


def test_copies_of_an_article_are_told(tmp_path):
    """Another copy of an article, in another form, names the first; an article on a namesake does not."""
    desktop = ELLEN.replace(" edit\n", "[edit]\n").replace("Retrieved 2 May 2020", "Retrieved 3 May 2020")
    namesake = ELLEN.splitlines()[0].replace("1851", "1911").replace("1920", "1980") + "\n\nShe sold fish in Oslo.\n"
    raw = write_articles(tmp_path / "raw", a=ELLEN, b=desktop, c=namesake)
    run(raw, tmp_path / "out")
    documents = {d["path"]: d for d in rows(tmp_path / "out", "documents")}
    assert documents["b.txt"]["same_as_id"] == documents["a.txt"]["document_id"]
    assert documents["b.txt"]["subject_id"] == documents["a.txt"]["subject_id"]
    assert documents["c.txt"]["same_as_id"] is None
    assert documents["c.txt"]["subject_id"] != documents["a.txt"]["subject_id"]


MESSY = {
    "bare": "One sentence only",
    "crlf": ELLEN.replace("\n", "\r\n"),
    "cr": ELLEN.replace("\n", "\r"),
    "bom": "\ufeff" + ELLEN,
    "controls": ELLEN.replace("banker", "ban\x00ker\x1b\u202eע\u0301"),
    "no-text-list": ELLEN.split("References edit")[0] + "References edit\n",
    "no-references": ELLEN.split("References edit")[0],
    "wrong-number": ELLEN.replace("  2. ^ a b c", "  7. ^ a b c"),
    "repeated": ELLEN + "\n  3. ^ Again.\n  1. ^ Once more.\n",
}
NOTHING_SAID = {"long": "x" * 1_000_000, "brackets": "[1][2][[3]]]][a][note 1] edit\n\n  1. ^\n  2. ^ a b\n"}


@pytest.mark.parametrize("texts", [MESSY, NOTHING_SAID], ids=["messy", "nothing-said"])
def test_messy_text_gives_a_whole_dataset(tmp_path, texts):
    """Text that is hardly an article still gives a document, and a dataset that passes its check."""
    raw = write_articles(tmp_path / "raw", **texts)
    outcome = run(raw, tmp_path / "out")
    assert dict(outcome.record.inputs) == {"parsed": len(texts)}
    assert dict(outcome.record.rejects) == {}
    assert {d["path"] for d in rows(tmp_path / "out", "documents")} == {f"{name}.txt" for name in texts}
    assert list(check_dataset(tmp_path / "out", raw)) == []


def test_input_that_is_none_is_an_error(tmp_path):
    """A folder that does not exist, or holds nothing, is said in one line, and no output is made."""
    with pytest.raises(InputError, match="does not exist"):
        run(tmp_path / "nowhere", tmp_path / "out")
    assert not (tmp_path / "out").exists()
    (tmp_path / "raw").mkdir()
    with pytest.raises(InputError, match="no files"):
        run(tmp_path / "raw", tmp_path / "out")


def test_foreign_file_is_not_overwritten(tmp_path):
    """A file in the output that no run record names is not replaced."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN)
    (tmp_path / "out/parquet").mkdir(parents=True)
    (tmp_path / "out/parquet/blocks.parquet").write_text("mine")
    with pytest.raises(OutputError, match=r"blocks\.parquet"):
        run(raw, tmp_path / "out")
    assert (tmp_path / "out/parquet/blocks.parquet").read_text() == "mine"
    assert not (tmp_path / "out/run.json").exists()


def test_output_is_held_by_one_run(tmp_path):
    """A second run on an output that is held says so; afterwards the folder is free."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN)
    with hold(tmp_path / "out"), pytest.raises(OutputBusyError, match="another run"):
        run(raw, tmp_path / "out")
    run(raw, tmp_path / "out")
    assert not (tmp_path / "out/.lock").exists()


def test_file_that_changes_during_the_run_is_read_again(tmp_path, monkeypatch):
    """Where a file changes between being found and being read, the run begins anew and ends whole."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN)
    read = work.read_file

    def change_then_read(folder, path, limit):
        monkeypatch.setattr(work, "read_file", read)
        (folder / path).write_text(BANK)
        return read(folder, path, limit)

    monkeypatch.setattr(work, "read_file", change_then_read)
    run(raw, tmp_path / "out")
    assert rows(tmp_path / "out", "documents")[0]["title"] == "The Torvik Bank"
    assert list(check_dataset(tmp_path / "out", raw)) == []


def _wait_for(port):
    for _ in range(300):
        with contextlib.suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port), 5):
            return
        time.sleep(0.1)
    raise AssertionError("luigid does not answer")


def test_several_machines_share_a_run(tmp_path):
    """Two runs that share a luigid and an output folder split the work, and both find the dataset whole."""
    port = 8000 + os.getpid() % 1000
    daemon = subprocess.Popen(
        [sys.executable, "-c", f"from luigi.server import run; run(api_port={port}, address='127.0.0.1')"],
        stderr=subprocess.DEVNULL,
    )
    try:
        raw = write_articles(tmp_path / "raw", **{f"a{n}": ELLEN.replace("Torvik", f"Torvik{n}") for n in range(5)})
        command = [
            sys.executable,
            "-m",
            "pipeline",
            "run",
            str(raw),
            "-o",
            str(tmp_path / "out"),
            "--formats",
            "parquet",
        ]
        command += ["--scheduler-host", "127.0.0.1", "--scheduler-port", str(port)]
        _wait_for(port)
        both = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]
        assert [process.wait(timeout=90) for process in both] == [0, 0]
    finally:
        daemon.kill()
        daemon.wait()
    assert list(check_dataset(tmp_path / "out", raw)) == []


def test_lost_worker_is_told(tmp_path, monkeypatch):
    """A worker process that is killed makes the run fail with a message, and the next run completes."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN)
    parent = multiprocessing.current_process().pid
    merge = Run.merge

    def die(self, cores):
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        merge(self, cores)

    monkeypatch.setattr(Run, "merge", die)
    with pytest.raises(PipelineError, match="worker process"):
        run(raw, tmp_path / "out", workers=2)
    monkeypatch.setattr(Run, "merge", merge)
    run(raw, tmp_path / "out", workers=2)
    assert list(check_dataset(tmp_path / "out", raw)) == []
