"""Lines that are no part of the article's text: hatnotes, and notices left over from boxes and navigation."""

import re

from pipeline.parsing.lines import Line
from pipeline.parsing.vocabulary import HATNOTE_PARTS, HATNOTE_STARTS, NOTICE_LINES, NOTICE_STARTS

# `For the French footballer, see René Girard (footballer).`
_FOR_SEE = re.compile(r"For .{1,200}?, see ")
_LONGEST_HATNOTE = 600
_LONGEST_NOTICE = 300


def aside_kind(line: Line) -> str | None:
    """`hatnote` or `notice` for a line that is one wherever it stands, None for others."""
    if line.form not in ("text", "tabbed") or len(line.text) > _LONGEST_HATNOTE:
        return None
    text = line.text.strip()
    if text in NOTICE_LINES or (len(text) < _LONGEST_NOTICE and text.startswith(NOTICE_STARTS)):
        return "notice"
    return "hatnote" if line.form == "text" and is_hatnote(text) else None


def is_hatnote(text: str) -> bool:
    """Whether a line only points to other articles: `Main article: …`, `For other uses, see …`."""
    if len(text) > _LONGEST_HATNOTE:
        return False
    text = text.strip()
    if text.startswith(HATNOTE_STARTS):
        return not text.startswith("For ") or " see " in text or text.startswith("For other")
    return _points_away(text) or (text.startswith("For ") and _FOR_SEE.match(text) is not None)


def _points_away(text: str) -> bool:
    """Whether a line says `"Berg" redirects here.` or names a page of homonyms: `Berg (disambiguation).`"""
    for part in HATNOTE_PARTS:  # noqa: SIM110 -- asked of every short line
        if part in text:
            return True
    return False
