"""One entry of a reference list, read from its composition in Citation Style 1 (full stops) or 2 (commas).

An entry is read from its head (creators and date, or the title), through the title, to its components one by one. What
a component is, its own form tells (a date, pages, an identifier, `Retrieved …`); what has no form of its own is the
name of a work or publisher while the middle lasts, and the closing quotation after it.
"""

import re

from pipeline.parsing.model import Creator, Reference
from pipeline.parsing.references import outlets
from pipeline.parsing.references.dates import LEADING_DATE, LONGEST, UNDATED, edtf
from pipeline.parsing.references.identifiers import SCHEMES, parse_identifiers
from pipeline.parsing.references.leftovers import without_leftovers
from pipeline.parsing.references.names import parse_names
from pipeline.parsing.references.segments import (
    CLOSING,
    OPENING,
    closing_bracket,
    closing_quote,
    components,
    ends_component,
)

HEAD_LENGTH = 4000  # characters; no list of names is longer

# (December 31, 2009); ({c.} 1984); (n.d.)
_BRACKETED = re.compile(r"\(([^()]{1,64})\)")
# The year of an original edition after the date: `(2017) [2005].`
_ORIGINAL = re.compile(r" ?[\[(][^\[\]()]{4,80}[\])]")
# (2nd ed.), Revised edition, (10 ed.)
_EDITION = re.compile(r"(.{1,60}?),? (?:ed\.?|edn\.?|edition)$", re.I)
_FIRST_WORD = re.compile(r"[A-Za-z0-9]+")
# 42 (3): 1–19; 7: 111–153; XIV (2); 8 (1–2); 15; 12-13: 47–86; 65 Mont. (1)
_VOLUME = re.compile(
    r"(?:(?P<volume>[0-9]{1,4}[A-Za-z]?(?:[-–/][0-9]{1,4})?|[IVXLCDM]{1,9}|[A-Z]{1,2}[0-9]{1,4})\b)?"
    r" ?(?:\((?P<issue>[^()]{1,60}|[^()]{0,30}\([^()]{0,30}\)[^()]{0,30})\))?(?:: ?(?P<page>[^:]{1,80}))?$"
)
# Vol. 18; Vol. 2, no. 3; No. 40; Vol. XII, no. 3 (May)
_LABELLED_VOLUME = re.compile(
    r"(?:vol(?:ume|s)?\.? ?(?P<volume>[^,;()]{1,40}))?[,;]? ?(?:(?:no|nos|issue|iss|number|#)\.? ?(?P<issue>[^:;()]{1,40}))?"
    r"(?:: ?(?P<page>[0-9A-Za-z][^:]{0,60})|, pp?\. ?(?P<pages>.{1,60}))?$",
    re.I,
)
# Clearwater Sun: 1A; Duke University Press: 349–76
_NAME_PAGES = re.compile(r"(.{2,200}?): ?([A-Za-z]{0,2}[0-9]{1,6}[A-Za-z]?(?:[-–, ]+[A-Za-z]{0,2}[0-9]{1,6}[A-Za-z]?)*)$")
_PAGE = re.compile(r"(?:pp?|pgs?|pages?)\b\.? ?(.{1,120})$", re.I | re.S)
# New York: Rowman & Littlefield; [San Francisco]: HarperSanFrancisco
_PLACE_PUBLISHER = re.compile(r"([^:]{2,120}): (.{2,200})$")
_EDITORS_MARK = re.compile(r"(?:\((?:eds?|hrsg)\.?\)|, eds?\.?),?$", re.I)
_IN = re.compile(r"[Ii]n:? ")
_VIA = re.compile(r"(?: [–—-])? via ")
# Retrieved on 5 May 2010; Accessed: 2010-05-05; Last accessed May 5, 2010
_RETRIEVED = re.compile(r"(?:last )?(?:retrieved|accessed|access date|consulted|viewed)\b:?(?: (?:on|at|in|the))? ?", re.I)
_ARCHIVED = re.compile(r"archived(?: copy)?\b", re.I)
_ARCHIVE_DATE = re.compile(r"\bon (?=[0-9A-Z])|archived:? (?=[0-9]|[A-Z][a-z]{2,8}\.? [0-9])", re.I)
_AT = re.compile(r" at (?:the )?([A-Z][^()]{2,60}?)(?: \(.{0,40}\))?$")
# The archives that an entry names
_CONTRIBUTORS = re.compile(r"(?:translated|edited|illustrated|introduction|foreword|preface|afterword|interviewed|narrated|photographs) by ", re.I)
_SENTENCE = re.compile(r"[a-z]")

