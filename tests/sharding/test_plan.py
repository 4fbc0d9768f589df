"""The plan: shards that never change, and no document lost or done twice."""

import json

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading.files import FoundFile, find_files
from pipeline.reading.records import Problem, Reading
from pipeline.sharding import plan as planning
from pipeline.sharding.plan import make_plan


def file(name, content=None):
    return FoundFile(f"{name}.txt", 100, f"{hash_of(content or name):064x}")


def hash_of(text):
    return int.from_bytes(text.encode(), "big")


def plan_of(found, work):
    """The plan for files that hold no records, after which all its shards count as done."""
    plan = make_plan(work, found, work)
    for name in plan.shards:
        (work / "shards" / name).mkdir(parents=True, exist_ok=True)
    return plan


def active(plan):
    """The documents that are there, as the merge sees them: all members but the stale ones."""
    gone = {(row["shard"], row["document_id"]) for row in pq.read_table(plan.stale).to_pylist()}
    found = [(name, member.document_id) for name in plan.shards for member in plan.members(name)]
    assert plan.document_count == len(found) - len(gone)
    return sorted(document for name, document in found if (name, document) not in gone)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sets(st.sampled_from("abcdefghij"), min_size=1), min_size=1, max_size=5), st.integers(1, 5))
def test_every_document_stands_in_one_shard(tmp_path_factory, histories, per_shard):
    """Whatever files come and go, each that is there is active exactly once, and the same input gives the same plan."""
    work = tmp_path_factory.mktemp("work")
    size = planning.SHARD_BYTES
    planning.SHARD_BYTES = per_shard * 100
    try:
        for names in histories:
            found = [file(name) for name in sorted(names)]
            plan = plan_of(found, work)
            fresh = plan_of(found, tmp_path_factory.mktemp("fresh"))
            assert active(plan) == active(fresh)
            assert len(active(plan)) == len(names)
            assert plan.digest == fresh.digest
    finally:
        planning.SHARD_BYTES = size


def test_old_shards_are_used_again(tmp_path):
    """New documents come into new shards; the old ones keep their names."""
    first = plan_of([file(n) for n in "abcd"], tmp_path)
    second = plan_of([file(n) for n in "abcde"], tmp_path)
    assert set(first.shards) < set(second.shards)
    third = plan_of([file(n) for n in "abce"], tmp_path)
    assert set(third.shards) == set(second.shards)
    assert third.document_count == 4


def test_shard_with_lost_documents_is_not_waited_for(tmp_path):
    """A shard that was never worked is planned anew where a document of it is gone, since it cannot be worked now."""
    first = make_plan(tmp_path, [file(n) for n in "abcd"], tmp_path)
    second = make_plan(tmp_path, [file(n) for n in "abc"], tmp_path)
    assert not set(first.shards) & set(second.shards)
    (name,) = second.shards
    assert len(second.members(name)) == 3


def test_many_small_shards_are_put_together(tmp_path):
    """After many small additions the small shards become one."""
    for n in range(1, 45):
        plan = plan_of([file(f"a{k:02}") for k in range(n)], tmp_path)
    assert len(plan.shards) < 34
    assert plan.document_count == 44


