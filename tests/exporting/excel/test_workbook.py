"""The workbook: every hazard of Excel closed, one by one, and a package that it opens without repair."""

import datetime
import shutil
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pandas as pd
import pytest

from pipeline.exporting import ExportOptions, RunFacts
from pipeline.exporting.excel import sheets
from pipeline.exporting.excel.package import unique_title
from pipeline.exporting.excel.workbook import ExcelExporter
from pipeline.tables.schema import Column, Table, load_tables
from tests.exporting.ooxml import check_package
from tests.exporting.samples import PAYLOADS, PLAIN, batches, make_table, sample_rows, stored, text_column, typed_column

KEY = Column("thing_id", "Key.", "string", nullable=False, constrained=True)
TEXTS = make_table(KEY, text_column(), key=("thing_id",))
FACTS = RunFacts(
    input_name="=raw",
    files={"parsed": 2, "duplicate": 1, "rejected": 1},
    rejects={"empty": 1},
    notices={"marker_without_entry": 3},
    versions={"article-pipeline": "0.1.0"},
)


def written(folder: Path, *tables_and_rows, size: int = 7, **options) -> Path:
    """The workbook of the tables and rows, which has passed the structural check."""
    exporter = ExcelExporter(folder, ExportOptions(**options))
    with TemporaryDirectory() as disk:
        exporter.begin(stored(Path(disk), *tables_and_rows))
        for table, rows in tables_and_rows:
            exporter.feed(table, batches(table, rows, size))
        (path,) = exporter.finish()
    assert [p.name for p in folder.iterdir()] == ["dataset.xlsx"]
    check_package(path)
    return path


def opened(path: Path) -> openpyxl.Workbook:
    """The workbook as openpyxl reads it, without a warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return openpyxl.load_workbook(path)


def cells(path: Path, sheet: str = "things", column: str = "B") -> list:
    """What stands below the heading of a column."""
    return [cell.value for cell in opened(path)[sheet][column][1:]]


def texts(folder: Path, *values: str, **options) -> list:
    """The values as they come back out of a column of text."""
    return cells(written(folder, (TEXTS, [{"thing_id": f"t{n}", "text": v} for n, v in enumerate(values)]), **options))


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """The workbook of a small dataset of all tables, `changes` being empty."""
    folder = tmp_path_factory.mktemp("whole")
    return written(folder, *((table, whole_rows(table)) for table in load_tables().values()), facts=FACTS)


def whole_rows(table: Table) -> list[dict]:
    """Rows of a table of the small dataset, in which no article is a copy and nothing has changed."""
    rows = [] if table.name == "changes" else sample_rows(table)
    return [row | {"same_as_id": None} for row in rows] if table.name == "documents" else rows


def test_sheets_stand_in_the_order_for_reading(whole):
    """Overview, what to read, the tables, the data dictionary; a view is not there twice."""
    tables = [table.name for table in load_tables().values() if not table.view]
    reading = ["Timeline", "Fact sheet", "People", "Organisations", "Source list"]
    assert opened(whole).sheetnames == ["Overview", *reading, *tables, "Data dictionary"]


def test_every_row_of_every_table_is_there(whole):
    """Each sheet holds its table's headings and rows, with types, as openpyxl and pandas read them."""
    workbook = opened(whole)
    for table in load_tables().values():
        sheet = workbook[table.title if table.view else table.name]
        assert [cell.value for cell in sheet[1]] == list(table.column_names)
        rows = whole_rows(table)
        read = [dict(zip(table.column_names, values, strict=True)) for values in sheet.iter_rows(2, values_only=True)]
        for row, back in zip(rows, read, strict=True) if rows else ():
            for column in table.columns:
                value = back[column.name]
                if isinstance(value, datetime.datetime):
                    value = value.date().isoformat()
                assert value == row[column.name], (table.name, column.name)
    assert len(pd.read_excel(whole, sheet_name="sources")) == 3


