"""What each line of an article is: heading, entry of a reference list, or one of the kinds of block.

Copies of this form put a blank line round every paragraph and heading, and none between the rows of a table, an
infobox or a list. So a run of lines between blank lines is judged as a whole first, its lines after that.
"""

import re
from collections.abc import Iterator

from pipeline.parsing.evidence import line_kind
from pipeline.parsing.infobox import has_title_caption, is_infobox, known_label, set_label_ends
from pipeline.parsing.lines import Line, heading_text
from pipeline.parsing.vocabulary import (
    COLUMNS,
    HATNOTE_PARTS,
    HATNOTE_STARTS,
    HEADING_KINDS,
    NOTICE_LINES,
    NOTICE_STARTS,
    SUCCESSION_LABELS,
    folded,
)

# `For the French footballer, see René Girard (footballer).`
_FOR_SEE = re.compile(r"For .{1,200}?, see ")
# `"Berg" redirects here.`, `Berg (disambiguation).`
_HATNOTE_PART = re.compile(HATNOTE_PARTS)
# `… of the …`, `…, a full client`: small words inside a phrase
_PHRASE = re.compile(
    r"[ ,](?:of|in|the|an?|by|at|on|for|with|from|to|and|used|logo|der|die|von|im|de|la|le|du|des|el|en|do|da|no)\b"
)
# `1862 photograph of`
_YEAR_FIRST = re.compile(r"(?:1[0-9]|20)\d\d [a-z]{4,}")
# `Lawrence Lessig (January 2008)`, `Old logo, 1954`
_DATED = re.compile(r"(?:\([^()]{0,24}\d{4}\)|, (?:[A-Z][a-z]+ )?\d{4})$")
_VERSE_ENDS = (",", ";", ".", "!", "?", ":", "—", "–", "…", "'", "”", '"')
# `(148,528 GT)`
_BRACKETED = re.compile(r"\([^()]*\)")
# `2004`, `90,049`, `$68,479`
_NUMBER = re.compile(r"\d[\d,.]*")
_LONGEST_HATNOTE = 600
_SHORT_TITLE = 40
_LONGEST_KNOWN = max(len(heading) for heading in HEADING_KINDS) + 4  # with spaces and a colon
_TAIL_SECTIONS = ("references", "notes", "external_links", "see_also")  # navigation is left over below these
_FEW = 4  # rows that are more likely figures side by side than a table
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
        plain=not any(line.form in ("edited", "mark") for line in lines),
        carets=any(line.form == "entry" for line in lines),
        tabs=any(line.form == "tabbed" for line in lines),
    )
    for index, run in enumerate(runs):
        after = runs[index + 1][0] if index + 1 < len(runs) else None
        box = state.in_lead and any(is_infobox(other, True) for other in runs[index + 1 : index + 3] if len(other) > 2)
        state.classify(run, after, box)
    _join_box_fragments(runs)


def is_hatnote(text: str) -> bool:
    """Whether a line only points to other articles: `Main article: …`, `For other uses, see …`."""
    if len(text) > _LONGEST_HATNOTE:
        return False
    text = text.strip()
    if text.startswith(HATNOTE_STARTS):
        return not text.startswith("For ") or " see " in text or text.startswith("For other")
    return _HATNOTE_PART.search(text) is not None or _FOR_SEE.match(text) is not None


def _aside_kind(line: Line) -> str | None:
    """`hatnote` or `notice` for a line that is one wherever it stands."""
    if line.form not in ("text", "tabbed"):
        return None
    text = line.text.strip()
    if text in NOTICE_LINES or (len(text) < _LONG_TEXT and text.startswith(NOTICE_STARTS)):
        return "notice"
    return "hatnote" if line.form == "text" and is_hatnote(text) else None


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

    def __init__(self, plain: bool, carets: bool, tabs: bool) -> None:
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
            aside = _aside_kind(line)
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
            if lines[n].form == "tabbed" or _aside_kind(lines[n]) == "notice":
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
        if _is_table_head(text, 4 if self.plain else 3):
            return "table_row"
        plain = self.plain and not self.before_box and not (self.in_lead and not self.paragraph_seen)
        return line_kind(line, self.above, self.above_text, after, plain)

    def _classify_rows(self, rows: list[Line], after: Line | None) -> None:
        """Lines without a blank line between them: a paragraph, an infobox, a table, a list, captions."""
        if len(rows) > 1 and self._leads(rows):
            self._say(rows[0], "paragraph")
            rows = rows[1:]
        if len(rows) <= 1:
            for line in rows:
                self._say(line, self._single_kind(line, after))
            return
        tabbed = any(line.form == "tabbed" for line in rows)
        if is_infobox(rows, self.in_lead):
            self._classify_infobox(rows)
        elif _is_mixed_list(rows):
            for line in rows:
                self._say(line, "list_item" if line.form in ("bullet", "numbered") else self._loose(line))
        elif all(line.form == "numbered" for line in rows):
            for line in rows:
                self._say(line, "list_item")
        elif not tabbed and _is_verse(rows, self._introduces()):
            for line in rows:
                self._say(line, "quote")
        elif not tabbed and _is_broken_paragraph(rows):
            for line in rows:
                self._say(line, "paragraph")
        elif not tabbed and _are_captions(rows, self.tabs and not self.in_lead):
            kind = "notice" if self.section in _TAIL_SECTIONS and not _is_phrase(rows[0].text) else "caption"
            for line in rows:
                self._say(line, kind)
        else:
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
        return (
            self.in_lead and len(first.text) > 80 and self._loose(first) == "paragraph" and is_infobox(rows[1:], True)
        )

    def _introduces(self) -> bool:
        """Whether the line above introduces a quotation, or is a part of one."""
        return self.above == "quote" or (self.above == "paragraph" and self.above_text.rstrip()[-12:].endswith(":"))

    def _loose(self, line: Line) -> str:
        """The kind of a text line in a run that is neither infobox nor table."""
        return line_kind(line, self.above, self.above_text, None, plain=False)

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


