"""Rules tried on typed sentences; what matches becomes statements with their certainty."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.extraction.certainty import CertaintyReader
from pipeline.extraction.model import Certainty, Facts, Statement
from pipeline.extraction.names.finding import model
from pipeline.extraction.prefilter import Prefilter
from pipeline.extraction.statements.enumerations import parts, roles_in, trimmed
from pipeline.extraction.statements.properties import NATIONS, VALUE_TYPES
from pipeline.extraction.statements.rules import ACCUSED, Rule, expanded
from pipeline.extraction.statements.subjects import is_governed, subject_before, subject_start
from pipeline.extraction.statements.typed import Span, TypedSentence
from pipeline.extraction.vocabulary import contains_any

_TOKEN = re.compile(r"‹([A-Z])(\d+)›")
_SINCE = re.compile(r",? (?:since|from|beginning in|starting in|effective|as of) (‹D\d+›)")
_UNTIL = re.compile(r",? (?:until|till|through|up to) (‹D\d+›)")
_FROM_TO = re.compile(
    r",? (?:serving |a post [a-z]+ held )?\(?(?:from |between )?(‹D\d+›) (?:to|until"
    r"|till|through|and|[–-]) (?:his |her )?(‹D\d+›)"
)
_AT = re.compile(r"(?:,? (?:in|on|during|at|around|for|by|of)(?: the)?(?: end of| beginning of)? |,? \(|, )(‹D\d+›)")
_LIFE = re.compile(r" \((?:‹D\d+›|‹D\d+›[^()]{1,5}‹D\d+›)\)(?= in ‹D)")
_LEADING = re.compile(
    r"(?:^(?=‹D)|^Later |(?:^|[,;] )(?:[Ii]n|[Oo]n|[Ss]tarting|[Bb]y|[Dd]uring|[Ss]ince"
    r"|[Ff]rom|[Aa]t)(?: early| late| mid)? )(‹D\d+›)(?:,| [^,;]{0,40},)? "
)
_FAR = 140  # characters between a date that opens the sentence and the match
_LEAVING = re.compile(r"\b(?:resign|retire|stepped down|left\b|quit\b)")
# words for a thing that its name should stand for: `It`, `The company`
_NO_NAME = re.compile(r"(?:[Hh]e|[Ss]he|[Ii]t|[Hh]i[sm]|[Hh]er|[Ii]ts|[Tt]he [a-z]+)$")
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
_COLLECTIVE = frozenset({"Organization", "Company", "PublicBody", "Place"})
_TITLED = frozenset({"award_received", "notable_work"})  # a date in their value is a part of its name
_OPENING_RANGE = re.compile(r"(?:From|Between) (‹D\d+›) (?:to|until|through|and) (‹D\d+›),? ")
_NEAR = 34  # characters behind a match in which its date begins
_CONTEXT = 300  # characters before a match in which `Rule.after` is looked for
_INSIDE = re.compile(r" (?:in|on|since) (‹D\d+›)")
_OTHER_WORDS = re.compile(r"\b(?!(?:the|The|of|in|at|for|and|group)\b)[^\W\d_]{2,}")
_PRONOUNS = frozenset({"he", "she", "it", "his", "her", "its", "him"})
_CLAIMS_ONLY = frozenset({"charged_with", "accused_of"})  # never the text's own claim; left out where no cue is seen
_UNITS = {"year": "Y", "month": "M", "week": "W", "day": "D"}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GROUP = re.compile(r"\b(?!the\b|and\b|of\b)[a-z]{3,}")
_TITLE = re.compile(r"‹[OWL]\d+›(?= [a-z])")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|Bros|St|S\.A|D\.C|al))\.$")
_COUPLE = frozenset({"they", "the couple"})  # the subject of the article is one of them
_TRIED = frozenset({"charged_with", "charged_by", "convicted_of", "sentenced_to"})
DEFENDANTS = re.compile(ACCUSED + " ")

_CONFIDENCE = 0.9
_SHORTEST_LIFE, _LONGEST_LIFE = 20, 110  # years; less is a term of office
_TERMS = frozenset({"leader_of", "position_held", "employer", "member_of"})  # a span of years in brackets is theirs


class Matcher:
    """Makes statements from what rules find in typed sentences."""

    def __init__(self, rules: Sequence[Rule], facts: Facts, reader: CertaintyReader) -> None:
        """Dates and sums are taken from `facts`."""
        self._rules = rules
        self._prefilter = prefilter(tuple(rules))
        self._facts = facts
        self._reader = reader
        self._quantity_starts = [quantity.start for quantity in facts.quantities]
        self._accused: tuple[int, list[int]] = (-1, [])  # block, and who were accused together in it

    def statements(self, sentence: TypedSentence) -> Iterator[Statement]:
        """What the rules find, in their order."""
        template = sentence.template
        for rule in self._tried(sentence):
            if rule.core is None or rule.core.search(template):
                for match in rule.expression.finditer(template):
                    yield from self._of_match(sentence, rule, match)

    def _tried(self, sentence: TypedSentence) -> Iterator[Rule]:
        """The rules that may match, of which a trigger is in the sentence."""
        text = sentence.words.text
        words: frozenset[str] | None = None
        for position in self._prefilter.possible(sentence.template):
            rule = self._rules[position]
            if rule.words and words is None:
                words = frozenset(_WORD.findall(text.lower()))
            if contains_any(text, rule.triggers) or (words and not rule.words.isdisjoint(words)):
                yield rule

    def _of_match(self, sentence: TypedSentence, rule: Rule, match: re.Match[str]) -> Iterator[Statement]:
        groups = match.groupdict()
        template = sentence.template
        if rule.after and not rule.follows.search(template, max(0, match.start() - _CONTEXT), match.start()):
            return
        begin = match.start()
        if groups.get("subject") and match.start("subject") == begin:
            begin = subject_start(template, *match.span("subject"))
        if rule.claim == "all" and is_governed(match, begin):
            return
        subjects = self._subjects(sentence, match, begin)
        if not subjects:
            return
        if rule.property in _TRIED:
            if "co-defendants" in match[0]:
                known = {span.entity for span in subjects}
                subjects = subjects + [span for span in self._together(sentence) if span.entity not in known]
            entities = [span.entity for span in subjects if span.entity is not None]
            if len(entities) > 1:
                self._accused = (sentence.block, entities)
        claim = match.span("verb") if rule.claim == "verb" else _claim(match)
        certainty = self._reader.certainty_of(sentence.number, *sentence.stretch(*claim), rule.claim == "aside")
        if rule.claim == "none":
            certainty = Certainty()
        if rule.claim == "aside" and certainty is not None and certainty.negated:
            return  # what only describes somebody is not what a denial denies
        if certainty is None or (rule.property in _CLAIMS_ONLY and certainty == Certainty()):
            return
        before_value = template[claim[0] : max((match.start(g) for g in rule.value_groups if groups.get(g)), default=0)]
        if _NEGATED.match(before_value):
            certainty = replace(certainty, negated=True)
        elif rule.claim == "all" and _NEGATING.search(before_value):
            return
        start, end = sentence.stretch(*trimmed(template, begin, match.end()))
        words = sentence.words
        base = Statement(
            rule.property,
            VALUE_TYPES[rule.property],
            words.offset(start),
            words.offset(end - 1) + 1,
            rule.name,
            _CONFIDENCE,
            block=sentence.block,
            sentence=sentence.number,
            certainty=certainty,
        )
        roles: list[str | None] = [rule.role]
        if groups.get("role"):
            roles = list(roles_in(sentence.text_of(*trimmed(template, *match.span("role")))))
        roles = [role for verb, role in rule.roles if match["verb"].startswith(verb)] or roles
        self._date(base, sentence, rule, match)
        self._sum(base, sentence, match)
        for value, value_text in self._values(sentence, rule, match):
            for subject in subjects:
                if subject.entity == value and value is not None:
                    continue
                plain_text = value_text.removeprefix("the ")
                if value is not None and _NO_NAME.match(value_text):
                    plain_text = self._facts.entities[value].name
                if plain_text.endswith(".") and not _ABBREVIATED.search(plain_text):
                    plain_text = plain_text[:-1]
                made = replace(
                    base, value=value, value_text=plain_text,
                    subject=subject.entity, subject_text=self._words_of(sentence, subject),
                )  # fmt: skip
                if not self._is_fit(rule, made):
                    continue
                if made.value_type == "date":
                    made.value_edtf = _part_of(self._edtf(sentence, match["value"]), rule.part)
                    if made.value_edtf is None:
                        continue
                for role in roles:
                    made = replace(made, role=role, certainty=replace(certainty))
                    yield made
                if rule.inverse and value is not None:
                    turned = made.subject_text or ""
                    if subject.entity is not None and _NO_NAME.match(turned):
                        turned = self._facts.entities[subject.entity].name
                    yield replace(
                        made, property=rule.inverse, subject=value, subject_text=plain_text, value=subject.entity,
                        value_text=turned.removeprefix("the "), certainty=replace(certainty), role=None,
                    )  # fmt: skip

    def _subjects(self, sentence: TypedSentence, match: re.Match[str], begin: int) -> list[Span]:
        """Whom a match is about; `begin` is where its subject begins, when the match begins with it."""
        groups = match.groupdict()
        if groups.get("subject"):
            whom = sentence.template[max(begin, match.start("subject")) : match.end("subject")]
            found = spans_in(sentence, whom, "POWLHN")
            people = [span for span in found if span.letter == "P"]
            if people:  # fellow ‹O› co-founder ‹P›: the title's names are no subjects
                found = spans_in(sentence, _TITLE.sub("", whom), "POWLHN")
            if found and not people and _GROUP.search(_TOKEN.sub("", whom)):
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
            return spans_in(sentence, match["defined"], "P")[:1]
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

    def _values(self, sentence: TypedSentence, rule: Rule, match: re.Match[str]) -> Iterator[tuple[int | None, str]]:
        if rule.implied:
            yield from self._implied(sentence)
            return
        group = next(name for name in rule.value_groups if match[name])
        if rule.pick:
            group = _parent(sentence, match, rule.pick)
        at, end = trimmed(sentence.template, *match.span(group))
        at += 4 if sentence.template.startswith("The ‹", at) else 0
        if rule.each:
            for first, whole in parts(sentence.template, at, end):
                bracket = sentence.template.find(" (", first, whole)
                last = bracket if bracket > first else whole  # Ann Li| (1877–1965)
                yield self._entity(sentence, rule, first, last), sentence.text_of(first, last)
            return
        yield self._entity(sentence, rule, at, end), sentence.text_of(at, end)

    def _implied(self, sentence: TypedSentence) -> Iterator[tuple[int | None, str]]:
        """The article's subject, where it is an organisation and the sentence speaks of no other."""
        subject = self._facts.entities[0]
        others = {span.entity for span in sentence.spans if span.letter in "OW"} - {0}
        if subject.schema in ("Organization", "Company", "PublicBody") and not others:
            yield 0, subject.name

    def _entity(self, sentence: TypedSentence, rule: Rule, start: int, end: int) -> int | None:
        """The entity that a value names, where the words are its name and little else."""
        part = sentence.template[start:end]
        inside = spans_in(sentence, part, "POLWN")
        if not inside or VALUE_TYPES[rule.property] != "entity" or _OTHER_WORDS.search(_TOKEN.sub("", part)):
            return None
        return inside[0].entity

    def _is_fit(self, rule: Rule, made: Statement) -> bool:
        """Whether subject and value are what the rule asks for."""
        value, subject = made.value_text or "", made.subject_text or ""
        if made.subject is not None and made.subject_text and made.subject_text.lower() in _PRONOUNS:
            subject = self._facts.entities[made.subject].name
        schema = None if made.subject is None else self._facts.entities[made.subject].schema
        if rule.property in (_OF_PERSONS if schema in _COLLECTIVE else _OF_ORGANISATIONS if schema == "Person" else ()):
            return False
        if _DENYING.match(value) and rule.property not in _OFFENCES:
            return False
        if rule.value_like and not re.search(rule.value_like, value):
            return False
        if rule.value_unlike and re.search(rule.value_unlike, value):
            return False
        if rule.region and (not _is_region(value) or is_country(subject)):
            return False
        if rule.value_schemas and (
            made.value is None or self._facts.entities[made.value].schema not in rule.value_schemas
        ):
            return False
        if rule.property in ("country", "citizenship"):
            made.value_text = NATIONS.get(value.lower().removeprefix("the "), value)
        return rule.subject_like is None or re.search(rule.subject_like, subject) is not None

    def _sum(self, statement: Statement, sentence: TypedSentence, match: re.Match[str]) -> None:
        """The money in a match: a reward, a fine."""
        for span in spans_in(sentence, match[0], "M"):
            if span.fact is not None:
                quantity = self._facts.quantities[span.fact]
                statement.amount, statement.currency = quantity.value, quantity.currency
                statement.amount_bound = quantity.bound
                break
        if statement.property == "sentenced_to":
            statement.duration = self._duration(statement)

    def _duration(self, statement: Statement) -> str | None:
        """The length of a sentence: `eight years in prison` is P8Y."""
        at = bisect_left(self._quantity_starts, statement.start)
        for quantity in self._facts.quantities[at:]:
            if quantity.start >= statement.end:
                break
            if quantity.unit in _UNITS and quantity.value == int(quantity.value):
                return f"P{int(quantity.value)}{_UNITS[quantity.unit]}"
        return None

    def _edtf(self, sentence: TypedSentence, token: str) -> str | None:
        for span in spans_in(sentence, token, "D"):
            if span.fact is not None:
                return self._facts.dates[span.fact].edtf
        return None

    def _date(self, statement: Statement, sentence: TypedSentence, rule: Rule, match: re.Match[str]) -> None:
        """Start, end or point in time: as groups of the pattern, right behind the match, or leading the sentence."""
        template, groups = sentence.template, match.groupdict()
        for name in ("start", "end", "point"):
            if groups.get(name):
                setattr(statement, f"{name}_edtf", self._edtf(sentence, groups[name]))
        if rule.when is None or statement.start_edtf or statement.end_edtf or statement.point_edtf:
            return
        after = match.end()
        between = _FROM_TO.match(template, after) if rule.when != "point" else None
        if between:
            statement.start_edtf = self._edtf(sentence, between[1])
            statement.end_edtf = self._edtf(sentence, between[2])
            return
        until, since = _UNTIL.match(template, after), _SINCE.match(template, after)
        when = "end" if _LEAVING.search(groups.get("verb") or "") else rule.when
        if until or since:
            statement.end_edtf = self._edtf(sentence, until[1]) if until else None
            statement.start_edtf = self._edtf(sentence, since[1]) if since else None
            if since:
                more = _UNTIL.match(template, since.end())
                statement.end_edtf = self._edtf(sentence, more[1]) if more else None
            if statement.start_edtf and "/" in statement.start_edtf:  # from June to December 1980
                statement.start_edtf, statement.end_edtf = statement.start_edtf.split("/", 1)
            return
        opening = _OPENING_RANGE.match(template)
        if opening and opening.end() <= match.start() + 1 and match.start() - opening.end() < _NEAR:
            statement.start_edtf = self._edtf(sentence, opening[1])
            statement.end_edtf = self._edtf(sentence, opening[2])
            return
        edtf = self._nearest(sentence, rule, match)
        if edtf and "/" in edtf:
            statement.start_edtf, statement.end_edtf = edtf.split("/", 1)
        elif edtf:
            for name in when.split():
                setattr(statement, f"{name}_edtf", edtf)

    def _nearest(self, sentence: TypedSentence, rule: Rule, match: re.Match[str]) -> str | None:
        template = sentence.template
        at = match.start("verb") if match.groupdict().get("verb") else match.start()
        end = max(at, match.start("value") if rule.property in _TITLED else match.end())
        inside = _INSIDE.search(template, at, end) if match.groupdict().get("verb") else None
        if inside:
            return self._edtf(sentence, inside[1])
        behind = match.end()
        if rule.property not in _TERMS and (life := _LIFE.match(template, behind)):
            behind = life.end()  # married Ann Li (1866–1952) |in 1887
        found = _AT.search(template, behind, behind + _NEAR)
        edtf = self._edtf(sentence, found[1]) if found else None
        if found and "(" in found[0] and rule.property not in _TERMS and edtf and "/" in edtf:
            found = None
        if found and not re.search(r"[,;(] ?\w| and | but | who ", template[behind : found.start()]):
            return self._edtf(sentence, found[1])
        leading = next(reversed(list(_LEADING.finditer(template, 0, match.start() + 1))), None)
        if leading and match.start() - leading.end() < (_FAR if leading.start() == 0 else _NEAR):
            between = template[leading.end() : match.start()]
            if not re.search(r"; | but |, and ", between):
                return self._edtf(sentence, leading[1])
        return None