def test_every_table_is_an_excel_table(whole):
    """Every sheet but the overview is a table with a filter, a frozen heading and key, and widths."""
    for sheet in opened(whole).worksheets[1:]:
        (table,) = sheet.tables.values()
        assert table.autoFilter.ref == table.ref
        assert sheet.freeze_panes == "B2"
        assert all(8 < sheet.column_dimensions[cell.column_letter].width <= 62 for cell in sheet[1])


def test_overview_says_what_went_in_and_out(whole):
    """Files by status, rows by sheet, rejects and notices by code, certainty and versions stand on the first sheet."""
    rows = [[v for v in values if v is not None] for values in opened(whole)["Overview"].iter_rows(values_only=True)]
    assert rows[0] == ["Dataset from =raw"]
    for line in (
        ["found", 4],
        ["duplicate", 1],
        ["empty", 1],
        ["marker_without_entry", 3],
        ["article-pipeline", "0.1.0"],
    ):
        assert line in rows
    assert ["sources", "Sources", 3, 3, load_tables()["sources"].description] in rows
    assert {"asserted", "alleged", "reported", "negated: TRUE"} <= {row[0] for row in rows if row}


def test_overview_links_to_every_sheet(whole):
    """Each further sheet has a link that leads to it, which is no formula."""
    workbook = opened(whole)
    links = {c.hyperlink.location for row in workbook["Overview"].iter_rows() for c in row if c.hyperlink}
    assert links == {f"'{title}'!A1" for title in workbook.sheetnames[1:]}


def test_keys_in_reading_sheets_lead_to_their_rows(whole):
    """In the reading sheets every key has a link, to the cell of the table's sheet that holds that key."""
    workbook = opened(whole)
    linked = {
        "Timeline": {"event_id", "document_id"},
        "Fact sheet": {"statement_id", "subject_id", "document_id"},
        "People": {"entity_id", "document_id"},
        "Organisations": {"entity_id", "document_id"},
        "Source list": {"source_id", "document_id"},
    }
    for title, columns in linked.items():
        below = [cell for row in workbook[title].iter_rows(2) for cell in row]
        links = [cell for cell in below if cell.hyperlink and heading(cell) in columns]
        assert links
        assert links == [cell for cell in below if heading(cell) in columns and cell.value is not None]
        for cell in links:
            target, _, place = cell.hyperlink.location.rpartition("!")
            assert workbook[target.strip("'")][place].value == cell.value
            assert cell.font.underline == "single"


def heading(cell) -> str:
    """The heading of a cell's column."""
    return cell.parent.cell(1, cell.column).value


def test_count_of_statements_leads_to_the_fact_sheet(whole):
    """In `People`, the number of statements leads to the first row of the fact sheet whose subject the person is."""
    workbook = opened(whole)
    sheet = workbook["People"]
    headings = [cell.value for cell in sheet[1]]
    counts, keys = (headings.index(name) for name in ("statements", "entity_id"))
    subjects = [cell.value for cell in workbook["Fact sheet"][1]].index("subject_id")
    (row,) = (row for row in sheet.iter_rows(2) if row[keys].value)
    place = row[counts].hyperlink.location.rpartition("!A")[2]
    rows = [values[subjects] for values in workbook["Fact sheet"].iter_rows(2, values_only=True)]
    assert int(place) == rows.index(row[keys].value) + 2


