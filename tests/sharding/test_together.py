"""Articles of a shard are looked at in groups: what comes of each does not depend on its group."""

import hashlib

import pytest

from pipeline.extraction import facts
from pipeline.sharding import work
from pipeline.sharding.plan import Member
from tests.articles import BANK, ELLEN, write_articles

TEXTS = {
    "bank": BANK,
    "broken": b"\xff\xfe\x00",
    "ellen": ELLEN,
    "empty": "",
    "torvik": "Torvik is a town in Norway. The Bergen Gazette was founded in Torvik by Ellen Lie, who said so.\n",
}


def worked(raw) -> dict[str, list[dict]]:
    """The rows of a shard of these articles."""
    write_articles(raw, **TEXTS)
    members = []
    for name in TEXTS:
        data = (raw / f"{name}.txt").read_bytes()
        members.append(Member(name, f"{name}.txt", 0, hashlib.sha256(data).hexdigest(), len(data)))
    return {name: table.to_pylist() for name, table in work.work_shard(raw, raw, members, lambda *_: None).items()}


@pytest.mark.parametrize(("articles", "size"), [(1, 10**6), (2, 10**6), (100, 1), (100, len(ELLEN) + 1)])
def test_groups_of_any_size_give_the_same_rows(tmp_path, monkeypatch, articles, size):
    """All tables are the same whether articles are looked at one by one or in groups, by number or by size."""
    together = worked(tmp_path)
    monkeypatch.setattr(work, "_TOGETHER", articles)
    monkeypatch.setattr(work, "_TOGETHER_BYTES", size)
    assert worked(tmp_path) == together


def test_groups_are_bounded(monkeypatch):
    """A group ends at its number of articles, or as soon as it has its number of bytes; none gets lost."""
    monkeypatch.setattr(work, "_TOGETHER", 3)
    monkeypatch.setattr(work, "_TOGETHER_BYTES", 10)
    sizes = [1, 1, 1, 9, 1, 10, 2, 50, 3]
    groups = work._grouped((number, b"x" * size) for number, size in enumerate(sizes))
    assert [[len(data) for _, data in group] for group in groups] == [[1, 1, 1], [9, 1], [10], [2, 50], [3]]


@pytest.mark.parametrize("step", ["passages", "find_quotations"])
def test_a_fault_in_one_article_rejects_it_alone(tmp_path, monkeypatch, step):
    """Where finding names or facts fails in one article, this is rejected; the others are none the worse."""
    good = worked(tmp_path)
    owner = facts.find_names.__globals__ if step == "passages" else vars(facts)
    find = owner[step]

    def fail(document, *rest):
        if document.text.startswith("Ellen"):
            raise ZeroDivisionError("made for the test")
        return find(document, *rest)

    monkeypatch.setitem(owner, step, fail)
    bad = worked(tmp_path)
    assert [row["code"] for row in bad["rejects"] if row["path"] == "ellen.txt"] == ["internal_error"]
    for name, rows in good.items():
        of_others = [row for row in rows if row["_document_id"] != "ellen"]
        assert [row for row in bad[name] if row["_document_id"] != "ellen"] == of_others
