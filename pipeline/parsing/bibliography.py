"""List items outside the numbered lists that are references: bibliographies, further reading, an author's works."""

import re

# `Harris, Sam (2004)`, `Harris, S.; Smith, J. (August 11, 2004).`
_AUTHOR_DATE = re.compile(
    r"(?:[^\W\d_][\w'’. -]{0,40},[ \u00a0][^\W\d_][^()\"“]{0,200}|[—–-]{1,4})[ \u00a0]"
    r"\((?:[^()]{0,24}[ \u00a0])?(?:1[5-9]|20)\d\d(?:[a-z]|-\d\d-\d\d)?\)(?:[.,: ]|$)"
)
# `… . Tor. 2003. ISBN 0-7653-0436-8`: a date that is a part of its own
_DATE_PART = re.compile(
    r"\.[ \u00a0](?:[^\W\d_]{3,9}[ \u00a0])?(?:\d{1,2},?[ \u00a0])?(?:1[5-9]|20)\d\d(?:-\d\d-\d\d)?\."
)
# `"Title".`: a title in quotation marks that is a part of its own
_TITLE_PART = re.compile(r"[\"“«][^\"”»]{4,200}[\"”»](?: \([^()]{2,20}\))?\.")
# `ISBN 978-0-…`, `doi:10.1000/1`, `Retrieved 3 May 2012`, `Archived from the original`
_IDENTIFIER = re.compile(
    r"\b(?:ISBN|ISSN|OCLC|JSTOR|PMID|PMC|LCCN|ASIN|S2CID)[\s\u00a0]?:?\d|\bdoi:\s?10\.|\bBibcode:|\bRetrieved \w|\bhdl:"
    r"|\bArchived from the original|\barXiv:|, retrieved \w"
)
_SCHEMES = ("ISBN", "ISSN", "OCLC", "JSTOR", "PMID", "PMC", "LCCN", "ASIN", "S2CID", "doi:", "Bibcode:", "arXiv:")
_LABELS = (*_SCHEMES, "hdl:", "etrieved", "Archived")  # one of which each of these has
_KINDS = frozenset({"bibliography", "references", "notes"})


def is_reference(item: str, section_kind: str) -> bool:
    """Whether a list item has the form of a reference.

    An author in inverted order with a date in brackets is enough in a bibliography; elsewhere, and where the author
    is missing, further parts must bear it out.
    """
    if not 20 <= len(item) <= 3000:
        return False
    authored = _AUTHOR_DATE.match(item) is not None
    if authored and section_kind in _KINDS:
        return True
    identified = any(label in item for label in _LABELS) and _IDENTIFIER.search(item) is not None
    if authored:
        return identified or _TITLE_PART.search(item) is not None
    return identified and (_DATE_PART.search(item) is not None or _TITLE_PART.search(item) is not None)
