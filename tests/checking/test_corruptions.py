"""Corruptions planted in a whole dataset, from a flipped bit to a forgery that the run record covers: all are found."""

import base64
import json
import re
import shutil
import zipfile
import zlib

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from pipeline.errors import OutputError
from tests.articles import ELLEN, write_articles
from tests.checking.damage import change, codes, forge, forget, seal, set_first, with_column
from tests.conftest import run

NOBODY = "0" * 20


def flip(path, at=0.5):
    """Change one bit of a file."""
    data = bytearray(path.read_bytes())
    data[int(len(data) * at)] ^= 1
    path.write_bytes(bytes(data))


def rewrite(path, old, new):
    """Change words of a text file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def swap(one, other):
    """Change two files for one another."""
    kept = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(kept)


def only_csv(output):
    """Leave no Parquet, as where only the CSV was handed over."""
    shutil.rmtree(output / "parquet")
    forge(output, lambda record: forget(record, "parquet"))
    forge(output, lambda record: record["files"].pop("datapackage.json"))


def stale_record(output):
    """The record of an earlier run, over other files."""
    forge(output, lambda record: record["files"].update({"csv/dates.csv": {"bytes": 1, "sha256": "0" * 64}}))


def doubled_part(output):
    """A second part with the same rows, which the record names."""
    shutil.copy(output / "parquet/blocks.parquet", output / "parquet/blocks-2.parquet")
    (output / "parquet/blocks").mkdir()
    for n, name in enumerate(("blocks.parquet", "blocks-2.parquet")):
        (output / "parquet" / name).rename(output / f"parquet/blocks/part-{n:05}.parquet")
    forge(output, lambda record: record["files"].pop("parquet/blocks.parquet"))
    forge(output, lambda record: record["tables"].update(blocks=2 * record["tables"]["blocks"]))
    seal(output, "parquet/blocks/part-00000.parquet", "parquet/blocks/part-00001.parquet")


def lost_row(output):
    """A row that is gone from Parquet and record."""
    change(output, "citations", lambda table: table.slice(0, table.num_rows - 1))
    forge(output, lambda record: record["tables"].update(citations=record["tables"]["citations"] - 1))


def damaged_pages(output):
    """Parquet whose end is whole and whose pages are not."""
    path = output / "parquet/sentences.parquet"
    data = path.read_bytes()
    path.write_bytes(data[:4] + bytes(200) + data[204:])
    seal(output, "parquet/sentences.parquet")


def swapped_tables(output):
    """Two tables under one another's name, and a record that agrees."""
    swap(output / "parquet/dates.parquet", output / "parquet/quantities.parquet")
    seal(output, "parquet/dates.parquet", "parquet/quantities.parquet")


def edited_csv(output):
    """A cell of the CSV, and a record that agrees."""
    rewrite(output / "csv/sources.csv", "Oslo", "Bonn")
    seal(output, "csv/sources.csv")


def cut_csv(output):
    """CSV alone, which ends within a row."""
    only_csv(output)
    path = output / "csv/sections.csv"
    path.write_bytes(path.read_bytes()[:-30])
    seal(output, "csv/sections.csv")


def lost_csv_column(output):
    """CSV alone, with another heading."""
    only_csv(output)
    rewrite(output / "csv/sections.csv", '"heading"', '"headline"')
    seal(output, "csv/sections.csv")


def swapped_csv_headings(output):
    """Two headings of the CSV changed for one another."""
    rewrite(output / "csv/sources.csv", '"title","trans_title"', '"trans_title","title"')
    seal(output, "csv/sources.csv")


def edited_descriptor(output):
    """A type in the descriptor, and a record that agrees."""
    rewrite(output / "datapackage.json", '"integer"', '"string"')
    seal(output, "datapackage.json")


def repack(output, member, old, new):
    """A part of the workbook with other words, and a record that agrees."""
    path = output / "dataset.xlsx"
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    places = [name for name in parts if re.fullmatch(member, name) and old in parts[name]]
    assert places
    parts[places[0]] = parts[places[0]].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    seal(output, "dataset.xlsx")


