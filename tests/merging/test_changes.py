"""What is new is told in words, of rows that are there and of rows that went away."""

import pyarrow.parquet as pq
import pytest

from pipeline.merging import changes as changing
from pipeline.merging.engine import local_sql
from pipeline.merging.merge import merge
from pipeline.run import Options, Run
from pipeline.tables.keys import joined_key
from pipeline.tables.schema import load_tables
from tests.articles import BANK, ELLEN, write_articles
from tests.conftest import rows, run
from tests.merging.test_corrections import NILS, QUAY

CHARGE = "Torvik was charged with fraud in 1899."
IN_WORDS = {"documents", "entities", "statements", "events", "sources"}


def test_changes_are_in_words(tmp_path):
    """A removed statement says what it said, with its certainty, sentence and article; an added article its title."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN.replace("Torvik opened", f"{CHARGE} Torvik opened"))
    run(raw, tmp_path / "out")
    write_articles(raw, ellen=ELLEN, bank=BANK)
    run(raw, tmp_path / "out")
    changes = rows(tmp_path / "out", "changes")
    (charge,) = (c for c in changes if c["table"] == "statements" and "fraud" in (c["words"] or ""))
    assert charge["change"] == "removed"
    assert charge["words"].startswith("[alleged] ") and " · Charged with · fraud" in charge["words"]
    assert (charge["sentence"], charge["article"]) == (CHARGE, "Ellen Maria Torvik")
    added = [c for c in changes if c["table"] == "documents" and c["change"] == "added"]
    assert [c["article"] for c in added] == ["The Torvik Bank"]
    assert all((c["words"] is not None) == (c["table"] in IN_WORDS) for c in changes)


def test_removed_rows_of_another_version_have_no_words(tmp_path):
    """Where the dataset before lacks a column, its removed rows are named by key alone, and the run goes on."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN, bank=BANK)
    run(raw, tmp_path / "out")
    (merged,) = (tmp_path / "out/.work/merged").glob("*/statements.parquet")
    pq.write_table(pq.read_table(merged).drop_columns(["role"]), merged)
    (raw / "bank.txt").unlink()
    run(raw, tmp_path / "out")
    changes = rows(tmp_path / "out", "changes")
    assert {c["change"] for c in changes} == {"removed", "changed"}
    assert not any(c["words"] for c in changes if c["change"] == "removed")


def test_changes_do_not_tell_of_who_was_left_out(tmp_path):
    """When a person is left out by hand, no word of `changes` names her, while others are told of as before."""
    raw = write_articles(tmp_path / "raw", bank=BANK)
    run(raw, tmp_path / "out")
    other = BANK.replace("Ellen Maria Torvik", "Nils Lie").replace("Torvik Bank", "Quay")
    write_articles(raw, ellen=ELLEN, other=other)
    (raw / "entities.csv").write_text("decision,entity_id\ndrop,person-ellen-maria-torvik-1851\n")
    run(raw, tmp_path / "out")
    changes = rows(tmp_path / "out", "changes")
    assert {"removed", "added"} <= {c["change"] for c in changes if c["table"] != "files"}
    assert not any(c["words"] for c in changes if c["change"] == "removed")
    told = " ".join(str(c[name]) for c in changes for name in ("words", "sentence", "article"))
    assert "Ellen" not in told and "Nils Lie" in told


def merged(raw, folder, before=None):
    """The rows of all tables of the dataset that follows another one, by table."""
    (folder / "merged").mkdir(parents=True)
    run_ = Run.prepare(raw, folder, folder / "work", Options(("parquet",)))
    for shard in run_.shards_left:
        run_.work_shard(shard)
    earlier = {path.stem: [path] for path in (before / "merged").iterdir()} if before else {}
    with local_sql(folder / "spill") as sql:
        merge(sql, run_.plan, folder / "work/shards", earlier, folder / "merged")
    return {path.stem: pq.read_table(path).to_pylist() for path in (folder / "merged").iterdir()}


def by_key(table, rows):
    """The rows of a table by their keys, as `record_id` shows them."""
    return {joined_key(row[column] for column in table.primary_key): row for row in rows}


def compared(before, now):
    """The rows of `changes` without words, found cell by cell."""
    found = []
    for table in load_tables().values():
        if not table.view and table.name != "changes":
            was, new = (by_key(table, rows[table.name]) for rows in (before, now))
            found += [(table.name, key, "added", None) for key in new.keys() - was.keys()]
            found += [(table.name, key, "removed", None) for key in was.keys() - new.keys()]
            for key in new.keys() & was.keys():
                if differing := [column for column, value in was[key].items() if new[key][column] != value]:
                    found.append((table.name, key, "changed", ";".join(differing)))
    return sorted(found, key=lambda row: row[:2])


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """Articles of which one was edited, one came and one went, two persons being joined by hand; and those before."""
    folder = tmp_path_factory.mktemp("history")
    charged = ELLEN.replace("Torvik opened", f"{CHARGE} Torvik opened")
    before = merged(write_articles(folder / "raw", ellen=charged, nils=NILS, quay=QUAY), folder / "first")
    raw = write_articles(folder / "now", ellen=ELLEN, nils=NILS, bank=BANK)
    (raw / "entities.csv").write_text("decision,entity_id,other_id\nsame,person-nils-torvik-1880,person-anna-lie\n")
    return folder, before


@pytest.mark.parametrize("parts", [1, 2, 1 << 16])
@pytest.mark.parametrize("starts", ["SELECT 'all'", "SELECT DISTINCT document_id FROM documents ORDER BY 1"])
def test_changes_are_those_of_all_cells(history, tmp_path, monkeypatch, parts, starts):
    """However many parts and ranges there are, all that differs is told, and nothing else, each row with its words."""
    monkeypatch.setattr(changing, "_PARTS", parts)
    monkeypatch.setattr(changing, "range_starts", lambda: starts)
    folder, before = history
    now = merged(folder / "now", tmp_path, folder / "first")
    told = [(c["table"], c["record_id"], c["change"], c["columns"]) for c in now["changes"]]
    assert told == compared(before, now)
    assert {("mentions", "changed"), ("sentences", "removed"), ("files", "added")} <= {row[::2] for row in told}
    in_words = {row["record_id"]: row["sentence"] for row in now["changes"] if row["words"]}
    assert in_words.keys() == {key for name, key, _, _ in told if name in IN_WORDS}
    sold = "Anna Lie sold the Quay Theatre to the Torvik Bank in 1920."
    assert {CHARGE, sold, "It closed in 1931."} <= set(in_words.values())


def test_nothing_differs(history, tmp_path):
    """Where the same articles are merged again, nothing is told."""
    folder, before = history
    again = merged(folder / "raw", tmp_path, folder / "first")
    assert again["changes"] == [] and again["statements"] == before["statements"]


def test_equal_changes_of_several_rows_do_not_cancel_out(tmp_path, monkeypatch):
    """A part differs where two of its rows had one value and have another now; one of equal rows does not."""
    monkeypatch.setattr(changing, "_PARTS", 1)
    table = load_tables()["documents"]
    with local_sql(tmp_path / "spill") as sql:
        for name, original in (("before_documents", "one-1a2b3c4d"), ("documents", "two-1a2b3c4d")):
            sql.create(
                name, table.arrow_table([{"document_id": d, "same_as_id": original} for d in ("first", "second")])
            )
        assert sql.fetch(changing._differing_parts(table, ["document_id", "same_as_id"])) == [("documents", 0)]
        assert sql.fetch(changing._differing_parts(table, ["document_id", "title"])) == []
