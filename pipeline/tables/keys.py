"""Keys: text, readable where a person meets them, the same on every machine, in any order, at any time."""

import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b

# What may not stand in a readable part of a key: `José O'Neill` -> `jose-o-neill`
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_MAX_SLUG = 80
SEPARATOR = "\x1f"  # of the parts that are hashed


def digest(*parts: object) -> str:
    """80 bits of BLAKE2b over the parts, as 20 hexadecimal digits."""
    return _begun(SEPARATOR.join(["" if part is None else str(part) for part in parts])).hexdigest()


def _begun(text: str) -> blake2b:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=10)


def slug(text: str) -> str:
    """The text in lower-case ASCII letters, digits and hyphens, at most 80 characters; empty where nothing remains."""
    if text.isascii():
        folded = text.lower()
        if text.isalnum():  # as most words
            return folded[:_MAX_SLUG]
    else:
        folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return _NOT_SLUG.sub("-", folded).strip("-")[:_MAX_SLUG].rstrip("-")


def document_key(address: str) -> str:
    """The key of a document from its URL or its path under the input folder: readable, with a short hash."""
    last = address.rstrip("/").rsplit("/", 1)[-1].removesuffix(".txt")
    return "-".join(filter(None, (slug(last), digest("document", address)[:8])))


class RowKeys:
    """Keys of the rows of one document.

    A key hashes the document, the kind of row, its value and how often the same value came before, never an offset or
    a running number: so a change in one place leaves every other key as it is.
    """

    def __init__(self, document_id: str) -> None:
        self._document_id = document_id
        self._seen: dict[str, dict[str, int]] = {}

    def keys(self, prefix: str, *parts: Iterable[str]) -> list[str]:
        """The keys of rows of one kind, in their order, from the columns of texts that make up their values."""
        head = f"{self._document_id}{SEPARATOR}{prefix}{SEPARATOR}"
        begun = _begun(head)  # copied for each key, which is quicker than to begin anew
        seen, made = self._seen.setdefault(prefix, {}), []
        for value in map(SEPARATOR.join, zip(*parts, strict=True)):
            occurrence = seen.get(value, 0)
            seen[value] = occurrence + 1
            hashed = begun.copy()
            hashed.update(f"{value}{SEPARATOR}{occurrence}".encode("utf-8", "surrogatepass"))
            made.append(f"{prefix}-{hashed.hexdigest()}")
        return made


def joined_key(parts: Iterable[object]) -> str:
    """One text for a key of several columns, as `record_id` shows it."""
    return " | ".join(str(part) for part in parts)
