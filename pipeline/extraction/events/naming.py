"""The proper name of a happening, where its clause has one."""

import re
from collections.abc import Sequence

from pipeline.extraction.events.reading import Named
from pipeline.extraction.vocabulary import contains_any, read_json

_NOUNS: dict[str, list[str]] = read_json("event_words")["proper_nouns"]
_WORD = r"[A-Z][\w’'.&-]{0,30}\s"
_LEADING = re.compile(r"^(?:The|In|At|On)\s")  # a sentence's first word
# `Nobel Peace Prize`, `International Forum of Savers`
_PROPER = {
    kind: re.compile(
        rf"(?:{_WORD}(?:(?:of|for|on|and)\s(?:the\s)?)?){{1,7}}(?:{'|'.join(nouns)})\b"
        r"(?:\s(?:of|for|on)\s(?:the\s)?[A-Z][\w’'-]{1,30}(?:\s[A-Z][\w’'-]{1,30}){0,3})?"
    )
    for kind, nouns in _NOUNS.items()
}


def name_of(kind: str, text: str, start: int, end: int, names: Sequence[Named]) -> str | None:
    """What the words between two places of a sentence call a happening of some kind; None where they do not."""
    pattern = _PROPER.get(kind)
    if pattern is None:
        return None
    if contains_any(text, _NOUNS[kind]):
        found = pattern.search(text, start, end)
        if found is not None:
            return _LEADING.sub("", found[0])
    named = next((n for n in names if n.schema == "Event" and start <= n.start and n.end <= end), None)
    return text[named.start : named.end] if named is not None and kind != "award" else None
