"""What each line of an article is: heading, entry of a reference list, or one of the kinds of block.

Copies of this form put a blank line round every paragraph and heading, and none between the rows of a table, an
infobox or a list. So a run of lines between blank lines is judged as a whole first, its lines after that.
"""

from collections.abc import Iterator

from pipeline.parsing.asides import aside_kind
from pipeline.parsing.evidence import Copy, line_kind, subject_words
from pipeline.parsing.infobox import has_title_caption, is_infobox, set_label_ends
from pipeline.parsing.lines import Line, heading_text
from pipeline.parsing.runs import (
    are_captions,
    is_mixed_list,
    is_phrase,
    is_table_head,
    is_torn_paragraph,
    is_verse,
)
from pipeline.parsing.vocabulary import HEADING_KINDS, folded

_DASHES = ("—", "―")  # before the name of who is quoted
_SHORT_TITLE = 40
_LONGEST_KNOWN = max(len(heading) for heading in HEADING_KINDS) + 4  # with spaces and a colon
_TAIL_SECTIONS = ("references", "notes", "external_links", "see_also")  # navigation is left over below these
_LONG_TEXT = 300  # characters: a line of a run that is longer is no row
_ENTRY_SECTIONS = ("references", "notes")


def classify(lines: list[Line]) -> None:
    """Give every line its `kind`.

    The kinds are `blank`, `heading`, `mark` (an edit marker on a line of its own), `entry`, `continuation` (of the
    entry above) and those of `Block`.
    """
    for line in lines:
        if line.form == "blank":
            line.kind = "blank"
    runs = list(_runs(lines))
    _mark_headings(runs)
    state = _State(
        subject=subject_words(lines),
        plain=not any(line.form in ("edited", "mark") for line in lines),
        carets=any(line.form == "entry" for line in lines),
        tabs=any(line.form == "tabbed" for line in lines),
    )
    for index, run in enumerate(runs):
        after = runs[index + 1][0] if index + 1 < len(runs) else None
        box = state.in_lead and any(is_infobox(other, True) for other in runs[index + 1 : index + 3] if len(other) > 2)
        state.classify(run, after, box)
    _join_box_fragments(runs)


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if line.form != "blank":
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _mark_headings(runs: list[list[Line]]) -> None:
    """An edit marker on its own line makes a heading of the line above it."""
    before: Line | None = None
    for run in runs:
        for line in run:
            if line.form == "mark":
                line.kind = "mark"
                if before is not None and before.form == "text" and len(before.text) < _LONG_TEXT:
                    before.form = "edited"
            before = line


