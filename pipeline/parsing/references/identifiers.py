"""Identifiers that reference entries carry, with what their check digits say."""

import re
from functools import lru_cache

from pipeline.parsing.model import Identifier

# What stands before a value in an entry, lower case, and the scheme that it names.
SCHEMES = {
    "isbn": "isbn", "issn": "issn", "ismn": "ismn", "doi": "doi", "pmid": "pmid", "pmc": "pmc",
    "oclc": "oclc", "lccn": "lccn", "bibcode": "bibcode", "arxiv": "arxiv", "biorxiv": "biorxiv",
    "medrxiv": "medrxiv", "jstor": "jstor", "s2cid": "s2cid", "ssrn": "ssrn", "hdl": "hdl", "asin": "asin",
    "citeseerx": "citeseerx", "mr": "mr", "zbl": "zbl", "osti": "osti", "ol": "ol", "rfc": "rfc",
    "jfm": "jfm", "sbn": "sbn", "proquest": "proquest", "isni": "isni", "ndl": "ndl", "wikidata": "wikidata",
    "ean": "ean", "eissn": "issn",
}  # fmt: skip

# ISBN 978-0-300-12078-3, doi:10.1000/182, PMID 7040449, Bibcode:2016Sci...352..511B, eISSN 1939-1455
_IDENTIFIER = re.compile(
    r"\b(ISBN|e?ISSN|ISMN|doi|PMID|PMC|OCLC|LCCN|Bibcode|arXiv|bioRxiv|medRxiv|JSTOR|S2CID|SSRN|hdl|ASIN|CiteSeerX|MR|Zbl"
    r"|OSTI|OL|RFC|JFM|SBN|ProQuest|ISNI|NDL|EAN|Wikidata)(?:-1[03])?(?::\s?|\s|(?=\d{8}))"
    r"((?:[\dX][\dXx\s‐‑–-]{7,20}[\dXx](?![\w/]))|[^\s,;]{2,200})",
    re.I,
)
_DIGITS = re.compile(r"[\s‐‑–-]")
_PATTERNS = {
    "doi": re.compile(r"10\.\d{4,9}/\S+$"),
    "pmid": re.compile(r"\d{1,9}$"),
    "pmc": re.compile(r"(?:PMC)?\d{2,9}$", re.I),
    "oclc": re.compile(r"(?:ocm|ocn|on)?\d{1,14}$"),
    "s2cid": re.compile(r"\d{1,10}$"),
    "ssrn": re.compile(r"\d{2,9}$"),
    "bibcode": re.compile(r"\d{4}[\w.&]{14}[A-Za-z.]$"),
    "arxiv": re.compile(r"(?:\d{4}\.\d{4,5}(?:v\d+)?|[a-z][a-z.-]*(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)$", re.I),
    "jstor": re.compile(r"[\w./]{2,40}$"),
    "hdl": re.compile(r"[\w.-]{1,40}/\S+$"),
    "asin": re.compile(r"[A-Z0-9]{10}$"),
    "lccn": re.compile(r"[a-z]{0,3}[\d-]{6,12}$", re.I),
    "rfc": re.compile(r"\d{1,5}$"),
    "mr": re.compile(r"\d{4,9}$"),
    "zbl": re.compile(r"[\d.]{4,20}$"),
    "jfm": re.compile(r"[\d.]{4,20}$"),
    "osti": re.compile(r"\d{4,9}$"),
    "ol": re.compile(r"(?:OL)?\d{1,9}[AMW]$"),
    "sbn": re.compile(r"\d{3}[\d-]{5,9}[\dX]$"),
    "proquest": re.compile(r"\d{5,12}$"),
    "citeseerx": re.compile(r"10(?:\.\d+){3,5}$"),
    "biorxiv": re.compile(r"\S+$"),
    "medrxiv": re.compile(r"\S+$"),
    "isni": re.compile(r"[\dX]{16}$"),
    "ndl": re.compile(r"\d{8}$"),
    "wikidata": re.compile(r"Q[0-9]{1,12}$"),
    "ean": re.compile(r"\d{8,13}$"),
    "ismn": re.compile(r"[\dM-]{10,17}$"),
}


def isbn_valid(value: str) -> bool:
    """Whether the check digit of an ISBN-10 or ISBN-13 is right (ISO 2108)."""
    digits = _DIGITS.sub("", value).upper()
    if len(digits) == 10 and digits[:9].isdecimal() and (digits[9].isdecimal() or digits[9] == "X"):
        total = sum((10 - n) * (10 if c == "X" else int(c)) for n, c in enumerate(digits))
        return total % 11 == 0
    if len(digits) == 13 and digits.isdecimal():
        return sum(int(c) * (3 if n % 2 else 1) for n, c in enumerate(digits)) % 10 == 0
    return False


def issn_valid(value: str) -> bool:
    """Whether the check digit of an ISSN is right (ISO 3297)."""
    digits = _DIGITS.sub("", value).upper()
    if len(digits) != 8 or not digits[:7].isdecimal() or not (digits[7].isdecimal() or digits[7] == "X"):
        return False
    return sum((8 - n) * (10 if c == "X" else int(c)) for n, c in enumerate(digits)) % 11 == 0


def _identifier(label: str, value: str) -> Identifier | None:
    scheme = SCHEMES[label.lower()]
    value = value.strip()
    if scheme == "isbn" or scheme == "issn":
        value = value.rstrip(".")
        digits = _DIGITS.sub("", value)
        if scheme == "isbn" and len(digits) in (10, 13):
            return Identifier(scheme, value, isbn_valid(value)) if digits[:9].isdecimal() else None
        if scheme == "issn" and len(digits) == 8 and digits[:7].isdecimal():
            return Identifier(scheme, f"{digits[:4]}-{digits[4:]}".upper(), issn_valid(value))
        return None
    value = value.rstrip(".…")
    while value and value[-1] in ")]}" and value.count(value[-1]) > value.count("([{"[")]}".index(value[-1])]):
        value = value[:-1].rstrip(".")
    pattern = _PATTERNS.get(scheme)
    return Identifier(scheme, value) if pattern is None or pattern.match(value) else None


def parse_identifiers(text: str) -> list[Identifier]:
    """The identifiers that stand in a text, in its order, each once."""
    return list(_found(text))


@lru_cache(maxsize=512)  # the form of a component is told before it is read
def _found(text: str) -> tuple[Identifier, ...]:
    found = (_identifier(m[1], m[2]) for m in _IDENTIFIER.finditer(text))
    return tuple(dict.fromkeys(identifier for identifier in found if identifier is not None))
