"""Quoted passages, and who said them, by the words around the quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extraction.model import Entity, Mention, Quotation
from pipeline.extraction.passages import Passage, paragraph_blocks, paragraphs
from pipeline.extraction.speakers import find_introduced_speaker, find_signature, find_speaker
from pipeline.extraction.vocabulary import contains_any, read_json
from pipeline.parsing.model import Document

_SPEECH = read_json("speech")
_NAMING = frozenset(_SPEECH["naming"])
_OPENING, _CLOSING = "“«„", "”»"
_BEGINNING = ('"', *_OPENING)
_MARK = re.compile(f'["{_OPENING}{_CLOSING}]')
# described as an Internet |
_DESCRIBED = re.compile(rf"\b(?:{'|'.join(_SPEECH['describing'])})\b[^.;“\"]*\s$")
# called him a |
_CALLED = re.compile(rf"\b(?<!so-)(?:{'|'.join(_SPEECH['calling'])})(?:\s[^\s.;“\"]+){{0,4}}\s$")
# the song |, the film was |
_LAST_WORD = re.compile(r"\b(\w+)(?:\s(?:as|the|was|is))?[\s,(]*$", re.IGNORECASE)
_CONTINUED = re.compile(r"[\s,;&(]*(?:and|or|but|as|&)?(?:\s(?:as|a|an|the))?[\s(]*")  # "…" and |
_WORD = re.compile(r"[^\W_][\w'’-]*")
_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "but", "by", "de", "for", "from", "in", "into", "is", "of", "on", "or", "the", "to")
)
_CONTEXT = 60
_LEAST_WORDS = 3  # of what is quoted for its words and not spoken of as a word
_LONGEST_TITLE = 12
_STOPS = (".", "!", "?", "…", ".”", '."', ".)", "]")
_INDENT = 2  # a block that begins with a quotation mark, after a space at most, is read by its marks
_HEAD = 40  # characters of a sentence in which its subject is expected
_PERSON_PRONOUNS = frozenset({"he", "she"})


class Quoted(NamedTuple):
    """What stands between two quotation marks of a paragraph, without the marks."""

    start: int
    end: int


def find_quotations(
    document: Document, entities: Sequence[Entity] = (), mentions: Sequence[Mention] = ()
) -> list[Quotation]:
    """The quoted passages of an article in the order of its text, with their speakers where the text names them.

    With `mentions`, a speaker is the entity whose mention stands in the speaker's words. With `entities`, `he` and
    `she` are the person named last in the paragraph, else the article's subject if it is a person. Quoted names,
    titles and single words are no quotations.
    """
    found: list[Quotation] = []
    starts = [sentence.start for sentence in document.sentences]
    named = _Named(document, entities, mentions)
    before: Passage | None = None
    for passage in paragraphs(document, _quoting(document)):
        quoted_text = find_quoted(passage.text)
        if passage.kind == "quote" and not (quoted_text and quoted_text[0].start <= _INDENT):
            quotation = _block_quotation(passage, before, found, named)
            if quotation is not None:
                found.append(quotation)
        else:
            for quoted, speaker in _quotations_of(passage.text, quoted_text):
                start, end = passage.span(quoted.start, quoted.end)
                found.append(Quotation(None, start, end))
                if speaker is not None:
                    named.set_speaker(found[-1], passage, speaker)
        before = passage
    for quotation in found:
        sentence = bisect_right(starts, quotation.start) - 1
        if sentence >= 0 and quotation.start < document.sentences[sentence].end:
            quotation.sentence = sentence
    return found


def _quoting(document: Document) -> list[int]:
    """The blocks that hold quotation marks or are quoted text; and before the latter those that introduce it."""
    found: list[int] = []
    before: list[int] = []
    for number in paragraph_blocks(document):
        block = document.blocks[number]
        if block.kind == "quote":
            found += before
            found.append(number)
        elif contains_any(document.text[block.start : block.end], _BEGINNING):
            found.append(number)
        before = [number]
    return found


def _block_quotation(
    passage: Passage, before: Passage | None, found: list[Quotation], named: "_Named"
) -> Quotation | None:
    """The quotation that a block of quoted text is after a colon; a line that signs the one above it is none."""
    if before is None:
        return None
    text = passage.text.rstrip()
    if not before.text.rstrip().endswith(":"):
        unsigned = before.kind == "quote" and found and found[-1].speaker_text is None
        if unsigned and not text.endswith(_STOPS) and (signature := find_signature(text)) is not None:
            named.set_speaker(found[-1], passage, signature)
        return None
    quotation = Quotation(None, *passage.span(len(text) - len(text.lstrip()), len(text)))
    speaker = find_introduced_speaker(before.text)
    if speaker is not None:
        named.set_speaker(quotation, before, speaker)
    return quotation


class _Named:
    """Where entities are named, for looking up who stands at a place."""

    def __init__(self, document: Document, entities: Sequence[Entity], mentions: Sequence[Mention]) -> None:
        self.entities = entities
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]
        self.sentences = [sentence.start for sentence in document.sentences]

    def set_speaker(self, quotation: Quotation, passage: Passage, speaker: tuple[int, int]) -> None:
        """Give a quotation the speaker whose words stand at a place in a passage."""
        place = passage.span(*speaker)
        quotation.speaker_text = passage.text[speaker[0] : speaker[1]]
        quotation.speaker = self.within(*place)
        if quotation.speaker is None and quotation.speaker_text.lower() in _PERSON_PRONOUNS:
            quotation.speaker = self.person_before(passage.words.start, place[0])

    def within(self, start: int, end: int) -> int | None:
        """The entity named last within a stretch: `critic Roger Ebert`."""
        position = bisect_right(self.starts, end - 1) - 1
        if position >= 0 and self.mentions[position].end > start:
            return self.mentions[position].entity
        return None

    def person_before(self, start: int, end: int) -> int | None:
        """Whom `he` or `she` at `end` means, in a paragraph that begins at `start`.

        Whoever a sentence before it begins with, else the article's subject, else whoever is named.
        """
        last = None
        for position in range(bisect_right(self.starts, end) - 1, -1, -1):
            mention = self.mentions[position]
            if mention.start < start:
                break
            if self._is_person(mention.entity):
                if self._begins_sentence(mention):
                    return mention.entity
                last = mention.entity if last is None else last
        return 0 if self._is_person(0) else last

    def _begins_sentence(self, mention: Mention) -> bool:
        sentence = bisect_right(self.sentences, mention.start) - 1
        return sentence >= 0 and mention.start - self.sentences[sentence] < _HEAD

    def _is_person(self, entity: int) -> bool:
        return entity < len(self.entities) and self.entities[entity].schema == "Person"


def _quotations_of(text: str, quoted_text: list[Quoted]) -> Iterator[tuple[Quoted, tuple[int, int] | None]]:
    """The quotations of a paragraph, each with the place of its speaker's words."""
    before: Quoted | None = None  # the last quotation, which the next may continue
    speaker: tuple[int, int] | None = None
    for quoted in quoted_text:
        mark = quoted.start - 1
        continues = before is not None and _CONTINUED.fullmatch(text, before.end + 1, mark) is not None
        content, leading = text[quoted.start : quoted.end], text[max(0, mark - _CONTEXT) : mark]
        certain = _is_quotation(content, leading, continues)
        found = None if certain is False else find_speaker(text, quoted.start, quoted.end)
        if not certain and found is None:
            continue
        if found is None and continues:
            found = speaker
        before, speaker = quoted, found
        yield quoted, found