def edited_workbook(output):
    """A cell of a sheet, by an office program as it were."""
    repack(output, r"xl/worksheets/sheet\d+\.xml", b"Norwegian banker", b"Norwegian beggar")


def led_astray(output):
    """A link of the workbook that leads to another sheet."""
    repack(output, r"xl/worksheets/sheet\d+\.xml", b"location=\"'documents'", b"location=\"'entities'")


def grown_workbook(output):
    """A part that names itself ten thousand times: a parser that read it would run out of memory."""
    entities = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    repack(output, r"xl/worksheets/sheet1\.xml", b"<worksheet", entities + b"<worksheet")


def edited_page(output):
    """What the report holds of an article, packed anew."""
    path = output / "report.html"
    text = path.read_text("utf-8")
    packed = re.search(r'id="article-0">([^<]*)<', text)[1]
    data = zlib.decompress(base64.b64decode(packed)).replace(b"Torvik", b"Tarvik", 1)
    path.write_text(text.replace(packed, base64.b64encode(zlib.compress(data)).decode()), "utf-8")
    seal(output, "report.html")


def planted_script(output):
    """A script in the report, with a policy that lets it run."""
    rewrite(output / "report.html", "<!--\n", "<script>alert(1)</script><!--\n")
    rewrite(output / "report.html", "script-src ", "script-src 'unsafe-inline' ")
    seal(output, "report.html")


def of_another_version(damage):
    """A damage under a record that says that another version wrote it."""

    def both(output):
        damage(output)
        forge(output, lambda record: record.update(producer="article-pipeline 0.0.9"))

    return both


def edit(table, function):
    """A damage to a table in Parquet, and a record that agrees."""
    return lambda output: change(output, table, function)


def exchange(table):
    """The rows in another order."""
    return table.take(pa.array([1, 0, *range(2, table.num_rows)]))


def all_false(name):
    """No row is denied any more, or all are."""
    return lambda table: with_column(table, name, pc.invert(table[name]))


def all_reversed(name):
    """Every text, read from behind."""
    return lambda table: with_column(table, name, pc.utf8_reverse(table[name]))


def another_value(name):
    """The first row has the value of the last one."""
    return lambda table: set_first(name, table[name][-1].as_py())(table)


