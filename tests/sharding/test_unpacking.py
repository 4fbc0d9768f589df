"""Containers unpacked: how far is told as it goes."""

from pipeline import progress
from pipeline.progress import Progress
from pipeline.reading.files import find_files
from pipeline.reading.records import Reading
from pipeline.sharding.plan import make_plan
from tests.articles import BANK, ELLEN
from tests.reading.containers import write_container


def test_every_record_is_told(tmp_path, monkeypatch, capsys):
    """Each record that is unpacked is told with the container's path, and shown; what was unpacked before is not."""
    raw = tmp_path / "raw"
    raw.mkdir()
    write_container(raw / "b.jsonl.gz", [{"text": ELLEN, "url": "https://a.org/1"}, {"text": BANK}])
    monkeypatch.setattr(progress, "_EVERY_LOG", 0.0)
    shown, told = Progress(), []

    def step(container, records):
        told.append((container, records))
        shown.unpacking(container, records)

    for _ in range(2):
        make_plan(raw, find_files(raw, tmp_path / "out", Reading()), tmp_path / "work", step=step)
    assert told == [("b.jsonl.gz", 1), ("b.jsonl.gz", 2)]
    assert capsys.readouterr().err == "Unpacking b.jsonl.gz: 1 records\nUnpacking b.jsonl.gz: 2 records\n"
