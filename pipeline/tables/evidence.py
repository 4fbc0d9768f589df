"""Whether the words of a row stand where the row says that they stand."""

from bisect import bisect_left

from pipeline.parsing.markers import marker_cut
from pipeline.tables.columns import Columns, rows_of
from pipeline.tables.schema import Evidence, Table
from pipeline.tables.validation import Rejection, record_id

MASK = "█"  # stands in a text for each character of the name of a person who was left out by hand


def misplaced(made: dict[str, Columns], text: str, tables: dict[str, Table], masked: bool = False) -> list[Rejection]:
    """The rows of one document whose words are not what stands at their offsets in its text.

    In a dataset that was `masked`, its mark may stand for any character.
    """
    cuts = _cuts(text, made.get("citations"))
    wrong = []
    for name, columns in made.items():
        table = tables[name]
        if table.evidence is not None:
            for n in _disagreeing(table.evidence, columns, text, cuts, masked):
                (row,) = rows_of(columns, n, n + 1)
                message = f"the offsets show {text[row['start_char'] : row['end_char']][:80]!r}"
                column = table.evidence.column
                shown = str(row.get(column))[:200]
                wrong.append(Rejection(name, record_id(table, row), "offset", f"/{column}", message, shown))
    return wrong


def _cuts(text: str, citations: Columns | None) -> list[tuple[int, int]]:
    """What the markers and their pages take up that stand in the text, in order."""
    if citations is None:
        return []
    places = zip(citations["start_char"], citations["end_char"], citations["kind"], strict=True)
    return sorted([(start, marker_cut(text, end, kind != "request")) for start, end, kind in places])


def _disagreeing(
    evidence: Evidence, columns: Columns, text: str, cuts: list[tuple[int, int]], masked: bool
) -> list[int]:
    """The places of the rows that do not say what stands at their offsets."""
    said = columns[evidence.column]
    if evidence.without is None and any(evidence.around):
        before, after = evidence.around
        said = [None if words is None else f"{before}{words}{after}" for words in said]
    said = ["" if words is None else words for words in said]
    found = [text[start:end] for start, end in zip(columns["start_char"], columns["end_char"], strict=True)]
    if evidence.without is not None:
        found = [_without(*place, cuts) for place in zip(found, columns["start_char"], strict=True)]
    if said == found:  # nearly always
        return []
    pairs = enumerate(zip(said, found, strict=True))
    return [n for n, (one, other) in pairs if one != (_masked_like(one, other) if masked else other)]


def _masked_like(said: str, found: str) -> str:
    """What was found, with the mark wherever what is said has it."""
    if MASK not in said or len(said) != len(found):
        return found
    return "".join(MASK if one == MASK else other for one, other in zip(said, found, strict=True))


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
