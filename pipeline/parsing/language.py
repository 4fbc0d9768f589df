"""The language of an article, by its headings and its function words."""

from collections import Counter

from pipeline.parsing.model import Document
from pipeline.parsing.vocabulary import FUNCTION_WORDS, HEADING_LANGUAGES, LANGUAGES, folded

_ENOUGH = 3  # votes that must speak for a language
_SAMPLE = 3000  # characters of running text that are looked at


def detect_language(document: Document) -> str | None:
    """BCP 47 code, or None where neither headings nor words tell."""
    sample: list[str] = []
    size = 0
    for block in document.blocks:
        if block.kind in ("paragraph", "caption", "list_item"):
            sample.extend(document.text[block.start : min(block.end, block.start + _SAMPLE)].casefold().split())
            size += block.end - block.start
            if size > _SAMPLE:
                break
    votes = dict.fromkeys(LANGUAGES, 0)
    for word, count in Counter(filter(FUNCTION_WORDS.__contains__, sample)).items():
        for language in FUNCTION_WORDS[word]:
            votes[language] += count
    for section in document.sections:
        for language in HEADING_LANGUAGES.get(folded(section.heading or ""), ()):
            votes[language] = votes.get(language, 0) + 2
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if ranked[0][1] < _ENOUGH or ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]
