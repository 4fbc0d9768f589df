"""Time expressions and what they mean, as EDTF, with the year carried through the narrative."""

from pipeline.extraction.dates.expressions import Expression, find_expressions
from pipeline.extraction.dates.narrative import Narrative
from pipeline.extraction.dates.ranges import is_range, range_edtf, share_parts
from pipeline.extraction.dates.relative import find_relative
from pipeline.extraction.model import DateExpression
from pipeline.extraction.passages import passages
from pipeline.parsing.model import Document

__all__ = ["find_dates"]


_LIFE = 15  # years that a range in brackets spans at least when it is a life


def find_dates(document: Document) -> list[DateExpression]:
    """All time expressions of an article, in the order of the text; a whole stands before its parts.

    A range gives its two ends and the whole, since each is a time that may be asked for. In brackets, as a life or a
    term, a range of years gives only the whole, and a range of days only its ends.
    """
    narrative = Narrative()
    found = []
    block = None
    for passage in passages(document):
        if passage.block != block:
            block = passage.block
            narrative.begin_paragraph()
        teller = Narrative() if passage.is_row else narrative
        for start, end, edtf in _dates_of(passage.text, teller):
            found.append(DateExpression(passage.sentence, *passage.span(start, end), edtf))
    return found


def _dates_of(text: str, narrative: Narrative) -> list[tuple[int, int, str | None]]:
    points = _points(text)
    if not points:
        return []
    share_parts(points, text)
    for point in points:
        narrative.resolve(point, text)
    found = []
    skip = False
    for position, point in enumerate(points):
        following = points[position + 1] if position + 1 < len(points) else None
        if following is not None and is_range(point, following, text):
            whole = range_edtf(point, following)
            bracketed = text.rfind("(", 0, point.start) > text.rfind(")", 0, point.start)
            of_days = point.day is not None or following.day is not None
            if whole is not None and not (bracketed and of_days):
                found.append((point.start, following.end, whole))
                if bracketed and (following.year or 0) - (point.year or 0) >= _LIFE:
                    skip = True
                    continue
        if not skip:
            found.append((point.start, point.end, point.edtf))
        skip = False
    return found


def _points(text: str) -> list[Expression]:
    """Absolute and relative expressions in order; where two overlap, the first, and of those the longer."""
    points = find_expressions(text)
    relative = find_relative(text)
    if not relative:
        return points
    kept: list[Expression] = []
    for point in sorted((*points, *relative), key=lambda p: (p.start, -p.end)):
        if not kept or point.start >= kept[-1].end:
            kept.append(point)
    return kept
