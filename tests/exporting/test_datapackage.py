"""The descriptor: what it says is true of the files, and frictionless agrees."""

import hashlib
import json
import re

import pytest
from frictionless import Package

from pipeline.exporting import EXPORTERS, ExportOptions
from pipeline.exporting.datapackage import table_schema, write_datapackage
from pipeline.tables.schema import load_tables
from tests.exporting.samples import batches, sample_rows


def described(folder, *formats, change=None):
    """The descriptor of a small dataset of all tables; `change` may alter the rows first."""
    rows = {name: sample_rows(table) for name, table in load_tables().items()}
    if change:
        change(rows)
    files: dict[str, dict] = {}
    for name in formats:
        exporter = EXPORTERS[name](folder, ExportOptions(formats=formats))
        exporter.begin({})
        for table in exporter.feeding_order(load_tables().values()):
            exporter.feed(table, batches(table, rows[table.name]))
        files |= {path.relative_to(folder).as_posix(): sizes(path) for path in exporter.finish()}
    counts = {name: len(of_table) for name, of_table in rows.items()}
    return write_datapackage(folder, load_tables().values(), files, counts, "1.2.3")


def sizes(path):
    """What the run record says of a file."""
    content = path.read_bytes()
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def test_frictionless_finds_nothing_wrong(tmp_path):
    """Descriptor and rows pass: types, constraints, keys, relations, sizes and digests.

    Guarded cells, nulls and relations of a table to itself are among them.
    """
    path = described(tmp_path, "csv", "parquet", "xlsx")
    assert (tmp_path / "csv" / "blocks.csv").read_text().count("\"'=1+1") > 0
    report = Package(str(path)).validate()
    assert report.flatten(["name", "type", "note"]) == []
    assert report.valid
    assert [task.name for task in report.tasks] == list(load_tables())
    assert all(task.stats["rows"] == 3 for task in report.tasks)


def test_frictionless_finds_what_is_wrong(tmp_path):
    """Each kind of rule of the schemas is in the descriptor: a row that breaks it is found."""
    unknown = "src-" + "0" * 20
    broken = [
        ("citations", "source_id", unknown, "foreign-key"),
        ("sources", "refers_to_id", unknown, "foreign-key"),
        ("quotations", "quotation_id", None, "primary-key"),
        ("blocks", "block_id", "blk_" + "0" * 20, "constraint-error"),
        ("statements", "certainty", "sure", "constraint-error"),
        ("dates", "edtf", "1989 AD", "constraint-error"),
        ("sentences", "start_char", -1, "constraint-error"),
        ("mentions", "exact", None, "constraint-error"),
    ]

    def change(rows):
        for table, column, value, _ in broken:
            rows[table][0][column] = value

    report = Package(str(described(tmp_path, "csv", change=change))).validate()
    found = {(task.name, error) for task in report.tasks for (error,) in task.flatten(["type"])}
    assert {(table, error) for table, _, _, error in broken} <= found


def test_sizes_and_digests_are_true(tmp_path):
    """Path, bytes and digest of every file of the dataset stand in the descriptor, as they are on the disk."""
    path = described(tmp_path, "csv", "parquet", "xlsx", "duckdb", "sqlite")
    package = json.loads(path.read_text(encoding="utf-8"))
    files = [*package["resources"], *(a for r in package["resources"] for a in r["alternates"]), *package["alternates"]]
    assert {tmp_path / file["path"] for file in files} | {tmp_path / "datapackage.json"} == {
        path for path in tmp_path.rglob("*") if path.is_file()
    }
    for file in files:
        content = (tmp_path / file["path"]).read_bytes()
        assert (file["bytes"], file["hash"]) == (len(content), "sha256:" + hashlib.sha256(content).hexdigest())
        assert "/" in file["mediatype"]


def test_parquet_alone_is_described(tmp_path):
    """Without CSV the Parquet files are the resources; a table in parts names all of them."""
    path = described(tmp_path, "parquet")
    package = json.loads(path.read_text(encoding="utf-8"))
    assert [r["name"] for r in package["resources"]] == list(load_tables())
    assert {r["format"] for r in package["resources"]} == {"parquet"}
    parts = {f"parquet/blocks/part-0000{n}.parquet": {"bytes": 1, "sha256": "0"} for n in (1, 0)}
    write_datapackage(tmp_path, [load_tables()["blocks"]], parts, {}, "1.2.3")
    (resource,) = json.loads(path.read_text(encoding="utf-8"))["resources"]
    assert resource["path"] == ["parquet/blocks/part-00000.parquet", "parquet/blocks/part-00001.parquet"]


def test_same_dataset_same_descriptor(tmp_path):
    """The descriptor holds no time and does not depend on the order of the files."""
    contents = set()
    for name in ("a", "b"):
        (folder := tmp_path / name).mkdir()
        formats = ("csv", "parquet")
        contents.add(described(folder, *(formats if name == "a" else formats[::-1])).read_bytes())
    assert len(contents) == 1


@pytest.mark.parametrize("name", load_tables())
def test_schema_says_what_the_json_schema_says(name):
    """Fields, types, required values, enumerations, keys and relations are the table's; patterns match whole texts."""
    table = load_tables()[name]
    schema = table_schema(table)
    assert [(f["name"], f["type"]) for f in schema["fields"]] == [(c.name, c.type) for c in table.columns]
    assert schema["primaryKey"] == list(table.primary_key)
    assert len(schema.get("foreignKeys", [])) == len(table.foreign_keys)
    for field, column in zip(schema["fields"], table.columns, strict=True):
        constraints = field.get("constraints", {})
        assert constraints.get("required", False) is not column.nullable
        assert constraints.get("enum", []) == list(column.enum)
        if column.type == "string" and column.constrained:
            value = next(row[column.name] for row in sample_rows(table) if row[column.name] is not None)
            assert re.fullmatch(constraints["pattern"], value)
            assert not re.fullmatch(constraints["pattern"], "no, never!")
