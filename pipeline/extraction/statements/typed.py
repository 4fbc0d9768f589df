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
from pipeline.extraction.vocabulary import read_json
from pipeline.parsing.model import Document, Sentence

_LETTERS = {"Person": "P", "Organization": "O", "Company": "O", "PublicBody": "O", "LegalEntity": "O", "Place": "L"}
# he, Her; the company, It; what stands before it is looked at behind its first letter, since the search for one of a
# set is fast
_PRONOUN = re.compile(
    r"[HhIiSsTt](?=e\b|is\b|im\b|er\b|he |ts?\b)(?<!\w.)"
    r"(?:(?P<male>(?<=[Hh])(?:e|is|im))\b|(?P<female>(?<=[Ss])he|(?<=[Hh])er)\b"
    r"|(?P<it>(?<=[Ii])(?:t\b(?:(?<=^..)|(?<=, ..))|ts\b))"
    r"|(?<=[Tt])he (?:(?P<common>company|organi[sz]ation|group|firm|corporation|foundation|association|agency|institute"
    r"|federation|bank|party|movement|society|union|charity|committee|university|club)"
    r"|(?P<kind>college|school|studio|label|magazine|newspaper|airline|website|site|service|network|channel"
    r"|station|museum|publisher|manufacturer|council|commission|ministry|department|institution|library|hospital|journal|band|team|orchestra|choir"
    r"|league|startup|retailer|brand|project|bureau))\b(?! of\b)(?![’'-]))"
)
_TELLING = 60  # sentences whose pronouns tell the subject's gender
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
# with the painter |Lie
_GOVERNING = re.compile(
    r"\b(?:of|with|by|to|from|for|under|alongside|like|against|about|including)\s(?:(?:the|an?|his|her|fellow)\s)?(?:[a-z-]+\s){0,3}$"
)
# Her first husband was |Lie: the `she` behind it is another's
_KIN = {
    gender: re.compile(rf"{own}\s(?:[a-z-]+\s){{0,2}}?(?:{'|'.join(read_json('event_words')[others])})\b")
    for gender, own, others in (("female", "Her", "men"), ("male", "His", "women"))
}
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
    _tokens: list[int] = field(default_factory=list)  # where in the template each token begins ...
    _shifts: list[int] = field(default_factory=list)  # ... and how far what is behind it stands from its place

    def __post_init__(self) -> None:
        """Write the template."""
        text = self.words.text
        parts: list[str] = []
        at = shift = 0
        for number, (letter, start, end, _, _) in enumerate(self.spans):
            token = f"‹{letter}{number}›"
            parts += text[at:start], token
            self._tokens.append(start + shift)
            shift += len(token) - (end - start)
            self._shifts.append(shift)
            at = end
        parts.append(text[at:])
        self.template = "".join(parts).replace("\u00a0", " ").replace("\n", " ")

    def place(self, at: int) -> int:
        """Where the character at `at` of the template stands in the sentence; a token's is its first."""
        passed = bisect_right(self._tokens, at) - 1
        if passed < 0:
            return at
        span = self.spans[passed]
        behind = at - self._shifts[passed]
        return behind if behind >= span.end else span.start

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
        if len(sentence.text) <= LONGEST:
            typed = resolver.with_pronouns(number, sentence, spans.get(number, []))
            yield TypedSentence(number, sentence.block, sentence, typed)


def spans_in(sentence: TypedSentence, part: str, letters: str) -> list[Span]:
    """The spans of these letters whose tokens stand in a part of the template."""
    return [sentence.spans[int(number)] for letter, number in TOKEN.findall(part) if letter in letters]


def sole_span(sentence: TypedSentence, part: str) -> Span | None:
    """The span whose token is all of a part of the template."""
    if part[:1] == "‹" and part.find("›") == len(part) - 1:
        return sentence.spans[int(part[2:-1])]
    return None


def titles_in(template: str) -> set[str]:
    """The words before persons, or their parts behind a hyphen, in lower case: `its vice-|president, ‹P0›`."""
    before = template.split(" ‹P")[:-1]
    return {words.removesuffix(",").rpartition(" ")[2].rpartition("-")[2].lower() for words in before}


def _spans_by_sentence(document: Document, facts: Facts) -> dict[int, list[Span]]:
    """The names, dates and sums of each sentence; of what overlaps only the first, in this order."""
    letters = [_letter(entity) for entity in facts.entities]
    told: list[tuple[int | None, int, int, str, int | None, int | None]] = [
        *[(m.sentence, m.start, m.end, letters[m.entity], m.entity, None) for m in facts.mentions],
        *[(d.sentence, d.start, d.end, "D", None, number) for number, d in enumerate(facts.dates)],
        *[(q.sentence, q.start, q.end, "M", None, number) for number, q in enumerate(facts.quantities) if q.currency],
    ]
    sentences = document.sentences
    found: dict[int, list[Span]] = {}
    for number, first, last, letter, entity, fact in told:
        if number is None:
            continue
        sentence = sentences[number]
        if sentence.cuts and sentence.cuts[0][0] < last:
            start, end = _position(sentence, first), _position(sentence, last - 1) + 1
        else:
            start, end = first - sentence.start, last - sentence.start
        if not 0 <= start < end <= len(sentence.text):
            continue
        placed = found.setdefault(number, [])
        for _, other_start, other_end, _, _ in placed:
            if other_start < end and other_end > start:
                break
        else:
            placed.append(Span(letter, start, end, entity, fact))
    return found


