"""Whom a match is about: the subject that stands before it, and names that only govern a subject."""

import re

from pipeline.extraction.coordination import first_of_subject, is_led

_CONTEXT = 300  # characters before a match in which its subject is looked for
# the sentence's own subject: `In ‹D0›, ‹P1› …`
_HEAD = re.compile(
    r"(?:In(?! ‹D)|On(?! ‹D)|After|Before|While|At|By|With|As|During|Following|Since|Under|From|For|To|Despite|Unlike"
    r"|Through|Along|According|Like|Besides|Alongside|Together|Against|Among|Contrary)\b"
    r"[^;.]{0,120}?, (?:[Tt]he )?(?P<behind>‹[PO]\d+›)(?= [a-z])"
    r"|(?:[^‹,]{0,40}(?:‹D\d+›)?[^‹,]{0,30}, ?)?(?:[Tt]he )?(?!(?:He|She|It|They|We|I|There"
    r"|This|These|Those|One|Both|Some|Many|Two|Three|Four)\b)"
    r"(?:[A-Z]?[a-z]+ ){0,3}(?P<first>‹[PO]\d+›)"
)
# In ‹D0› |‹P1› and ‹P2› were| convicted of theft and sentenced
_DONE_TO = re.compile(
    r"(?P<whom>‹P\d+›(?:(?:, and |, | and )‹P\d+›){0,8}|‹O\d+›)(?: \([^()]{0,80}\))?(?:,? who)?"
    r" (?:(?:[a-z]+ly|also|later|then|first|again|both|all|on ‹D\d+›) )*(?:was|were|has been|had been|have"
    r" been)\b"
)
_NEW_SUBJECT = re.compile(
    r"[;:]|\b(?:but|while|who|whom|whose|which|that|where|when)\b"
    r"|‹[PO]\d+›,? (?:[a-z]+ly )?(?:was|were|had|has|is|[a-z]+ed)\b"
)
_GOVERNING = re.compile(
    r"\b(?:of|in|at|from|with|by|to|under|against|between|for|than|like"
    r"|unlike|alongside|including|besides|except|near|about)(?: the)?(?: [a-z]+[’']s)? $"
)
_GOVERNOR = 30  # characters before a name in which a preposition may govern it
_APPOSED = re.compile(
    r",? (?:who|which|that)\b| \(| headquarters|, (?:an?|the|one|then|now|formerly|previously|originally|based"
    r"|headquartered|born|known|also|led|run|head(?:ed)?|directed|president|chair\w*|chief|CEO|founder|director)\b"
)
_NAME = re.compile(r"‹[A-Z]\d+›(?= ?(?:,|;|and |& |as well as |$))")  # and no ‹O› of a title: ‹O› founder ‹P›
_BRACKETS = re.compile(r"\([^()]{0,400}\)")
_RELATIVE = re.compile(r" (?:who|whose|whom|which|that|where|said|told|by) ")


def subject_before(template: str, at: int) -> str | None:
    """The tokens of the subject of a clause that begins at a place without one: `‹P0› was tried |and sentenced`."""
    if done := _subject_of_passive(template, at):
        return done
    head = _HEAD.match(template)
    if head is None or head.end() > at or _RELATIVE.search(template, head.end(), at):
        return None
    if template.find(";", head.end(), at) >= 0 and ";" in _BRACKETS.sub("", template[head.end() : at]):
        return None  # another clause, with a subject of its own
    if head["first"] and is_led(template, head.start("first")):
        return None
    return head["behind"] or head["first"]


def subject_start(template: str, start: int, end: int) -> int:
    """Where the subject begins among the names that end before a verb: `According to ‹P0›, |‹P1› was`."""
    if template[start] == "‹" and template.find("›", start) == end - 1:
        return start  # a single name
    names = [match.span() for match in _NAME.finditer(template, start, end)]
    first = first_of_subject(template, names) if names else 0
    return names[first][0] if first else start


def is_governed(match: re.Match[str], start: int) -> bool:
    """Whether the names of the subject that begins a match only tell whose or what it is: `The head of |‹O› was`.

    `start` is where the subject begins among these names.
    """
    if match.string[start - 1 : start] != " ":
        return False
    whom = match["subject"]
    if whom.startswith(("‹H", "‹L")):
        return False
    if whom.endswith(("’s", "'s", "’", "'")) or _APPOSED.match(match.string, match.end("subject")):
        return False
    return _GOVERNING.search(match.string, max(0, start - _GOVERNOR), start) is not None


def _subject_of_passive(template: str, end: int) -> str | None:
    """Whom the last passive before a place is about, where nothing between begins anew."""
    last = next(reversed(list(_DONE_TO.finditer(template, max(0, end - _CONTEXT), end))), None)
    if last is None or _NEW_SUBJECT.search(template, last.end(), end):
        return None
    start = subject_start(template, *last.span("whom"))  # In a letter to ‹P0›, |‹P1› was
    if _GOVERNING.search(template, max(0, start - _GOVERNOR), start):
        return None
    return template[start : last.end("whom")]
