"""The dated happenings of an article, sentence by sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extraction.certainty import CertaintyReader
from pipeline.extraction.events.clauses import Clause, brackets, clauses
from pipeline.extraction.events.dating import Dating, datings
from pipeline.extraction.events.kinds import Trigger, triggers
from pipeline.extraction.events.merging import distinct
from pipeline.extraction.events.naming import name_of
from pipeline.extraction.events.participants import Cast
from pipeline.extraction.events.reading import Reader, position
from pipeline.extraction.events.rows import infobox_events, life_events, subject_of
from pipeline.extraction.events.words import Words
from pipeline.extraction.model import Certainty, DateExpression, Event, Facts
from pipeline.extraction.vocabulary import contains_any, read_json
from pipeline.parsing.model import Document, Sentence

_TELLING_SECTIONS = frozenset({"body", "lead"})
_TELLING_BLOCKS = frozenset({"paragraph", "quote", "list_item", "caption"})
_ROLES: dict[str, list[str]] = read_json("event_words")["roles"]
_PAID = frozenset(_ROLES["paid"])
# what is said to have been done stands behind the word, and is another matter: `was charged with fraud`
_OF_A_CLAIM = frozenset(_ROLES["of_a_claim"])
_ONCE_SAID = frozenset({"guilty_plea", "conviction", "acquittal"})  # a second date is that of the offence
_TOLD_BY_AGENTS = frozenset({"announcement", "publication", "accusation"})
_PERSONS = frozenset({"he", "she", "they", "who"})
_STATES = frozenset({"was", "were", "is", "are", "had", "has", "have"})
# `it was reported` that
_IMPERSONAL = re.compile(
    r"\b[Ii]t (?:was|has been|had been) (?:\w+ )?(?:reported|revealed|alleged|claimed|rumou?red|said)\b"
)
_NONE = re.compile(r"\b(?:[Nn]o|[Nn]either|[Nn]one of the)\s(?:[a-z]+\s){0,2}$")  # `No |charges were filed`
_NO = ("No", "no", "either", "one of the")  # the cheap test before it
# `did not| join`, `failed to| join`: the claim is what stands behind
_DENIED = re.compile(
    r"(?:(?:did|does|do|was|were|is|are|had|has|have|would)(?:\s(?:[a-z]+ly|also|still|yet))?\s(?:not|never)"
    rf"|(?:{'|'.join(read_json('certainty')['negation']['refusing'])}))\s(?:(?:[a-z]+ly|also|even|yet)\s)?"
)
_CLEARED = re.compile(r"\b(?:acquitted|cleared|exonerated|absolved|found (?:to be )?(?:not guilty|innocent))\b")
# `a suspect in |the robbery`
_SUSPECTED = re.compile(rf"\b(?:{'|'.join(read_json('event_words')['suspecting'])})\b")
# `the |lawsuit was dismissed`, `the |inquiry was closed`
_PROCEEDINGS = re.compile(rf"\b(?:{'|'.join(read_json('event_words')['proceedings'])})\b")
_UNDERGOING = ("subject", "target")
_NEAR = 40
_WORD = re.compile(r"\w+")
_LONGEST, _MOST_DATES = 4000, 20  # a `sentence` of more characters or dates is a list or a fault


def find_events(document: Document, facts: Facts) -> list[Event]:
    """The happenings that the article dates, each once, in the order of the text.

    `facts` has entities, mentions, dates, quantities and quotations. An event's span is the clause that tells it,
    within one block. A clause whose kind is not known is `other`. What the words only wish, plan or imagine is none.
    """
    if document.language not in (None, "en"):
        return []  # the words that tell of happenings are English ones
    reader = Reader(document, facts)
    certainty = CertaintyReader(document, facts)
    lives = list(life_events(reader))
    noted = [*lives, *infobox_events(reader)]
    told: list[Event] = []
    for event in noted:
        event.participants = subject_of(reader)
    by_sentence: dict[int, list[DateExpression]] = {}
    for date in facts.dates:
        if date.sentence is not None and date.edtf is not None and not (lives and _is_within(date, lives)):
            by_sentence.setdefault(date.sentence, []).append(date)
    for number, dates in by_sentence.items():
        sentence = document.sentences[number]
        block = document.blocks[sentence.block]
        if sentence.end - sentence.start > _LONGEST or len(dates) > _MOST_DATES:
            continue
        if document.sections[block.section].kind in _TELLING_SECTIONS and block.kind in _TELLING_BLOCKS:
            found = datings(sentence.text, _places(sentence, dates))
            if found := [dating for dating in found if not reader.is_titled(number, dating.start)]:
                told += _SentenceEvents(reader, certainty, number, found).events()
    return distinct(told, noted, document.text)


def _is_within(date: DateExpression, events: Sequence[Event]) -> bool:
    return any(event.start <= date.start and date.end <= event.end for event in events)


def _places(sentence: Sentence, dates: list[DateExpression]) -> list[tuple[int, int, str]]:
    """Dates with their places in the sentence's text."""
    places = [(position(sentence, d.start), position(sentence, d.end), d.edtf or "") for d in dates]
    return [place for place in places if place[0] < place[1]]


