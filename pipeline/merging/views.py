"""The tables made for reading, by the SQL in `views/`, and the ranges of documents in which they can be made.

Their queries join many tables by `document_id`, and have that column themselves.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from pipeline.database import text
from pipeline.merging.sql import statement
from pipeline.tables.schema import Table

_STEPS = (
    "named_in_documents",
    "participants_in_documents",
    "passages",
    "shown_sources",
    "support_in_documents",
    "supported_facts",
)


def prepare_views(execute: Callable[[str], Any]) -> None:
    """Make, of the tables of a dataset, what the queries need beside them."""
    for step in _STEPS:
        execute(statement(step))


def view_query(table: Table) -> str:
    """The SQL of such a table."""
    return statement(table.name, "views")


def range_starts() -> str:
    """The SQL of the first document of each range, of one size in text."""
    return statement("document_ranges")


def ranges(starts: Sequence[tuple[str]]) -> list[str]:
    """The conditions in SQL that a document is in a range, for the rows of `range_starts`: every document is in one."""
    inner = [f"document_id >= {text(start)}" for (start,) in starts[1:]]
    return [f"{start} AND NOT {end}" for start, end in pairwise(["true", *inner, "false"])]
