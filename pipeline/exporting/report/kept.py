"""What the report needs of the tables that go by: the rows of the articles that it shows, and nothing of the others."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.tables.schema import Table

REJECTS = 200

_FACT = ["certainty", "negated", "attributed_to_id", "attributed_to_text", "confidence", "start_char", "end_char"]

# Tables whose rows belong to an article.
_OF_ARTICLES = {
    "sections": ["level", "heading", "kind", "start_char", "end_char"],
    "blocks": ["block_id", "kind", "text", "label", "start_char", "end_char"],
    "sentences": ["sentence_id", "start_char", "end_char"],
    "citations": ["citation_id", "kind", "source_id", "start_char", "end_char"],
    "sources": [
        "source_id", "number", "label", "title", "container_title", "publisher", "issued_edtf", "url", "doi",
        "raw_text", "start_char", "end_char",
    ],
    "mentions": ["entity_id", "start_char", "end_char"],
    "dates": ["edtf", "start_char", "end_char"],
    "statements": [
        "statement_id", "block_id", "sentence_id", "subject_id", "subject_text", "property", "value_id", "value_text",
        "value_edtf", "role", "target_text", "amount", "currency", "amount_bound", "duration", "start_edtf", "end_edtf",
        "point_edtf", *_FACT,
    ],
    "events": [
        "event_id", "block_id", "sentence_id", "kind", "name", "exact", "date_edtf", "date_start", "date_end",
        "place_id", "place_text", "amount", "currency", *_FACT,
    ],
}  # fmt: skip

# Tables whose rows belong to a row of another table.
_OF_ROWS = {
    "statement_sources": ("statements", "statement_id", ["source_id", "scope"]),
    "event_sources": ("events", "event_id", ["source_id", "scope"]),
    "event_participants": ("events", "event_id", ["entity_id", "participant_text", "role"]),
}
_DOCUMENT = [
    "document_id", "path", "url", "title", "subject_id", "description", "language", "character_count", "word_count",
    "same_as_id",
]  # fmt: skip
_ENTITY = ["entity_id", "schema", "name", "description", "document_count", "mention_count"]
_ENTITY_COLUMNS = ("subject_id", "value_id", "entity_id", "attributed_to_id", "place_id")


class Kept:
    """The rows that the report shows, held as Arrow columns; entities wait on disk until it is known which are named.

    It shows the first articles by key, at most `articles` of them with `characters` characters in all (but always
    one); copies of an article are left out, as in the views. Tables must go by in the order of `load_tables`.
    """

    def __init__(self, folder: Path, articles: int, characters: int) -> None:
        self._articles = articles
        self._characters = characters
        self._disk = TemporaryDirectory(prefix=".report-", dir=folder)
        self._tables: dict[str, pa.Table] = {}
        self.documents: list[dict[str, Any]] = []
        self.properties: dict[str, str] = {}
        self.rejects: list[dict[str, Any]] = []
        self.row_counts: dict[str, int] = {}
        self.document_count = 0  # without copies

    def take(self, table: Table, batches: Iterable[pa.RecordBatch]) -> None:
        """Keep what is needed of a table."""
        counted = self._counted(table.name, batches)
        if table.name == "documents":
            self._take_documents(counted)
        elif table.name == "entities":
            schema = pa.schema([table.arrow_schema.field(name) for name in _ENTITY])
            with pq.ParquetWriter(self._entities, schema) as writer:
                for batch in counted:
                    writer.write_batch(batch.select(_ENTITY))
        elif table.name in _OF_ARTICLES:
            keys = pa.array([d["document_id"] for d in self.documents], pa.string())
            self._tables[table.name] = _rows_of(counted, table, "document_id", keys, _OF_ARTICLES[table.name])
        elif table.name in _OF_ROWS:
            owner, key, columns = _OF_ROWS[table.name]
            keys = self._tables[owner][key].combine_chunks() if owner in self._tables else pa.array([], pa.string())
            self._tables[table.name] = _rows_of(counted, table, key, keys, columns)
        elif table.name == "properties":
            self.properties = {row["property"]: row["label"] for batch in counted for row in batch.to_pylist()}
        elif table.name == "rejects":
            for batch in counted:
                rows = batch.slice(0, REJECTS - len(self.rejects))
                self.rejects += rows.select(["path", "table", "code", "message"]).to_pylist()
        else:
            for _ in counted:
                pass

    def _counted(self, name: str, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        self.row_counts[name] = 0
        for batch in batches:
            self.row_counts[name] += batch.num_rows
            yield batch

    def _take_documents(self, batches: Iterable[pa.RecordBatch]) -> None:
        left = self._characters
        full = False
        for batch in batches:
            originals = batch.filter(pc.is_null(batch.column("same_as_id")))
            self.document_count += originals.num_rows
            if full:
                continue
            for row in originals.select(_DOCUMENT).to_pylist():
                left -= row["character_count"]
                full = len(self.documents) == self._articles or (left < 0 and bool(self.documents))
                if full:
                    break
                self.documents.append(row)

    def by_article(self, name: str) -> "Grouped":
        """The rows of a table by the article's position, in the order of the text; they are held there from now on."""
        table = self._tables.pop(name, None)
        order = [("owner", "ascending"), ("start_char", "ascending"), ("end_char", "descending")]
        return Grouped(table and table.sort_by(order), len(self.documents))

    def by_row(self, name: str) -> dict[str, list[dict[str, Any]]]:
        """The rows of a table by the key of the row that they belong to."""
        found: dict[str, list[dict[str, Any]]] = {}
        if name in self._tables:
            owner, key, _ = _OF_ROWS[name]
            keys = self._tables[owner][key].to_pylist()
            for row in self._tables[name].to_pylist():
                found.setdefault(keys[row.pop("owner")], []).append(row)
        return found

    def entities(self) -> list[dict[str, Any]]:
        """The entities that the kept rows name, in the order of their keys."""
        if not self._entities.exists():
            return []
        named = {d["subject_id"] for d in self.documents}
        for table in self._tables.values():
            for column in set(_ENTITY_COLUMNS) & set(table.column_names):
                named.update(pc.unique(table[column]).to_pylist())
        keys = pa.array(sorted(named - {None}), pa.string())
        found: list[dict[str, Any]] = []
        with pq.ParquetFile(self._entities) as file:
            for batch in file.iter_batches(use_threads=False):
                found += batch.filter(pc.is_in(batch.column("entity_id"), keys)).to_pylist()
        return found

    def close(self) -> None:
        """Remove what waited on disk."""
        self._disk.cleanup()

    @property
    def _entities(self) -> Path:
        return Path(self._disk.name, "entities.parquet")


