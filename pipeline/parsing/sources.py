"""Entries of the numbered reference lists: number, backlinks, and the text that remains."""

import re
from dataclasses import dataclass

from pipeline.parsing.lines import Line

# `  12. ` or `  12. ^ `
_LIST_NUMBER = re.compile(r"[ \t\u00a0]{0,12}(?:\d{1,5}\.)?[ \t\u00a0]{0,4}")
# `^ a b `, `↑ `, `^ Jump up to: a b `, and the `a b ` of copies without a caret
_CARET = re.compile(r"(?:[\^↑][ \t\u00a0]*)+")
_JUMP = re.compile(r"Jump\s?up(?:\s?to)?\s?:?[ \t\u00a0]*(?:[\^↑][ \t\u00a0]*)?")
_LETTERS = re.compile(r"(?:[a-z]{1,3}(?:[ \t\u00a0]+|$))+")


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
    jump = _JUMP.match(content, at)
    if jump:
        at = jump.end()
    count, at = _letters(content, at)
    while at < len(content) and content[at].isspace():
        at += 1
    return at, count or 1


def _letters(content: str, at: int) -> tuple[int, int]:
    """How many of the letters `a b c … z aa ab` stand at `at` in their order, and where they end."""
    if not content.startswith(("a b ", "a\u00a0b"), at) and content[at:] != "a b":
        return 0, at
    match = _LETTERS.match(content, at)
    count = 0
    if match:
        for part in re.finditer(r"[a-z]{1,3}[ \t\u00a0]*", match[0]):
            if part[0].strip() != letters(count + 1):
                break
            count += 1
            end = at + part.end()
    return (count, end) if count > 1 else (0, at)


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