OPENED = ("dataset.xlsx", "report.html")
CORRUPTIONS = {
    # the run record is as it was
    "changed cell in CSV": (lambda o: rewrite(o / "csv/sources.csv", "Oslo", "Bonn"), "csv/sources.csv", "altered"),
    "flipped bit in CSV": (lambda o: flip(o / "csv/blocks.csv"), "csv/blocks.csv", "altered"),
    "flipped bit in Parquet": (lambda o: flip(o / "parquet/dates.parquet", 0.1), "parquet/dates.parquet", "altered"),
    "truncated Parquet": (
        lambda o: (o / "parquet/dates.parquet").write_bytes((o / "parquet/dates.parquet").read_bytes()[:-9]),
        *("parquet/dates.parquet", "unreadable"),
    ),
    "emptied Parquet": (
        lambda o: (o / "parquet/dates.parquet").write_bytes(b""),
        "parquet/dates.parquet",
        "unreadable",
    ),
    "flipped bit in workbook": (lambda o: flip(o / "dataset.xlsx"), "dataset.xlsx", "altered"),
    "edited report": (lambda o: rewrite(o / "report.html", "<h1", "<h2"), "report.html", "altered"),
    "edited descriptor": (lambda o: rewrite(o / "datapackage.json", "Texts", "Text"), "datapackage.json", "altered"),
    "lost workbook": (lambda o: (o / "dataset.xlsx").unlink(), "dataset.xlsx", "missing"),
    "lost table": (lambda o: (o / "parquet/events.parquet").unlink(), "events", "missing"),
    "stale run record": (stale_record, "csv/dates.csv", "altered"),
    "swapped files": (lambda o: swap(o / "csv/dates.csv", o / "csv/files.csv"), "csv/files.csv", "altered"),
    "extra part": (
        lambda o: (
            (o / "parquet/blocks").mkdir()
            or shutil.copy(o / "parquet/blocks.parquet", o / "parquet/blocks/part-00001.parquet")
        ),
        *("parquet/blocks/part-00001.parquet", "stranger"),
    ),
    "extra CSV": (lambda o: shutil.copy(o / "csv/dates.csv", o / "csv/more.csv"), "csv/more.csv", "stranger"),
    # the run record was made to agree
    "swapped tables": (swapped_tables, "dates", "columns"),
    "edited CSV": (edited_csv, "csv/sources.csv", "differs"),
    "cut CSV": (cut_csv, "sections", "unreadable"),
    "lost column of CSV": (lost_csv_column, "sections", "unreadable"),
    "swapped headings of CSV": (swapped_csv_headings, "csv/sources.csv", "differs"),
    "forged descriptor": (edited_descriptor, "datapackage.json", "differs"),
    "edited workbook": (edited_workbook, "dataset.xlsx", "differs"),
    "edited workbook of another version": (of_another_version(edited_workbook), "dataset.xlsx", "differs"),
    "link of the workbook": (led_astray, "dataset.xlsx", "differs"),
    "workbook that grows": (grown_workbook, "dataset.xlsx", "differs"),
    "report in place of the workbook": (
        lambda o: shutil.copy(o / "report.html", o / "dataset.xlsx") and seal(o, "dataset.xlsx"),
        *("dataset.xlsx", "differs"),
    ),
    "edited data of the report": (edited_page, "report.html", "differs"),
    "script in the report": (planted_script, "report.html", "differs"),
    "damaged pages": (damaged_pages, "sentences", "unreadable"),
    "doubled part": (doubled_part, "blocks", "key_not_unique"),
    "lost row": (lost_row, "sources", "count"),
    "lost rows": (edit("sections", lambda t: t.slice(1)), "sections", "row_count"),
    "doubled row": (edit("dates", lambda t: pa.concat_tables([t, t.slice(0, 1)])), "dates", "key_not_unique"),
    "dangling key": (edit("citations", set_first("source_id", f"src-{NOBODY}")), "citations", "foreign_key"),
    "dangling parent": (edit("sections", set_first("parent_id", f"sec-{NOBODY}")), "sections", "foreign_key"),
    "key of another": (edit("mentions", another_value("entity_id")), "entities", "count"),
    "wrong offset": (edit("mentions", set_first("start_char", 2)), "mentions", "offset"),
    "wrong words": (edit("dates", set_first("exact", "1852")), "dates", "offset"),
    "null in required": (edit("blocks", set_first("text", None)), "blocks", "schema_type"),
    "bad enumeration": (edit("statements", set_first("certainty", "certain")), "statements", "schema_enum"),
    "bad pattern": (edit("dates", set_first("edtf", "next year")), "dates", "schema_not"),
    "negative number": (edit("sources", set_first("citation_count", -1)), "sources", "schema_minimum"),
    "wrong type": (
        edit("blocks", lambda t: with_column(t, "ordinal", pc.cast(t["ordinal"], pa.string()))),
        *("blocks", "columns"),
    ),
    "narrower type": (
        edit("blocks", lambda t: with_column(t, "ordinal", pc.cast(t["ordinal"], pa.int8()))),
        *("blocks", "columns"),
    ),
    "permuted columns": (edit("dates", lambda t: t.select(t.column_names[::-1])), "dates", "columns"),
    "lost key column": (edit("entities", lambda t: t.drop_columns(["entity_id"])), "entities", "columns"),
    "extra column": (edit("dates", lambda t: t.append_column("more", t["edtf"])), "dates", "columns"),
    "permuted rows": (edit("sentences", exchange), "sentences", "order"),
    "allegation made a fact": (edit("statements", set_first("certainty", "alleged")), "fact_sheet", "view_differs"),
    "denial dropped from a view": (edit("timeline", all_false("negated")), "timeline", "view_differs"),
    "attribution changed in a view": (
        edit("fact_sheet", set_first("attributed_to", "X")),
        "fact_sheet",
        "view_differs",
    ),
    "renamed entity": (edit("entities", all_reversed("name")), "fact_sheet", "view_differs"),
    "wrong count": (edit("sources", set_first("citation_count", 77)), "sources", "count"),
    "wrong summary": (lambda o: forge(o, lambda record: record["inputs"].update(parsed=9)), "run.json", "count"),
}


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_planted_corruption_is_found(copy, name):
    """Each corruption is told with its place and code, and the check goes through to its end."""
    damage, place, code = CORRUPTIONS[name]
    _, output = copy
    damage(output)
    if place not in OPENED:  # to make them anew takes most of a check
        forge(output, lambda record: [record["files"].pop(path) for path in OPENED])
    assert (place, code) in codes(output)


