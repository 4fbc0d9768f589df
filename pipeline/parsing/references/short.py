"""Short references (`Kurosawa 1983, p. 17`) and the full entries that they mean."""

import re
from dataclasses import dataclass

from pipeline.parsing.model import Creator, Reference, Source
from pipeline.parsing.references.dates import month_number
from pipeline.parsing.references.leftovers import without_leftovers
from pipeline.parsing.references.segments import OPENING

LONGEST_NAMES = 160  # characters; no short reference has longer names
MOST_NAMED = 4  # makers whom a short reference names before `et al.`
MOST_WORKS = 40  # short references in one entry

_YEAR = r"(?:1[0-9]|20)[0-9]{2}(?:[–-][0-9]{2,4})?[a-z]?|n\.d\."
# What every short reference has near its beginning: a year or a page
_ANY = re.compile(r"[^\W\d_][.,]{0,2}\s?\(?(?:[12][0-9]{3}(?![0-9])|n\.d\.)|[^\W\d_], pp?\.")
# What only a full entry has
_FULL = ("ISBN", "ISSN", "etrieved ", "rchived from", "Archived at", "Archived (", "doi:10", "OCLC")
# See Doe et al. 2001a, p. 3; Smith & Jones (2009), pp. 5–6
_DATED = re.compile(
    rf"(?:[Ss]ee(?: also)?:? |[Cc]f\. |[Ii]n )?(?P<names>[^\W\d_][^\d();:\"“”]{{1,{LONGEST_NAMES}}}?),?"
    rf" ?(?:\((?P<bracketed>{_YEAR})(?: \[[0-9]{{4}}\])?\)|(?P<year>{_YEAR})\b)(?P<rest>[.,:;]? ?.*)$",
    re.S,
)
# Galbraith, pp. 372–374
_UNDATED = re.compile(
    rf"(?:[Ss]ee(?: also)?:? |[Cc]f\. )?(?P<names>[^\W\d_][^\d();:,.\"“”]{{1,{LONGEST_NAMES}}}?),"
    r" pp?\. ?(?P<pages>[0-9ivxl][0-9ivxlA-Z–,:() -]{0,60})\.?$"
)
# , pp. 5–6: "quotation"; , ch. 4; : 17; , § 3
_LOCATOR = re.compile(
    r"(?:[,:.]? ?(?:pp?\b\.? ?(?P<pages>[A-Za-z]?[0-9ivxl][^:;\"“”]{0,80})?|(?P<page>[0-9][0-9–, -]{0,40}(?=[.:;]|$)))"
    r"|[,:]? ?(?i:§|¶|(?:pages?|chapters?|chaps?|ch|vol|volume|sec|section|para|loc|location|fn|nn?|note|plate|fig"
    r"|table|cols?|ll?|passim|preface|introduction|epilogue|appendix|back cover|front cover)\b)).*$",
    re.S,
)
_JOINS = re.compile(r",? (?:&|and) |, ")
_AND = re.compile(r" (?:&|and) ")
# et al.
_OTHERS = re.compile(r",? (?:et\.? al\.?|and others)$")
# Smith, van der Berg, Central Intelligence Agency, O'Brien-Jones
_FAMILY = re.compile(
    r"(?:[a-z'’]{1,4} ){0,3}(?:St\. )?[^\W\d_a-z][\w'’-]*(?: (?:of|the|for|on|de|du|von|van|[^\W\d_a-z][\w'’-]*)){0,6}$"
)


@dataclass(frozen=True, slots=True)
class ShortReference:
    """Whom a short reference names, with the year as printed (`2001a`) and the pages, where it has them."""

    families: tuple[str, ...]
    year: str | None = None
    page: str | None = None
    others: bool = False  # `et al.`: the full entry has more authors


def _families(names: str) -> tuple[tuple[str, ...], bool]:
    without = _OTHERS.sub("", names)
    if without == names and without.count(", ") == 1 and not _AND.search(without):
        return (), False  # Smith, John (2009)
    parts = tuple(part.strip() for part in _JOINS.split(without))
    if any(not _FAMILY.match(part) or month_number(part) or len(part) < 2 for part in parts):
        return (), False
    return parts, without != names