def find_quoted(text: str) -> list[Quoted]:
    """Outermost passages in quotation marks of one paragraph, by pairing the marks from left to right.

    A straight mark before a word opens, also where the one before was never closed.
    """
    if not contains_any(text, _BEGINNING):
        return []
    found = []
    start = -1
    mark = ""
    for match in _MARK.finditer(text):
        at, char = match.start(), match[0]
        if start < 0 or (char == mark == '"' and _opens(text, at)):
            if char not in _CLOSING and text[at + 1 : at + 2].strip():
                start, mark = at + 1, char
        elif char == mark == '"' or (mark != '"' and (char in _CLOSING or (mark == "„" and char == "“"))):
            if _WORD.search(text, start, at) is not None:
                found.append(Quoted(start, at))
            start = -1
    return found


def _opens(text: str, at: int) -> bool:
    return (at == 0 or text[at - 1].isspace() or text[at - 1] in "([—") and text[at + 1 : at + 2].isalnum()


def _is_quotation(content: str, before: str, continues: bool) -> bool | None:
    """Whether the words in the marks are somebody's, rather than a name, a title or a word that is spoken of; None
    where they are if there is a speaker.
    """
    words = _WORD.findall(content)
    if not words:
        return False
    if continues or (contains_any(before, _SPEECH["describing"]) and _DESCRIBED.search(before)):
        return len(words) > 1
    if len(words) < _LONGEST_TITLE and (_is_named(before) or _is_title(words)):
        return False
    if len(words) >= _LEAST_WORDS or len(words) == 1:
        return len(words) > 1
    called = contains_any(before, _SPEECH["calling"]) and _CALLED.search(before)
    return True if called else None if content[-1] in ".,!?" else False


def _is_named(before: str) -> bool:
    """Whether the words before a mark tell that the name of something follows."""
    last = _LAST_WORD.search(before)
    return last is not None and last[1].lower() in _NAMING


def _is_title(words: list[str]) -> bool:
    """Whether most words but the small ones are capitalised, as in a name or a title."""
    great = [word for word in words if word.lower() not in _SMALL]
    return sum(not word[0].islower() for word in great) > 0.7 * len(great)
