"""Quoted passages, and who said them, by the words around the quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extraction.model import Entity, Mention, Quotation
from pipeline.extraction.passages import Passage, paragraphs
from pipeline.extraction.vocabulary import read_json
from pipeline.parsing.model import Document

_SPEECH = read_json("speech")
_DESCRIBING = "|".join(_SPEECH["describing"])
_NAMING = "|".join(_SPEECH["naming"])
_VERB = rf"(?:{'|'.join(_SPEECH['finite'])})"
_PARTICIPLE = rf"(?:{'|'.join(_SPEECH['participle'])})"
_ADVERBS = rf"(?:(?:{'|'.join(_SPEECH['adverbs'])}|[a-z]+ly)\s){{0,3}}"

_NAME_WORD = r"[^\W\d_a-z][\w.'’&-]*"
# Science correspondent John Bohannon; the Robert Lansing Institute; the U.S. Department of State
_NAME = (
    rf"(?:[Tt]he\s)?{_NAME_WORD}(?:\s(?:(?:of|for|de|von|van|der|den|du|di|la|le|al|el|bin|the|and|on|in|[a-z]+)\s)?"
    rf"(?:(?:the)\s)?{_NAME_WORD}){{0,7}}"
)
_PLAIN_NAME = rf"(?:[Tt]he\s)?{_NAME_WORD}(?:\s(?:(?:of|for|de|von|van|der|den|du|di|la|le)\s(?:the\s)?)?{_NAME_WORD}){{0,7}}"
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)"
_COMMON = r"(?:[Aa]n?|[Tt]he|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]nother)(?:\s[\w'’-]+){1,4}?"
_SPEAKER = rf"(?:{_PRONOUN}|{_PLAIN_NAME}|{_COMMON})"

_OPENING, _CLOSING = "“«„", "”»"
_MARK = re.compile(f'["{_OPENING}{_CLOSING}]')
_SPEECH_VERB = re.compile(rf"\b(?:(?P<verb>{_VERB})|(?P<participle>{_PARTICIPLE}))\b")
_ACCORDING = re.compile(rf"\b[Aa]ccording\sto\s(?P<speaker>{_PLAIN_NAME}|{_COMMON}(?=[,;]))")
_BY = re.compile(rf"\sby\s(?P<speaker>{_NAME})\b[^.;]{{0,60}}$")  # characterised by X as
_ADJACENT = re.compile(rf"(?P<speaker>{_SPEAKER})\s{_ADVERBS}$")  # X later |said
_APPOSITION = re.compile(rf"(?P<speaker>{_PLAIN_NAME}),\s[^,;.]{{2,80}},\s{_ADVERBS}$")  # X, a critic, |said
_FIRST_NAME = re.compile(rf"\b(?P<speaker>{_PLAIN_NAME}|{_PRONOUN}\b)(?=\s(?!(?:{_PARTICIPLE})\b)[a-z])")
# ," said X; ." X later wrote
_AFTER = re.compile(
    rf"[,.?!]?\s?(?:(?P<inverted>{_VERB})\s(?P<late>{_SPEAKER})(?=[\s.,;])|(?P<early>{_SPEAKER})\s{_ADVERBS}{_VERB}\b)"
)
_AFTER_ACCORDING = re.compile(rf"[,.]?\s?[Aa]ccording\sto\s(?P<speaker>{_PLAIN_NAME}|{_COMMON}(?=[,.;]))")
_DESCRIBED = re.compile(rf"\b(?:{_DESCRIBING})(?:\s(?:[a-z]+|[A-Z][a-z]+)){{0,3}}\s$")
_NAMED = re.compile(rf"\b(?:{_NAMING})(?:\s(?:as|the|was|is))?[\s,:(]*$", re.IGNORECASE)
_CONTINUED = re.compile(r"[\s,;&(]*(?:and|or|but|as|&)?(?:\s(?:as|a|an|the))?[\s(]*")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z“\"])")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_SMALL = frozenset("a an and as at but by de for from in into is of on or the to with vs".split())
_CONTEXT = 240
_LEAST_WORDS = 3


@dataclass(slots=True)
class _Quoted:
    """What stands between two quotation marks; `start` and `end` leave the marks out."""

    start: int
    end: int


def find_quotations(
    document: Document, entities: Sequence[Entity] = (), mentions: Sequence[Mention] = ()
) -> list[Quotation]:
    """The quoted passages of an article in the order of its text, with their speakers where the text names them.

    With `mentions`, a speaker is the entity whose mention the speaker's words are; with `entities`, a pronoun that
    nobody stands for is left to its words. Quoted names, titles and single words are no quotations.
    """
    found: list[Quotation] = []
    starts = [sentence.start for sentence in document.sentences]
    places = sorted(mentions, key=lambda mention: (mention.start, -mention.end))
    mention_starts = [mention.start for mention in places]
    for passage in paragraphs(document):
        for quoted, speaker in _quotations_of(passage.text):
            start, end = passage.span(quoted.start, quoted.end)
            sentence = bisect_right(starts, start) - 1
            inside = sentence >= 0 and start < document.sentences[sentence].end
            quotation = Quotation(sentence if inside else None, start, end)
            if speaker is not None:
                quotation.speaker_text = passage.text[speaker[0] : speaker[1]]
                quotation.speaker = _entity_at(*passage.span(*speaker), places, mention_starts)
            found.append(quotation)
    return found


def _entity_at(start: int, end: int, places: list[Mention], starts: list[int]) -> int | None:
    """The entity whose mention stands last within the speaker's words: `critic Roger Ebert`."""
    for position in range(bisect_right(starts, end) - 1, -1, -1):
        mention = places[position]
        if mention.end <= start:
            return None
        if mention.start < end:
            return mention.entity
    return None


