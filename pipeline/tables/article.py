"""What is known of an article besides its text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of an article besides its text."""

    document_id: str
    path: str
    record: int
    sha256: str
    url: str | None = None
    title: str | None = None
