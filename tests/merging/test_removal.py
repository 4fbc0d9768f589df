"""A person who was left out by hand: from raw to every format, nothing names them."""

import re
import shutil
import sqlite3
import zipfile
from contextlib import closing

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checking.dataset import check_dataset
from pipeline.exporting import EXPORTERS
from pipeline.merging.dropped_names import DroppedNames
from pipeline.tables.evidence import MASK
from tests.articles import write_articles
from tests.conftest import rows, run
from tests.exporting.report_data import report_parts

LIFE = """Ragnhild Marie Solvang (born 3 May 1951) is a Norwegian banker and founder of the Quay Bank.[1]

Career edit

Solvang was charged with fraud in 1999.[1]

References edit

  1. ^ "Solvang on trial". Bergen Gazette. 4 March 1999.
"""
BANK = """The Quay Bank is a bank in Bergen, founded in 1981 by Ragnhild Marie Solvang.[1] Nils Solvang is its \
director.[2]

The fall of Ragnhild Solvang edit

In 1999 it failed, as RAGNHILD SOLVANG told the Bergen Gazette.[2] The Solvang Mill in Oslo was \
sold by Nils Solvang in 2001.[3] Anna Lie bought it, and Ragnhild Marie Solvang's house in 2002.[3]

  • Ragnhild Marie Solvang, chair
  • Nils Solvang, director

References edit

  1. ^ Solvang, Ragnhild M. (1990). My Bank. Oslo: Havn. p. 17.
  2. ^ "R. M. Solvang and the Quay Bank". Bergen Gazette. 4 March 1999.
  3. ^ Lie, Anna (1932). "The banker Ragnhild Solvang". Bergen Gazette. "Ragnhild Solvang, I met you in Oslo."
  4. ^ "Solvang on trial". Bergen Gazette. 4 March 1999.
"""
QUAY = """The Quay Theatre is a theatre in Bergen, founded in 1910 by Anna Lie.[1]

History edit

Anna Lie sold it to the Quay Bank in 1985.[1]

References edit

  1. ^ "Ragnhild Solvang buys theatre". Bergen Gazette. 4 March 1985.
"""
MILL = """The Moss Mill was a mill in Oslo, bought by Ragnhild Marie Solvang in 1991.[1]

History edit

Anna Lie sold it to Solvang.[1] According to Solvang, it burned in 1992.[1]

References edit

  1. ^ "Solvang buys mill". Bergen Gazette. 4 March 1991.
"""
# Every form of the name, and the bare surname but where others bear it.
NAMED = re.compile(r"ragnhild|\br\. ?m?\.? ?solvang|solvang, ?r|(?<!nils[ -])solvang(?![ -]mill)", re.IGNORECASE)
WHO = "person-ragnhild-marie-solvang-1951"


@pytest.fixture(scope="module")
def removed(tmp_path_factory):
    """Input and dataset in all formats, before and after a person was left out; not to be changed."""
    folder = tmp_path_factory.mktemp("removed")
    raw = write_articles(folder / "raw", a=LIFE, b=BANK, c=QUAY, d=MILL)
    run(raw, folder / "out", *EXPORTERS)
    shutil.copytree(folder / "out", folder / "before")
    (raw / "entities.csv").write_text(f"decision,entity_id,reason\ndrop,{WHO},asked to be left out\n")
    run(raw, folder / "out", *EXPORTERS)
    return folder


