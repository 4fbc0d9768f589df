"""The sheet `Source list`: the sources made for reading, joined from three tables while these go by."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.exporting.excel.sheets import SheetPlan
from pipeline.tables.schema import Column, Table

_NEEDED = {
    "documents": ["document_id", "title"],
    "sources": [
        "source_id", "document_id", "ordinal", "csl_type", "title", "trans_title", "container_title", "publisher",
        "issued_edtf", "accessed_edtf", "citation_count", "url", "doi", "raw_text",
    ],
    "source_creators": ["source_id", "ordinal", "role", "family", "given", "literal"],
}  # fmt: skip

_COLUMNS = (
    ("author", "string", "Who made it, in the order of the entry; others than authors with their part in brackets."),
    ("title", "string", "Title of the work, with its translation in brackets; the entry itself where none was found."),
    ("work", "string", "Newspaper, journal, website or book that it appeared in."),
    ("publisher", "string", "Publisher."),
    ("date", "string", "Date of publication (EDTF)."),
    ("type", "string", "Kind of source, in CSL's words."),
    ("cited", "integer", "Number of markers in the article that point to it."),
    ("article", "string", "Title of the article that cites it."),
    ("url", "string", "Address."),
    ("doi", "string", "Digital Object Identifier."),
    ("accessed", "string", "When it was retrieved (EDTF)."),
    ("entry", "string", "The entry as it stands in the article."),
    ("source_id", "string", "The row in `sources`."),
    ("document_id", "string", "The row in `documents`."),
)

# Plain enough for any SQL engine with string_agg.
_QUERY = """
WITH creators AS (
    SELECT source_id, string_agg(
        coalesce(literal, family || coalesce(', ' || given, ''), given)
        || CASE WHEN role = 'author' THEN '' ELSE ' (' || role || ')' END, '; ' ORDER BY ordinal
    ) AS names
    FROM source_creators GROUP BY source_id
)
SELECT
    c.names AS author,
    coalesce(s.title || coalesce(' [' || s.trans_title || ']', ''), s.trans_title, s.raw_text) AS title,
    s.container_title AS work, s.publisher, s.issued_edtf AS date, s.csl_type AS type, s.citation_count AS cited,
    d.title AS article, s.url, s.doi, s.accessed_edtf AS accessed, s.raw_text AS entry, s.source_id, s.document_id
FROM sources s LEFT JOIN creators c USING (source_id) LEFT JOIN documents d ON d.document_id = s.document_id
ORDER BY s.document_id, s.ordinal, s.source_id
"""


class SourceList:
    """Keeps what the sheet needs of the tables that go by, on disk, and joins it."""

    def __init__(self, folder: Path) -> None:
        self._kept = TemporaryDirectory(prefix=".source-list-", dir=folder)
        self._tables: set[str] = set()

    def kept(self, table: Table, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The same batches; what is needed of them is kept when they have gone by."""
        if table.name not in _NEEDED:
            yield from batches
            return
        names = _NEEDED[table.name]
        schema = pa.schema([table.arrow_schema.field(name) for name in names])
        with pq.ParquetWriter(self._path(table.name), schema) as writer:
            for batch in batches:
                writer.write_batch(batch.select(names))
                yield batch
        self._tables.add(table.name)

    def rows(self) -> Iterator[pa.RecordBatch]:
        """The joined rows, and nothing where a table did not go by; what was kept is removed afterwards."""
        with self._kept as folder:
            if self._tables == set(_NEEDED):
                joined = self._path("joined")
                with duckdb.connect(config={"threads": 1, "temp_directory": folder}) as connection:
                    connection.execute("SET enable_progress_bar = false")
                    for name in _NEEDED:
                        connection.read_parquet(str(self._path(name))).create_view(name)
                    connection.sql(_QUERY).write_parquet(str(joined))
                schema = pa.schema([(column.name, column.arrow_type) for column in plan("").columns])
                with pq.ParquetFile(joined) as file:
                    for batch in file.iter_batches():
                        yield batch.cast(schema)

    def close(self) -> None:
        """Remove what was kept, also where nobody asked for the rows."""
        self._kept.cleanup()

    def _path(self, name: str) -> Path:
        return Path(self._kept.name) / f"{name}.parquet"


def plan(home: str) -> SheetPlan:
    """What the sheet is."""
    columns = tuple(
        Column(
            name, description, kind, nullable=True, constrained=name in ("date", "accessed", "source_id", "document_id")
        )
        for name, kind, description in _COLUMNS
    )
    about = "What the articles cite, with authors, work, date, and how often it is cited."
    links = {"source_id": "sources", "document_id": "documents"}
    return SheetPlan("Source list", "source_list", about, "Reading", columns, ("source_id",), home, links)
