"""The lines of a text with their offsets and the form that their first characters show."""

import re
from dataclasses import dataclass

from pipeline.parsing.vocabulary import EDIT_ENDS, EDIT_MARKERS, JUMPS

# a line end of any convention
_LINE_END = re.compile(r"\r\n|\r|\n")
# `  12. ^ a b "Title"`, `  3. ↑ Author`, `  4. Jump up ^ Author`, `^ a b Author`
_CARET_ENTRY = re.compile(rf"[ \t\u00a0]{{0,8}}(?:(\d{{1,5}})\.[ \t\u00a0]{{0,4}}(?:(?:{JUMPS})\s?)?[\^↑]|[\^↑](?!\[))")
# `  12. Text`
_NUMBERED = re.compile(r"[ \t\u00a0]{0,12}(\d{1,5})\.(?=[ \t\u00a0]|$)")
# `  • Text`
_BULLET = re.compile(r"[ \t\u00a0]{0,24}[•◦▪‣*∙·](?=[ \t\u00a0]|$)")
# `History[edit]`, `History edit`, `Histoire[modifier | modifier le code]`
_EDIT_HEADING = re.compile(rf"(?:\s?\[(?:{EDIT_MARKERS})\]|\s(?:{EDIT_MARKERS}))$")
# `[edit]`
_EDIT_MARK = re.compile(rf"\s{{0,8}}\[?(?:{EDIT_MARKERS})\]?$")
_LONGEST_EDIT = 48  # characters at a line's end in which an edit marker can stand
_LONGEST_HEADING = 250


@dataclass(slots=True)
class Line:
    """A line without its line end: where it stands, what it looks like, and, once classified, what it is."""

    start: int
    end: int
    text: str
    form: str  # blank, entry, numbered, bullet, tabbed, edited (a heading with its marker), mark, text
    kind: str = ""
    number: int | None = None  # of an entry or numbered line
    label_end: int | None = None  # in an infobox row, where in `text` its label ends


def split_lines(text: str) -> list[Line]:
    """All lines of `text`, with LF, CRLF or lone CR as line ends."""
    if "\r" not in text:
        lines, at = [], 0
        for content in text.split("\n"):
            end = at + len(content)
            lines.append(Line(at, end, content, *_form(content)))
            at = end + 1
        return lines
    lines, at = [], 0
    for match in _LINE_END.finditer(text):
        content = text[at : match.start()]
        lines.append(Line(at, match.start(), content, *_form(content)))
        at = match.end()
    content = text[at:]
    lines.append(Line(at, len(text), content, *_form(content)))
    return lines


def _form(content: str) -> tuple[str, str, int | None]:
    """Form, empty kind, and number of a line, decided by its first and last characters."""
    if not content or content.isspace():
        return "blank", "", None
    first = content[0]
    if first in " \t\u00a0^↑•◦▪‣*∙·" or first.isdigit():
        match = _CARET_ENTRY.match(content)
        if match:
            return "entry", "", int(match[1]) if match[1] else None
        match = _NUMBERED.match(content)
        if match:
            return "numbered", "", int(match[1])
        if _BULLET.match(content):
            return "bullet", "", None
    if len(content) < _LONGEST_HEADING and content.endswith(EDIT_ENDS):
        if _EDIT_MARK.match(content):
            return "mark", "", None
        if _EDIT_HEADING.search(content[-_LONGEST_EDIT:]):
            return "edited", "", None
    if "\t" in content:
        return "tabbed", "", None
    return "text", "", None


def heading_text(line: Line) -> str:
    """What a heading says, without its edit marker."""
    text = line.text
    return (_EDIT_HEADING.sub("", text) if text.endswith(EDIT_ENDS) else text).strip()