def _is_broken_paragraph(rows: list[Line]) -> bool:
    """A paragraph that a formula or subscript tore apart: long text, and lines that go on in lower case."""
    long = any(len(line.text) > 200 for line in rows)
    going_on = sum(line.text.lstrip("0123456789 ")[:1].islower() for line in rows[1:])
    return long and going_on * 3 >= len(rows) - 1


def _is_mixed_list(rows: list[Line]) -> bool:
    """Whether a run is a list though other lines stand in it; tables hold bullets too, but fewer."""
    bullets = sum(line.form in ("bullet", "numbered") for line in rows)
    tabbed = sum(line.form == "tabbed" for line in rows)
    return bullets * 10 >= len(rows) * 3 and tabbed * 4 <= len(rows)


def _are_captions(rows: list[Line], tabs: bool) -> bool:
    """Whether a run without tabs is a row of figures: its lines read as phrases, not as names or cells.

    `tabs` says that the copy separates cells by tabs; then a run without any is hardly a table.
    """
    if _is_table_head(rows[0].text) or any(known_label(line) in SUCCESSION_LABELS for line in rows):
        return False
    if tabs:
        return len(rows) <= 12 and not any(line.form != "text" for line in rows)
    sizes = [len(line.text) for line in rows]
    if len(rows) > 12 or min(sizes) < 8:
        return False
    phrases = sum(_is_phrase(line.text) for line in rows)
    if len(rows) <= _FEW:
        return phrases * 2 >= len(rows) and max(sizes) < 8 * min(sizes)
    return _is_phrase(rows[0].text) and phrases * 4 >= len(rows) * 3


def _is_phrase(text: str) -> bool:
    """Whether a line has small words inside or ends like a sentence, and few numbers."""
    text = text.strip()
    if not text[0].isalpha() and text[0] not in '"“«(':
        return bool(_YEAR_FIRST.match(text))
    if len(_NUMBER.findall(_BRACKETED.sub("", text))) > 2 + len(text) // 60:
        return False
    if text.endswith((".", "]")) or _PHRASE.search(text) is not None or _DATED.search(text) is not None:
        return True
    words = text.split()
    return sum(word[0].islower() for word in words) * 2 > len(words)


def _is_table_head(text: str, least: int = 3) -> bool:
    """Whether a line is a table's head: `least` words or more, most of them names of columns, no stop."""
    if len(text) > 120 or text[-1:] in ".!?:":
        return False
    words = [word.strip("()[],/").casefold() for word in text.split()]
    return len(words) >= least and sum(word in COLUMNS for word in words) * 2 > len(words)


def _is_verse(rows: list[Line], introduced: bool) -> bool:
    """Whether a run is a poem, a song or a dialogue: short lines that end in punctuation, after an introduction."""
    if len(rows) < 3 or any(line.form != "text" or len(line.text) > 160 for line in rows):
        return False
    stopped = sum(line.text.rstrip().endswith(_VERSE_ENDS) for line in rows)
    commas = sum(line.text.rstrip().endswith((",", ";", "!", "?", "—", "–")) for line in rows)
    if introduced:
        phrases = sum(_is_phrase(line.text) for line in rows)
        return max(stopped, phrases) * 3 >= len(rows)
    return stopped * 2 >= len(rows) and commas * 4 >= len(rows)


def _join_box_fragments(runs: list[list[Line]]) -> None:
    """A short lone line of the lead beside an infobox is a row of it."""
    for index, run in enumerate(runs):
        if len(run) != 1 or run[0].kind != "caption" or len(run[0].text) > 40 or run[0].text.rstrip().endswith("."):
            continue
        beside = runs[max(0, index - 1) : index + 2]
        if any(line.kind == "infobox_row" for other in beside if other is not run for line in (other[0], other[-1])):
            run[0].kind = "infobox_row"
