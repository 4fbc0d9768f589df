"""Who speaks in a quotation, by the words before and after it: `X told reporters`, `," said X`, `according to X`."""

import re

from pipeline.extraction.vocabulary import contains_any, read_json

_SPEECH = read_json("speech")
_VERB = rf"(?:{'|'.join(_SPEECH['finite'])})"
_ADVERBS = rf"(?:(?:{'|'.join(_SPEECH['adverbs'])}|[a-z]+ly)\s){{0,3}}"
_TITLES = _SPEECH["titles"]
_TITLE = rf"(?:{'|'.join(_TITLES)}|[A-Z])\."

_NAME_WORD = rf"(?:{_TITLE}|[^\W\d_a-z][\w’'&-]*)"
# the Robert Lansing Institute; U.S. Department of State; Ursula von der Leyen
_PARTICLE = r"(?:(?:of|for|de|von|van|der|den|du|di|la|le|and|&)\s(?:the\s|der\s)?)?"
_FIRST_WORD = rf"(?=[^\W\d_a-z])(?!(?:{'|'.join(_SPEECH['no_names'])})\b){_NAME_WORD}"
_NAME = rf"(?:[Tt]he\s)?{_FIRST_WORD}(?:(?:\s|(?<=\.)){_PARTICLE}{_NAME_WORD}){{0,7}}"
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)"
_COMMON = (  # a French obituary
    r"(?:[Aa]n?|[Tt]he|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]nother)"
    r"(?:\s(?!(?:a|an|the|and|or|but|that|which|who|it|he|she|they|is|was|are|were|has|had|in|on|at|to|by|as|when)\b)[\w'’-]+){1,4}?"
)
_OWNED = rf"{_FIRST_WORD}(?:\s{_NAME_WORD}){{0,3}}['’]s(?:\s[\w-]+){{1,3}}?"  # Gandhi's private secretary
_OWNED_TEXT = re.compile(rf"['’]s\s(?:[\w-]+\s){{0,3}}(?:{'|'.join(_SPEECH['texts'])})$")  # Lie|'s open letter
_ASIDE = rf"(?:\s(?:{'|'.join(_SPEECH['holders'])}))?(?:\s\([^()]{{1,60}}\))?"  # the IRS (Internal …) ; Wired magazine
_SPEAKER = rf"(?:{_PRONOUN}|{_OWNED}|{_NAME}|{_COMMON})"

