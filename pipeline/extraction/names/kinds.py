"""The kinds of things that names stand for, and chances of them."""

import numpy as np
from numpy.typing import NDArray

KINDS = ("none", "person", "organization", "place", "other", "nationality")
Integers = NDArray[np.int32]
Floats = NDArray[np.float64]  # a row for every span, a column for every kind
_GRAIN = 2.0**28


def chances_of(scores: Floats) -> Floats:
    """Probabilities from log-odds, row by row."""
    odds = np.exp(scores - scores.max(1, keepdims=True))
    return rounded(odds / odds.sum(1, keepdims=True))


def rounded(values: Floats) -> Floats:
    """Values with so few binary places that their sums, also those weighted by integers, are exact: these come out the
    same in any order, and whatever stands beside them in an array.
    """
    result: Floats = np.rint(values * _GRAIN) / _GRAIN
    return result


def weighed(values: Floats, weights: Floats | Integers) -> Floats:
    """The sums of values by weights, row by row: their product, without the threads that a library of linear algebra
    would keep waiting for it.
    """
    result: Floats = np.einsum("ij,jk", values, weights)
    return result