def test_addresses_are_links_where_they_are_safe(tmp_path):
    """An address of the web is an external link, the same address one relation; anything else stays text."""
    tables = load_tables()
    addresses = ["https://example.org/a b", "https://example.org/ä?x=1&y=<2>", "javascript:alert(1)", "http://host/"]
    addresses += ["https://example.org/ä?x=1&y=2", "HTTP://example.org:80/100%#end"] * 2
    source = sample_rows(tables["sources"])[0]
    rows = [dict(source, url=url, source_id=f"src-{n:020}", ordinal=n) for n, url in enumerate(addresses)]
    fed = {"documents": sample_rows(tables["documents"]), "sources": rows}
    workbook = opened(written(tmp_path, *((tables[name], rows) for name, rows in fed.items())))
    encoded = ["https://example.org/%C3%A4?x=1&y=2", "HTTP://example.org:80/100%25#end"] * 2
    for title in ("sources", "Source list"):
        cells_ = [cell for row in workbook[title].iter_rows(2) for cell in row if heading(cell) == "url"]
        assert [cell.value for cell in cells_] == addresses
        assert [cell.hyperlink and cell.hyperlink.target for cell in cells_] == [None] * 4 + encoded
        assert [cell.font.underline == "single" for cell in cells_] == [False] * 4 + [True] * 4
        assert len([r for r in workbook[title]._rels if "hyperlink" in r.Type]) <= 8


def test_identifiers_of_documents_lead_to_their_resolver(tmp_path):
    """A DOI is a link to the resolver, with what has a meaning in addresses encoded."""
    tables = load_tables()
    source = sample_rows(tables["sources"])[0] | {"url": None}
    rows = [
        source | {"source_id": f"src-{n:020}", "doi": doi} for n, doi in enumerate(("10.1000/a(1)é", "10.1000/<x>"))
    ]
    sheet = opened(written(tmp_path, (tables["sources"], rows)))["sources"]
    found = [
        cell.hyperlink and cell.hyperlink.target for row in sheet.iter_rows(2) for cell in row if heading(cell) == "doi"
    ]
    assert found == ["https://doi.org/10.1000/a(1)%C3%A9", None]


def test_overview_says_how_many_links_are_left_out(tmp_path, monkeypatch):
    """Where a sheet takes fewer links than it has, its line in the overview says how many are missing."""
    monkeypatch.setattr(sheets, "MAX_LINKS", 5)
    tables = load_tables()
    rows = [dict(sample_rows(tables["timeline"])[0], event_id=f"evt-{n:020}") for n in range(10)]
    workbook = opened(
        written(tmp_path, (tables["documents"], sample_rows(tables["documents"])), (tables["timeline"], rows))
    )
    line = next(row for row in workbook["Overview"].iter_rows(values_only=True) if row[0] == "Timeline")
    assert line[4].endswith(" 5 are left out.")
    assert sum(cell.hyperlink is not None for row in workbook["Timeline"].iter_rows(2) for cell in row) == 5


def test_what_is_new_is_a_sheet_of_its_own(tmp_path, whole):
    """After a run before, articles, statements and names that changed are told in words, with links to what is there.

    A row that only moved, and rows without words, are left out; without a run before there is no such sheet.
    """
    tables = load_tables()
    ids = {name: sample_rows(tables[name])[0][tables[name].primary_key[0]] for name in ("documents", "statements")}
    told = [
        {"table": "statements", "record_id": ids["statements"], "change": "changed", "columns": "role", "words": "=1"},
        {"table": "statements", "record_id": "x", "change": "changed", "columns": "start_char;number", "words": "b"},
        {"table": "documents", "record_id": "gone", "change": "removed", "words": "c", "article": "c"},
        {"table": "documents", "record_id": ids["documents"], "change": "added", "words": "d", "article": "d"},
        {"table": "blocks", "record_id": "blo-1", "change": "added"},
    ]  # fmt: skip
    rows = {name: sample_rows(tables[name]) for name in ("documents", "statements")} | {"changes": told}
    workbook = opened(written(tmp_path, *((tables[name], rows[name]) for name in rows)))
    assert workbook.sheetnames[1] == "What is new"
    sheet = workbook["What is new"]
    assert [row[:3] for row in sheet.iter_rows(2, values_only=True)] == [
        ("added", "article", "d"), ("removed", "article", "c"), ("changed", "statement", "=1"),
    ]  # fmt: skip
    assert [cell.hyperlink and cell.hyperlink.location for cell in sheet["G"][1:]] == [
        "'documents'!A2", None, "'statements'!A2",
    ]  # fmt: skip
    assert "What is new" not in opened(whole).sheetnames


