"""The components after the title: outlets, dates, numbers and identifiers, and the closing quotation."""

import re

from pipeline.parsing.references import outlets
from pipeline.parsing.references.dates import LEADING_DATE, edtf
from pipeline.parsing.references.draft import Draft
from pipeline.parsing.references.forms import (
    CONTRIBUTORS,
    EDITORS_END,
    LABELLED_VOLUME,
    PAGE,
    PUBLISHED,
    RETRIEVED,
    VOLUME,
    form_of,
    is_date,
    is_loose,
    is_prose,
    is_wordy,
)
from pipeline.parsing.references.head import read_contributors
from pipeline.parsing.references.identifiers import parse_identifiers
from pipeline.parsing.references.names import parse_names
from pipeline.parsing.references.segments import components

LONGEST_NAME = 10  # words; what goes on longer after work and publisher are named is no third name
SHORTEST_QUOTED = 8  # words; less than these in brackets or after a dash is a remark and no quotation

# Clearwater Sun: 1A; Duke University Press: 349–76
_NAME_PAGES = re.compile(
    r"(.{2,200}?): ([A-Za-z]{0,2}[0-9]{1,6}[A-Za-z]?(?:[-–, ]{1,3}[A-Za-z]{0,2}[0-9]{1,6}[A-Za-z]?){0,40})$"
)
# Phys Rev 12 (3): 45–67; The Berkshire Review 14 (1979): 37–54
_NAME_NUMBERS = re.compile(
    r"(.{3,200}?),? (?P<volume>[0-9]{1,4}|[IVXLC]{1,7})"
    r"(?: \((?P<issue>[^()]{1,40})\)(?:: ?(?P<page>[^:]{1,60}))?|: ?(?P<pages>[A-Z]?[0-9][^:]{0,40}))$"
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
# In Finkelman, Paul (ed.)
_IN = re.compile(r"[Ii]n:? ")
# 27 October 2009 – via Google Books
_VIA = re.compile(r"(?:^|[ –—-])via ")
_ARCHIVE_DATE = re.compile(
    r"\b(?:on|el|em|am|le|il|op|den) (?=[0-9A-Z])|archived:? (?=[0-9]|[A-Z][a-z]{2,8}\.? [0-9])", re.I
)
# Archived May 2, 2014, at the Wayback Machine
_AT = re.compile(r"\bat (?:the )?([A-Z][^()]{2,60}?)(?: \(.{0,40}\))?$")
# What stands at the end of an entry and before its closing quotation
_TAIL = re.compile(r"\b(?:Archived (?:from|\()|Retrieved (?:on )?[0-9A-Z]|ISBN [0-9]|doi:10)")
# p. 18: the page that stands before a quotation
_QUOTE_PAGE = re.compile(r"pp?\. ?[^:]{1,20}: ")
# What follows an entry and is no quotation from it
_REMARK = re.compile(
    r"\(?(?:note:|also (?:available|published|at|in)|see(?: also)?\b|another link|english tr|reprinted"
    r"|translat(?:ed|ion)|archived|available|original|originally|free download|subscription|pay ?walled|via |cited (?:in|by|from)"
    r"|quot(?:ed|ing) (?:in|by|from)|revised|republished|alternate link|alt url)",
    re.I,
)


def read_middle(draft: Draft, at: int) -> None:
    """Read all components from `at` to the end of the entry."""
    text = draft.text
    while text[at : at + 1] == " ":
        at += 1
    if draft.comma and text.startswith(("in ", "In "), at):
        at = _read_editors_of_work(draft, at)
    for start, end in components(text, at, draft.comma):
        component = text[start:end].strip()
        m = _VIA.search(component) if "via " in component else None
        if m and (m.start() == 0 or component[: m.start() + 1].rstrip()[-1] in "–—-"):
            draft.ref.via = draft.ref.via or component[m.end() :].strip() or None
            component = component[: m.start()].rstrip(" –—-")
            if component:
                _read_component(draft, component, start, end)
            draft.late = 2
        elif component and not _read_component(draft, component, start, end):
            return


def _read_editors_of_work(draft: Draft, at: int) -> int:
    """Read `in Strahan, Jonathan (ed.), ` whose commas part no components; gives where the work begins."""
    text = draft.text
    mark = text.find(" (ed", at, at + 400)
    close = text.find(")", mark) if mark >= 0 else -1
    if close < 0:
        return at
    draft.ref.creators += parse_names(text[at + 3 : mark], "editor")
    draft.chapter = True
    return close + 1 + (text[close + 1 : close + 2] in (",", "."))


def _read_component(draft: Draft, component: str, start: int, end: int) -> bool:
    """Read one component; False where the rest of the entry is its closing quotation."""
    form = form_of(component)
    if form is not None:
        draft.doubtful = None
    elif component[-1] == ")" and component[0] == "(" and component.count(" ") < SHORTEST_QUOTED:
        draft.read_bracket(component[1:-1])
        return True
    elif component[-1] == ")":
        stripped = draft.without_brackets(component)
        if stripped != component:
            component = stripped
            if not component:
                return True
            form = form_of(component)
    if form is None:
        return _read_name(draft, component, start, end)
    if form == "page" and (draft.ref.accessed_edtf or draft.ref.archived_edtf):
        _read_quote(draft, start)
        return False
    _READERS[form](draft, component)
    return True


def _read_name(draft: Draft, component: str, start: int, end: int) -> bool:
    """Read a component without a form of its own; False where the closing quotation begins with it."""
    ref = draft.ref
    if _begins_quote(draft, component, start, end):
        if draft.doubtful is not None:
            start, kept = draft.doubtful
            del draft.names[kept:]
        _read_quote(draft, start)
        return False
    if EDITORS_END.search(component[-8:]):
        names = component[component.index(" ") + 1 :] if _IN.match(component) else component
        if names is not component or not draft.names:
            ref.creators += parse_names(names, "editor")
            draft.chapter = draft.chapter or draft.quoted
            return True
    if _read_report(draft, component):
        return True
    if ": " in component or component[-1] == ")":
        component = _without_numbers(draft, component)
    if "ISBN" in component or "ISSN" in component or "ASIN" in component or "doi:" in component:
        component = _without_identifiers(draft, component)
        if not component:
            return True
        if is_date(component):
            _read_date(draft, component)
            return True
    if "etrieved " in component or "ccessed " in component:
        component = _without_access(draft, component)
    if ref.issued_edtf is None and (component[-1].isdecimal() or component[-1] == ")"):
        component = _without_date(draft, component)
    if not component:
        return True
    if component[0] != "(":
        if not draft.late or outlets.kind_of(component):
            draft.doubtful = None
        elif draft.doubtful is None:
            draft.doubtful = start, len(draft.names)
        draft.names.append(component)
    return True


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
        return m[1]
    if (m := _NAME_PAGES.match(component)) and ref.page is None:
        ref.page = m[2]
        return m[1]
    return component


def _without_identifiers(draft: Draft, component: str) -> str:
    """What stands before the identifiers of a component, which are read: `Polity, 2007 ISBN 978-0-7456-3405-0`."""
    m = _IDENTIFIER_WITHIN.search(component)
    if m is None or not parse_identifiers(component[m.start() :]):
        return component
    late = draft.late
    _read_identifiers(draft, component[m.start() :])
    draft.late = max(late, 1)
    return component[: m.start()].rstrip(" ,;(")


def _without_access(draft: Draft, component: str) -> str:
    """A name without the `, accessed April 13, 2010` after it, which is read."""
    m = _ACCESS_AFTER.search(component)
    date = _leading_date(m[1]) if m else None
    if m is None or date is None:
        return component
    draft.ref.accessed_edtf = draft.ref.accessed_edtf or date
    return component[: m.start()].rstrip(" ,;(")


def _read_report(draft: Draft, component: str) -> bool:
    """Read the place of a judgment in law reports: `950 F.2d 365 (7th Cir. 1991)`."""
    ref = draft.ref
    m = _LAW_REPORT.match(component) if component[:1].isdecimal() and ref.volume is None else None
    if m is None or not draft.ref.title or " v" not in draft.ref.title:
        return False
    ref.volume, ref.container_title, ref.page = m["volume"], m["reports"].strip(), m["page"]
    ref.issued_edtf = ref.issued_edtf or m["year"]
    draft.genre = "legal_case"
    return True


def _without_date(draft: Draft, component: str) -> str:
    """A name without the date after it, which is read: `Stanford University Press, 2006`."""
    m = _DATE_AFTER.search(component, max(0, len(component) - 40))
    date = edtf(m[1] or m[2]) if m and m.start() else None
    if m is None or not date:
        return component
    draft.ref.issued_edtf = date
    return component[: m.start()]


def _begins_quote(draft: Draft, component: str, start: int, end: int) -> bool:
    """Whether a component begins the closing quotation. That comes last: no formula of an entry's tail follows it."""
    if draft.ref.accessed_edtf:
        return True
    if draft.comma:
        begins = draft.late > 0 and is_prose(component)
    elif draft.late == 2:
        begins = not outlets.kind_of(component.partition(",")[0])
    elif draft.late == 1:
        begins = is_loose(component)
    else:
        begins = draft.quoted and is_prose(component)
        if draft.names:
            begins = begins or is_prose(component) or is_wordy(component)
            # work and publisher are named: what follows at length is neither
            named = draft.quoted and len(draft.names) > 1
            begins = begins or (named and draft.text.count(" ", start) > LONGEST_NAME)
    return begins and _TAIL.search(draft.text, end) is None


def _read_quote(draft: Draft, start: int) -> None:
    quote = draft.text[start:].strip()
    if _REMARK.match(quote) or (quote[0] in "([–-" and quote.count(" ") < SHORTEST_QUOTED):
        return
    if m := _QUOTE_PAGE.match(quote):
        quote = quote[m.end() :]
    if any(c.isalnum() for c in quote):
        draft.ref.quote = quote


def _read_date(draft: Draft, component: str) -> None:
    ref = draft.ref
    if m := PUBLISHED.match(component):
        component = component[m.end() :]
    if ref.issued_edtf is None and (draft.late < 2 or draft.comma):
        ref.issued_edtf = edtf(component.partition(" [")[0]) or None
    elif component.isdecimal() and ref.volume is None:
        ref.volume = component
    draft.late = max(draft.late, 1)


def _read_numbers(draft: Draft, component: str) -> None:
    m, ref = VOLUME.match(component), draft.ref
    if m is None or (draft.late == 2 and not (m["issue"] or m["page"])):
        return
    ref.volume = ref.volume or m["volume"]
    if m["issue"] and not draft.read_bracket(m["issue"]):
        ref.issue = ref.issue or m["issue"]
    ref.page = ref.page or m["page"]


def _read_volume(draft: Draft, component: str) -> None:
    m, ref = LABELLED_VOLUME.match(component), draft.ref
    if m is not None:
        ref.volume = ref.volume or m["volume"]
        ref.issue = ref.issue or m["issue"]
        ref.page = ref.page or m["page"] or m["pages"]


def _read_page(draft: Draft, component: str) -> None:
    m = PAGE.match(component)
    if m is not None:
        draft.ref.page = draft.ref.page or m[1].strip()
    draft.late = 2


def _read_identifiers(draft: Draft, component: str) -> None:
    ref = draft.ref
    for identifier in parse_identifiers(component):
        if identifier not in ref.identifiers:
            ref.identifiers.append(identifier)
        if identifier.scheme == "doi":
            ref.doi = ref.doi or identifier.value
        elif identifier.scheme == "isbn":
            ref.isbn = ref.isbn or identifier.value
        elif identifier.scheme == "issn":
            ref.issn = ref.issn or identifier.value
    draft.late = 2


def _leading_date(text: str) -> str | None:
    """The date that a text is, or begins with."""
    date = edtf(text)
    if date is None and (m := LEADING_DATE.match(text)):
        date = edtf(m[0])
    return date or None


def _read_retrieved(draft: Draft, component: str) -> None:
    m = RETRIEVED.match(component)
    date = _leading_date(component[m.end() :]) if m else None
    known = draft.ref.accessed_edtf
    if date and (known is None or len(date) > len(known)):
        draft.ref.accessed_edtf = date
    draft.late = 2


def _read_archived(draft: Draft, component: str) -> None:
    ref = draft.ref
    if m := _ARCHIVE_DATE.search(component):
        ref.archived_edtf = ref.archived_edtf or _leading_date(component[m.end() :])
    if m := _AT.search(component):
        ref.archive = ref.archive or m[1].strip()
    draft.late = 2


def _read_contributors(draft: Draft, component: str) -> None:
    if CONTRIBUTORS.match(component):
        read_contributors(draft, component)


def _read_episode(draft: Draft, component: str) -> None:
    draft.genre = draft.genre or "broadcast"
    draft.late = max(draft.late, 1)


_READERS = {
    "date": _read_date,
    "numbers": _read_numbers,
    "volume": _read_volume,
    "page": _read_page,
    "identifier": _read_identifiers,
    "retrieved": _read_retrieved,
    "archived": _read_archived,
    "contributors": _read_contributors,
    "episode": _read_episode,
}
