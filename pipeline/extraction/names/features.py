"""Features, and the codes that they follow from.

A feature is a template and a value (`before`, `president`). A code is what a group of features follows from, such as
the two words before a name, as one number: the numbers of its fields side by side. So codes are made for all links or
spans of some articles at once. A group tells its features in one of two ways. Templates say what they see of which
fields; then weights are looked up for whole columns of codes, whether these were met before or not. A function tells
whatever else follows from the fields; what its features weigh together is worked out once for each code and remembered.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.lexicon import Lexicon, Numbers, Truths

Feature = tuple[str, str]
BITS = {  # of each kind of field
    "word": 20, "lower": 20, "name": 20, "lists": 9, "link": 8, "shape": 6, "count": 3, "flag": 1,
}  # fmt: skip


class Column(NamedTuple):
    """The codes of one group, and what they count for.

    Without `owner` there is one for every link or span; otherwise `owner` has the number of the one that each is of.
    With `pool`, which has a number for every span (or -1), it is the number of all spans that a code counts for.
    """

    codes: Numbers
    owner: Numbers | None = None
    pool: Numbers | None = None


Codes = Mapping[str, Column]  # by group


View = Callable[[Gazetteer, Any], str | None]  # what is seen of a field's entry; None where there is no feature then


class Template(NamedTuple):
    """A kind of features: their value is what is seen of some fields of the group, divided by bars."""

    name: str
    seen: tuple[tuple[int, View], ...]  # the place of each field in the group, and how it is seen

    def value(self, gazetteer: Gazetteer, entries: Sequence[object]) -> str | None:
        """The value of the feature of some entries, one for each field of the group."""
        seen = [view(gazetteer, entries[at]) for at, view in self.seen]
        return None if None in seen else "|".join(map(str, seen))


def template(name: str, *seen: tuple[int, View]) -> Template:
    """A template that sees some fields of its group."""
    return Template(name, seen)


@dataclass(frozen=True, slots=True)
class Group:
    """Features that follow from some fields: by templates, or by a function of the gazetteer and what stands there."""

    fields: tuple[str, ...]
    features: Callable[..., list[Feature]] | tuple[Template, ...]

    def pack(self, *columns: Numbers | Truths) -> Numbers:
        """The codes of some columns, one for each field."""
        codes = np.zeros(1, np.int64)
        for field, column in zip(self.fields, columns, strict=True):
            codes = codes << BITS[field] | column
        return codes

    def unpack(self, codes: Numbers) -> list[Numbers]:
        """The columns that codes were packed of."""
        columns = []
        for field in reversed(self.fields):
            columns.append(codes & (1 << BITS[field]) - 1)
            codes = codes >> BITS[field]
        return columns[::-1]

    def bound(self, lexicon: Lexicon, gazetteer: Gazetteer) -> Callable[[int], list[Feature]]:
        """What gives the features of a code, whose fields are numbers of a lexicon."""
        fields: list[tuple[int, int, Sequence[object] | None]] = []
        shift = sum(BITS[field] for field in self.fields)
        for field in self.fields:
            shift -= BITS[field]
            fields.append((shift, (1 << BITS[field]) - 1, lexicon.entries(field)))
        features = self.features

        def of(code: int) -> list[Feature]:
            entries = [
                table[code >> shift & mask] if table is not None else code >> shift & mask
                for shift, mask, table in fields
            ]
            if callable(features):
                return features(gazetteer, *entries)
            values = [(name.name, name.value(gazetteer, entries)) for name in features]
            return [(name, value) for name, value in values if value is not None]

        return of


Groups = Mapping[str, Group]
