"""Statements that belong to one matter: each names the event that it is about."""

from collections.abc import Iterator, Sequence

from pipeline.extraction.model import Event, Statement
from pipeline.parsing.model import Document

# The kinds of events that a statement of a property can be about, the likeliest first.
_KINDS: dict[str, tuple[str, ...]] = {
    "accused_of": ("accusation", "charge"),
    "charged_with": ("charge", "accusation", "arrest"),
    "charged_by": ("charge", "accusation"),
    "arrested_by": ("arrest",),
    "investigated_by": ("investigation",),
    "pleaded_guilty_to": ("guilty_plea", "trial"),
    "convicted_of": ("conviction", "trial", "ruling", "sentence"),
    "acquitted_of": ("acquittal", "trial", "ruling"),
    "sentenced_to": ("sentence", "conviction", "trial"),
    "fined_by": ("fine", "sentence", "ruling"),
    "pardoned_by": ("release", "ruling"),
    "sanctioned_by": ("sanction",),
    "reward_offered_by": ("reward_offer",),
    "date_of_birth": ("birth",),
    "place_of_birth": ("birth",),
    "date_of_death": ("death",),
    "place_of_death": ("death",),
    "spouse": ("marriage",),
    "educated_at": ("graduation",),
    "academic_degree": ("graduation",),
    "award_received": ("award",),
    "founder_of": ("founding",),
    "inception": ("founding",),
    "dissolved": ("dissolution",),
    "owner_of": ("acquisition",),
    "leader_of": ("appointment", "election"),
    "position_held": ("appointment", "election"),
    "candidate_for": ("election",),
}
# What a charge is may be told sentences after it was brought.
_CARRIED = frozenset({"accused_of", "charged_with", "charged_by", "convicted_of", "sentenced_to", "acquitted_of"})


def tie_to_events(document: Document, statements: Sequence[Statement], events: Sequence[Event]) -> None:
    """Give each statement the event it is about: one of its sentence, else, in matters of the law, the section's last.

    An event of the same sentence is taken where its kind fits the property, the nearest first; an earlier one only
    where it is about the same subject.
    """
    by_place: dict[tuple[int | None, int | None], list[int]] = {}
    for n, event in enumerate(events):
        by_place.setdefault((event.block, event.sentence), []).append(n)
    for statement in statements:
        kinds = _KINDS.get(statement.property, ())
        here = [n for n in by_place.get((statement.block, statement.sentence), ()) if events[n].kind in kinds]
        if not here and statement.property in _CARRIED:
            here = list(_earlier(document, statement, events, kinds))
        if here:
            statement.event = min(here, key=lambda n: (kinds.index(events[n].kind), _distance(statement, events[n]), n))


def _earlier(
    document: Document, statement: Statement, events: Sequence[Event], kinds: tuple[str, ...]
) -> Iterator[int]:
    """The last fitting event before the statement in its section that the statement's subject took part in."""
    for n in sorted(range(len(events)), key=lambda n: events[n].start, reverse=True):
        event = events[n]
        if event.start < statement.start and event.kind in kinds and _same_section(document, statement, event):
            if statement.subject is not None and statement.subject in {p.entity for p in event.participants}:
                yield n
            return


def _same_section(document: Document, statement: Statement, event: Event) -> bool:
    if statement.block is None or event.block is None:
        return False
    return document.blocks[statement.block].section == document.blocks[event.block].section


def _distance(statement: Statement, event: Event) -> int:
    return max(0, event.start - statement.end, statement.start - event.end)
