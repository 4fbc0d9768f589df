"""What WordNet (its database files, version 3.1) tells of words: the broad sense of each, and the names that it has."""

from collections.abc import Iterator
from pathlib import Path

_NOUNS = (
    "thing", "act", "animal", "artifact", "attribute", "body", "cognition", "communication", "event", "feeling",
    "food", "group", "location", "motive", "object", "person", "phenomenon", "plant", "possession", "process",
    "quantity", "relation", "shape", "state", "substance", "time",
)  # fmt: skip
_VERBS = (
    "body", "change", "cognition", "communication", "competition", "consumption", "contact", "creation", "emotion",
    "motion", "perception", "possession", "social", "stative", "weather",
)  # fmt: skip
_FIRST_NOUN, _FIRST_VERB = 3, 29  # numbers of the lexicographer files
_INSTANCE = "@i"
FLAGS = {
    "person": "p", "location": "l", "object": "o", "group": "g", "communication": "w", "artifact": "w", "act": "e",
    "event": "e",
}  # fmt: skip


def read_senses(folder: Path) -> dict[str, str]:
    """The sense of each common word: of its first noun, else its first verb (`v.creation`), else `adj`."""
    senses = {word: "adj" for word, _ in _index(folder, "adj")}
    verbs = {offset: _VERBS[number - _FIRST_VERB] for offset, number, _ in _synsets(folder, "verb")}
    for word, offsets in _index(folder, "verb"):
        senses[word] = "v." + verbs[offsets[0]]
    nouns = {offset: (_NOUNS[number - _FIRST_NOUN], named) for offset, number, named in _synsets(folder, "noun")}
    for word, offsets in _index(folder, "noun"):
        sense, named = nouns[offsets[0]]
        if not named:
            senses[word] = sense
    return {word: sense for word, sense in senses.items() if word.isalpha()}


def read_names(folder: Path) -> Iterator[tuple[str, str]]:
    """Names of single things, with the flag of their kind."""
    nouns = {offset: (_NOUNS[number - _FIRST_NOUN], named) for offset, number, named in _synsets(folder, "noun")}
    for name, offsets in _index(folder, "noun"):
        for offset in offsets:
            sense, named = nouns[offset]
            if named and sense in FLAGS:
                yield name.replace("_", " "), FLAGS[sense]


def _index(folder: Path, part: str) -> Iterator[tuple[str, list[str]]]:
    for line in (folder / f"index.{part}").read_text().splitlines():
        if not line.startswith(" "):
            fields = line.split()
            yield fields[0], fields[6 + int(fields[3]) :]


def _synsets(folder: Path, part: str) -> Iterator[tuple[str, int, bool]]:
    for line in (folder / f"data.{part}").read_text().splitlines():
        if not line.startswith(" "):
            fields = line.split(" ", 2)
            yield fields[0], int(fields[1]), f" {_INSTANCE} " in line
