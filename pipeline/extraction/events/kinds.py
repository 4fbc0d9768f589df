"""Which kind of happening a clause tells of, by the words of `data/event_kinds.json`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extraction.vocabulary import read_json

_WORD = re.compile(r"[^\W_]+(?:[-‑][^\W_]+)*")


@dataclass(slots=True)
class _Form:
    kind: str
    manner: str
    rest: "re.Pattern[str] | None"  # what follows the first word


def _read_forms() -> dict[str, list[_Form]]:
    """First word -> forms that begin with it, the more particular ones first.

    A form of the data file is a word, or words joined by `|`, then, behind a blank, an expression for what follows;
    one that looks ahead follows at once, others behind white space.
    """
    found: dict[str, list[_Form]] = {}
    entries = [
        (form.partition(" "), kind, manner)
        for kind, manners in read_json("event_kinds").items()
        for manner, forms in manners.items()
        for form in forms
    ]
    for (first, _, rest), kind, manner in sorted(entries, key=lambda e: (-len(e[0][2]), e)):
        lead = "" if rest.startswith(("(?=", "(?!")) else r"\s"
        pattern = re.compile(rf"{lead}{rest}(?!\w)" if lead else rest, re.IGNORECASE) if rest else None
        for word in first.split("|"):
            found.setdefault(word, []).append(_Form(kind, manner, pattern))
    return found


_FORMS = _read_forms()

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
_JOINING = frozenset({"", "and", "or", "but", "then", "and later", "and then", "and subsequently"})
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
    reached = start
    for match in _WORD.finditer(text, start, end):
        forms = _FORMS.get(match[0].lower())
        if forms is None or match.start() < reached:
            continue
        form, after = _matching(forms, text, match.end(), end)
        if form is None:
            continue
        trigger = _trigger(text, start, match, form, after, passive_before)
        if trigger is not None:
            reached = after
            yield trigger


def _matching(forms: list[_Form], text: str, at: int, end: int) -> tuple[_Form | None, int]:
    for form in forms:
        if form.rest is None:
            return form, at
        match = form.rest.match(text, at, end)
        if match is not None:
            return form, match.end()
    return None, at


def _trigger(
    text: str, start: int, first: "re.Match[str]", form: _Form, after: int, passive_before: bool
) -> Trigger | None:
    at, word = first.start(), first[0]
    kind, manner = form.kind, form.manner
    capital = word[0].isupper() and at > start
    if capital and manner != "happening":
        return None
    before = text[max(start, at - _BEFORE) : at]
    passive = False
    if manner == "happening":
        weight = 2.0 if capital else 5.0
        if _BACKGROUND.search(before):
            weight -= 2.0
    else:
        passive = _is_passive(text, at, after, before, word, passive_before)
        if _INTENDED.search(before):
            weight = 4.0
        elif word.endswith("ing"):
            weight = 8.0 if not before.strip() or _PASSIVE.search(before) else 4.0
        else:
            weight = 6.0 if _BACKGROUND.search(before) else 10.0
        if after > first.end():
            weight += 0.5
    if manner in ("killing", "done"):
        kind, manner = ("death" if passive else "offence"), "does"
    return Trigger(kind, manner, at, after, passive, weight, first.end())


def _is_passive(text: str, at: int, after: int, before: str, word: str, passive_before: bool) -> bool:
    if word.endswith("ing"):
        return False
    if word.lower() in ("was", "were", "be", "been") or _PASSIVE.search(before):
        return True
    joined = passive_before and before.strip().lower() in _JOINING
    alone = at == 0 or text[at - 1] == "(" or text[at - 2 : at] in (", ", "; ")
    return (alone or joined) and _NO_OBJECT.match(text, after) is not None
