"""What the rows of the subject's infobox say, by their labels."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TypeVar

from pipeline.extraction.frames import LONGEST, frames_of
from pipeline.extraction.model import DateExpression, Facts, Mention, Statement
from pipeline.extraction.statements.enumerations import roles_in
from pipeline.extraction.statements.properties import NATIONS, VALUE_TYPES, read_lines
from pipeline.extraction.statements.roles import LEADER
from pipeline.parsing.model import Block, Document

_LABELS: dict[str, tuple[str, str | None]] = {}
for _line in read_lines("infobox.tsv"):
    _label, _property, *_role = _line.split("\t")
    _LABELS[_label] = (_property, _role[0] if _role else None)

_FIRST = 60  # characters of a row in which its date is expected
_CONFIDENCE = 0.8
_PERSONAL = frozenset(
    {
        "spouse",
        "father",
        "mother",
        "citizenship",
        "occupation",
        "educated_at",
        "employer",
        "member_of_party",
        "residence",
        "child",
    }
)
_SEPARATOR = re.compile(r"\s*[,;•·\n/]\s*| and ")
_WORDS = re.compile(r"[A-Za-z][a-z][\w’' -]{1,38}")
_PLACE_GAP = re.compile(r",? ")
# what may stand in more rows than one
_SEVERAL = frozenset(
    (
        "spouse",
        "child",
        "educated_at",
        "employer",
        "founded_by",
        "key_people",
        "citizenship",
        "award_received",
        "alias",
        "born",
        "died",
    )
)
_RUN_ON = re.compile(r"^[^,(]{0,30}[a-z)][A-Z]|^\S+ \S+ [a-z]+ ")  # a label that is not known: `RelativesYu`
_TITLES = re.compile(r"\s*[,;•]\s*(?![^()]*\))")
_NOTE = re.compile(r"\s*(?:\([^()]*\)|\[[^\][]*\])")
# Ann Li |(CEO, Chairman); Ann Li, |Executive Chairman
_POST = re.compile(rf",? ?\(?(?P<role>{LEADER})(?: (?:&|and) [A-Z]\w+)?(?:[),\[]|\s*$)")
Placed = TypeVar("Placed", Mention, DateExpression)
_start = attrgetter("start")
_DEGREE = re.compile(r"\W*(?:[BMD]\.?(?:[A-Z][a-z]?\.?){0,3}|Ph\.?D\.?|[A-Z]{2,4})\W*")


def infobox_statements(document: Document, facts: Facts) -> Iterator[Statement]:
    """Statements of the labelled rows in the lead's infobox; rows with words of doubt are left out."""
    seen: set[str] = set()
    for number, block, label in _rows(document):
        if label in seen and block.label is not None:
            continue
        name, role = _LABELS[label]
        seen.add(label)
        start = block.start if block.value_start is None else block.value_start
        if start >= block.end:
            continue
        text = document.text[start : block.end]
        if (
            len(text) > LONGEST
            or "\n" in text.strip()
            or any(frame.level != "asserted" or frame.negated for frame in frames_of(text))
        ):
            continue
        yield from _Row(document, facts, number, block, start).statements(name, role)


def _rows(document: Document) -> Iterator[tuple[int, Block, str]]:
    """The rows of the lead's infobox with their labels; a value may go on over rows that have none."""
    label = None
    tabbed = False
    for number, block in enumerate(document.blocks):
        if block.section != 0 or block.kind not in ("infobox_row", "list_item"):
            label = None
        elif block.label is not None:
            label = block.label.replace("\u00a0", " ")
            tabbed = "\t" in document.text[block.start : block.end]
            if label in _LABELS:
                yield number, block, label
        elif label in _LABELS and (_LABELS[label][0] in _SEVERAL):
            text = document.text[block.start : block.end].strip()
            if (not tabbed and _RUN_ON.search(text)) or "\t" in text or not text[:1].isupper():
                label = None
            else:
                yield number, block, label


def _within(found: Sequence[Placed], start: int, end: int) -> Sequence[Placed]:
    """Those that begin in a stretch of the text, of all in its order."""
    return found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)]


