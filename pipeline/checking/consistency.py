"""What a dataset says twice, held against itself: views, counts, order, and words within their passages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.checking.relations import Finding
from pipeline.database import parquet, quoted, text
from pipeline.merging.views import prepare_views, range_starts, ranges, view_query
from pipeline.publishing.record import RunRecord
from pipeline.tables.schema import Table

_EXAMPLES = 3

# Columns that count rows of other tables: table, key, column, and the query of key and count.
_COUNTED = (
    ("sources", "source_id", "citation_count", "SELECT source_id, count(*) FROM citations GROUP BY 1"),
    ("entities", "entity_id", "mention_count", "SELECT entity_id, count(*) FROM mentions GROUP BY 1"),
)

# What the run record counts, and the tables and columns that it counts there.
_SUMMARIES = (("inputs", "files", "status"), ("rejects", "rejects", "code"), ("notices", "notices", "code"))


def check_consistency(
    connection: Any, tables: dict[str, Table], files: dict[str, list[Path]], record: RunRecord
) -> Iterator[Finding]:
    """Where a whole dataset contradicts itself; `files` has the Parquet files of every table."""
    for name in tables:
        connection.execute(f"CREATE VIEW {quoted(name)} AS SELECT * FROM {parquet(files[name])}")
    prepare_views(connection.execute)
    for table in tables.values():
        if table.view:
            yield from _check_view(connection, table)
        elif table.evidence and not table.evidence.without:
            yield from _check_passages(connection, table, tables)
    yield from _check_counts(connection)
    for said, name, column in _SUMMARIES:
        found = dict(connection.execute(f"SELECT {column}, count(*) FROM {name} GROUP BY 1").fetchall())
        if found != getattr(record, said):
            yield Finding("run.json", "count", f"{said} is {getattr(record, said)}, but the table {name} has {found}")


def _check_view(connection: Any, table: Table) -> Iterator[Finding]:
    """A table made for reading says what the tables say that it is made of, certainty and attribution among it."""
    key = quoted(table.primary_key[0])
    differs = [f"(g.{key} IS NULL) <> (m.{key} IS NULL)"]
    for column in table.columns:
        given, made = f"g.{quoted(column.name)}", f"m.{quoted(column.name)}"
        differs.append(f"{given} IS DISTINCT FROM {made}")
    wrong = []
    for documents in ranges(connection.execute(range_starts()).fetchall()):
        wrong += connection.execute(
            f"SELECT coalesce(g.{key}, m.{key}) FROM (SELECT * FROM {quoted(table.name)} WHERE {documents}) g "
            f"FULL JOIN (SELECT * FROM ({view_query(table)}) WHERE {documents}) m ON m.{key} = g.{key} "
            f"WHERE {' OR '.join(differs)} ORDER BY 1"
        ).fetchall()
    if wrong:
        shown = ", ".join(row[0] for row in wrong[:_EXAMPLES])
        yield Finding(table.name, "view_differs", f"{len(wrong)} rows are not what the tables give: {shown}")


def _check_counts(connection: Any) -> Iterator[Finding]:
    for name, key, column, query in _COUNTED:
        wrong = connection.execute(
            f"SELECT t.{key}, t.{column}, coalesce(c.n, 0) FROM {name} t LEFT JOIN ({query}) c(k, n) ON c.k = t.{key} "
            f"WHERE t.{column} <> coalesce(c.n, 0) ORDER BY 1 LIMIT {_EXAMPLES}"
        ).fetchall()
        for row, said, found in wrong:
            yield Finding(name, "count", f"{row}: {column} is {said}, but there are {found}")


def _check_passages(connection: Any, table: Table, tables: dict[str, Table]) -> Iterator[Finding]:
    """The words of a row stand at its offsets in the block that it names, or in that of the sentence that it names."""
    if table.name == "blocks" or not {"block_id", "sentence_id"} & set(table.column_names):
        return
    assert table.evidence
    through = "s.block_id" if "block_id" not in table.column_names else "coalesce(t.block_id, s.block_id)"
    before, after = (text(part) for part in table.evidence.around)
    said = f"{before} || t.{quoted(table.evidence.column)} || {after}"
    key = quoted(table.primary_key[0])
    wrong = connection.execute(
        f"SELECT t.{key} FROM {quoted(table.name)} t LEFT JOIN sentences s ON s.sentence_id = t.sentence_id "
        f"JOIN blocks b ON b.block_id = {through} WHERE t.start_char < b.start_char OR t.end_char > b.end_char "
        f"OR substring(b.text, t.start_char - b.start_char + 1, t.end_char - t.start_char) <> {said} ORDER BY 1"
    ).fetchall()
    if wrong:
        shown = ", ".join(row[0] for row in wrong[:_EXAMPLES])
        yield Finding(table.name, "offset", f"{len(wrong)} rows have words that do not stand in their block: {shown}")
