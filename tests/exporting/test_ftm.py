"""FollowTheMoney: what is written loads there, and an allegation never comes out as a fact."""

import json
import sys
from collections import Counter

import pytest

from pipeline.errors import MissingExtraError
from pipeline.exporting import ExportOptions
from pipeline.exporting.ftm.entities import Entity, plain_date
from pipeline.exporting.ftm.exporter import FtmExporter
from pipeline.exporting.ftm.statements import StatementWriter
from pipeline.extraction.statements.properties import PROPERTIES
from pipeline.tables.schema import load_tables
from tests.articles import BANK, ELLEN, write_articles
from tests.conftest import rows, run
from tests.exporting.samples import batches, sample_rows

model = pytest.importorskip("followthemoney", reason="the extra ftm is not installed").model

MAPPED = [row for row in PROPERTIES if row["ftm_schema"]]
DOUBTFUL = ELLEN.replace(
    "• Chair of",
    "Torvik was charged with fraud in 1890.[1] "
    "According to the Bergen Gazette, she was a member of the Quay League.[3] "
    "She denied that she owned the Quay Company.[1]\n\n  • Chair of",
)


def said(**other):
    """A statement as the query gives it."""
    empty = "value_id value_schema role target start_edtf end_edtf point_edtf attributed_to url source_ids"
    row = dict.fromkeys(empty.split())
    row |= {"statement_id": "sta-1", "document_id": "doc-1", "certainty": "asserted", "negated": False}
    return row | {"sentence": "The sentence.", "value": "Value", "value_edtf": "1890", "label": "Label"} | other


def told(*statements, schema="Person", key="person-ellen"):
    """What is written of a subject: the subject, the entities beside it, and the writer."""
    writer = StatementWriter(model, Counter())
    subject = Entity(model, schema, key, Counter())
    beside = list(writer.tell(subject, key, list(statements)))
    return json.loads(subject.line()), [json.loads(entity.line()) for entity in beside], writer


def mapped(name, **other):
    """A statement with a property of the table `properties`."""
    row = next(row for row in PROPERTIES if row["property"] == name)
    return said(**{key: row[key] for key in ("property", "label", "ftm_schema", "ftm_property")}, **other)


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    """The output of a run over articles with facts, an allegation, a report and a denial."""
    folder = tmp_path_factory.mktemp("ftm")
    run(write_articles(folder / "raw", ellen=DOUBTFUL, bank=BANK), folder / "out", "ftm", "parquet")
    return folder / "out"