def test_no_more_links_than_excel_takes(tmp_path, monkeypatch):
    """Links stop before Excel's limit for a sheet, and what has none does not look like one."""
    monkeypatch.setattr(sheets, "MAX_LINKS", 5)
    monkeypatch.setattr(sheets, "_CHUNK_BYTES", 100)
    tables = load_tables()
    rows = [dict(sample_rows(tables["timeline"])[0], event_id=f"evt-{n:020}") for n in range(10)]
    fed = ((tables["documents"], sample_rows(tables["documents"])), (tables["timeline"], rows))
    sheet = opened(written(tmp_path, *fed))["Timeline"]
    keys = [cell for row in sheet.iter_rows(2) for cell in row if heading(cell) == "document_id"]
    assert 0 < sum(cell.hyperlink is not None for cell in keys) <= 5
    assert all((cell.font.underline == "single") == (cell.hyperlink is not None) for cell in keys)


def test_data_dictionary_has_every_column(whole):
    """Every column of every table stands in the dictionary with its description, and of every composed sheet."""
    workbook = opened(whole)
    rows = {values[:2]: values[3] for values in workbook["Data dictionary"].iter_rows(2, values_only=True)}
    composed = {
        (title, cell.value) for title in ("People", "Organisations", "Source list") for cell in workbook[title][1]
    }
    assert {key: rows[key] for key in rows.keys() - composed} == {
        (t.name, c.name): c.description for t in load_tables().values() for c in t.columns
    }
    assert all(rows[key] for key in composed)


def test_source_list_is_written_out(tmp_path):
    """A source stands with its creators in order, its work, date, number of citations and the article's title.

    One without a title shows the entry in its place.
    """
    tables = load_tables()
    source = sample_rows(tables["sources"])[0]
    creators = [
        dict(sample_rows(tables["source_creators"])[0], ordinal=n, source_id=source["source_id"]) | names
        for n, names in enumerate(
            (
                {"role": "author", "family": "Curie", "given": "Marie", "literal": None},
                {"role": "editor", "family": None, "given": None, "literal": "Radium Institute"},
            )
        )
    ]
    bare = dict(source, source_id="src-" + "1" * 20, ordinal=source["ordinal"] + 1, title=None, trans_title=None)
    fed = {"documents": sample_rows(tables["documents"]), "sources": [bare, source], "source_creators": creators[::-1]}
    path = written(tmp_path, *((tables[name], rows) for name, rows in fed.items()))
    sheet = opened(path)["Source list"]
    row = dict(zip((c.value for c in sheet[1]), (c.value for c in sheet[2]), strict=True))
    assert row["author"] == "Curie, Marie; Radium Institute (editor)"
    assert row["title"] == f"{source['title']} [{source['trans_title']}]"
    assert (row["work"], row["date"]) == (source["container_title"], source["issued_edtf"])
    assert (row["cited"], row["article"]) == (source["citation_count"], fed["documents"][0]["title"])
    assert (sheet["A3"].value, sheet["B3"].value) == (None, source["raw_text"])
    assert sheet.max_row == 3


def test_text_stays_text(tmp_path):
    """What looks like a formula, an error, a number or markup comes back as the text that it is."""
    values = [*PAYLOADS, *PLAIN, "TRUE", "1e5", "007", "1867-11-07", "#REF!", "{=1}", "<b>&amp;</b>", "]]>"]
    pictures = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
    shown = [text.replace("\r\n", "\n").translate(pictures) for text in values]
    assert texts(tmp_path, *values) == shown


