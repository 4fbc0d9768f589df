"""One entry of a reference list, read from its composition in Citation Style 1 (full stops) or 2 (commas).

An entry is read from its head (creators and date), through the title, to its components one by one. What a component
is, its own form tells (a date, pages, an identifier, `Retrieved …`); what has no form of its own is the name of a work
or publisher while the middle lasts, and the closing quotation after it.
"""

import re

from pipeline.parsing.model import Reference
from pipeline.parsing.references import outlets
from pipeline.parsing.references.dates import edtf
from pipeline.parsing.references.draft import Draft
from pipeline.parsing.references.forms import is_prose
from pipeline.parsing.references.head import read_head
from pipeline.parsing.references.leftovers import without_leftovers
from pipeline.parsing.references.middle import read_middle
from pipeline.parsing.references.segments import OPENING, components
from pipeline.parsing.references.title import read_title
from pipeline.parsing.references.works import csl_type, name_outlets

MOST_REMARKS = 3  # sentences that may stand before the work that they lead to

# http://www.example.org/page.html
_URL = re.compile(r"\b(?:https?|ftp)://[^\s<>\"]{1,2000}")
ARCHIVES = ("Wayback Machine", "WebCite", "archive.today", "Ghostarchive")

# Archived March 2, 2009, at the Wayback Machine; at the Wayback Machine (archived 20 April 2008)
_ARCHIVED_AT = re.compile(
    r",? ?\bArchived (?P<before>[A-Za-z0-9 ,-]{4,24}?),? at (?:the )?"
    rf"(?P<archive>{'|'.join(map(re.escape, ARCHIVES))})"
    r"|,? at (?:the )?(?P<later>Wayback Machine) \(archived (?P<after>[A-Za-z0-9 ,-]{4,24})\)"
)
# Archived at Ghostarchive and the Wayback Machine: "Title". YouTube.
_KEPT_AT = re.compile(r"Archived at ([A-Z][^:\"]{3,60}): ?(?=\")")
# A remark goes on to the work that it names: with a quotation mark, or with names and a date in brackets
_WORK_FOLLOWS = re.compile(r"\"|[^\W\d_][^.\"()]{1,80}(?:\([^()]{4,30}\)|\. \")")


def parse_entry(text: str) -> Reference:
    """The work that an entry without its number and backlinks describes."""
    text = without_leftovers(" ".join(text.split()))
    if not text:
        return Reference()
    url = _URL.search(text) if "://" in text else None
    if url:
        text = f"{text[: url.start()].rstrip(' (<[')} {text[url.end() :].lstrip(' )>]')}".strip()
    if text.startswith("Archived at ") and (kept := _KEPT_AT.match(text)):
        text = text[kept.end() :]
    else:
        kept = None
    archived = _ARCHIVED_AT.search(text) if "rchived " in text and any(name in text for name in ARCHIVES) else None
    if archived:
        text = f"{text[: archived.start()].rstrip()}. {text[archived.end() :].lstrip(' .,;')}".strip(" .") + "."
    draft = Draft(_without_remarks(text))
    if url:
        draft.ref.url = url[0].rstrip(".,;)")
    if archived:
        draft.ref.archived_edtf = edtf(archived["before"] or archived["after"]) or None
        draft.ref.archive = archived["archive"] or archived["later"]
    if kept:
        draft.ref.archive = kept[1]
    if draft.text:
        _read(draft)
    return draft.ref


def _read(draft: Draft) -> None:
    at = read_head(draft)
    at = read_title(draft, at)
    read_middle(draft, at)
    name_outlets(draft)
    if _is_composed(draft):
        draft.ref.csl_type = csl_type(draft)
    else:
        draft.ref = Reference()


def _is_composed(draft: Draft) -> bool:
    """Whether an entry shows the composition of a reference, by a quoted title, creators or a form of its own.

    Notes and links without any of these say nothing that could be told apart.
    """
    ref = draft.ref
    if draft.quoted or (ref.creators and ref.title):
        return True
    if ref.title is not None and is_prose(ref.title):
        return bool(ref.accessed_edtf or ref.archived_edtf or ref.identifiers or ref.url)
    stated = (
        ref.issued_edtf,
        ref.accessed_edtf,
        ref.archived_edtf,
        ref.archive,
        ref.identifiers,
        ref.page,
        ref.via,
        ref.url,
    )
    told = (ref.publisher_place, ref.language, draft.genre)
    names = (ref.title, ref.container_title, ref.publisher)
    return any(stated) or any(told) or any(name and outlets.kind_of(name) for name in names)


def _without_remarks(text: str) -> str:
    """The text from where the work begins that leading sentences speak of."""
    if text.startswith("(in ") and (close := text.find(')"', 0, 40)) > 0:  # (in German)"Title"
        return f"{text[close + 1 :]}"
    begin = 0
    for _ in range(MOST_REMARKS):
        if text[begin : begin + 1] in OPENING:
            break
        start, end = next(components(text, begin, comma=False), (begin, begin))
        if end + 2 >= len(text) or not is_prose(text[start:end]):
            break
        after = end + 1 + (text[end + 1] == " ")
        if not _WORK_FOLLOWS.match(text, after):
            break
        begin = after
    return text[begin:]
