"""Which names of different articles can mean the same thing, by the words of the names alone."""

from collections.abc import Iterable

from pipeline.extraction.names.resolution import same_person
from pipeline.tables.entity_keys import NameWords

_INITIAL = 2  # characters: `j.` is no surname


def representatives(names: Iterable[NameWords]) -> dict[NameWords, NameWords]:
    """For each of the names of a block, the fullest that means the same.

    `J. Lie` and `Jan Lie` are `Jan Olav Lie` where nobody else in the block can be meant; where two can, each stays
    what it is.
    """
    ranked = sorted(set(names), key=lambda name: (-len(name), -sum(map(len, name)), name))
    full: list[NameWords] = []
    chosen: dict[NameWords, NameWords] = {}
    for name in ranked:
        meant = [other for other in full if _may_mean(name, other)]
        chosen[name] = meant[0] if len(meant) == 1 else name
        if not meant:
            full.append(name)
    return chosen


def _may_mean(name: NameWords, other: NameWords) -> bool:
    return min(len(name), len(other)) > 1 and len(name[-1]) > _INITIAL and same_person(name, other)
