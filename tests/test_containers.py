"""Containers from folder to dataset: a row of `files` for each record, evidence in the container, only new work."""

import gzip
import json

import pytest
from click.testing import CliRunner

from pipeline.checking.dataset import check_dataset
from pipeline.cli import main
from pipeline.reading import packing
from pipeline.run import Options
from pipeline.runner import run_pipeline
from pipeline.sharding import plan as planning
from tests.articles import BANK, ELLEN, write_articles
from tests.conftest import rows, run
from tests.reading.containers import json_lines, wet, write_container


def articles(count):
    return [
        {
            "text": ELLEN.replace("Torvik", f"Torvik{n}"),
            "url": f"https://example.org/wiki/Ellen_{n}",
            "title": f"E. {n}",
        }
        for n in range(count)
    ]


def test_containers_give_the_rows_that_files_give(tmp_path):
    """An article gives the same rows out of any container, but for its path, record and keys."""
    texts = {}
    for suffix in ("jsonl.zst", "parquet", "wet.gz"):
        (tmp_path / suffix).mkdir()
        write_container(tmp_path / suffix / f"a.{suffix}", articles(2))
        run(tmp_path / suffix, tmp_path / "out" / suffix)
        assert list(check_dataset(tmp_path / "out" / suffix, tmp_path / suffix)) == []
        texts[suffix] = {
            name: rows(tmp_path / "out" / suffix, name) for name in ("sentences", "statements", "entities", "sources")
        }
        documents = rows(tmp_path / "out" / suffix, "documents")
        assert [(d["url"], d["title"]) for d in documents] == [
            (f"https://example.org/wiki/Ellen_{n}", f"Ellen Maria Torvik{n}") for n in range(2)
        ]
    assert texts["jsonl.zst"] == texts["parquet"] == texts["wet.gz"]
    raw = write_articles(tmp_path / "raw", **{f"a{n}": a["text"] for n, a in enumerate(articles(2))})
    run(raw, tmp_path / "out/txt")
    sentences = [s["text"] for s in rows(tmp_path / "out/txt", "sentences")]
    assert sorted(sentences) == sorted(s["text"] for s in texts["parquet"]["sentences"])
    assert len(rows(tmp_path / "out/txt", "statements")) == len(texts["parquet"]["statements"])


def test_every_record_is_a_row_of_files(tmp_path):
    """Good, repeated and bad records each have a row of `files`; a bad one has one of `rejects` with its place."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN)
    (raw / "a.jsonl").write_bytes(
        json_lines([{"text": BANK}, {"text": ELLEN}]) + b"{\n" + json_lines([{"text": "Ole."}])
    )
    (raw / "b.wet.gz").write_bytes(wet(articles(3), ".gz")[:-200])
    (raw / "c.parquet").write_bytes(b"PAR1")
    (raw / "d.jsonl").write_bytes(b"\n\n")
    run(raw, tmp_path / "out")
    files = {(f["path"], f["record"]): f["status"] for f in rows(tmp_path / "out", "files")}
    assert files == {
        ("a.jsonl", 1): "parsed",
        ("a.jsonl", 2): "parsed",
        ("a.jsonl", 3): "rejected",
        ("a.jsonl", 4): "parsed",
        ("b.wet.gz", 0): "rejected",
        ("b.wet.gz", 2): "parsed",
        ("b.wet.gz", 3): "parsed",
        ("c.parquet", 0): "rejected",
        ("d.jsonl", 0): "rejected",
        ("ellen.txt", 0): "duplicate",
    }
    rejects = {(r["path"], r["record"]): (r["code"], r["message"]) for r in rows(tmp_path / "out", "rejects")}
    assert {place: code for place, (code, _) in rejects.items()} == {
        ("a.jsonl", 3): "not_json",
        ("b.wet.gz", 0): "damaged",
        ("c.parquet", 0): "damaged",
        ("d.jsonl", 0): "empty",
    }
    assert "line 3" in rejects["a.jsonl", 3][1] and "after record 3" in rejects["b.wet.gz", 0][1]
    assert list(check_dataset(tmp_path / "out", raw)) == []


def test_appended_record_works_its_shard_only(tmp_path, monkeypatch):
    """After a record is appended, every earlier shard is used as it is, and the dataset equals a clean run's."""
    monkeypatch.setattr(planning, "SHARD_BYTES", 2000)
    raw = tmp_path / "raw"
    raw.mkdir()
    write_container(raw / "a.jsonl.gz", articles(9))
    run(raw, tmp_path / "out")
    before = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "out/.work/shards").iterdir()}
    write_container(raw / "a.jsonl.gz", articles(10))
    run(raw, tmp_path / "out")
    after = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "out/.work/shards").iterdir()}
    assert len(before) > 3
    assert before.items() < after.items() and len(after) == len(before) + 1
    run(raw, tmp_path / "clean")
    assert {name: rows(tmp_path / "out", name) for name in ("documents", "statements", "entities")} == {
        name: rows(tmp_path / "clean", name) for name in ("documents", "statements", "entities")
    }


