"""Sentences whose names, dates and sums stand as tokens, so that a rule can ask for a person or a date.

`In 2010, she joined the Harbour Board.` reads `In ‹D0›, ‹P1› joined the ‹O2›.` in `TypedSentence.template`; a token's
letter tells its type: P person, O organisation, L place, W work, event or other thing, N a name taken
for a place that no gazetteer knows, which may be an organisation, D date, M money, H
possessive pronoun of a person or organisation (`his`, `its`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from pipeline.extraction.frames import LONGEST
from pipeline.extraction.model import Entity, Facts
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
_HE_OR_SHE = re.compile(r"\b(?:([Hh](?:e|is|im))|[Ss]he|[Hh]er)\b")
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
_LONE_WORD = re.compile(r"\b[^\W\d_]+\b(?! [A-Z]|[’'-])")  # |Harbour| was sold; not Harbour Board
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
    _starts: list[int] = field(default_factory=list)  # places in the template where its pieces begin ...
    _places: list[int] = field(default_factory=list)  # ... and in the sentence; written when first asked for

    def __post_init__(self) -> None:
        """Write the template."""
        text = self.words.text
        parts: list[str] = []
        at = 0
        for number, (letter, start, end, _, _) in enumerate(self.spans):
            parts += text[at:start], f"‹{letter}{number}›"
            at = end
        parts.append(text[at:])
        self.template = "".join(parts).replace("\u00a0", " ").replace("\n", " ")

    def _note_places(self) -> None:
        at = length = 0
        for number, (letter, start, end, _, _) in enumerate(self.spans):
            token = length + start - at
            self._starts += length, token
            self._places += at, start
            length = token + len(f"‹{letter}{number}›")
            at = end
        self._starts.append(length)
        self._places.append(at)

    def place(self, at: int) -> int:
        """Where the character at `at` of the template stands in the sentence; a token's is its first."""
        if not self._starts:
            self._note_places()
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
    letters = [_letter(entity) for entity in facts.entities]
    for mention in facts.mentions:
        if mention.sentence is not None:
            entity = mention.entity
            _add(found, document, mention.sentence, letters[entity], mention.start, mention.end, entity, None)
    for position, date in enumerate(facts.dates):
        if date.sentence is not None:
            _add(found, document, date.sentence, "D", date.start, date.end, None, position)
    for position, quantity in enumerate(facts.quantities):
        if quantity.sentence is not None and quantity.currency:
            _add(found, document, quantity.sentence, "M", quantity.start, quantity.end, None, position)
    return found


def _letter(entity: Entity) -> str:
    letter = _LETTERS.get(entity.schema, "W")
    return "N" if letter == "L" and entity.name.lower() not in model().gazetteer.flags else letter


def _add(
    found: dict[int, list[Span]], document: Document, number: int, letter: str, first: int, last: int,
    entity: int | None, fact: int | None,
) -> None:  # fmt: skip
    """Put a span of the document among those of its sentence, unless it overlaps one that is there."""
    sentence = document.sentences[number]
    if len(sentence.text) > LONGEST:
        return
    start, end = _position(sentence, first), _position(sentence, last - 1) + 1
    placed = found.setdefault(number, [])
    if not 0 <= start < end <= len(sentence.text):
        return
    for _, other_start, other_end, _, _ in placed:
        if other_start < end and other_end > start:
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


_start = itemgetter(1)  # of a span


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

    def _short_name(self, facts: Facts) -> str | None:
        first, _, rest = facts.entities[0].name.partition(" ")
        if rest.rpartition(" ")[2] not in _FORMS or len(first) < 4 or not first.isalpha():
            return None
        return first

    def _kinds_of_subject(self, document: Document) -> frozenset[str]:
        """The nouns that stand for the article's subject, by its lead: company, firm."""
        words = frozenset(re.findall(r"[a-z]+", f"{document.lead.title} {document.lead.description}".lower()))
        return words | _COMPANY if words & _COMPANY or self._subject == "Company" else words

    def _gender_of_subject(self, document: Document) -> str:
        told = [word for sentence in document.sentences[:60] for word in _HE_OR_SHE.findall(sentence.text)]
        if not told:
            return ""
        return "male" if 2 * sum(map(bool, told)) >= len(told) else "female"

    def with_pronouns(self, sentence: Sentence, named: Sequence[Span]) -> list[Span]:
        """The spans of a sentence and its pronouns, in order; remembers whom the sentence speaks of."""
        if sentence.block != self._block:
            self._block = sentence.block
            self._person = 0 if self._letter == "P" else None
            self._thing = 0 if self._letter in "OW" else None
        spans = sorted(named, key=_start)
        found = [*spans, *self._short_names(sentence.text, spans)]
        for match in _PRONOUN.finditer(sentence.text):
            start, end = match.span()
            if any(s.start < end and s.end > start for s in spans):
                continue
            personal = match.lastgroup in ("male", "female")
            entity = self._meant(match, [s for s in spans if s.letter in ("P" if personal else "OWN")])
            if entity is None:
                continue
            word = match[0].lower()
            letter = "P" if personal else "O"
            if word in ("his", "its") or (word == "her" and _POSSESSED.match(sentence.text, end)):
                letter = "H"
            found.append(Span(letter, start, end, entity))
        if len(found) > len(spans):
            found.sort(key=_start)
        self._remember(found)
        return found

    def _short_names(self, text: str, spans: Sequence[Span]) -> list[Span]:
        """Where the first word of the subject's name stands alone: `Harbour` for Harbour Corporation."""
        if self._short is None or self._short not in text:
            return []
        places = [match.span() for match in _LONE_WORD.finditer(text) if match[0] == self._short]
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

    def _remember(self, spans: Sequence[Span]) -> None:
        persons = [s for s in spans if s.letter == "P"]
        if persons and _is_plain(persons, self._person):
            self._person = persons[0].entity
        things = [s for s in spans if s.letter in "OWN"]
        if things and self._thing == 0 and things[0].start > _ARTICLE:
            return  # what does not begin the sentence is not what an organisation's article goes on about
        if things and _is_plain(things, self._thing):
            self._thing = things[0].entity


def _is_plain(spans: Sequence[Span], known: int | None) -> bool:
    """Whether the first of the spans is what a pronoun of the next sentence means."""
    return spans[0].start < _HEAD or (known is None and len({s.entity for s in spans}) == 1)
