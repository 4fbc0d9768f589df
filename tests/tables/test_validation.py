"""Validation: what is kept out, why, and what goes with it."""

import copy

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables.columns import columns_of, rows_of
from pipeline.tables.schema import load_tables
from pipeline.tables.validation import refusal, validate

TABLES = load_tables()
SECTION = {
    "section_id": "sec-" + "0" * 20,
    "document_id": "d-1",
    "parent_id": None,
    "ordinal": 0,
    "level": 2,
    "heading": "Career",
    "kind": "body",
    "start_char": 0,
    "end_char": 10,
}
BLOCK = {
    "block_id": "blk-" + "0" * 20,
    "document_id": "d-1",
    "section_id": SECTION["section_id"],
    "ordinal": 0,
    "kind": "paragraph",
    "text": "Text.",
    "label": None,
    "value": None,
    "start_char": 0,
    "end_char": 5,
}


def validated(rows):
    """What stays of rows, and what is kept out."""
    made = {name: columns_of(copy.deepcopy(of), TABLES[name].column_names) for name, of in rows.items()}
    good, rejections = validate(made, TABLES)
    return {name: rows_of(columns) for name, columns in good.items()}, rejections


def test_good_rows_stay():
    """Rows that fit their schemas stay as they are."""
    rows = {"sections": [SECTION], "blocks": [BLOCK]}
    assert validated(rows) == (rows, [])


def test_refusal_points_to_the_value():
    """A row that does not fit is kept out with code, JSON Pointer, message and the value."""
    good, rejections = validated({"sections": [{**SECTION, "kind": "bdoy"}]})
    assert good == {"sections": []}
    (rejection,) = rejections
    assert (rejection.table, rejection.code, rejection.pointer) == ("sections", "schema_enum", "/kind")
    assert "bdoy" in rejection.message
    assert rejection.raw == '"bdoy"'


def test_second_row_of_a_key_is_kept_out():
    """Of two rows with one key the first stays."""
    good, rejections = validated({"sections": [SECTION, {**SECTION, "heading": "Other"}]})
    assert [row["heading"] for row in good["sections"]] == ["Career"]
    assert rejections[0].code == "duplicate_key"


def test_what_belongs_to_a_lost_row_goes_with_it():
    """A row that cannot be without a refused one goes, too; a reference that may be null becomes null."""
    child = {**SECTION, "section_id": "sec-" + "1" * 20, "parent_id": SECTION["section_id"]}
    good, rejections = validated({"sections": [{**SECTION, "level": 0}, child], "blocks": [BLOCK]})
    assert good["blocks"] == []
    assert good["sections"] == [{**child, "parent_id": None}]
    assert [(r.table, r.code) for r in rejections] == [("sections", "schema_minimum"), ("blocks", "orphan")]


_VALUES = st.one_of(
    *(st.none(), st.booleans(), st.integers(-5, 5), st.floats(allow_nan=False), st.text(max_size=5)),
    st.sampled_from(["body", "body\n", "d\n", SECTION["section_id"] + "\n"]),
)


@given(st.sampled_from(sorted(SECTION)), _VALUES)
def test_both_validators_agree(column, value):
    """jsonschema-rs, which decides, and jsonschema, which explains, give the same verdict on any changed row."""
    table = TABLES["sections"]
    row = {**SECTION, column: value}
    explained = list(jsonschema.Draft202012Validator(table.json_schema).iter_errors(row))
    assert (refusal(table, row) is None) == (not explained)


@given(st.lists(st.tuples(st.sampled_from(sorted(SECTION)), _VALUES), max_size=3))
def test_columns_are_judged_as_rows_are(changes):
    """Of several rows those stay that fit alone and whose key is new, though columns are checked as wholes first."""
    rows = [{**SECTION, "section_id": f"sec-{n:020}"} for n in range(len(changes) + 1)]
    for row, (column, value) in zip(rows, changes, strict=False):
        row[column] = value
    kept = {}
    for row in rows:
        if refusal(TABLES["sections"], row) is None:
            kept.setdefault(row["section_id"], row)
    lost = {row["section_id"] for row in rows} - set(kept)
    good, rejections = validated({"sections": rows})
    assert good["sections"] == [
        {**row, "parent_id": None if row["parent_id"] in lost else row["parent_id"]} for row in kept.values()
    ]
    assert len(rows) == len(kept) + len(rejections)
