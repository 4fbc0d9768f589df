"""Which of many expressions can match a text at all, told by its words alone.

Most expressions of a rule base need certain words: `‹P\\d+› (?:was )?born in` matches nothing without `born`. What an
expression needs is read from the expression itself, so that nothing has to be kept in step with it. A text is cut into
words once; of each word it is known which needs it meets; and only an expression all of whose needs are met is tried.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from operator import or_
from re import _constants as op  # type: ignore[attr-defined]  # what the library's own compiler reads an expression into
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Need = frozenset[str]  # one of these pieces stands in a word of the text; a blank marks the end of the word

_WORD = re.compile(r"‹?\w+")  # `‹P0›, |founder| of`: founder, and a token of a typed sentence: ‹P0
_PIECE = re.compile(r"‹?[a-z0-9_]+")
_BOUNDARY = "\b"  # stands in a form where a word begins or ends
_BOUNDARIES = (op.AT_BOUNDARY, op.AT_BEGINNING, op.AT_BEGINNING_STRING, op.AT_END, op.AT_END_STRING)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_MOST_FORMS = 64  # forms of one stretch of an expression that are written out
_MOST_WORDS = 1 << 14  # whose needs are remembered
_LONGEST_WORD = 80  # characters; a longer one is taken to meet all needs
# letters that an expression which ignores case takes for an ASCII letter, and `str.lower` does not make one
_FOLDED = str.maketrans("İıſ\u212a", "iisk")


class Prefilter:
    """The needs of some expressions, held against texts."""

    def __init__(self, expressions: Iterable[str | re.Pattern[str]]) -> None:
        """`expressions` are known by their positions."""
        numbers: dict[Need, int] = {}
        # rarest need -> position and needs of the expressions that have it
        self._wanting: dict[int, list[tuple[int, int]]] = {}
        for position, expression in enumerate(expressions):
            needs = needs_of(expression)
            bits = {need: 1 << numbers.setdefault(need, len(numbers)) for need in needs}
            rarest = bits[max(needs, key=_rarity)] if needs else 0
            self._wanting.setdefault(rarest, []).append((position, sum(bits.values())))
        self._rarest = sum(self._wanting)
        self._met_by: dict[str, int] = {}
        for need, number in numbers.items():
            for piece in need:
                self._met_by[piece] = self._met_by.get(piece, 0) | 1 << number
        self._lengths = sorted({len(piece) for piece in self._met_by})
        self._met_in = lru_cache(_MOST_WORDS)(self._needs_met)

    def possible(self, text: str) -> list[int]:
        """The positions of the expressions that may match somewhere in the whole text, in order; no other does."""
        met = reduce(or_, map(self._met_in, _WORD.findall(text)), 0)
        found = [position for position, _ in self._wanting.get(0, ())]
        left = met & self._rarest
        while left:
            rarest = left & -left
            left ^= rarest
            for position, wanted in self._wanting[rarest]:  # half the time of a comprehension, since they are few
                if wanted & met == wanted:
                    found.append(position)
        return sorted(found)

    def _needs_met(self, word: str) -> int:
        """The needs that a word meets, as a set of bits."""
        if len(word) > _LONGEST_WORD:
            return -1
        word, met = word.translate(_FOLDED).lower(), 0
        ended = f" {word} " if word[0] != "‹" else f" {word}  {word[1:]} "
        for length in self._lengths:
            for at in range(len(ended) - length + 1):
                met |= self._met_by.get(ended[at : at + length], 0)
        return met


def needs_of(expression: str | re.Pattern[str]) -> frozenset[Need]:
    """What must stand in any text that the expression matches in."""
    pattern, flags = (expression, 0) if isinstance(expression, str) else (expression.pattern, expression.flags)
    forms, needs = _read(_parser.parse(pattern, flags))
    return frozenset(needs + _need(forms))


def _read(items: Iterable[tuple[Any, Any]]) -> tuple[set[str] | None, list[Need]]:
    """All forms that a sequence can have, where these are few and certain; else what it needs."""
    items = list(items)
    if all(code is op.LITERAL for code, _ in items):  # nearly always, in lists of words
        return {"".join([chr(value) for _, value in items]).lower()}, []
    whole: set[str] | None = {""}
    run: set[str] = {""}  # the forms of the word at hand, since the last thing that can have any form
    around: list[Need] = []  # what stands before or behind
    needs: list[Need] = []
    for item in items:
        forms, inner = _read_item(*item)
        around += inner
        whole = _joined(whole, forms)
        joined = _joined(run, forms)
        if joined is None or (item[0] is op.LITERAL and not _is_of_word(chr(item[1]))):
            needs += _need(joined or run)
            joined = forms
        run = joined or {""}
    return (whole, around) if whole is not None else (None, around + needs + _need(run))


def _joined(before: set[str] | None, after: set[str] | None) -> set[str] | None:
    """Each form followed by each, where these are not too many."""
    if before is None or after is None or len(before) * len(after) > _MOST_FORMS:
        return None
    return {first + then for first in before for then in after}


def _read_item(code: Any, value: Any) -> tuple[set[str] | None, list[Need]]:
    if code is op.LITERAL:
        return {chr(value).lower()}, []
    if code is op.IN:
        return _read_class(value), []
    if code is op.SUBPATTERN:
        return _read(value[-1])
    if code is op.ATOMIC_GROUP:
        return _read(value)
    if code is op.BRANCH:
        return _read_branches(value[1])
    if code is op.AT:
        return {_BOUNDARY if value in _BOUNDARIES else ""}, []
    if code is op.ASSERT_NOT:
        return {""}, []
    if code is op.ASSERT:
        forms, needs = _read(value[1])
        return {""}, needs + _need(forms)
    if code in _REPEATS and value[0] > 0:
        forms, needs = _read(value[2])
        return (forms, needs) if value[:2] == (1, 1) else (None, needs + _need(forms))
    return None, []


def _read_class(members: Sequence[tuple[Any, Any]]) -> set[str] | None:
    if any(code is not op.LITERAL for code, _ in members):
        return None
    return {chr(value).lower() for _, value in members}


def _read_branches(branches: Sequence[Any]) -> tuple[set[str] | None, list[Need]]:
    """An alternative of several: all their forms, or one thing of each."""
    read = [_read(branch) for branch in branches]
    together: set[str] = set()
    for forms, needs in read:
        if forms is None or needs:
            break
        together |= forms
    else:
        if len(together) <= _MOST_FORMS:
            return together, []
    one_each = [max(needs + _need(forms), key=_rarity, default=None) for forms, needs in read]
    known = [need for need in one_each if need is not None]
    return None, [frozenset().union(*known)] if len(known) == len(read) else []


def _need(forms: set[str] | None) -> list[Need]:
    """Forms as a need: of each its longest piece; none where one of them has no piece."""
    pieces = [max(_pieces(form), key=len, default="") for form in forms or {""}]
    return [frozenset(pieces)] if all(pieces) else []


def _pieces(form: str) -> Iterator[str]:
    """What stands of a form in one word each; letters beyond ASCII, which change case in odd ways, are left out."""
    for match in _PIECE.finditer(form):
        start, end = match.span()
        begins = form[start] == "‹" or (start > 0 and not _is_of_word(form[start - 1]))
        ends = end < len(form) and not _is_of_word(form[end])
        yield f"{' ' * begins}{match[0]}{' ' * ends}"


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _rarity(need: Need) -> tuple[int, int, str]:
    return min(map(len, need)), -len(need), min(need)
