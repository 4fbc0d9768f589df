"""Keys: text, readable where a person meets them, the same on every machine, in any order, at any time."""

import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b

# What may not stand in a readable part of a key: `José O'Neill` -> `jose-o-neill`
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_MAX_SLUG = 80
_SEPARATOR = "\x1f"  # of the parts that are hashed


def digest(*parts: object) -> str:
    """80 bits of BLAKE2b over the parts, as 20 hexadecimal digits."""
    return _hashed(_SEPARATOR.join(["" if part is None else str(part) for part in parts]))


def _hashed(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def slug(text: str) -> str:
    """The text in lower-case ASCII letters, digits and hyphens, at most 80 characters; empty where nothing remains."""
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
        self._seen: dict[str, int] = {}

    def keys(self, prefix: str, values: Iterable[Iterable[str]]) -> list[str]:
        """The keys of rows of one kind, in their order; a value is made of one text or more."""
        head = f"{self._document_id}{_SEPARATOR}{prefix}{_SEPARATOR}"
        seen, made = self._seen, []
        for value in values:
            text = head + _SEPARATOR.join(value)
            occurrence = seen.get(text, 0)
            seen[text] = occurrence + 1
            made.append(f"{prefix}-{_hashed(f'{text}{_SEPARATOR}{occurrence}')}")
        return made


def joined_key(parts: Iterable[object]) -> str:
    """One text for a key of several columns, as `record_id` shows it."""
    return " | ".join(str(part) for part in parts)
