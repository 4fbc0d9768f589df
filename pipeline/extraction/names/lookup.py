"""Where the features that templates see in columns of fields have their weights."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
        self.names = [template.name for template in group.features]
        self._seen = list(dict.fromkeys(place for template in group.features for place in template.seen))
        self._views = [views.of(group.fields[at], view) for at, view in self._seen]
        self._tables = [
            _Table(
                [(number := self._seen.index(place), self._views[number]) for place in template.seen],
                rows.get(template.name, {}),
            )
            for template in group.features
        ]

    def rows(self) -> Iterator[tuple[str, dict[str, int]]]:
        """The rows by template and value, as they were taken."""
        for name, table in zip(self.names, self._tables, strict=True):
            yield name, table.rows()

    def find(self, codes: Numbers) -> list[Numbers]:
        """For each template the rows of the codes' features; 0 where a feature has no weight."""
        fields = self._group.unpack(codes)
        seen = [view.numbers(fields[at]) for (at, _), view in zip(self._seen, self._views, strict=True)]
        return [table.find(seen, len(codes)) for table in self._tables]


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
        self.known = _Known()
        self.forget()

    def forget(self) -> None:
        self._size = 0
        self._numbers = np.zeros(0, np.int32)

    def numbers(self, entries: Numbers) -> Numbers:
        """The numbers of what is seen of some entries, which are given by their numbers."""
        size = len(self._entries)
        if size > self._size:
            if size > len(self._numbers):
                self._numbers = np.resize(self._numbers, size + size // 4)
            view, gazetteer, get = self._view, self._gazetteer, self.known.get
            self._numbers[self._size : size] = [
                get(view(gazetteer, entry), 0) for entry in self._entries[self._size : size]
            ]
            self._size = size
        seen: Numbers = self._numbers[entries].astype(np.int64)
        return seen


class _Known(dict[str | None, int]):
    """Numbers, from 1, of what is seen in features that have a weight."""

    def __missing__(self, part: str | None) -> int:
        number = self[part] = len(self) + 1
        return number


class _Table:
    """The rows of one template by the numbers of what is seen."""

    def __init__(self, seen: Sequence[tuple[int, _Seen]], rows: Mapping[str, int]) -> None:
        """Take the rows by value; each value is made of some of the things that are seen, which are told by number."""
        self._places = [place for place, _ in seen]
        self._seen = [one for _, one in seen]
        columns = zip(*(_parts(value, len(seen)) for value in rows), strict=True)
        numbers = [list(map(one.known.__getitem__, column)) for (_, one), column in zip(seen, columns, strict=False)]
        codes = self._code(np.array(numbers, np.int64).reshape(len(seen), len(rows)), len(rows))
        order = codes.argsort()
        self._codes = codes[order]
        self._rows = np.fromiter(rows.values(), np.int64, len(rows))[order]
        self._direct = len(seen) < 2
        if self._direct:  # by the code itself, and the last for all that are larger
            by_code = np.zeros(self._codes.max(initial=0) + 2, np.int64)
            by_code[self._codes] = self._rows
            self._rows = by_code

    def rows(self) -> dict[str, int]:
        """The rows by value, as they were taken."""
        rows = self._rows[self._codes] if self._direct else self._rows
        columns = []
        codes = self._codes
        for one in reversed(self._seen):
            known = ["", *map(str, one.known)]
            columns.append([known[number] for number in (codes & (1 << _BITS) - 1).tolist()])
            codes = codes >> _BITS
        values = map("|".join, zip(*reversed(columns), strict=True)) if columns else [""] * len(codes)
        return dict(zip(values, rows.tolist(), strict=True))

    @staticmethod
    def _code(numbers: Iterable[Numbers], count: int) -> Numbers:
        codes = np.zeros(count, np.int64)
        for column in numbers:
            codes = codes << _BITS | column
        return codes

    def find(self, seen: Sequence[Numbers], count: int) -> Numbers:
        """The rows of `count` features."""
        codes = self._code([seen[place] for place in self._places], count)
        if self._direct:
            return self._rows.take(codes, mode="clip")
        if not len(self._codes):
            return codes * 0
        at = self._codes.searchsorted(codes)
        at[at == len(self._codes)] = 0
        return np.where(self._codes[at] == codes, self._rows[at], 0)


def _parts(value: str, count: int) -> list[str]:
    """What was seen of each of `count` fields; also of a word that is itself a bar."""
    parts = value.split("|") if count > 1 else [value][:count]
    while len(parts) > count:
        at = next(at for at in range(len(parts)) if parts[at : at + 2] == ["", ""])
        parts[at : at + 2] = ["|"]
    return parts