def _parent(sentence: TypedSentence, match: re.Match[str], pick: str) -> str:
    """The group that names the father or the mother; the father comes first, unless only the second has the surname."""
    child, first, second = (sentence.text_of(*match.span(name)).split()[-1] for name in ("subject", "first", "second"))
    mother_first = "née" in (match["note"] or "") or (
        first != second and len(sentence.text_of(*match.span("first")).split()) == 1
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
    return Prefilter(expanded(rule.pattern) for rule in rules)


def spans_in(sentence: TypedSentence, part: str, letters: str) -> list[Span]:
    """The spans of these letters whose tokens stand in a part of the template."""
    return [sentence.spans[int(m[2])] for m in _TOKEN.finditer(part) if m[1] in letters]


def _is_region(name: str) -> bool:
    flags = model().gazetteer.flags.get(name.lower(), "")
    return "C" in flags or "S" in flags or is_country(name)


def is_country(name: str) -> bool:
    """Whether a name is that of a country, and no word of nationality."""
    nation = NATIONS.get(name.lower().removeprefix("the "))
    return nation is not None and (name.removeprefix("the ") == nation or name in ("US", "U.S.", "USA", "UK", "U.S.A."))


def _claim(match: re.Match[str]) -> tuple[int, int]:
    """Where the claim begins whose certainty is asked: at its verb, else after a subject that begins the match."""
    groups = match.groupdict()
    start, end = match.span()
    if groups.get("verb"):
        start = match.start("verb")
    elif groups.get("subject") and match.start("subject") == start and match.end("subject") < match.end():
        start = match.end("subject")
    else:
        start = max(start, *(match.end(name) for name in ("elided", "defined") if name in groups), start)
    return trimmed(match.string, start, end)
