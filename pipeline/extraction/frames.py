"""The stretches of a sentence that its cues of doubt, attribution and denial cover.

A sentence is read once for its cues; each covers a stretch of the sentence, its scope. What is claimed within that
stretch stands under the cue, whatever is claimed: certainty follows the words. Scopes are drawn wide where a sentence
can be read in two ways, for an allegation must not come out as a fact.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.extraction import cues
from pipeline.extraction.noun_phrases import noun_phrase
from pipeline.extraction.prefilter import Prefilter

LONGEST = 3000  # characters; what is longer is no sentence that a person wrote, and nothing is taken from it


class Frame(NamedTuple):
    """A stretch of a sentence that stands under a cue, and whose word it is (a stretch too, or None)."""

    start: int
    end: int
    level: str  # asserted, reported, alleged, unreal: what is only wished, planned or imagined
    negated: bool = False
    speaker: tuple[int, int] | None = None
    ahead: bool = False  # covers only claims that begin within it: `not`, before a verb


_ELIDED = re.compile(
    r"(?:,|\sand|\sbut|\sor|\sthen|\swho|\swhich)\s(?:[a-z]+ly\s|also\s|later\s|has\s|had\s|have\s)*$"
)  # … |and denied
# `, which Roe said`, `, moving on, said`: no subject of a verb of speech
_NO_SPEAKER = re.compile(r"(?:who|which|that|and|but|or|as|in|on|at|to|for|with|by|of|from|[a-z]+ing|[a-z]+ed)\b")
_CONVICTED = re.compile(r"\b(?:convicted|guilty|sentenced|conviction|convictions|jailed|imprisoned)\b[^,;]{0,40}$")
_NOT_GUILTY = re.compile(r"\bnot\sguilty\b[^,;]{0,40}$")
_INSERTED = re.compile(r", (?:which|who|whose)\s[^,;]*$")
# where a clause ends for a cue that covers its own clause only
_CLAUSE_END = re.compile(
    r";|\s[—–]\s|,?\s(?:but|although|though|whereas|however)\b|,\s(?:which|who|whose|where|while)\b"
    r"|,?\s(?:and|then)\s(?=(?:he|she|they|it|who|was|were|is|are|has|had|later"
    r"|subsequently|then|eventually|ultimately|became)\b)"
    r"|,\s(?:and|so)\s(?=(?:the|The|his|her|in|on|[A-Z]|[a-z]+ed)\b)"
    r"|,\s(?=(?:he|she|they|it)\s)"
)
# a judgement or an end after the accusation: `charged with X |and convicted of Y`
_VERDICT = re.compile(
    r"(?:,|\sand|\sbut|\sor)\s(?:\w+\s){0,2}?(?:convicted|sentenced|acquitted|pleaded"
    r"|pled|found\sguilty|released|extradited|fined|jailed)\b"
)
_FRONTED = re.compile(
    r"(?:Accused|Suspected|Charged|Indicted|Arrested|Wanted|Detained"
    r"|Blamed)\s[^,]{4,160},(?=\s(?:he|she|they|it|the|[A-Z]))"
)
_PHRASE_END = re.compile(
    r"[,;:()]|\s(?:who|which|that|was|were|is|are|had|has|have|and|but|when|after|before|while)\b|\s[—–]\s"
)
_FIRST_COMMA = re.compile(r",\s|;|$")
_BOUNDARY = re.compile(
    r"[,;:(\"“]\s?|\s[—–]\s?|\s(?:that|but|where|while|although|because|as|when|after|before|since|if)\s"
)
_DATED = re.compile(
    r"(?:In|On|By|During|Since|At|After|Around)\s(?:(?:the\s)?(?:early|late|mid"
    r"|mid-)\s?)?(?:\d{1,2}\s)?(?:[A-Z][a-z]+\s)?(?:\d{1,2}\s)?\d{4}s?,?\s"
)
_WORDS_BEFORE = re.compile(r"(?:\s|^)([\w’'-]+)$")
_NEAR_THAT = 60  # characters: It was found, |however, that
_LONGEST_SPEAKER = 90


@lru_cache(maxsize=1 << 12)  # statements and then events ask for the same sentences of several articles
def frames_of(text: str) -> tuple[Frame, ...]:
    """The cues of one sentence as the stretches that they cover, in the order in which these begin."""
    found = [
        frame._replace(speaker=noun_phrase(text, *frame.speaker)) if frame.speaker else frame
        for frame in _frames(text)
        if frame.start < frame.end
    ]
    return tuple(sorted(found, key=lambda frame: frame.start))


def _frames(text: str) -> Iterator[Frame]:
    possible = _PREFILTER.possible(text)
    yield from _speeches(text, [position for position in possible if position < len(_SPEECHES)])
    for position in possible:
        if position >= len(_SPEECHES):
            expression, frames = _CUES[position - len(_SPEECHES)]
            for match in expression.finditer(text):
                yield from frames(match, text)


def _speeches(text: str, positions: Iterable[int]) -> Iterator[Frame]:
    """Frames of verbs of speech and thought; `and denied that` has the speaker of the verb before it."""
    found = []
    for position in positions:
        for match in _SPEECHES[position].finditer(text):
            if position < _WITH_CLAUSE:
                group = match.lastgroup or "verb"
                found.append((match.start(group), match.end(), match[group], len(text)))
            elif not _is_passive(text, match.start()):
                found.append((match.start(), match.end(), match["verb"], _clause_end(text, match.end())))
    speaker = None
    for at, start, verb, end in sorted(found):
        if _is_passive(text, at):
            speaker = None
        elif not _ELIDED.search(text, max(0, at - 50), at) or speaker is None:
            speaker = speaker_before(text, at)
        doubted = verb in cues.DOUBTING_VERBS
        yield Frame(start, end, "alleged" if doubted else "reported", verb in cues.DENYING_VERBS, speaker)


def _told_that(match: re.Match[str], text: str) -> Iterator[Frame]:
    if cues.LED_TO_THAT.search(text, 0, match.start()):
        return
    at = text.rfind(" ", 0, match.start()) + 1
    if _is_passive(text, at):
        if cues.IT_WAS.search(text, max(0, at - 50), at):
            yield Frame(match.end(), len(text), "reported")
    elif not cues.SO.search(text, max(0, at - 50), at):
        yield Frame(match.end(), len(text), "reported", speaker=speaker_before(text, at))


def _said_colon(match: re.Match[str], text: str) -> Iterator[Frame]:
    yield Frame(match.end(), len(text), "reported", speaker=speaker_before(text, match.start()))


def _impersonal(match: re.Match[str], text: str) -> Iterator[Frame]:
    word, after = match["alleged"] or match["reported"], text[match.end() : match.end() + _NEAR_THAT]
    if after and word in cues.ALSO_DONE and not match[0].endswith("that") and " that " not in after:
        return  # It was held in Oslo, …
    inset = match.start() if match[0].endswith("that") else 0
    yield Frame(inset, len(text), "alleged" if match["alleged"] else "reported", speaker=_group(match, "who"))


def _raising(match: re.Match[str], text: str) -> Iterator[Frame]:
    yield Frame(match.start(), _clause_end(text, match.end()), "alleged", speaker=_group(match, "who"))


def _hedge(match: re.Match[str], text: str) -> Iterator[Frame]:
    start, reach = match.span()
    after = text[reach:].strip(' ."”')
    if start == 0 or text[start - 2 : start] in ("; ", ". "):
        yield Frame(start, len(text), "alleged")
    elif not after or (text[start - 2 : start] == ", " and match[0].endswith(",")):
        yield Frame(0, len(text), "alleged")
    else:
        yield Frame(start, _clause_end(text, reach), "alleged")


def _doubted(match: re.Match[str], text: str) -> Iterator[Frame]:
    level = "reported" if match["cue"].lower().startswith("self-") else "alleged"
    ends = _PHRASE_END.search(text, match.end())
    yield Frame(match.start(), ends.start() if ends else len(text), level)


def _accused(match: re.Match[str], text: str) -> Iterator[Frame]:
    judged = _CONVICTED.search(text, 0, match.start())
    if judged and not _NOT_GUILTY.search(text, 0, match.start()):
        return
    yield Frame(match.end(), _accusation_end(text, match.end()), "alleged", speaker=_accuser(text, match.start()))


def _held(match: re.Match[str], text: str) -> Iterator[Frame]:
    yield Frame(match.end(), _accusation_end(text, match.end()), "alleged")


def _accusing(match: re.Match[str], text: str) -> Iterator[Frame]:
    if not _is_passive(text, match.start()):
        ends = _accusation_end(text, match.end())
        yield Frame(match.end(), ends, "alleged", speaker=speaker_before(text, match.start()))


def _noun_that(match: re.Match[str], text: str) -> Iterator[Frame]:
    level = "alleged" if match["alleged"] else "reported"
    yield Frame(match.end(), len(text), level, match["denied"] is not None, _group(match, "who"))


def _according(match: re.Match[str], text: str) -> Iterator[Frame]:
    who = next((match.span(n) for n in ("who", "put", "view", "words", "by") if match[n]), None)
    if match["who"] and cues.NOT_SOURCES.match(match["who"]):
        return
    start = match.start() if match["lead"] and match.start() > 0 else 0
    yield Frame(start, len(text), "reported", speaker=_trimmed(text, who) if who else None)


def _fronted_speech(match: re.Match[str], text: str) -> Iterator[Frame]:
    yield Frame(match.end(), len(text), "reported", speaker=_group(match, "who"))


def _afterwards(match: re.Match[str], text: str) -> Iterator[Frame]:
    verb = match["verb"] or match["inverted"]
    who = match.span("who") if match["verb"] else match.span("late")
    if match["verb"] and _NO_SPEAKER.match(match["who"]):
        return
    if match["inverted"] and not match["late"][0].isupper() and not match["late"].startswith(("the ", "a ", "an ")):
        return
    level = "alleged" if verb in cues.DOUBTING_FINITE else "reported"
    yield Frame(0, match.start(), level, verb in cues.DENYING_FINITE, _trimmed(text, who))


def _viewed(match: re.Match[str], text: str) -> Iterator[Frame]:
    yield Frame(match.start(), _clause_end(text, match.end()), "reported", speaker=_group(match, "who"))


def _viewing(match: re.Match[str], text: str) -> Iterator[Frame]:
    if not _is_passive(text, match.start()):
        ends = _clause_end(text, match.end())
        yield Frame(match.end(), ends, "reported", speaker=speaker_before(text, match.start()))


def _contested(match: re.Match[str], text: str) -> Iterator[Frame]:
    if not cues.HELD_FOR.search(text, 0, match.start()):
        yield Frame(0, match.start(), "alleged")


def _bracketed(match: re.Match[str], text: str) -> Iterator[Frame]:
    yield Frame(0, match.start(), "reported" if match["who"] else "alleged", speaker=_group(match, "who"))


def _untrue(match: re.Match[str], text: str) -> Iterator[Frame]:
    yield Frame(match.start(), len(text), "asserted", True)


def _contrary(match: re.Match[str], text: str) -> Iterator[Frame]:
    ends = _FIRST_COMMA.search(text, match.end())
    yield Frame(match.start(), ends.start() if ends else len(text), "reported", True)


def _not(match: re.Match[str], text: str) -> Iterator[Frame]:
    if cues.NOT_NOT.match(text, match.start()):
        return
    reach = _clause_end(text, match.end())
    if _INSERTED.search(text, 0, match.start()):  # Harbour, which was not part of it, |came
        comma = text.find(", ", match.end(), reach)
        reach = comma if comma >= 0 else reach
    yield Frame(match.start(), reach, "asserted", True, ahead=True)


def _refused(match: re.Match[str], text: str) -> Iterator[Frame]:
    done, reach = match.end("verb"), _clause_end(text, match.end())
    yield Frame(match.start(), match.end(), "unreal")
    yield Frame(match.start(), reach, "asserted", True, ahead=True)
    yield Frame(done, reach, "unreal", ahead=True)  # what was to be joined may not have happened


def _denied_clause(match: re.Match[str], text: str) -> Iterator[Frame]:
    yield Frame(match.start(), _clause_end(text, match.end()), "asserted", True)


def _unreal(match: re.Match[str], text: str) -> Iterator[Frame]:
    conditional = match[0].lower() in ("if", "whether", "unless")
    yield Frame(match.start(), len(text) if conditional else _clause_end(text, match.end()), "unreal")


def _unreal_sentence(match: re.Match[str], text: str) -> Iterator[Frame]:
    yield Frame(match.start(), len(text), "unreal")


def _unreal_clause(match: re.Match[str], text: str) -> Iterator[Frame]:
    yield Frame(match.start(), _clause_end(text, match.end()), "unreal")


# the cues that are read together, of which the first two have a clause of their own behind them: `said that`, `said`
_SPEECHES = (cues.THAT, cues.BARE, cues.CONTROL, cues.DENYING)
_WITH_CLAUSE = 2
# and those that are read each for itself
_CUES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], Iterator[Frame]]], ...] = (
    (cues.TOLD_THAT, _told_that),
    (cues.SAID_COLON, _said_colon),
    (cues.IMPERSONAL, _impersonal),
    (cues.RAISING, _raising),
    (cues.HEDGE, _hedge),
    (cues.DOUBTED, _doubted),
    (cues.ACCUSED, _accused),
    (cues.HELD, _held),
    (cues.ACCUSING, _accusing),
    (cues.NOUN_THAT, _noun_that),
    (cues.ACCORDING, _according),
    (cues.FRONTED_SPEECH, _fronted_speech),
    (cues.AFTERWARDS, _afterwards),
    (cues.CONTESTED, _contested),
    (cues.BRACKETED, _bracketed),
    (cues.VIEWED, _viewed),
    (cues.VIEWING, _viewing),
    (cues.UNTRUE, _untrue),
    (cues.CONTRARY, _contrary),
    (cues.NOT, _not),
    (cues.REFUSED, _refused),
    (cues.NOBODY, _denied_clause),
    (cues.DROPPED, _denied_clause),
    (cues.UNREAL, _unreal),
    (cues.UNREAL_CONDITION, _unreal_sentence),
    (cues.UNREAL_TALE, _unreal_sentence),
    (cues.WITHOUT, _unreal_clause),
    (cues.NEARLY, _unreal_clause),
    (cues.DESTINED, _unreal_clause),
)
SIFTED = (*_SPEECHES, *(expression for expression, _ in _CUES))  # most of which stand in no sentence
_PREFILTER = Prefilter(SIFTED)


def _accusation_end(text: str, at: int) -> int:
    verdict = _VERDICT.search(text, at)
    ends = min(_clause_end(text, at), verdict.start() if verdict else len(text))
    fronted = _FRONTED.match(text)  # Accused of theft, |Smith moved
    if fronted and at < fronted.end():
        ends = min(ends, fronted.end() - 1)
    return ends


def _accuser(text: str, at: int) -> tuple[int, int] | None:
    return None if _is_passive(text, at) else speaker_before(text, at) if text[at:].startswith("alleging") else None


def _clause_end(text: str, at: int) -> int:
    found = _CLAUSE_END.search(text, at)
    return found.start() if found else len(text)


def _is_passive(text: str, at: int) -> bool:
    return cues.PASSIVE.search(text, max(0, at - 50), at) is not None


def _group(match: re.Match[str], name: str) -> tuple[int, int] | None:
    return _trimmed(match.string, match.span(name)) if match[name] else None


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int] | None:
    start, end = span
    while start < end and text[start] in " \"“'‘":
        start += 1
    while end > start and text[end - 1] in ' .,;:"”':
        end -= 1
    return (start, end) if start < end else None


def speaker_before(text: str, at: int) -> tuple[int, int] | None:
    """Where the words stand that say who speaks, before the verb of speech at `at`: its subject."""
    end = at
    while True:
        end = len(text[:end].rstrip())
        word = _WORDS_BEFORE.search(text, max(0, end - 40), end)
        if not word or not (word[1] in cues.SPEAKER_ADVERBS or (word[1].endswith("ly") and word[1][0].islower())):
            break
        end = word.start(1)
    if end and text[end - 1] == ",":  # Smith, a spokesman, |said
        first = text.rfind(",", 0, end - 1)
        end = first if first > 0 else end - 1
    head = max(0, end - 2 * _LONGEST_SPEAKER)
    start = head
    for boundary in _BOUNDARY.finditer(text, head, end):
        if boundary.end() < end:
            start = boundary.end()
    dated = _DATED.match(text, start, end)
    if dated and dated.end() < end:
        start = dated.end()
    span = _trimmed(text, (start, end))
    return span if span and span[1] - span[0] <= _LONGEST_SPEAKER else None