def _letter(entity: Entity) -> str:
    letter = _LETTERS.get(entity.schema, "W")
    return "N" if letter == "L" and entity.name.lower() not in model().gazetteer.flags else letter


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
        self._pronouns = [list(_PRONOUN.finditer(sentence.text)) for sentence in document.sentences]
        self._gender = self._gender_of_subject() if self._letter == "P" else ""
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

    def _gender_of_subject(self) -> str:
        told = [match.lastgroup for matches in self._pronouns[:_TELLING] for match in matches]
        male, female = told.count("male"), told.count("female")
        return "" if male == female == 0 else "male" if male >= female else "female"

    def with_pronouns(self, number: int, sentence: Sentence, named: list[Span]) -> list[Span]:
        """The spans of a sentence and its pronouns, in order; remembers whom the sentence speaks of."""
        if sentence.block != self._block:
            self._block = sentence.block
            self._person = 0 if self._letter == "P" else None
            self._thing = 0 if self._letter in "OW" else None
        text = sentence.text
        spans = sorted(named, key=_start) if len(named) > 1 else named
        found = self._short_names(text, spans) if self._short is not None and self._short in text else []
        for match in self._pronouns[number]:
            start, end = match.span()
            for _, other_start, other_end, _, _ in spans:
                if other_start < end and other_end > start:
                    break
            else:
                entity = self._meant(match, spans)
                if entity is not None:
                    found.append(Span(_letter_of_pronoun(match), start, end, entity))
        if found:
            spans = sorted([*spans, *found], key=_start)
        self._remember(text, spans)
        return spans

    def _short_names(self, text: str, spans: Sequence[Span]) -> list[Span]:
        """Where the first word of the subject's name stands alone: `Harbour` for Harbour Corporation."""
        places = [match.span() for match in _LONE_WORD.finditer(text) if match[0] == self._short]
        return [Span("O", a, b, 0) for a, b in places if all(s.start >= b or s.end <= a for s in spans)]

    def _meant(self, match: re.Match[str], spans: Sequence[Span]) -> int | None:
        at, kind = match.start(), match.lastgroup
        letters = "P" if kind in ("male", "female") else "OWN"
        candidates = [span for span in spans if span.end <= at and span.letter in letters]
        if letters == self._letter == "P" and candidates and match.string[at - 2 : at] == ", ":
            candidates = [span for span in candidates if not _is_governed(match.string, span)]  # With Lie, |he
        before = {span.entity for span in candidates}
        if kind in ("male", "female"):
            meant = self._person
            if before:
                first = candidates[0]
                meant = first.entity if len(before) == 1 or (first.entity == 0 and first.start < _HEAD) else None
            if self._letter == "P" and (meant != 0 or kind != self._gender):
                return None  # in somebody's own article a pronoun is that somebody, or not plain
            return meant
        if kind in ("common", "kind"):
            if match[0].rpartition(" ")[2] in self._kinds:
                rivals = {span.entity for span in candidates if span.letter != "N"}
                return 0 if rivals <= {0} else None
            if kind == "kind" or (self._thing != 0 and at > 0):
                return None
        if before and before != {self._thing}:
            return candidates[0].entity if len(before) == 1 and kind == "it" and match[0].lower() == "its" else None
        return self._thing

    def _remember(self, text: str, spans: Sequence[Span]) -> None:
        person = thing = None
        for span in spans:
            if span.letter == "P":
                if person is None and not (self._person == 0 and span.entity and self._is_aside(text, span)):
                    person = span
            elif span.letter in "OWN":
                thing = thing or span
        if person is not None and _is_plain(person, spans, "P", self._person):
            self._person = person.entity
        if thing is None or (self._thing == 0 and thing.start > _ARTICLE):
            return  # what does not begin the sentence is not what an organisation's article goes on about
        if _is_plain(thing, spans, "OWN", self._thing):
            self._thing = thing.entity

    def _is_aside(self, text: str, named: Span) -> bool:
        """Whether a person is only told to be the subject's kin of the other gender, or stands behind a preposition."""
        kin = _KIN.get(self._gender)
        return self._letter == "P" and (
            (kin is not None and kin.match(text, 0, named.start) is not None) or _is_governed(text, named)
        )


def _is_governed(text: str, named: Span) -> bool:
    return _GOVERNING.search(text, max(0, named.start - _HEAD), named.start) is not None


def _letter_of_pronoun(match: re.Match[str]) -> str:
    word = match[0].lower()
    if word in ("his", "its") or (word == "her" and _POSSESSED.match(match.string, match.end())):
        return "H"
    return "P" if match.lastgroup in ("male", "female") else "O"


def _is_plain(first: Span, spans: Sequence[Span], letters: str, known: int | None) -> bool:
    """Whether the first of the spans with these letters is what a pronoun of the next sentence means."""
    if first.start < _HEAD:
        return True
    return known is None and all(span.entity == first.entity for span in spans if span.letter in letters)
