"""A dataset read back: tables in every format, what is said of an entity, and datasets of other versions."""

import json
import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

import pipeline
from pipeline.cli import main
from pipeline.errors import OutputError
from pipeline.publishing.record import PRODUCER
from pipeline.tables.schema import load_tables
from tests.articles import BANK, ELLEN, write_articles
from tests.conftest import rows, run

FORMATS = ["csv", "parquet", "duckdb", "sqlite"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The output of a run in all formats that are read back; not to be changed."""
    folder = tmp_path_factory.mktemp("made")
    charged = ELLEN.replace("• Chair", "Torvik was charged with fraud in 1890.[1]\n\n  • Chair")
    run(write_articles(folder / "raw", ellen=charged, bank=BANK), folder / "out", *FORMATS)
    return folder / "out"


@pytest.fixture
def copy(made, tmp_path):
    """A copy of it that may be changed."""
    return shutil.copytree(made, tmp_path / "out", ignore=shutil.ignore_patterns(".work"))


def rewrite(output, **about):
    """Change what the run record says."""
    record = json.loads((output / "run.json").read_bytes())
    (output / "run.json").write_text(json.dumps({**record, **about}))


def keep(output, prefix):
    """Leave the files of one format."""
    files = json.loads((output / "run.json").read_bytes())["files"]
    rewrite(output, files={path: about for path, about in files.items() if path.startswith(prefix)})


@pytest.mark.parametrize("prefix", ["csv/", "parquet/", "dataset.duckdb", "dataset.sqlite"])
def test_every_format_gives_the_same_tables(made, copy, prefix):
    """Whatever was handed over, each table has the same rows in the same order and the same types."""
    keep(copy, prefix)
    dataset = pipeline.load(copy)
    for name, table in load_tables().items():
        read = dataset.arrow(name)
        assert read.cast(table.arrow_schema).to_pylist() == rows(made, name)
        assert list(dataset.frame(name).columns) == list(table.column_names)


def test_frames_have_arrow_types(made):
    """Dates are dates, whole numbers whole, and a null is a null."""
    frame = pipeline.load(made).timeline()
    assert str(frame.dtypes["date_start"]) == "date32[day][pyarrow]"
    assert str(frame.dtypes["negated"]) == "bool[pyarrow]"
    assert frame["amount"].isna().all() and str(frame.dtypes["amount"]) == "double[pyarrow]"


def test_facts_of_an_entity(made):
    """By key and by name, in any case: what is said of it and what names it, with certainty, sentence and sources."""
    dataset = pipeline.load(made)
    facts = dataset.facts("ellen maria torvik")
    assert dataset.facts(facts["subject_id"].dropna().iloc[0]).equals(facts)
    charge = facts[facts["property"] == "Charged with"].iloc[0]
    assert (charge["value"], charge["certainty"]) == ("fraud", "alleged")
    assert charge["sentence"] == "Torvik was charged with fraud in 1890."
    assert "The Torvik Bank" in charge["sources"]
    bank = dataset.facts("Torvik Bank")
    assert "Ellen Maria Torvik" in set(bank["subject"]) and len(bank) < len(dataset.frame("fact_sheet"))


def test_timeline_of_an_entity(made):
    """All events, or those that an entity took part in, in order of time."""
    dataset = pipeline.load(made)
    assert dataset.timeline().equals(dataset.frame("timeline"))
    own = dataset.timeline("Ellen Maria Torvik")
    assert 0 < len(own) < len(dataset.timeline())
    assert own["participants"].str.contains("Torvik").all()
    assert list(own["date_start"].dropna()) == sorted(own["date_start"].dropna())


def test_entities_are_found_by_a_part_of_a_name(made):
    """A part of any name in any case finds an entity; the most mentioned comes first."""
    dataset = pipeline.load(made)
    found = dataset.entities("TORVIK")
    assert found["name"].iloc[0] == "Ellen Maria Torvik" or found["name"].iloc[0].endswith("Torvik Bank")
    assert list(found["mention_count"]) == sorted(found["mention_count"], reverse=True)
    assert len(dataset.entities()) == len(dataset.frame("entities")) > len(found) > 0
    assert dataset.entities("nobody at all").empty


def test_name_of_several_is_told(made, copy):
    """Where two have the name, the error names their keys; where none has it, it says how to search."""
    path = copy / "parquet/entities.parquet"
    table = pq.read_table(path)
    twin = {**table.to_pylist()[0], "entity_id": "person-twin", "name": "Ellen Maria Torvik"}
    pq.write_table(pa.concat_tables([table, pa.Table.from_pylist([twin], table.schema)]), path)
    dataset = pipeline.load(copy)
    with pytest.raises(OutputError, match=r"several; give one of their keys: .*person-twin"):
        dataset.facts("Ellen Maria Torvik")
    with pytest.raises(OutputError, match=r"no entity has .*`entities\(\.\.\.\)` searches"):
        dataset.timeline("Nobody")
    with pytest.raises(OutputError, match="no table 'facts'; the tables are files, documents"):
        dataset.frame("facts")


def test_retired_key_still_leads_to_its_entity(copy):
    """A key that an entity had before gives what is said of it now."""
    dataset = pipeline.load(copy)
    key = dataset.entities("Ellen Maria")["entity_id"].iloc[0]
    retired = pa.Table.from_pylist(
        [{"old_id": "person-old", "entity_id": key, "reason": "merged"}], load_tables()["entity_ids"].arrow_schema
    )
    pq.write_table(retired, copy / "parquet/entity_ids.parquet")
    assert dataset.facts("person-old").equals(dataset.facts(key))


def test_evidence_is_written_out(made):
    """Printed, the evidence is what `pipeline show` prints."""
    dataset = pipeline.load(made)
    facts = dataset.facts("Ellen Maria Torvik")
    charge = facts[facts["property"] == "Charged with"]["statement_id"].iloc[0]
    text = str(dataset.evidence(charge))
    assert ">>>" in text and "certainty" in text and "alleged" in text and "[1] (direct)" in text


def without_column(output, table, *columns):
    """Take columns out of a Parquet table, as a version that did not know them would have written it."""
    path = output / f"parquet/{table}.parquet"
    pq.write_table(pq.read_table(path).drop_columns(list(columns)), path)


@pytest.mark.parametrize(
    ("version", "told"),
    [("0.0.1", r"run `pipeline run` again, which renews it$"), ("9.0", r"install that version to read all of it$")],
)
def test_dataset_of_another_version_is_read_with_a_warning(copy, version, told):
    """A dataset of an older or newer version loads, and one line says which version wrote it, and what to do."""
    rewrite(copy, producer=f"article-pipeline {version}", more={"unknown": 1})
    with pytest.warns(UserWarning, match=rf"article-pipeline {version} wrote it, and this is .*{told}"):
        dataset = pipeline.load(copy)
    assert len(dataset.frame("documents")) == 2


def test_columns_that_an_older_version_did_not_write_are_null(copy):
    """Columns of this version that may be null are, columns of another one stand behind; all methods go on."""
    rewrite(copy, producer="article-pipeline 0.0.1")
    without_column(copy, "entities", "country", "description")
    path = copy / "parquet/events.parquet"
    events = pq.read_table(path)
    pq.write_table(events.append_column("mood", events["kind"]), path)
    with pytest.warns(UserWarning, match="wrote it"):
        dataset = pipeline.load(copy)
    assert dataset.arrow("entities").column_names == list(load_tables()["entities"].column_names)
    assert dataset.entities("torvik")["country"].isna().all()
    assert dataset.arrow("events").column_names[-1] == "mood"
    assert dataset.evidence(dataset.entities("torvik")["entity_id"].iloc[0]).row["description"] is None


def test_table_that_an_older_version_wrote_otherwise_is_an_error_that_says_so(copy):
    """A table without a column that there must be cannot be read, and the error names the version in one line."""
    rewrite(copy, producer="article-pipeline 0.0.1")
    without_column(copy, "statements", "certainty")
    with pytest.warns(UserWarning, match="wrote it"):
        dataset = pipeline.load(copy)
    wanted = r"the table statements cannot be read; article-pipeline 0\.0\.1 wrote it.*renews it$"
    with pytest.raises(OutputError, match=wanted):
        dataset.facts("Ellen Maria Torvik")
    keep(copy, "csv/")
    path = copy / "csv/quotations.csv"
    path.write_text(path.read_text().replace("speaker_text", "speaker"))
    with (
        pytest.warns(UserWarning, match="wrote it"),
        pytest.raises(OutputError, match=r"quotations .*0\.0\.1 wrote it"),
    ):
        pipeline.load(copy).frame("quotations")


def test_table_that_another_version_did_not_write_is_told(copy):
    """A table that is in no file is an error that names the version."""
    rewrite(copy, producer="article-pipeline 9.0")
    files = json.loads((copy / "run.json").read_bytes())["files"]
    rewrite(copy, files={path: about for path, about in files.items() if "changes" not in path and "data" not in path})
    with (
        pytest.warns(UserWarning, match="wrote it"),
        pytest.raises(OutputError, match=r"no table 'changes'.*9\.0 wrote"),
    ):
        pipeline.load(copy).arrow("changes")


def test_commands_tell_another_version_in_one_line(copy):
    """`show` warns in one line and goes on; `check` names the version behind what differs, whatever the record has."""
    rewrite(copy, producer="article-pipeline 9.0")
    record = json.loads((copy / "run.json").read_bytes())
    rewrite(copy, options={**record["options"], "reading": {**record["options"]["reading"], "mood": 1}})
    shown = CliRunner().invoke(main, ["show", "person-ellen-maria-torvik-1851", "-o", str(copy)])
    assert shown.exit_code == 0
    told = f"article-pipeline 9.0 wrote it, and this is {PRODUCER}: install that version to read all of it"
    assert shown.stderr == f"Warning: {copy}: {told}\n"
    shutil.copy(copy / "parquet/dates.parquet", copy / "parquet/moods.parquet")
    rewrite(copy, files={**record["files"], "parquet/moods.parquet": record["files"]["parquet/dates.parquet"]})
    checked = CliRunner().invoke(main, ["check", str(copy)])
    assert checked.exit_code == 1
    assert "moods: unknown: this version has no such table" in checked.output
    assert "run.json: other_version: what differs may come from the version: article-pipeline 9.0" in checked.output
    rewrite(copy, inputs=None)
    checked = CliRunner().invoke(main, ["check", str(copy)])
    assert checked.stderr.count("\n") == 1 and "article-pipeline 9.0 wrote it" in checked.stderr