def test_lost_shard_is_worked_again(tmp_path):
    """Where a shard of a finished run is lost, the texts of its container are unpacked again for it."""
    raw = tmp_path / "raw"
    raw.mkdir()
    write_container(raw / "a.parquet", articles(2))
    run(raw, tmp_path / "out")
    assert not list((tmp_path / "out/.work/texts").iterdir())
    for path in (tmp_path / "out/.work/shards").iterdir():
        path.rename(tmp_path / "lost")
    (tmp_path / "out/parquet/documents.parquet").unlink()
    run(raw, tmp_path / "out", "csv", "parquet")
    assert list(check_dataset(tmp_path / "out", raw)) == []


def test_check_finds_a_container_that_changed(tmp_path):
    """`check --raw` says of each record that is not in its container any more, or has another text."""
    raw = tmp_path / "raw"
    raw.mkdir()
    write_container(raw / "a.jsonl", articles(3))
    run(raw, tmp_path / "out")
    changed = articles(2)
    changed[0]["text"] += "More."
    write_container(raw / "a.jsonl", changed)
    assert sorted(finding.code for finding in check_dataset(tmp_path / "out", raw)) == ["raw_differs", "raw_missing"]


def test_fields_and_limit_are_options(tmp_path):
    """The command takes the names of fields and the limit of a record, and says which field is none."""
    raw = tmp_path / "raw"
    raw.mkdir()
    records = [{"body": ELLEN, "link": "https://example.org/1"}, {"body": "x" * (1 << 20) + "x"}]
    (raw / "a.jsonl").write_bytes(json_lines(records))
    command = ["run", str(raw), "-o", str(tmp_path / "out"), "--formats", "parquet", "--max-record-mb", "1", "-q"]
    result = CliRunner().invoke(main, [*command, "--fields", "text=body, url=link"])
    assert result.exit_code == 0, result.output
    assert [d["url"] for d in rows(tmp_path / "out", "documents")] == ["https://example.org/1"]
    assert [r["code"] for r in rows(tmp_path / "out", "rejects")] == ["too_large"]
    assert list(check_dataset(tmp_path / "out", raw)) == []
    for wrong in ("body", "words=body", "text="):
        assert CliRunner().invoke(main, [*command, "--fields", wrong]).exit_code == 2


@pytest.mark.parametrize("name", ["bomb.txt.gz", "bomb.jsonl.gz"])
def test_bomb_is_a_reject(tmp_path, monkeypatch, name):
    """A file that swells beyond all measure is a reject with its reason, and the rest goes on."""
    monkeypatch.setattr(packing, "_FREE", 1 << 20)
    raw = write_articles(tmp_path / "raw", ellen=ELLEN)
    (raw / name).write_bytes(gzip.compress(b" " * (8 << 20)))
    outcome = run_pipeline(raw, tmp_path / "out", Options(("parquet",)), quiet=True)
    assert dict(outcome.record.inputs) == {"parsed": 1, "rejected": 1}
    (reject,) = rows(tmp_path / "out", "rejects")
    assert reject["code"] == "bomb" and "200 times" in reject["message"]
    assert json.loads((tmp_path / "out/run.json").read_bytes())["rejects"] == {"bomb": 1}
