"""A dataset that a run wrote, read back: its tables, what is said of an entity, and the evidence for any row."""

import sqlite3
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.artefacts import require_name
from pipeline.errors import OutputError
from pipeline.exporting import DATABASES
from pipeline.exporting.csv import read_csv_batches
from pipeline.publishing.journal import roll_forward
from pipeline.publishing.record import RunRecord, other_version, read_record
from pipeline.tables.schema import Table, load_tables

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]


@dataclass(frozen=True)
class Evidence:
    """Where a row comes from: the words marked in their passage, and the sources that the article cites for them."""

    table: str
    row: Row
    article: Row | None
    passage: str | None
    start: int | None  # the words within the passage
    end: int | None
    sources: tuple[tuple[str, Row], ...]  # how they cover the words, and the row of `sources`
    facts: tuple[Row, ...] = ()  # of an entity: the rows of `fact_sheet` that say something of it

    def __str__(self) -> str:
        """The evidence written out, as `pipeline show` has it."""
        from pipeline.evidence_text import evidence_text

        return evidence_text(self, styled=False)


class Dataset:
    """The tables of an output folder, as Arrow tables or pandas frames."""

    def __init__(self, output: Path) -> None:
        """Open the dataset. Raises OutputError where the folder holds none."""
        require_name(output)
        roll_forward(output)
        record = read_record(output)
        if record is None:
            raise OutputError(f"{output} holds no run.json, so no dataset; make one with `pipeline run`")
        self.output = output
        self.record: RunRecord = record
        self._other_version = other_version(record.producer)
        if self._other_version:
            warnings.warn(f"{output}: {self._other_version}", stacklevel=3)

    def __repr__(self) -> str:
        """What it holds, in one line."""
        held = ", ".join(
            f"{self.record.tables.get(name, 0)} {name}" for name in ("documents", "entities", "statements")
        )
        return f"<Dataset {self.output}: {held}>"

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The descriptions of the tables, by name."""
        return load_tables()

    def arrow(self, name: str) -> pa.Table:
        """A table. Raises OutputError where the dataset has it in no format that can be read back.

        A column that an older version did not write is null, where it may be.
        """
        if name not in self.tables:
            raise OutputError(f"there is no table {name!r}; the tables are {', '.join(self.tables)}")
        try:
            if parts := self._parts("parquet", name, ".parquet"):
                return self._completed(name, pa.concat_tables([pq.ParquetFile(part).read() for part in parts]))
            return pa.Table.from_batches(self._batches(name), self.tables[name].arrow_schema)
        except (OSError, pa.ArrowException, KeyError, ValueError, duckdb.Error, sqlite3.Error) as error:
            raise self._unreadable(name) from error

    def _completed(self, name: str, found: pa.Table) -> pa.Table:
        """The table with all columns of this version, and with those of another one behind them."""
        for field in self.tables[name].arrow_schema:
            if field.name not in found.column_names:
                if not field.nullable:
                    raise self._unreadable(name)
                found = found.append_column(field, pa.nulls(found.num_rows, field.type))
        own = self.tables[name].column_names
        return found.select([*own, *(column for column in found.column_names if column not in own)])

    def _unreadable(self, name: str) -> OutputError:
        why = self._other_version or "it is damaged; `pipeline check` tells more"
        return OutputError(f"{self.output}: the table {name} cannot be read; {why}")

    def frame(self, name: str) -> "pd.DataFrame":
        """A table as a pandas frame with Arrow types."""
        return _frame(self.arrow(name))

    def entities(self, name: str | None = None) -> "pd.DataFrame":
        """The entities, most mentioned first; with `name`, those of which any name contains it, in any case."""
        found = self.arrow("entities")
        if name is not None:
            called = self.arrow("entity_names")
            matches = pc.match_substring(called["name"], name, ignore_case=True)
            keys = pc.unique(called.filter(matches)["entity_id"])
            own = pc.match_substring(found["name"], name, ignore_case=True)
            found = found.filter(pc.or_(own, pc.is_in(found["entity_id"], keys)))
        return _frame(found.sort_by([("mention_count", "descending"), ("entity_id", "ascending")]))

    def facts(self, entity: str) -> "pd.DataFrame":
        """What is said of an entity, or names it: the rows of `fact_sheet`, with certainty, sentence and sources.

        `entity` is a key or a name. Raises OutputError where it is neither, or the name of several.
        """
        key = self._key_of(entity)
        statements = self.arrow("statements")
        concerned = pc.or_kleene(pc.equal(statements["subject_id"], key), pc.equal(statements["value_id"], key))
        facts = self.arrow("fact_sheet")
        return _frame(facts.filter(pc.is_in(facts["statement_id"], statements.filter(concerned)["statement_id"])))

    def timeline(self, entity: str | None = None) -> "pd.DataFrame":
        """The events in order of time, with certainty, sentence and sources; of one entity where it is named."""
        events = self.arrow("timeline")
        if entity is not None:
            took_part = self.arrow("event_participants")
            own = took_part.filter(pc.equal(took_part["entity_id"], self._key_of(entity)))
            events = events.filter(pc.is_in(events["event_id"], own["event_id"]))
        return _frame(events)

    def evidence(self, key: str) -> Evidence:
        """The evidence for the row of this key, whatever its table. Raises OutputError where there is none."""
        table = self._table_of(key)
        row = self._row(table.name, key)
        if row is None:
            raise OutputError(f"no row of {self.output} has the key {key!r}; keys stand in the columns that end in _id")
        block = self._block_of(row)
        exact = row.get("start_char"), row.get("end_char")
        passage, start, end = row.get("raw_text"), None, None  # a source stands in no block, but is all there
        if block is not None:
            passage = block["text"]
            if exact[0] is not None and block["start_char"] <= exact[0] <= exact[1] <= block["end_char"]:
                start, end = exact[0] - block["start_char"], exact[1] - block["start_char"]
        article = self._row("documents", row["document_id"]) if row.get("document_id") else None
        facts = self._rows("fact_sheet", "subject_id", key) if table.name == "entities" else ()
        sources = tuple(self._sources_of(table, row))
        return Evidence(table.name, row, article, passage, start, end, sources, tuple(facts))

    def _batches(self, name: str) -> Iterator[pa.RecordBatch]:
        table = self.tables[name]
        if parts := self._parts("csv", name, ".csv"):
            return (batch for part in parts for batch in read_csv_batches(part, table))
        for file, read in DATABASES.items():
            if file in self.record.files:
                return read(self.output / file, table)
        also = f"; {self._other_version}" if self._other_version else ""
        raise OutputError(f"{self.output} has no table {name!r} as Parquet, CSV or in a database{also}")

    def _key_of(self, entity: str) -> str:
        """The key of the entity that is meant by a key, a retired key, or a name."""
        if self._row("entities", entity):
            return entity
        if retired := self._row("entity_ids", entity):
            return str(retired["entity_id"])
        wanted = entity.casefold()
        named = [e["entity_id"] for e in self.arrow("entities").to_pylist() if e["name"].casefold() == wanted]
        named = named or sorted(
            {n["entity_id"] for n in self.arrow("entity_names").to_pylist() if n["name"].casefold() == wanted}
        )
        if len(named) == 1:
            return str(named[0])
        if named:
            raise OutputError(f"{entity!r} is the name of several; give one of their keys: {', '.join(named)}")
        raise OutputError(
            f"no entity has the key or the name {entity!r}; `entities(...)` searches for a part of a name"
        )

    def _parts(self, folder: str, name: str, suffix: str) -> list[Path]:
        wanted = (f"{folder}/{name}{suffix}", f"{folder}/{name}/")
        return [
            self.output / path
            for path in sorted(self.record.files)
            if path.startswith(wanted) and path.endswith(suffix)
        ]

    def _table_of(self, key: str) -> Table:
        for table in self.tables.values():
            (first, *others) = table.primary_key
            prefix = table.json_schema["properties"][first].get("pattern", "")
            if not others and not table.view and prefix.startswith("^") and key.startswith(prefix[1:4] + "-"):
                return table
        for name in ("documents", "entities"):
            if self._row(name, key):
                return self.tables[name]
        raise OutputError(f"no row of {self.output} has the key {key!r}; keys stand in the columns that end in _id")

    def _row(self, name: str, key: str | None) -> Row | None:
        rows = self._rows(name, self.tables[name].primary_key[0], key)
        return rows[0] if rows else None

    def _rows(self, name: str, column: str, value: str | None) -> list[Row]:
        table = self.arrow(name)
        found: list[Row] = table.filter(pc.equal(table[column], pa.scalar(value, pa.string()))).to_pylist()
        return found

    def _block_of(self, row: Row) -> Row | None:
        if row.get("block_id"):
            return self._row("blocks", row["block_id"])
        if row.get("sentence_id"):
            sentence = self._row("sentences", row["sentence_id"])
            return sentence and self._row("blocks", sentence["block_id"])
        if row.get("start_char") is None or not row.get("document_id"):
            return None
        blocks = self._rows("blocks", "document_id", row["document_id"])
        within = (b for b in blocks if b["start_char"] <= row["start_char"] <= row["end_char"] <= b["end_char"])
        return next(within, None)

    def _sources_of(self, table: Table, row: Row) -> list[tuple[str, Row]]:
        if table.name in ("statements", "events"):
            column = table.primary_key[0]
            links = self._rows(f"{table.name[:-1]}_sources", column, row[column])
            return [(link["scope"], source) for link in links if (source := self._row("sources", link["source_id"]))]
        if table.name == "citations" and (source := self._row("sources", row["source_id"])):
            return [(row["kind"], source)]
        return []


def _frame(table: pa.Table) -> "pd.DataFrame":
    import pandas as pd  # loaded only by those who ask for frames: it takes longer than all else

    frame: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
    return frame