_FINITE, _PARTICIPLES = frozenset(_SPEECH["finite"]), frozenset(_SPEECH["participle"])
_WORD = re.compile(r"[a-z]+(?![\w’'-])")
_PASSIVE = re.compile(rf"\b(?:{'|'.join(_SPEECH['passive'])}|to)\s{_ADVERBS}$")  # was also |called; to |say
_FREE_PARTICIPLE = re.compile(rf"(?:,|\b(?:{'|'.join(_SPEECH['before_participle'])}))\s(?:[a-z]+ly\s)?$")  # , |saying
_ATTRIBUTION = tuple(max(phrase.split(), key=len) for phrase in _SPEECH["attribution"])  # a word of each phrase
_ACCORDING = re.compile(  # in the words of Google chairman Eric Schmidt,
    rf"\b(?i:{'|'.join(phrase.replace(' ', chr(92) + 's') for phrase in _SPEECH['attribution'])})\s"
    rf"(?P<speaker>(?:[\w.'’&-]+\s){{0,7}}?[\w.'’&-]+(?=[,;:])|{_NAME})"
)
_BY = re.compile(  # characterised| by Science correspondent John Bohannon as |
    rf"\sby\s(?P<speaker>(?:[\w.'’-]+\s){{0,6}}?{_NAME})(?=\s(?:as|for|in|on|to|that)\b|[,:]|\s?$)[^.;]{{0,60}}$"
)
_ADJACENT = re.compile(rf"\b(?P<speaker>{_PRONOUN}|{_OWNED}|{_NAME}){_ASIDE}\s{_ADVERBS}$")  # X (Y) later |said
_ADJACENT_COMMON = re.compile(rf"\b(?P<speaker>{_COMMON})(?<!ly)\s{_ADVERBS}$")  # the court |said
_DESCRIBING = frozenset(_SPEECH["describing"] + _SPEECH["calling"])
_QUOTED = frozenset({"quoted", "cited"})
_QUOTED_SUBJECT = re.compile(  # X has been |quoted
    rf"\b(?P<speaker>{_PRONOUN}|{_OWNED}|{_NAME})\s(?:(?:has|had|have)\s)?(?:is|was|are|were|been)\s{_ADVERBS}$"
)
_QUOTED_OBJECT = re.compile(rf"\s(?P<speaker>{_NAME})\s(?:as|who)\b")  # quoted| X as
_ADJACENT_COMMA = re.compile(rf"\b(?P<speaker>{_NAME}),\s{_ADVERBS}$")  # X, |said
_APPOSITION = re.compile(rf"\b(?P<speaker>{_NAME}),\s[^,;]{{2,80}},\s{_ADVERBS}$")  # X, a critic, |said
# X, secretary of the committee in 2006 |said
_OPEN_APPOSITION = re.compile(
    rf"\b(?P<speaker>{_NAME}),\s(?:(?:an?|the)\s|(?=\w+\s(?:of|for|at)\s))[^,;.]{{4,80}}\s{_ADVERBS}$"
)
_INVERTED = re.compile(rf"\s(?P<speaker>{_PRONOUN}|{_OWNED}|{_NAME})[,:]\s?$")  # ," |wrote| X, "
_BREAK = re.compile(r"[,”\"]\s?$")
# what the last comma before the verb is followed by in an apposition that is closed, and in one that is open
_CLOSED = re.compile(rf",\s{_ADVERBS}$")  # , |said;  , later |said
_OPEN = re.compile(r",\s(?:(?:an?|the)\s|\w+\s(?:of|for|at)\s)")  # , secretary of the committee |said
# |Lie has denied this, saying; after the verdict |Lie smiled, adding; |The site has denied this, saying
_FIRST_SUBJECTS = (
    re.compile(
        rf"(?<!\b[a-z]\w\s)(?<!\bfrom\s)(?<!\bwith\s)\b"
        rf"(?P<speaker>{_NAME}(?:\s(?:{'|'.join(_SPEECH['holders'])})\s{_NAME})?|{_PRONOUN}\b)(?=\s[a-z])"
    ),
    re.compile(rf"(?P<speaker>{_COMMON})(?=\s(?:has|had|is|was|[a-z]{{3,}}ed|[a-z]{{3,}}s)\s)"),
)
_PREPOSITIONS = (" in ", " for ", " of ", " from ", " with ", " on ", " at ", " to ")
_INFINITIVE = (" to be ", " to have ")  # a method said| to be
_JOINED = re.compile(rf"\b(?:and|but)\s{_ADVERBS}$")  # wrote to him and |called him
_REDUCED = re.compile(r"\sas\b|\s?$")  # a program described| as; but: for what the Post described| as
_RELATIVES = ("what ", "which ", "whom ", "that ", "What ", "As ", "as ")
_AFTER = re.compile(  # |," said X;  |," X later wrote
    rf",?\s?(?:(?P<inverted>{_VERB})\s(?P<late>(?:[a-z-]+\s){{1,4}}?{_NAME}|{_SPEAKER})(?=[\s.,;])"
    rf"|(?P<early>{_SPEAKER})\s{_ADVERBS}{_VERB}\b)"
)
_AFTER_ACCORDING = re.compile(rf",?\s?according\sto\s(?P<speaker>{_NAME}|{_COMMON}(?=[,.;]))")
# found guilty of| "…" in the Bergen Court
_JUDGED = re.compile(r"\b(?:guilty|convicted)\s(?:of|for)\s$")
_AFTER_JUDGED = re.compile(rf",?\s(?:in|by)\s(?P<speaker>(?:the|an?)\s{_NAME}(?<=Court))")
_SIGNATURE = re.compile(rf"[\s—–-]*(?P<speaker>{_NAME})(?=[,.;(\[]|\s?$)")
_SENTENCE_END = re.compile(  # see. "|Then
    rf"[.!?](?<![A-Z].){''.join(rf'(?<!{chr(92)}b{title}.)' for title in _TITLES)}[”\"]?\s+(?=[A-Z“\"])"
)
_NEAR = 24  # characters before a participle that tell whether it is free
_STRETCH = 60  # characters in which a verb is looked for at a time
_WORD_AND_ADVERBS = 5  # spaces from before a word to behind the adverbs that follow it
_CONTEXT = 240  # characters on either side that are looked at

Place = tuple[int, int]


def find_speaker(text: str, start: int, end: int) -> Place | None:
    """Where the words stand that name the speaker of the quotation between two marks; None where none do."""
    if text[end - 1] != ".":
        place = _speaker_after(text, start, end)
        if place is not None:
            return place
    return _speaker_before(text, _sentence_start(text, start), start - 1)


def find_introduced_speaker(text: str) -> Place | None:
    """Whom the last sentence of a paragraph names that introduces a block of quoted text: `Lie wrote to the court:`."""
    end = len(text.rstrip())
    return _speaker_before(text, _sentence_start(text, end), end)


def find_signature(text: str) -> Place | None:
    """The name that begins a line below a quotation, which says whose it is: `Anna Lie, head of the court`."""
    match = _SIGNATURE.match(text)
    return _trimmed(text, *match.span("speaker")) if match is not None else None


def _sentence_start(text: str, position: int) -> int:
    """Where the sentence of a position begins, as far as is looked."""
    head = max(0, position - 1 - _CONTEXT)
    for stop in _SENTENCE_END.finditer(text, head, position):
        head = stop.end()
    return head


