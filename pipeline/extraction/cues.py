"""The cues of doubt, attribution and denial in a sentence, and the stretches that they cover.

A sentence is read once for its cues of doubt, attribution and denial; each cue covers a stretch of the sentence, its
scope. What is claimed within that stretch stands under the cue, whatever is claimed: certainty follows the words.
Scopes are drawn wide where a sentence can be read in two ways, for an allegation must not come out as a fact.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.extraction.noun_phrases import noun_phrase
from pipeline.extraction.prefilter import Prefilter
from pipeline.extraction.vocabulary import read_json

_CUES = read_json("certainty")
LONGEST = 3000  # characters; what is longer is no sentence that a person wrote, and nothing is taken from it


class Frame(NamedTuple):
    """A stretch of a sentence that stands under a cue, and whose word it is (a stretch too, or None)."""

    start: int
    end: int
    level: str  # asserted, reported, alleged, unreal: what is only wished, planned or imagined
    negated: bool = False
    speaker: tuple[int, int] | None = None
    ahead: bool = False  # covers only claims that begin within it: `not`, before a verb


def _any(*lists: Sequence[str]) -> str:
    forms = sorted({form for forms in lists for form in forms}, key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s") for form in forms) + ")"


def _opening(*lists: Sequence[str]) -> str:
    """Forms that may also begin a sentence."""
    return _any([form for forms in lists for form in forms], [form.capitalize() for forms in lists for form in forms])


_R, _A, _D, _N, _V = (_CUES[kind] for kind in ("reporting", "alleging", "denying", "negation", "viewing"))
_SPEECH = _any(_R["finite"], _A["finite"], _D["finite"])
_TOLD = "told|tells|informed|assured|warned"
_INSET = r"(?:,?\s(?:in|on|at|to|during|later|also|again|publicly|through|via)\s[^;]{1,70}?,?)?"
_BE = r"(?:is|are|was|were|been|be|being|’s|'s)"
_ADVERB = r"(?:\s(?:[a-z]+ly|also|now|often|still|long|once|sometimes|later|then|since|first|never|not|been))*"

# Smith said in 2010 |that …; Smith told the paper |that …
_THAT = re.compile(
    rf"\b(?:(?P<verb>{_SPEECH}){_INSET}|(?P<told>{_TOLD})\s[^,;]{{1,70}}?{_INSET}"
    rf"|(?P<rejecting>{_any(_D['finite'], _D['participle'])})(?:\s[\w’'-]+){{1,4}}?"
    rf"|(?P<participle>{_any(_R['participle'], _A['participle'], _D['participle'])})(?:\s[\w’'-]+){{0,4}}?),?\sthat\b"
)
# Smith said |he was …; Smith claims |the company …
_BARE = re.compile(
    rf"\b(?P<verb>{_any(_R['bare'], _A['bare'])})(?:\s(?:{_TOLD})\s\w+)?"
    r"(?=\s(?:he|she|they|it|his|her|their|its|there|the|this|these|those|that|a|an|[A-Z]))"
)
# he claims |to have founded …; she admitted |taking …; he denied |being …
_CONTROL = re.compile(
    rf"\b(?P<verb>{_any(_R['control'], _D['finite'], _D['participle'])})(?=\s(?:to\s(?!"
    r"(?:the|an?|him|her|them)\b)|[a-z]+ing\b))"
)
_DENYING = re.compile(
    r"\b(?P<verb>denied|denies|deny|denying)(?=\s(?:any|all|the|these|those|this|his|her|their|its|an?)\b)"
)
# It was alleged in court |that …
_IMPERSONAL = re.compile(
    rf"\b[Ii]t\s(?:is|was|has\sbeen|had\sbeen|may\sbe|can\sbe|could\sbe|remains|has\salso\sbeen){_ADVERB}\s"
    rf"(?:(?P<alleged>{_any(_A['passive'])})|(?P<reported>{_any(_R['passive'])}))"
    r"(?:\sby\s(?P<who>[^,;]{2,60}?))?(?P<inset>[^;]{0,60}?)(?:\sthat\b|,(?=\s)|\.?$)"
)
# is said |to lead; believed |to be
_RAISING = re.compile(
    rf"\b(?:{_BE}{_ADVERB}\s{_any(_A['raising'])}(?:\sby\s(?P<who>[^,;]{{2,60}}?))?\sto\b"
    rf"|{_any(sorted(set(_A['raising']) - set(_R['control'])))}\sto\s(?:be|have)\b)"
)
_HEDGE = re.compile(rf"\b(?P<cue>{_opening(_A['adverbs'])})\b,?")
_DOUBTED = re.compile(rf"(?<![\w-])(?P<cue>{_opening(_A['adjectives'])})(?![\w-])(?!\s(?:of|by|that|to)\b)")
_ACCUSED = re.compile(rf"\b(?P<cue>{_opening(_A['accusing'])})\b")
# prosecutors charged |him with; X sued |the site for
_ACCUSING = re.compile(
    r"\b(?P<verb>accused|accuses|charged|charges|indicted|indicts|sued|sues|suspected"
    r"|suspects|prosecuted|arrested|detained|impeached)"
    r"\s(?!of\b|with\b|for\b|on\b|by\b)[^,;.]{1,60}?\s(?P<link>of|with|for|on|over)\b"
)
# was arrested by the police |on state charges; detained in May |for theft
_HELD = re.compile(
    r"\b(?:arrested|detained|apprehended|charged|indicted|arraigned|prosecuted"
    r"|investigated|sued|wanted|raided)\b[^;]{0,140}?"
    r"\s(?:for\b|with\b|over\b|in\sconnection\swith\b|(?:on|under)\s(?=[^,;.]{0,60}\b"
    r"(?:charges?|suspicion|counts?|allegations?|accusations?)\b))"
)
_CONVICTED = re.compile(r"\b(?:convicted|guilty|sentenced|conviction|convictions|jailed|imprisoned)\b[^,;]{0,40}$")
_NOT_GUILTY = re.compile(r"\bnot\sguilty\b[^,;]{0,40}$")
_NOUN_THAT = re.compile(
    rf"\b(?:(?P<alleged>{_opening(_A['nouns'])})|(?P<denied>{_opening(_D['nouns'])})|"
    rf"(?P<reported>{_opening(_R['nouns'])}))(?:\s(?:spread|circulated|arose|emerged|persisted|surfaced|grew"
    rf"|began|began\sto\sspread))?"
    r"(?:\s(?:made\s)?(?:by|from)\s(?P<who>[^,;]{2,60}?))?(?:,?\sthat\b|(?=\s(?:he|she|they)\s))"
)
_ACCORDING = re.compile(
    r"(?P<lead>(?:\b(?:where|which|who|whom|and|but|although|though|while|because),?\s)?)"
    r"(?:\b[Aa]ccording\sto\s(?P<who>[^,;:()\"“—–]{2,100}?)|\b[Ii]n\s"
    r"(?P<view>[^,;:()]{2,60}?)[’']s?\s(?:own\s)?(?:view|opinion|words|account|telling)"
    r"|\b[Ii]n\sthe\s(?:view|opinion|words|account|telling|eyes|judge?ment)\sof\s(?P<words>[^,;:()]{2,60}?)"
    r"|\b[Bb]y\s(?:his|her|their)\sown\saccount|\b[Ii]n\s(?:his|her|their|its)\s"
    r"(?:own\s)?(?:view|opinion|words|account|telling)"
    r"|\b[Aa]s\s(?:[a-z]+\s)?(?:reported|described|claimed|alleged|stated|noted|told"
    r"|recounted|related)\sby\s(?P<by>[^,;:()]{2,60}?))"
    r"(?=,|;|:|\s[—–(]|\s?[.!?]?[\"”]?\s*$)"
)
# "…," Smith said.; …, claimed Smith
_AFTERWARDS = re.compile(
    rf",[\"”’']?\s(?:(?P<who>[^,;]{{1,60}}?)\s(?:[a-z]+ly\s|has\s|have\s|had\s|later\s"
    rf"|also\s)*(?P<verb>{_SPEECH})"
    rf"|(?P<inverted>{_SPEECH})\s(?P<late>[^,;.]{{2,60}}?))(?=,|;|\.?\s*$|\s(?:in|on|at"
    r"|to)\s[^,;]{1,40}(?:,|\.?\s*$))"
)
# Said Smith, |he was …
_FRONTED_SPEECH = re.compile(
    rf"^{_any([verb.title() for verb in _R['bare'] + _A['bare']])}\s(?P<who>(?:[A-Z]|the\s|an?\s)[^,;.]{{1,60}}),\s"
)
_ELIDED = re.compile(
    r"(?:,|\sand|\sbut|\sor|\sthen|\swho|\swhich)\s(?:[a-z]+ly\s|also\s|later\s|has\s|had\s|have\s)*$"
)  # … |and denied
# `, which Roe said`, `, moving on, said`: no subject of a verb of speech
_NO_SPEAKER = re.compile(r"(?:who|which|that|and|but|or|as|in|on|at|to|for|with|by|of|from|[a-z]+ing|[a-z]+ed)\b")
_VIEWED = re.compile(
    rf"\b(?:{_BE}{_ADVERB}\s|,\s(?:[a-z]+ly\s)?"
    rf"|\b)(?P<cue>{_any(_V['passive'])})(?:\sby\s(?P<who>[^,;]{{2,70}}?))?"
    rf"\s{_any(_V['joined'])}\b"
)
_VIEWING = re.compile(
    rf"\b(?P<verb>{_any(_V['active'])})\s(?:(?:him|her|it|them|himself|herself|itself"
    r"|[A-Z][\w’'. -]{1,60}?|the\s[^,;]{1,50}?)\s)"
    rf"(?=(?:{_any(_V['joined'])}|an?|the)\b)"
)
_UNTRUE = re.compile(
    r"\b(?:[Ii]t|[Tt]hat)\s(?:is|was|has\sbeen|had\sbeen|would\sbe|remains)"
    rf"(?:\s\w+){{0,2}}?\s{_any(_N['untrue'])}\s(?:that|to\ssay\sthat)\b"
    rf"|\b{_opening(_N['nothing'], _N['untrue'])}(?:\s[\w’'-]+){{0,3}}?\s(?:that|of|for)\b"
)
_CONTRARY = re.compile(rf"\b{_opening(_N['contrary'])}\b")
_NOT = re.compile(rf"(?:\b{_any(_N['local'])}\b|n[’']t\b|\b{_BE}\sdenied\b|^(?:Never|Neither|Falsely)\b)")
_NOBODY = re.compile(  # |No court ever found him guilty
    r"(?:^|[,;]\s|\b(?:and|but|that)\s)"
    r"(?:[Nn]o\s(?!doubt|sooner|matter|fewer|less|longer|more)[a-z]|[Nn]obody\s|[Nn]one\sof\s)"
)
_INSERTED = re.compile(r", (?:which|who|whose)\s[^,;]*$")
_NOT_NOT = re.compile(rf"\b{_any(_N['false_negations'])}\b")
_DROPPED = re.compile(
    rf"\b{_opening(_N['dropping'])}\b[^;]{{0,90}}?\s(?:{_BE}|later|subsequently"
    rf"|eventually)\s(?:\w+\s)?{_any(_N['dropped'])}\b"
    rf"|\b{_any(_N['dropping_verbs'])}\s(?:\w+\s){{0,3}}?{_any(_N['dropping'])}\b"
)
_REFUSED = re.compile(  # failed to |join
    rf"\b{_opening(_N['refusing'])}\s(?:(?:[a-z]+ly|even)\s)?(?=(?P<verb>[a-z]+))"
)
_UNREAL = re.compile(rf"\b{_opening(_CUES['unreal'])}\b|\bnot\s[^,;]{{0,80}}\suntil\b")
# |Had he been convicted, …; In the novel The Bank, |Roe is a thief; was to be |sold
_UNREAL_COURSE = re.compile(
    r"^(?:Had|Were|Should)\s(?=(?:he|she|it|they|the|his|her|[A-Z]))|,\shad\s(?:he|she|it|they)\s(?=not\s"
    r"|been\s|become\s|won\s|lived\s)"
    r"|^In\s(?:(?:an?|the|his|her|their|its|one|this)\s(?:[\w’'-]+\s){0,3}?(?:novel|novella|film|movie|play"
    r"|story|episode"
    r"|sitcom|series|comic|game|opera|musical|manga|anime|miniseries|poem|myth|timeline)(?=,|\s[A-Z\"“])"
    r"|(?:an?\s)?(?:alternate|alternative|counterfactual)\s(?:history|timeline|universe)|fiction|folklore"
    r"|mythology)"
    r"|\b(?:[Nn]early|all\sbut)\s(?=[a-z]+ed\b|became\b|won\b|lost\b|bought\b|sold\b)"
    r"|\b(?:was|were)\sto\s(?:be|have\sbeen)\s(?=[a-z]+ed\b)"
)
_NOT_SOURCES = re.compile(rf"{_any(_CUES['not_sources'])}\b")

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
_PLAIN_CAPITALS = re.compile(r"(?:(?:[Tt]he|[A-Z][\w.’'&-]*)\s)+$")
_LONGEST_SPEAKER = 90

# what is looked for in a whole sentence, and seldom stands there
SIFTED = (
    _THAT,
    _BARE,
    _CONTROL,
    _DENYING,
    _IMPERSONAL,
    _RAISING,
    _NOUN_THAT,
    _UNREAL,
    _UNREAL_COURSE,
    _HEDGE,
    _DOUBTED,
    _ACCUSED,
    _HELD,
    _ACCUSING,
    _ACCORDING,
    _AFTERWARDS,
    _VIEWED,
    _VIEWING,
    _UNTRUE,
    _CONTRARY,
    _NOT,
    _REFUSED,
    _NOBODY,
    _DROPPED,
)
_EXPRESSIONS = frozenset(expression.pattern for expression in SIFTED)
_PREFILTER = Prefilter(SIFTED)


@lru_cache(maxsize=1024)  # statements and events ask for the same sentences of an article
def frames_of(text: str) -> tuple[Frame, ...]:
    """The cues of one sentence as the stretches that they cover, in no special order."""
    return tuple(
        frame._replace(speaker=noun_phrase(text, *frame.speaker)) if frame.speaker else frame
        for frame in _frames(text)
        if frame.start < frame.end
    )


@lru_cache(maxsize=1)  # asked for each expression of one sentence
def _absent(text: str) -> frozenset[str]:
    """The expressions that cannot match in a sentence, for want of a word."""
    return _EXPRESSIONS.difference(SIFTED[position].pattern for position in _PREFILTER.possible(text))


def _matches(expression: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return iter(()) if expression.pattern in _absent(text) else expression.finditer(text)


def _frames(text: str) -> Iterator[Frame]:
    end = len(text)
    yield from _speeches(text)
    for match in _matches(_IMPERSONAL, text):
        level = "alleged" if match["alleged"] else "reported"
        inset = match.start() if match[0].endswith("that") else 0
        yield Frame(inset, end, level, speaker=_group(match, "who"))
    for match in _matches(_RAISING, text):
        yield Frame(match.start(), _clause_end(text, match.end()), "alleged", speaker=_group(match, "who"))
    yield from _hedges(text)
    yield from _accusations(text)
    for match in _matches(_NOUN_THAT, text):
        level = "alleged" if match["alleged"] else "reported"
        yield Frame(match.end(), end, level, match["denied"] is not None, _group(match, "who"))
    yield from _attributions(text)
    yield from _views(text)
    yield from _denials(text)
    for match in _matches(_UNREAL, text):
        conditional = match[0].lower() in ("if", "whether", "unless")
        yield Frame(match.start(), end if conditional else _clause_end(text, match.end()), "unreal")
    for match in _matches(_UNREAL_COURSE, text):
        yield Frame(match.start(), _clause_end(text, match.end()) if match[0][0] in "wnNa" else end, "unreal")


def _speeches(text: str) -> Iterator[Frame]:
    """Frames of verbs of speech and thought; `and denied that` has the speaker of the verb before it."""
    found = []
    for pattern in (_THAT, _BARE):
        for match in _matches(pattern, text):
            group = next(name for name in ("verb", "told", "rejecting", "participle") if match.groupdict().get(name))
            found.append((match.start(group), match.end(), match[group], len(text)))
    for pattern in (_CONTROL, _DENYING):
        for match in _matches(pattern, text):
            if not _is_passive(text, match.start()):
                found.append((match.start(), match.end(), match["verb"], _clause_end(text, match.end())))
    speaker = None
    for at, start, verb, end in sorted(found):
        if _is_passive(text, at):
            speaker = None
        elif not _ELIDED.search(text, max(0, at - 50), at) or speaker is None:
            speaker = speaker_before(text, at)
        negated = verb in _D["finite"] or verb in _D["participle"]
        doubted = verb in _A["finite"] or verb in _A["participle"]
        yield Frame(start, end, "alleged" if doubted else "reported", negated, speaker)


def _hedges(text: str) -> Iterator[Frame]:
    for match in _matches(_HEDGE, text):
        start, reach = match.span()
        after = text[reach:].strip(' ."”')
        if start == 0 or text[start - 2 : start] in ("; ", ". "):
            yield Frame(start, len(text), "alleged")
        elif not after or (text[start - 2 : start] == ", " and match[0].endswith(",")):
            yield Frame(0, len(text), "alleged")
        else:
            yield Frame(start, _clause_end(text, reach), "alleged")
    for match in _matches(_DOUBTED, text):
        level = "reported" if match["cue"].lower().startswith("self-") else "alleged"
        ends = _PHRASE_END.search(text, match.end())
        yield Frame(match.start(), ends.start() if ends else len(text), level)


def _accusations(text: str) -> Iterator[Frame]:
    for match in _matches(_ACCUSED, text):
        judged = _CONVICTED.search(text, 0, match.start())
        if judged and not _NOT_GUILTY.search(text, 0, match.start()):
            continue
        ends = _accusation_end(text, match.end())
        yield Frame(match.end(), ends, "alleged", speaker=_accuser(text, match.start()))
    for match in _matches(_HELD, text):
        yield Frame(match.end(), _accusation_end(text, match.end()), "alleged")
    for match in _matches(_ACCUSING, text):
        if not _is_passive(text, match.start()):
            ends = _accusation_end(text, match.end())
            yield Frame(match.end(), ends, "alleged", speaker=speaker_before(text, match.start()))


def _accusation_end(text: str, at: int) -> int:
    verdict = _VERDICT.search(text, at)
    ends = min(_clause_end(text, at), verdict.start() if verdict else len(text))
    fronted = _FRONTED.match(text)  # Accused of theft, |Smith moved
    if fronted and at < fronted.end():
        ends = min(ends, fronted.end() - 1)
    return ends


def _accuser(text: str, at: int) -> tuple[int, int] | None:
    return None if _is_passive(text, at) else speaker_before(text, at) if text[at:].startswith("alleging") else None


def _attributions(text: str) -> Iterator[Frame]:
    for match in _matches(_ACCORDING, text):
        who = next((match.span(n) for n in ("who", "view", "words", "by") if match[n]), None)
        if match["who"] and _NOT_SOURCES.match(match["who"]):
            continue
        start = match.start() if match["lead"] and match.start() > 0 else 0
        yield Frame(start, len(text), "reported", speaker=_trimmed(text, who) if who else None)
    fronted = _FRONTED_SPEECH.match(text)
    if fronted:
        yield Frame(fronted.end(), len(text), "reported", speaker=_trimmed(text, fronted.span("who")))
    for match in _matches(_AFTERWARDS, text):
        verb = match["verb"] or match["inverted"]
        who = match.span("who") if match["verb"] else match.span("late")
        if match["verb"] and _NO_SPEAKER.match(match["who"]):
            continue
        if match["inverted"] and not match["late"][0].isupper() and not match["late"].startswith(("the ", "a ", "an ")):
            continue
        level = "alleged" if verb in _A["finite"] else "reported"
        yield Frame(0, match.start(), level, verb in _D["finite"], _trimmed(text, who))


def _views(text: str) -> Iterator[Frame]:
    for match in _matches(_VIEWED, text):
        yield Frame(match.start(), _clause_end(text, match.end()), "reported", speaker=_group(match, "who"))
    for match in _matches(_VIEWING, text):
        if not _is_passive(text, match.start()):
            ends = _clause_end(text, match.end())
            yield Frame(match.end(), ends, "reported", speaker=speaker_before(text, match.start()))


def _denials(text: str) -> Iterator[Frame]:
    for match in _matches(_UNTRUE, text):
        yield Frame(match.start(), len(text), "asserted", True)
    for match in _matches(_CONTRARY, text):
        ends = _FIRST_COMMA.search(text, match.end())
        yield Frame(match.start(), ends.start() if ends else len(text), "reported", True)
    for match in _matches(_NOT, text):
        if not _NOT_NOT.match(text, match.start()):
            reach = _clause_end(text, match.end())
            if _INSERTED.search(text, 0, match.start()):  # Harbour, which was not part of it, |came
                comma = text.find(", ", match.end(), reach)
                reach = comma if comma >= 0 else reach
            yield Frame(match.start(), reach, "asserted", True, ahead=True)
    for match in _matches(_REFUSED, text):
        done, reach = match.end("verb"), _clause_end(text, match.end())
        yield Frame(match.start(), match.end(), "unreal")
        yield Frame(match.start(), reach, "asserted", True, ahead=True)
        yield Frame(done, reach, "unreal", ahead=True)  # what was to be joined may not have happened
    for match in _matches(_NOBODY, text):
        yield Frame(match.start(), _clause_end(text, match.end()), "asserted", True)
    for match in _matches(_DROPPED, text):
        yield Frame(match.start(), _clause_end(text, match.end()), "asserted", True)


def _clause_end(text: str, at: int) -> int:
    found = _CLAUSE_END.search(text, at)
    return found.start() if found else len(text)


_PASSIVE = re.compile(rf"(?:\b{_BE}|\bgot|\bgets){_ADVERB}\s$")


def _is_passive(text: str, at: int) -> bool:
    return _PASSIVE.search(text, max(0, at - 50), at) is not None


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
        if not word or not (word[1] in _CUES["speaker_adverbs"] or (word[1].endswith("ly") and word[1][0].islower())):
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
