"""Whether the words of a row stand where the row says that they stand."""

from bisect import bisect_left

from pipeline.parsing.markers import marker_cut
from pipeline.tables.schema import Table
from pipeline.tables.validation import Rejection, Row, Rows, record_id

MASK = "█"  # stands in a text for each character of the name of a person who was left out by hand


def misplaced(rows: Rows, text: str, tables: dict[str, Table], masked: bool = False) -> list[Rejection]:
    """The rows of one document whose words are not what stands at their offsets in its text.

    In a dataset that was `masked`, its mark may stand for any character.
    """
    cuts = sorted(
        (c["start_char"], marker_cut(text, c["end_char"], c["kind"] != "request")) for c in rows.get("citations", ())
    )
    wrong = []
    for name, of_table in rows.items():
        table = tables[name]
        if table.evidence is not None:
            for row in of_table:
                found = text[row["start_char"] : row["end_char"]]
                if not _agrees(table, row, found, cuts, masked):
                    message = f"the offsets show {found[:80]!r}"
                    column = table.evidence.column
                    shown = str(row.get(column))[:200]
                    wrong.append(Rejection(name, record_id(table, row), "offset", f"/{column}", message, shown))
    return wrong


def _agrees(table: Table, row: Row, found: str, cuts: list[tuple[int, int]], masked: bool) -> bool:
    evidence = table.evidence
    assert evidence is not None
    said: str | None = row.get(evidence.column)
    if said is None:
        return found == ""
    before, after = evidence.around
    if evidence.without is None:
        said = f"{before}{said}{after}"
    else:
        found = _without(found, row["start_char"], cuts)
    if masked and MASK in said and len(said) == len(found):
        found = "".join(MASK if one == MASK else other for one, other in zip(said, found, strict=True))
    return said == found


def _without(found: str, start: int, cuts: list[tuple[int, int]]) -> str:
    """The found text without the citation markers and their pages that stand in it."""
    parts, at = [], start
    end = start + len(found)
    for n in range(bisect_left(cuts, (start, start)), len(cuts)):
        first, last = cuts[n]
        if first >= end:
            break
        parts.append(found[at - start : first - start])
        at = max(at, last)
    parts.append(found[at - start :])
    return "".join(parts)