class _SentenceEvents:
    """What one sentence with dates tells."""

    def __init__(self, reader: Reader, certainty: CertaintyReader, number: int, found: list[Dating]) -> None:
        self._reader = reader
        self._certainty = certainty
        self._number = number
        self._sentence = reader.document.sentences[number]
        self._block = reader.document.blocks[self._sentence.block]
        self._text = self._sentence.text
        self._closed = brackets(self._text)
        self._words = Words(self._text)
        self._parts = clauses(self._text, self._words, self._closed)
        self._told: set[int] = set()  # where the triggers stand that an event has been made of
        self._datings = found

    def events(self) -> list[Event]:
        """One event for each happening that is dated."""
        found: list[tuple[Event, Dating, Clause]] = []
        for dating in self._datings:
            clause = self._clause_of(dating)
            event = self._event(dating, clause) if clause is not None else None
            if event is not None and clause is not None:
                found.append((event, dating, clause))
        if len(found) > 1:
            found = [entry for entry in found if not self._is_aside(*entry, [other for other, _, _ in found])]
        return [each for event, dating, _ in found for each in _ends(event, dating)]

    def _is_aside(self, event: Event, dating: Dating, clause: Clause, others: list[Event]) -> bool:
        """Whether an event only tells more of another one of its sentence."""
        if dating.noun is not None:
            return any(
                other is not event and other.kind == event.kind and (other.date_edtf or "").startswith(dating.edtf)
                for other in others
            )
        return (clause.relative or clause.subordinate) and not self._candidates(clause, dating)

    # ---- clauses -------------------------------------------------------------------------------------------------

    def _clause_of(self, dating: Dating) -> Clause | None:
        """The clause that a date stands in, with what it says was said or done in the same breath."""
        for start, end in self._closed:
            if start < dating.start < end and (start > 0 or end < len(self._text) - 1):
                inner = Clause(start + 1, end - 1, start + 1, start + 1, relative=True)
                return inner if any(self._candidates(inner, dating)) else None
        number = next((n for n, p in enumerate(self._parts) if p.core <= dating.start < p.end), None)
        if number is None:
            number = next((n for n, p in enumerate(self._parts) if p.start <= dating.start < p.end), None)
        if number is None:
            return None
        clause = self._whole(number)
        if dating.start >= clause.front and any(clause.start <= d.start < clause.front for d in self._datings):
            clause.start = clause.front = clause.core  # the fronted phrase has a date of its own
        return clause

    def _whole(self, number: int) -> Clause:
        """A clause with the undated `that …` and `…, making …` behind it; of `it was reported`, what was."""
        part = self._parts[number]
        clause = Clause(part.start, part.end, part.core, part.front, part.relative, part.subordinate)
        for following in self._parts[number + 1 :]:
            first = _WORD.match(self._text, following.start)
            goes_on = first is not None and (first[0] == "that" or first[0].endswith("ing"))
            if not goes_on or any(following.start <= d.start < following.end for d in self._datings):
                break
            if first is not None and first[0] == "that":
                if clause.core == part.core and _IMPERSONAL.search(self._text, part.core, part.end):
                    clause.core, clause.front = following.start, clause.start
                elif clause.told is None:
                    clause.told = following.start
            clause.end = following.end
        return clause

    # ---- what happened -------------------------------------------------------------------------------------------

    def _candidates(self, clause: Clause, dating: Dating) -> list[Trigger]:
        """The words that may tell what happened, the likeliest first."""
        core = clause.start if dating.start < clause.front else clause.core
        found = [
            t
            for t in triggers(self._text, self._words, core, clause.end, dating.start)
            if not (self._is_name(t) or (t.manner == "happening" and self._block.kind == "list_item"))
            and not any(d.start <= t.start < d.end for d in self._datings)
        ]
        if dating.start < clause.front and any(t.start == clause.start for t in found):
            found = [t for t in found if t.start == clause.start]  # `Released in 1958, the film won`
        if clause.told is not None:
            inside = dating.start > clause.told  # what was told is another matter than that it was
            found = [t for t in found if (t.start > clause.told) == inside]
        found = [t for t in found if t.kind not in _TOLD_BY_AGENTS or not self._is_content(t.verb_end, dating.start)]
        if dating.noun is not None:
            told = self._is_told(dating)
            found = [t for t in found if t.start < dating.start < t.end or (told and t.kind == dating.noun)]
        return sorted(found, key=lambda t: (-self._weight(t, dating), t.start)) if len(found) > 1 else found

    def _is_content(self, verb: int, date: int) -> bool:
        """Whether a date stands in what somebody said, not with the saying: `said that in |1990 he left`."""
        return self._text.find(" that ", verb, date) >= 0

    def _weight(self, trigger: Trigger, dating: Dating) -> float:
        """How likely a date is that of the trigger; one that has a date already is less so."""
        far = abs(trigger.start - dating.start) * 0.01
        return trigger.weight - far - (4.5 if trigger.start in self._told else 0.0)

    def _is_name(self, trigger: Trigger) -> bool:
        """Whether a noun is part of the name of a person, organisation or place."""
        return trigger.manner == "happening" and any(
            named.start <= trigger.start < named.end and named.schema not in ("Event", "Work")
            for named in self._reader.named(self._number)
        )

    def _event(self, dating: Dating, clause: Clause) -> Event | None:
        likelier_unreal = False
        for trigger in self._candidates(clause, dating):
            certainty = self._certainty_of(dating, trigger)
            if certainty is None:
                likelier_unreal = True
            elif likelier_unreal and trigger.start in self._told:
                return None
            else:
                kind = trigger.kind
                if dating.ends:
                    kind = "resignation" if kind == "appointment" else "other"
                if _is_vague(dating) and trigger.weight < 8:
                    return None
                if trigger.start in self._told and kind in _ONCE_SAID:
                    return None  # `pleaded guilty in 2006 to selling it between 2000 and 2003`
                claims = kind in _OF_A_CLAIM and kind != "announcement"
                if not claims and dating.start >= trigger.end and self._is_unreal(dating):
                    return None  # `announced plans to double it by 2010`
                self._told.add(trigger.start)
                confidence = 0.9 if trigger.weight >= 8 else 0.75 if trigger.weight >= 4 else 0.6
                return self._made(kind, dating, clause, trigger, certainty, confidence)
        verb = self._words.first(clause.core, clause.end)
        if dating.noun is not None:
            if verb is None or not self._is_told(dating):
                return None
            certainty = self._certainty.certainty_of(self._number, dating.start, dating.end)
            return self._made(dating.noun, dating, clause, None, certainty, 0.6) if certainty is not None else None
        if verb is None or _is_vague(dating) or not self._tells(self._text[verb[0] : verb[1]], clause, dating):
            return None
        denied = _DENIED.match(self._text, verb[0], clause.end)
        at = denied.end() if denied is not None else verb[0]
        certainty = self._certainty.certainty_of(self._number, at, max(verb[1], at + 1, dating.end))
        return self._made("other", dating, clause, None, certainty, 0.6) if certainty is not None else None

    def _is_unreal(self, dating: Dating) -> bool:
        """Whether a date belongs to what is only wished, planned or imagined."""
        return self._certainty.certainty_of(self._number, dating.start, dating.end) is None

    def _certainty_of(self, dating: Dating, trigger: Trigger) -> Certainty | None:
        """How certain the words are of what the trigger tells; of a charge, that there is one."""
        end = max(trigger.end, dating.end) if dating.start >= trigger.end else trigger.end
        start = trigger.start
        if trigger.kind in _OF_A_CLAIM:
            end = trigger.verb_end  # what is claimed stands behind it
        if trigger.kind == "sanction":
            start, end = max(0, start - 1), max(1, start)  # `banned from` is itself a cue for what did not happen
        certainty = self._certainty.certainty_of(self._number, start, end)
        if certainty is None:
            return None
        if trigger.kind == "acquittal" or self._is_none(start):
            certainty.negated = True
        if trigger.kind == "offence" or trigger.manner == "killing":
            self._doubt(certainty, start)
        return certainty

    def _is_none(self, at: int) -> bool:
        """Whether a `no` before a place takes away what stands there."""
        before = self._text[max(0, at - _NEAR) : at]
        return contains_any(before, _NO) and _NONE.search(self._text, max(0, at - _NEAR), at) is not None

    def _doubt(self, certainty: Certainty, at: int) -> None:
        """Keep an offence from being told as a fact of somebody who is only suspected of it or was cleared of it."""
        if _CLEARED.search(self._text, 0, at):
            certainty.level, certainty.negated = "alleged", True
        elif _SUSPECTED.search(self._text, 0, at):
            certainty.level = "alleged"

    def _made(
        self,
        kind: str,
        dating: Dating,
        clause: Clause,
        trigger: Trigger | None,
        certainty: Certainty,
        confidence: float,
    ) -> Event | None:
        start, end = self._span(clause)
        if not self._block.start <= start < end <= self._block.end:
            return None
        cast = Cast(self._reader, self._number, self._words, clause, self._parts[0])
        event = Event(kind, start, end, confidence, self._sentence.block, self._number, date_edtf=dating.edtf)
        event.name = name_of(kind, self._text, clause.start, clause.end, self._reader.named(self._number))
        event.certainty = certainty
        event.participants = cast.participants(kind, trigger, dating)
        if kind not in _TOLD_BY_AGENTS and certainty.attributed_to is not None:  # who says so takes no part
            event.participants = [p for p in event.participants if p.entity != certainty.attributed_to or p.entity == 0]
        if trigger is not None and trigger.manner == "killing" and self._has_person(event, "agent"):
            event.kind = "offence"
        if trigger is not None and trigger.manner == "serves" and not self._has_person(event, "subject"):
            event.kind = "other"
        event.kind = self._kind(event, clause, trigger)
        place = cast.place(kind)
        if place is not None:
            event.place, event.place_text = place
        if kind in _PAID:
            quantities = self._reader.quantities(self._number)
            money = next((q for q in quantities if q.currency and start <= q.start < end), None)
            if money is not None:
                event.amount, event.currency = money.value, money.currency
        return event

    def _kind(self, event: Event, clause: Clause, trigger: Trigger | None) -> str:
        """The kind of an event by who or what takes part: `dismissed` are persons or lawsuits."""
        if trigger is None or event.kind not in ("dismissal", "dissolution"):
            return event.kind
        if event.kind == "dissolution" and self._has_person(event, "subject"):
            return "other"
        start = max(0, clause.start - _NEAR) if clause.relative else clause.core
        is_matter = _PROCEEDINGS.search(self._text, start, trigger.start) is not None
        return "ruling" if is_matter and not any(self._has_person(event, role) for role in _UNDERGOING) else event.kind

    def _has_person(self, event: Event, role: str) -> bool:
        """Whether a person takes part in a role, by name, pronoun or words that no name stands for."""
        entities = self._reader.facts.entities
        return any(
            p.text.lower() in _PERSONS if p.entity is None else entities[p.entity].schema == "Person"
            for p in event.participants
            if p.role == role
        )

    def _is_told(self, dating: Dating) -> bool:
        """Whether a clause is about the happening that a year tells apart: its subject, or somebody's."""
        if self._text[max(0, dating.start - 3) : dating.start] in ("'s ", "’s ", "s' ", "s’ "):
            return True
        part = next((p for p in self._parts if p.start <= dating.start < p.end), None)
        return part is not None and self._words.first(part.start, dating.start) is None

    def _tells(self, verb: str, clause: Clause, dating: Dating) -> bool:
        """Whether a clause without a trigger tells of a happening, rather than of a state or a count."""
        if self._block.kind == "caption" or (self._block.kind == "list_item" and len(dating.edtf) == 4):
            return False
        start, end = self._span(clause)
        counted = any(q.currency is None and start <= q.start < end for q in self._reader.quantities(self._number))
        return not (verb in _STATES and counted)

    def _span(self, clause: Clause) -> tuple[int, int]:
        """Where the clause stands in the document, without blanks and commas around it."""
        start, end = clause.start, clause.end
        while end > start and self._text[end - 1] in " ,;:–—\n\t\xa0":
            end -= 1
        while start < end and self._text[start] in " ,;:\n\t\xa0":
            start += 1
        if end <= start:
            return self._sentence.start, self._sentence.end
        return self._sentence.offset(start), self._sentence.offset(end - 1) + 1


def _ends(event: Event, dating: Dating) -> list[Event]:
    """An event; of a term of office `from 1988 to 1999`, its beginning and its end."""
    if event.kind != "appointment" or dating.ends_at is None:
        return [event]
    first = dating.edtf.partition("/")[0]
    return [replace(event, date_edtf=first), replace(event, kind="resignation", date_edtf=dating.ends_at)]


def _is_vague(dating: Dating) -> bool:
    """Whether a date is a decade, within which there is much that happens."""
    return "X" in dating.edtf


__all__ = ["find_events"]
