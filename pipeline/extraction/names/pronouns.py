"""Pronouns that plainly mean the article's subject; they are no names, but a statement may hang on them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.extraction.model import Entity, Mention
from pipeline.extraction.names.lists import words
from pipeline.parsing.model import Document

# `He`, `her`, `its`
_PRONOUN = re.compile(r"\b(?:[Hh](?:e|is|im|imself|er|ers|erself)|[Ss]he|[Ii]ts?|[Ii]tself)\b")
_SETS = ("he", "she", "it")
_CLEAR = 3  # times as often as the other gender's


class Pronoun(NamedTuple):
    """A pronoun that means the subject."""

    sentence: int
    start: int
    end: int


def find_subject_pronouns(document: Document, entities: Sequence[Entity], mentions: Sequence[Mention]) -> list[Pronoun]:
    """The pronouns that mean the first of the entities, in reading order.

    A pronoun means the subject where nothing else that it could mean was named since the subject was, within the
    paragraph; and at the beginning of a paragraph that has named nobody yet, where the subject is a person.
    """
    subject = entities[0]
    person = subject.schema == "Person"
    found = [
        (number, match)
        for number, sentence in enumerate(document.sentences)
        for match in _PRONOUN.finditer(sentence.text)
    ]
    own = _own_pronouns(subject, (match[0].lower() for _, match in found))
    if own is None:
        return []
    rivals = [mention for mention in mentions if mention.entity == 0 or _rival(entities[mention.entity], person)]
    result = []
    at, block, last = 0, -1, None
    for number, match in found:
        sentence = document.sentences[number]
        start = sentence.offset(match.start())
        if sentence.block != block:
            block, last = sentence.block, None
        while at < len(rivals) and rivals[at].start < start:
            last = rivals[at].entity if rivals[at].start >= document.blocks[block].start else last
            at += 1
        if match[0].lower() in own and (last == 0 or (last is None and person)):
            result.append(Pronoun(number, start, start + len(match[0])))
    return result


def _rival(entity: Entity, person: bool) -> bool:
    """Whether a pronoun that could mean the subject could mean this."""
    return (entity.schema == "Person") is person and entity.schema not in ("Place", "Event")


def _own_pronouns(subject: Entity, said: Iterable[str]) -> frozenset[str] | None:
    counts = Counter(said)
    sums = {name: sum(counts[word] for word in words(name)) for name in _SETS}
    if subject.schema in ("Organization", "Company", "PublicBody"):
        return words("it")
    if subject.schema != "Person":
        return None
    more, less = ("he", "she") if sums["he"] >= sums["she"] else ("she", "he")
    return words(more) if sums[more] >= _CLEAR * sums[less] and sums[more] else None
