"""Infobox rows: whether a run of lines is an infobox, and where a row's label ends and its value begins."""

from collections import defaultdict

from pipeline.parsing.lines import Line
from pipeline.parsing.vocabulary import CAPTIONED_LABELS, INFOBOX_LABELS, SUCCESSION_LABELS, UNCAPTIONED_LABELS

_LONGEST_LABEL = 40
_AFTER_LABEL = frozenset(' :(+$€£¥₹•["“–—')

_BY_HEAD: dict[str, list[str]] = defaultdict(list)  # the first two characters of a label -> labels, longest first
for _label in sorted(INFOBOX_LABELS, key=lambda label: (-len(label), label)):
    _BY_HEAD[_label[:2]].append(_label)


def label_end(text: str) -> int | None:
    """Where the label ends that an infobox row begins with; None where it shows none.

    A tab ends any label; without one only a known label word counts, run together with what follows
    (`NationalityAmerican`), followed by a space, or alone on its line.
    """
    cut = text.find("\t", 0, _LONGEST_LABEL * 2)
    if cut >= 0:
        return cut if text[:cut].strip() else None
    known = _known(text)
    return len(known) if known is not None else None


def known_label(line: Line) -> str | None:
    """The known label that a line begins with."""
    cut = line.text.find("\t", 0, _LONGEST_LABEL * 2)
    if cut < 0:
        return _known(line.text)
    label = " ".join(line.text[:cut].split()).rstrip(":")
    return label if label in INFOBOX_LABELS else None


def _known(text: str) -> str | None:
    head = text[: _LONGEST_LABEL + 2].replace("\u00a0", " ")
    for label in _BY_HEAD.get(head[:2], ()):
        if head.startswith(label):
            after = head[len(label) : len(label) + 1]
            if not after or after in _AFTER_LABEL or after.isupper() or after.isdigit():
                return label
    return None


def is_infobox(rows: list[Line], in_lead: bool) -> bool:
    """Whether a run of lines is an infobox: enough of its rows begin with known labels.

    In the lead one label will do, as tables are rare there; further down it is boxes that are rare.
    """
    if all(line.form in ("bullet", "numbered") for line in rows):
        return False
    labels = _labels(rows)
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
    labels = _labels(rows)
    return bool(labels & CAPTIONED_LABELS) and not labels & UNCAPTIONED_LABELS


def _labels(rows: list[Line]) -> set[str]:
    return {label for line in rows if (label := known_label(line)) is not None}
