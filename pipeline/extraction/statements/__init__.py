"""Statements: what an article says of persons, organisations and places, with how certain it is and whose word."""

from collections.abc import Iterator, Sequence

from pipeline.extraction.certainty import CertaintyReader
from pipeline.extraction.model import Facts, Statement
from pipeline.extraction.statements import (
    accusations,
    careers,
    family,
    founding,
    holdings,
    judgements,
    learning,
    life,
    memberships,
    organisations,
    people,
    roles,
)
from pipeline.extraction.statements.infobox import infobox_statements
from pipeline.extraction.statements.lead import lead_statements
from pipeline.extraction.statements.matching import DEFENDANTS, Maker, Match, matches_of, prefilter
from pipeline.extraction.statements.properties import PROPERTIES
from pipeline.extraction.statements.rules import Rule
from pipeline.extraction.statements.typed import TypedSentence, typed_sentences
from pipeline.parsing.model import Document

RULES: tuple[Rule, ...] = (
    *founding.RULES,
    *holdings.RULES,
    *organisations.RULES,
    *roles.RULES,
    *careers.RULES,
    *memberships.RULES,
    *life.RULES,
    *family.RULES,
    *learning.RULES,
    *people.RULES,
    *accusations.RULES,
    *judgements.RULES,
)
"""All rules over sentences."""


def load_rules() -> None:
    """Compile all rules now, and not each at its first use."""
    prefilter(RULES)
    for rule in RULES:
        _ = rule.expression, rule.core, rule.follows


_PHRASED = frozenset({"position_held", "occupation"})  # a phrase that rules may take longer or shorter


def find_statements(document: Document, facts: Facts) -> list[Statement]:
    """The statements of an article in the order of its text; `facts` has all but statements and events."""
    return find_statements_together([(document, facts)])[0]


def find_statements_together(articles: Sequence[tuple[Document, Facts]]) -> list[list[Statement]]:
    """What `find_statements` gives for each of some articles, on which rules are tried together."""
    told = [_Told(document, facts) for document, facts in articles]
    matches = iter(matches_of(RULES, [sentence for one in told for sentence in one.sentences]))
    return [one.statements(matches) for one in told]


class _Told:
    """What an article tells in sentences that rules are tried on, and what is stated beside them."""

    def __init__(self, document: Document, facts: Facts) -> None:
        self._maker = Maker(facts, reader := CertaintyReader(document, facts))
        self._found: list[Statement] = []
        self.sentences: list[TypedSentence] = []
        if facts.entities and "fictional" not in (document.lead.description or ""):  # no fact is said of the imagined
            sentences = list(typed_sentences(document, facts))
            self._found += infobox_statements(document, facts)
            self._found += lead_statements(document, facts, sentences, reader)
            self.sentences += [s for s in sentences if _may_match(s.template)]

    def statements(self, matches: Iterator[list[Match]]) -> list[Statement]:
        """All statements; `matches` has those of its sentences next."""
        for sentence in self.sentences:
            self._found += self._maker.statements(sentence, next(matches))
        _call_charges(self._found)
        return sorted(_distinct(self._found), key=lambda statement: (statement.start, statement.end))


def _may_match(template: str) -> bool:
    return "‹" in template or template.startswith("They ") or DEFENDANTS.match(template) is not None


def _call_charges(found: list[Statement]) -> None:
    """What somebody is accused of right after a charge that named no offence is what the charge is about."""
    named = {(s.sentence, s.subject) for s in found if s.property == "charged_with"}
    charged = {
        (s.block, s.sentence, s.subject)
        for s in found
        if s.property == "charged_by" and s.subject is not None and (s.sentence, s.subject) not in named
    }
    for s in found:
        if s.property == "accused_of" and s.sentence is not None and (s.block, s.sentence - 1, s.subject) in charged:
            s.property = "charged_with"


def _distinct(found: list[Statement]) -> Iterator[Statement]:
    """Each thing once that is said at one place."""
    seen = set()
    beside: dict[tuple[object, ...], list[Statement]] = {}
    for s in found:
        if s.role and s.sentence is not None:
            beside.setdefault((s.sentence, s.property, s.subject, s.value), []).append(s)
    phrased: dict[tuple[object, ...], list[Statement]] = {}
    for s in found:
        if s.property in _PHRASED and s.sentence is not None:
            phrased.setdefault((s.sentence, s.property, s.subject), []).append(s)
    for s in found:
        if any(_is_part(s, other) for other in phrased.get((s.sentence, s.property, s.subject), ())):
            continue
        if any(_says_less(s, other) for other in beside.get((s.sentence, s.property, s.subject, s.value), ())):
            continue
        subject = s.subject if s.subject is not None else s.subject_text
        value = s.value_edtf or (s.value if s.value is not None else s.value_text)
        key = (
            s.sentence if s.sentence is not None else (s.block, None),
            s.property,
            subject,
            value,
            s.role and s.role.casefold(),
        )
        if key not in seen:
            seen.add(key)
            yield s


def _says_less(statement: Statement, other: Statement) -> bool:
    """Whether a statement says nothing beside another of its place: `director` beside `managing director`."""
    if statement.extractor == other.extractor or other.role is None:
        return False
    if statement.role is None:
        return _dates(statement) in (_dates(other), (None, None, None))
    return statement.role in other.role and statement.role != other.role


def _is_part(statement: Statement, other: Statement) -> bool:
    """Whether another rule found the same words and more: `senator` beside `senator for Finnmark`."""
    less, more = statement.value_text or "", other.value_text or ""
    overlapping = statement.start < other.end and other.start < statement.end
    one = ", " not in more and " and " not in more  # `editor and judge at it` is two things
    return statement.extractor != other.extractor and less != more and less in more and overlapping and one


def _dates(statement: Statement) -> tuple[str | None, ...]:
    return statement.start_edtf, statement.end_edtf, statement.point_edtf


__all__ = ["PROPERTIES", "RULES", "find_statements", "find_statements_together", "load_rules"]