@pytest.fixture(scope="module")
def entities(output):
    """The entities that the run wrote, by their key."""
    lines = (output / "entities.ftm.json").read_text("utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    assert len({entity["id"] for entity in found}) == len(found)
    return {entity["id"]: entity for entity in found}


def test_library_takes_every_entity(entities):
    """FollowTheMoney's own library loads and validates each line and changes no value of it."""
    for entity in entities.values():
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        assert {name: sorted(proxy.get(name)) for name in proxy.properties} == entity["properties"]
    schemata = {entity["schema"] for entity in entities.values()}
    assert {"Person", "Company", "Article", "Event", "Mention", "CourtCase", "CourtCaseParty"} <= schemata


def test_references_lead_to_entities_of_the_right_kind(entities):
    """Every reference names an entity of the file, and one that the property may name."""
    checked = 0
    for entity in entities.values():
        for prop in model.get(entity["schema"]).properties.values():
            for key in entity["properties"].get(prop.name, []) if prop.type.name == "entity" else []:
                assert model.get(entities[key]["schema"]).is_a(prop.range), (entity, prop.name)
                checked += 1
    assert checked > 20


def test_facts_have_their_sentence_and_sources(entities):
    """What stands between entities quotes the sentence, and names the statement, the article and the cited sources."""
    lead = "founder of the Torvik Bank"
    founded = next(e for e in entities.values() if e["schema"] == "UnknownLink" and lead in str(e["properties"]))
    assert founded["properties"]["role"] == ["founder"]
    assert founded["properties"]["recordId"][0].startswith("sta-")
    if "proof" in model.get("UnknownLink").properties:
        proofs = [entities[key]["properties"]["title"][0] for key in founded["properties"]["proof"]]
        assert "Ellen Maria Torvik" in proofs and "The Torvik Bank" in proofs
    people = [e for e in entities.values() if e["schema"] == "Person"]
    person = next(e for e in people if "Ellen Maria Torvik" in e["properties"]["name"])
    assert {"Ellen Maria Torvik", "The Torvik Bank"} <= {
        title for key in person["properties"]["proof"] for title in entities[key]["properties"]["title"]
    }
    source = next(e for e in entities.values() if "retrievedAt" in e["properties"])
    assert source["properties"]["retrievedAt"] == ["2020-05-02"] and source["properties"]["publishedAt"] == [
        "1881-03-04"
    ]


def test_charge_says_that_it_is_one(entities):
    """A charge is a court case whose name and status say that it is alleged; a reported membership is but a note."""
    (case,) = [e for e in entities.values() if e["schema"] == "CourtCase"]
    assert case["properties"]["name"] == ["Charged with: fraud (alleged)"]
    assert case["properties"]["status"] == ["alleged"]
    assert not [e for e in entities.values() if e["schema"] in ("Membership", "Ownership")]


@pytest.mark.parametrize("negated", [False, True])
@pytest.mark.parametrize("certainty", ["asserted", "alleged", "reported"])
@pytest.mark.parametrize("row", PROPERTIES, ids=lambda row: row["property"])
@pytest.mark.parametrize("schema", ["Person", "Company"])
def test_only_what_is_asserted_becomes_a_fact(schema, row, certainty, negated):
    """Only what is asserted is a value or an edge: the rest is a note that says so, a court case that says so in name
    and status, or, where it is denied, nothing.
    """
    statement = mapped(
        row["property"], certainty=certainty, negated=negated, value_id="org-x", value_schema="Company", value="France"
    )
    subject, beside, writer = told(statement, schema=schema)
    facts = {k: v for k, v in subject["properties"].items() if k not in ("notes", "proof", "sourceUrl")}
    if row["ftm_schema"] == "CourtCaseParty":
        assert facts == {}
        case, party = beside
        assert certainty in case["properties"]["name"][0] and certainty in case["properties"]["status"][0]
        assert certainty in party["properties"]["status"][0]
        assert negated == ("denied" in case["properties"]["name"][0]) == ("denied" in party["properties"]["status"][0])
    elif negated:
        assert (facts, beside, subject["properties"]) == ({}, [], {})
        assert writer.left_out == {"negated": 1}
    elif certainty != "asserted":
        assert (facts, beside) == ({}, [])
        assert subject["properties"]["notes"][0].lower().startswith(certainty)
        assert writer.as_notes == {certainty: 1}
    else:
        assert bool(facts) + bool(beside) + sum(writer.left_out.values()) == 1


def test_note_names_whose_word_it_is():
    """A note says how certain the text is, whose word it is, and quotes the sentence."""
    subject, _, _ = told(mapped("founder_of", certainty="reported", attributed_to="Anna Lie", value="the Quay League"))
    note = "Reported, according to Anna Lie: founder of: the Quay League. “The sentence.”"
    assert subject["properties"]["notes"] == [note]


def test_acquittal_stands_beside_the_charge():
    """An acquittal, which is negated, is not lost: the case says it."""
    _, beside, _ = told(
        mapped("charged_with", certainty="alleged", value="fraud"), mapped("acquitted_of", negated=True, value="fraud")
    )
    assert [e["properties"]["name"][0] for e in beside if e["schema"] == "CourtCase"] == [
        "Charged with: fraud (alleged)",
        "Acquitted of: fraud (asserted; denied, dropped or acquitted)",
    ]


@pytest.mark.parametrize("row", MAPPED, ids=lambda row: row["property"])
def test_the_table_of_properties_names_what_the_model_has(row):
    """Schema and property that `properties` names are in the model, and an edge has an end for the subject."""
    schema = model.get(row["ftm_schema"])
    prop = schema.get(row["ftm_property"])
    assert prop is not None and not prop.stub
    if schema.is_a("Interval"):
        assert prop in (schema.source_prop, schema.target_prop) if schema.edge else schema.get("entity")
    else:
        assert prop.type.name != "entity"


@pytest.mark.parametrize(
    ("edtf", "plain"),
    [
        *(("1890", "1890"), ("1890-03", "1890-03"), ("1890-03-04", "1890-03-04"), (None, None), ("", None)),
        *(("1890~", None), ("189X", None), ("1890-21", None), ("1890/1892", None), ("-0043", None), ("1890-1", None)),
    ],
)
def test_date_is_never_made_more_precise(edtf, plain):
    """Only a date that means the same in FollowTheMoney is one there."""
    assert plain_date(edtf) == plain


def test_date_that_is_not_plain_is_kept_in_words():
    """About 1890 is no date there, but is not lost: it stands in the notes, and beside an edge in the description."""
    subject, _, _ = told(mapped("date_of_birth", value="about 1890", value_edtf="1890~"))
    assert subject["properties"]["notes"] == ["Date of birth: about 1890 (EDTF 1890~)"]
    assert "birthDate" not in subject["properties"]
    _, (edge, *_), _ = told(mapped("position_held", value="mayor", start_edtf="1890~", end_edtf="1892"))
    assert edge["properties"]["endDate"] == ["1892"] and edge["properties"]["description"] == [
        "startDate: 1890~ (EDTF)"
    ]


def test_one_fact_said_twice_is_one_edge():
    """The same fact in two sentences is one edge with both; with another date it is another edge."""
    one = mapped("member_of", value_id="organization-x", value_schema="Organization", value="X")
    _, beside, _ = told(one, one | {"sentence": "Another."}, one | {"start_edtf": "1890"})
    assert [sorted(e["properties"]["summary"]) for e in beside] == [["Another.", "The sentence."], ["The sentence."]]


def test_same_rows_same_bytes(tmp_path):
    """The bytes depend on the rows alone, and nothing but the two files is left."""
    contents = set()
    for size in (1, 7):
        (folder := tmp_path / str(size)).mkdir()
        exporter = FtmExporter(folder, ExportOptions())
        for table in load_tables().values():
            exporter.feed(table, batches(table, sample_rows(table), size))
        paths = exporter.finish()
        assert sorted(folder.iterdir()) == sorted(paths)
        contents.add(b"".join(path.read_bytes() for path in paths))
    assert len(contents) == 1


def test_summary_counts_what_was_left_out(output, entities):
    """The summary counts the entities by schema, the notes, and what was left out by reason."""
    summary = json.loads((output / "entities.ftm.summary.json").read_bytes())
    assert sum(summary["entities"].values()) == len(entities)
    assert summary["notes"]["reported"] >= 1
    assert summary["refused_values"] == {}
    assert all(count > 0 for count in summary["left_out"].values())


def test_who_was_left_out_by_hand_is_not_there(tmp_path):
    """Of a person that a decision drops no line of the file tells: no fact, sentence, source, article or mention."""
    raw = write_articles(
        tmp_path / "raw", ellen=DOUBTFUL, bank=BANK.replace('"The Torvik Bank"', '"Ellen Maria Torvik"')
    )
    run(raw, tmp_path / "before", "ftm", "parquet")
    person = next(d["subject_id"] for d in rows(tmp_path / "before", "documents") if d["path"] == "ellen.txt")
    assert "Ellen" in (tmp_path / "before/entities.ftm.json").read_text("utf-8")
    (raw / "entities.csv").write_text(
        f"decision,entity_id,other_id,document_id,name,schema,reason\ndrop,{person},,,,,\n"
    )
    run(raw, tmp_path / "after", "ftm", "parquet")
    text = (tmp_path / "after/entities.ftm.json").read_text("utf-8")
    assert "Torvik Bank" in text and "Ellen" not in text


def test_missing_library_is_said_before_any_work(tmp_path, monkeypatch):
    """Without the library the run ends at once with a line that says what to install."""
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    raw = write_articles(tmp_path / "raw", ellen=ELLEN)
    with pytest.raises(MissingExtraError, match=r"pip install 'article-pipeline\[ftm\]'"):
        run(raw, tmp_path / "out", "ftm")
    assert not (tmp_path / "out").exists()