def _quotations_of(text: str) -> Iterator[tuple[_Quoted, tuple[int, int] | None]]:
    """The quotations of a paragraph, each with the place of its speaker's words."""
    before: _Quoted | None = None  # the last quotation, which the next may continue
    speaker: tuple[int, int] | None = None
    for quoted in _quoted(text):
        opening = text[max(0, quoted.start - 1 - _CONTEXT) : quoted.start - 1]
        continues = before is not None and _CONTINUED.fullmatch(text, before.end + 1, quoted.start - 1) is not None
        found = _speaker(text, quoted)
        if not _is_quotation(text[quoted.start : quoted.end], opening, found is not None, continues):
            continue
        if found is None and continues:
            found = speaker
        before, speaker = quoted, found
        yield quoted, found


def _quoted(text: str) -> list[_Quoted]:
    """Outermost passages in quotation marks, by pairing the marks of one paragraph from left to right."""
    if '"' not in text and "“" not in text and "«" not in text and "„" not in text:
        return []
    found = []
    start = -1
    mark = ""
    for match in _MARK.finditer(text):
        at, char = match.start(), match[0]
        if start < 0:
            if char not in _CLOSING:
                start, mark = at + 1, char
        elif char == mark == '"' or (mark != '"' and char in _CLOSING) or (mark == "„" and char == "“"):
            if text[start:at].strip():
                found.append(_Quoted(start, at))
            start = -1
    return found


def _is_quotation(content: str, before: str, spoken: bool, continues: bool) -> bool:
    """Whether the words in the marks are somebody's, rather than a name, a title or a word that is spoken of."""
    words = _WORD.findall(content)
    if not words:
        return False
    described = _DESCRIBED.search(before) is not None
    if continues or described:
        return len(words) > 1
    if _NAMED.search(before) or _is_title(words):
        return False
    return len(words) >= _LEAST_WORDS or (spoken and len(words) > 1 and content[-1] in ".,!?")


def _is_title(words: list[str]) -> bool:
    """Whether all words but the small ones are capitalised, as in a name or a title."""
    great = [word for word in words if word.lower() not in _SMALL]
    return sum(not word[0].islower() for word in great) > 0.7 * len(great) if len(words) < 12 else False


def _speaker(text: str, quoted: _Quoted) -> tuple[int, int] | None:
    """Where the words stand that say who speaks: after the quotation if they follow at once, else before it."""
    tail = quoted.end + 1
    stop = min(len(text), tail + _CONTEXT)
    for pattern in (_AFTER_ACCORDING, _AFTER):
        match = pattern.match(text, tail, stop)
        if match is not None and not _SENTENCE_END.match(text, quoted.end):
            name = next(n for n in ("speaker", "late", "early") if n in pattern.groupindex and match[n])
            return _trimmed(text, *match.span(name))
    head = max(0, quoted.start - 1 - _CONTEXT)
    for end in _SENTENCE_END.finditer(text, head, quoted.start - 1):
        head = end.end()
    return _speaker_before(text, head, quoted.start - 1)


def _speaker_before(text: str, head: int, end: int) -> tuple[int, int] | None:
    verb = None
    for verb in _SPEECH_VERB.finditer(text, head, end):
        pass
    according = _ACCORDING.search(text, head, end)
    if according is not None and (verb is None or according.start() > verb.start() or verb["verb"] is None):
        return _trimmed(text, *according.span("speaker"))
    if verb is None:
        return None
    by = _BY.search(text, verb.end(), end)
    if by is not None:
        return _trimmed(text, *by.span("speaker"))
    if verb["verb"]:
        for pattern in (_ADJACENT, _APPOSITION):
            match = pattern.search(text, head, verb.start())
            if match is not None:
                return _trimmed(text, *match.span("speaker"))
        return None
    first = _FIRST_NAME.search(text, head, verb.start())
    return _trimmed(text, *first.span("speaker")) if first is not None else None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a full stop or possessive at the end."""
    while text[end - 1] in ".,’'" and end > start + 1:
        end -= 1
    return start, end