def _parse_part(text: str) -> ShortReference | None:
    m = _DATED.match(text)
    if m:
        families, others = _families(m["names"])
        rest = m["rest"].strip()
        locator = _LOCATOR.match(rest) if rest.strip(".;") else None
        if not families or (rest.strip(".;") and locator is None):
            return None
        if locator is None and m["year"] and len(families) == 1 and not others and " " in families[0]:
            return None  # Summer Olympics 2008
        page = (locator["pages"] or locator["page"]) if locator else None
        return ShortReference(families, m["bracketed"] or m["year"], _page(page), others)
    m = _UNDATED.match(text)
    if m:
        families, others = _families(m["names"])
        if families and all(family.count(" ") < 3 for family in families):
            return ShortReference(families, None, _page(m["pages"]), others)
    return None


def _page(page: str | None) -> str | None:
    return page.strip(" .,") or None if page else None


def _is_full(text: str) -> bool:
    for formula in _FULL:  # noqa: SIM110 -- asked of every entry
        if formula in text:
            return True
    return False


def parse_short_references(text: str) -> list[ShortReference]:
    """The short references that an entry consists of, parted by `;`; none where any part of it is something else."""
    if text[:1] in OPENING or _is_full(text) or not _ANY.search(text, 0, LONGEST_NAMES + 40):
        return []
    text = without_leftovers(" ".join(text.split()))
    if ";" in text:
        parts = [_parse_part(part.strip()) for part in text.split(";", MOST_WORKS)]
        found = [part for part in parts if part is not None]
        if len(found) == len(parts):
            return found
    whole = _parse_part(text) if text else None
    return [whole] if whole else []


def parse_short_reference(text: str) -> ShortReference | None:
    """The short reference that an entry is, the first of several; None for an entry that is none."""
    return next(iter(parse_short_references(text)), None)


def short_to_reference(short: ShortReference) -> Reference:
    """What a short reference says, as the fields of a source."""
    return Reference(
        issued_edtf=short.year[:4] if short.year and short.year[:4].isdecimal() else None,
        page=short.page,
        creators=[Creator("author", family=family) for family in short.families],
    )


def _normal(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _name_lists(reference: Reference) -> set[tuple[str, ...]]:
    """How a short reference may name the makers of a work: by family names, and by undivided names in full."""
    authors = [c for c in reference.creators if c.role == "author"] or reference.creators
    families = tuple(_normal(c.family or (c.literal or "").rpartition(" ")[2]) for c in authors)
    return {families, tuple(_normal(c.literal or c.family or "") for c in authors)} - {()}


_Key = tuple[bool, tuple[str, ...], str | None]


def _keys(reference: Reference) -> set[_Key]:
    """What a full entry can be looked up by: whether all makers are named, their names, and the year or none."""
    year = (reference.issued_edtf or "")[:4] or None
    keys: set[_Key] = set()
    for names in _name_lists(reference):
        for stated in (year, None):
            keys.add((True, names, stated))
            keys.update([(False, names[:count], stated) for count in range(1, min(MOST_NAMED, len(names)) + 1)])
    return keys


def _key(short: ShortReference) -> _Key:
    names = tuple(map(_normal, short.families))
    year = short.year[:4] if short.year else None
    return (False, names[:MOST_NAMED], year) if short.others or len(names) > 2 else (True, names, year)


def link_short_references(sources: list[Source]) -> list[int | None]:
    """For each source the position of the full source that it means; None for full ones and where the choice is open.

    A letter after the year (`2001a`) decides between works of one year where the full entry shows it too.
    """
    shorts = [_short_of(source) for source in sources]
    if not any(shorts):
        return [None] * len(sources)
    full: dict[_Key, list[int]] = {}
    for position, source in enumerate(sources):
        if shorts[position] is None:
            for key in _keys(source.reference):
                full.setdefault(key, []).append(position)
    known: dict[tuple[_Key, str | None], int | None] = {}
    links: list[int | None] = []
    for short in shorts:
        if short is None:
            links.append(None)
            continue
        asked = _key(short), short.year
        if asked not in known:
            known[asked] = _choice(full.get(asked[0], []), short.year, sources)
        links.append(known[asked])
    return links


def _choice(found: list[int], year: str | None, sources: list[Source]) -> int | None:
    """The first of the full sources that fit; None where none does, or works whose titles begin differently."""
    if len(found) > 1 and year and year[-1].isalpha():
        found = [n for n in found if year in sources[n].raw_text] or found
    titles = sorted((_normal(sources[n].reference.title or "") for n in found), key=len)
    return found[0] if found and all(title.startswith(titles[0]) for title in titles) else None


def _short_of(source: Source) -> ShortReference | None:
    if source.reference.title or source.reference.csl_type or source.reference.url:
        return None  # short references state none of these
    found = parse_short_references(source.raw_text)
    return found[min(source.work_ordinal, len(found)) - 1] if found else None
