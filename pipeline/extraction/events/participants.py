"""Who took part in a happening and how, by the order of names and verb; and where it was."""

import re
from itertools import zip_longest

from pipeline.extraction.coordination import first_of_subject, is_led
from pipeline.extraction.dates.lexicon import MONTH_NAMES
from pipeline.extraction.events.clauses import Clause
from pipeline.extraction.events.dating import Dating
from pipeline.extraction.events.kinds import Trigger
from pipeline.extraction.events.reading import ACTORS, PRONOUN, Named, Reader, preposition
from pipeline.extraction.events.words import HAS_VERB, VERB, Words
from pipeline.extraction.model import Participant
from pipeline.extraction.vocabulary import alternatives, read_json

_WORDS = read_json("event_words")
_ROLES: dict[str, list[str]] = _WORDS["roles"]
_HOSTED = frozenset(_ROLES["hosted"])  # organisations have them
_LONE = frozenset(_ROLES["undergone"])  # somebody does them alone
_LEGAL = frozenset(_ROLES["legal"])  # nobody may be taken for another in them
_SUFFERED = frozenset(_ROLES["suffered"])  # they are done to somebody
_PLACED_BY = frozenset({"in", "at", "near", "to", "outside", "into", "within", "around"})
_HOST_BEHIND = frozenset({"of", "at", "from", "for", "by", "in", "with", "to", "as", None})
# `The couple`, `several of these officials`
_DETERMINERS = frozenset(_WORDS["determiners"])
_DETERMINED = re.compile(rf"(?i:{'|'.join(_WORDS['determiners'])})\s[^,;:.()\"“”]{{2,110}}")
# `was |later revoked`
_IS_DONE = re.compile(
    r"(?:has\s|had\s|have\s)?(?:was|were|been|is|are)\s(?:[a-z]+ly\s|later\s|also\s|then\s){0,2}[a-z]+(?:ed|en|wn)\b"
)
# `Anna Lie, Torvik| later was`
_THEN_VERB = re.compile(
    rf"(?:\s\([^()]{{0,120}}\))?,?\s(?:who\s|[a-z]+ly\s|later\s|also\s|then\s|first\s){{0,3}}{VERB}"
)
_AUXILIARIES = frozenset(_WORDS["auxiliaries"]) | {"could", "should", "may", "might", "did"}
_NEXT = 2  # characters between a name and the `who` that it means
_AUXILIARY = re.compile(rf"\s(?:{'|'.join(_WORDS['auxiliaries'])}|[a-z]+ly)$")
# `the Savers' Programme| of the Ministry of Trade`
_OF_NAME = re.compile(r"(\b[A-Z][\w’'-]*)\sof\s(?:the\s)?[A-Z].*")
# `In May 2010, `
_DATE_FRONT = re.compile(
    rf"^(?:(?:and|but|or|then)\s)?(?i:{'|'.join(_WORDS['fronting'])})\b"
    r"(?:[^,\d]{0,30}(?:\d{1,2}\s)?(?:[A-Z][a-z]+\s)?\d{4}s?,?\s|[^,]{0,80},\s)"
)
_COURT = re.compile(r"(?:court|judge|tribunal|jury|commission)\b")  # `a civil |court ordered`
# what a clause may begin with before its verb that is no subject of its own: `and later was`
_NO_SUBJECT = re.compile(
    r"(?:\W|\d|\b(?:and|but|or|nor|yet|so|then|he|she|it|they|who|which|that|not|also|later|again|soon|once|first|next|twice"
    rf"|in|on|at|from|since|until|by|after|before|during|the|same|following|year|month|day|time|there|thus|both|all|early|late|mid"
    rf"|{'|'.join(_WORDS['auxiliaries'])}|{alternatives(MONTH_NAMES)}|[a-z]+ly|[a-z]+ing|to|eventually|never|would|will|still"
    r"|even|instead|together|about|around)\b)*"
)
_OPENING = re.compile(
    r"^(?:(?:and|but|or|yet|so|then|that|after|before|when|while|as|because|since|until|although|though|where)\s)+"
)
_PLURAL = re.compile(r"(?:[a-z-]+\s){0,2}[a-z]+s|[A-Z][\w’'-]+")  # `federal prosecutors|`, `Lund|`
# `Harbour News| writer |Anna Lie`: a name that only tells what the next one is
_TITLED = re.compile(r"(?:['’]s)?\s(?!(?:and|or|for|of|in|at|to|with|by|from|on|as|but|who)\s)(?:[a-z-]+\s){1,3}")
_OF_WHOM = re.compile(r"\s(?:of|for)\s(?:[\w’'.]+\s){0,3}")  # death| of the engineer |Lie
_OWNING = re.compile(r"['’]s?\s")  # Lie|'s |2016 event
_OWNED = re.compile(r"['’]s?\s(?:[a-z]+\s){0,2}")  # Lie|'s early |death
_OWN = re.compile(r"\b(?:his|her|its)\s(?:[a-z]+\s){0,2}$")  # |his early |death
_LISTED = re.compile(r",?\s(?:and|or|&)\s|,\s")
# `awarded| him in`
_OBJECT = re.compile(
    r"\s(him|her|them|it)\b(?!\s[a-z]*(?:self|selves)\b)"
    r"(?=\s(?:in|on|at|to|as|for|of|by|from|with|an?|the|one|during|after|guilty|not)\b|[.,;])"
)
_PASSIVE_ROLES = frozenset({"Place", "Thing", "Work"})  # what is no actor and may still be a clause's subject or object
# `arrested by |Swiss authorities| in May`
_BY = re.compile(
    r"\bby\s(?P<who>(?:(?:the|an?|two|three|several|some|local)\s)?(?!\d)[^\W_][\w.&’'-]*(?:\s(?!in\b|on\b|at\b|for\b|after\b|during\b|with\b|"
    r"under\b|and\b|who\b|which\b|that\b|to\b|from\b|as\b|over\b|[a-z]+(?:ed|ing)\b)[\w.&’'-]+){0,6})"
)
_POSSESSIVE = frozenset({"'s", "’s", "' ", "’ "})


