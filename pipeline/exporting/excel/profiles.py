"""The sheets `People` and `Organisations`: one row for each of which something is said, as an analyst would write it.

What is alleged, reported or denied stands in the column `claims` alone, each with its certainty in front.
"""

import csv
from collections.abc import Iterator
from functools import cache
from importlib import resources

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.exporting.excel.composed import Composed, Composition
from pipeline.exporting.excel.links import Link
from pipeline.exporting.excel.sheets import SheetPlan
from pipeline.tables.schema import Column

_CLAIMS = (
    "What is only alleged, reported or denied, each with its certainty in front; and accusations, charges, lawsuits "
    "and investigations as the article tells of them. None of it is a fact."
)
_LAW = "What the article states of arrests, trials, convictions, sentences, acquittals and the like."
_ABOUT = {
    "name": "The name.",
    "description": "Who or what it is, in the words of the article about it.",
    "born": "Date of birth (EDTF); several where the articles differ.",
    "birthplace": "Place of birth.",
    "died": "Date of death (EDTF); several where the articles differ.",
    "deathplace": "Place of death.",
    "nationality": "Country that the person belongs to.",
    "occupation": "What the person does or did.",
    "roles": "Posts, and what the person founded, leads, owns or belongs to, with the time where it is given.",
    "people": "Persons and groups that belong to it, lead it or founded it, with the time where it is given.",
    "organisations": "Organisations that it belongs to, owns or founded, or that own it, with the time where given.",
    "education": "Schools and degrees.",
    "family": "Relatives.",
    "honours": "Awards and works.",
    "founded": "When it began (EDTF); several where the articles differ.",
    "dissolved": "When it ended (EDTF).",
    "headquarters": "Where it has its seat.",
    "country": "Its country.",
    "industry": "Branch of activity.",
    "legal_matters": _LAW,
    "claims": _CLAIMS,
    "other": "What else is said.",
    "other_names": "Other names.",
    "article": "The article about it, else the first that says something of it.",
    "statements": "Number of statements about it; leads to the first of them where it is the subject.",
    "events": "Number of events that it took part in.",
    "sources": "Number of sources that the articles cite for these.",
    "articles": "Number of articles that name it.",
    "mentions": "Number of places where it is named.",
    "entity_id": "The row in `entities`.",
    "document_id": "The row in `documents` of the article.",
}
_COUNTS = ("statements", "events", "sources", "articles", "mentions")
_LAST = ("other", "other_names", "article", *_COUNTS, "entity_id", "document_id")
_SHEETS = {
    "person": (
        "People", "people", "name", "description", "born", "died", "nationality", "occupation", "roles",
        "legal_matters", "claims", "family", "education", "honours", "birthplace", "deathplace", *_LAST,
    ),
    "organisation": (
        "Organisations", "organisations", "name", "description", "founded", "dissolved", "country", "headquarters",
        "industry", "people", "organisations", "legal_matters", "claims", "honours", *_LAST,
    ),
}  # fmt: skip
_CONSTRAINED = ("born", "died", "founded", "dissolved", "entity_id", "document_id")

_WHO = {"person": "Persons", "organisation": "Organisations"}

KINDS = tuple(_SHEETS)


def plan(kind: str, home: str) -> SheetPlan:
    """What the sheet of persons, or of organisations, is."""
    title, name, *columns = _SHEETS[kind]
    about = (
        f"{_WHO[kind]} that the articles say something of, one row each: those with an article first, then by how "
        "much is said. What is only alleged, reported or denied stands in the column claims, and nowhere else."
    )
    return SheetPlan(
        title,
        name,
        about,
        "Reading",
        tuple(
            Column(c, _ABOUT[c], "integer" if c in _COUNTS else "string", True, constrained=c in _CONSTRAINED)
            for c in columns
        ),
        ("entity_id",),
        home,
        (
            Link("statements", ("fact_sheet",), "entity_id"),
            Link("entity_id", ("entities",)),
            Link("document_id", ("documents",)),
        ),
        widest=44.0,
        composed=True,
    )


def rows(kind: str, composed: Composed) -> Iterator[pa.RecordBatch]:
    """The persons, or the organisations, those first that matter most."""
    schema = pa.schema([(column.name, column.arrow_type) for column in plan(kind, "").columns])
    for batch in composed.rows(COMPOSITION):
        yield batch.filter(pc.equal(batch["kind"], kind)).select(schema.names).cast(schema)


@cache
def _words() -> pa.Table:
    """What becomes of a statement by its property, from `profile_words.tsv`."""
    text = (resources.files(__package__) / "profile_words.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return pa.Table.from_pylist([{name: value or None for name, value in row.items()} for row in found])


COMPOSITION = Composition(
    "profiles",
    {"words": _words},
    first="said",
    order="kind, is_subject DESC, statements + events DESC, mentions DESC, name, entity_id",
)
