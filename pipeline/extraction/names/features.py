"""Features, and the codes that they follow from.

A feature is a template and a value (`before`, `president`). A code is what a group of features follows from, such as
the two words before a name, as one number: the numbers of its fields side by side. So codes are made for all links or
spans of an article at once; what the features of a code weigh together is worked out once (`Scorer`), and a link or a
span costs some ten look-ups.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.lexicon import EDGE, Lexicon, Numbers, Truths

Feature = tuple[str, str]
BITS = {"word": 20, "lower": 20, "name": 20, "link": 8, "shape": 6, "count": 3, "flag": 1}  # of each kind of field
Codes = Mapping[str, tuple[Numbers | None, Numbers]]  # group -> the link or span of each code (None: all), and codes


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

    def of(self, code: int, lexicon: Lexicon, gazetteer: Gazetteer) -> list[Feature]:
        """The features of a code."""
        return self.features(gazetteer, *reversed(list(self._decoded(code, lexicon))))

    def _decoded(self, code: int, lexicon: Lexicon) -> Iterator[object]:
        for field in reversed(self.fields):
            number = code & (1 << BITS[field]) - 1
            code >>= BITS[field]
            if field == "word":
                yield lexicon.words[number]
            elif field == "lower":
                yield lexicon.lowers[number]
            elif field == "name":
                yield lexicon.spellings[number]
            elif field == "link":
                yield lexicon.links[number] if number < len(lexicon.links) else EDGE
            elif field == "shape":
                yield lexicon.shapes[number]
            else:
                yield number


Groups = Mapping[str, Group]