@pytest.mark.parametrize(("articles", "shards"), [(9, 1), (240, 12), (2400, 24)])
def test_a_small_corpus_is_shared_out(tmp_path, monkeypatch, articles, shards):
    """What would be a few full shards becomes a dozen, for several workers; very little stays together."""
    monkeypatch.setattr(planning, "SHARD_BYTES", 10_000)
    monkeypatch.setattr(planning, "_LEAST_BYTES", 1000)
    plan = plan_of([file(f"a{n:04}") for n in range(articles)], tmp_path)
    assert [len(plan.members(name)) for name in plan.shards] == [articles // shards] * shards


def test_copies_and_problems_stand_aside(tmp_path):
    """The same bytes twice are one document; a file that cannot be read is in no shard."""
    found = [file("a", "x"), file("b", "x"), FoundFile("c.pdf", 1, None, Problem("unknown_format", "no"))]
    plan = plan_of(found, tmp_path)
    assert plan.document_count == 1
    rows = pq.read_table(plan.aside / "files.parquet").to_pylist()
    assert [(row["path"], row["status"]) for row in rows] == [("b.txt", "duplicate"), ("c.pdf", "rejected")]
    assert rows[0]["document_id"] == next(iter(active(plan)))
    assert [row["code"] for row in pq.read_table(plan.aside / "rejects.parquet").to_pylist()] == ["unknown_format"]


def test_tasks_stay_few(tmp_path, monkeypatch):
    """However many shards there are, the tasks are not more than a hundred."""
    monkeypatch.setattr(planning, "SHARD_BYTES", 100)
    plan = plan_of([file(f"a{n:04}") for n in range(450)], tmp_path)
    assert len(plan.shards) == 450
    assert len(plan.task_ranges()) <= 100
    assert sum(map(len, plan.task_ranges())) == 450


def write_lines(path, *records):
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(record) + "\n" for record in records))


def container_plan(tmp_path):
    work = tmp_path / "work"
    plan = make_plan(tmp_path / "raw", find_files(tmp_path / "raw"), work)
    for name in plan.shards:
        (work / "shards" / name).mkdir(parents=True, exist_ok=True)
    return plan


def test_appended_record_makes_one_new_shard(tmp_path, monkeypatch):
    """Where a container grows, the shards of its earlier records stay as they are."""
    monkeypatch.setattr(planning, "SHARD_BYTES", 100)
    records = [{"text": f"{n}" * 40, "url": f"https://example.org/{n}"} for n in range(9)]
    write_lines(tmp_path / "raw/a.jsonl", *records)
    first = container_plan(tmp_path)
    assert len(first.shards) == 5
    write_lines(tmp_path / "raw/a.jsonl", *records, {"text": "new" * 10})
    second = container_plan(tmp_path)
    assert len(set(second.shards) - set(first.shards)) == 1
    assert set(first.shards) < set(second.shards)


def test_container_is_read_once(tmp_path, monkeypatch):
    """A container that was unpacked is not opened again, also where other files come beside it."""
    write_lines(tmp_path / "raw/a.jsonl", {"text": "one"})
    first = container_plan(tmp_path)
    monkeypatch.setattr("pipeline.sharding.unpacking.read_records", lambda *_: pytest.fail("read again"))
    (tmp_path / "raw/b.txt").write_text("two")
    second = container_plan(tmp_path)
    assert set(first.containers) == set(second.containers)
    assert second.document_count == 2


def test_keys_come_from_addresses_and_are_unique(tmp_path):
    """A record's key comes from its address, else from path and identifier or number; one that is taken is not used."""
    url = "https://example.org/wiki/Ellen_Torvik"
    write_lines(
        tmp_path / "raw/a.jsonl",
        *({"text": "one", "url": url}, {"text": "two", "url": url}, {"text": "three", "id": 7}, {"text": "four"}),
    )
    plan = container_plan(tmp_path)
    (name,) = plan.shards
    keys = [member.document_id for member in plan.members(name)]
    assert len(set(keys)) == 4
    assert keys[0].startswith("ellen-torvik-") and keys[1].startswith(keys[0] + "-")
    (tmp_path / "raw/a.jsonl").rename(tmp_path / "raw/b.jsonl")
    (name,) = (moved := container_plan(tmp_path)).shards
    assert [m.document_id == key for m, key in zip(moved.members(name), keys, strict=True)] == [True] + [False] * 3


def test_other_fields_are_another_container(tmp_path):
    """The same file read by other fields gives other records."""
    write_lines(tmp_path / "raw/a.jsonl", {"text": "one", "body": "two"})
    work = tmp_path / "work"
    plans = [
        make_plan(tmp_path / "raw", find_files(tmp_path / "raw"), work, reading)
        for reading in (Reading(), Reading(text="body"))
    ]
    assert len({member.sha256 for plan in plans for name in plan.shards for member in plan.members(name)}) == 2
