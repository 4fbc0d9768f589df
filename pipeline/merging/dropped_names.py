"""The names of persons who were left out by hand, found and covered wherever a text has them.

A name is found by its words, whatever their case and accents and whatever stands between them: a space, a line end, a
hyphen in an address. Where somebody else bears it as a part of a longer name, as a foundation does, it stays.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pipeline.tables.evidence import MASK

# `Torvik`, `José` with an accent of its own; an address's `_` divides words.
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_GAP = 4  # characters that may stand between two words of a name: `Torvik , Ellen`
_JOINTS = tuple("/-_.@=+")  # before a word of an address

_Words = tuple[str, ...]
_Names = dict[str, list[_Words]]  # by their first word, the longest first


class DroppedNames:
    """What to cover in which document.

    `own` has, by document, the names under which it speaks of such a person, however short; `full` those that mean
    them in any document, but for the documents in `others`, by name, where that is also the name of somebody who stays.
    `longer` are names of others that have one of these in them.
    """

    def __init__(
        self,
        own: Iterable[tuple[str, str]],
        full: Iterable[str],
        others: Iterable[tuple[str, str]],
        longer: Iterable[str],
    ) -> None:
        forms: dict[_Words, set[str]] = defaultdict(set)  # what else is looked for -> the names that it stands for
        families = set()  # which every form of a full name has in it
        for name in full:
            for form in _forms(_words(name)):
                families.add(_words(name)[-1])
                forms[form].add(name)
        self._hint = re.compile("|".join(map(re.escape, sorted(families))) or r"(?!)")
        self._full = _by_first(forms)
        self._standing = dict(forms)
        self._others: dict[str, set[str]] = defaultdict(set)
        for document_id, name in others:
            self._others[document_id].add(name)
        own_forms: dict[str, set[_Words]] = defaultdict(set)
        for document_id, name in own:
            words = _words(name)
            own_forms[document_id].update([words, *_forms(words), *_initials(words)])
        self._own = {document_id: _by_first(found) for document_id, found in own_forms.items()}
        self._longer = _by_first({_words(name) for name in longer})

    def spans(self, document_id: str | None, text: str | None) -> list[tuple[int, int]]:
        """Where a text of a document (None: of none) names one of them: start and end, in the order of the text."""
        return list(self._find(document_id, text)) if text else []

    def stand_in(self, document_id: str | None, text: str | None) -> bool:
        """Whether a text of a document (None: of none) names one of them."""
        return bool(self.spans(document_id, text))

    def covered(self, document_id: str | None, text: str | None) -> str | None:
        """The text with a mark in place of each character of these names."""
        if text:
            for start, end in self.spans(document_id, text):
                text = text[:start] + MASK * (end - start) + text[end:]
        return text

    def _find(self, document_id: str | None, text: str) -> Iterator[tuple[int, int]]:
        own = self._own.get(document_id or "", {})
        if not own and not self._hint.search(_plain(text)):
            return
        places = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        words = [_folded(text[start:end]) for start, end in places]
        n = 0
        while n < len(words):
            word = words[n]
            count = 0
            if word in own or word in self._full:
                count = max(
                    _longest(own.get(word, ()), words, places, n, text),
                    _longest(self._meant(document_id, word), words, places, n, text),
                )
            kept = _longest(self._longer.get(word, ()), words, places, n, text)
            if count and kept <= count:
                yield places[n][0], places[n + count - 1][1]
            n += max(count, kept, 1)

    def _meant(self, document_id: str | None, word: str) -> Iterable[_Words]:
        found = self._full.get(word, ())
        others = self._others.get(document_id or "")
        return (form for form in found if not self._standing[form] <= others) if others else found


def _longest(names: Iterable[_Words], words: list[str], places: list[tuple[int, int]], n: int, text: str) -> int:
    """The number of words of the longest of these names that stands at a word of a text; 0 where none does."""
    for name in names:
        last = n + len(name)
        if tuple(words[n:last]) == name and all(places[i + 1][0] - places[i][1] <= _GAP for i in range(n, last - 1)):
            start = places[n][0]
            if len(name) > 1 or not text[start].islower() or text[start - 1 : start] in _JOINTS:
                return len(name)  # `Brown` is a name, `brown` is none but in an address
    return 0


def _forms(name: _Words) -> list[_Words]:
    """A full name as it stands elsewhere: `Ellen Maria Torvik`, `Torvik, Ellen M.`, `ellentorvik` in an address."""
    if len(name) < 2:
        return []
    *given, family = name
    firsts = {(*given,), (given[0], *(word[0] for word in given[1:])), (given[0],)}
    whole = [form for first in sorted(firsts) for form in ((*first, family), (family, *first))]
    return [*whole, ("".join(name),), (given[0] + family,)]


def _initials(name: _Words) -> list[_Words]:
    """A full name with initials: `E. M. Torvik`, `Torvik, E.`."""
    if len(name) < 2:
        return []
    *given, family = name
    letters = tuple(word[0] for word in given)
    return [(*letters, family), (family, *letters), (letters[0], family), (family, letters[0])]


def _by_first(names: Iterable[_Words]) -> _Names:
    found: _Names = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if name:
            found[name[0]].append(name)
    return dict(found)


def _words(name: str) -> _Words:
    return tuple(_folded(word) for word in _WORD.findall(name))


@lru_cache(100_000)
def _folded(word: str) -> str:
    return _plain(word)


def _plain(text: str) -> str:
    """A text without case and accents."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
