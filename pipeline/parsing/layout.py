"""What each line of an article is: heading, entry of a reference list, or one of the kinds of block.

Copies of this form put a blank line round every paragraph and heading, and none between the rows of a table, an
infobox or a list. So a run of lines between blank lines is judged as a whole first, its lines after that.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.parsing.lines import Line, heading_text
from pipeline.parsing.vocabulary import HATNOTE_PARTS, HATNOTE_STARTS, HEADING_KINDS, INFOBOX_LABELS, folded

# `For the French footballer, see René Girard (footballer).`
_FOR_SEE = re.compile(r"For .{1,200}?, see ")
_LONGEST_HATNOTE = 600
_LONGEST_ROW = 300
_FINAL_STOPS = (".", "!", "?", "…", ":", ";", '."', ".”", '?"', '!"', "]", ".'", ".)")


def classify(lines: list[Line]) -> None:
    """Give every line its `kind`.

    The kinds are `blank`, `heading`, `mark` (an edit marker on a line of its own), `entry`, `continuation` (of the
    entry above) and those of `Block`.
    """
    plain = not any(line.form in ("edited", "mark") for line in lines)
    seen_heading = False
    in_references = False
    any_caret = any(line.form == "entry" for line in lines)
    for run in _runs(lines):
        if any(line.form == "entry" for line in run):
            _classify_entries(run, seen_heading)
            continue
        if len(run) == 1:
            line = run[0]
            line.kind = _single_kind(line, plain, seen_heading)
        else:
            _classify_run(run, seen_heading)
        first = run[0]
        if first.kind == "heading":
            seen_heading = True
            in_references = HEADING_KINDS.get(folded(heading_text(first)), "") in ("references", "notes")
        elif in_references and not any_caret and first.form == "numbered" and first.number == 1:
            for line in run:
                line.kind = "entry" if line.form == "numbered" else "continuation"
    _own_line_marks(lines)


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if line.form == "blank":
            line.kind = "blank"
            if run:
                yield run
                run = []
        else:
            run.append(line)
    if run:
        yield run


def _classify_entries(run: list[Line], seen_heading: bool) -> None:
    first = next(i for i, line in enumerate(run) if line.form == "entry")
    if first:
        _classify_run(run[:first], seen_heading)
    for line in run[first:]:
        line.kind = "entry" if line.form == "entry" else "continuation"


def _own_line_marks(lines: list[Line]) -> None:
    """A line before an edit marker that stands on its own line is its heading."""
    before: Line | None = None
    for line in lines:
        if line.form == "mark":
            if before is not None and before.kind in ("paragraph", "caption", "heading"):
                before.kind = "heading"
            line.kind = "mark"
        if line.form != "blank":
            before = line


def is_hatnote(text: str) -> bool:
    """Whether a line only points to other articles: `Main article: …`, `For other uses, see …`."""
    if len(text) > _LONGEST_HATNOTE:
        return False
    text = text.strip()
    if text.startswith(HATNOTE_STARTS):
        return not text.startswith("For ") or ", see " in text or text.startswith("For other")
    return any(part in text for part in HATNOTE_PARTS) or _FOR_SEE.match(text) is not None


def _single_kind(line: Line, plain: bool, seen_heading: bool) -> str:
    text = line.text.strip()
    if line.form == "edited":
        return "heading"
    if line.form in ("bullet", "numbered"):
        return "list_item"
    if line.form == "mark":
        return "mark"
    if is_hatnote(text):
        return "hatnote"
    if line.form == "tabbed":
        return "notice" if line.text.startswith("\t") else "table_row"
    if folded(text) in HEADING_KINDS:
        return "heading"
    if text.startswith(("—", "–", "―")) and len(text) < 200:
        return "quote"
    if len(text) > 220 or text.endswith(_FINAL_STOPS):
        return "paragraph"
    if plain and len(text) < 60:
        return "heading"
    return "caption"


def _classify_run(run: list[Line], seen_heading: bool) -> None:
    rest: Sequence[Line] = run
    while rest and rest[0].form == "text" and is_hatnote(rest[0].text):
        rest[0].kind = "hatnote"
        rest = rest[1:]
    if not rest:
        return
    if len(rest) == 1 and rest[0].form == "text":
        rest[0].kind = "caption" if len(rest[0].text) < 300 else "paragraph"
        return
    if all(line.form in ("bullet", "numbered") for line in rest):
        for line in rest:
            line.kind = "list_item"
        return
    hits = sum(label_end(line.text) is not None for line in rest)
    if (hits >= 2 and hits * 5 >= len(rest)) or (not seen_heading and hits):
        kind = "infobox_row"
    elif any(line.form == "tabbed" for line in rest):
        kind = "table_row"
    elif all(len(line.text) > 25 for line in rest) and len(rest) < 8:
        kind = "caption"
    else:
        kind = "table_row"
    for line in rest:
        line.kind = "paragraph" if len(line.text) > 500 and kind == "infobox_row" else kind


def label_end(text: str) -> int | None:
    """Where the known label ends that an infobox row begins with; None where it begins with none."""
    head = text[:48].replace("\u00a0", " ")
    cut = head.find("\t")
    if cut >= 0:
        return cut if head[:cut].strip() in INFOBOX_LABELS else None
    if head.rstrip() in INFOBOX_LABELS and len(head) == len(text):
        return len(head.rstrip())
    for end in range(min(len(head) - 1, 40), 2, -1):
        after = head[end]
        if (after.isupper() or after.isdigit() or after in " (+$€£•[") and head[:end] in INFOBOX_LABELS:
            return end
    return None
