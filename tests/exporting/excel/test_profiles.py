"""`People` and `Organisations`: one row each, in words that never make a fact of what is only said."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import pytest

from pipeline.exporting.excel import composed as composing
from pipeline.exporting.excel.composed import Composed
from pipeline.exporting.excel.profiles import COMPOSITION, KINDS, _words
from pipeline.exporting.excel.profiles import rows as profile_rows
from pipeline.extraction.statements import PROPERTIES
from pipeline.tables.schema import load_tables
from tests.exporting.samples import stored

FACT = {"certainty": "asserted", "negated": False}
ENTITIES = {
    "ellen": ("Person", "Ellen Torvik"),
    "ole": ("Person", "Ole Lie"),
    "nobody": ("Person", "Only Named"),
    "bank": ("Company", "Torvik Bank"),
    "union": ("Organization", "Harbour Union"),
    "bergen": ("Place", "Bergen"),
}


DOCUMENTS = (("a", "Ellen Torvik", "ellen"), ("b", "The Torvik Bank", "bank"), ("c", "Copy", "bank"))


def sheets(
    folder: Path,
    statements: Sequence[dict],
    events: Sequence[dict] = (),
    copies: Mapping[str, str] = MappingProxyType({}),
) -> dict:
    """The rows of both sheets by name, from statements and events of an article on Ellen and one on the bank."""
    place = {"document_id": "a"} | FACT
    rows = {
        "documents": [
            {"document_id": d, "title": title, "subject_id": subject, "same_as_id": copies.get(d)}
            for d, title, subject in DOCUMENTS
        ],
        "entities": [
            {"entity_id": key, "schema": schema, "name": name, "document_count": 1, "mention_count": 2}
            for key, (schema, name) in ENTITIES.items()
        ],
        "entity_names": [
            {"entity_id": "ellen", "name": "Ellen", "name_type": "weak"},
            {"entity_id": "ellen", "name": "Nelly Torvik", "name_type": "alias"},
        ],
        "statements": [
            place | {"statement_id": f"s{n}", "value_type": "text"} | row for n, row in enumerate(statements)
        ],
        "statement_sources": [{"statement_id": "s0", "source_id": f"src{n}"} for n in (1, 1, 2)],
        "events": [place | {"event_id": f"e{n}", "date_edtf": "1881-03"} | row for n, row in enumerate(events)],
        "event_participants": [
            {"event_id": f"e{n}", "entity_id": "ellen", "role": row.get("role", "target")}
            for n, row in enumerate(events)
        ],
    }
    tables = load_tables()
    composed = Composed(folder, stored(folder, *((tables[name], rows[name]) for name in rows)), [COMPOSITION])
    found = {row["name"]: row for kind in KINDS for batch in profile_rows(kind, composed) for row in batch.to_pylist()}
    composed.close()
    return found


def test_a_person_in_one_row(tmp_path):
    """Dates, roles with their time, family, other names and counts stand in a row of their own; repeats stand once."""
    ellen = sheets(
        tmp_path,
        [
            {"subject_id": "ellen", "property": "date_of_birth", "value_type": "date", "value_edtf": "1851-05-03"},
            {"subject_id": "ellen", "property": "date_of_birth", "value_type": "date", "value_edtf": "1851"},
            {"subject_id": "ellen", "property": "occupation", "value_text": "Banker"},
            {"subject_id": "ellen", "property": "occupation", "value_text": "banker"},
            {"subject_id": "ellen", "property": "founder_of", "value_id": "bank", "point_edtf": "1881"},
            {"subject_id": "ellen", "property": "leader_of", "value_id": "bank", "role": "chair", "start_edtf": "1882",
             "end_edtf": "1890"},
            {"subject_id": "ellen", "property": "leader_of", "value_id": "bank", "role": "chair"},
            {"subject_id": "ole", "property": "father", "value_id": "ellen"},
            {"subject_id": "ellen", "property": "invented_here", "value_text": "a lock"},
        ],
    )["Ellen Torvik"]  # fmt: skip
    assert (ellen["born"], ellen["occupation"], ellen["other_names"]) == ("1851-05-03", "banker", "Nelly Torvik")
    assert ellen["roles"].split("\n") == ["founder of Torvik Bank (1881)", "chair of Torvik Bank (1882–1890)"]
    assert (ellen["family"], ellen["other"]) == ("child: Ole Lie", "invented here: a lock")
    assert (ellen["article"], ellen["statements"], ellen["sources"]) == ("Ellen Torvik", 9, 2)


def test_an_organisation_names_its_people(tmp_path):
    """What is said of others makes the row of an organisation: founder, leaders with time, owner."""
    bank = sheets(
        tmp_path,
        [
            {"subject_id": "ellen", "property": "founder_of", "value_id": "bank", "role": "co-founder"},
            {
                "subject_id": "ole",
                "property": "leader_of",
                "value_id": "bank",
                "role": "director",
                "start_edtf": "1890",
            },
            {"subject_id": "union", "property": "owner_of", "value_id": "bank"},
            {"subject_id": "bank", "property": "headquarters", "value_id": "bergen"},
        ],
    )["Torvik Bank"]
    assert bank["people"].split("\n") == ["director: Ole Lie (from 1890)", "co-founder: Ellen Torvik"]
    assert (bank["organisations"], bank["headquarters"]) == ("owner: Harbour Union", "Bergen")


@pytest.mark.parametrize(
    ("certainty", "negated", "words"),
    [
        ("alleged", False, "[alleged, according to Harbour Union] accused of fraud"),
        ("alleged", True, "[alleged, but denied or dropped, according to Harbour Union] accused of fraud"),
        ("reported", False, "[reported, according to Harbour Union] accused of fraud"),
        ("reported", True, "[reported not to be so, according to Harbour Union] accused of fraud"),
        ("asserted", True, "[denied or dropped] accused of fraud"),
    ],
)
def test_what_is_not_a_fact_says_so(tmp_path, certainty, negated, words):
    """What is alleged, reported or denied stands among the claims alone, with its certainty and whose word it is."""
    said = {"subject_id": "ellen", "certainty": certainty, "negated": negated, "attributed_to_id": "union"}
    ellen = sheets(tmp_path, [said | {"property": "accused_of", "value_text": "fraud"}])["Ellen Torvik"]
    assert ellen["claims"] == words
    assert not any("fraud" in str(value) for name, value in ellen.items() if name != "claims")


def test_no_property_makes_a_fact_of_a_claim(tmp_path):
    """Whatever the property, an alleged statement shows in no column of facts, neither of its subject nor its value."""
    said = [
        {"property": one["property"], "certainty": "alleged", "subject_id": subject, "value_id": value}
        for one in PROPERTIES
        for subject, value in (("ellen", "bank"), ("bank", "ellen"))
    ]
    rows = sheets(tmp_path, said)
    for name, other in (("Ellen Torvik", "Torvik Bank"), ("Torvik Bank", "Ellen Torvik")):
        *claims, last = rows[name]["claims"].split("\n")
        assert len(claims) == 20 and all(line.startswith("[alleged] ") for line in claims)
        assert last.startswith("… and ")
        facts = {k: v for k, v in rows[name].items() if k not in ("claims", "name", "article", "other_names")}
        assert not any(other in str(value) for value in facts.values())


def test_acquittal_is_a_fact_and_accusation_is_not(tmp_path):
    """An acquittal, negated as it is, is a legal matter; that somebody was accused, charged or sued is a claim.

    Each stands in a line of its own, whatever line breaks its words have.
    """
    events = [{"kind": kind, "exact": f"the\n{kind}"} for kind in ("arrest", "charge", "lawsuit")]
    events += [
        {"kind": "acquittal", "exact": "the end", "negated": True},
        {"kind": "arrest", "exact": "by her", "role": "agent"},
    ]
    said = {"subject_id": "ellen", "property": "acquitted_of", "value_text": "fraud", "negated": True}
    ellen = sheets(tmp_path, [said], events)["Ellen Torvik"]
    assert ellen["legal_matters"].split("\n") == [
        "acquittal 1881-03: “the end”", "arrest 1881-03: “the arrest”", "acquitted of fraud",
    ]  # fmt: skip
    assert ellen["claims"].split("\n") == ["charge 1881-03: “the charge”", "lawsuit 1881-03: “the lawsuit”"]


def test_parts_make_the_same_rows(tmp_path, monkeypatch):
    """What is composed part by part is what is composed at once, in the same order."""
    statements = [
        {"subject_id": "ellen", "property": "founder_of", "value_id": "bank"},
        {"subject_id": "ole", "property": "spouse", "value_id": "ellen", "certainty": "alleged"},
        {"subject_id": "union", "property": "member_of", "value_id": "bank"},
        {"subject_id": "ole", "property": "place_of_birth", "value_id": "bergen"},
    ]
    events = [{"kind": "trial", "exact": "was tried"}]
    whole = sheets(tmp_path, statements, events)
    monkeypatch.setattr(composing, "_PART", 1)
    parts = sheets(tmp_path, statements, events)
    assert list(parts.items()) == list(whole.items())
    assert {"Ellen Torvik", "Ole Lie", "Torvik Bank", "Harbour Union"} == set(whole)


def test_only_who_is_spoken_of_has_a_row(tmp_path):
    """Names of which nothing is said, and places, have no row; subjects of articles come first; copies do not count."""
    said = [{"subject_id": "ole", "property": "occupation", "value_text": "pilot"} for _ in range(3)]
    said.append({"subject_id": "union", "property": "industry", "value_text": "trade", "document_id": "c"})
    rows = sheets(tmp_path, said, copies={"c": "b"})
    assert list(rows) == ["Ellen Torvik", "Ole Lie", "Torvik Bank"]


def test_every_word_belongs_to_a_property():
    """The words are of properties that there are, each once for its subject and once for its value at most."""
    words = _words().to_pylist()
    properties = {one["property"] for one in PROPERTIES}
    assert {row["property"] for row in words} <= properties
    assert len({(row["property"], row["of"]) for row in words}) == len(words)
    assert {row["property"] for row in words if row["of"] == "subject"} >= properties - {"author"}
