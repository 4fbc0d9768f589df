"""Sentences whose names, dates and sums stand as tokens, so that a rule can ask for a person or a date.

`In 2010, she joined the Harbour Board.` reads `In ‹D0›, ‹P1› joined the ‹O2›.` in `TypedSentence.template`; a token's
letter tells its type: P person, O organisation, L place, W work, event or other thing, N a name taken
for a place that no gazetteer knows, which may be an organisation, D date, M money, H
possessive pronoun of a person or organisation (`his`, `its`).
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.extraction.frames import LONGEST
from pipeline.extraction.model import Facts
from pipeline.extraction.names.finding import model
from pipeline.parsing.model import Document, Sentence

_LETTERS = {"Person": "P", "Organization": "O", "Company": "O", "PublicBody": "O", "LegalEntity": "O", "Place": "L"}
# he, Her; the company, It
_PRONOUN = re.compile(
    r"\b(?=[HhIiSsTt])(?:(?P<male>[Hh](?:e|is|im))\b|(?P<female>[Ss]he|[Hh]er)\b"
    r"|(?P<it>(?:^|(?<=, ))(?:It|it)\b|[Ii]ts\b)"
    r"|(?P<common>[Tt]he (?:company|organi[sz]ation|group|firm|corporation|foundation|association|agency|institute"
    r"|federation|bank|party|movement|society|union|charity|committee|university|club))\b(?! of\b)(?![’'-])"
    r"|(?P<kind>[Tt]he (?:college|school|studio|label|magazine|newspaper|airline|website|site|service|network|channel"
    r"|station|museum|publisher|manufacturer|council|commission|ministry|department|institution|library|hospital|journal|band|team|orchestra|choir"
    r"|league|startup|retailer|brand|project|bureau))\b(?! of\b)(?![’'-]))"
)
_COMPANY = frozenset({"company", "corporation", "firm"})  # words that mean the same
_POSSESSED = re.compile(
    r"\s(?!(?:in|on|at|to|for|with|as|and|from|by|of|but|or|when|that|because|while"
    r"|after|before|until|into|over|a|an|the|is|was|not|who)\b)[\w“\"]"
)
# what a name ends in whose first word may stand for it
_FORMS = frozenset(
    {
        "Corporation",
        "Corp.",
        "Inc.",
        "Inc",
        "Company",
        "Co.",
        "Ltd.",
        "Ltd",
        "Limited",
        "Group",
        "Holdings",
        "plc",
        "PLC",
        "AG",
        "SE",
        "GmbH",
        "N.V.",
        "S.A.",
    }
)
TOKEN = re.compile(r"‹([A-Z])(\d+)›")  # ‹P0›
_KINDS = frozenset({"paragraph", "list_item"})
_SKIPPED = frozenset({"references", "notes", "bibliography", "see_also", "external_links"})
_ARTICLE = 4  # characters of `The `
_HEAD = 60  # characters in which a sentence's subject is expected


class Span(NamedTuple):
    """A typed stretch of a sentence: its letter, place, and what it stands for."""

    letter: str
    start: int
    end: int
    entity: int | None = None
    fact: int | None = None  # a date's or quantity's position in `Facts`


@dataclass(slots=True)
class TypedSentence:
    """A sentence's words with their typed spans, and the template that rules are matched on."""

    number: int
    block: int
    words: Sentence
    spans: list[Span]
    template: str = ""
    _starts: list[int] = field(default_factory=list)  # places in the template ...
    _places: list[int] = field(default_factory=list)  # ... and in the sentence

    def __post_init__(self) -> None:
        """Write the template."""
        text = self.words.text
        parts: list[str] = []
        at = length = 0
        for number, span in enumerate(self.spans):
            self._note(length, at)
            parts.append(text[at : span.start])
            length += span.start - at
            token = f"‹{span.letter}{number}›"
            self._note(length, span.start)
            parts.append(token)
            length += len(token)
            at = span.end
        self._note(length, at)
        parts.append(text[at:])
        self.template = "".join(parts).replace("\u00a0", " ").replace("\n", " ")

    def _note(self, template: int, place: int) -> None:
        self._starts.append(template)
        self._places.append(place)

    def place(self, at: int) -> int:
        """Where the character at `at` of the template stands in the sentence; a token's is its first."""
        piece = bisect_right(self._starts, at) - 1
        if piece % 2 and piece + 1 < len(self._starts) and at < self._starts[piece + 1]:
            return self._places[piece]
        return self._places[piece] + at - self._starts[piece]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the sentence that a stretch of the template stands for."""
        return self.place(start), self.place(end)

    def text_of(self, start: int, end: int) -> str:
        """The words of a stretch of the template."""
        return self.words.text[slice(*self.stretch(start, end))]


def typed_sentences(document: Document, facts: Facts) -> Iterator[TypedSentence]:
    """The running text's sentences, typed, in reading order; pronouns that plainly mean somebody stand for them."""
    spans = _spans_by_sentence(document, facts)
    resolver = _Pronouns(document, facts)
    for number, sentence in enumerate(document.sentences):
        block = document.blocks[sentence.block]
        if block.kind not in _KINDS or document.sections[block.section].kind in _SKIPPED:
            continue
        if len(sentence.text) > LONGEST:
            continue
        named = spans.get(number, [])
        yield TypedSentence(number, sentence.block, sentence, resolver.with_pronouns(sentence, named))