@pytest.mark.parametrize(
    "forgery",
    [
        lambda record: record.pop("plan"),
        lambda record: record.update(files=[]),
        lambda record: record["files"].update({"../outside.csv": {"bytes": 1, "sha256": ""}}),
        lambda record: record["files"].update({"/etc/passwd": {"bytes": 1, "sha256": ""}}),
        lambda record: record["files"].update({"csv/dates.csv": None}),
    ],
)
def test_record_that_is_none_is_refused(copy, forgery):
    """A record without its parts, or one that names files outside of its folder, is an error that names it."""
    _, output = copy
    forge(output, forgery)
    with pytest.raises(OutputError, match=r"run\.json is damaged"):
        codes(output)


def test_journal_cannot_reach_out(copy, tmp_path):
    """A journal that somebody planted in a dataset moves and removes nothing outside of it."""
    _, output = copy
    kept = tmp_path / "kept.txt"
    kept.write_text("mine")
    for journal in (
        {"moves": [], "obsolete": ["../kept.txt"]},
        {"moves": [["../kept.txt", "csv/x.csv"]], "obsolete": []},
        {"moves": [["run.json", str(kept)]], "obsolete": []},
    ):
        (output / ".commit").write_text(json.dumps(journal))
        with pytest.raises(OutputError, match="damaged"):
            codes(output)
    assert kept.read_text() == "mine"


def test_dataset_of_another_version_is_told(copy):
    """Where another version wrote the dataset, the check says so behind what it found, and nothing where all fits."""
    _, output = copy
    for path in ("dataset.xlsx", "report.html"):  # which say which version made them
        forge(output, lambda record, path=path: record["files"].pop(path))
    forge(output, lambda record: record.update(producer="article-pipeline 0.0.1"))
    assert codes(output) == set()
    change(output, "entities", lambda table: table.drop_columns(["country"]))
    assert {("entities", "columns"), ("run.json", "other_version")} <= codes(output)


def test_workbook_written_out_otherwise_is_the_same(copy):
    """Another order of attributes, quotation marks or packing change no cell, and are no finding."""
    _, output = copy
    repack(output, r"xl/worksheets/sheet\d+\.xml", b'r="A1" ', b"r='A1' ")
    assert codes(output) <= {("datapackage.json", "differs")}


def test_edited_graph_is_found(tmp_path):
    """An entity of the graph that says other than the tables is found though the record was forged."""
    pytest.importorskip("followthemoney")
    run(write_articles(tmp_path / "raw", ellen=ELLEN), tmp_path / "out", "parquet", "ftm")
    assert codes(tmp_path / "out") == set()
    rewrite(tmp_path / "out/entities.ftm.json", "banker", "beggar")
    seal(tmp_path / "out", "entities.ftm.json")
    assert ("entities.ftm.json", "differs") in codes(tmp_path / "out")
