"""A dataset that a run wrote, read back: its tables, and the evidence for any of its rows."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from pipeline.errors import OutputError
from pipeline.exporting.csv import read_csv_table
from pipeline.publishing.journal import roll_forward
from pipeline.publishing.record import RunRecord, read_record
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


class Dataset:
    """The tables of an output folder, as Arrow tables or pandas frames."""

    def __init__(self, output: Path) -> None:
        """Open the dataset. Raises OutputError where the folder holds none."""
        roll_forward(output)
        record = read_record(output)
        if record is None:
            raise OutputError(f"{output} holds no run.json, so no dataset; make one with `pipeline run`")
        self.output = output
        self.record: RunRecord = record

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The descriptions of the tables, by name."""
        return load_tables()

    def arrow(self, name: str) -> pa.Table:
        """A table. Raises OutputError where the dataset has it neither as Parquet nor as CSV."""
        parts = self._parts("parquet", name, ".parquet")
        if parts:
            return ds.dataset([str(part) for part in parts], format="parquet").to_table()
        parts = self._parts("csv", name, ".csv")
        if not parts:
            raise OutputError(f"{self.output} has no table {name!r} as Parquet or CSV")
        return pa.concat_tables(read_csv_table(part, self.tables[name]) for part in parts)

    def frame(self, name: str) -> "pd.DataFrame":
        """A table as a pandas frame with Arrow types."""
        import pandas as pd  # loaded only by those who ask for frames: it takes longer than all else

        frame: pd.DataFrame = self.arrow(name).to_pandas(types_mapper=pd.ArrowDtype)
        return frame

    def evidence(self, key: str) -> Evidence:
        """The evidence for the row of this key, whatever its table. Raises OutputError where there is none."""
        table = self._table_of(key)
        row = self._row(table.name, key)
        if row is None:
            raise OutputError(f"no row of {self.output} has the key {key!r}; keys stand in the columns that end in _id")
        block = self._block_of(row)
        exact = row.get("start_char"), row.get("end_char")
        passage, start, end = None, None, None
        if block is not None:
            passage = block["text"]
            if exact[0] is not None and block["start_char"] <= exact[0] <= exact[1] <= block["end_char"]:
                start, end = exact[0] - block["start_char"], exact[1] - block["start_char"]
        article = self._row("documents", row["document_id"]) if row.get("document_id") else None
        return Evidence(table.name, row, article, passage, start, end, tuple(self._sources_of(table, row)))

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
        return None

    def _sources_of(self, table: Table, row: Row) -> list[tuple[str, Row]]:
        if table.name in ("statements", "events"):
            column = table.primary_key[0]
            links = self._rows(f"{table.name[:-1]}_sources", column, row[column])
            return [(link["scope"], source) for link in links if (source := self._row("sources", link["source_id"]))]
        if table.name == "citations" and (source := self._row("sources", row["source_id"])):
            return [(row["kind"], source)]
        return []
