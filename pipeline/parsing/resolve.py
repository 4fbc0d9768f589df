"""Which entry a marker means: each list belongs to the family of markers that agrees best with its backlinks."""

from collections import Counter, defaultdict

from pipeline.parsing.markers import Marker
from pipeline.parsing.sources import Entry


def resolve(markers: list[Marker], entries: list[Entry]) -> list[int | None]:
    """For each marker the position of its entry, None for those that resolve to none."""
    lists: dict[int, list[int]] = defaultdict(list)
    for position, entry in enumerate(entries):
        lists[entry.list].append(position)
    families: dict[str, Counter[int]] = defaultdict(Counter)
    for marker in markers:
        if marker.family != "request":
            families[marker.family][marker.rank] += 1
    family_of = _families(lists, families, entries)
    by_family: dict[str, list[dict[int, int]]] = defaultdict(list)
    for which, positions in lists.items():
        if which in family_of:
            by_family[family_of[which]].append({entries[p].number: p for p in positions})
    out: list[int | None] = []
    for marker in markers:
        found = None
        for numbers in by_family.get(marker.family, ()):
            position = numbers.get(marker.rank)
            if position is not None:
                found = position
                if entries[position].start > marker.start:
                    break
        out.append(found)
    return out


def _families(lists: dict[int, list[int]], families: dict[str, Counter[int]], entries: list[Entry]) -> dict[int, str]:
    """The family of markers that each list belongs to."""
    chosen = {}
    for which, positions in lists.items():
        scores = {
            family: sum(counts[entries[p].number] == entries[p].backlinks for p in positions)
            - sum(1 for rank in counts if rank > entries[positions[-1]].number)
            for family, counts in families.items()
        }
        if scores:
            chosen[which] = max(scores, key=lambda family: (scores[family], family == "number"))
    return chosen
