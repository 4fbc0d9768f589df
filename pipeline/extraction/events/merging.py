"""No event twice: the same happening told again is one event, at the place that tells it best."""

import re
from collections.abc import Sequence

from pipeline.extraction.model import Event
from pipeline.extraction.vocabulary import read_json

# what happens once to the one that it happens to
_ONCE = frozenset(read_json("event_words")["roles"]["once"])
_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST_COMPARED = 100  # so that an article with many events of one date takes no longer by its square
_ALIKE = 0.4  # share of the shorter telling's words


def distinct(told: Sequence[Event], noted: Sequence[Event], text: str) -> list[Event]:
    """Events in the order of the text, each once: the first sentence that tells it, before brackets and rows.

    `told` are those of sentences, `noted` those of brackets and rows. Two are one when they have the same span and
    date; when they say of the same entity what can be only once; or when they are of the same kind and date, have an
    entity in common and say it in much the same words. The one with the finer date stays.
    """
    kept: list[Event] = []
    alike: dict[str, list[int]] = {}  # positions in `kept` of those that an event can be
    for event in (*sorted(told, key=_order), *sorted(noted, key=_order)):
        date = event.date_edtf or ""
        others = alike.setdefault(f"{event.kind} {date[:4]}" if event.kind in _ONCE else date, [])
        twin = next((other for other in others[-_MOST_COMPARED:] if _same(event, kept[other], text)), None)
        if twin is None:
            others.append(len(kept))
            kept.append(event)
        elif len(date) > len(kept[twin].date_edtf or ""):
            kept[twin] = event
    return sorted(kept, key=_order)


def _order(event: Event) -> tuple[int, int, str, str]:
    return event.start, event.end, event.kind, event.date_edtf or ""


def _same(event: Event, other: Event, text: str) -> bool:
    date, other_date = event.date_edtf or "", other.date_edtf or ""
    if not date.startswith(other_date) and not other_date.startswith(date):
        return False
    if date != other_date and None in (event.sentence, other.sentence):
        return False  # a row that is finer than the text says another thing
    if date == other_date and (event.start, event.end) == (other.start, other.end):
        return True
    if event.kind != other.kind or event.certainty.negated != other.certainty.negated:
        return False
    if event.certainty.level != other.certainty.level:
        return False
    if event.kind in _ONCE:
        return bool(_undergoing(event) & _undergoing(other))
    shared = {p.entity for p in event.participants} & {p.entity for p in other.participants} - {None}
    if not shared:
        return False
    words, more = (set(_WORD.findall(text[e.start : e.end].lower())) for e in (event, other))
    return len(words & more) >= _ALIKE * min(len(words), len(more)) and len(words & more) > 1


def _undergoing(event: Event) -> set[int | str]:
    """Those that it happened to: its subject or target, else all."""
    chosen = [p for p in event.participants if p.role in ("subject", "target")] or event.participants
    return {p.entity if p.entity is not None else p.text.lower() for p in chosen}
