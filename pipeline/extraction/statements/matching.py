"""Rules tried on typed sentences; what matches becomes statements with their certainty."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipeline.extraction.certainty import CertaintyReader
from pipeline.extraction.model import Certainty, Facts, Statement
from pipeline.extraction.names.finding import model
from pipeline.extraction.prefilter import Prefilter
from pipeline.extraction.statements.dating import dates_of, edtf_of
from pipeline.extraction.statements.enumerations import parts, roles_in, trimmed
from pipeline.extraction.statements.properties import NATIONS, VALUE_TYPES
from pipeline.extraction.statements.rules import ACCUSED, Rule
from pipeline.extraction.statements.subjects import is_governed, subject_before, subject_start
from pipeline.extraction.statements.typed import TOKEN, Span, TypedSentence, sole_span, spans_in, titles_in
from pipeline.extraction.vocabulary import contains_any

# words for a thing that its name should stand for: `It`, `The company`
_NO_NAME = re.compile(r"(?:[Hh]e|[Ss]he|[Ii]t|[Hh]i[sm]|[Hh]er|[Ii]ts|[Tt]he [a-z]+)$")
_OWN = frozenset({"his", "her", "its", "their"})  # |its leader, ‹P›
_OF_PERSONS = frozenset(
    {
        "position_held",
        "educated_at",
        "academic_degree",
        "employer",
        "spouse",
        "occupation",
        "residence",
        "place_of_birth",
        "place_of_death",
        "date_of_birth",
        "date_of_death",
        "candidate_for",
        "father",
        "mother",
        "child",
        "sibling",
    }
)
# was |not yet a member of; became a clerk, |not the head of
_NEGATED = re.compile(
    r"(?:is|was|were|are|has|have|had|did|does|been|being)? ?(?:[a-z]+ly |yet |also )?(?:not|never|neither)\b"
)
_DENYING = re.compile(r"(?:not|never|no|neither|nor)\b")  # |not a spokesman for it
_OFFENCES = frozenset(
    {"accused_of", "charged_with", "convicted_of", "acquitted_of", "pleaded_guilty_to", "sentenced_to"}
)
_NEGATING = re.compile(r"\b(?:not|never|neither|nor|without|except|instead of)\b")
_OF_ORGANISATIONS = frozenset(
    {"headquarters", "inception", "dissolved", "industry", "subsidiary", "parent_organization"}
)
_ORGANISATIONS = frozenset({"Organization", "Company", "PublicBody"})
_COLLECTIVE = _ORGANISATIONS | {"Place"}
_VALUES = "POWLN"  # the letters of what can be the value of a statement
_CONTEXT = 300  # characters before a match in which `Rule.after` is looked for
_OTHER_WORDS = re.compile(r"\b(?!(?:the|The|of|in|at|for|and|group)\b)[^\W\d_]{2,}")
_PRONOUNS = frozenset({"he", "she", "it", "his", "her", "its", "him"})
_CLAIMS_ONLY = frozenset({"charged_with", "accused_of"})  # never the text's own claim; left out where no cue is seen
_UNITS = {"year": "Y", "month": "M", "week": "W", "day": "D"}
_JOINED = len(" and ")  # characters between the parts of one duration: seven years| and |two months
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GROUP = re.compile(r"\b(?!the\b|and\b|of\b)[a-z]{3,}")
_TITLE = re.compile(r"‹[OWL]\d+›(?= [a-z])")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|Bros|St|S\.A|D\.C|al))\.$")
_COUPLE = frozenset({"they", "the couple"})  # the subject of the article is one of them
_TRIED = frozenset({"charged_with", "charged_by", "convicted_of", "sentenced_to"})
DEFENDANTS = re.compile(ACCUSED + " ")

_CONFIDENCE = 0.9
_SHORTEST_LIFE, _LONGEST_LIFE = 20, 110  # years; less is a term of office


Groups = Mapping[str, str | None]  # of a match, by their names
compiled = cache(re.compile)  # the library forgets expressions where there are many


Match = tuple[Rule, re.Match[str]]


def matches_of(rules: tuple[Rule, ...], sentences: Sequence[TypedSentence]) -> list[list[Match]]:
    """What of each sentence the rules match, in the order of the rules; the sentences may be of several articles.

    One rule is tried after the other, for their expressions are large.
    """
    found: list[list[Match]] = [[] for _ in sentences]
    for rule, numbers in _possible(rules, sentences):
        core, expression = rule.core, rule.expression
        for number in numbers:
            template = sentences[number].template
            if core is None or core.search(template):
                found[number] += [(rule, match) for match in expression.finditer(template)]
    return found


def _possible(rules: tuple[Rule, ...], sentences: Sequence[TypedSentence]) -> Iterator[tuple[Rule, list[int]]]:
    """The rules, each with the numbers of the sentences whose words it may match."""
    sieve = prefilter(rules)
    possible: dict[int, list[int]] = {}
    for number, sentence in enumerate(sentences):
        for position in sieve.possible(sentence.template):
            possible.setdefault(position, []).append(number)
    for position, numbers in sorted(possible.items()):
        rule = rules[position]
        if rule.triggers:
            numbers = [number for number in numbers if contains_any(sentences[number].words.text, rule.triggers)]
        if rule.titles:
            numbers = [n for n in numbers if not rule.titles.isdisjoint(titles_in(sentences[n].template))]
        yield rule, numbers


class Maker:
    """Makes statements of an article from what rules match in its typed sentences, one after the other."""

    def __init__(self, facts: Facts, reader: CertaintyReader) -> None:
        """Dates and sums are taken from `facts`."""
        self._facts = facts
        self._reader = reader
        self._quantity_starts = [quantity.start for quantity in facts.quantities]
        self._accused: tuple[int, list[int]] = (-1, [])  # block, and who were accused together in it

    def statements(self, sentence: TypedSentence, matches: Sequence[Match]) -> Iterator[Statement]:
        """What the matches in a sentence say."""
        for rule, match in matches:
            yield from self._of_match(sentence, rule, match)

    def _of_match(self, sentence: TypedSentence, rule: Rule, match: re.Match[str]) -> Iterator[Statement]:
        template, begin, groups = match.string, match.start(), match.groupdict()
        if rule.after and not rule.follows.search(template, max(0, begin - _CONTEXT), begin):
            return
        if rule.words and rule.words.isdisjoint(_WORD.findall(sentence.words.text.lower())):
            return
        if groups.get("subject") and match.start("subject") == begin:
            begin = subject_start(template, *match.span("subject"))
            if rule.claim == "all" and is_governed(match, begin):
                return
        subjects = self._subjects(sentence, match, groups, begin)
        if not subjects:
            return
        if rule.property in _TRIED:
            subjects = self._accused_in(sentence, match, subjects)
        fitting = self._fitting(sentence, rule, match, groups, subjects)
        if not fitting:
            return
        claim = match.span("verb") if rule.claim == "verb" else _claim(match, groups)
        certainty = self._certainty(sentence, rule, match, groups, claim)
        if certainty is None:
            return
        start, end = sentence.stretch(*trimmed(template, begin, match.end()))
        start, end = sentence.words.offset(start), sentence.words.offset(end - 1) + 1
        starts, ends, point = dates_of(sentence, rule, match, groups, self._facts.dates)
        amount, currency, bound = self._sum(sentence, match[0])
        duration = self._duration(start, end) if rule.property == "sentenced_to" else None

        def made(
            name: str, subject: int | None, subject_text: str, value: int | None, value_text: str, edtf: str | None,
            role: str | None,
        ) -> Statement:  # fmt: skip
            return Statement(
                name, VALUE_TYPES[rule.property], start, end, rule.name, _CONFIDENCE, sentence.block, sentence.number,
                subject, subject_text, value, value_text, edtf, role, amount=amount, currency=currency,
                amount_bound=bound, duration=duration, start_edtf=starts, end_edtf=ends, point_edtf=point,
                certainty=certainty,
            )  # fmt: skip

        roles = _roles(sentence, rule, match, groups)
        for subject, subject_text, value, value_text, edtf in fitting:
            told = value_text
            if rule.property in ("country", "citizenship"):
                told = NATIONS.get(value_text.lower().removeprefix("the "), value_text)
            for role in roles:
                yield made(rule.property, subject, subject_text, value, told, edtf, role)
            if rule.inverse and value is not None:
                turned = subject_text
                if subject is not None and _NO_NAME.match(turned):
                    turned = self._facts.entities[subject].name
                yield made(rule.inverse, value, value_text, subject, turned.removeprefix("the "), edtf, None)

    def _fitting(
        self, sentence: TypedSentence, rule: Rule, match: re.Match[str], groups: Groups, subjects: Sequence[Span]
    ) -> list[tuple[int | None, str, int | None, str, str | None]]:
        """Each subject with each value that it fits: entity and words of both, and the date that the value is."""
        edtf = None
        if VALUE_TYPES[rule.property] == "date":
            edtf = _part_of(edtf_of(sentence, match["value"], self._facts.dates), rule.part)
            if edtf is None:
                return []
        found = []
        for value, value_text in self._values(sentence, rule, match, groups):
            text = value_text.removeprefix("the ")
            if value is None and value_text in _OWN:
                continue
            if value is not None and _NO_NAME.match(value_text):
                text = self._facts.entities[value].name
            if text.endswith(".") and not _ABBREVIATED.search(text):
                text = text[:-1]
            for subject in subjects:
                if subject.entity != value or value is None:
                    subject_text = self._words_of(sentence, subject)
                    if self._is_fit(rule, subject.entity, subject_text, value, text):
                        found.append((subject.entity, subject_text, value, text, edtf))
        return found

    def _certainty(
        self, sentence: TypedSentence, rule: Rule, match: re.Match[str], groups: Groups, claim: tuple[int, int]
    ) -> Certainty | None:
        """How certain a match is; None where its words do not claim what the rule says."""
        if rule.claim == "none":
            certainty: Certainty | None = Certainty()
        else:
            certainty = self._reader.certainty_of(sentence.number, *sentence.stretch(*claim), rule.claim == "aside")
        if certainty is None or (rule.claim == "aside" and certainty.negated):
            return None  # what only describes somebody is not what a denial denies
        if rule.property in _CLAIMS_ONLY and certainty == Certainty():
            return None
        before = match.string[claim[0] : max([match.start(g) for g in rule.value_groups if groups.get(g)], default=0)]
        if rule.property == "acquitted_of" or _NEGATED.match(before):
            certainty.negated = True
        elif rule.claim == "all" and _NEGATING.search(before):
            return None
        return certainty

    def _accused_in(self, sentence: TypedSentence, match: re.Match[str], subjects: list[Span]) -> list[Span]:
        """The accused of a match; remembers those who were accused together."""
        if "co-defendants" in match[0]:
            known = {span.entity for span in subjects}
            subjects = subjects + [span for span in self._together(sentence) if span.entity not in known]
        entities = [span.entity for span in subjects if span.entity is not None]
        if len(entities) > 1:
            self._accused = (sentence.block, entities)
        return subjects

    def _subjects(self, sentence: TypedSentence, match: re.Match[str], groups: Groups, begin: int) -> list[Span]:
        """Whom a match is about; `begin` is where its subject begins, when the match begins with it."""
        if groups.get("subject"):
            whom = sentence.template[max(begin, match.start("subject")) : match.end("subject")]
            if (sole := sole_span(sentence, whom)) is not None and sole.letter in "POWLHN":
                return [sole]
            found = spans_in(sentence, whom, "POWLHN")
            people = [span for span in found if span.letter == "P"]
            if people:  # fellow ‹O› co-founder ‹P›: the title's names are no subjects
                found = spans_in(sentence, _TITLE.sub("", whom), "POWLHN")
            if found and not people and _GROUP.search(TOKEN.sub("", whom)):
                found = []  # nine officials of ‹O›: a group that no name stands for
            if not found and match["subject"].lower() in _COUPLE:
                return [Span("P", 0, 0, 0)]
            if not found:
                start, end = trimmed(sentence.template, *match.span("subject"))
                return [
                    Span("T", *sentence.stretch(first, last)) for first, last in parts(sentence.template, start, end)
                ]
            return found
        if groups.get("defined"):
            return spans_in(sentence, groups["defined"] or "", "P")[:1]
        if groups.get("accused") or (groups.get("elided") and DEFENDANTS.match(sentence.template)):
            return self._together(sentence)
        if groups.get("elided"):
            return spans_in(sentence, subject_before(sentence.template, match.start()) or "", "PO")
        return []

    def _words_of(self, sentence: TypedSentence, subject: Span) -> str:
        """How the sentence names the subject; its name where it stands in an earlier one."""
        if subject.start == subject.end and subject.entity is not None:
            return self._facts.entities[subject.entity].name
        return sentence.words.text[subject.start : subject.end]

    def _together(self, sentence: TypedSentence) -> list[Span]:
        """Those who were last accused together in the same block."""
        block, entities = self._accused
        return [Span("P", 0, 0, entity) for entity in entities] if block == sentence.block else []

    def _values(
        self, sentence: TypedSentence, rule: Rule, match: re.Match[str], groups: Groups
    ) -> list[tuple[int | None, str]]:
        if rule.implied:
            return self._implied(sentence)
        group = next(filter(groups.get, rule.value_groups))
        if rule.pick:
            group = _parent(sentence, match, rule.pick)
        at, end = trimmed(sentence.template, *match.span(group))
        at += 4 if sentence.template.startswith("The ‹", at) else 0
        if not rule.each:
            return [_value(sentence, rule, at, end)]
        found = []
        for first, whole in parts(sentence.template, at, end):
            sole = sole_span(sentence, sentence.template[first:whole]) if rule.property in _OFFENCES else None
            if sole is not None and sole.letter in "LNPO":
                continue  # bribing doctors in ‹L› and |‹L›: no offence
            bracket = sentence.template.find(" (", first, whole)
            found.append(_value(sentence, rule, first, bracket if bracket > first else whole))  # Ann Li| (1877–1965)
        return found

    def _implied(self, sentence: TypedSentence) -> list[tuple[int | None, str]]:
        """The article's subject, where it is an organisation and the sentence speaks of no other."""
        subject = self._facts.entities[0]
        others = {span.entity for span in sentence.spans if span.letter in "OW"} - {0}
        return [(0, subject.name)] if subject.schema in _ORGANISATIONS and not others else []

    def _is_fit(self, rule: Rule, subject: int | None, subject_text: str, value: int | None, value_text: str) -> bool:
        """Whether subject and value are what the rule asks for."""
        entities = self._facts.entities
        schema = None if subject is None else entities[subject].schema
        if rule.property in (_OF_PERSONS if schema in _COLLECTIVE else _OF_ORGANISATIONS if schema == "Person" else ()):
            return False
        if _DENYING.match(value_text) and rule.property not in _OFFENCES:
            return False
        if rule.value_like and not compiled(rule.value_like).search(value_text):
            return False
        if rule.value_unlike and compiled(rule.value_unlike).search(value_text):
            return False
        if rule.value_schemas and (value is None or entities[value].schema not in rule.value_schemas):
            return False
        if not rule.region and not rule.subject_like:
            return True
        if subject is not None and subject_text.lower() in _PRONOUNS:
            subject_text = entities[subject].name
        if rule.region and (not _is_region(value_text) or is_country(subject_text)):
            return False
        return rule.subject_like is None or compiled(rule.subject_like).search(subject_text) is not None

    def _sum(self, sentence: TypedSentence, words: str) -> tuple[float | None, str | None, str | None]:
        """The money in the words of a match, with its currency and bound: a reward, a fine."""
        if "‹M" in words:
            for span in spans_in(sentence, words, "M"):
                if span.fact is not None:
                    quantity = self._facts.quantities[span.fact]
                    return quantity.value, quantity.currency, quantity.bound
        return None, None, None

    def _duration(self, start: int, end: int) -> str | None:
        """The length of a sentence: `eight years in prison` is P8Y."""
        at = bisect_left(self._quantity_starts, start)
        told: dict[str, int] = {}  # by letter
        last = start
        for quantity in self._facts.quantities[at:]:
            if quantity.start >= end or (told and quantity.start - last > _JOINED):
                break
            if quantity.unit in _UNITS and quantity.value == int(quantity.value):
                told.setdefault(_UNITS[quantity.unit], int(quantity.value))
                last = quantity.end
                if quantity.unit == "week":  # ISO 8601 has weeks alone
                    break
        if len(told) > 1:
            told.pop("W", None)
        return "P" + "".join(f"{told[unit]}{unit}" for unit in "YMDW" if unit in told) if told else None


