"""The plan: shards that never change, and no document lost or done twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading.files import FoundFile
from pipeline.sharding import plan as planning
from pipeline.sharding.plan import make_plan


def file(name, content=None):
    return FoundFile(f"{name}.txt", 100, f"{hash_of(content or name):064x}")


def hash_of(text):
    return int.from_bytes(text.encode(), "big")


def active(plan):
    return sorted(d for ids in plan.active.values() for d in ids)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sets(st.sampled_from("abcdefghij"), min_size=1), min_size=1, max_size=6), st.integers(1, 5))
def test_every_document_stands_in_one_shard(tmp_path_factory, histories, per_shard):
    """Whatever files come and go, each that is there is active exactly once, and the same input gives the same plan."""
    work = tmp_path_factory.mktemp("work")
    size = planning.SHARD_BYTES
    planning.SHARD_BYTES = per_shard * 100
    try:
        for names in histories:
            found = [file(name) for name in sorted(names)]
            plan = make_plan(found, work)
            fresh = make_plan(found, tmp_path_factory.mktemp("fresh"))
            assert active(plan) == active(fresh)
            assert len(active(plan)) == len(names)
            assert plan.digest == fresh.digest
    finally:
        planning.SHARD_BYTES = size


def test_old_shards_are_used_again(tmp_path):
    """New documents come into new shards; the old ones keep their names."""
    first = make_plan([file(n) for n in "abcd"], tmp_path)
    second = make_plan([file(n) for n in "abcde"], tmp_path)
    assert set(first.shards) < set(second.shards)
    third = make_plan([file(n) for n in "abce"], tmp_path)
    assert set(third.shards) == set(second.shards)
    assert sum(len(ids) for ids in third.active.values()) == 4


def test_many_small_shards_are_put_together(tmp_path):
    """After many small additions the small shards become one."""
    for n in range(1, 30):
        plan = make_plan([file(f"a{k:02}") for k in range(n)], tmp_path)
    assert len(plan.shards) < 22
    assert plan.document_count == 29


def test_copies_and_problems_stand_aside(tmp_path):
    """The same bytes twice are one document; a file that cannot be read is in no shard."""
    found = [file("a", "x"), file("b", "x"), FoundFile("c.pdf", 1, None, ("unknown_format", "no"))]
    plan = make_plan(found, tmp_path)
    assert plan.document_count == 1
    assert [(a.path, a.status) for a in plan.aside] == [("b.txt", "duplicate"), ("c.pdf", "rejected")]


def test_tasks_stay_few(tmp_path, monkeypatch):
    """However many shards there are, the tasks are not more than a hundred."""
    monkeypatch.setattr(planning, "SHARD_BYTES", 100)
    plan = make_plan([file(f"a{n:04}") for n in range(450)], tmp_path)
    assert len(plan.shards) == 450
    assert len(plan.task_ranges()) <= 100
    assert sum(map(len, plan.task_ranges())) == 450