def texts_of(output):
    """All that can be read in a dataset, by file: cells of tables and databases, what is packed unpacked."""
    found = {}
    for path in output.rglob("*"):
        name = path.relative_to(output).as_posix()
        if name.startswith(".") or path.is_dir():
            continue
        if path.suffix == ".parquet":
            found[name] = "\n".join(str(list(row.values())) for row in rows(output, path.stem))
        elif path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                found[name] = "\n".join(book.read(part).decode("utf-8", "replace") for part in book.namelist())
        elif path.suffix == ".duckdb":
            with duckdb.connect(path, read_only=True) as connection:
                tables = [table for (table,) in connection.execute("SELECT table_name FROM duckdb_tables").fetchall()]
                found[name] = "\n".join(str(connection.execute(f"SELECT * FROM {t}").fetchall()) for t in tables)
        elif path.suffix == ".sqlite":
            with closing(sqlite3.connect(path)) as connection:
                tables = [t for (t,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
                found[name] = "\n".join(str(connection.execute(f"SELECT * FROM {t}").fetchall()) for t in tables)
        elif path.suffix == ".html":
            text = path.read_text("utf-8")
            found[name] = text + str(report_parts(text))
        else:
            found[name] = path.read_text("utf-8")
    return found


def test_the_search_finds_a_name_that_is_there(removed):
    """Before the removal every format but the descriptor and the records names the person: the search can find."""
    found = {name for name, text in texts_of(removed / "before").items() if NAMED.search(text)}
    assert {name.split("/")[0] for name in found} == {
        *("csv", "parquet", "dataset.xlsx", "report.html", "dataset.duckdb", "dataset.sqlite", "entities.ftm.json"),
    }


def test_no_file_names_a_person_who_was_left_out(removed):
    """No cell, sheet, page or entity in any format has any form of the name, nor the key."""
    found = {name: NAMED.findall(text)[:3] for name, text in texts_of(removed / "out").items() if NAMED.search(text)}
    assert found == {}


def test_what_others_are_stays(removed):
    """Namesakes, what bears the surname, and facts of others in the same articles are there as before."""
    entities = {e["name"] for e in rows(removed / "out", "entities")}
    assert {"Nils Solvang", "Solvang Mill", "Anna Lie", "Quay Bank"} <= entities
    events = {(e["kind"], e["date_edtf"]) for e in rows(removed / "out", "events")}
    assert ("founding", "1910") in events
    text = str(rows(removed / "out", "blocks"))
    assert "Nils Solvang, director" in text and "Solvang Mill" in text and f"• {MASK * 22}, chair" in text


def test_the_article_about_them_goes(removed):
    """Of the article about the person only the file is told, and that it was left out by hand."""
    files = {f["path"]: f for f in rows(removed / "out", "files")}
    assert (files["a.txt"]["status"], files["a.txt"]["document_id"]) == ("removed", None)
    assert {d["path"] for d in rows(removed / "out", "documents")} == {"b.txt", "c.txt", "d.txt"}


def test_it_can_be_checked(removed):
    """Keys, counts and offsets hold, with the marks that cover the names."""
    assert list(check_dataset(removed / "out", removed / "raw")) == []


def test_all_articles_may_go(tmp_path):
    """Where every article is about who was left out, the dataset is empty and whole."""
    raw = write_articles(tmp_path / "raw", a=LIFE)
    (raw / "entities.csv").write_text(f"decision,entity_id\ndrop,{WHO}\n")
    run(raw, tmp_path / "out", "csv", "parquet", "xlsx", "html")
    assert rows(tmp_path / "out", "documents") == rows(tmp_path / "out", "entities") == []
    assert list(check_dataset(tmp_path / "out", raw)) == []


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Ellen Maria Torvik's bank", "██████████████████'s bank"),
        ("ELLEN TORVIK, and ellen-maria-torvik.", "████████████, and ██████████████████."),
        ("Torvik, Ellen Maria (1932)", "███████████████████ (1932)"),
        ("E. M. Torvik and Torvik, E.", "████████████ and █████████."),
        ("Éllen\n Maria\tTorvik", "███████████████████"),
        ("https://x.org/ellentorvik?q=1", "https://x.org/███████████?q=1"),
        ("the Torvik Bank, Nils Torvik, Torvik", "the Torvik Bank, Nils Torvik, ██████"),
        ("Ellen Torvik Bank", "████████████ Bank"),
        ("Ellen Bell Torvik, torvik, Torviksen", "Ellen Bell ██████, torvik, Torviksen"),
        ("", ""),
    ],
)
def test_names_are_covered(text, covered):
    """Each form of a name is covered in the article that means the person; names of others that hold it stay."""
    names = DroppedNames(
        own=[("doc", "Ellen Maria Torvik"), ("doc", "Torvik")],
        full=["Ellen Maria Torvik"],
        others=[],
        longer=["Torvik Bank", "Nils Torvik"],
    )
    assert names.covered("doc", text) == covered


def test_elsewhere_only_full_names_are_covered():
    """In other articles a bare surname may be anybody's, and so may the full one where somebody else has it."""
    names = DroppedNames([("doc", "Lie"), ("doc", "–")], ["Jan Lie", "– –", "Lie –"], [("other", "Jan Lie")], [])
    assert names.covered(None, "Jan Lie met Lie") == "███████ met Lie"
    assert names.covered("other", "Jan Lie met Lie") == "Jan Lie met Lie"
    assert names.spans("doc", "Lie and Jan Lie") == [(0, 3), (8, 15)]
    assert names.covered("doc", None) is None


@given(st.text("Elnmari Torvk.,-/É\n", max_size=60), st.text(max_size=20))
def test_covering_is_whole_and_keeps_every_place(before, after):
    """Whatever stands around a name, as many characters come out, and no name is found among them any more."""
    names = DroppedNames([("doc", "Torvik")], ["Ellen Maria Torvik"], [], ["Nils Torvik"])
    text = f"{before} Ellen Torvik {after}"
    covered = names.covered("doc", text)
    assert len(covered) == len(text) and "Ellen Torvik" not in covered
    assert names.spans("doc", covered) == []
