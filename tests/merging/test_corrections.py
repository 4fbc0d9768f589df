"""Decisions by hand from the input folder to every format: applied at every run, reported, and never in the way."""

import shutil

import pytest

from pipeline.checking.dataset import check_dataset
from pipeline.tables.evidence import MASK
from tests.articles import BANK, ELLEN, write_articles
from tests.conftest import rows, run

NILS = """Nils Torvik (born 1880) was a Norwegian painter and the nephew of Ellen Maria Torvik.[1]

Life edit

Nils Torvik married Anna Lie in 1905.[1] He studied at the University of Oslo. In 1910 Torvik and Ellen Torvik \
founded the Quay Theatre. According to Ellen Maria Torvik, he sold a painting to Anna Lie in 1912.

References edit

  1. ^ a b "Ellen Maria Torvik and her nephew". Bergen Gazette. 4 March 1910.
"""
QUAY = """The Quay Theatre was a theatre in Bergen, founded in 1910 by Nils Torvik and Anna Lie.

History edit

Anna Lie sold the Quay Theatre to the Torvik Bank in 1920.
"""
ELLEN_ID = "person-ellen-maria-torvik-1851"


@pytest.fixture(scope="module")
def undecided(tmp_path_factory):
    """Input and dataset of four articles that name the same people, before any decision; not to be changed."""
    folder = tmp_path_factory.mktemp("undecided")
    raw = write_articles(folder / "raw", ellen=ELLEN, bank=BANK, nils=NILS, quay=QUAY)
    run(raw, folder / "out")
    return folder


@pytest.fixture
def folder(tmp_path, undecided):
    """A copy of input and dataset for one test."""
    return shutil.copytree(undecided, tmp_path / "decided")


def decide(folder, *lines, formats=("parquet",), check=False):
    """The outcome of a run with these decisions."""
    head = "decision;entity_id;other_id;document_id;name;schema;reason\r\n"
    (folder / "raw/entities.csv").write_bytes((head + "\r\n".join(lines)).encode("cp1252"))
    outcome = run(folder / "raw", folder / "out", *formats)
    if check:
        assert list(check_dataset(folder / "out", folder / "raw")) == []
    return outcome


def table(folder, name):
    return rows(folder / "out", name)


def entities(folder):
    return {e["entity_id"]: e for e in table(folder, "entities")}


def document(folder, path):
    return next(d["document_id"] for d in table(folder, "documents") if d["path"] == path)


def named_in(folder, entity_id):
    return {m["document_id"].rsplit("-", 1)[0] for m in table(folder, "mentions") if m["entity_id"] == entity_id}


def told(folder, code):
    return [n["message"] for n in table(folder, "notices") if n["code"] == code]


def test_same_joins_over_several_lines(folder):
    """Three entities said to be the same, pair by pair, are one in all tables; the old keys lead to it."""
    outcome = decide(
        folder,
        "same;organization-torvik-bank;place-bergen;;;;nonsense",
        "same;place-bergen;organization-university-oslo",
        check=True,
    )
    found = entities(folder)
    assert "place-bergen" not in found and "organization-university-oslo" not in found
    bank = found["organization-torvik-bank"]
    assert bank["name"] == "Torvik Bank" and bank["document_count"] == 4
    retired = {r["old_id"]: (r["entity_id"], r["reason"]) for r in table(folder, "entity_ids")}
    assert retired["place-bergen"] == ("organization-torvik-bank", "the same by hand: nonsense")
    assert retired["organization-university-oslo"][0] == "organization-torvik-bank"
    assert outcome.record.notices["decision_applied"] == 2


def test_lines_in_any_order_give_the_same_tables(folder):
    """The order of the lines of the file changes no row but the lines that the notices name."""
    lines = [
        "same;organization-torvik-bank;place-bergen",
        "same;place-bergen;organization-university-oslo",
        "rename;place-bergen;;;All of it",
        f"different;{ELLEN_ID};;{{nils}}",
        "drop;person-anna-lie",
    ]
    nils = document(folder, "nils.txt")
    found = []
    for order in (lines, lines[::-1]):
        decide(folder, *(line.format(nils=nils) for line in order))
        found.append([table(folder, name) for name in ("entities", "entity_names", "entity_ids", "mentions", "events")])
    assert found[0] == found[1]


def test_different_splits_what_an_article_means(folder):
    """What one article calls by a name is somebody else there, in mentions and facts, and the rest stays."""
    nils = document(folder, "nils.txt")
    decide(folder, f"different;{ELLEN_ID};;{nils}", check=True)
    (other,) = [key for key in entities(folder) if key.startswith(f"{ELLEN_ID}-")]
    assert named_in(folder, other) == {"nils"} and named_in(folder, ELLEN_ID) == {"ellen", "bank"}
    founders = {s["subject_id"] for s in table(folder, "statements") if s["document_id"] == nils}
    assert other in founders and ELLEN_ID not in founders


def test_same_in_one_article_moves_it_there(folder):
    """In one article a name means another entity; elsewhere both stay what they are."""
    nils = document(folder, "nils.txt")
    decide(folder, f"same;person-anna-lie;{ELLEN_ID};{nils}")
    assert named_in(folder, "person-anna-lie") == {"nils", "quay"}
    assert named_in(folder, ELLEN_ID) == {"ellen", "bank"}
    assert "by hand" not in str(table(folder, "entity_ids"))


