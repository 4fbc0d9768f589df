"""Which entry a marker means, by evidence.

Every list counts from 1, so a marker alone does not tell its list. A list belongs to the family of markers (`[1]`,
`[a]`, `[note 1]`) whose counts agree best with the backlinks that its entries show. Where copies lost entries, the
printed numbers lag behind the markers; then markers and entries are aligned in order, by the same counts and by the
words that an entry shares with the text before its marker.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Set
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.parsing.markers import IMPLAUSIBLE, Marker
from pipeline.parsing.sources import Entry
from pipeline.parsing.vocabulary import MARKER_PREFIXES

_MOST_LOST = 60  # entries that one list may have lost
_MORE_LOST = 6  # entries that may have been lost beyond what the highest marker shows
_DISAGREED = 0.04  # share of entries with more markers than backlinks that casts doubt on the numbers
_LOSS_COST = 1.6
_SHARED = 1.0
_ENTRY_HEAD = 600  # characters of an entry whose words count
_NO_WORDS: frozenset[str] = frozenset()
_WORD = re.compile(r"[^\W\d_]{4,}|\d{4}")
_CONTEXT = 240  # characters before a marker whose words count


@dataclass(slots=True)
class EntryList:
    """A list of entries and the family of markers that cite it."""

    positions: list[int]
    family: str | None = None
    local: tuple[int, int] | None = None  # the span of the table that the list belongs to
    rank_of: dict[int, int] = field(default_factory=dict)  # entry's position -> rank that its markers show
    by_rank: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Resolution:
    """What was found out: for each marker that is a citation its entry, and how each list counts."""

    cited: list[tuple[Marker, int | None]]
    lists: list[EntryList]


def resolve(
    text: str,
    markers: list[Marker],
    inside: list[int | None],
    entries: list[Entry],
    locals_: dict[int, tuple[int, int]],
) -> Resolution:
    """The citations among `markers`, each with the position of its entry, or None.

    `inside` tells the entry in whose text a marker stands; `locals_` the span of the table that a list, by its
    number, belongs to.
    """
    lists = _lists(entries, locals_)
    families = _count(markers, inside)
    _choose_families(lists, families, entries)
    for entry_list in lists:
        _rank(entry_list, families.get(entry_list.family or "", Counter()), entries, text, markers, inside)
    by_family: dict[str, list[EntryList]] = defaultdict(list)
    for entry_list in lists:
        if entry_list.family:
            by_family[entry_list.family].append(entry_list)
    targets = [_target(marker, by_family.get(marker.family, []), entries) for marker in markers]
    return Resolution(_accept(markers, inside, targets, entries), lists)


def _lists(entries: list[Entry], locals_: dict[int, tuple[int, int]]) -> list[EntryList]:
    lists: dict[int, EntryList] = {}
    for position, entry in enumerate(entries):
        if entry.list not in lists:
            lists[entry.list] = EntryList([], local=locals_.get(entry.list))
        lists[entry.list].positions.append(position)
    return list(lists.values())


def _count(markers: list[Marker], inside: list[int | None]) -> dict[str, Counter[int]]:
    """How often each family shows each rank, outside the entries' own texts."""
    families: dict[str, Counter[int]] = defaultdict(Counter)
    for marker, holder in zip(markers, inside, strict=True):
        if holder is None and marker.family != "request" and marker.plausible > IMPLAUSIBLE:
            families[marker.family][marker.rank] += 1
    return families


def _choose_families(lists: list[EntryList], families: dict[str, Counter[int]], entries: list[Entry]) -> None:
    """Give each list the family that agrees best with it, the longest list first."""
    taken: set[str] = set()
    for entry_list in sorted(lists, key=lambda found: -len(found.positions)):
        best, best_score = None, 0.0
        for family in sorted(families):
            score = _agreement(entry_list, families[family], entries)
            if family in taken:
                score *= 0.5
            if score > best_score:
                best, best_score = family, score
        entry_list.family = best
        if best:
            taken.add(best)


def _agreement(entry_list: EntryList, counts: Counter[int], entries: list[Entry]) -> float:
    """The share of entries with as many markers as backlinks, half for those with some; less for ranks beyond."""
    agree = 0.0
    for position in entry_list.positions:
        entry = entries[position]
        seen = counts[entry.number]
        agree += 1.0 if seen == entry.backlinks else 0.4 if seen else 0.0
    last = entries[entry_list.positions[-1]].number
    beyond = sum(1 for rank in counts if last < rank < 1000)
    return agree / (len(entry_list.positions) + beyond)


def _rank(
    entry_list: EntryList,
    counts: Counter[int],
    entries: list[Entry],
    text: str,
    markers: list[Marker],
    inside: list[int | None],
) -> None:
    """Which rank cites each entry of a list: its own number, or more where entries before it were lost."""
    numbers = [entries[p].number for p in entry_list.positions]
    own = dict(zip(entry_list.positions, numbers, strict=True))
    ranks = sorted(rank for rank in counts if rank < 1000)
    ascending = all(one < two for one, two in pairwise(numbers))
    if ranks and ascending:
        beyond = max(0, ranks[-1] - numbers[-1])
        too_many = sum(counts[number] > entries[p].backlinks for p, number in own.items())
        if 0 < beyond <= _MOST_LOST or too_many > _DISAGREED * len(numbers):
            words = _context_words(entry_list.family or "", text, markers, inside)
            own = _align(entry_list.positions, counts, entries, text, words, min(beyond, _MOST_LOST) + _MORE_LOST)
    entry_list.rank_of = own
    for position, rank in own.items():
        entry_list.by_rank.setdefault(rank, position)


