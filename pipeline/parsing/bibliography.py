"""List items outside the numbered lists that are references: bibliographies, further reading, an author's works."""

import re

# `ISBN 978-0-…`, `doi:10.1000/1`, `OCLC 12345`, `Retrieved 3 May 2012`, `Archived from the original`
_IDENTIFIER = re.compile(
    r"\b(?:ISBN|ISSN|OCLC|JSTOR|PMID|PMC|LCCN|ASIN|S2CID)[\s\u00a0]?:?\d|\bdoi:\s?10\.|\bBibcode:|\bRetrieved \w|\bhdl:"
    r"|\bArchived from the original|\barXiv:|, retrieved \w"
)
# `Harris, Sam (2004)`, `Harris, S. (August 11, 2004).`
_AUTHOR_DATE = re.compile(r"^[^()\"“]{3,160}\((?:[^()]{0,24} )?(?:1[5-9]|20)\d\d[a-z]?\)")
# `Last, First`
_INVERTED = re.compile(r"^[^\W\d_][\w'’. -]{1,40}, (?:[^\W\d_][\w'’.-]{0,30})")
# `"Title"`
_QUOTED = re.compile(r"[\"“«][^\"”»]{8,200}[\"”»]")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
# `pp. 12–15`, `12 (3): 45–67`, `(2nd ed.)`, `University Press`
_IMPRINT = re.compile(r"\bpp?\.[\s\u00a0]?\d|\d \(\d{1,4}[^)]{0,8}\):|\bed\.\)|\bUniversity Press\b|\bvol\. \d")

_KINDS = frozenset({"bibliography", "references", "notes"})


def is_reference(item: str, section_kind: str) -> bool:
    """Whether a list item reads as a reference, by the signs that it shows; fewer will do in a bibliography."""
    if len(item) < 20 or len(item) > 3000:
        return False
    signs = 2 * (_IDENTIFIER.search(item) is not None)
    if _AUTHOR_DATE.match(item):
        signs += 2 if _INVERTED.match(item) else 1
    signs += _QUOTED.search(item[:600]) is not None and _YEAR.search(item) is not None
    signs += _IMPRINT.search(item) is not None
    return signs >= (2 if section_kind in _KINDS else 3)
