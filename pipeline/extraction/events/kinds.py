"""Which kind of happening a clause tells of, by the words of `data/event_kinds.json`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extraction.endings import Ending, last_words
from pipeline.extraction.events.forms import Form
from pipeline.extraction.events.words import First, Words
from pipeline.extraction.vocabulary import read_json

_WORDS = read_json("event_words")
_ADVERB = r"(?i:[a-z]+ly|later|also|first|again|then|soon|not|never|once|jointly|both|all|then|thus|still|being|been)\s"
# `was |`, `has been officially |`: what makes a participle passive
_PASSIVE = Ending(
    ("was", "were", "is", "are", "be", "been", "being", "get", "gets", "got", "become", "becomes"),
    rf"(?:{_ADVERB}){{0,3}}",
    most=3,
)
# `will |`, `failed to |`: what is not said to have happened
_INTENDED = Ending(_WORDS["intending"], rf"(?:{_ADVERB}|(?i:not|be|have)\s){{0,3}}", most=3)
# `the |convicted founders`
_ATTRIBUTE = Ending(
    ("the", "a", "an", "his", "her", "its", "their", "of", "by", "some", "many", "several", "newly", "recently", "with")
)
# `festival| day`, `arrest| warrant`: a noun that only tells which one another is
_COMPOUND = re.compile(rf"\s(?:{'|'.join(_WORDS['compound'])})\b")
# `to |`, `would later |`: what has happened when the date stands with it
_TO = Ending(("to", "would"), rf"(?:{_ADVERB}|(?i:not|be|have|go\son\sto)\s){{0,3}}", most=3, lead=r"(?<!\bon\s)")
# `after |`, `following his |`: what only tells when something else was
_BACKGROUND = Ending(_WORDS["background"], r"(?:[\w’']+\s){0,3}", most=3)
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
_AUXILIARIES = frozenset({"was", "were", "be", "been"})
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


def triggers(text: str, words: Words, start: int, end: int, at: int) -> Iterator[Trigger]:
    """The triggers between two places of a sentence, weighed for a date that stands at `at`."""
    reached = start
    for first in words.firsts:
        if first.end > end:
            break
        if first.start < reached:
            continue
        form, after = _matching(first.forms, text, first.end, end)
        if form is None:
            continue
        reached = after
        trigger = _trigger(text, words, start, first, form, after, at)
        if trigger is not None:
            yield trigger


def _matching(forms: list[Form], text: str, at: int, end: int) -> tuple[Form | None, int]:
    for form in forms:
        if form.rest is None:
            return form, at
        match = form.rest.match(text, at, end)
        if match is not None:
            return form, match.end()
    return None, at


def _trigger(text: str, verbs: Words, start: int, first: First, form: Form, after: int, date: int) -> Trigger | None:
    at, word = first.start, first.word
    kind, manner = form.kind, form.manner
    capital = word[0].isupper() and at > start
    if capital and manner != "happening":
        return None
    before = text[max(start, at - _BEFORE) : at]
    words = last_words(before)
    dated = at < date and date - after < _NEAR and verbs.first(after, max(after, date)) is None
    passive = False
    attributive = word.endswith(("ed", "en", "wn", "ing")) and _ATTRIBUTE.ends(words, before)
    if attributive and word.endswith("ing"):
        manner = "happening"  # the |meeting, their |sentencing
    if manner == "happening":
        if before.endswith("for ") or _COMPOUND.match(text, after) or (not dated and _BACKGROUND.ends(words, before)):
            return None
        leading = verbs.first(start, at) is None
        if (capital or kind in _NOT_AS_OBJECT) and not (dated or leading):
            kind = "other"  # it is named, but what happened with it is not known
        weight = 2.0 if capital or kind == "other" else 6.0 if dated else 5.0 if leading else 4.0
    elif _INTENDED.ends(words, before) or (attributive and manner in ("does", "done", "receives")):
        return None
    else:
        helped = _PASSIVE.ends(words, before)
        passive = not word.endswith("ing") and (
            helped or word.lower() in _AUXILIARIES or _is_bare(text, verbs, start, at, after, before)
        )
        if _TO.ends(words, before):
            if not dated:
                return None
            weight = 5.5
        elif manner == "occurs":
            weight = 4.5
        elif word.endswith("ing"):
            weight = 8.0 if not before.strip() or helped else 5.0 if dated else 4.0
        else:
            weight = 10.0
        if after > first.end and manner != "occurs":
            weight += 0.5
    if manner == "done":
        kind, manner = "death", "does" if passive else "killing"
    return Trigger(kind, manner, at, after, passive, weight, first.end)


def _is_bare(text: str, verbs: Words, start: int, at: int, after: int, before: str) -> bool:
    """Whether a participle stands for a clause in the passive without its auxiliary: `formed in 1962`."""
    if _NO_OBJECT.match(text, after) is None:
        return False
    alone = at == 0 or text[at - 1] == "(" or text[at - 2 : at] in (", ", "; ")
    reduced = alone or (verbs.first(start, at) is not None and _REDUCED.match(before, len(before) - 1) is not None)
    return reduced or _JOINED_PASSIVE.search(text, max(0, at - 2 * _BEFORE), at) is not None