class Grouped:
    """Rows that are sorted by the position of their owner, as one list for each."""

    def __init__(self, table: pa.Table | None, owners: int) -> None:
        self._table = table
        counts = np.bincount(table["owner"].to_numpy(), minlength=owners) if table else np.zeros(owners, np.int64)
        self._ends = np.cumsum(counts)
        self._counts = counts

    def __getitem__(self, owner: int) -> list[dict[str, Any]]:
        count = int(self._counts[owner])
        if self._table is None or not count:
            return []
        rows: list[dict[str, Any]] = self._table.slice(int(self._ends[owner]) - count, count).to_pylist()
        return rows


def _rows_of(batches: Iterable[pa.RecordBatch], table: Table, key: str, keys: pa.Array, columns: list[str]) -> pa.Table:
    """The rows whose key is among the keys, with its position there as the column `owner`."""
    kept = pa.schema([pa.field("owner", pa.int32()), *(table.arrow_schema.field(name) for name in columns)])
    found = []
    for batch in batches:
        owner = pc.index_in(batch.column(key), keys)
        chosen = pc.is_valid(owner)
        if pc.any(chosen).as_py():
            rows = pa.record_batch([owner, *(batch.column(name) for name in columns)], schema=kept)
            found.append(rows.filter(chosen))
    return pa.Table.from_batches(found, kept)
