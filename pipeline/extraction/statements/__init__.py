"""Statements: what an article says of persons, organisations and places, with how certain it is and whose word."""

from collections.abc import Iterator

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
from pipeline.extraction.statements.matching import DEFENDANTS, Matcher, prefilter
from pipeline.extraction.statements.properties import PROPERTIES
from pipeline.extraction.statements.rules import Rule
from pipeline.extraction.statements.typed import typed_sentences
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
    if not facts.entities or "fictional" in (document.lead.description or ""):
        return []  # what is said of an imagined person is no fact
    reader = CertaintyReader(document, facts)
    sentences = list(typed_sentences(document, facts))
    found = list(infobox_statements(document, facts))
    found += lead_statements(document, facts, sentences, reader)
    told = [s for s in sentences if "‹" in s.template or s.template.startswith("They ") or DEFENDANTS.match(s.template)]
    found += Matcher(RULES, facts, reader).statements(told)
    _call_charges(found)
    return sorted(_distinct(found), key=lambda statement: (statement.start, statement.end))


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


__all__ = ["PROPERTIES", "RULES", "find_statements", "load_rules"]