def _value(sentence: TypedSentence, rule: Rule, start: int, end: int) -> tuple[int | None, str]:
    """The entity that a stretch of the template names, where it is a name and little else, and the words."""
    part = sentence.template[start:end]
    if (sole := sole_span(sentence, part)) is not None:
        named, words = [sole] if sole.letter in _VALUES else [], sentence.words.text[sole.start : sole.end]
    else:
        named, words = spans_in(sentence, part, _VALUES), sentence.text_of(start, end)
        named = [] if named and _OTHER_WORDS.search(TOKEN.sub("", part)) else named
    return named[0].entity if named and VALUE_TYPES[rule.property] == "entity" else None, words


def _roles(sentence: TypedSentence, rule: Rule, match: re.Match[str], groups: Groups) -> list[str | None]:
    """As what somebody does what a match says."""
    told = [role for verb, role in rule.roles if match["verb"].startswith(verb)]
    if told or not groups.get("role"):
        return [*told] or [rule.role]
    return [*roles_in(sentence.text_of(*trimmed(match.string, *match.span("role"))))]


def _parent(sentence: TypedSentence, match: re.Match[str], pick: str) -> str:
    """The group that names the father or the mother; the father comes first, unless only the second has the surname."""
    child, first, second = (sentence.text_of(*match.span(name)).split()[-1] for name in ("subject", "first", "second"))
    mother_first = "née" in (match["note"] or "") or (
        first != second
        and len(sentence.text_of(*match.span("first")).split()) == 1
        and len(sentence.text_of(*match.span("second")).split()) > 1
    )
    mother_first = mother_first or (second == child != first)
    return "first" if (pick == "mother") == mother_first else "second"