def test_formula_like_text_survives_editing(tmp_path):
    """A text that looks like a formula carries Excel's mark for text (its leading apostrophe), others do not."""
    rows = [{"thing_id": "a", "text": "=1+1"}, {"thing_id": "b", "text": "1+1"}]
    sheet = opened(written(tmp_path, (TEXTS, rows)))["things"]
    assert (bool(sheet["B2"].quotePrefix), bool(sheet["B3"].quotePrefix)) == (True, False)


def test_every_character_is_representable(tmp_path):
    """Control characters show as pictures, what XML forbids as U+FFFD, and everything else as it is."""
    kept = "\t\n\x7f\x85\ud7ff\ue000\u2028\ufdd0\ufffd😀\U0010ffff"
    controls = [chr(code) for code in range(32) if chr(code) not in kept]
    shown = [*kept, *(chr(0x2400 + ord(control)) for control in controls), "\ufffd", "\ufffd"]
    values = [*kept, *controls, "\ufffe", "\uffff"]
    assert texts(tmp_path, *(f"a{value}b" for value in values)) == [f"a{value}b" for value in shown]


def test_lone_surrogates_of_a_file_name_are_shown(tmp_path):
    """A name that is not valid Unicode, as a file system can give, does not break the overview."""
    path = written(tmp_path, facts=RunFacts(input_name="raw\udcff\x01"))
    assert opened(path)["Overview"]["A1"].value == "Dataset from raw\ufffd␁"


def test_what_reads_like_an_escape_is_escaped(tmp_path):
    """`_x0041_` is written so that Excel, for which it means `A`, shows it as it stands; other underscores are left."""
    assert texts(tmp_path, "_x0041_", "_x0041_x0042_", "max_x", "_xyz_") == [
        "_x005F_x0041_",
        "_x005F_x0041_x005F_x0042_",
        "max_x",
        "_xyz_",
    ]


def test_outer_white_space_is_kept(tmp_path):
    """Spaces, tabs and line breaks at the ends of a text are not lost."""
    values = [" a", "a ", "\ta\n", "a\n\nb", " "]
    assert texts(tmp_path, *values) == values


@pytest.mark.parametrize("unit", ["x", "é", "😀"])
def test_long_text_is_shortened_visibly(tmp_path, unit):
    """A text that a cell takes (32,767 UTF-16 units) is whole; a longer one ends in a note that says where it is."""
    most = 32_767 // (len(unit.encode("utf-16-le")) // 2)
    fits, cut = texts(tmp_path, unit * most, unit * (most + 1))
    assert fits == unit * most
    note = "… [shortened: the full text is in csv/things.csv, thing_id=t1]"
    assert cut == unit * (len(cut) - len(note)) + note
    assert 32_765 <= len(cut.encode("utf-16-le")) // 2 <= 32_767


@pytest.mark.parametrize(
    ("formats", "home"),
    [(("csv", "xlsx"), "csv/things.csv"), (("parquet", "xlsx"), "parquet/things"), (("xlsx",), "--formats csv")],
)
def test_pointer_leads_to_a_format_that_is_written(tmp_path, formats, home):
    """The note of a shortened text names a file of this run."""
    (cut,) = texts(tmp_path, "x" * 40_000, formats=formats)
    assert home in cut


