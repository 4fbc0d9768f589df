"""The clauses of a sentence, by its commas, connectives and verb forms; no grammar beyond that."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extraction.events.words import VERB, Words

_WORD = r"[\w’'.&$–-]+\s"
_ADVERBS = (
    r"(?:(?:[a-z]+ly|later|then|also|again|soon|never|not|first|still|once|thus|twice|both|all|jointly|who|which)\s)"
    r"{0,3}"
)
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I)\s"
_SUBORDINATE = r"(?:when|while|whereas|although|though|before|after|until|because|since|as|if|following|where)"
_RELATIVE = r"(?:which|who|whose|whom|(?:in|at|by|during|for|of|with|to|from|on|after)\swhich|that)"

# `, |and Wiley joined`, `, |which became`, `, |making him`, `, |the company was`
_AFTER_COMMA = re.compile(
    rf"{_SUBORDINATE}\s|{_RELATIVE}\s|(?!including|according|regarding|concerning|during|excluding|being)[a-z]+ing\s"
    rf"|(?:(?:and|but|or|yet|so|nor|then)\s)?(?:{_WORD}){{0,6}}?{VERB}"
)
# ` |and became`, ` |but he left`, ` |and in 1990 he`
_AFTER_WORD = re.compile(
    rf"(?:and|but|or|yet|then)\s(?:{_ADVERBS}(?:{_PRONOUN})?{_ADVERBS}{VERB}"
    rf"|(?:in|on|by|from)\s(?:\w+\s){{0,2}}\d{{4}},?\s(?:{_PRONOUN})?{_ADVERBS}{VERB})"
    rf"|(?:when|while|whereas|although|though|before|after|until|because|where)\s(?:{_WORD}){{0,5}}?{VERB}"
    rf"|that\s(?:{_WORD}){{0,9}}?{VERB}|wh(?:ich|o)\s"
)
_BRACKET = re.compile(r"[()]")
_OPENER = re.compile(rf"(?:(?P<relative>{_RELATIVE})|(?P<subordinate>{_SUBORDINATE}))\s", re.IGNORECASE)
# The cheap test before it: the first letters that one can have.
_OPENER_BEGINS = frozenset("wWiIaAbBdDfFtToOuUsS")


@dataclass(slots=True)
class Clause:
    """Part of a sentence around one verb; `core` is where it begins when a fronted phrase stands before it."""

    start: int
    end: int
    core: int
    front: int = 0  # where that phrase ends
    relative: bool = False  # it says something of the name right before it
    subordinate: bool = False
    told: int | None = None  # where that begins which somebody said in it: `announced |that it would`


def clauses(text: str, words: Words, closed: Sequence[tuple[int, int]]) -> list[Clause]:
    """The clauses of a sentence in order; a fronted phrase (`In 1990,`) belongs to the main clause behind it.

    `closed` are its brackets. Clauses do not overlap, but where another stands between a fronted phrase and its main
    clause.
    """
    parts = _with_verbs(text, words, _parts(text, words, closed))
    if len(parts) > 1 and words.first(parts[0].start, parts[0].end) is None:
        front = parts.pop(0)
        main = next((part for part in parts if not part.relative and not part.subordinate), parts[0])
        main.start, main.front = front.start, front.end
    _give_fronts(text, words, parts)
    return parts


def _give_fronts(text: str, words: Words, parts: list[Clause]) -> None:
    """Let what stands behind a `that` and has no verb go to the next clause: `said |that in 1990, he left`."""
    for part, following in pairwise(parts):
        that = text.rfind(" that ", part.core, part.end)
        if that < 0 or following.start != part.end or words.first(that + 6, part.end) is not None:
            continue
        following.start, following.front = that + 1, part.end
        part.end = that + 1


def _parts(text: str, words: Words, closed: Sequence[tuple[int, int]]) -> list[Clause]:
    starts = [0]
    for at, mark in words.breaks:
        if closed and any(start < at < end for start, end in closed):
            continue
        if mark == ",":
            begins = _AFTER_COMMA.match(text, at) is not None
        else:
            begins = mark != "" or _AFTER_WORD.match(text, at) is not None
        if begins:
            starts.append(at)
    found = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        opener = _OPENER.match(text, start, end) if text[start : start + 1] in _OPENER_BEGINS else None
        relative = opener is not None and opener["relative"] is not None
        found.append(Clause(start, end, start, start, relative, opener is not None and not relative))
    return found


def brackets(text: str) -> list[tuple[int, int]]:
    """Where round brackets open and close (end exclusive), outermost ones only."""
    found: list[tuple[int, int]] = []
    depth = opened = 0
    if "(" not in text:
        return found
    for match in _BRACKET.finditer(text):
        at = match.start()
        if text[at] == "(":
            opened = at if depth == 0 else opened
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((opened, at + 1))
    return found


def _with_verbs(text: str, words: Words, parts: list[Clause]) -> list[Clause]:
    """Parts without a verb joined to the one before them."""
    kept: list[Clause] = []
    for part in parts:
        if kept and words.first(part.start, part.end) is None and not _is_gerund(text, part):
            kept[-1].end = part.end
        else:
            kept.append(part)
    return kept


def _is_gerund(text: str, part: Clause) -> bool:
    """Whether a part begins like `, becoming its chairman`, and no front of the sentence has to be joined."""
    first = text[part.start : part.end].split(" ", 1)[0]
    return part.start > 0 and first.endswith("ing")
