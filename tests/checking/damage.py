"""Ways to damage a dataset, also so that its run record does not tell."""

import json

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.checking.dataset import check_dataset
from pipeline.publishing.record import file_digest


def seal(output, *paths):
    """Make the run record agree with changed files, as one does who wants to hide a change."""
    about = {path: {"bytes": (output / path).stat().st_size, "sha256": file_digest(output / path)} for path in paths}
    forge(output, lambda record: record["files"].update(about))


def change(output, table, edit):
    """Rewrite a Parquet table by a function of Arrow tables; the CSV goes, so that it cannot tell."""
    path = output / "parquet" / f"{table}.parquet"
    pq.write_table(edit(pq.read_table(path)), path)
    forge(output, lambda record: forget(record, "csv"))
    seal(output, f"parquet/{table}.parquet")


def forge(output, edit):
    """Change what the run record says."""
    record = json.loads((output / "run.json").read_bytes())
    edit(record)
    (output / "run.json").write_text(json.dumps(record))


def forget(record, folder):
    """Take the files of a folder out of a run record."""
    record["files"] = {path: about for path, about in record["files"].items() if not path.startswith(f"{folder}/")}


def with_column(table, name, values):
    """The table with other values in a column."""
    return table.set_column(table.schema.get_field_index(name), name, values)


def set_first(name, value):
    """An edit of the first row."""

    def edit(table):
        values = table[name].to_pylist()
        return with_column(table, name, pa.array([value, *values[1:]], table.schema.field(name).type))

    return edit


def codes(output, raw=None):
    """Where the check finds something, and what."""
    return {(finding.place, finding.code) for finding in check_dataset(output, raw)}
