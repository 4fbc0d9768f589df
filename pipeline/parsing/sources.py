"""Entries of the numbered reference lists: number, backlinks, and the text that remains."""

import re
from dataclasses import dataclass

from pipeline.parsing.lines import Line
from pipeline.parsing.vocabulary import BACKLINK_ANDS, JUMPS

# `  12. ` or `  12. ^ `
_LIST_NUMBER = re.compile(r"[ \t\u00a0]{0,12}(?:\d{1,5}\.)?[ \t\u00a0]{0,4}")
# `^ `, `↑ `
_CARET = re.compile(r"(?:[\^↑][ \t\u00a0]*)+")
# `Jump up to: ^ `
_JUMP = re.compile(rf"(?:{JUMPS})\s?:?[ \t\u00a0]*(?:[\^↑][ \t\u00a0]*)?")
_JUMP_BEGINS = frozenset(jump[0] for jump in JUMPS.split("|"))
# `a `, `b, `, `et `, `1,0 `: one part of the backlinks before an entry's text
_PART = re.compile(r"(\d{1,4}[.,]\d{1,2}|[^\W\d_]{1,3}|&),?(?:[ \t\u00a0]+|$)")
_LINKS_BEGIN = frozenset({"a", *(word[0] for word in BACKLINK_ANDS)})  # or a number


@dataclass(slots=True)
class Entry:
    """An entry of a reference list before its text is read."""

    number: int
    printed: bool  # whether the list shows the number
    start: int
    end: int
    backlinks: int
    list: int  # which of the text's lists holds it
    line: int


def parse_entries(text: str, lines: list[Line]) -> list[Entry]:
    """The entries of all numbered lists; a new list begins where the numbers begin anew."""
    entries: list[Entry] = []
    last = 0
    number_of_list = -1
    broken = True
    for index, line in enumerate(lines):
        if line.kind == "continuation" and entries:
            entries[-1].end = line.end
            continue
        if line.kind == "heading":
            broken = True
        if line.kind != "entry":
            continue
        number = line.number if line.number is not None else (1 if broken else last + 1)
        if number_of_list < 0 or number <= last or (broken and number == 1):
            number_of_list += 1
        broken = False
        start, backlinks = _backlinks(line)
        entries.append(
            Entry(number, line.number is not None, line.start + start, line.end, backlinks, number_of_list, index)
        )
        last = number
    for entry in entries:
        while entry.end > entry.start and text[entry.end - 1].isspace():
            entry.end -= 1
    return entries


def _backlinks(line: Line) -> tuple[int, int]:
    """Where in the line the entry's own text begins, and how many backlinks stand before."""
    content = line.text
    match = _LIST_NUMBER.match(content)
    at = match.end() if match else 0
    caret = _CARET.match(content, at)
    if caret:
        at = caret.end()
    jump = _JUMP.match(content, at) if content[at : at + 1] in _JUMP_BEGINS else None
    if jump:
        at = jump.end()
    count, at = _count_links(content, at)
    while at < len(content) and content[at].isspace():
        at += 1
    return at, count or 1


def _count_links(content: str, at: int) -> tuple[int, int]:
    """How many backlinks `a b … z aa`, `a et b` or `3,0 3,1` stand at `at` in their order, and where they end."""
    begin = end = at
    count = 0
    first = content[at : at + 1]
    if first not in _LINKS_BEGIN and not first.isdecimal():  # as most entries
        return 0, begin
    while True:
        part = _PART.match(content, at)
        if part is None:
            break
        at = part.end()
        if part[1] == letters(count + 1) or part[1].replace(".", ",").endswith(f",{count}"):
            count += 1
            end = at
        elif part[1] not in BACKLINK_ANDS:
            break
    return (count, end) if count > 1 else (0, begin)


def letters(number: int) -> str:
    """`a` for 1 … `z` for 26, `aa` for 27: how lists count with letters."""
    out = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        out = chr(97 + rest) + out
    return out


def letters_value(label: str) -> int:
    """The number that `letters` gives the label for."""
    value = 0
    for character in label:
        value = value * 26 + ord(character) - 96
    return value
