"""Enumerations: where the members of `A, B and C` stand."""

import re
from collections.abc import Iterator

from pipeline.extraction.statements.properties import read_lines

_LIST = re.compile(r"(?:, and |, | and |; | as well as )")
_SERIAL = re.compile(r"(?:, and |, or |, |; )")
_JOINED_ROLES = re.compile(r",? (?:and|&) |, |/")  # chairman, president |and CEO
_OFFENCES = frozenset(read_lines("offences.txt"))
_OCCUPATIONS = frozenset(read_lines("occupations.txt"))


def parts(template: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The members of an enumeration: `A, B and C`; `A and B, and C` has two."""
    whole = template[start:end]
    separator = _SERIAL if ", and " in whole or ", or " in whole else _LIST
    at = start
    for match in separator.finditer(template, start, end):
        before, after = template[at : match.start()], template[match.end() : end]
        if not before.strip() or (match[0] == " and " and _shares_noun(before, after)):
            continue
        yield trimmed(template, at, match.start())
        at = match.end()
    if at < end:
        yield trimmed(template, at, end)


def roles_in(words: str) -> Iterator[str]:
    """The roles that words name: `chairman, president and CEO` are three; a founder leads nothing."""
    found = [role for role in _JOINED_ROLES.split(words.removeprefix("and ")) if role]
    yield from [role for role in found if not role.endswith("founder")] or found


def _shares_noun(before: str, after: str) -> bool:
    """Whether `copyright and trademark violations` is one thing: a lone word before, more than one after."""
    known = before in _OFFENCES or before in _OCCUPATIONS
    return " " not in before.strip() and " " in after.strip() and "‹" not in before and not known


def trimmed(template: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the blanks, commas and quotation marks at its ends."""
    while start < end and template[start] in ' ,"“”;(':
        start += 1
    while end > start and template[end - 1] in ' ,;"“”':
        end -= 1
    return start, end
