"""The work on a shard leaves the interpreter as it was, and leaves no cycles of objects behind."""

import gc
import hashlib

import pytest

from pipeline.errors import InputChangedError
from pipeline.lean import without_cycle_search
from pipeline.sharding.plan import Member
from pipeline.sharding.work import work_shard
from tests.articles import BANK, ELLEN, write_articles


@pytest.fixture(autouse=True)
def _collector():
    """The collector of cycles as it was before the test, whatever happens in it."""
    was_enabled = gc.isenabled()
    yield
    (gc.enable if was_enabled else gc.disable)()


def members(raw, **texts):
    """The members of a shard of these articles, written to `raw`."""
    write_articles(raw, **texts)
    made = []
    for name in texts:
        data = (raw / f"{name}.txt").read_bytes()
        made.append(Member(name, f"{name}.txt", 0, hashlib.sha256(data).hexdigest(), len(data)))
    return made


@pytest.mark.parametrize("switch", [gc.enable, gc.disable])
def test_the_collector_of_cycles_is_restored(switch):
    """It is off inside the block and as it was behind it, also where an exception leaves the block."""
    switch()
    before = gc.isenabled()
    with without_cycle_search():
        assert not gc.isenabled()
    assert gc.isenabled() is before
    with pytest.raises(ValueError, match="inside"), without_cycle_search():
        raise ValueError("inside")
    assert gc.isenabled() is before


def test_a_shard_is_worked_without_search_for_cycles(tmp_path):
    """The collector is off while articles are worked, on behind it, also where the input changed meanwhile."""
    gc.enable()
    seen = []
    shard = members(tmp_path, ellen=ELLEN, bank=BANK)
    work_shard(tmp_path, tmp_path, shard, lambda *_: seen.append(gc.isenabled()))
    assert seen == [False, False]
    assert gc.isenabled()
    (tmp_path / "bank.txt").write_text("something else", "utf-8")
    with pytest.raises(InputChangedError):
        work_shard(tmp_path, tmp_path, shard, lambda *_: None)
    assert gc.isenabled()


def test_articles_leave_no_cycles(tmp_path):
    """Memory stays bounded without the search: nothing is left of an article that only the search would find."""
    shard = members(tmp_path, ellen=ELLEN, bank=BANK, broken="")
    work_shard(tmp_path, tmp_path, shard, lambda *_: None)  # what is loaded at first use
    gc.disable()
    gc.collect()
    work_shard(tmp_path, tmp_path, shard, lambda *_: None)
    assert gc.collect() == 0