class _Row:
    def __init__(self, document: Document, facts: Facts, number: int, block: Block, start: int) -> None:
        self._document = document
        self._facts = facts
        self._number = number
        self._start, self._end = start, block.end
        self._mentions = _within(facts.mentions, start, block.end)
        self._dates = [date for date in _within(facts.dates, start, block.end) if date.edtf]

    def statements(self, name: str, role: str | None) -> Iterator[Statement]:
        if name in ("born", "died"):
            person = self._facts.entities[0].schema == "Person"
            if person:
                if self._dates and self._dates[0].start < self._start + _FIRST:
                    yield from self._dated("date_of_birth" if name == "born" else "date_of_death")
                yield from self._placed("place_of_birth" if name == "born" else "place_of_death")
        elif VALUE_TYPES.get(name) == "date":
            yield from self._dated(name)
        elif name in ("place_of_birth", "place_of_death", "residence", "headquarters"):
            yield from self._placed(name)
        elif name in ("citizenship", "country"):
            yield from self._nations(name)
        elif name in ("award_received", "alias", "notable_work"):
            yield from self._titles(name)
        elif name == "key_people":
            yield from self._posts()
        elif name in ("occupation", "industry"):
            yield from self._listed(name)
        elif name == "led_by":
            yield from self._named("leader_of", role, inverse=True)
        elif name == "founded_by":
            yield from self._named("founder_of", None, inverse=True)
        elif name == "native_name":
            yield from self._made(name, self._start, self._end)
        else:
            yield from self._named(name, None)

    def _made(
        self, name: str, start: int, end: int, value: int | None = None, text: str | None = None
    ) -> Iterator[Statement]:
        words = self._document.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        subject = self._facts.entities[0].name
        text = text or self._document.text[start:end]
        if start < end:
            yield Statement(
                name, VALUE_TYPES[name], start, end, "infobox", _CONFIDENCE, block=self._number, subject=0,
                subject_text=subject, value=value, value_text=text,
            )  # fmt: skip

    def _dated(self, name: str) -> Iterator[Statement]:
        if self._dates and "/" not in (self._dates[0].edtf or ""):
            date = self._dates[0]
            for made in self._made(name, date.start, date.end):
                made.value_edtf = date.edtf
                yield made

    def _placed(self, name: str) -> Iterator[Statement]:
        places = [m for m in self._mentions if self._facts.entities[m.entity].schema == "Place"]
        if not places:
            return
        last = places[0]
        for place in places[1:]:
            if not _PLACE_GAP.fullmatch(self._document.text, last.end, place.start):
                break
            last = place
        yield from self._made(name, places[0].start, last.end, places[0].entity)

    def _named(self, name: str, role: str | None, inverse: bool = False) -> Iterator[Statement]:
        wanted = (
            ("Person",)
            if name in ("spouse", "father", "mother", "child", "leader_of", "founder_of")
            else ("Organization", "Company", "PublicBody", "LegalEntity")
        )
        if name == "owned_by":
            wanted = (*wanted, "Person")
        if inverse and self._facts.entities[0].schema == "Person":
            return  # the president under whom somebody held office does not lead him
        if name in _PERSONAL and self._facts.entities[0].schema != "Person":
            return
        for mention in self._mentions:
            if self._facts.entities[mention.entity].schema not in wanted or mention.entity == 0:
                continue
            if name == "educated_at" and _DEGREE.fullmatch(self._document.text, mention.start, mention.end):
                continue
            for made in self._made(name, mention.start, mention.end, mention.entity):
                made.role = role
                if inverse:
                    made = replace(
                        made, subject=mention.entity, subject_text=made.value_text, value=0,
                        value_text=self._facts.entities[0].name,
                    )  # fmt: skip
                yield made
            if name in ("father", "mother", "parent_organization"):
                return

    def _titles(self, name: str) -> Iterator[Statement]:
        """Names and titles as they stand, without what is said of them in brackets."""
        text = self._document.text
        at = self._start
        for separator in [*_TITLES.finditer(text, self._start, self._end), None]:
            end = separator.start() if separator else self._end
            note = _NOTE.search(text, at, end)
            words = text[at : note.start() if note else end].strip()
            if 2 < len(words) <= 80 and not words.isdigit() and words != self._facts.entities[0].name:
                for made in self._made(name, at, note.start() if note else end):
                    if name == "award_received" and note:
                        inside = [d.edtf for d in self._dates if note.start() <= d.start < note.end()]
                        made.point_edtf = inside[0] if len(inside) == 1 else None
                    yield made
            at = separator.end() if separator else end

    def _posts(self) -> Iterator[Statement]:
        """Who leads the subject as what."""
        if self._facts.entities[0].schema == "Person":
            return
        for mention in self._mentions:
            post = _POST.match(self._document.text, mention.end, self._end)
            if post is None or self._facts.entities[mention.entity].schema != "Person":
                continue
            for role in roles_in(post["role"]):
                for made in self._made("leader_of", mention.start, mention.end, 0, self._facts.entities[0].name):
                    made.subject, made.role = mention.entity, role
                    made.subject_text = self._document.text[mention.start : mention.end]
                    yield made

    def _nations(self, name: str) -> Iterator[Statement]:
        for match in re.finditer(r"[A-Z][\w.]+(?: [A-Z]\w+)?", self._document.text[self._start : self._end]):
            for words in (match[0], match[0].split(" ")[0]):
                nation = NATIONS.get(words.lower())
                if nation:
                    at = self._start + match.start()
                    yield from self._made(name, at, at + len(words), text=nation)
                    break

    def _listed(self, name: str) -> Iterator[Statement]:
        at = self._start
        text = self._document.text
        for separator in [*_SEPARATOR.finditer(text, self._start, self._end), None]:
            end = separator.start() if separator else self._end
            if _WORDS.fullmatch(text, at, end) and len(text[at:end].split()) <= 4:
                yield from self._made(name, at, end)
            at = separator.end() if separator else end
