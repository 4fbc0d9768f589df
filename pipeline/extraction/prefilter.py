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

Need = frozenset[str]  # one of these pieces stands in a word of the text; a blank marks an end of the word
Read = tuple[set[str] | None, list[Need], bool]  # forms, needs, and whether it surely ends in no letter or digit

_WORD = re.compile(r"‹?\w+|[(’']")  # `‹P0›, |founder| of`: founder; a token of a typed sentence: ‹P0; a mark: (
_PIECE = re.compile(r"‹?[a-z0-9_]+|[(’']")
_BOUNDARY = "\b"  # stands in a form where a word begins or ends
_BOUNDARIES = (op.AT_BOUNDARY, op.AT_BEGINNING, op.AT_BEGINNING_STRING, op.AT_END, op.AT_END_STRING)
_NO_WORD = (op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_MOST_FORMS = 64  # forms of one stretch of an expression that are written out
_MOST_WORDS_LISTED = 1024  # forms of one list of words
_MOST_FORMS_KEPT = 4096  # whose pieces are remembered: several rules have the same list of words
_MOST_WORDS = 1 << 15  # whose needs are remembered
_LONGEST_WORD = 80  # characters; a longer one is taken to meet all needs
_SHORTEST_INSIDE = 3  # characters of a piece that may stand anywhere in a word; nearly all texts have shorter ones
# words that tell little, since they stand in most sentences
_COMMON = frozenset(
    {"a", "also", "an", "and", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have", "he", "her"}
    | {"his", "in", "is", "it", "not", "of", "on", "or", "she", "that", "the", "to", "was", "were", "which", "who"}
    | {"with", "‹o", "‹p"}
)
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
        self._always = [position for position, _ in self._wanting.pop(0, ())]
        self._rarest = sum(self._wanting)
        self._words = _Words(numbers)

    def possible(self, text: str) -> list[int]:
        """The positions of the expressions that may match somewhere in the whole text, in order; no other does."""
        met = reduce(or_, filter(None, map(self._words.__getitem__, text.split())), 0)
        found = [*self._always]
        left = met & self._rarest
        while left:
            rarest = left & -left
            left ^= rarest
            for position, wanted in self._wanting[rarest]:  # half the time of a comprehension, since they are few
                if wanted & met == wanted:
                    found.append(position)
        return sorted(found)


class _Words(dict[str, int]):
    """The needs that each word meets, as a set of bits; found out when a word is first asked for.

    What stands between two blanks of a text is asked for as it is, marks and all: to cut a text at its blanks takes a
    fraction of the time of finding its words.
    """

    def __init__(self, numbers: dict[Need, int]) -> None:
        self._whole: dict[str, int] = {}
        self._begun: dict[str, dict[str, int]] = {}  # first characters -> pieces that begin a word, and their needs
        self._inside: dict[str, dict[str, int]] = {}  # the same of pieces that may stand anywhere in one
        for need, number in numbers.items():
            for piece in need:
                if piece[0] == piece[-1] == " ":
                    alike = self._whole
                elif piece[0] == " ":
                    alike = self._begun.setdefault(piece[: _SHORTEST_INSIDE + 1], {})
                else:
                    alike = self._inside.setdefault(piece[:_SHORTEST_INSIDE], {})
                alike[piece] = alike.get(piece, 0) | 1 << number

    def __missing__(self, run: str) -> int:
        words = _WORD.findall(run)
        met = self._of_word(run) if words == [run] else reduce(or_, map(self.__getitem__, words), 0)
        if len(self) >= _MOST_WORDS:
            self.clear()
        if len(run) <= _LONGEST_WORD:
            self[run] = met
        return met

    def _of_word(self, word: str) -> int:
        if len(word) > _LONGEST_WORD:
            return -1
        ended = f" {word.lower() if word.isascii() else word.translate(_FOLDED).lower()} "
        met = self._whole.get(ended, 0)
        for begun in (ended[:_SHORTEST_INSIDE], ended[: _SHORTEST_INSIDE + 1]):
            if begun in self._begun:
                for piece, needs in self._begun[begun].items():
                    if ended.startswith(piece):
                        met |= needs
        for at in range(1, len(ended) - _SHORTEST_INSIDE + 1):
            if (begun := ended[at : at + _SHORTEST_INSIDE]) in self._inside:
                for piece, needs in self._inside[begun].items():
                    if ended.startswith(piece, at):
                        met |= needs
        return met | self[word[1:]] if word[0] == "‹" and len(word) > 1 else met


def needs_of(expression: str | re.Pattern[str]) -> frozenset[Need]:
    """What must stand in any text that the expression matches in."""
    pattern, flags = (expression, 0) if isinstance(expression, str) else (expression.pattern, expression.flags)
    forms, needs, _ = _read(_parser.parse(pattern, flags), False, apart=True)
    return frozenset(needs + _need(forms))


def _read(items: Iterable[tuple[Any, Any]], closed: bool, apart: bool = False) -> Read:
    """All forms that a sequence can have, where these are few and certain; else, or with `apart`, what it needs.

    `closed` tells of what stands before the sequence, as the last of the answer tells of its end, that no letter or
    digit does.
    """
    items = list(items)
    if items and all(code is op.LITERAL for code, _ in items):  # nearly always, in lists of words
        form = "".join([chr(value) for _, value in items])
        return {form.lower()}, [], not _is_of_word(form[-1])
    whole: set[str] | None = None if apart else {""}
    run: set[str] = _edge(closed)  # the forms of the word at hand, since the last thing that can have any form
    around: list[Need] = []  # what stands before or behind
    needs: list[Need] = []
    for item in items:
        before = closed or all(form.endswith(_BOUNDARY) for form in run)  # `\b` is such a boundary before a word
        forms, inner, closed = _read_item(*item, before)
        around += inner
        whole = _joined(whole, forms)
        joined = _joined(run, forms)
        if joined is None or _parts_words(*item):
            needs += _need(joined or run)
            joined = _joined(_edge(before), forms)
        run = joined or _edge(closed)
    return (whole, around, closed) if whole is not None else (None, around + needs + _need(run), closed)


def _parts_words(code: Any, value: Any) -> bool:
    """Whether an item is a blank or another mark, at which a new word begins: ` `, `\\s`."""
    if code is op.IN:
        return all(inner is op.CATEGORY and category in _NO_WORD for inner, category in value)
    return code is op.LITERAL and not _is_of_word(chr(value))


def _edge(closed: bool) -> set[str]:
    return {_BOUNDARY if closed else ""}


def _joined(before: set[str] | None, after: set[str] | None) -> set[str] | None:
    """Each form followed by each, where these are not too many."""
    if before is None or after is None:
        return None
    count = len(before) * len(after)
    if count > _MOST_FORMS and count not in (len(before), len(after)):
        return None
    return {first + then for first in before for then in after}


def _read_item(code: Any, value: Any, closed: bool) -> Read:
    if code is op.LITERAL:
        return {chr(value).lower()}, [], not _is_of_word(chr(value))
    if code is op.IN:
        return _read_class(value)
    if code is op.SUBPATTERN:
        return _read(value[-1], closed)
    if code is op.ATOMIC_GROUP:
        return _read(value, closed)
    if code is op.BRANCH:
        return _read_branches(value[1], closed)
    if code is op.AT:
        return {_BOUNDARY if value in _BOUNDARIES else ""}, [], closed
    if code is op.ASSERT_NOT:
        return {""}, [], closed
    if code is op.ASSERT:
        forms, needs, _ = _read(value[1], False)
        return {""}, needs + _need(forms), closed
    if code in _REPEATS:
        least, most, items = value
        return _read_repeat(least, most, items, closed)
    return None, [], False


def _read_repeat(least: int, most: int, items: Any, closed: bool) -> Read:
    forms, needs, ended = _read(items, closed)
    if least == most == 1:
        return forms, needs, ended
    if least > 0:
        return None, needs + _need(forms), ended
    mark = most == 1 and forms is not None and not any(map(_is_of_word, "".join(forms)))  # `,?`
    return forms | {""} if mark and forms else None, [], ended and closed


def _read_class(members: Sequence[tuple[Any, Any]]) -> Read:
    forms = set()
    for code, value in members:
        if code is op.LITERAL:
            forms.add(chr(value).lower())
        elif code is op.CATEGORY and value in _NO_WORD:
            forms.add(_BOUNDARY)
        else:
            return None, [], False
    return forms, [], not any(map(_is_of_word, forms))


def _read_branches(branches: Sequence[Any], closed: bool) -> Read:
    """An alternative of several: all their forms, or one thing of each."""
    read = [_read(branch, closed) for branch in branches]
    ended = all(ended for _, _, ended in read)
    together: set[str] = set()
    for forms, needs, _ in read:
        if forms is None or needs:
            break
        together |= forms
    else:
        if len(together) <= _MOST_WORDS_LISTED:
            return together, [], ended
    each = [max(needs + _need(_joined(_edge(closed), forms)), key=_rarity, default=None) for forms, needs, _ in read]
    known = [need for need in each if need is not None]
    return None, [frozenset().union(*known)] if len(known) == len(read) else [], ended


def _need(forms: set[str] | None) -> list[Need]:
    """Forms as a need: of each its rarest piece; none where one of them has no piece that tells something."""
    pieces = [_piece(form) for form in forms or {""}]
    return [frozenset(pieces)] if all(len(piece) >= _SHORTEST_INSIDE for piece in pieces) else []


@lru_cache(_MOST_FORMS_KEPT)
def _piece(form: str) -> str:
    """The rarest piece of a form."""
    return max(_pieces(form), key=_worth, default="")


def _pieces(form: str) -> Iterator[str]:
    """What stands of a form in one word each; letters beyond ASCII, which change case in odd ways, are left out."""
    for match in _PIECE.finditer(form):
        start, end = match.span()
        mark = not _is_of_word(form[end - 1])
        begins = mark or form[start] == "‹" or (start > 0 and not _is_of_word(form[start - 1]))
        ends = mark or (end < len(form) and not _is_of_word(form[end]))
        yield f"{' ' * begins}{match[0]}{' ' * ends}"


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _rarity(need: Need) -> tuple[int, int, str]:
    return min(map(_worth, need)), -len(need), min(need)


def _worth(piece: str) -> int:
    plain = piece.strip()
    if plain in _COMMON or not _is_of_word(plain[-1]):
        return 1
    return len(plain) if plain[0] == "‹" else len(piece)