def _speaker_after(text: str, start: int, end: int) -> Place | None:
    tail = end + 1
    stop = min(len(text), tail + _CONTEXT)
    match = _AFTER_ACCORDING.match(text, tail, stop)
    if match is not None:
        return _trimmed(text, *match.span("speaker"))
    match = _AFTER.match(text, tail, stop)
    if match is None:
        judged = _JUDGED.search(text, max(0, start - _NEAR), start - 1) and _AFTER_JUDGED.match(text, tail, stop)
        return _trimmed(text, *judged.span("speaker")) if judged else None
    if match["late"]:
        return _trimmed(text, *match.span("late"))
    # after a question or exclamation a sentence of its own may follow
    return _trimmed(text, *match.span("early")) if text[end - 1] == "," or text[tail : tail + 1] == "," else None


def _speaker_before(text: str, head: int, end: int) -> Place | None:
    verb = _last_verb(text, head, end)
    attributed = contains_any(text[head:end].lower(), _ATTRIBUTION)
    according = _ACCORDING.search(text, head, end) if attributed else None
    if according is None:
        return _subject(text, head, verb, end) if verb is not None else None
    place = None
    if verb is not None and verb.start() > according.end():  # according to the Post, |Lie has said
        place = _subject(text, according.end(), verb, end)
    return place or _trimmed(text, *according.span("speaker"))


def _subject(text: str, head: int, verb: re.Match[str], end: int) -> Place | None:
    """Who speaks by a verb of speech in a sentence that begins at `head` and goes on to a quotation at `end`."""
    start, stop = verb.span()
    if verb[0] in _QUOTED:
        found = _QUOTED_SUBJECT.search(text, head, start) or _QUOTED_OBJECT.match(text, stop, end)
        return _trimmed(text, *found.span("speaker")) if found is not None else None
    by = _BY.search(text, stop, end)
    if by is not None:
        return _trimmed(text, *by.span("speaker"))
    near = _last_words(text, head, start)
    if verb[0] in _PARTICIPLES or _JOINED.search(text, near, start):
        return _first_subject(text, head, start)
    if _PASSIVE.search(text, near, start) or text.startswith(_INFINITIVE, stop):
        return None
    if _BREAK.search(text, near, start):
        inverted = _INVERTED.fullmatch(text, stop, end)
        if inverted is not None:
            return _trimmed(text, *inverted.span("speaker"))
    reduced = verb[0] in _DESCRIBING and _REDUCED.match(text, stop, end) is not None
    for pattern in _speakers_before(text, head, start):
        match = pattern.search(text, head, start)
        if match is not None:
            if reduced and not text.endswith(_RELATIVES, 0, match.start("speaker")):
                return None
            governed = text.endswith(_PREPOSITIONS, 0, match.start("speaker"))  # in his review for Variety |described
            first = _first_subject(text, head, match.start()) if governed else None
            return first or _trimmed(text, *match.span("speaker"))
    return None


def _speakers_before(text: str, head: int, end: int) -> tuple[re.Pattern[str], ...]:
    """The patterns of a speaker right before a verb that what follows the last comma leaves."""
    comma = text.rfind(",", head, end)
    if comma >= 0 and _CLOSED.match(text, comma, end):
        return _ADJACENT, _APPOSITION, _ADJACENT_COMMON, _ADJACENT_COMMA
    if comma >= 0 and _OPEN.match(text, comma, end):
        return _OPEN_APPOSITION, _ADJACENT, _ADJACENT_COMMON
    return _ADJACENT, _ADJACENT_COMMON


def _last_words(text: str, head: int, end: int) -> int:
    """Where the last word begins, or before it, that only adverbs follow."""
    at = end
    for _ in range(_WORD_AND_ADVERBS):
        at = text.rfind(" ", head, at)
        if at < 0:
            return head
    return at


def _first_subject(text: str, head: int, end: int) -> Place | None:
    for pattern in _FIRST_SUBJECTS:
        match = pattern.search(text, head, end)
        if match is not None:
            return _trimmed(text, *match.span("speaker"))
    return None


def _last_verb(text: str, head: int, end: int) -> re.Match[str] | None:
    """The last verb of speech before a quotation; a participle only where it is free, as in `, saying`."""
    verb = None
    while verb is None and end > head:  # stretch by stretch, as it is often among the last words
        begin = text.rfind(" ", head, max(head, end - _STRETCH)) + 1 or head
        for word in _WORD.finditer(text, begin, end):
            free = word[0] in _PARTICIPLES and (
                text.startswith(" that ", word.end())
                or _FREE_PARTICIPLE.search(text, max(head, word.start() - _NEAR), word.start())
            )
            if word[0] in _FINITE or free:
                verb = word
        end = begin
    return verb


def _trimmed(text: str, start: int, end: int) -> Place:
    """Without a stop or a possessive at the end; of somebody's statement or letter, the somebody."""
    owner = _OWNED_TEXT.search(text, start, end)
    if owner is not None:
        end = owner.start()
    if text[end - 2 : end] in ("'s", "’s"):
        end -= 2
    while end > start + 1 and (text[end - 1] in ",’'" or (text[end - 1] == "." and text[end - 2].islower())):
        end -= 1
    return start, end
