"""The cues of doubt, attribution and denial in a sentence: the expressions that find them."""

import re
from collections.abc import Sequence

from pipeline.extraction.dates.lexicon import MONTH_NAMES
from pipeline.extraction.vocabulary import alternatives, read_json

_CUES = read_json("certainty")


def _any(*lists: Sequence[str]) -> str:
    return f"(?:{alternatives(form for forms in lists for form in forms)})"


def _opening(*lists: Sequence[str]) -> str:
    """Forms that may also begin a sentence."""
    return _any([form for forms in lists for form in forms], [form.capitalize() for forms in lists for form in forms])


_KINDS = ("reporting", "alleging", "denying", "negation", "viewing", "contesting", "telling")
_R, _A, _D, _N, _V, _C, _T = (_CUES[kind] for kind in _KINDS)
_SPEECH = _any(_R["finite"], _A["finite"], _D["finite"])
_TOLD = "told|tells|informed|assured|warned"
_INSET = r"(?:,?\s(?:in|on|at|to|during|later|also|again|publicly|through|via)\s[^;]{1,70}?,?)?"
_BE = r"(?:is|are|was|were|been|be|being|’s|'s)"
_OFTEN = r"(?:\s(?:[a-z]+ly|always|also|since|later|long|again|still|never|not|been|been\s[a-z]+ly)){0,3}"
_ADVERB = r"(?:\s(?:[a-z]+ly|also|now|often|still|long|once|sometimes|later|then|since|first|never|not|been))*"

