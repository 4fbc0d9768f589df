"""The title of an entry, in quotation marks or without them, and the brackets after it."""

import re

from pipeline.parsing.references import outlets
from pipeline.parsing.references.dates import LONGEST, edtf
from pipeline.parsing.references.draft import Draft
from pipeline.parsing.references.forms import ends_with_editors, form_of
from pipeline.parsing.references.joined import read_report
from pipeline.parsing.references.names import is_person, parse_names
from pipeline.parsing.references.segments import OPENING, closing_bracket, closing_quote, components, has_own_stop

MOST_PARTS = 4  # components that a title may have before its translation

# The comma or stop that some set before the closing quotation mark: `"Title," Work`; that of `U.S.` and `…` stays
_FINAL_STOP = re.compile(r"(?:,|(?<=[a-z]{3})\.) *$")
# Мост [The bridge] (in Russian)
_TRANSLATED = re.compile(r"\[[^\[\]]{2,400}\](?: ?\([^()]{2,60}\)){0,4}$")
# The Enigma of the Lake (University Press, 1986), 34–36; A Book (London: Methuen, 1921)
_IMPRINT = re.compile(
    r" \((?:(?P<place>[^():,]{2,40}): )?(?P<publisher>[^():0-9]{2,80}), (?P<year>[12][0-9]{3})\)"
    r"(?:,? (?:pp?\. ?|pages? )?(?P<page>[0-9][0-9–-]{0,20}))?$"
)
# The Enigma of the Lake, page 22
_PAGE_AFTER = re.compile(r",? (?:pp?\.|pages?) ?([0-9][0-9–-]{0,12})$")


def read_title(draft: Draft, at: int) -> int:
    """Read the title that begins at `at`; gives where the middle of the entry begins."""
    text, ref = draft.text, draft.ref
    if ref.title is not None:
        return at
    if text[at : at + 1] and text[at] in OPENING:
        end = closing_quote(text, at)
        if end is not None and text[end + 1 : end + 2] != ":":
            draft.quoted = True
            title = text[at + 1 : end].strip()
            ref.title = (_FINAL_STOP.sub("", title).strip() if title.endswith((",", ".")) else title) or None
            return _read_brackets(draft, end + 1)
    if not ref.creators and not ref.issued_edtf:
        draft.comma = _is_comma_style(text)
    return _read_unmarked(draft, at)


def _is_comma_style(text: str) -> bool:
    """Whether an entry without a date in its head parts its components by commas."""
    if ", retrieved " in text or ", archived " in text:
        return True
    start, end = next(components(text, 0, comma=False), (0, 0))
    if end < len(text) - 1 or _IMPRINT.search(text[start:end]):
        return False
    return any(form_of(text[start:end].strip()) for start, end in components(text, 0, comma=True) if 0 < start < end)


def _read_unmarked(draft: Draft, at: int) -> int:
    """Read a title without quotation marks, which italics set off before the text was plain."""
    text = draft.text
    if not draft.comma and "]" in text:
        after = _read_translated(draft, at)
        if after is not None:
            return after
    begin = None
    last = at
    for start, end in components(text, at, draft.comma):
        component = text[start:end].strip()
        if begin is None:
            if not component:
                continue
            if form_of(component) is not None:
                return start
            if ends_with_editors(component):
                draft.ref.creators += parse_names(component, "editor")
                continue
            begin, last = start, end
            if _ends_with_format(component):
                break
        elif form_of(component) is not None:
            break
        elif _continues(component):
            last = end
        elif not draft.comma:
            break
        if draft.comma and begin is not None and _ends_with_format(component):
            last = end
            break
    if begin is not None:
        _set_unmarked(draft, text[begin : last + has_own_stop(text, last)].strip())
    return last + (text[last : last + 1] in (".", ",", ";"))


def _read_translated(draft: Draft, at: int) -> int | None:
    """Read an unmarked title up to the translation that ends it, and the person before it; None where there is none.

    Titles in other scripts stand so: `А. А. Иванов. Мост [The bridge] (in Russian).`
    """
    text, ref = draft.text, draft.ref
    spans: list[tuple[int, int]] = []
    for start, end in components(text, at, comma=False):
        component = text[start:end].strip()
        spans.append((start, end))
        if not component or form_of(component) is not None or len(spans) > MOST_PARTS:
            return None
        if _TRANSLATED.search(component):
            break
    else:
        return None
    first = text[spans[0][0] : spans[0][1]].strip()
    if len(spans) > 1 and not ref.creators and is_person(first):
        ref.creators = parse_names(first)
        del spans[0]
    _set_unmarked(draft, text[spans[0][0] : spans[-1][1]].strip())
    return spans[-1][1] + (text[spans[-1][1] : spans[-1][1] + 1] == ".")


def _set_unmarked(draft: Draft, title: str) -> None:
    """Set an unmarked title without what plain entries join to it: brackets, pages, imprint and author."""
    ref = draft.ref
    title = draft.without_brackets(title)
    case, comma, report = title.rpartition(", ")
    if comma and " v" in case and read_report(draft, report, case):
        ref.title = case  # Roe v. Doe, 410 U.S. 113 (1973)
        return
    if imprint := _IMPRINT.search(title):
        ref.publisher_place, ref.publisher, ref.issued_edtf = imprint["place"], imprint["publisher"], imprint["year"]
        ref.page = ref.page or imprint["page"]
        title = title[: imprint.start()]
        author, comma, rest = title.partition(", ")
        if comma and not ref.creators and is_person(author):
            ref.creators, title = parse_names(author), rest
    if ref.page is None and (m := _PAGE_AFTER.search(title, max(0, len(title) - 40))):
        ref.page, title = m[1], title[: m.start()]
    ref.title = title or None


def _continues(component: str) -> bool:
    """Whether a component goes on with the unmarked title before it: it begins in small letters and is no domain."""
    first = component[:1]
    return (
        (first.islower() or first == "&")
        and not (component[1:2].isupper() and first in "ei")  # eLaw Journal, iUniverse
        and not component.startswith("in ")
        and ": " not in component
        and not outlets.is_domain(component)
        and not outlets.kind_of(component)
    )


def _ends_with_format(component: str) -> bool:
    """Whether a component ends with brackets that follow a title: `(PDF)`."""
    return component[-1:] == ")" and component[component.rfind("(") + 1 : -1].casefold() in outlets.GENRES


def _read_brackets(draft: Draft, at: int) -> int:
    """Read the brackets that follow a quoted title: `[Translated title] (in Language) (PDF) (Press release)`."""
    text, ref = draft.text, draft.ref
    while True:
        while text[at : at + 1] == " ":
            at += 1
        if text[at : at + 1] not in ("(", "["):
            break
        end = closing_bracket(text, at)
        if end is None:
            break
        inner = text[at + 1 : end].strip()
        if text[at] == "[":
            ref.trans_title = ref.trans_title or inner or None
        elif not draft.read_bracket(inner):
            date = edtf(inner) if len(inner) <= LONGEST else None
            ref.issued_edtf = ref.issued_edtf or date or None
        at = end + 1
    if text[at : at + 1] in (".", ",", ";"):
        if text[at] == "," and not ref.issued_edtf:
            draft.comma = True
        at += 1
    return at
