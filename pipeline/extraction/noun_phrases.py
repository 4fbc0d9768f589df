"""The noun phrase in words that should name a speaker: up to where a clause begins, or nothing."""

import re

from pipeline.extraction.vocabulary import read_json

_CUES, _WORDS = read_json("certainty"), read_json("event_words")
_AUXILIARIES = (
    "was|were|is|are|has|had|have|did|do|does|been|being|be|can|could|will|would|shall|should|may|might|must|cannot"
)
# verbs that are seldom nouns as well: no `reports`, `claim`
_NOUNS_TOO = frozenset({"report", "state", "claim", "estimate", "show", "suspect", "fear", "doubt", "dispute", "read"})
_FINITE = "|".join(
    sorted(
        word
        for word in {*_WORDS["irregular"], *_CUES["reporting"]["finite"], *_CUES["alleging"]["finite"], "says"}
        if word.isalpha() and word not in _NOUNS_TOO and (word == "says" or not word.endswith("s"))
    )
)
_DETERMINERS = (
    r"the|an?|his|her|its|their|this|that|these|those|some|many|several|two|three|of|by|widely|recently|newly"
)
# `Engel| said he`; not `a |leaked report`, `files |released by the court`, `his |will`
_VERB = re.compile(
    rf"(?<![\w-])(?P<aux>{_AUXILIARIES})(?![\w-])|(?<![\w-])(?:{_FINITE}|[a-z]+ed)(?![\w-])"
    r"(?!\s(?:by|in|on|at|from|with|for|under|of|to)\b)"
)
_NO_VERB_AFTER = re.compile(rf"(?:\b(?i:{_DETERMINERS})|[’']s?)\s$")
# `Anna Lie| who`, `Lie| in 1995`, `a plan| to establish`, `us two weeks ago|—I`
_END = re.compile(
    r"\s?[—;]|\s–\s|\s(?:who|whom|whose|which|that|what|where|when|while|why|how|because|although|though|but|if|as|than|after"
    r"|before|since|until|whether|he|she|they|it|we|I|never|not)(?!\w)"
    r"|\s(?:in|on|during|from)\s(?:(?:early|late|mid)\s)?(?:\d{1,2}\s)?(?:[A-Z][a-z]+\s)?(?:\d{1,2},\s)?\d{4}s?\b"
    r"|\s(?:and\s)?to\s(?!the\b|an?\b|his\b|her\b|its\b|their\b)[a-z]+"
)
# what begins no noun phrase: `while Girard`, `At a meeting`, `whose dowry`
_NO_START = re.compile(
    rf"(?:(?i:{'|'.join(_WORDS['prepositions'])}|while|although|though|because|when|where|if|since|until|who|whom|whose"
    r"|which|that|why|and|but|or|then|not|never|only|there|it)\b(?!\s?\d)(?!$)|(?:who|whom|whose|which|that|what|how)$"
    r"|(?i:in|at|on|throughout|during|as)\b(?!\s?\d)|[Tt]hroughout\b|[a-z]+ly\b|-)"
)
# `according to |what Anna Lie told the court`
_FREE_RELATIVE = re.compile(r"(?:what|how)\s(?=[A-Z])")
_TIME = re.compile(r"(?:[\w-]+\s){0,3}(?:days?|weeks?|months?|years?|hours?|minutes?|time)$")
_LONE = re.compile(
    r"(?:he|she|they|it|I|we|one|others?|police|media|people|legend|tradition|research|[a-z’'-]*[a-rt-z]s)$"
)
_EMPTY = re.compile(
    r"(?:(?i:the|an?|his|her|its|their|this|these|those|some|many)(?:\s(?:most|least|more|same|other))?)$"
)
_OPENED = frozenset('"“‘')
_TAIL = re.compile(r"[\s,;:.\"“”—–-]+$|\s(?:and|or|of|by|with|the|an?|also|to|for|in|on|at|from|[a-z]+ly)$")


def noun_phrase(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the noun phrase stands that a stretch of text begins with; None where it begins with none."""
    if text[max(0, start - 1) : start] in _OPENED and text[start:end][:1].islower():
        return None  # words that somebody said: to “|overthrow the king”
    free = _FREE_RELATIVE.match(text, start, end)
    start = free.end() if free is not None else start
    if _NO_START.match(text, start, end) and text[start:end] not in ("It", "it"):
        return None
    boundary = _END.search(text, start, end)
    end = boundary.start() if boundary is not None else end
    for verb in _VERB.finditer(text, start, end):
        if verb.start() == start and (verb["aux"] or not verb[0].endswith("ed") or verb.end() == end):
            return None
        if verb.start() > start and not _NO_VERB_AFTER.search(text, start, verb.start()):
            end = verb.start()
            break
    while end > start and (tail := _TAIL.search(text, start, end)) is not None:
        end = tail.start()
    words = text[start:end]
    if not words or _TIME.fullmatch(words) or _EMPTY.fullmatch(words):
        return None
    if words.isalpha() and words[0].islower() and not _LONE.fullmatch(words):
        return None  # a lone adjective or verb
    return start, end
