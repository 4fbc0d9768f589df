"""Where the features that templates see in columns of fields have their weights."""

from collections.abc import Mapping, Sequence

import numpy as np

from pipeline.extraction.names.features import BITS, Group, View
from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.lexicon import Lexicon, Numbers

_BITS = 20  # of the number of what is seen of one field


class TemplateRows:
    """The rows of the weights of all templates of a group, for whole columns of its codes."""

    def __init__(self, group: Group, views: "Views", rows: Mapping[str, Mapping[str, int]]) -> None:
        """Take the rows by template and value."""
        assert not callable(group.features)
        self._group = group
        self._templates = [
            (seen := [(at, views.of(group.fields[at], view)) for at, view in template.seen],
             _Table([one for _, one in seen], rows.get(template.name, {})))
            for template in group.features
        ]  # fmt: skip

    def find(self, codes: Numbers) -> list[Numbers]:
        """For each template the rows of the codes' features; 0 where a feature has no weight."""
        fields = self._group.unpack(codes)
        return [
            table.find([seen.numbers(fields[at]) for at, seen in views], len(codes)) for views, table in self._templates
        ]


class Views:
    """What views see of the entries of fields, as numbers."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        """Look at the entries of a lexicon."""
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._seen: dict[tuple[str, View], _Seen] = {}

    def of(self, field: str, view: View) -> "_Seen":
        """What a view sees of the entries of a field."""
        if (field, view) not in self._seen:
            entries = self._lexicon.entries(field)
            known = range(1 << BITS[field]) if entries is None else entries
            self._seen[field, view] = _Seen(view, self._gazetteer, known)
        return self._seen[field, view]

    def forget(self) -> None:
        """Forget what is seen of entries; their numbers mean nothing any more."""
        for seen in self._seen.values():
            seen.forget()


class _Seen:
    """What a view sees of each entry, as a number: 0 for all that no feature with a weight has."""

    def __init__(self, view: View, gazetteer: Gazetteer, entries: Sequence[object]) -> None:
        self._view = view
        self._gazetteer = gazetteer
        self._entries = entries
        self._number: dict[str | None, int] = {}
        self.forget()

    def forget(self) -> None:
        self._size = 0
        self._numbers = np.zeros(0, np.int64)

    def number(self, part: str) -> int:
        """The number of what is seen in a feature that has a weight."""
        return self._number.setdefault(part, len(self._number) + 1)

    def numbers(self, entries: Numbers) -> Numbers:
        """The numbers of what is seen of some entries, which are given by their numbers."""
        size = len(self._entries)
        if size > self._size:
            if size > len(self._numbers):
                self._numbers = np.resize(self._numbers, 2 * size)
            view, gazetteer, get = self._view, self._gazetteer, self._number.get
            self._numbers[self._size : size] = [
                get(view(gazetteer, entry), 0) for entry in self._entries[self._size : size]
            ]
            self._size = size
        seen: Numbers = self._numbers[entries]
        return seen


class _Table:
    """The rows of one template by the numbers of what is seen."""

    def __init__(self, seen: Sequence[_Seen], rows: Mapping[str, int]) -> None:
        coded = []
        for value, row in rows.items():
            code = 0
            for one, part in zip(seen, _parts(value, len(seen)), strict=True):
                code = code << _BITS | one.number(part)
            coded.append((code, row))
        coded.sort()
        self._codes, self._rows = np.array(coded, np.int64).reshape(-1, 2).T.copy()
        self._direct = len(seen) < 2
        if self._direct:  # by the code itself, and the last for all that are larger
            by_code = np.zeros(self._codes.max(initial=0) + 2, np.int64)
            by_code[self._codes] = self._rows
            self._rows = by_code

    def find(self, seen: Sequence[Numbers], count: int) -> Numbers:
        """The rows of `count` features."""
        codes = np.zeros(count, np.int64)
        for numbers in seen:
            codes = codes << _BITS | numbers
        if self._direct:
            return self._rows.take(codes, mode="clip")
        if not len(self._codes):
            return codes * 0
        at = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        return np.where(self._codes[at] == codes, self._rows[at], 0)


def _parts(value: str, count: int) -> list[str]:
    """What was seen of each of `count` fields; also of a word that is itself a bar."""
    parts = value.split("|") if count > 1 else [value][:count]
    while len(parts) > count:
        at = next(at for at in range(len(parts)) if parts[at : at + 2] == ["", ""])
        parts[at : at + 2] = ["|"]
    return parts
