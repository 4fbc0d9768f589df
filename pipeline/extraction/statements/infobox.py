"""What the rows of the subject's infobox say, by their labels."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extraction.certainty import LONGEST, frames_of
from pipeline.extraction.model import Facts, Mention, Statement
from pipeline.extraction.statements.properties import NATIONS, VALUE_TYPES, read_lines
from pipeline.parsing.model import Block, Document

_LABELS: dict[str, tuple[str, str | None]] = {}
for _line in read_lines("infobox.tsv"):
    _label, _property, *_role = _line.split("\t")
    _LABELS[_label] = (_property, _role[0] if _role else None)

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
    }
)
_SEPARATOR = re.compile(r"\s*[,;•·\n/]\s*| and ")
_WORDS = re.compile(r"[A-Za-z][a-z][\w’' -]{1,38}")
_PLACE_GAP = re.compile(r",? ")


def infobox_statements(document: Document, facts: Facts) -> Iterator[Statement]:
    """Statements of the labelled rows in the lead's infobox; rows with words of doubt are left out."""
    rows = [
        (n, b)
        for n, b in enumerate(document.blocks)
        if b.kind == "infobox_row" and b.label in _LABELS and b.section == 0
    ]
    seen: set[str] = set()
    for number, block in rows:
        name, role = _LABELS[block.label or ""]
        start = block.start if block.value_start is None else block.value_start
        if block.label in seen or start >= block.end:
            continue
        seen.add(block.label or "")
        text = document.text[start : block.end]
        if (
            len(text) > LONGEST
            or "\n" in text.strip()
            or any(frame.level != "asserted" or frame.negated for frame in frames_of(text))
        ):
            continue
        yield from _Row(document, facts, number, block, start).statements(name, role)


class _Row:
    def __init__(self, document: Document, facts: Facts, number: int, block: Block, start: int) -> None:
        self._document = document
        self._facts = facts
        self._number = number
        self._start, self._end = start, block.end
        at = bisect_left([m.start for m in facts.mentions], start)
        self._mentions: list[Mention] = []
        for mention in facts.mentions[at:]:
            if mention.start >= block.end:
                break
            self._mentions.append(mention)
        self._dates = [d for d in facts.dates if start <= d.start < block.end and d.edtf]

    def statements(self, name: str, role: str | None) -> Iterator[Statement]:
        if name in ("born", "died"):
            person = self._facts.entities[0].schema == "Person"
            if person:
                yield from self._dated("date_of_birth" if name == "born" else "date_of_death")
                yield from self._placed("place_of_birth" if name == "born" else "place_of_death")
        elif VALUE_TYPES.get(name) == "date":
            yield from self._dated(name)
        elif name in ("place_of_birth", "place_of_death", "residence", "headquarters"):
            yield from self._placed(name)
        elif name in ("citizenship", "country"):
            yield from self._nations(name)
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
            if name in ("spouse", "father", "mother", "leader_of", "founder_of")
            else ("Organization", "Company", "PublicBody", "LegalEntity")
        )
        if name == "owned_by":
            wanted = (*wanted, "Person")
        if name in _PERSONAL and self._facts.entities[0].schema != "Person":
            return
        for mention in self._mentions:
            if self._facts.entities[mention.entity].schema not in wanted or mention.entity == 0:
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
