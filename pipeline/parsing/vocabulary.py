"""The words that parsing knows, by language, read once from the data files beside this module."""

import json
import re
from importlib import resources
from typing import Any

Words = dict[str, list[str]]  # language (BCP 47) -> words


def _read(name: str) -> Any:
    return json.loads(resources.files(__package__).joinpath("data", f"{name}.json").read_text("utf-8"))


def folded(text: str) -> str:
    """`text` as words are compared: without case, with single plain spaces, without the colon at its end."""
    return " ".join(text.casefold().split()).rstrip(" :")


def _alternatives(words: Words) -> str:
    """All words of all languages as one alternation, the longest first; any white space may stand for a space."""
    every = sorted({word for group in words.values() for word in group}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in every)


_HEADINGS: dict[str, Words] = _read("headings")
HEADING_KINDS: dict[str, str] = {
    folded(word): kind for kind, words in _HEADINGS.items() for group in words.values() for word in group
}
HEADING_LANGUAGES: dict[str, set[str]] = {}
for _words in _HEADINGS.values():
    for _language, _group in _words.items():
        for _word in _group:
            HEADING_LANGUAGES.setdefault(folded(_word), set()).add(_language)

_EDIT_MARKERS: Words = _read("edit_markers")
EDIT_MARKERS = _alternatives(_EDIT_MARKERS)
_EDIT_LAST = sorted({w.split()[-1] for group in _EDIT_MARKERS.values() for w in group})
EDIT_ENDS: tuple[str, ...] = (*_EDIT_LAST, *(f"{word}]" for word in _EDIT_LAST))

_HATNOTES: dict[str, Words] = _read("hatnotes")
HATNOTE_STARTS: tuple[str, ...] = tuple(sorted({w for group in _HATNOTES["starts"].values() for w in group}))
HATNOTE_PARTS: tuple[str, ...] = tuple(sorted({w for group in _HATNOTES["contains"].values() for w in group}))

INFOBOX_LABELS: frozenset[str] = frozenset(
    " ".join(word.split()) for group in _read("infobox_labels").values() for word in group
)
_BOX_GROUPS: dict[str, Words] = _read("infobox_groups")
SUCCESSION_LABELS, CAPTIONED_LABELS, UNCAPTIONED_LABELS = (
    frozenset(word for group in _BOX_GROUPS[name].values() for word in group)
    for name in ("succession", "captioned", "uncaptioned")
)
_NOTICES: dict[str, Words] = _read("notices")
NOTICE_STARTS: tuple[str, ...] = tuple(sorted({w for group in _NOTICES["starts"].values() for w in group}))
NOTICE_LINES: frozenset[str] = frozenset(w for group in _NOTICES["whole"].values() for w in group)
REQUESTS: frozenset[str] = frozenset(folded(word) for group in _read("requests").values() for word in group)
MARKER_PREFIXES: frozenset[str] = frozenset(
    folded(word) for group in _read("marker_prefixes").values() for word in group
)
FUNCTION_WORDS: dict[str, list[str]] = {}  # word -> the languages that have it
for _language, _group in _read("function_words").items():
    for _word in sorted(set(_group)):
        FUNCTION_WORDS.setdefault(_word, []).append(_language)
LANGUAGES: frozenset[str] = frozenset(language for group in FUNCTION_WORDS.values() for language in group)
_ABBREVIATIONS: dict[str, Words] = _read("abbreviations")
BEFORE_NAME, BEFORE_NUMBER, INSIDE, OPENERS, AFTER_ORDINAL = (
    frozenset(word for group in _ABBREVIATIONS[name].values() for word in group)
    for name in ("before_name", "before_number", "inside", "openers", "after_ordinal")
)


_BACKLINKS: dict[str, Words] = _read("backlinks")
BACKLINK_ANDS: frozenset[str] = frozenset(word for group in _BACKLINKS["and"].values() for word in group)
JUMPS = _alternatives(_BACKLINKS["jump"])

_CUES: dict[str, Words] = _read("cues")
CAPTION_CUES, HEADING_CUES, VERBS, FIRST_PERSON, SPEECH, COLUMNS = (
    frozenset(word for group in _CUES[name].values() for word in group)
    for name in ("caption", "heading", "verb", "first_person", "speech", "column")
)
RUN_WEIGHTS: dict[str, float] = _read("run_weights")
_LINE_WEIGHTS: dict[str, dict[str, float]] = _read("line_weights")
LINE_KINDS: tuple[str, ...] = tuple(_LINE_WEIGHTS)
SIGN_WEIGHTS: dict[str, tuple[float, ...]] = {  # sign -> its weight for each of LINE_KINDS
    sign: tuple(_LINE_WEIGHTS[kind].get(sign, 0.0) for kind in LINE_KINDS)
    for sign in sorted({sign for weights in _LINE_WEIGHTS.values() for sign in weights})
}

_LEAD: dict[str, Words] = _read("lead")
COPULAS, ARTICLES, BORN, PRONOUNS, COMPANY_FORMS = (
    frozenset(word for group in _LEAD[name].values() for word in group)
    for name in ("copula", "article", "born", "pronoun", "company_form")
)
RELATIVES = _alternatives(_LEAD["relative"])
_SCHEMAS: dict[str, Any] = _read("schemas")
SCHEMA_OF_NOUN: dict[str, str] = {
    noun: schema for schema, groups in _SCHEMAS["nouns"].items() for group in groups.values() for noun in group
}
SCHEMA_OF_LABEL: dict[str, str] = {label: schema for schema, labels in _SCHEMAS["labels"].items() for label in labels}
