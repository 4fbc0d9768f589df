"""Linear scores of keys: the weights of their features, summed once and remembered."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extraction.names.features import Features, Groups, Key, features_of
from pipeline.extraction.names.gazetteer import Gazetteer

Integers = NDArray[np.int32]
Rows = Mapping[str, Mapping[str, int]]  # template -> value -> row in a table of weights
_ROOM = 300_000  # keys that are remembered; a run over many articles must not grow without bound


class Scorer:
    """Integer weights by template and value, in one or more columns, and the sums of the keys that were met."""

    def __init__(self, groups: Groups, gazetteer: Gazetteer, rows: Rows, table: Integers) -> None:
        """Take the weights of features: `rows` says where in `table` they stand, whose first row is of zeros."""
        self.rows = rows
        self.table = table
        self._gazetteer = gazetteer
        self._sums = table  # the weights, and after them the sums
        self._memos = [_Memo(partial(self._row, make)) for make in groups.values()]
        self._new: list[list[int]] = []
        self._forget()

    def score(self, keys: Sequence[Key]) -> Integers:
        """The sums of the weights of all features, a row for every key."""
        if not keys:
            return self.table[:0]
        if self._met > _ROOM:
            self._forget()
        found: list[int] = []
        for memo, column in zip(self._memos, zip(*keys, strict=True), strict=True):
            found += map(memo.__getitem__, column)
        if self._new:
            self._add()
        width = self.table.shape[1]
        rows = self._sums.take(np.fromiter(found, np.intp, len(found)), axis=0)
        total: Integers = rows.reshape(len(self._memos), len(keys), width).sum(0, dtype=np.int32)
        return total

    def _forget(self) -> None:
        self._met = 0
        self._size = len(self.table)
        for memo in self._memos:
            memo.clear()
            memo[None] = 0

    def _row(self, make: str | Features, key: Any) -> int:
        """The row that has the sum of a key's features; one that is still to be summed, where it is new."""
        self._met += 1
        known = self.rows
        found = [
            row
            for template, value in features_of(make, key, self._gazetteer)
            if template in known and (row := known[template].get(value))
        ]
        if len(found) < 2:
            return found[0] if found else 0
        self._new.append(found)
        self._size += 1
        return self._size - 1

    def _add(self) -> None:
        if self._size > len(self._sums):
            grown = np.zeros((2 * self._size, self.table.shape[1]), np.int32)
            grown[: len(self._sums)] = self._sums
            self._sums = grown
        flat = np.array([row for found in self._new for row in found], np.intp)
        first = np.cumsum([0, *map(len, self._new[:-1])])
        self._sums[self._size - len(self._new) : self._size] = np.add.reduceat(self._sums.take(flat, axis=0), first)
        self._new = []


class _Memo(dict[Any, int]):
    """Keys of one group to rows."""

    def __init__(self, row: partial[int]) -> None:
        super().__init__()
        self.row = row

    def __missing__(self, key: Any) -> int:
        found = self[key] = self.row(key)
        return found


def weight_table(weights: Iterable[tuple[tuple[str, str], Sequence[int]]], width: int) -> tuple[Rows, Integers]:
    """Rows and table of the weights of some features."""
    rows: dict[str, dict[str, int]] = {}
    table = [(0,) * width]
    for (template, value), row in weights:
        rows.setdefault(template, {})[value] = len(table)
        table.append(tuple(row))
    return rows, np.array(table, np.int32).reshape(-1, width)
