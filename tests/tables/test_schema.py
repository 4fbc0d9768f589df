"""The schemas: each describes a table, and a bad one says so."""

import json
import shutil
from datetime import date

import jsonschema
import pytest

from pipeline.errors import SchemaError
from pipeline.tables.schema import load_tables, schema_folder
from pipeline.tables.validation import refusal

TABLES = load_tables()


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_schema_is_valid_and_documented(table):
    """Every file is a JSON Schema of draft 2020-12, and every table and column says what it holds."""
    jsonschema.Draft202012Validator.check_schema(table.json_schema)
    assert table.description and table.grain and all(column.description for column in table.columns)
    assert set(table.json_schema["required"]) == {c.name for c in table.columns if not c.nullable}
    assert table.json_schema["additionalProperties"] is False


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_key_is_never_null(table):
    """No column of a primary key can be null."""
    assert not [name for name in table.primary_key if table.column(name).nullable]


def test_rows_become_typed_columns():
    """Dates become days, missing keys become null."""
    columns = TABLES["dates"].arrow_table([{"date_id": "x", "date_start": "1851-05-03"}])
    assert columns["date_start"].to_pylist() == [date(1851, 5, 3)]
    assert columns["edtf"].to_pylist() == [None]


@pytest.mark.parametrize(
    "damage",
    [
        lambda schema: schema.pop("x-table"),
        lambda schema: schema["x-table"].update(primaryKey=["nowhere"]),
        lambda schema: schema["x-table"]["foreignKeys"][0]["reference"].update(resource="nowhere"),
        lambda schema: schema["properties"]["text"].pop("description"),
        lambda schema: schema["properties"]["text"].update(type="array"),
        lambda schema: schema.update(properties=[]),
    ],
)
def test_bad_schema_is_named(tmp_path, damage):
    """A schema that a user edited badly gives an error that names the file."""
    folder = tmp_path / "schemas"
    shutil.copytree(schema_folder(), folder)
    schema = json.loads((folder / "blocks.json").read_bytes())
    damage(schema)
    (folder / "blocks.json").write_text(json.dumps(schema))
    with pytest.raises(SchemaError, match="blocks"):
        load_tables(folder)


def test_broken_json_is_named(tmp_path):
    """A file that is no JSON gives an error that names it; so does a folder without schemas."""
    with pytest.raises(SchemaError, match="no schema"):
        load_tables(tmp_path)
    (tmp_path / "blocks.json").write_text("{")
    with pytest.raises(SchemaError, match=r"blocks\.json"):
        load_tables(tmp_path)


def places(node, path=()):
    """The path of every value in a JSON document."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield (*path, key)
        yield from places(value, (*path, key))


def test_no_edit_of_a_schema_crashes(tmp_path):
    """Whatever one edit puts in place of any part of a schema, it is taken or told by the file's name."""
    shutil.copytree(schema_folder(), tmp_path / "schemas")
    edited = tmp_path / "schemas/citations.json"
    original = edited.read_text("utf-8")
    told = 0
    for path in places(json.loads(original)):
        for value in (None, -1, "(", [], {}, [1]):
            schema = node = json.loads(original)
            for key in path[:-1]:
                node = node[key]
            node[path[-1]] = value
            edited.write_text(json.dumps(schema))
            try:
                table = load_tables.__wrapped__(edited.parent)["citations"]
                refusal(table, {})
            except SchemaError as error:
                assert "citations" in str(error)
                told += 1
    assert told > 500
