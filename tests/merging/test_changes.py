"""What is new is told in words, of rows that are there and of rows that went away."""

import pyarrow.parquet as pq

from tests.articles import BANK, ELLEN, write_articles
from tests.conftest import rows, run

CHARGE = "Torvik was charged with fraud in 1899."


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
    in_words = {"documents", "entities", "statements", "events", "sources"}
    assert all((c["words"] is not None) == (c["table"] in in_words) for c in changes)


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
