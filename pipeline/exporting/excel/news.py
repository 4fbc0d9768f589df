"""The sheet `What is new`: the changes since the run before that can be put into words."""

from collections.abc import Iterator

import pyarrow as pa

from pipeline.exporting.excel.composed import Composed, Composition
from pipeline.exporting.excel.links import Link
from pipeline.exporting.excel.sheets import SheetPlan
from pipeline.tables.schema import Column

COMPOSITION = Composition("news")

WHAT_IS_NEW = "what_is_new"

_COLUMNS = (
    ("change", "What happened to it since the run before: added, changed or removed.", True),
    ("what", "What it is: an article, a name, a statement, an event or a source.", True),
    ("words", "What it says, with its certainty in front; of what was removed, what it said.", False),
    ("article", "Title of the article.", False),
    ("sentence", "The sentence that it stands in; of a source, the entry.", False),
    ("columns", "The columns that changed.", False),
    ("record_id", "The row in its table; what was removed has none.", True),
)


def plan(home: str) -> SheetPlan:
    """What the sheet is."""
    columns = tuple(Column(name, about, "string", True, constrained=fixed) for name, about, fixed in _COLUMNS)
    about = (
        "Articles, names, statements, events and sources that were added, changed or removed since the run before; "
        "what only moved in its article stands in changes alone."
    )
    tables = ("documents", "entities", "statements", "events", "sources")
    links = (Link("record_id", tables),)
    return SheetPlan("What is new", WHAT_IS_NEW, about, "Reading", columns, ("record_id",), home, links, composed=True)


def rows(composed: Composed) -> Iterator[pa.RecordBatch]:
    """The changes: articles first, and what was added before what was changed or removed."""
    schema = pa.schema([(column.name, column.arrow_type) for column in plan("").columns])
    for batch in composed.rows(COMPOSITION):
        yield batch.cast(schema)
