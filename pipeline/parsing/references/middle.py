"""The components after the title: outlets, dates, numbers and identifiers, and the closing quotation."""

import re

from pipeline.parsing.references import outlets
from pipeline.parsing.references.dates import edtf, leading_date
from pipeline.parsing.references.draft import Draft
from pipeline.parsing.references.forms import (
    CONTRIBUTORS,
    LABELLED_VOLUME,
    PAGE,
    PUBLISHED,
    RETRIEVED,
    VOLUME,
    ends_with_editors,
    form_of,
    is_loose,
    is_prose,
    is_wordy,
)
from pipeline.parsing.references.head import read_contributors
from pipeline.parsing.references.joined import bare_name
from pipeline.parsing.references.names import parse_names
from pipeline.parsing.references.segments import components, has_own_stop

LONGEST_NAME = 60  # characters; what goes on longer after work and publisher are named is no third name
SHORTEST_QUOTED = 8  # words; less than these in brackets or after a dash is a remark and no quotation

# In Finkelman, Paul (ed.)
_IN = ("In ", "in ", "In: ", "in: ")
# In K. Doe & L. Roe (Eds.), Handbook of Frogs
_IN_WORK = re.compile(r"[Ii]n:? (?P<names>[^()]{2,200}) \([Ee]ds?\.?\),? (?P<work>.{2,})$")
# 27 October 2009 – via Google Books
_VIA = re.compile(r"(?:^|[ –—-])via ")
_ARCHIVE_DATE = re.compile(
    r"\b(?:on|el|em|am|le|il|op|den) (?=[0-9A-Z])|archived:? (?=[0-9]|[A-Z][a-z]{2,8}\.? [0-9])", re.I
)
# Archived from the original on |22 April 2014: what most say, which is quick to see
_ARCHIVED_ON = re.compile(r"Archived from the original on (?=[0-9A-Za-z])")
# Archived May 2, 2014, at the Wayback Machine
_AT = re.compile(r"\bat (?:the )?([A-Z][^()]{2,60}?)(?: \(.{0,40}\))?$")
# Gale A12345678; Document 292: an identifier of an unknown scheme
_CODE = re.compile(r"[A-Za-z]{2,14}:? ?[A-Z]{0,4}[0-9][\w./-]{1,30}\.?$")
# p. 18: the page that stands before a quotation
_QUOTE_PAGE = re.compile(r"pp?\. ?[^:]{1,20}: ")
# a letter or digit
_WORDED = re.compile(r"[^\W_]")
# What follows an entry and is no quotation from it
_REMARK = re.compile(
    r"\(?(?:note:|also (?:available|published|at|in)|see(?: also)?\b|another link|english tr|reprinted"
    r"|translat(?:ed|ion)|archived|available|original|originally|free download|subscription|pay ?walled|via "
    r"|cited (?:in|by|from)|quot(?:ed|ing) (?:in|by|from)|revised|republished|alternate link|alt url)",
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
    if ends_with_editors(component):
        names = component[component.index(" ") + 1 :] if component.startswith(_IN) else component
        if names is not component or not draft.names:
            ref.creators += parse_names(names, "editor")
            draft.chapter = draft.chapter or draft.quoted
            return True
    if component.startswith(_IN) and (m := _IN_WORK.match(component)):
        ref.creators += parse_names(m["names"], "editor")
        draft.chapter = True
        component = m["work"]
    if draft.text.endswith(component, start, end) and has_own_stop(draft.text, end):
        component += "."
    component = bare_name(draft, component)
    if component and component[0] != "(":
        if not draft.late or outlets.kind_of(component):
            draft.doubtful = None
        elif draft.doubtful is None:
            draft.doubtful = start, len(draft.names)
        draft.names.append(component)
    return True


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
            begins = begins or (named and len(draft.text) - start > LONGEST_NAME)
    return begins and not draft.tail_follows(end)


def _read_quote(draft: Draft, start: int) -> None:
    quote = draft.text[start:].strip()
    if _REMARK.match(quote) or _CODE.match(quote) or (quote[0] in "([–-" and quote.count(" ") < SHORTEST_QUOTED):
        return
    if quote[0] == "p" and (m := _QUOTE_PAGE.match(quote)):
        quote = quote[m.end() :]
    if _WORDED.search(quote):
        draft.ref.quote = quote


def _read_date(draft: Draft, component: str) -> None:
    ref = draft.ref
    if component[0].isalpha() and (m := PUBLISHED.match(component)):
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
    draft.numbered = draft.numbered or bool(m["volume"] and (m["issue"] or m["page"]))


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
    draft.read_identifiers(component)
    draft.late = 2


def _read_retrieved(draft: Draft, component: str) -> None:
    m = RETRIEVED.match(component)
    date = leading_date(component[m.end() :]) if m else None
    known = draft.ref.accessed_edtf
    if date and (known is None or len(date) > len(known)):
        draft.ref.accessed_edtf = date
    draft.late = 2


def _read_archived(draft: Draft, component: str) -> None:
    ref = draft.ref
    if m := _ARCHIVED_ON.match(component) or _ARCHIVE_DATE.search(component):
        ref.archived_edtf = ref.archived_edtf or leading_date(component[m.end() :])
    if "at " in component and (m := _AT.search(component)):
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
