"""The sheet `Source list`: the sources made for reading."""

from collections.abc import Iterator

import pyarrow as pa

from pipeline.exporting.excel.composed import Composed, Composition
from pipeline.exporting.excel.links import WEB_LINKS, Link
from pipeline.exporting.excel.sheets import SheetPlan
from pipeline.tables.schema import Column

COMPOSITION = Composition("source_list")

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
_CONSTRAINED = ("date", "accessed", "source_id", "document_id")


def plan(home: str) -> SheetPlan:
    """What the sheet is."""
    columns = tuple(
        Column(name, description, kind, nullable=True, constrained=name in _CONSTRAINED)
        for name, kind, description in _COLUMNS
    )
    about = "What the articles cite, with authors, work, date, and how often it is cited."
    links = (*WEB_LINKS, Link("source_id", ("sources",)), Link("document_id", ("documents",)))
    return SheetPlan(
        "Source list", "source_list", about, "Reading", columns, ("source_id",), home, links, composed=True
    )


def rows(composed: Composed) -> Iterator[pa.RecordBatch]:
    """The sources in the order of the articles."""
    schema = pa.schema([(column.name, column.arrow_type) for column in plan("").columns])
    for batch in composed.rows(COMPOSITION):
        yield batch.cast(schema)