def test_different_gives_back_what_rules_joined(folder):
    """Names that the rules took for one are two again, each under the key of its own name."""
    lie = "Jan Olav Lie (born 1880) was a Norwegian painter.\n\nLife edit\n\nLie moved to Oslo in 1910.\n"
    write_articles(folder / "raw", lie=lie, mill=QUAY.replace("Anna Lie", "Jan Lie"))
    run(folder / "raw", folder / "out")
    assert named_in(folder, "person-jan-olav-lie-1880") == {"lie", "mill"}
    decide(folder, "different;person-jan-olav-lie-1880;person-jan-lie")
    assert named_in(folder, "person-jan-lie") == {"mill"}
    assert named_in(folder, "person-jan-olav-lie-1880") == {"lie"}


def test_rename_keeps_the_key(folder):
    """Name and schema are shown everywhere, the key and the names that articles use stay."""
    decide(folder, "rename;person-anna-lie;;;Anna Lie of Bergen;Organization")
    anna = entities(folder)["person-anna-lie"]
    assert (anna["name"], anna["schema"]) == ("Anna Lie of Bergen", "Organization")
    assert "Anna Lie of Bergen (participant)" in str([e["participants"] for e in table(folder, "timeline")])
    assert {n["name"] for n in table(folder, "entity_names") if n["entity_id"] == "person-anna-lie"} == {"Anna Lie"}


def test_drop_of_a_thing_takes_its_facts(folder):
    """A place that is none goes with its names and facts; facts of others in the same sentence stay."""
    decide(folder, "drop;place-bergen", check=True)
    assert "place-bergen" not in entities(folder)
    assert all(e["place_id"] != "place-bergen" for e in table(folder, "events"))
    births = [s for s in table(folder, "fact_sheet") if s["property"] == "Date of birth"]
    assert {s["subject"] for s in births} == {"Ellen Maria Torvik", "Nils Torvik"}


def test_drop_follows_a_key_that_rules_changed(folder):
    """A person who was left out stays out when a fuller name of theirs turns up in a new article."""
    write_articles(folder / "raw", mill=QUAY.replace("Anna Lie", "Jan Lie"))
    decide(folder, "drop;person-jan-lie")
    assert MASK * 7 in str(table(folder, "sentences")) and "person-jan-lie" not in entities(folder)
    write_articles(folder / "raw", inn=QUAY.replace("Anna Lie", "Jan Olav Lie"))
    decide(folder, "drop;person-jan-lie")
    assert not [key for key in entities(folder) if key.startswith("person-jan")]


def test_decisions_without_effect_are_told(folder):
    """What matches nothing, contradicts another line or is malformed is told with its line; the rest is applied."""
    outcome = decide(
        folder,
        "same;person-anna-lie;person-nobody",
        "different;person-anna-lie;person-nils-torvik-1880",
        "same;person-anna-lie;person-nils-torvik-1880",
        "rename;person-anna-lie;;;Anna",
        "rename;person-anna-lie;;;Annie",
        "different;person-anna-lie;;nowhere-0123abcd",
        "drop;person-nobody",
        "remove;person-anna-lie",
        check=True,
    )
    assert [m.split(":")[0] for m in sorted(told(folder, "decision_unmatched"))] == ["line 2", "line 7", "line 8"]
    assert [m.split(":")[0] for m in sorted(told(folder, "decision_contradicted"))] == ["line 4", "line 6"]
    assert [m.split(":")[0] for m in sorted(told(folder, "decision_applied"))] == ["line 3", "line 5"]
    (reject,) = table(folder, "rejects")
    assert reject["path"] == "entities.csv" and reject["message"].startswith("line 9: ")
    assert outcome.record.rejects == {"decision_malformed": 1}
    assert entities(folder)["person-anna-lie"]["name"] == "Anna"


def test_decisions_change_no_shard_and_can_be_taken_back(folder):
    """With the file removed the dataset is what it was, and no article is worked again."""
    before = {p.name: p.read_bytes() for p in (folder / "out/parquet").iterdir() if p.stem != "changes"}
    shards = {p.name: p.stat().st_mtime_ns for p in (folder / "out/.work/shards").iterdir()}
    decide(folder, "drop;person-anna-lie", f"same;{ELLEN_ID};person-nils-torvik-1880")
    (folder / "raw/entities.csv").unlink()
    run(folder / "raw", folder / "out")
    assert {p.name: p.read_bytes() for p in (folder / "out/parquet").iterdir() if p.stem != "changes"} == before
    assert {p.name: p.stat().st_mtime_ns for p in (folder / "out/.work/shards").iterdir()} == shards


def test_copies_of_an_article_are_corrected_together(folder):
    """A decision about an article holds for its copies."""
    write_articles(folder / "raw", copy=NILS.replace(" edit\n", "[edit]\n"))
    run(folder / "raw", folder / "out")
    decide(folder, f"different;{ELLEN_ID};;{document(folder, 'nils.txt')}")
    (other,) = [key for key in entities(folder) if key.startswith(f"{ELLEN_ID}-")]
    assert named_in(folder, other) == {"nils", "copy"}
