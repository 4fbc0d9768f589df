"""The kinds of things that names stand for, and chances of them."""

import numpy as np
from numpy.typing import NDArray

KINDS = ("none", "person", "organization", "place", "other", "nationality")
Floats = NDArray[np.float64]  # a row for every span, a column for every kind


def chances_of(scores: Floats) -> Floats:
    """Probabilities from log-odds, row by row."""
    odds = np.exp(scores - scores.max(1, keepdims=True))
    result: Floats = odds / odds.sum(1, keepdims=True)
    return result
