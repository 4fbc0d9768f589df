"""Wherever a statement or event is shown, its certainty, its denial and whose word it is stand beside it."""

import base64
import csv
import json
import re
import sqlite3
import zlib
from contextlib import closing

import duckdb
import openpyxl
import pytest
from click.testing import CliRunner

import pipeline
from pipeline.cli import main
from pipeline.exporting import EXPORTERS
from pipeline.tables.schema import load_tables
from tests.articles import write_articles
from tests.conftest import rows, run

CAUTIOUS = """Ellen Maria Torvik (born 3 May 1851 – 9 June 1920) was a Norwegian banker and founder of the \
Torvik Bank.[1]

Career edit

Torvik chaired the Torvik Bank from 1881.[1] She was allegedly a member of the Harbour Union.[1] According to the \
Bergen Gazette, she was convicted of fraud in 1901.[2] She did not marry Karl Vik.[1] Reportedly, Torvik founded the \
Skagen Bank in 1905.[1] Prosecutors alleged that Torvik bought the Moss Mill for $3 million in 1911.[2] She was \
acquitted of perjury in 1912.[1]

References edit

  1. ^ "The Torvik Bank". Bergen Gazette. 4 March 1881.
  2. ^ Lie, Anna (1932). Women of the Quay. Oslo: Havn. p. 17.
"""
# What shows a row of `statements` or `events`: its key is not enough of a caution.
SHOWN = {"statements": "statement_id", "events": "event_id", "fact_sheet": "statement_id", "timeline": "event_id"}
MARKS = ("certainty", "negated")
ATTRIBUTED = ("attributed_to", "attributed_to_text")


@pytest.fixture(scope="module")
def cautious(tmp_path_factory):
    """A dataset in all formats, of an article that alleges, reports and denies."""
    folder = tmp_path_factory.mktemp("cautious")
    run(write_articles(folder / "raw", ellen=CAUTIOUS), folder / "out", *EXPORTERS)
    return folder / "out"


def said(row):
    """The caution of a row, in one form whatever format it came from."""
    by = next((row[name] for name in ATTRIBUTED if row.get(name)), None)
    return str(row["certainty"]), str(row["negated"]).lower() in ("true", "1"), by


@pytest.fixture(scope="module")
def expected(cautious):
    """The caution of every statement and event by key, from Parquet."""
    return {name: {row[key]: said(row) for row in rows(cautious, name)} for name, key in SHOWN.items()}


def test_article_has_all_kinds_of_caution(expected):
    """The sample asserts, reports, alleges, denies and attributes, so that there is something to drop."""
    for name in SHOWN:
        assert {"asserted", "reported", "alleged"} <= {certainty for certainty, _, _ in expected[name].values()}
        assert any(by for _, _, by in expected[name].values())
    assert any(negated for _, negated, _ in expected["events"].values())


def test_every_table_that_shows_a_claim_has_its_caution():
    """Each table, present or to come, with one row a statement or event has the columns; only links have none."""
    for table in load_tables().values():
        claims = {"property", "kind", "value", "value_text"} & set(table.column_names)
        if claims and {"statement_id", "event_id"} & set(table.primary_key):
            assert set(MARKS) <= set(table.column_names), table.name
            assert set(ATTRIBUTED) & set(table.column_names), table.name
            assert not any(table.column(name).nullable for name in MARKS), table.name


@pytest.mark.parametrize("name", SHOWN)
def test_csv_keeps_it(cautious, expected, name):
    """Each row of the CSV has it."""
    with (cautious / f"csv/{name}.csv").open(encoding="utf-8", newline="") as file:
        assert {row[SHOWN[name]]: said(row) for row in csv.DictReader(file)} == expected[name]


@pytest.mark.parametrize("name", SHOWN)
def test_databases_keep_it(cautious, expected, name):
    """Each row of both databases has it."""
    with duckdb.connect(cautious / "dataset.duckdb", read_only=True) as connection:
        cursor = connection.execute(f"SELECT * FROM {name}")
        names = [column[0] for column in cursor.description]
        found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    assert {row[SHOWN[name]]: said(row) for row in found} == expected[name]
    with closing(sqlite3.connect(cautious / "dataset.sqlite")) as connection:
        connection.row_factory = sqlite3.Row
        found = [dict(row) for row in connection.execute(f"SELECT * FROM {name}")]
    assert {row[SHOWN[name]]: said(row) for row in found} == expected[name]


def test_frames_keep_it(cautious, expected):
    """Each row of a frame has it."""
    frame = pipeline.load(cautious).frame("fact_sheet")
    assert {row["statement_id"]: said(row) for row in frame.to_dict("records")} == {
        key: (certainty, negated, by) for key, (certainty, negated, by) in expected["fact_sheet"].items()
    }


def test_workbook_keeps_it_on_every_sheet(cautious, expected):
    """Each sheet that has keys of statements or events and says anything of them has it in the same row."""
    workbook = openpyxl.load_workbook(cautious / "dataset.xlsx")
    links = {"event_participants", "event_sources", "statement_sources"}
    seen = 0
    for sheet in workbook.worksheets:
        lines = list(sheet.iter_rows(values_only=True))
        heading = next((line for line in lines if {"statement_id", "event_id"} & set(line)), None)
        if heading is None or sheet.title in links:
            continue
        key, *names = ("statement_id", "statements", "fact_sheet")
        if key not in heading:
            key, *names = ("event_id", "events", "timeline")
        for line in lines[lines.index(heading) + 1 :]:
            row = dict(zip(heading, line, strict=True))
            if row[key] in expected[names[0]]:
                assert said(row) in [expected[name].get(row[key]) for name in names], (sheet.title, row)
                seen += 1
    assert seen >= len(expected["fact_sheet"]) + len(expected["timeline"])


def test_report_keeps_it(cautious, expected):
    """Each statement and event in the page has it."""
    text = (cautious / "report.html").read_text("utf-8")
    packed = re.search(r'<script type="application/octet-stream" id="index">(.*?)</script>', text)[1]
    index = json.loads(zlib.decompress(base64.b64decode(packed)))
    for name in ("statements", "events"):
        frame = index[name]
        found = [dict(zip(frame["columns"], row, strict=True)) for row in frame["rows"]]
        marks = {row["id"]: (row["certainty"], bool(row["negated"])) for row in found}
        assert marks == {key: value[:2] for key, value in expected[name].items()}
        assert all((row["attributed"] is not None) == bool(expected[name][row["id"]][2]) for row in found)


@pytest.mark.parametrize("name", ["statements", "events"])
def test_show_says_it(cautious, expected, name):
    """The command `show` says it of each row."""
    for key, (certainty, negated, by) in expected[name].items():
        text = CliRunner().invoke(main, ["show", key, "-o", str(cautious)]).output
        assert certainty in text
        assert re.search(rf"negated +{negated}", text)
        assert by is None or by in text


def test_graph_has_no_claim_without_it(cautious):
    """In the graph of entities a claim that is not asserted is a note that says so, or nothing at all."""
    path = cautious / "entities.ftm.json"
    for line in path.read_text("utf-8").splitlines():
        entity = json.loads(line)
        if entity["schema"] == "Mention":
            continue
        for name, values in entity["properties"].items():
            for value in values:
                if name not in ("notes", "sourceUrl", "summary", "description") and "Harbour Union" in value:
                    assert (entity["schema"], name) == ("Organization", "name"), entity
                if name == "notes" and "fraud" in value:
                    assert "reported" in value