# Smith said in 2010 |that …; Smith told the paper |that …
THAT = re.compile(
    rf"\b(?:(?P<verb>{_SPEECH}){_INSET}|(?P<told>{_TOLD})\s[^,;]{{1,70}}?{_INSET}"
    rf"|(?P<rejecting>{_any(_D['finite'], _D['participle'])})(?:\s[\w’'-]+){{1,4}}?"
    rf"|(?P<participle>{_any(_R['participle'], _A['participle'], _D['participle'])})(?:\s[\w’'-]+){{0,4}}?),?\sthat\b"
)
# Smith inferred| that he was; whatever somebody did with a clause, it is his word
TOLD_THAT = re.compile(
    rf" that(?:(?<=ed that){''.join(f'|(?<={verb} that)' for verb in _T['irregular'])})"
    r"(?=\s(?:he|she|they|it|his|her|their|its|there|the|this|these|those|an?)\b"
    rf"|\s(?!(?:{alternatives(MONTH_NAMES)})\s)[A-Z])"
)
LED_TO_THAT = re.compile(rf"\b{_any(_T['not'])}$")  # no word of anybody: |ensured| that he was
# Smith said: |He was
SAID_COLON = re.compile(r"\b(?:said|says|claimed|claims|alleged|alleges|wrote|writes|insisted): ")
# Smith said |he was …; Smith claims |the company …
BARE = re.compile(
    rf"\b(?P<verb>{_any(_R['bare'], _A['bare'])})(?:\s(?:{_TOLD})\s\w+)?"
    r"(?=\s(?:he|she|they|it|his|her|their|its|there|the|this|these|those|that|a|an|[A-Z]))"
)
# he claims |to have founded …; she admitted |taking …; he denied |being …
CONTROL = re.compile(
    rf"\b(?P<verb>{_any(_R['control'], _D['finite'], _D['participle'])})(?=\s(?:to\s(?!"
    r"(?:the|an?|him|her|them)\b)|[a-z]+ing\b))"
)
DENYING = re.compile(
    r"\b(?P<verb>denied|denies|deny|denying)(?=\s(?:any|all|the|these|those|this|his|her|their|its|an?)\b)"
)
# It was alleged in court |that …
IMPERSONAL = re.compile(
    rf"\b[Ii]t\s(?:is|was|has\sbeen|had\sbeen|may\sbe|can\sbe|could\sbe|remains|has\salso\sbeen){_ADVERB}\s"
    rf"(?:(?P<alleged>{_any(_A['passive'])})|(?P<reported>{_any(_R['passive'])}))\b"
    r"(?:\sby\s(?P<who>[^,;]{2,60}?))?(?P<inset>[^;]{0,60}?)(?:\sthat\b|,(?=\s)|\.?$)"
)
# is said |to lead; believed |to be
RAISING = re.compile(
    rf"\b(?:{_BE}{_ADVERB}\s{_any(_A['raising'])}(?:\sby\s(?P<who>[^,;]{{2,60}}?))?\sto\b"
    rf"|{_any(sorted(set(_A['raising']) - set(_R['control'])))}\sto\s(?:be|have)\b)"
)
HEDGE = re.compile(rf"\b(?P<cue>{_opening(_A['adverbs'])})\b,?")
DOUBTED = re.compile(rf"(?<![\w-])(?P<cue>{_opening(_A['adjectives'])})(?![\w-])(?!\s(?:of|by|that|to)\b)")
ACCUSED = re.compile(rf"\b(?P<cue>{_opening(_A['accusing'])})\b")
# prosecutors charged |him with; X sued |the site for
ACCUSING = re.compile(
    r"\b(?P<verb>accused|accuses|charged|charges|indicted|indicts|sued|sues|suspected"
    r"|suspects|prosecuted|arrested|detained|impeached)"
    r"\s(?!of\b|with\b|for\b|on\b|by\b)[^,;.]{1,60}?\s(?P<link>of|with|for|on|over)\b"
)
# was arrested by the police |on state charges; detained in May |for theft
HELD = re.compile(
    r"\b(?:arrested|detained|apprehended|charged|indicted|arraigned|prosecuted"
    r"|investigated|sued|wanted|raided)\b[^;]{0,140}?"
    r"\s(?:for\b|with\b|over\b|in\sconnection\swith\b|(?:on|under)\s(?=[^,;.]{0,60}\b"
    r"(?:charges?|suspicion|counts?|allegations?|accusations?)\b))"
)
NOUN_THAT = re.compile(
    rf"\b(?:(?P<alleged>{_opening(_A['nouns'])})|(?P<denied>{_opening(_D['nouns'])})|"
    rf"(?P<reported>{_opening(_R['nouns'])}))(?:\s(?:spread|circulated|arose|emerged|persisted|surfaced|grew"
    rf"|began|began\sto\sspread|is|was|goes|holds))?"
    r"(?:\s(?:made\s)?(?:by|from)\s(?P<who>[^,;]{2,60}?))?(?:,?\sthat\b|(?=\s(?:he|she|they)\s))"
)
ACCORDING = re.compile(
    r"\b(?P<lead>(?:\b(?:where|which|who|whom|and|but|although|though|while|because),?\s)?)"
    r"(?:(?:\b[Aa]ccording\sto|\b[Aa]s\sper|(?:^Per|(?<=,\s)per)(?=\s(?:the\s)?[A-Z]))\s(?P<who>[^,;:()\"“—–]{2,100}?)"
    r"|\b[Aa]s\s(?P<put>[^,;:()]{2,60}?)\s(?:put|puts|tells|told|saw|sees)\sit"
    r"|\b[Aa]s\s(?:is|was|has\sbeen|had\sbeen)\s(?:[a-z]+\s)?(?:reported|claimed|alleged|said|rumou?red|believed|suggested)"
    r"|\b[Aa]s\s(?:some|many|others|critics|opponents)(?:\s[a-z]+)?\s(?:claim|say|allege|believe|think|suspect|argue|contend)"
    r"(?:ed)?|\b[Ii]n\s(?:an?|one|some)\s(?:[\w-]+\s){0,2}?(?:reports?|accounts?|theor(?:y|ies)|rumou?rs?|legends?|traditions?)"
    r"|\b[Ii]n\s"
    r"(?P<view>[^,;:()]{2,60}?)[’']s?\s(?:own\s)?(?:view|opinion|words|account|telling)"
    r"|\b[Ii]n\sthe\s(?:view|opinion|words|account|telling|eyes|judge?ment)\sof\s(?P<words>[^,;:()]{2,60}?)"
    r"|\b[Bb]y\s(?:his|her|their)\sown\saccount|\b[Ii]n\s(?:his|her|their|its)\s"
    r"(?:own\s)?(?:view|opinion|words|account|telling)"
    r"|\b[Aa]s\s(?:[a-z]+\s)?(?:reported|described|claimed|alleged|stated|noted|told"
    r"|recounted|related)\sby\s(?P<by>[^,;:()]{2,60}?))"
    r"(?=,|;|:|\s[—–(]|\s?[.!?]?[\"”]?\s*$)"
)
# "…," Smith said.; …, claimed Smith
AFTERWARDS = re.compile(
    rf",[\"”’']?\s(?:(?P<who>[^,;]{{1,60}}?)\s(?:[a-z]+ly\s|has\s|have\s|had\s|later\s"
    rf"|also\s)*(?P<verb>{_SPEECH})"
    rf"|(?P<inverted>{_SPEECH})\s(?P<late>[^,;.]{{2,60}}?))(?=,|;|\.?\s*$|\s(?:in|on|at"
    r"|to)\s[^,;]{1,40}(?:,|\.?\s*$))"
)
# Said Smith, |he was …
FRONTED_SPEECH = re.compile(
    rf"^{_any([verb.title() for verb in _R['bare'] + _A['bare']])}\s(?P<who>(?:[A-Z]|the\s|an?\s)[^,;.]{{1,60}}),\s"
)
VIEWED = re.compile(
    rf"\b(?:{_BE}{_ADVERB}\s|,\s(?:[a-z]+ly\s)?"
    rf"|\b)(?P<cue>{_any(_V['passive'])})(?:\sby\s(?P<who>[^,;]{{2,70}}?))?"
    rf"\s{_any(_V['joined'])}\b"
)
VIEWING = re.compile(
    rf"\b(?P<verb>{_any(_V['active'])})\s(?:(?:him|her|it|them|himself|herself|itself"
    r"|[A-Z][\w’'. -]{1,60}?|the\s[^,;]{1,50}?)\s)"
    rf"(?=(?:{_any(_V['joined'])}|an?|the)\b)"
)
# Smith founded it, |which he denies; …, |a claim that she rejected; …, |but this has not been proven
CONTESTED = re.compile(
    r",\s(?:which|(?:an?\s)?(?:[a-z]+\s)?"
    rf"{_any(_C['claims'])}(?:\s(?:that|which))?)\s(?:he|she|they|it|[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){{0,3}}"
    rf"|(?:the|his|her|their|its)\s(?:[\w-]+\s){{0,2}}?[\w-]+){_OFTEN}(?:\s(?:has|have|had))?{_OFTEN}\s{_any(_C['verbs'])}\b"
    r"|,\s(?:but|though|although|yet)\s(?:(?:he|she|they|it|[A-Z][\w’'.-]+)(?:\s(?:has|have|had))?"
    rf"{_OFTEN}\s{_any(_C['verbs'])}\s(?:it|this|that|the\s{_any(_C['claims'])})\b"
    rf"|(?:this|that|it|the\s{_any(_C['claims'])})\s(?:is|was|has|had|remains){_OFTEN}\s{_any(_C['unproven'])}\b"
    r"|(?:there\s(?:is|was)\s)?no\s(?:evidence|proof)\b)"
    r"|,\s(?:or\s)?(?:so\s)?it\sappears(?=[.,;]|$)"
    r"|,\sif\s(?:(?:the|these|such)\s)?(?:reports?|rumou?rs?|claims?|allegations?|[A-Z][\w’'-]+\sis\sto)\b"
)
# … (allegedly); … (disputed); … (according to Smith)
BRACKETED = re.compile(
    rf" \((?:{_any([adverb for adverb in _A['adverbs'] if adverb.endswith('ly')], _A['adjectives'])}"
    r"|(?:according\sto|per)\s(?P<who>[^()]{2,80}))\)"
)
# what somebody was held for is contested, not that he was: `was banned for it, |which he denies`
HELD_FOR = re.compile(
    rf"\b(?:{alternatives(_A['accusing'])}|banned|suspended|fined|fired|dismissed|expelled|sacked|sued|arrested|detained"
    r"|sanctions?|sanctioned|blacklisted|supposed|charged|indicted|convicted|sentenced|jailed|accused|suspected|alleged|alleges|reported|said|claimed)\b"
)
UNTRUE = re.compile(
    r"\b(?:[Ii]t|[Tt]hat)\s(?:is|was|has\sbeen|had\sbeen|would\sbe|remains)"
    rf"(?:\s\w+){{0,2}}?\s{_any(_N['untrue'])}\s(?:that|to\ssay\sthat)\b"
    rf"|\b{_opening(_N['nothing'], _N['untrue'])}(?:\s[\w’'-]+){{0,3}}?\s(?:that|of|for)\b"
)
CONTRARY = re.compile(rf"\b{_opening(_N['contrary'])}\b")
NOT = re.compile(rf"(?:\b{_any(_N['local'])}\b|n[’']t\b|\b{_BE}\sdenied\b|^(?:Never|Neither|Falsely)\b)")
NOBODY = re.compile(  # |No court ever found him guilty
    r"(?:^|[,;]\s|\b(?:and|but|that)\s)"
    r"(?:(?:No|no)\s(?!doubt|sooner|matter|fewer|less|longer|more)[a-z]|[Nn]obody\s|[Nn]one\sof\s)"
)
NOT_NOT = re.compile(rf"\b{_any(_N['false_negations'])}\b")
DROPPED = re.compile(
    rf"\b{_opening(_N['dropping'])}\b[^;]{{0,90}}?\s(?:{_BE}|later|subsequently"
    rf"|eventually)\s(?:\w+\s)?{_any(_N['dropped'])}\b"
    rf"|\b{_any(_N['dropping_verbs'])}\s(?:\w+\s){{0,3}}?{_any(_N['dropping'])}\b"
)
REFUSED = re.compile(  # failed to |join
    rf"\b{_opening(_N['refusing'])}\s(?:(?:[a-z]+ly|even)\s)?(?=(?P<verb>[a-z]+))"
)
UNREAL = re.compile(rf"\b{_opening(_CUES['unreal'])}\b|\bnot\s[^,;]{{0,80}}\suntil\b")
# |Had he been convicted, …; He left, |had he not been
UNREAL_CONDITION = re.compile(
    r"^(?:Had|Were|Should)\s(?=(?:he|she|it|they|the|his|her|[A-Z]))|,\shad\s(?:he|she|it|they)\s(?=not\s"
    r"|been\s|become\s|won\s|lived\s)"
)
# In the novel The Bank, |Roe is a thief
UNREAL_TALE = re.compile(
    r"^In\s(?:(?:an?|the|his|her|their|its|one|this)\s(?:[\w’'-]+\s){0,3}?(?:novel|novella|film|movie|play"
    r"|story|episode"
    r"|sitcom|series|comic|game|opera|musical|manga|anime|miniseries|poem|myth|timeline)(?=,|\s[A-Z\"“])"
    r"|(?:an?\s)?(?:alternate|alternative|counterfactual)\s(?:history|timeline|universe)|fiction|folklore"
    r"|mythology)"
)
# |had it not been for her, he would
WITHOUT = re.compile(r"\b[Hh]ad\sit\snot\sbeen\b")
# nearly |won; was to have |sold; was to be |sold
NEARLY = re.compile(r"\b(?:[Nn]early|all\sbut)\s(?=[a-z]+ed\b|became\b|won\b|lost\b|bought\b|sold\b)")
DESTINED = re.compile(r"\b(?:[Ww]as|[Ww]ere)\sto\s(?:have\b|be\s(?=[a-z]+ed\b))")
NOT_SOURCES = re.compile(rf"{_any(_CUES['not_sources'])}\b")
IT_WAS = re.compile(rf"\b[Ii]t\s{_BE}{_ADVERB}\s$")  # It was |inferred
SO = re.compile(r"\b(?:so|such|too)\s(?:\w+\s){0,2}$")  # so |impressed that
PASSIVE = re.compile(rf"(?:\b{_BE}|\bgot|\bgets){_ADVERB}\s$")  # Smith was often |called

DENYING_FINITE, DOUBTING_FINITE = frozenset(_D["finite"]), frozenset(_A["finite"])
DENYING_VERBS = DENYING_FINITE.union(_D["participle"])
DOUBTING_VERBS = DOUBTING_FINITE.union(_A["participle"])
ALSO_DONE = frozenset(_CUES["also_done"])  # what is also done with things: It was held, recorded, found
SPEAKER_ADVERBS = frozenset(_CUES["speaker_adverbs"])
