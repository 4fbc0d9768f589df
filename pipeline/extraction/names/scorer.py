"""Linear scores of keys: the weights of their features, summed once and remembered."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extraction.names.features import Feature, Groups, Keys
from pipeline.extraction.names.gazetteer import Gazetteer

Integers = NDArray[np.int32]
_ROOM = 100_000  # keys of a group that are remembered; a run over many articles must not grow without bound


class Scorer:
    """Integer weights by template and value, in one or more columns, and the sums of the keys that were met."""

    def __init__(
        self, groups: Groups, gazetteer: Gazetteer, width: int, weights: Iterable[tuple[Feature, Sequence[int]]] = ()
    ) -> None:
        """Take the weights of the features of some groups of keys."""
        self.rows: dict[str, dict[Hashable, int]] = {}
        self.table: list[tuple[int, ...]] = [(0,) * width]
        for (template, value), row in weights:
            self.rows.setdefault(template, {})[value] = len(self.table)
            self.table.append(tuple(row))
        self._weights: Integers = np.array(self.table, np.int32).reshape(-1, width)
        self._gazetteer = gazetteer
        self._direct = {group: self.rows.get(make, {}) for group, make in groups.items() if isinstance(make, str)}
        self._sums = {
            group: _Sums(partial(self._sum, make), width) for group, make in groups.items() if not isinstance(make, str)
        }

    def score(self, keys: Keys) -> Integers:
        """The sums of the weights of all features, a row for every link or span."""
        direct = [list(map(rows.get, keys[group], repeat(0))) for group, rows in self._direct.items()]
        total: Integers = self._weights.take(direct, axis=0).sum(0, dtype=np.int32)
        for group, sums in self._sums.items():
            total += sums.of(keys[group])
        return total

    def _sum(self, make: Callable[[Any, Gazetteer], list[Feature]], key: Any) -> tuple[int, ...]:
        found = [
            self.table[row]
            for template, value in make(key, self._gazetteer)
            if template in self.rows and (row := self.rows[template].get(value))
        ]
        return tuple(map(sum, zip(*found, strict=True))) if len(found) > 1 else found[0] if found else self.table[0]


class _Sums(dict[Any, int]):
    """Keys of one group to the rows of a table that grows with them."""

    def __init__(self, make: Callable[[Any], tuple[int, ...]], width: int) -> None:
        super().__init__()
        self._make = make
        self._table: Integers = np.zeros((1, width), np.int32)
        self._new: list[tuple[int, ...]] = []
        self[None] = 0  # nothing to say

    def of(self, keys: list[Any]) -> Integers:
        """The sums of the keys, a row each."""
        if len(self) > _ROOM:
            self.clear()
            self[None] = 0
        rows = [self[key] for key in keys]
        if self._new:
            known = len(self) - len(self._new)
            if len(self) > len(self._table):
                self._table = np.resize(self._table, (2 * len(self), self._table.shape[1]))
            self._table[known : len(self)] = self._new
            self._new = []
        return self._table.take(rows, axis=0)

    def __missing__(self, key: Any) -> int:
        row = self[key] = len(self)
        self._new.append(self._make(key))
        return row
