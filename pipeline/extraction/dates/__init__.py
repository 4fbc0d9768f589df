"""Time expressions and what they mean, as EDTF, with the year carried through the narrative."""

from collections.abc import Sequence
from copy import copy

from pipeline.extraction.dates.absolute import find_absolute
from pipeline.extraction.dates.expressions import Expression
from pipeline.extraction.dates.narrative import Narrative
from pipeline.extraction.dates.ranges import find_ranges, is_bracketed, range_edtf, share_parts
from pipeline.extraction.dates.relative import find_relative
from pipeline.extraction.model import DateExpression
from pipeline.extraction.passages import Passage, passages
from pipeline.parsing.model import Document

__all__ = ["find_dates"]


_LIFE = 15  # years that a range in brackets spans at least when it is a life

Found = tuple[int, int, str | None]  # start and end in the passage, EDTF


def find_dates(document: Document, told: Sequence[Passage] | None = None) -> list[DateExpression]:
    """All time expressions of an article, in the order of the text; a range stands before its ends.

    `told` are its passages, where they are known already.

    Two dates joined by words (`from 1988 to 1999`) are two expressions. When they share a part (`from March to June
    2015`) or are joined by a dash (`2011–2014`), the range is an expression too. A life in brackets (`(1801–1872)`)
    is one expression, and days in brackets (`(21 October 1833 – 10 December 1896)`) are two.
    """
    narrative = Narrative()
    found = []
    block = None
    for passage in passages(document) if told is None else told:
        if passage.block != block:
            block = passage.block
            narrative.begin_paragraph()
        for start, end, edtf in _dates_of(passage.text, _teller(passage, narrative)):
            found.append(DateExpression(passage.sentence, *passage.span(start, end), edtf))
    return found


def _teller(passage: Passage, narrative: Narrative) -> Narrative | None:
    """What a passage's dates take their missing parts from, and move on.

    A caption stands beside the story and moves it nowhere; a row takes nothing from it.
    """
    if passage.is_row:
        return None
    return copy(narrative) if passage.kind == "caption" else narrative


def _dates_of(text: str, narrative: Narrative | None) -> list[Found]:
    """The dates of a passage; without a narrative, as in a table, only those that state their year."""
    points = _points(text, narrative.is_ancient) if narrative is not None else find_absolute(text)
    if not points:
        return []
    ranges: dict[int, bool] = {}
    if len(points) > 1:
        ranges.update(find_ranges(points, text))
        share_parts(points, text)
    if narrative is not None:
        for point in points:
            narrative.resolve(point, text)
    found: list[Found] = []
    position = 0
    while position < len(points):
        point = points[position]
        if position in ranges:
            last = points[position + 1]
            whole = range_edtf(point, last)
            bracketed = is_bracketed(text, point.start)
            if whole is not None and ranges[position] and not (bracketed and point.day):
                found.append((point.start, last.end, whole))
                if bracketed and (last.year or 0) - (point.year or 0) >= _LIFE:
                    position += 2
                    continue
        found.append((point.start, point.end, point.edtf))
        position += 1
    return found


def _points(text: str, ancient: bool) -> list[Expression]:
    """Absolute and relative expressions in order; where two overlap, the first, and of those the longer."""
    points = find_absolute(text)
    relative = find_relative(text, ancient)
    if not relative:
        return points
    kept: list[Expression] = []
    for point in sorted((*points, *relative), key=lambda p: (p.start, -p.end)):
        if not kept or point.start >= kept[-1].end:
            kept.append(point)
    return kept
