"""What the names in the middle of an entry are (work, publisher, place), and of what type the source is."""

import re

from pipeline.parsing.model import Reference
from pipeline.parsing.references import outlets
from pipeline.parsing.references.draft import Draft

MOST_SENTENCES = 3  # that a title goes on with

# New York: Rowman & Littlefield; [San Francisco]: HarperSanFrancisco
_PLACE_PUBLISHER = re.compile(r"([^:]{2,120}): (.{2,200})$")
# Gandhian Studies and Peace Research Series; Brill Handbooks on Contemporary Religion
_SERIES = re.compile(
    r"\b(?:series|studies|handbooks?|library|monographs?|lecture notes|texts|classics|collection|editions)\b",
    re.I,
)


def name_outlets(draft: Draft) -> None:
    """Tell work, publisher and place apart among the names of the middle, and fill the reference with them."""
    ref = draft.ref
    if ref.publisher is not None or draft.genre == "legal_case":  # an imprint in brackets, a law report have told
        return
    names = [
        name
        for name in (draft.without_brackets(name, outlet=True) for name in draft.names)
        if name[:1].isalpha() or any(map(str.isalpha, name))
    ]
    if not names:
        _name_archive(draft)
        return
    _read_publisher(draft, names)
    _join_sentences(draft, names)
    if len(names) > 1 and ref.publisher is None and outlets.kind_of(names[-1]) == "agency":
        names.pop()
    if not draft.quoted and not draft.chapter:
        _name_for_unmarked_title(draft, names)
    elif names:
        if len(names) == 1 and ref.publisher is None and outlets.makes_books(names[0]):
            ref.publisher = names[0]
            return
        ref.container_title = names[0]
        if ref.publisher is None and len(names) > 1:
            ref.publisher = names[2] if len(names) > 2 and _SERIES.search(names[1]) else names[1]


def _name_archive(draft: Draft) -> None:
    """A preprint without any outlet has come out in the archive that its identifier names."""
    if any(identifier.scheme == "arxiv" for identifier in draft.ref.identifiers):
        draft.ref.publisher = "arXiv"
        draft.genre = draft.genre or "article"


def _read_publisher(draft: Draft, names: list[str]) -> None:
    """Read place and publisher at the end of the names, and take them away."""
    ref = draft.ref
    last = names[-1]
    m = _PLACE_PUBLISHER.match(last)
    if m and (not draft.quoted or len(names) > 1 or outlets.may_be_place(m[1].strip("[]"))):
        place, publisher = m[1].strip("[] "), m[2].strip()
        names.pop()
        if draft.comma and names and len(names) > draft.quoted and outlets.is_place(names[-1]):
            place = f"{names.pop()}, {place}"
        ref.publisher_place, ref.publisher = place, publisher
    elif outlets.is_place(last) and (len(names) > 1 or not outlets.kind_of(last)):
        ref.publisher_place = last
        names.pop()


def _join_sentences(draft: Draft, names: list[str]) -> None:
    """Join to an unmarked title, or to the work of a chapter, what goes on with it in sentence case."""
    ref = draft.ref
    if ref.publisher_place is None or draft.comma:
        return
    for _ in range(MOST_SENTENCES):
        if not draft.quoted and ref.title and names and _in_sentence_case(names[0]):
            ref.title = f"{ref.title}. {names.pop(0)}"
        elif draft.chapter and len(names) > 1 and _in_sentence_case(names[1]):
            names[0] = f"{names[0]}. {names.pop(1)}"


def _in_sentence_case(name: str) -> bool:
    found = name.split(" ", 30)
    small = sum(1 for word in found[1:] if word[:1].islower())
    return len(found) > 3 and small * 3 >= (len(found) - 1) * 2 and not _SERIES.search(name)


def _name_for_unmarked_title(draft: Draft, names: list[str]) -> None:
    ref = draft.ref
    if names and not ref.creators and ref.title and outlets.is_domain(ref.title):
        ref.container_title, ref.title = ref.title, names.pop(0)  # Example.org. Page of the site
    alone = len(names) == 1 and (draft.numbered or outlets.kind_of(names[0]) in outlets.CONTAINER_TYPES)
    if names and ref.publisher is None and not alone:
        ref.publisher = names.pop()
    for name in names:
        if not _SERIES.search(name):
            ref.container_title = name
            break


def csl_type(draft: Draft) -> str | None:
    """The CSL 1.0.2 type that the entry gives evidence for; None where it gives none."""
    ref = draft.ref
    if draft.genre:
        return draft.genre
    if draft.chapter:
        return "chapter"
    contents = outlets.type_of_contents(ref.container_title) if ref.container_title else None
    if contents is not None and contents != "webpage":
        return contents
    if draft.quoted:
        if ref.isbn and ref.container_title:
            return "chapter"
        if ref.container_title and _is_in_journal(ref):
            return "article-journal"
        if ref.accessed_edtf or ref.archived_edtf or ref.container_title or ref.publisher:
            return "webpage"
        return None
    if draft.numbered and ref.container_title:
        return "article-journal"
    if ref.title and (ref.isbn or ref.publisher_place or (ref.publisher and outlets.makes_books(ref.publisher))):
        return "book"
    if ref.title and ref.creators and (ref.publisher or ref.page) and not contents:
        return "book"
    if contents or (ref.title and (ref.accessed_edtf or ref.archived_edtf)):
        return "webpage"
    return None


def _is_in_journal(ref: Reference) -> bool:
    numbered = ref.volume or ref.issue or ref.doi or ref.issn
    return bool(numbered) or any(identifier.scheme in ("pmid", "jstor") for identifier in ref.identifiers)
