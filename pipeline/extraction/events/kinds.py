"""Which kind of happening a clause tells of, by the words of `data/event_kinds.json`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extraction.vocabulary import read_json

_FORMS = sorted(
    (
        (form, kind, manner)
        for kind, manners in read_json("event_kinds").items()
        for manner, forms in manners.items()
        for form in forms
    ),
    key=lambda entry: (" " not in entry[0], -len(entry[0]), entry),  # where two begin alike, the more particular one
)
_TRIGGER = re.compile(r"\b(?:" + "|".join(f"({form})" for form, _, _ in _FORMS) + r")(?:(?<=\s)|(?!\w))", re.IGNORECASE)
_MEANING = [(kind, manner) for _, kind, manner in _FORMS]

_ADVERB = r"(?:[a-z]+ly|later|also|first|again|then|soon|not|never|once|jointly|both|all|then|thus|still|being|been)\s"
# `was |`, `has been officially |`: what makes a participle passive
_PASSIVE = re.compile(rf"\b(?:was|were|is|are|be|been|being|get|gets|got|becomes?)\s(?:{_ADVERB}){{0,3}}$", re.IGNORECASE)
# `to |`, `would later |`: what is not said to have happened
_INTENDED = re.compile(
    rf"(?:\b(?:to|would|will|could|should|might|may|can|must|cannot|shall|if|planned|plans|intended|hoped|failed|refused|"
    rf"tried|attempted)\s(?:not\s|{_ADVERB}|be\s|have\s){{0,3}}|\bn['’]t\s)$",
    re.IGNORECASE,
)
# `after |`, `following his |`: what only tells when something else was
_BACKGROUND = re.compile(
    r"\b(?:after|before|since|following|until|upon|during|despite|prior\sto|because\sof|due\sto)\s(?:[\w’']+\s){0,3}$", re.IGNORECASE
)
# `, |`, ` who |`: where a participle may stand for a clause
_NO_OBJECT = re.compile(r"\s?(?:$|[,.;)]|(?:in|by|on|at|from|for|as|to|of|with|under|during|after|before|and|near|between|when|against|into|along|over|until|through|again|because|due|alongside|together|[a-z]+ly)\b)")
_BEFORE = 60


@dataclass(slots=True)
class Trigger:
    """Words that tell of a happening, and how: `manner` says what part their subject plays."""

    kind: str
    manner: str  # does, done, killing, undergoes, receives, together, happening
    start: int
    end: int
    passive: bool
    weight: float  # how likely it is what the clause is about
    verb_end: int  # where its first word ends


def triggers(text: str, start: int, end: int, passive_before: bool = False) -> Iterator[Trigger]:
    """The triggers between two places of a sentence; `passive_before`: the clause goes on from a passive one."""
    for match in _TRIGGER.finditer(text, start, end):
        kind, manner = _MEANING[(match.lastindex or 1) - 1]
        at, after = match.span()
        capital = text[at].isupper() and at > start
        if capital and (manner != "happening" or text[max(0, at - 1) : at] == "-"):
            continue
        before = text[max(start, at - _BEFORE) : at]
        passive = False
        weight = 10.0
        if manner == "happening":
            weight = 2.0 if capital else 5.0
            if _BACKGROUND.search(before):
                weight -= 2.0
        else:
            word = match[0].split(" ", 1)[0]
            passive = _is_passive(text, match, before, word, passive_before)
            if _INTENDED.search(before):
                weight = 4.0
            elif word.endswith("ing"):
                weight = 8.0 if not before.strip() or _PASSIVE.search(before) else 4.0
            elif _BACKGROUND.search(before):
                weight = 6.0
            if " " in match[0]:
                weight += 0.5
        if manner == "killing" or manner == "done":
            kind, manner = ("death" if passive else "offence"), "does"
        yield Trigger(kind, manner, at, after, passive, weight, at + len(match[0].split(" ", 1)[0]))


def _is_passive(text: str, match: "re.Match[str]", before: str, word: str, passive_before: bool) -> bool:
    if word.endswith("ing"):
        return False
    if _PASSIVE.search(before) or re.match(r"(?:was|were|be|been)\s", match[0], re.IGNORECASE):
        return True
    joined = before.strip().lower() in ("", "and", "or", "but", "then", "and later", "and then", "and subsequently")
    alone = match.start() == 0 or text[match.start() - 2 : match.start()] in (", ", " (") or text[match.start() - 1] == "("
    return (alone or (joined and passive_before)) and _NO_OBJECT.match(text, match.end()) is not None


def heading_kind(heading: str) -> str | None:
    """The kind that a section's heading suggests for the items of its lists: `Awards and honours`."""
    match = re.search(r"\b(?:awards?|honou?rs|prizes|recognition)\b", heading, re.IGNORECASE)
    return "award" if match else None