def test_numbers_days_and_truth_are_real(tmp_path):
    """Days, numbers and truth are values that Excel reckons with; what has no such value is text, or empty."""
    columns = (
        KEY,
        typed_column("day", "date"),
        typed_column("integer", "integer"),
        typed_column("number", "number"),
        typed_column("truth", "boolean"),
    )
    days = ["1900-03-01", "1969-12-31", "1989-12-12", "9999-12-31", "1900-02-28", "1867-11-07", "0001-01-01", None]
    integers = [0, -5, 2**53, -(2**53), 2**53 + 1, 2**63 - 1, -(2**63), None]
    numbers = [0.5, -1e-7, 1e300, 12345678.9, float("nan"), float("inf"), float("-inf"), None]
    truths = [True, False] * 3 + [None, None]
    rows = [
        {"thing_id": "a", "day": d, "integer": i, "number": x, "truth": t}
        for d, i, x, t in zip(days, integers, numbers, truths, strict=True)
    ]
    path = written(tmp_path, (make_table(*columns), rows))
    real = [datetime.datetime.fromisoformat(day) for day in days[:4]]
    assert cells(path, column="B") == [*real, *days[4:]]
    assert cells(path, column="C") == [*integers[:4], *map(str, integers[4:7]), None]
    assert cells(path, column="D") == [*numbers[:4], None, None, None, None]
    assert cells(path, column="E") == truths
    assert opened(path)["things"]["B2"].number_format == "yyyy-mm-dd"


def test_empty_table_has_one_blank_row(whole):
    """A table without rows keeps one blank row, for Excel repairs a table that has none."""
    sheet = opened(whole)["changes"]
    assert next(iter(sheet.tables.values())).ref == "A1:G2"
    assert [cell.value for cell in sheet[2]] == [None] * 7


def test_long_table_goes_on_in_a_second_sheet(tmp_path, monkeypatch):
    """What a sheet cannot hold stands in the next one, `things (2)`, with its own heading and table."""
    monkeypatch.setattr(sheets, "MAX_ROWS", 101)
    path = written(tmp_path, (TEXTS, [{"thing_id": str(n), "text": "x"} for n in range(250)]))
    workbook = opened(path)
    assert workbook.sheetnames[4:7] == ["things", "things (2)", "things (3)"]
    assert [next(iter(workbook[t].tables)) for t in workbook.sheetnames[4:7]] == ["things", "things_2", "things_3"]
    ids = [c.value for title in workbook.sheetnames[4:7] for c in workbook[title]["A"][1:]]
    assert ids == [str(n) for n in range(250)]
    about = next(row for row in workbook["Overview"].iter_rows(values_only=True) if row[0] == "things")[4]
    assert about == "All things. It goes on in things (2), things (3)."


def test_sheet_of_many_bytes_goes_on_too(tmp_path, monkeypatch):
    """A sheet ends before its part of the package grows beyond what zip programs take."""
    monkeypatch.setattr(sheets, "MAX_BYTES", 1_000_000)
    monkeypatch.setattr(sheets, "_CHUNK_BYTES", 500_000)
    path = written(tmp_path, (TEXTS, [{"thing_id": str(n), "text": "x" * 30_000} for n in range(100)]))
    titles = opened(path).sheetnames[4:-1]
    assert titles == ["things", "things (2)", "things (3)"]
    assert [value for title in titles for value in cells(path, title, "A")] == [str(n) for n in range(100)]


def test_rows_beyond_the_limit_are_said_to_be_missing(tmp_path):
    """With a limit the first rows are shown, and the overview says how many there are and where."""
    path = written(tmp_path, (TEXTS, [{"thing_id": str(n)} for n in range(50)]), excel_rows=20)
    workbook = opened(path)
    assert workbook["things"].max_row == 21
    line = next(row for row in workbook["Overview"].iter_rows(values_only=True) if row[0] == "things")
    assert line[2:4] == (50, 20)
    assert line[4].endswith("Only the first 20 rows stand here; all of them in csv/things.csv.")


def test_titles_that_excel_refuses_are_changed(tmp_path):
    """Long and repeated names of tables become titles such as Excel takes."""
    names = ("a" * 40, "A" * 35, "overview", "history")
    path = written(tmp_path, *((make_table(text_column(), name=name), [{"text": name}]) for name in names))
    assert opened(path).sheetnames[4:8] == ["a" * 31, "A" * 27 + " (2)", "overview (2)", "history (2)"]


