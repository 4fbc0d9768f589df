"""Infobox rows: whether a run of lines is an infobox, and where a row's label ends and its value begins."""

from pipeline.parsing.lines import Line
from pipeline.parsing.vocabulary import CAPTIONED_LABELS, INFOBOX_LABELS, SUCCESSION_LABELS, UNCAPTIONED_LABELS

_LONGEST_LABEL = 40
_AFTER_LABEL = frozenset(' \u00a0(+$€£¥₹•["“–—')


def label_end(text: str) -> int | None:
    """Where the label ends that an infobox row begins with; None where it shows none.

    A tab ends any label; without one only a known label word counts, run together with what follows
    (`NationalityAmerican`), followed by a space, or alone on its line.
    """
    cut = text.find("\t", 0, _LONGEST_LABEL * 2)
    if cut >= 0:
        return cut if text[:cut].strip() else None
    head = text[: _LONGEST_LABEL + 1].replace("\u00a0", " ")
    if len(text) <= _LONGEST_LABEL and head.rstrip(" :") in INFOBOX_LABELS:
        return len(head.rstrip())
    for end in range(min(len(head) - 1, _LONGEST_LABEL), 1, -1):
        after = head[end]
        if (after in _AFTER_LABEL or after.isupper() or after.isdigit()) and head[:end] in INFOBOX_LABELS:
            return end
    return None


def known_label(line: Line) -> str | None:
    """The known label that a line begins with."""
    end = label_end(line.text)
    if end is None:
        return None
    label = " ".join(line.text[:end].split()).rstrip(":")
    return label if label in INFOBOX_LABELS else None


def is_infobox(rows: list[Line], in_lead: bool) -> bool:
    """Whether a run of lines is an infobox: enough of its rows begin with known labels.

    In the lead one label will do, as tables are rare there; further down it is boxes that are rare.
    """
    if all(line.form in ("bullet", "numbered") for line in rows):
        return False
    labels = {label for line in rows if (label := known_label(line)) is not None}
    own = len(labels - SUCCESSION_LABELS)
    if in_lead:
        return own > 0
    return own >= 3 and own * 4 >= len(rows) and not labels & SUCCESSION_LABELS


def has_title_caption(rows: list[Line]) -> bool:
    """Whether an infobox's first line is a caption above it, as in boxes of companies, websites and software; in
    those of persons, events, countries and films the title is a row like the others.
    """
    if known_label(rows[0]) is not None or "\t" in rows[0].text:
        return False
    labels = {label for line in rows if (label := known_label(line)) is not None}
    return bool(labels & CAPTIONED_LABELS) and not labels & UNCAPTIONED_LABELS