def spans_in(sentence: TypedSentence, part: str, letters: str) -> list[Span]:
    """The spans of these letters whose tokens stand in a part of the template."""
    return [sentence.spans[int(number)] for letter, number in TOKEN.findall(part) if letter in letters]


def _spans_by_sentence(document: Document, facts: Facts) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for mention in facts.mentions:
        if mention.sentence is not None:
            letter = _LETTERS.get(facts.entities[mention.entity].schema, "W")
            if letter == "L" and facts.entities[mention.entity].name.lower() not in model().gazetteer.flags:
                letter = "N"
            _add(found, document, mention.sentence, letter, mention.start, mention.end, entity=mention.entity)
    for position, date in enumerate(facts.dates):
        if date.sentence is not None:
            _add(found, document, date.sentence, "D", date.start, date.end, fact=position)
    for position, quantity in enumerate(facts.quantities):
        if quantity.sentence is not None and quantity.currency:
            _add(found, document, quantity.sentence, "M", quantity.start, quantity.end, fact=position)
    return found


def _add(
    found: dict[int, list[Span]], document: Document, number: int, letter: str, first: int, last: int,
    entity: int | None = None, fact: int | None = None,
) -> None:  # fmt: skip
    """Put a span of the document among those of its sentence, unless it overlaps one that is there."""
    sentence = document.sentences[number]
    if len(sentence.text) > LONGEST:
        return
    start, end = _position(sentence, first), _position(sentence, last - 1) + 1
    placed = found.setdefault(number, [])
    if not 0 <= start < end <= len(sentence.text):
        return
    for other in placed:
        if other.start < end and other.end > start:
            return
    placed.append(Span(letter, start, end, entity, fact))


def _position(sentence: Sentence, offset: int) -> int:
    """Where an offset of the document stands in the sentence's own text."""
    at = offset - sentence.start
    for start, end in sentence.cuts:
        if start >= offset:
            break
        at -= min(end, offset) - start
    return at


