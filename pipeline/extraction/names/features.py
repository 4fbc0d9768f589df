"""Features, and the codes that they follow from.

A feature is a template and a value (`before`, `president`). A code is what a group of features follows from, such as
the two words before a name, as one number: the numbers of its fields side by side. So codes are made for all links or
spans of an article at once; what the features of a code weigh together is worked out once (`Scorer`), and a link or a
span costs some ten look-ups.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.lexicon import Lexicon, Numbers, Truths

Feature = tuple[str, str]
BITS = {"word": 20, "lower": 20, "name": 20, "link": 8, "shape": 6, "count": 3, "flag": 1}  # of each kind of field


class Column(NamedTuple):
    """The codes of one group, and what they count for.

    Without `owner` there is one for every link or span; otherwise `owner` has the number of the one that each is of.
    With `pool`, which has a number for every span (or -1), it is the number of all spans that a code counts for.
    """

    codes: Numbers
    owner: Numbers | None = None
    pool: Numbers | None = None


Codes = Mapping[str, Column]  # by group


@dataclass(frozen=True, slots=True)
class Group:
    """Features that follow from some fields: these are decoded, and given to the function with the gazetteer."""

    fields: tuple[str, ...]
    features: Callable[..., list[Feature]]

    def pack(self, *columns: Numbers | Truths) -> Numbers:
        """The codes of some columns, one for each field."""
        codes = np.zeros(1, np.int64)
        for field, column in zip(self.fields, columns, strict=True):
            codes = codes << BITS[field] | column
        return codes

    def bound(self, lexicon: Lexicon, gazetteer: Gazetteer) -> Callable[[int], list[Feature]]:
        """What gives the features of a code, whose fields are numbers of a lexicon."""
        fields: list[tuple[int, int, Sequence[object] | None]] = []
        shift = sum(BITS[field] for field in self.fields)
        for field in self.fields:
            shift -= BITS[field]
            fields.append((shift, (1 << BITS[field]) - 1, lexicon.entries(field)))
        features = self.features

        def of(code: int) -> list[Feature]:
            return features(
                gazetteer,
                *[
                    table[code >> shift & mask] if table is not None else code >> shift & mask
                    for shift, mask, table in fields
                ],
            )

        return of


Groups = Mapping[str, Group]
