"""Infobox rows: whether a run of lines is an infobox, and where a row's label ends and its value begins."""

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.parsing.lines import Line
from pipeline.parsing.vocabulary import CAPTIONED_LABELS, INFOBOX_LABELS, SUCCESSION_LABELS, UNCAPTIONED_LABELS

_LONGEST_LABEL = 40
# a word that goes on in lower case is the label's plural or another word: `Locations`, `Productions`, `Engineering`
_INFLECTED = re.compile(
    r"(?:s|es|d|ed|r|er|ers|ing|al|ly|ally|ial|ion|ions|ity|ship|ships|ment|ments|ist|ists|n|an|ering)\b"
)
# a value that begins with a small word is none: `President of the Senate`, `Location within Virginia`
_GOES_ON = re.compile(
    r"(?:of|in|the|for|and|within|on|to|at|from|by|with|de|di|von|del|information|career|details|life)\b"
)
# `www.example.org`, `example.org/path`, `https://example.org`
_ADDRESS = re.compile(r"(?:https?:|www\.|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})")
_SHORTEST_RUN_ON = 7  # characters of a label that may run into a value in lower case: `Nationalitynon-ethnic`

_BY_HEAD: dict[str, list[str]] = defaultdict(list)  # the first two characters of a label -> labels, longest first
for _label in sorted(INFOBOX_LABELS, key=lambda label: (-len(label), label)):
    _BY_HEAD[_label[:2]].append(_label)


def set_label_ends(rows: list[Line]) -> None:
    """Tell each row of an infobox where its label ends, as `Line.label_end`.

    A tab ends any label. Without tabs a known label word counts; a box has one habit, either a space after its
    labels or nothing, and in a box without spaces what looks like a label before a space is a value
    (`University of Oxford`).
    """
    joined = spaced = 0
    for line in rows:
        known = _known(line.text)
        if known is not None and len(known) < len(line.text.rstrip()):
            spaced += line.text[len(known)].isspace()
            joined += not line.text[len(known)].isspace()
    for line in rows:
        cut = line.text.find("\t", 0, _LONGEST_LABEL * 2)
        if cut >= 0:
            line.label_end = cut if line.text[:cut].strip() else None
            continue
        known = _known(line.text)
        if (
            known is not None
            and joined > spaced
            and line.text[len(known) :][:1] == " "
            and line.text[len(known) :].strip()
        ):
            known = None
        line.label_end = len(known) if known is not None else None


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
        if head.startswith(label) and _ends_label(label, head[len(label) :], text[len(label) :]):
            return label
    return None


def _ends_label(label: str, head: str, rest: str) -> bool:
    """Whether a label can end before `rest`, of which `head` is the beginning."""
    if not head:
        return True
    first = head[0]
    if first == " ":
        return not _GOES_ON.match(head, 1)
    if not first.isalpha():
        return first not in "'’-)"
    if first.isupper():
        return True
    if label in ("Website", "URL"):
        return _ADDRESS.match(rest) is not None
    return len(label) >= _SHORTEST_RUN_ON and not _INFLECTED.match(rest)


def is_infobox(rows: list[Line], in_lead: bool) -> bool:
    """Whether a run of lines is an infobox: enough of its rows begin with known labels.

    In the lead one label will do, as tables are rare there; further down it is boxes that are rare.
    """
    if all(line.form in ("bullet", "numbered") for line in rows):
        return False
    if in_lead:
        return any(label not in SUCCESSION_LABELS for label in _labels(rows))
    labels = set(_labels(rows))
    return len(labels) >= 3 and len(labels) * 4 >= len(rows) and not labels & SUCCESSION_LABELS


def has_title_caption(rows: list[Line]) -> bool:
    """Whether an infobox's first line is a caption above it, as in boxes of companies, websites and software; in
    those of persons, events, countries and films the title is a row like the others.
    """
    if known_label(rows[0]) is not None or "\t" in rows[0].text:
        return False
    labels = set(_labels(rows))
    return bool(labels & CAPTIONED_LABELS) and not labels & UNCAPTIONED_LABELS


def _labels(rows: list[Line]) -> Iterator[str]:
    return (label for line in rows if (label := known_label(line)) is not None)
