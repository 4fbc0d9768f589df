"""Birth and death from the brackets of the lead sentence, and dated rows of an infobox."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from pipeline.extraction.events.reading import Reader
from pipeline.extraction.model import DateExpression, Event, Participant
from pipeline.extraction.vocabulary import read_json
from pipeline.parsing.model import Block, Document

_LABELS: dict[str, str] = read_json("event_words")["infobox_labels"]
_BORN = re.compile(r"\b(?:born|b\.)\s[^;()]{0,60}$", re.IGNORECASE)
_DIED = re.compile(r"\b(?:died|d\.)\s[^;()]{0,60}$", re.IGNORECASE)
_LIFE_REACH = 70  # characters that one of these spans at most
_DASH = re.compile(r"\s?[-–—]\s?(?:died\s|d\.\s)?[^;()–—]{0,40}")
_LEAD_REACH = 600  # characters of the lead sentence that its bracket stands in
_PLAIN = re.compile(r"-?\d{4}(?:-\d\d){0,2}~?")


def life_events(reader: Reader) -> Iterator[Event]:
    """Birth and death of the article's subject, as the first sentence has them in brackets."""
    document, facts = reader.document, reader.facts
    if not document.sentences or not facts.entities or facts.entities[0].schema != "Person":
        return
    number = next((n for n, s in enumerate(document.sentences) if document.blocks[s.block].kind == "paragraph"), None)
    if number is None:
        return
    sentence = document.sentences[number]
    text = document.text
    head = text[sentence.start : min(sentence.end, sentence.start + _LEAD_REACH)]
    dates = [
        date
        for date in facts.dates
        if date.sentence == number
        and date.edtf
        and date.start < sentence.start + len(head)
        and head[: date.start - sentence.start].count("(") > head[: date.start - sentence.start].count(")")
    ]
    yield from _bracket_life(document, number, dates)


def _bracket_life(document: Document, number: int, dates: list[DateExpression]) -> Iterator[Event]:
    text, start = document.text, document.sentences[number].start
    block = document.sentences[number].block
    for position, date in enumerate(dates):
        before = text[start : date.start]
        edtf = date.edtf or ""
        if "/" in edtf:
            first, _, last = edtf.partition("/")
            yield _life("birth", date.start, date.end, first, block, number)
            yield _life("death", date.start, date.end, last, block, number)
            return
        near = max(0, len(before) - _LIFE_REACH)
        if born := _BORN.search(before, near):
            begin = date.start - len(born[0])
        elif position + 1 < len(dates) and _DASH.fullmatch(text, date.end, dates[position + 1].start):
            begin = date.start
        elif died := _DIED.search(before, near):
            yield _life("death", date.start - len(died[0]), date.end, edtf, block, number)
            return
        else:
            continue
        following = dates[position + 1] if position + 1 < len(dates) else None
        if following is not None and _DASH.fullmatch(text, date.end, following.start):
            yield _life("birth", begin, following.end, edtf, block, number)
            yield _life("death", begin, following.end, following.edtf or "", block, number)
        else:
            yield _life("birth", begin, date.end, edtf, block, number)
        return


def _life(kind: str, start: int, end: int, edtf: str, block: int, sentence: int) -> Event:
    return Event(kind, start, end, 0.9, block, sentence, date_edtf=edtf)


def infobox_events(reader: Reader) -> Iterator[Event]:
    """What the rows of an infobox date: `Born`, `Founded`, `Dissolved` and the like."""
    dates = sorted(reader.facts.dates, key=lambda date: date.start)
    starts = [date.start for date in dates]
    for number, block in enumerate(reader.document.blocks):
        if block.kind != "infobox_row" or block.label is None:
            continue
        kind = _LABELS.get(block.label.strip().lower())
        at = bisect_left(starts, block.value_start if block.value_start is not None else block.start)
        if kind is None or at == len(dates) or dates[at].start >= block.end:
            continue
        date = dates[at]
        if _PLAIN.fullmatch(date.edtf or ""):
            end = _row_end(reader.document, block, date)
            yield Event(kind, block.start, end, 0.9, number, date_edtf=date.edtf)


def _row_end(document: Document, block: Block, date: DateExpression) -> int:
    end = document.text.find("\n", date.end, block.end)
    return block.end if end < 0 else end


def subject_of(reader: Reader) -> list[Participant]:
    """The article's subject as the one that a row tells of."""
    entities = reader.facts.entities
    return [Participant(entities[0].name, "subject", 0)] if entities else []


__all__ = ["infobox_events", "life_events", "subject_of"]
