"""Gold names: paragraphs in JSON lines with the spans of the names in them (the form of Re-DocRED)."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_KINDS = {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "other"}


@dataclass(slots=True)
class Paragraph:
    """A text with its names: start and end to kind."""

    text: str
    names: dict[tuple[int, int], str]


def read_gold(paths: Iterable[Path]) -> tuple[list[Paragraph], str]:
    """The paragraphs of the files, in their order, and the SHA-256 of the files' bytes one after the other."""
    paragraphs = []
    digest = hashlib.sha256()
    for path in paths:
        data = path.read_bytes()
        digest.update(data)
        for line in data.decode().splitlines():
            paragraphs.append(_paragraph(json.loads(line)))
    return paragraphs, digest.hexdigest()


def _paragraph(row: dict[str, object]) -> Paragraph:
    text = str(row["text"])
    names = {}
    entities = row["entities"]
    assert isinstance(entities, list)
    for entity in entities:
        for mention in entity.get("mentions", [entity]):
            kind = _KINDS.get(mention.get("type") or entity["type"])
            if kind:
                names[trim(text, mention["start"], mention["end"])] = kind
    return Paragraph(text, names)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without a leading `the` and a trailing `'s`."""
    if text[start : start + 4].lower() == "the ":
        start += 4
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return start, end
