"""What a match says of time: start, end and point, as groups of its pattern or as a date that stands beside it."""

import re
from collections.abc import Callable, Mapping, Sequence

from pipeline.extraction.model import DateExpression
from pipeline.extraction.statements.rules import Rule
from pipeline.extraction.statements.typed import TypedSentence, spans_in

Dates = tuple[str | None, str | None, str | None]  # start, end, point; EDTF

_SINCE = re.compile(r",? (?:since|from|beginning in|starting in|effective|as of) (‹D\d+›)")
_UNTIL = re.compile(r",? (?:until|till|through|up to) (‹D\d+›)")
_FROM_TO = re.compile(
    r",? (?:serving |a post [a-z]+ held )?\(?(?:from |between )?(‹D\d+›) (?:to|until"
    r"|till|through|and|[–-]) (?:his |her )?(‹D\d+›)"
)
_AT = re.compile(
    r"(?:,? (?:in|on|during|at|around|for|by|of)(?: the(?! ‹D\d+› [‹A-Z]))?(?: end of| beginning of)? |,? \(|, )"
    r"(‹D\d+›)"
)
_LIFE = re.compile(r" \((?:‹D\d+›|‹D\d+›[^()]{1,5}‹D\d+›)\)(?= in ‹D)")
_LEADING = re.compile(
    r"(?:^(?=‹D)|(?<=, )(?:and|but) (?=‹D\d+› ‹[PO])|^Later |(?:^|[,;] |(?<=, )and |(?<=, )but )(?:[Ii]n|[Oo]n"
    r"|[Ss]tarting|[Bb]y|[Dd]uring|[Ss]ince|[Ff]rom|[Aa]t)(?: early| late| mid)? )(‹D\d+›)(?:,| [^,;]{0,40},)? "
)
_FAR = 140  # characters between a date that opens the sentence and the match
_LEAVING = re.compile(r"\b(?:resign|retire|stepped down|left\b|quit\b)")
_TITLED = frozenset({"award_received", "notable_work"})  # a date in their value is a part of its name
_OPENING_RANGE = re.compile(r"(?:From|Between) (‹D\d+›) (?:to|until|through|and) (‹D\d+›),? ")
_NEAR = 34  # characters behind a match in which its date begins
_INSIDE = re.compile(r" (?:in|on|since) (‹D\d+›)")
_TERMS = frozenset({"leader_of", "position_held", "employer", "member_of"})  # a span of years in brackets is theirs

_BETWEEN = re.compile(r"[,;(] ?\w| and | but | who ")  # what parts a date behind a match from it
_CLAUSE_BETWEEN = re.compile(r"; | but |, and ")  # and a date that opens the sentence from one
_NONE: Dates = (None, None, None)


def edtf_of(sentence: TypedSentence, token: str, dates: Sequence[DateExpression]) -> str | None:
    """The date that the first token of a date in a part of the template stands for."""
    for span in spans_in(sentence, token, "D"):
        if span.fact is not None:
            return dates[span.fact].edtf
    return None


def dates_of(
    sentence: TypedSentence,
    rule: Rule,
    match: re.Match[str],
    groups: Mapping[str, str | None],
    dates: Sequence[DateExpression],
) -> Dates:
    """Start, end or point in time: as groups of the pattern, right behind the match, or leading the sentence."""
    template = sentence.template
    if "‹D" not in template:
        return _NONE

    def edtf(token: str | None) -> str | None:
        return edtf_of(sentence, token, dates) if token else None

    told = edtf(groups.get("start")), edtf(groups.get("end")), edtf(groups.get("point"))
    if rule.when is None or any(told):
        return told
    after = match.end()
    dated = template.find("‹D", after) >= 0
    between = _FROM_TO.match(template, after) if dated and rule.when != "point" else None
    if between:
        return edtf(between[1]), edtf(between[2]), None
    since = _SINCE.match(template, after) if dated else None
    if since:
        start = edtf(since[1])
        more = _UNTIL.match(template, since.end())
        if start and "/" in start:  # from June to December 1980
            return *_ends(start), None
        return start, edtf(more[1]) if more else None, None
    until = _UNTIL.match(template, after) if dated else None
    if until:
        return None, edtf(until[1]), None
    opening = _OPENING_RANGE.match(template)
    if opening and opening.end() <= match.start() + 1 and match.start() - opening.end() < _NEAR:
        return edtf(opening[1]), edtf(opening[2]), None
    nearest = edtf(_nearest(template, rule, match, groups.get("verb"), dated, edtf))
    if nearest and "/" in nearest:
        return *_ends(nearest), None
    when = "end" if _LEAVING.search(groups.get("verb") or "") else rule.when
    start, end, point = (nearest if name in when else None for name in ("start", "end", "point"))
    return start, end, point


def _ends(interval: str) -> tuple[str, str]:
    start, end = interval.split("/", 1)
    return start, end


def _nearest(
    template: str, rule: Rule, match: re.Match[str], verb: str | None, dated: bool, edtf: Callable[[str], str | None]
) -> str | None:
    """The token of the date that stands in a match, right behind it or at the head of the sentence.

    `dated` says whether any date stands behind the match.
    """
    if verb:
        at = match.start("verb")
        end = max(at, match.start("value") if rule.property in _TITLED else match.end())
        if inside := _INSIDE.search(template, at, end):
            return inside[1]
    if dated:
        behind = match.end()
        if rule.property not in _TERMS and (life := _LIFE.match(template, behind)):
            behind = life.end()  # married Ann Li (1866–1952) |in 1887
        found = _AT.search(template, behind, behind + _NEAR)
        if found and "(" in found[0] and rule.property not in _TERMS and "/" in (edtf(found[1]) or ""):
            found = None
        if found and not _BETWEEN.search(template, behind, found.start()):
            return found[1]
    if template.find("‹D", 0, match.start()) < 0:
        return None
    leading = next(reversed(list(_LEADING.finditer(template, 0, match.start() + 1))), None)
    if leading is None or match.start() - leading.end() >= (_FAR if leading.start() == 0 else _NEAR):
        return None
    return None if _CLAUSE_BETWEEN.search(template, leading.end(1), match.start()) else leading[1]
