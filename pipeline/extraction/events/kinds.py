"""Which kind of happening a clause tells of, by the words of `data/event_kinds.json`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extraction.events.clauses import HAS_VERB
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

_WORDS = read_json("event_words")
_ADVERB = r"(?:[a-z]+ly|later|also|first|again|then|soon|not|never|once|jointly|both|all|then|thus|still|being|been)\s"
# `was |`, `has been officially |`: what makes a participle passive
_PASSIVE = re.compile(
    rf"\b(?:was|were|is|are|be|been|being|get|gets|got|becomes?)\s(?:{_ADVERB}){{0,3}}$", re.IGNORECASE
)
# `will |`, `failed to |`: what is not said to have happened
_INTENDED = re.compile(
    rf"(?:\b(?:will|could|should|might|may|can|must|cannot|shall|if|plan(?:ned|s|ning)?\sto|intend(?:ed|s)\sto|hoped\sto|"
    rf"failed\sto|refused\sto|tried\sto|attempted\sto|want(?:ed|s)\sto|able\sto|likely\sto|expected\sto)\s"
    rf"(?:not\s|{_ADVERB}|be\s|have\s){{0,3}}|\bn['’]t\s)$",
    re.IGNORECASE,
)
# `the |convicted founders`
_ATTRIBUTE = re.compile(
    r"\b(?:the|an?|his|her|its|their|of|by|some|many|several|newly|recently|with)\s$", re.IGNORECASE
)
# `festival| day`, `arrest| warrant`: a noun that only tells which one another is
_COMPOUND = re.compile(rf"\s(?:{'|'.join(_WORDS['compound'])})\b")
# `to |`, `would later |`: what has happened when the date stands with it
_TO = re.compile(rf"(?<!\bon\s)\b(?:to|would)\s(?:not\s|{_ADVERB}|be\s|have\s|go\son\sto\s){{0,3}}$", re.IGNORECASE)
# `after |`, `following his |`: what only tells when something else was
_BACKGROUND = re.compile(
    r"\b(?:after|before|since|following|until|upon|during|despite|prior\sto|because\sof|due\sto|according\sto|amid|in\sresponse\sto)"
    r"\s(?:[\w’']+\s){0,3}$",
    re.IGNORECASE,
)
# where a participle may stand for a clause: `founded |in 1990`
_NO_OBJECT = re.compile(rf"\s?(?:$|[,.;)]|(?:{'|'.join(_WORDS['no_object'])}|[a-z]+ly)\b)")
# `was arrested and later |charged`
_JOINED_PASSIVE = re.compile(
    rf"\b(?:was|were|been)\s(?:{_ADVERB}){{0,2}}[a-z]+(?:ed|en|wn)\s(?:[^,;]{{1,60}}\s)?"
    rf"(?:and|or|then)\s(?:{_ADVERB}){{0,2}}$"
)
# `is a society |formed in 1962`: a noun before a participle, behind the clause's own verb
_REDUCED = re.compile(
    "".join(
        rf"(?<!\b{word})" for word in ("had", "has", "have", "and", "or", "who", "which", "that", "it", "he", "they")
    )
    + r"(?<!ly)\s$"
)
_BEFORE = 60
# what a noun behind a verb does not tell: `survived an assassination`, `wrote of the murder`, `read the report`
_NOT_AS_OBJECT = frozenset(_WORDS["roles"]["not_as_object"])
_NEAR = 60  # how far behind its noun a date may stand


@dataclass(slots=True)
class Trigger:
    """Words that tell of a happening, and how: `manner` says what part their subject plays."""

    kind: str
    # the part of the subject: does, killing (somebody or something kills), undergoes, serves (in an office), receives,
    # together (with others), occurs (takes place), happening (a noun, which has none)
    manner: str
    start: int
    end: int
    passive: bool
    weight: float  # how likely it is what the clause is about
    verb_end: int  # where its first word ends


def triggers(text: str, start: int, end: int, at: int) -> Iterator[Trigger]:
    """The triggers between two places of a sentence, weighed for a date that stands at `at`."""
    reached = start
    for match in _WORD.finditer(text, start, end):
        forms = _FORMS.get(match[0].lower())
        if forms is None or match.start() < reached:
            continue
        form, after = _matching(forms, text, match.end(), end)
        if form is None:
            continue
        reached = after
        trigger = _trigger(text, start, match, form, after, at)
        if trigger is not None:
            yield trigger


def _matching(forms: list[_Form], text: str, at: int, end: int) -> tuple[_Form | None, int]:
    for form in forms:
        if form.rest is None:
            return form, at
        match = form.rest.match(text, at, end)
        if match is not None:
            return form, match.end()
    return None, at


def _trigger(text: str, start: int, first: "re.Match[str]", form: _Form, after: int, date: int) -> Trigger | None:
    at, word = first.start(), first[0]
    kind, manner = form.kind, form.manner
    capital = word[0].isupper() and at > start
    if capital and manner != "happening":
        return None
    before = text[max(start, at - _BEFORE) : at]
    dated = at < date and date - after < _NEAR and not HAS_VERB.search(text, after, max(after, date))
    passive = False
    attributive = word.endswith(("ed", "en", "wn", "ing")) and _ATTRIBUTE.search(before) is not None
    if attributive and word.endswith("ing"):
        manner = "happening"  # the |meeting, their |sentencing
    if manner == "happening":
        if before.endswith("for ") or _COMPOUND.match(text, after) or (not dated and _BACKGROUND.search(before)):
            return None
        leading = not HAS_VERB.search(text, start, at)
        if (capital or kind in _NOT_AS_OBJECT) and not (dated or leading):
            kind = "other"  # it is named, but what happened with it is not known
        weight = 2.0 if capital or kind == "other" else 6.0 if dated else 5.0 if leading else 4.0
    elif _INTENDED.search(before) or (attributive and manner in ("does", "done", "receives")):
        return None
    else:
        passive = _is_passive(text, start, at, after, before, word)
        if _TO.search(before):
            if not dated:
                return None
            weight = 5.5
        elif manner == "occurs":
            weight = 4.5
        elif word.endswith("ing"):
            weight = 8.0 if not before.strip() or _PASSIVE.search(before) else 5.0 if dated else 4.0
        else:
            weight = 10.0
        if after > first.end() and manner != "occurs":
            weight += 0.5
    if manner == "done":
        kind, manner = "death", "does" if passive else "killing"
    return Trigger(kind, manner, at, after, passive, weight, first.end())


def _is_passive(text: str, start: int, at: int, after: int, before: str, word: str) -> bool:
    if word.endswith("ing"):
        return False
    if word.lower() in ("was", "were", "be", "been") or _PASSIVE.search(before):
        return True
    alone = at == 0 or text[at - 1] == "(" or text[at - 2 : at] in (", ", "; ")
    joined = _JOINED_PASSIVE.search(text, max(0, at - 2 * _BEFORE), at) is not None
    reduced = _REDUCED.search(before) is not None and HAS_VERB.search(text, start, at) is not None
    return (alone or joined or reduced) and _NO_OBJECT.match(text, after) is not None