_RETRIEVED_WORDS = frozenset({"retrieved", "accessed", "last"})
_PAGE_WORDS = frozenset({"p", "pp", "page", "pages", "pg", "pgs"})
_VOLUME_WORDS = frozenset({"vol", "volume", "vols", "no", "nos", "issue", "number"})
_EPISODE_WORDS = frozenset({"season", "series", "episode", "event", "scene"})
_BY_WORDS = frozenset(
    {"translated", "edited", "illustrated", "introduction", "foreword", "preface", "afterword", "interviewed", "narrated"}
)


class _Draft:
    """An entry that is being read: the reference so far, and what its middle has named."""

    __slots__ = ("comma", "genre", "late", "names", "quoted", "ref", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.ref = Reference()
        self.comma = False  # Citation Style 2
        self.quoted = False  # the title stands in quotation marks
        self.genre: str | None = None
        self.names: list[str] = []  # components of the middle that name a work, a publisher or a place
        self.late = 0  # 1 after the date or volume, 2 after what only stands at the end of an entry


def parse_entry(text: str) -> Reference:
    """The work that an entry without its number and backlinks describes."""
    draft = _Draft(without_leftovers(" ".join(text.split())))
    if not draft.text:
        return draft.ref
    at = _read_head(draft)
    at = _read_title(draft, at)
    _read_components(draft, at)
    _name_outlets(draft)
    draft.ref.csl_type = _csl_type(draft)
    return draft.ref


# -- head ------------------------------------------------------------------------------------------------------------


def _read_head(draft: _Draft) -> int:
    """Read creators and date; gives where the title begins."""
    text, ref = draft.text, draft.ref
    if text[0] in OPENING:
        return 0
    quote = text.find('"', 0, HEAD_LENGTH)
    while quote > 0 and text[quote - 1] == "(":  # Smith, John ("Jack") (2010)
        quote = text.find('"', text.find('"', quote + 1, HEAD_LENGTH) + 1 or HEAD_LENGTH, HEAD_LENGTH)
    limit = quote if quote >= 0 else min(len(text), HEAD_LENGTH)
    for m in _BRACKETED.finditer(text, 0, limit):
        if not any(c.isdecimal() for c in m[1]) and "." not in m[1]:
            continue
        date = edtf(m[1])
        if date is None:
            continue
        at = m.end()
        if original := _ORIGINAL.match(text, at):
            at = original.end()
        after = text[at : at + 1]
        if after not in (".", ",", ":", ";", "") and text[at : at + 2] != ' "':
            break
        names = text[: m.start()].strip()
        if not _is_names(names) or _is_tail(text, at + 2):
            break
        ref.creators = parse_names(names)
        ref.issued_edtf = date or None
        draft.comma = after == ","
        return _skip_editors(draft, at + 1, quote)
    if limit == quote:
        before = text[:quote].rstrip()
        if before and before[-1] in ".,:" and _is_names(before[:-1]):
            draft.comma = before[-1] == ","
            _read_contributors(draft, before[:-1], "author")
            return quote
    return 0


def _is_names(text: str) -> bool:
    """Whether a text may be a list of names: one component of an entry, and not in the words of a sentence."""
    if not text or len(text) > HEAD_LENGTH or text[0].islower() and len(text.split(" ", 8)) > 7:
        return False
    at = text.find(". ")
    while at >= 0:
        if ends_component(text, 0, at):
            return False
        at = text.find(". ", at + 2)
    return True


def _is_tail(text: str, at: int) -> bool:
    """Whether what stands at `at` can be no title: the tail of an entry, or its end."""
    rest = text[at : at + 16].lstrip()
    return not rest or rest.startswith(("Retrieved", "Archived", "Accessed", "ISBN", "– via"))


def _skip_editors(draft: _Draft, at: int, quote: int) -> int:
    """Read editors who stand between the date and a quoted title; gives where the title begins."""
    text = draft.text
    while text[at : at + 1] == " ":
        at += 1
    if quote > at:
        between = text[at:quote].rstrip(" .,")
        if between and _EDITORS_MARK.search(between[-8:]):
            draft.ref.creators += parse_names(between, "editor")
            return quote
        if between and _CONTRIBUTORS.match(between):
            _read_contributors(draft, between, "author")
            return quote
    return at


def _read_contributors(draft: _Draft, text: str, role: str) -> None:
    if m := _CONTRIBUTORS.match(text):
        word = text[0].lower()
        role = {"t": "translator", "e": "editor"}.get(word, "interviewer" if text[:5].lower() == "inter" else "")
        if not role:
            return
        text = text[m.end() :]
    draft.ref.creators += parse_names(text, role)


# -- title -----------------------------------------------------------------------------------------------------------


def _read_title(draft: _Draft, at: int) -> int:
    """Read the title; gives where the middle begins."""
    text, ref = draft.text, draft.ref
    if text[at : at + 1] and text[at] in OPENING:
        end = closing_quote(text, at)
        if end is not None:
            if text[end + 1 : end + 2] == ":":
                return _read_unmarked_title(draft, at)
            draft.quoted = True
            ref.title = text[at + 1 : end].strip().rstrip(",").strip() or None
            return _read_brackets(draft, end + 1)
    if at == 0 and (text[0].islower() or not draft.ref.creators and _first_word(text) in ("retrieved", "archived")):
        return 0
    if not ref.creators and not ref.issued_edtf:
        draft.comma = _is_comma_style(text)
    return _read_unmarked_title(draft, at)


def _is_comma_style(text: str) -> bool:
    """Whether an entry without a date in its head parts its components by commas."""
    if ", retrieved " in text or ", archived " in text:
        return True
    if next(components(text, 0, comma=False), (0, 0))[1] < len(text) - 1:
        return False
    spans = list(components(text, 0, comma=True))
    return len(spans) > 1 and any(_form_of(text[start:end].strip()) for start, end in spans[1:] if end > start)


def _read_unmarked_title(draft: _Draft, at: int) -> int:
    """Read a title without quotation marks, which italics set off before the text was plain."""
    text, ref = draft.text, draft.ref
    first = None
    last = at
    for start, end in components(text, at, draft.comma):
        component = text[start:end].strip()
        if first is None:
            if _form_of(component) is not None:
                return start
            if _EDITORS_MARK.search(component[-8:]):
                ref.creators += parse_names(component, "editor")
                continue
            first = start
        elif not _continues(component):
            break
        last = end
    if first is not None:
        ref.title = _strip_brackets(draft, text[first:last].strip()) or None
    return last + (text[last : last + 1] in (".", ",", ";"))


def _continues(component: str) -> bool:
    """Whether a component goes on with the unmarked title before it: it begins in small letters and is no domain."""
    return (
        (component[:1].islower() or component[:1] == "&")
        and not outlets.is_domain(component)
        and not (component[1:2].isupper() and component[0] in "ei")  # eLaw Journal, iUniverse
        and ":" not in component
        and _form_of(component) is None
    )


def _read_brackets(draft: _Draft, at: int) -> int:
    """Read the brackets that follow a quoted title: `[Translated title] (in Language) (PDF) (Press release)`."""
    text = draft.text
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
            if draft.ref.trans_title is None and inner:
                draft.ref.trans_title = inner
        elif not _read_bracket(draft, inner):
            date = edtf(inner) if len(inner) <= LONGEST else None
            if date and draft.ref.issued_edtf is None:
                draft.ref.issued_edtf = date
        at = end + 1
    if text[at : at + 1] in (".", ",", ";"):
        if text[at] == "," and not draft.ref.issued_edtf:
            draft.comma = True
        at += 1
    return at


def _read_bracket(draft: _Draft, inner: str) -> bool:
    """Read what stands in round brackets after a title or work; False where it is part of the name."""
    folded = inner.casefold()
    if folded.startswith("in "):
        tag = outlets.language_tag(folded[3:])
        if tag is not None:
            draft.ref.language = draft.ref.language or tag
            return True
    genre = outlets.GENRES.get(folded)
    if genre is not None:
        draft.genre = draft.genre or genre or None
        return True
    if folded in outlets.LANGUAGES:
        draft.ref.language = draft.ref.language or outlets.LANGUAGES[folded]
        return True
    if m := _EDITION.match(inner):
        draft.ref.edition = draft.ref.edition or m[1]
        return True
    return False


def _strip_brackets(draft: _Draft, name: str) -> str:
    """Read the brackets at the end of a name that are no part of it; gives the name."""
    while name and name[-1] in ")]":
        opening = name.rfind("(" if name[-1] == ")" else "[")
        if opening <= 0:
            break
        inner = name[opening + 1 : -1].strip()
        if name[-1] == "]":
            if draft.ref.trans_title is not None or not inner or draft.ref.title is not None:
                break
            draft.ref.trans_title = inner
        elif not _read_bracket(draft, inner):
            break
        name = name[:opening].rstrip()
    return name


# -- middle and tail -------------------------------------------------------------------------------------------------


def _first_word(text: str) -> str:
    m = _FIRST_WORD.match(text)
    return m[0].lower() if m else ""


def _form_of(component: str) -> str | None:
    """What the form of a component tells it to be; None for one that has no form of its own."""
    word = _first_word(component)
    if word:
        if word in _RETRIEVED_WORDS and _RETRIEVED.match(component):
            return "retrieved"
        if word == "archived" and _ARCHIVED.match(component):
            return "archived"
        after = component[len(word) : len(word) + 1]
        if word in _PAGE_WORDS and (after in (".", " ") or component[len(word) :].isdecimal()) and _PAGE.match(component):
            return "page"
        if word in SCHEMES and after in (":", " ", "-", "") and parse_identifiers(component):
            return "identifier"
        if word in _VOLUME_WORDS and _LABELLED_VOLUME.match(component) and any(c.isdecimal() or c in "IVXLC" for c in component[3:]):
            return "volume"
        if word in _EPISODE_WORDS and (component[-1:].isdecimal() or word == "event"):
            return "episode"
        if word in _BY_WORDS and _CONTRIBUTORS.match(component):
            return "contributors"
    if len(component) <= LONGEST:
        if component[-1:].isdecimal() or component[:1].isdecimal() or component[-1:] in "]?sady":
            if edtf(component) is not None:
                return "date"
            if component[-1] == "]" and edtf(component.partition(" [")[0]) is not None:  # October 27, 1859 [October 18, 1859]
                return "date"
        if (component[:1].isdecimal() or component[0] in "(IVXLCDM") and (m := _VOLUME.match(component)) and m.end() > 0:
            if m["issue"] or m["page"] or component.isdecimal() or m["volume"]:
                return "numbers"
        if component == "n.d" or component == "n.d.":
            return "date"
    return None


def _read_components(draft: _Draft, at: int) -> None:
    text, ref = draft.text, draft.ref
    while text[at : at + 1] == " ":
        at += 1
    for start, end in components(text, at, draft.comma):
        component = text[start:end].strip()
        if not component:
            continue
        if " via " in component and (m := _VIA.search(component)) and (m.start() == 0 or component[m.start() + 1] in "–—-"):
            ref.via = component[m.end() :].strip() or None
            component = component[: m.start()].strip()
            if not component:
                draft.late = 2
                continue
            _read_component(draft, component, start)
            draft.late = 2
            continue
        if component.startswith(("– via ", "via ")):
            ref.via = component.partition("via ")[2].strip() or None
            draft.late = 2
            continue
        if not _read_component(draft, component, start):
            return


def _read_component(draft: _Draft, component: str, start: int) -> bool:
    """Read one component; False where the rest of the entry is its closing quotation."""
    ref = draft.ref
    form = _form_of(component)
    if form is None:
        if draft.late == 2 or (draft.late == 1 and _is_prose(component)):
            _read_quote(draft, start)
            return False
        if _IN.match(component) and _EDITORS_MARK.search(component[-8:]):
            ref.creators += parse_names(component[component.index(" ") + 1 :], "editor")
            draft.genre = draft.genre or "chapter"
            return True
        if _EDITORS_MARK.search(component[-8:]) and not draft.names and draft.ref.creators:
            ref.creators += parse_names(component, "editor")
            return True
        if m := _NAME_PAGES.match(component):
            if ref.page is None:
                ref.page = m[2]
                component = m[1]
        draft.names.append(component)
        return True
    if form == "date":
        date = edtf(component.partition(" [")[0])
        if ref.issued_edtf is None and draft.late < 2:
            ref.issued_edtf = date or None
        elif component.isdecimal() and ref.volume is None:
            ref.volume = component
        draft.late = max(draft.late, 1)
    elif form == "numbers":
        m = _VOLUME.match(component)
        if m is not None:
            if draft.late == 2 and not (m["issue"] or m["page"]):
                _read_quote(draft, start)
                return False
            ref.volume = ref.volume or m["volume"]
            if m["issue"] and not _read_bracket(draft, m["issue"]):
                ref.issue = ref.issue or m["issue"]
            ref.page = ref.page or m["page"]
    elif form == "volume":
        m = _LABELLED_VOLUME.match(component)
        if m is not None:
            ref.volume = ref.volume or (m["volume"] and m["volume"].strip())
            ref.issue = ref.issue or (m["issue"] and m["issue"].strip())
            ref.page = ref.page or m["page"] or m["pages"]
    elif form == "page":
        if draft.late == 2 and ref.page is not None or ref.accessed_edtf or ref.archived_edtf:
            _read_quote(draft, start)
            return False
        m = _PAGE.match(component)
        if m is not None and ref.page is None:
            ref.page = m[1].strip()
        draft.late = 2
    elif form == "identifier":
        for identifier in parse_identifiers(component):
            ref.identifiers.append(identifier)
            if identifier.scheme == "doi":
                ref.doi = ref.doi or identifier.value
            elif identifier.scheme == "isbn":
                ref.isbn = ref.isbn or identifier.value
            elif identifier.scheme == "issn":
                ref.issn = ref.issn or identifier.value
        draft.late = 2
    elif form == "retrieved":
        rest = component[_RETRIEVED.match(component).end() :]  # type: ignore[union-attr]  # the form says that it matches
        date = edtf(rest)
        if date is None and (m := LEADING_DATE.match(rest)):
            date = edtf(m[0])
        ref.accessed_edtf = ref.accessed_edtf or date or None
        draft.late = 2
    elif form == "archived":
        _read_archive(draft, component)
        draft.late = 2
    elif form == "contributors":
        _read_contributors(draft, component, "author")
    elif form == "episode":
        draft.genre = draft.genre or "broadcast"
        draft.late = max(draft.late, 1)
    return True


def _read_archive(draft: _Draft, component: str) -> None:
    ref = draft.ref
    if m := _ARCHIVE_DATE.search(component):
        rest = component[m.end() :]
        date = edtf(rest)
        if date is None and (d := LEADING_DATE.match(rest)):
            date = edtf(d[0])
        ref.archived_edtf = ref.archived_edtf or date or None
    if m := _AT.search(component):
        ref.archive = ref.archive or m[1].strip()


def _is_prose(component: str) -> bool:
    """Whether a component is a sentence and not the name of an outlet."""
    found = component.split(" ")
    if len(found) < 3 or outlets.kind_of(component):
        return False
    small = sum(1 for word in found if word[:1].islower())
    return small * 2 >= len(found) or len(found) > 12


def _read_quote(draft: _Draft, start: int) -> None:
    quote = draft.text[start:].strip()
    if any(c.isalnum() for c in quote):
        draft.ref.quote = quote


# -- outlets and type ------------------------------------------------------------------------------------------------


def _name_outlets(draft: _Draft) -> None:
    """Tell work, publisher and place apart among the names of the middle."""
    ref = draft.ref
    names: list[str] = []
    for name in draft.names:
        stripped = _strip_brackets(draft, name)
        if stripped:
            names.append(stripped)
    if not names:
        return
    book = not draft.quoted
    last = names[-1]
    m = _PLACE_PUBLISHER.match(last)
    if m and (book or len(names) > 1 or outlets.is_place(m[1].strip("[]")) or draft.genre == "chapter" and len(names) > 1):
        ref.publisher_place, ref.publisher = m[1].strip("[] "), m[2].strip()
        names.pop()
    elif outlets.is_place(last):
        ref.publisher_place = last
        names.pop()
    if not names:
        return
    if book:
        if ref.publisher is None:
            ref.publisher = names.pop()
        if names:
            ref.container_title = names[0]
        return
    if ref.publisher is None and (len(names) > 1 or outlets.makes_books(names[0])):
        if len(names) > 1:
            ref.container_title, ref.publisher = names[0], names[1]
        else:
            ref.publisher = names[0]
        return
    ref.container_title = names[0]


def _csl_type(draft: _Draft) -> str | None:
    """The CSL 1.0.2 type that the entry gives evidence for."""
    ref = draft.ref
    if draft.genre:
        return draft.genre
    kind = outlets.kind_of(ref.container_title) if ref.container_title else None
    if kind and kind in outlets.CONTAINER_TYPES:
        if kind == "site" and (ref.volume or ref.issue):
            return "article-journal"
        return outlets.CONTAINER_TYPES[kind]
    if draft.quoted:
        if ref.container_title and (ref.issue or ref.doi or ref.issn or ref.volume):
            return "article-journal"
        if ref.container_title and ref.isbn:
            return "chapter"
        if ref.accessed_edtf or ref.archived_edtf or ref.container_title or ref.publisher:
            return "webpage"
        return None
    if ref.title and (ref.isbn or ref.publisher_place or ref.publisher and outlets.makes_books(ref.publisher)):
        return "book"
    if ref.title and (ref.accessed_edtf or ref.archived_edtf):
        return "webpage"
    return None


def quotation_closes(text: str) -> bool:
    """Whether a text ends with a closing quotation mark."""
    return text[-1:] in CLOSING


__all__ = ["Creator", "UNDATED", "parse_entry"]
