"""The head of an entry: its creators and the date after them."""

import re

from pipeline.parsing.references import outlets
from pipeline.parsing.references.dates import edtf
from pipeline.parsing.references.draft import Draft
from pipeline.parsing.references.forms import CONTRIBUTORS, ends_with_editors, form_of
from pipeline.parsing.references.names import is_person, parse_names
from pipeline.parsing.references.segments import OPENING, components, ends_component

HEAD_LENGTH = 4000  # characters; no list of names is longer
LONGEST_FAMILY = 40  # characters, for a name that begins in small letters: `van der Berg`
LONGEST_GIVEN = 4  # words; what a person's name goes on with at greater length is a title

# (December 31, 2009); (c. 1984); (n.d.)
_BRACKETED = re.compile(r"\(([^()]{1,64})\)")
# The year of an original edition after the date: `(2017) [2005].`
_ORIGINAL = re.compile(r" ?[\[(][^\[\]()]{4,80}[\])]")
_OPENING = re.compile(rf"[{OPENING}]")
_WORD = r"[^\W\d_a-z][\w'’-]"
# Smith, John A.; De Witt, J.R.
_NAME = rf"{_WORD}+(?: {_WORD}+)?, (?:{_WORD}+|(?:[^\W\d_a-z]\.)+)(?: (?:{_WORD}*\.?|[^\W\d_a-z]\.)){{0,2}}"
# Bromley, David; Cowan, Douglas. Cults and New Religions; Gandhi, M.K. Unto this Last
_INVERTED = re.compile(rf"(?:{_NAME}; ){{0,12}}{_NAME}(?:; et al)?(?:\. |(?<=\.) )(?=[^\W_a-z])")


# Smith, J.; Doe, Kim; Smith, J., Doe, K. and Roe, L.
_PERSONS = re.compile(rf"{_NAME}(?:(?:;|,| and| &|, and|, &) {_NAME}){{0,12}}$")
_AND = re.compile(r",? (?:and|&) |, ")


def read_head(draft: Draft) -> int:
    """Read creators and date, where the entry begins with them; gives where the title begins."""
    text, ref = draft.text, draft.ref
    if text[0] in OPENING:
        return 0
    quote = _title_quote(text)
    limit = quote if quote >= 0 else min(len(text), HEAD_LENGTH)
    for m in _BRACKETED.finditer(text, 0, limit):
        date = edtf(m[1])
        if date is None:
            continue
        at = m.end()
        if original := _ORIGINAL.match(text, at):
            at = original.end()
        after = text[at : at + 1]
        names = text[: m.start()].strip(" ,")
        if after not in (".", ",", ":", ";", "") and text[at : at + 2] != ' "' and not _is_personal(names):
            break
        if not _is_names(names) or _is_tail(text, at + 1):
            break
        ref.issued_edtf = date or None
        draft.comma = after == ","
        author, _, title = names.partition(", ")
        if title.count(" ") >= LONGEST_GIVEN and is_person(author) and not _is_title(text, at + 2):
            ref.creators, ref.title = parse_names(author), title  # John Adam Smith, A Book of Many Words (1874), p. 304
            return at + 1
        ref.creators = parse_names(names)
        return _read_editors(draft, at + 1, quote)
    if limit == quote:
        before = text[:quote].rstrip()
        if before and before[-1] in ".,:" and before[-2:-1] != "]" and _is_names(before[:-1]):
            draft.comma = before[-1] == ","
            names, comma, last = before[:-1].rpartition(", ")
            date = edtf(last) if comma and draft.comma else None
            if date:  # The Outlet, 24 June 2008, "Title"
                ref.issued_edtf = date
            else:
                names = before if before[-3:-2] == " " else before[:-1]
            read_contributors(draft, names)
            return quote
        return 0
    return _read_undated(draft)


def _title_quote(text: str) -> int:
    """Where the quotation mark of the title stands; that of a nickname in brackets is passed over. -1 for none."""
    quote = _OPENING.search(text, 0, HEAD_LENGTH)
    while quote and text[quote.start() - 1] == "(":  # Smith, John ("Jack") (2010)
        close = text.find(")", quote.end(), HEAD_LENGTH)
        quote = _OPENING.search(text, close, HEAD_LENGTH) if close > 0 else None
    return quote.start() if quote else -1


def _is_names(text: str) -> bool:
    """Whether a text may be a list of names: one component, and not in the small letters of a sentence."""
    if not text or len(text) > HEAD_LENGTH:
        return False
    if text[0].islower() and "," not in text[:LONGEST_FAMILY]:
        return text.count(" ") < LONGEST_GIVEN
    at = text.find(". ")
    while at >= 0:
        if ends_component(text, 0, at):
            return False
        at = text.find(". ", at + 2)
    return True


def _is_personal(text: str) -> bool:
    """Whether a text lists persons' names, so that a date in brackets needs no stop: `Smith, J. (2009) Title`."""
    return _PERSONS.match(text) is not None or all(is_person(part) for part in _AND.split(text))


def _is_title(text: str, at: int) -> bool:
    """Whether a component without a form of its own stands at `at`."""
    start, end = next(components(text, at, comma=True), (at, at))
    return end > start and form_of(text[start:end]) is None


def _is_tail(text: str, at: int) -> bool:
    """Whether what stands at `at` can be no title: the tail of an entry, or its end."""
    rest = text[at : at + 40].lstrip()
    if not rest or rest.startswith(("Retrieved", "Archived", "Accessed", "ISBN", "– via")):
        return True
    start = at + (text[at : at + 1] == " ")
    first = next(components(text, start, comma=False), (start, start))
    return first[1] - first[0] < 40 and form_of(text[first[0] : first[1]]) == "date" and first[1] - first[0] > 4


def _read_editors(draft: Draft, at: int, quote: int) -> int:
    """Read editors who stand between the date and a quoted title; gives where the title begins."""
    text = draft.text
    while text[at : at + 1] == " ":
        at += 1
    if quote > at:
        between = text[at:quote].rstrip(" .,")
        if between and ends_with_editors(between):
            draft.ref.creators += parse_names(between, "editor")
            return quote
        if between and CONTRIBUTORS.match(between):
            read_contributors(draft, between)
            return quote
    return at


def read_contributors(draft: Draft, text: str) -> None:
    """Read a list of names, and the role that stands before it: `Translated by Reeve, Henry`."""
    role: str | None = "author"
    if m := CONTRIBUTORS.match(text):
        role = {"translated": "translator", "edited": "editor", "interviewed": "interviewer"}.get(m[1].lower())
        text = text[m.end() :]
    if role is not None:
        draft.ref.creators += parse_names(text, role)


def _read_undated(draft: Draft) -> int:
    """Read creators before an unmarked title without a date, where their form tells: `Last, First; Last, First.`"""
    text = draft.text
    m = _INVERTED.match(text) if "," in text[:60] else None
    if m:
        names = text[: m.end()].rstrip()
        family, _, given = names.rstrip(".").partition(", ")
        if not (outlets.is_single_place(family) or outlets.is_single_place(given) or outlets.is_corporate_tail(given)):
            draft.ref.creators = parse_names(names if names[-3:-2] in " ." else names.rstrip("."))
            return m.end()
    first = next(components(text, 0, comma=False), (0, 0))
    names = text[: first[1]]
    if ";" in names and first[1] + 2 < len(text) and all(is_person(part) for part in names.split(";")):
        draft.ref.creators = parse_names(names)
        return first[1] + 2
    return 0
