"""Linear scores of codes: the weights of their features, summed once and remembered."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import numpy as np

from pipeline.extraction.names.features import Codes, Feature, Groups
from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.kinds import Integers
from pipeline.extraction.names.lexicon import ROOM, Lexicon, Numbers
from pipeline.extraction.names.lookup import TemplateRows, Views

Rows = Mapping[str, Mapping[str, int]]  # template -> value -> row in a table of weights


class Scorer:
    """Integer weights by template and value, in one or more columns, and the sums of the codes that were met."""

    def __init__(self, groups: Groups, gazetteer: Gazetteer, lexicon: Lexicon, rows: Rows, table: Integers) -> None:
        """Take the weights of features: `rows` says where in `table` they stand, whose first row is of zeros."""
        self.table = table
        self._views = Views(gazetteer, lexicon)
        self._templates = {
            name: TemplateRows(group, self._views, rows)
            for name, group in groups.items()
            if not callable(group.features)
        }
        seen = {name for templates in self._templates.values() for name in templates.names}
        self._rows = {name: values for name, values in rows.items() if name not in seen}
        self._memos = {
            name: _Memo(partial(self._row, group.bound(lexicon, gazetteer)))
            for name, group in groups.items()
            if name not in self._templates
        }
        self.forget()

    @property
    def rows(self) -> Rows:
        """Where the weights of features stand in the table."""
        return self._rows | {name: rows for one in self._templates.values() for name, rows in one.rows()}

    @property
    def full(self) -> bool:
        """Whether so much is remembered that it should be forgotten before the next article."""
        return sum(map(len, self._memos.values())) > ROOM

    def forget(self) -> None:
        """Forget what codes weigh; they mean nothing any more."""
        self._sums = self.table  # the weights, and after them the sums
        self._size = len(self.table)
        self._new: list[list[int]] = []
        for memo in self._memos.values():
            memo.clear()
        self._views.forget()

    def score(self, codes: Codes, count: int) -> Integers:
        """The sums of the weights of all features, a row for each of `count` links or spans."""
        every: list[Numbers] = []
        some: list[Numbers] = []
        owners: list[Numbers] = []
        pooled = []
        for name, (column, owner, pool) in codes.items():
            found = self._rows_of(name, column)
            if owner is None:
                every += found
            elif pool is None:
                some += found
                owners += [owner] * len(found)
            else:
                pooled += [(rows, owner, pool) for rows in found if len(rows)]
        if self._new:
            self._add()
        width = self.table.shape[1]
        total: Integers = self._taken(every).reshape(len(every), count, width).sum(0, dtype=np.int32)
        if some:
            np.add.at(total, np.concatenate(owners), self._taken(some))
        for rows, owner, pool in pooled:
            sums = np.zeros((max(pool.max(), owner.max()) + 2, width), np.int32)  # the last for pool -1
            weighty = np.flatnonzero(rows)
            np.add.at(sums, owner[weighty], self._taken([rows[weighty]]))
            total += sums[pool]
        return total

    def _rows_of(self, name: str, codes: Numbers) -> list[Numbers]:
        """The rows whose sums the codes of a group weigh, one column or several."""
        if name in self._templates:
            return self._templates[name].find(codes)
        return [np.fromiter(map(self._memos[name].__getitem__, codes.tolist()), np.intp, len(codes))]

    def _taken(self, rows: list[Numbers]) -> Integers:
        return self._sums.take(np.concatenate(rows), axis=0)

    def _row(self, features: Callable[[int], list[Feature]], code: int) -> int:
        """The row that has the sum of a code's features; one that is still to be summed, where it is new."""
        known = self._rows
        found = [row for template, value in features(code) if template in known and (row := known[template].get(value))]
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


class _Memo(dict[int, int]):
    """Codes of one group to rows."""

    def __init__(self, row: partial[int]) -> None:
        super().__init__()
        self._make = row

    def __missing__(self, code: int) -> int:
        row = self[code] = self._make(code)
        return row


def weight_table(weights: Iterable[tuple[tuple[str, str], Sequence[int]]], width: int) -> tuple[Rows, Integers]:
    """Rows and table of the weights of some features."""
    rows: dict[str, dict[str, int]] = {}
    table = [(0,) * width]
    for (template, value), row in weights:
        rows.setdefault(template, {})[value] = len(table)
        table.append(tuple(row))
    return rows, np.array(table, np.int32).reshape(-1, width)
