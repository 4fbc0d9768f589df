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
    monkeypatch.setattr(work, "_HELD_ROWS", size // 10)
    assert worked(tmp_path) == together


def test_groups_are_bounded(monkeypatch):
    """A group ends at its number of articles, or as soon as it has its number of bytes; none gets lost."""
    monkeypatch.setattr(work, "_TOGETHER", 3)
    monkeypatch.setattr(work, "_TOGETHER_BYTES", 10)
    sizes = [1, 1, 1, 9, 1, 10, 2, 50, 3]
    groups = work._grouped((number, b"x" * size) for number, size in enumerate(sizes))
    assert [[len(data) for _, data in group] for group in groups] == [[1, 1, 1], [9, 1], [10], [2, 50], [3]]


@pytest.mark.parametrize("step", ["passages", "find_quotations", "find_events"])
def test_a_fault_in_one_article_rejects_it_alone(tmp_path, monkeypatch, step):
    """Where finding names or facts fails in one article, this is rejected; the others are none the worse."""
    good = worked(tmp_path)
    owner = facts.find_names_together.__globals__ if step == "passages" else vars(facts)
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


def _spoil_kind(made):
    made["blocks"]["kind"][0] = "pargraph"


def _spoil_offset(made):
    made["sentences"]["start_char"][0] += 1


def _spoil_document(made):
    made["documents"]["sha256"][0] = "none"


_FAULTS = {"schema_enum": _spoil_kind, "offset": _spoil_offset, "schema_minLength": _spoil_document}


@pytest.mark.parametrize("code", _FAULTS)
def test_a_row_that_is_refused_rejects_nothing_of_other_articles(tmp_path, monkeypatch, code):
    """Where a row of one article is refused, the rejects are those of this article alone, whatever its group."""
    make = work.make_columns

    def make_spoiled(article, document, found):
        made = make(article, document, found)
        if article.document_id == "ellen":
            _FAULTS[code](made)
        return made

    good = worked(tmp_path)
    monkeypatch.setattr(work, "make_columns", make_spoiled)
    bad = worked(tmp_path)
    assert next(row["code"] for row in bad["rejects"] if row["path"] == "ellen.txt") == code
    for name, rows in good.items():
        of_others = [row for row in rows if row["_document_id"] != "ellen"]
        assert [row for row in bad[name] if row["_document_id"] != "ellen"] == of_others
    monkeypatch.setattr(work, "_HELD_ROWS", 1)
    assert worked(tmp_path) == bad