class Cast:
    """The roles that names play around a trigger of one clause."""

    def __init__(self, reader: Reader, number: int, verbs: Words, clause: Clause, first: Clause) -> None:
        """`number` is the sentence's; `first` its first clause, whose subject other clauses share."""
        self._reader = reader
        self._number = number
        self._text = reader.document.sentences[number].text
        self._names = reader.named(number)
        self._verbs = verbs
        self._clause = clause
        self._first = first
        self._prepositions: dict[int, str | None] = {}  # before the names, by where these begin
        self._plainly = False  # whether only who is plainly meant may take part

    def participants(self, kind: str, trigger: Trigger | None, dating: Dating) -> list[Participant]:
        """Who took part; the same entity once, in the role that is known first."""
        clause = self._clause
        self._plainly = kind in _LEGAL
        in_front = trigger is not None and trigger.start < clause.front
        verb = trigger.start if trigger is not None and not in_front else self._verb()
        after = trigger.verb_end if trigger is not None else verb
        manner = trigger.manner if trigger is not None else "does"
        passive = trigger.passive if trigger is not None else _IS_DONE.match(self._text, verb, clause.end) is not None
        found: list[Participant] = []
        before = "target" if passive and manner == "does" else _subject_role(kind, manner)
        if manner == "happening":
            self._noun_roles(kind, verb, after, found)
            before = "participant"
            if kind == "offence" or (found and kind in _LONE | _SUFFERED):
                return _distinct(found)  # who else is named beside a death or an offence has not taken part in it
        if dating.noun is not None and (trigger is None or manner == "happening"):
            before = "participant"
            found += self._owner(kind, dating.start)
            if self._verb() < dating.start:  # `X described Y's 2016 conference`: X may have been anywhere
                named = [n for n in self._names if dating.end <= n.start and n.end <= clause.end]
                found += [self._participant(n, "participant") for n in named if n.schema in ACTORS]
                return _distinct(found)
        found += self._subjects(verb, before)
        if manner in ("does", "killing") and not passive and (match := _OBJECT.match(self._text, after, clause.end)):
            pronoun = PRONOUN.search(self._text, match.start(1), match.end(1))
            found += self._meant(pronoun, "target") if pronoun is not None else []
        for name in self._names:
            if name.end > clause.end or name.start < (verb if in_front else after):
                continue
            object_role = self._object_role(kind, manner, passive, name)
            if name.schema in ACTORS or (name.schema in _PASSIVE_ROLES and object_role == "target"):
                found.append(self._participant(name, object_role))
        found += self._nameless_agent(after) if passive else []
        for name in self._names:  # in a fronted phrase
            if name.schema in ACTORS and clause.start <= name.start < verb:
                found.append(self._participant(name, "participant"))
        return _distinct(found)

    def place(self, kind: str) -> tuple[int, str] | None:
        """The entity and the words of the place in the clause, `Almaty, Kazakhstan` taken whole."""
        names = [n for n in self._names if n.schema == "Place" and self._clause.start <= n.start < self._clause.end]
        placed = [(self._preposition(n), n) for n in names]
        fitting = [n for p, n in placed if p == "to"] if kind == "migration" else []
        fitting = fitting or [n for p, n in placed if p in _PLACED_BY and (p != "to" or kind == "migration")]
        if not fitting:
            return None
        first = fitting[0]
        end = first.end
        for name in names:
            if name.start == end + 2 and self._text[end : name.start] == ", ":
                end = name.end
        return first.entity, self._text[first.start : end]

    def _preposition(self, name: Named) -> str | None:
        """The preposition that a name stands behind."""
        at = name.start
        if at not in self._prepositions:
            self._prepositions[at] = preposition(self._text, at)
        return self._prepositions[at]

    # ---- parts ---------------------------------------------------------------------------------------------------

    def _participant(self, name: Named, role: str) -> Participant:
        return Participant(self._text[name.start : name.end], role, name.entity)

    def _owner(self, kind: str, at: int) -> list[Participant]:
        """Whose happening it was: `AGMR's |2016 event`."""
        role = "host" if kind == "meeting" else "agent"
        return [
            self._participant(name, role)
            for name in self._names
            if name.schema in ACTORS and name.end < at and _OWNING.fullmatch(self._text, name.end, at)
        ]

    def _nameless_agent(self, after: int) -> list[Participant]:
        """Who did it, where no name says so: `by |Swiss authorities|`."""
        by = _BY.search(self._text, after, self._clause.end)
        if by is None:
            return []
        start, end = by.span("who")
        named = any(n.start < end and start < n.end for n in self._names if n.schema in ACTORS)
        return [] if named else [Participant(by["who"], "agent")]

    def _verb(self) -> int:
        """Where the clause's subject ends, when no trigger tells."""
        verb = self._verbs.first(self._clause.core, self._clause.end)
        return verb[0] if verb is not None else self._clause.core

    def _subjects(self, verb: int, role: str) -> list[Participant]:
        clause = self._clause
        core = self._behind_other_verbs(clause.core, verb)
        found = self._named_subjects(core, verb, role)
        if core == clause.core and clause.front > clause.start and not self._is_led_past(clause.start, found):
            found = self._named_subjects(clause.start, min(clause.front, verb), role) + found
        if core > clause.core and not found:
            found = self._pronoun(core, verb, role)
            if not found and not self._plainly:
                found = self._named_subjects(clause.core, verb, role)
        if found or (core > clause.core and self._plainly):
            return found
        if clause.relative:
            before = [n for n in self._names if n.end <= clause.start and n.schema in ACTORS]
            near = before and (not self._plainly or clause.start - before[-1].end <= _NEXT)
            return [self._participant(before[-1], role)] if near else []
        found = self._pronoun(clause.core, verb, role) or self._phrase(clause.core, verb, role)
        if not found and clause.core != self._first.core and (words := self._own_words(clause.core, verb)):
            return [Participant(words, role)] if not self._plainly and _PLURAL.fullmatch(words) else []
        if self._plainly and PRONOUN.search(self._text, clause.core, verb):
            return found
        if found or clause.core == self._first.core or clause.subordinate:
            return found
        end = clause.start
        return (
            self._named_subjects(self._first.start, end, role)[:1]
            or self._pronoun(self._first.start, end, role)
            or self._phrase(self._first.core, end, role)
        )

    def _own_words(self, start: int, verb: int) -> str:
        """The words before a verb that are its subject, though no name: behind `and in 2014 `, `prosecutors`."""
        first = self._verbs.first(start, verb)
        words = self._text[start : first[0] if first is not None else verb]
        if (front := _DATE_FRONT.match(words)) is not None:
            words = words[front.end() :]
        if _NO_SUBJECT.fullmatch(words) or words.split(" ", 1)[0].endswith(("ing", "ed")):
            return ""  # `, |playing in its reserve, before joining`
        while (auxiliary := _AUXILIARY.search(words.rstrip())) is not None:
            words = words[: auxiliary.start()]
        return _OPENING.sub("", words).strip(" ,;")

    def _is_led_past(self, start: int, found: list[Participant]) -> bool:
        """Whether a fronted phrase tells of others than those found: of `Unlike Lie and Moe, Lund was` Lund alone."""
        return self._plainly and found != [] and is_led(self._text, self._text.find(" ", start) + 1)

    def _behind_other_verbs(self, start: int, verb: int) -> int:
        """Where the subject of a verb can begin: behind another verb that stands before it: `Moe said |Lund was`."""
        others = [end for at, end in self._verbs.between(start, verb) if self._text[at:end] not in _AUXILIARIES]
        return others[-1] if others else start

    def _named_subjects(self, start: int, end: int, role: str) -> list[Participant]:
        found: list[Participant] = []
        rows = self._rows(start, end)
        for row, following in zip_longest(rows, rows[1:]):
            if following is not None and self._is_title(row[-1], following[0]):
                continue
            before_verb = _THEN_VERB.match(self._text, row[-1].end) is not None
            first = first_of_subject(self._text, [(name.start, name.end) for name in row]) if before_verb else 0
            if self._plainly:
                found = []  # of several names the last ones before the verb
            at = row[0].start
            if not first and (self._preposition(row[0]) is not None or (not before_verb and is_led(self._text, at))):
                continue
            for name in row[first:]:
                owning = self._text[name.end : name.end + 2] in _POSSESSIVE
                if not owning and (name.schema in ACTORS or name.schema in _PASSIVE_ROLES):
                    found.append(self._participant(name, role))
        return found

    def _is_title(self, name: Named, following: Named) -> bool:
        """Whether a name only tells what the person after it is: `|Harbour News writer |Anna Lie`."""
        if name.schema == "Person" or following.schema != "Person":
            return False
        between = _TITLED.fullmatch(self._text, name.end, following.start)
        return between is not None and HAS_VERB.search(self._text, name.end, following.start) is None

    def _rows(self, start: int, end: int) -> list[list[Named]]:
        """The names of a stretch, with those together between which only a comma or `and` stands."""
        rows: list[list[Named]] = []
        for name in self._names:
            if name.start < start or name.end > end:
                continue
            if rows and _LISTED.fullmatch(self._text, rows[-1][-1].end, name.start):
                rows[-1].append(name)
            else:
                rows.append([name])
        return rows

    def _pronoun(self, start: int, end: int, role: str) -> list[Participant]:
        for match in PRONOUN.finditer(self._text, start, end):
            if match[0].lower() in ("his", "her", "its", "their", "him"):
                continue
            return self._meant(match, role)
        return []

    def _meant(self, pronoun: "re.Match[str]", role: str) -> list[Participant]:
        entity = self._reader.antecedent(self._number, pronoun, self._plainly)
        return [] if entity is None and self._plainly else [Participant(pronoun[0], role, entity)]

    def _phrase(self, start: int, end: int, role: str) -> list[Participant]:
        """The words before the verb when they begin like a noun phrase: `The couple`."""
        if (court := _COURT.match(self._text, end)) is not None:
            end = court.end()
        words = self._text[start:end].rstrip()
        front = _DATE_FRONT.match(words)
        words = words[front.end() :] if front is not None else words
        if words.split(None, 1)[:1] == [] or words.split(None, 1)[0].lower() not in _DETERMINERS:
            return []
        while (auxiliary := _AUXILIARY.search(words)) is not None:
            words = words[: auxiliary.start()]
        words = _OF_NAME.sub(r"\1", words)
        if not _DETERMINED.fullmatch(words) or HAS_VERB.search(words):
            return []
        return [Participant(words, role)]

    def _noun_roles(self, kind: str, start: int, end: int, found: list[Participant]) -> None:
        """Whose death, arrest or trial it was: `the death of X`, `X's death`, `his death`."""
        role = "subject" if kind in _LONE else "target" if kind in _SUFFERED else _subject_role(kind, "happening")
        for name in self._names:
            of = name.start >= end and _OF_WHOM.fullmatch(self._text, end, name.start) is not None
            possessive = name.end <= start and _OWNED.fullmatch(self._text, name.end, start) is not None
            if (of or possessive) and name.schema in ACTORS:
                found.append(self._participant(name, "target" if of and role != "subject" else role))
        own = _OWN.search(self._text[max(0, start - 40) : start])
        if own is not None and (match := PRONOUN.search(self._text, max(0, start - 40) + own.start(), start)):
            found += self._meant(match, role)

    def _object_role(self, kind: str, manner: str, passive: bool, name: Named) -> str:
        before = self._preposition(name)
        if before == "by" or (before == "from" and kind == "award"):
            return "agent" if passive or manner in ("receives", "happening") else "participant"
        if before is None and manner in ("does", "killing") and not passive and kind not in ("meeting", "other"):
            return "target"
        if kind in _HOSTED and name.schema != "Person" and before in _HOST_BEHIND:
            return "host"
        return "participant"


def _subject_role(kind: str, manner: str) -> str:
    if manner == "receives":
        return "target"
    if manner in ("undergoes", "serves"):
        return "subject" if kind in _LONE else "participant"
    if manner == "together":
        return "participant"
    if manner == "happening":
        return "subject" if kind in _LONE else "host" if kind == "meeting" else "agent"
    if manner == "occurs":
        return "participant"
    return "host" if kind == "meeting" else "agent"


def _distinct(found: list[Participant]) -> list[Participant]:
    seen: set[int | str] = set()
    kept = []
    for participant in found:
        key: int | str = participant.entity if participant.entity is not None else participant.text.lower()
        if key not in seen:
            seen.add(key)
            kept.append(participant)
    return kept