@pytest.mark.parametrize(
    ("title", "given"),
    [
        ("in/out [a]:*?\\", "in out  a"),
        ("'quoted'", "quoted"),
        ("", "Sheet"),
        ("History", "History (2)"),
        ("É", "É (2)"),
    ],
)
def test_titles_have_no_character_of_references(title, given):
    """What a reference to a sheet could stumble over is taken out of its title; case does not tell titles apart."""
    assert unique_title(title, ["é"]) == given


def test_certainty_is_coloured(whole):
    """Alleged, reported and negated rows are marked by rules in every sheet that says how certain a thing is."""
    for title in ("Timeline", "Fact sheet", "statements", "events"):
        rules = [rule.formula[0] for cells in opened(whole)[title].conditional_formatting for rule in cells.rules]
        assert sorted(rules) == ['"alleged"', '"reported"', "TRUE"]


def test_claims_are_coloured(whole):
    """The column of what is alleged, reported or denied has a colour of its own where it holds anything."""
    for title in ("People", "Organisations"):
        sheet = opened(whole)[title]
        ((cells_, (rule,)),) = ((str(c.sqref), c.rules) for c in sheet.conditional_formatting)
        letters = cells_.split(":")[0].rstrip("2")
        assert sheet[f"{letters}1"].value == "claims"
        assert rule.formula == [f"LEN({letters}2)>0"]


def test_same_rows_same_bytes(tmp_path):
    """The bytes depend on the rows alone: not on the clock, nor on how the rows came grouped."""
    rows = [{"thing_id": str(n), "text": "x" * n} for n in range(100)]
    contents = set()
    for size in (1, 7, 100):
        (folder := tmp_path / str(size)).mkdir()
        contents.add(written(folder, (TEXTS, rows), size=size).read_bytes())
    assert len(contents) == 1


def test_streamed_frame_is_what_openpyxl_describes(tmp_path):
    """A library can read the workbook and write it again with all tables, links and rules in place."""
    path = written(tmp_path, (TEXTS, [{"thing_id": "a", "text": "b"}]))
    workbook = opened(path)
    workbook.save(tmp_path / "again.xlsx")
    again = opened(tmp_path / "again.xlsx")
    assert [list(sheet.tables) for sheet in again] == [list(sheet.tables) for sheet in workbook]


@pytest.mark.slow
def test_more_rows_than_a_sheet_has(tmp_path):
    """1,048,576 rows and a few more fill one sheet to its last row and go on in a second."""
    rows = ({"thing_id": f"{n:07}"} for n in range(1_048_580))
    path = written(tmp_path, (TEXTS, rows), size=10_000, excel_rows=None)
    workbook = openpyxl.load_workbook(path, read_only=True)
    assert sum(1 for _ in workbook["things"].rows) == 1_048_576
    assert sum(1 for _ in workbook["things (2)"].rows) == 1 + 5


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_opens_in_libreoffice(tmp_path, whole):
    """LibreOffice opens the workbook, and sees the texts that were meant, `_x0041_` among them."""
    import csv
    import subprocess

    values = ["_x0041_", "=1+1", "#N/A", " a ", "two\nlines", "␀", "😀"]
    rows = [{"thing_id": str(n), "text": value} for n, value in enumerate(values)]
    path = written(tmp_path, (TEXTS, rows))
    profile = (tmp_path / "profile").as_uri()
    # Sheet 5, as CSV in UTF-8, in all its cells as shown.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,5"
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    subprocess.run([*command, form, "--outdir", tmp_path, path], check=True, capture_output=True, timeout=120)
    (converted,) = tmp_path.glob("*.csv")
    with converted.open(encoding="utf-8", newline="") as file:
        assert [row[1] for row in csv.reader(file)] == ["text", *values]
    subprocess.run([*command, "pdf", "--outdir", tmp_path, whole], check=True, capture_output=True, timeout=120)
    assert (tmp_path / "dataset.pdf").stat().st_size > 10_000
