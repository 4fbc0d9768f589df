"""What plain entries, and some composed ones, join to a name without a stop: numbers, a date, identifiers."""

import re

from pipeline.parsing.references.dates import edtf, leading_date
from pipeline.parsing.references.draft import Draft
from pipeline.parsing.references.forms import is_date
from pipeline.parsing.references.identifiers import parse_identifiers

# Clearwater Sun: 1A; Duke University Press: 349–76
_NAME_PAGES = re.compile(
    r"(.{2,200}?): ([A-Za-z]{0,2}[0-9]{1,6}[A-Za-z]?(?:[-–, ]{1,3}[A-Za-z]{0,2}[0-9]{1,6}[A-Za-z]?){0,40})$"
)
# Phys Rev 12 (3): 45–67; The Berkshire Review 14 (1979): 37–54
_NAME_NUMBERS = re.compile(
    r"(.{3,200}?),? (?P<volume>[0-9]{1,4}|[IVXLC]{1,7})"
    r"(?: ?\((?P<issue>[^()]{1,40})\)(?:[:,] ?(?:pp?\. ?)?(?P<page>[0-9A-Za-z][^:]{0,60}))?"
    r"|: ?(?P<pages>[A-Z]?[0-9][^:]{0,40}))$"
)
# Pulitzer.org, accessed April 13, 2010
_ACCESS_AFTER = re.compile(r"[ ,;(](?:[Rr]etrieved|[Aa]ccessed):?(?: on)? ([0-9A-Z][^()]{3,30})\)?$")
# Stanford University Press, 2006; The Guardian, 5 May 2010; University of Illinois Press (1986)
_DATE_AFTER = re.compile(
    r"(?:,|;|\.) ((?:[^\W\d_]{3,9}\.? )?(?:[0-9]{1,2},? )?(?:[^\W\d_]{3,9}\.? )?[0-9]{4})$| \(([^()]{4,30})\)$"
)
# Polity, 2007 ISBN 978-0-7456-3405-0
_IDENTIFIER_WITHIN = re.compile(r"\b(?:e?ISSN|ISBN|ASIN|doi:)")
# 950 F.2d 365 (7th Cir. 1991)
_LAW_REPORT = re.compile(
    r"(?P<volume>[0-9]{1,4}) (?P<reports>[A-Z][A-Za-z0-9. ]{0,20}?) (?P<page>[0-9]{1,5})(?:, [0-9]{1,5})?"
    r" \((?:[^()]{0,40} )?(?P<year>[12][0-9]{3})\)$"
)


def bare_name(draft: Draft, component: str) -> str:
    """A name without what is joined to it, which is read; empty where nothing of it is a name."""
    if read_report(draft, component, draft.ref.title or ""):
        return ""
    if ": " in component or component[-1] == ")" or "), " in component or "):" in component:
        component = _without_numbers(draft, component)
    if "ISBN" in component or "ISSN" in component or "ASIN" in component or "doi:" in component:
        component = _without_identifiers(draft, component)
    if "etrieved " in component or "ccessed " in component:
        component = _without_access(draft, component)
    if draft.ref.issued_edtf is None and (component[-1:].isdecimal() or component[-1:] == ")"):
        component = _without_date(draft, component)
    return component


def _without_numbers(draft: Draft, component: str) -> str:
    """The name of a journal without the numbers that follow it in the same component, which are read."""
    ref = draft.ref
    if (m := _NAME_NUMBERS.match(component)) and ref.volume is None:
        date = edtf(m["issue"]) if m["issue"] and ref.issued_edtf is None else None
        ref.volume, ref.page = m["volume"], ref.page or m["page"] or m["pages"]
        if date:
            ref.issued_edtf = date
        else:
            ref.issue = m["issue"]
        draft.numbered = True
        return m[1].rstrip()
    if (m := _NAME_PAGES.match(component)) and ref.page is None:
        ref.page = m[2]
        return m[1].rstrip()
    return component


def _without_identifiers(draft: Draft, component: str) -> str:
    """What stands before the identifiers of a component, which are read: `Polity, 2007 ISBN 978-0-7456-3405-0`."""
    m = _IDENTIFIER_WITHIN.search(component)
    if m is None or not parse_identifiers(component[m.start() :]):
        return component
    draft.read_identifiers(component[m.start() :])
    draft.late = max(draft.late, 1)
    return component[: m.start()].rstrip(" ,;(")


def _without_access(draft: Draft, component: str) -> str:
    """A name without the `, accessed April 13, 2010` after it, which is read."""
    m = _ACCESS_AFTER.search(component)
    date = leading_date(m[1]) if m else None
    if m is None or date is None:
        return component
    draft.ref.accessed_edtf = draft.ref.accessed_edtf or date
    return component[: m.start()].rstrip(" ,;(")


def read_report(draft: Draft, component: str, case: str) -> bool:
    """Read where a judgment stands in law reports, `950 F.2d 365 (7th Cir. 1991)`; False where it is none of a case."""
    ref = draft.ref
    m = _LAW_REPORT.match(component) if component[:1].isdecimal() and ref.volume is None else None
    if m is None or " v" not in case:
        return False
    ref.volume, ref.container_title, ref.page = m["volume"], m["reports"].strip(), m["page"]
    ref.issued_edtf = ref.issued_edtf or m["year"]
    draft.genre = "legal_case"
    return True


def _without_date(draft: Draft, component: str) -> str:
    """A name without the date after it, which is read: `Stanford University Press, 2006`; nothing of a mere date."""
    if is_date(component):
        draft.ref.issued_edtf = edtf(component) or None
        return ""
    m = _DATE_AFTER.search(component, max(0, len(component) - 40))
    date = edtf(m[1] or m[2]) if m and m.start() else None
    if m is None or not date:
        return component
    draft.ref.issued_edtf = date
    return component[: m.start()].rstrip(" ,;")
