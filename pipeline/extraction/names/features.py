"""Features, and the keys that they follow from.

A feature is a template and a value (`before`, `president`). A key is what a group of features follows from: the words
of a name, the two words before it. Keys come back all the time, so what their features weigh together is worked out
once (`Scorer`), and a link or a span costs some ten look-ups.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.extraction.names.gazetteer import Gazetteer

Feature = tuple[str, str]
Features = Callable[[Any, Gazetteer], list[Feature]]
Groups = Mapping[str, str | Features]  # a template, where the key is its value
Key = tuple[Any, ...]  # of one link or span: a key in each group; None where a group has nothing to say
EDGE = "$"  # stands for the word before the first and after the last


def features_of(group: str | Features, key: Any, gazetteer: Gazetteer) -> list[Feature]:
    """The features that follow from a key of a group."""
    if key is None:
        return []
    return [(group, key)] if isinstance(group, str) else group(key, gazetteer)