class _State:
    """What the lines so far tell about the next ones."""

    def __init__(self, subject: frozenset[str], plain: bool, carets: bool, tabs: bool) -> None:
        self.subject = subject
        self.plain = plain
        self.tabs = tabs
        self.carets = carets
        self.in_lead = True
        self.paragraph_seen = False
        self.section = "lead"
        self.above = "nothing"
        self.above_text = ""
        self.before_box = False
        self.entries = False  # whether the run above held entries of a list

    def classify(self, run: list[Line], after: Line | None, before_box: bool) -> None:
        """Give the lines of one run their kinds; `before_box` says that an infobox follows soon."""
        self.before_box = before_box
        entry = self._first_entry(run)
        rows: list[Line] = []
        for line in run[:entry]:
            aside = aside_kind(line)
            if (
                self.above == "notice"
                and not rows
                and line is not run[0]
                and line.form == "text"
                and len(line.text) < _SHORT_TITLE
            ):
                aside = "notice"  # a box goes on
            if aside:
                self._classify_rows(rows, after)
                rows = []
                self._say(line, aside)
            else:
                rows.append(line)
        self._classify_rows(rows, after)
        if entry < len(run):
            self._classify_entries(run[entry:])
        self.entries = entry < len(run)

    def _say(self, line: Line, kind: str) -> None:
        line.kind = kind
        self.above, self.above_text = kind, line.text
        if kind == "heading":
            self.in_lead = False
            self.section = HEADING_KINDS.get(folded(heading_text(line)), "body")
        elif kind == "paragraph":
            self.paragraph_seen = True

    def _first_entry(self, run: list[Line]) -> int:
        """Where in the run a list of entries begins; its length where it holds none."""
        for index, line in enumerate(run):
            if line.form == "entry":
                return index
            if self._is_plain_entry(line) and (line.number == 1 or self.entries):
                return index
        return len(run)

    def _is_plain_entry(self, line: Line) -> bool:
        return line.form == "numbered" and not self.carets and self.section in _ENTRY_SECTIONS

    def _classify_entries(self, lines: list[Line]) -> None:
        """Entries with the lines on which they go on; what follows the last one as a box is a notice."""
        last = max(n for n, line in enumerate(lines) if line.form == "entry" or self._is_plain_entry(line))
        end = len(lines)
        for n in range(len(lines) - 1, last, -1):
            if lines[n].form == "tabbed" or aside_kind(lines[n]) == "notice":
                end = n
        if end < len(lines) and end - 1 > last and len(lines[end - 1].text) < _SHORT_TITLE:
            end -= 1  # the title of the box
        for n, line in enumerate(lines):
            entry = line.form == "entry" or self._is_plain_entry(line)
            self._say(line, "notice" if n >= end else "entry" if entry else "continuation")

    def _single_kind(self, line: Line, after: Line | None) -> str:
        form = line.form
        if form == "edited":
            return "heading"
        if form in ("bullet", "numbered"):
            return "list_item"
        if form == "mark":
            return "mark"
        text = line.text.strip()
        if form == "tabbed":
            return "notice" if line.text[0] == "\t" and "\t" not in text else "table_row"
        if len(text) < _LONGEST_KNOWN and folded(text) in HEADING_KINDS and not self.before_box:
            return "heading"
        if text.startswith(_DASHES) and len(text) < _LONG_TEXT and self.above in ("quote", "paragraph"):
            return "quote"
        if is_table_head(text, 4 if self.plain else 3):
            return "table_row"
        plain = self.plain and not self.before_box and not (self.in_lead and not self.paragraph_seen)
        return line_kind(line, self.above, self.above_text, after, Copy(plain, self.subject))

    def _classify_rows(self, rows: list[Line], after: Line | None) -> None:
        """Lines without a blank line between them: a paragraph, an infobox, a table, a list, captions."""
        if len(rows) > 1 and self._leads(rows):
            self._say(rows[0], "paragraph")
            rows = rows[1:]
        if len(rows) <= 1:
            for line in rows:
                self._say(line, self._single_kind(line, after))
            return
        if is_infobox(rows, self.in_lead):
            self._classify_infobox(rows)
        elif is_mixed_list(rows):
            item = "quote" if self.above == "quote" and self.above_text.rstrip().endswith(":") else "list_item"
            for line in rows:
                self._say(line, item if line.form in ("bullet", "numbered") else self._loose(line))
        else:
            kind = self._text_run_kind(rows, after)
            if kind:
                for line in rows:
                    self._say(line, kind)
            elif self.in_lead:  # where tables hardly stand
                self._classify_infobox(rows)
            else:
                self._classify_table(rows)

    def _text_run_kind(self, rows: list[Line], after: Line | None) -> str | None:
        """The one kind of all lines of a run without cells; None where it is a table."""
        if any(line.form == "tabbed" for line in rows):
            return None
        if is_verse(rows, self._introduces()):
            return "quote"
        if is_torn_paragraph(rows):
            return "paragraph"
        if are_captions(rows, self.above, after, self.tabs and not self.in_lead):
            return "notice" if self.section in _TAIL_SECTIONS and not is_phrase(rows[0].text) else "caption"
        return None

    def _classify_table(self, rows: list[Line]) -> None:
        end = len(rows)  # a list right below a table is none of its rows
        while end and rows[end - 1].form == "bullet":
            end -= 1
        for index, line in enumerate(rows):
            self._say(line, "list_item" if index >= end else "mark" if line.form == "mark" else "table_row")

    def _leads(self, rows: list[Line]) -> bool:
        """Whether the first line of a run is a paragraph with something else right below it."""
        first = rows[0]
        if first.form != "text" or len(first.text) > _LONG_TEXT:
            return first.form == "text"
        if not self.in_lead or len(first.text) <= 80 or self._loose(first) != "paragraph":
            return False
        return self.before_box or is_infobox(rows[1:], True)  # a box may begin with a title on a line of its own

    def _introduces(self) -> bool:
        """Whether the line above introduces a quotation, or is a part of one."""
        return self.above == "quote" or (self.above == "paragraph" and self.above_text.rstrip()[-12:].endswith(":"))

    def _loose(self, line: Line) -> str:
        """The kind of a text line in a run that is neither infobox nor table."""
        return line_kind(line, self.above, self.above_text, None, Copy(False, self.subject))

    def _classify_infobox(self, rows: list[Line]) -> None:
        end = len(rows)
        while end > 1 and rows[end - 1].form == "text" and self._is_figure(rows[end - 1]):
            end -= 1
        set_label_ends(rows[:end])
        for index, line in enumerate(rows):
            if index >= end or (index == 0 and has_title_caption(rows)):
                self._say(line, "caption")
            elif line.form == "text" and len(line.text) > _LONG_TEXT and "." in line.text:
                self._say(line, "paragraph")
            else:
                self._say(line, "infobox_row")

    def _is_figure(self, line: Line) -> bool:
        text = line.text.strip()
        if text.endswith(".") and (len(text) > 30 or self._loose(line) == "caption"):
            return True
        return len(text) > 120 or (len(text) > 45 and self._loose(line) == "caption")


def _join_box_fragments(runs: list[list[Line]]) -> None:
    """Short lone lines of the lead beside an infobox are rows of it."""
    lead = runs[: next((n for n, run in enumerate(runs) if run[0].kind == "heading"), len(runs))]
    for order in (lead, lead[::-1]):
        beside = False
        for run in order:
            if beside and len(run) == 1 and _is_fragment(run[0]):
                run[0].kind = "infobox_row"
            beside = any(line.kind == "infobox_row" for line in (run[0], run[-1]))


def _is_fragment(line: Line) -> bool:
    text = line.text.strip()
    return line.kind in ("caption", "paragraph") and len(text) <= _SHORT_TITLE and not text.endswith((".", ":"))