def _context_words(family: str, text: str, markers: list[Marker], inside: list[int | None]) -> dict[int, Set[str]]:
    """For each rank the words of the text before its markers."""
    words: dict[int, Set[str]] = defaultdict(set)
    begin = end = 0  # of the text that the cluster of markers stands behind
    for marker, holder in zip(markers, inside, strict=True):
        if holder is not None:
            continue
        if marker.start > end + 1:
            begin = max(end, marker.start - _CONTEXT)
        end = marker.end
        if marker.family == family:
            words[marker.rank] |= _words(text, begin, marker.start)
    return words


def _align(
    positions: list[int],
    counts: Counter[int],
    entries: list[Entry],
    text: str,
    context: dict[int, Set[str]],
    most: int,
) -> dict[int, int]:
    """Ranks for the entries in order, each its number plus what was lost before it, by the cheapest path.

    An entry costs what its backlinks differ from the markers of its rank, less what its words share with their
    context; each rank that is passed over as lost costs too.
    """
    entry_words = [
        _words(text, entries[p].start, min(entries[p].end, entries[p].start + _ENTRY_HEAD)) for p in positions
    ]
    spread: Counter[str] = Counter(word for words in entry_words for word in words)
    spread.update(word for words in context.values() for word in words)
    weight = {word: 2.0 / count for word, count in spread.items()}
    best = [_LOSS_COST * shift for shift in range(most + 1)]
    back: list[list[int]] = []
    for position, words in zip(positions, entry_words, strict=True):
        entry = entries[position]
        reached, came = [], []
        cheapest, origin = float("inf"), 0
        for shift in range(most + 1):
            cheapest += _LOSS_COST
            if best[shift] <= cheapest:
                cheapest, origin = best[shift], shift
            rank = entry.number + shift
            shared = sum(weight[word] for word in words & context.get(rank, _NO_WORDS))
            reached.append(cheapest + _mismatch(counts[rank], entry.backlinks) - _SHARED * min(shared, 3.0))
            came.append(origin)
        best = reached
        back.append(came)
    shift = min(range(most + 1), key=lambda candidate: (best[candidate], candidate))
    ranks: dict[int, int] = {}
    for position, came in zip(reversed(positions), reversed(back), strict=True):
        ranks[position] = entries[position].number + shift
        shift = came[shift]
    return dict(reversed(ranks.items()))


def _mismatch(seen: int, backlinks: int) -> float:
    """What it costs to take markers that were seen so often for an entry with so many backlinks."""
    if seen == backlinks:
        return 0.0
    if not seen:
        return 0.6
    return min(2.0, 0.8 + 0.3 * abs(seen - backlinks))


def _words(text: str, start: int, end: int) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text, start, end)}


def _target(marker: Marker, lists: list[EntryList], entries: list[Entry]) -> int | None:
    """The entry of the marker's rank: in the list of its own table, else in the next list, else in the last."""
    chosen = None
    for entry_list in lists:
        position = entry_list.by_rank.get(marker.rank)
        if position is None:
            continue
        if entry_list.local is not None:
            if entry_list.local[0] <= marker.start < entry_list.local[1]:
                return position
            if len(lists) > 1:
                continue
        chosen = position
        if entries[position].start > marker.start:
            break
    return chosen


def _accept(
    markers: list[Marker],
    inside: list[int | None],
    targets: list[int | None],
    entries: list[Entry],
) -> list[tuple[Marker, int | None]]:
    """The markers that are citations: as many for an entry as it has backlinks, the plausible ones first.

    Brackets in the texts of entries count only as far as backlinks ask for them, as numbered links and years look
    the same there.
    """
    by_entry: dict[int, list[int]] = defaultdict(list)
    accepted: set[int] = set()
    for index, (marker, target) in enumerate(zip(markers, targets, strict=True)):
        if marker.family == "request":
            if inside[index] is None:
                accepted.add(index)
        elif target is not None:
            by_entry[target].append(index)
        elif inside[index] is None and marker.plausible >= 0 and _certain(marker):
            accepted.add(index)
    for target, candidates in by_entry.items():
        outside = [i for i in candidates if inside[i] is None and markers[i].plausible >= 0]
        accepted.update(outside)
        missing = entries[target].backlinks - len(outside)
        if missing <= 0 or len(outside) == len(candidates):
            continue
        doubtful = [i for i in candidates if inside[i] is None and markers[i].plausible < 0]
        within = [i for i in candidates if inside[i] is not None and inside[i] != target]
        within.sort(key=lambda i: (-markers[i].plausible, i))
        accepted.update((doubtful + within)[:missing])
    return [(markers[i], targets[i]) for i in sorted(accepted)]


def _certain(marker: Marker) -> bool:
    """Whether a marker without an entry is one all the same: by its form, where lists are missing or cut."""
    if marker.family == "number":
        return len(marker.label) <= 3 and marker.rank > 0
    return marker.family != "letter" and marker.family in MARKER_PREFIXES