def _part_of(edtf: str | None, part: str | None) -> str | None:
    """The first or last day of an interval that can be a life; without `part`, the date as it is."""
    if part is None:
        return None if edtf and "/" in edtf else edtf
    if not edtf or "/" not in edtf or ".." in edtf:
        return None
    start, end = edtf.split("/", 1)
    years = start[:4], end[:4]
    if (
        not all(year.isdigit() for year in years)
        or not _SHORTEST_LIFE <= int(years[1]) - int(years[0]) <= _LONGEST_LIFE
    ):
        return None
    return start if part == "life start" else end


@cache
def prefilter(rules: tuple[Rule, ...]) -> Prefilter:
    """Which of the rules can match at all."""
    return Prefilter(rule.outline for rule in rules)


def _is_region(name: str) -> bool:
    flags = model().gazetteer.flags.get(name.lower(), "")
    return "C" in flags or "S" in flags or is_country(name)


def is_country(name: str) -> bool:
    """Whether a name is that of a country, and no word of nationality."""
    nation = NATIONS.get(name.lower().removeprefix("the "))
    return nation is not None and (name.removeprefix("the ") == nation or name in ("US", "U.S.", "USA", "UK", "U.S.A."))


def _claim(match: re.Match[str], groups: Groups) -> tuple[int, int]:
    """Where the claim begins whose certainty is asked: at its verb, else after a subject that begins the match."""
    start, end = match.span()
    if groups.get("verb"):
        start = match.start("verb")
    elif groups.get("subject") and match.start("subject") == start and match.end("subject") < match.end():
        start = match.end("subject")
    else:
        start = max(start, *(match.end(name) for name in ("elided", "defined") if name in groups), start)
    return trimmed(match.string, start, end)