class _Pronouns:
    """Whom `he`, `she`, `it` and `the company` mean, as far as that is plain."""

    def __init__(self, document: Document, facts: Facts) -> None:
        self._subject = facts.entities[0].schema if facts.entities else ""
        self._letter = _LETTERS.get(self._subject, "W")
        self._gender = self._gender_of_subject(document) if self._letter == "P" else ""
        self._short = self._short_name(facts) if self._letter == "O" else None
        self._kinds = self._kinds_of_subject(document) if self._letter == "O" else frozenset()
        self._block = -1
        self._person: int | None = None
        self._thing: int | None = None

    def _short_name(self, facts: Facts) -> re.Pattern[str] | None:
        first, _, rest = facts.entities[0].name.partition(" ")
        if rest.rpartition(" ")[2] not in _FORMS or len(first) < 4 or not first.isalpha():
            return None
        return re.compile(rf"\b{first}\b(?! [A-Z]|[’'-])")

    def _kinds_of_subject(self, document: Document) -> frozenset[str]:
        """The nouns that stand for the article's subject, by its lead: company, firm."""
        words = frozenset(re.findall(r"[a-z]+", f"{document.lead.title} {document.lead.description}".lower()))
        return words | _COMPANY if words & _COMPANY or self._subject == "Company" else words

    def _gender_of_subject(self, document: Document) -> str:
        counts: Counter[str] = Counter()
        for sentence in document.sentences[:60]:
            for match in _PRONOUN.finditer(sentence.text):
                counts[match.lastgroup or ""] += 1
        if max(counts["male"], counts["female"]) < 1:
            return ""
        return "male" if counts["male"] >= counts["female"] else "female"

    def with_pronouns(self, sentence: Sentence, named: Sequence[Span]) -> list[Span]:
        """The spans of a sentence and its pronouns, in order; remembers whom the sentence speaks of."""
        if sentence.block != self._block:
            self._block = sentence.block
            self._person = 0 if self._letter == "P" else None
            self._thing = 0 if self._letter in "OW" else None
        spans = sorted(named, key=lambda span: span.start)
        persons = [s for s in spans if s.letter == "P"]
        things = [s for s in spans if s.letter in "OWN"]
        found = [*spans, *self._short_names(sentence.text, spans)]
        for match in _PRONOUN.finditer(sentence.text):
            start, end = match.span()
            if any(s.start < end and s.end > start for s in spans):
                continue
            entity = self._meant(match, persons if match.lastgroup in ("male", "female") else things)
            if entity is None:
                continue
            word = match[0].lower()
            letter = "P" if match.lastgroup in ("male", "female") else "O"
            if word in ("his", "its") or (word == "her" and _POSSESSED.match(sentence.text, end)):
                letter = "H"
            found.append(Span(letter, start, end, entity))
        found.sort(key=lambda span: span.start)
        self._remember([s for s in found if s.letter == "P"], [s for s in found if s.letter in "OWN"])
        return found

    def _short_names(self, text: str, spans: Sequence[Span]) -> list[Span]:
        """Where the first word of the subject's name stands alone: `Harbour` for Harbour Corporation."""
        if self._short is None:
            return []
        places = [match.span() for match in self._short.finditer(text)]
        return [Span("O", a, b, 0) for a, b in places if all(s.start >= b or s.end <= a for s in spans)]

    def _meant(self, match: re.Match[str], candidates: Sequence[Span]) -> int | None:
        before = {s.entity for s in candidates if s.end <= match.start()}
        kind = match.lastgroup
        if kind in ("male", "female"):
            meant = self._person
            if before:
                first = next(s for s in candidates if s.end <= match.start())
                meant = first.entity if len(before) == 1 or (first.entity == 0 and first.start < _HEAD) else None
            if self._letter == "P" and (meant != 0 or kind != self._gender):
                return None  # in somebody's own article a pronoun is that somebody, or not plain
            return meant
        if kind in ("common", "kind"):
            if match[0].rpartition(" ")[2] in self._kinds:
                rivals = {s.entity for s in candidates if s.end <= match.start() and s.letter != "N"}
                return 0 if rivals <= {0} else None
            if kind == "kind" or (self._thing != 0 and match.start() > 0):
                return None
        if before and before != {self._thing}:
            return next(iter(before)) if len(before) == 1 and kind == "it" and match[0].lower() == "its" else None
        return self._thing

    def _remember(self, persons: Sequence[Span], things: Sequence[Span]) -> None:
        for spans, name in ((persons, "_person"), (things, "_thing")):
            if name == "_thing" and self._thing == 0 and spans and spans[0].start > _ARTICLE:
                continue  # what does not begin the sentence is not what an organisation's article goes on about
            if (spans and spans[0].start < _HEAD) or (
                spans and getattr(self, name) is None and len({s.entity for s in spans}) == 1
            ):
                setattr(self, name, spans[0].entity)
