"""The language of an article, by its headings and its function words."""

from collections import Counter

from pipeline.parsing.model import Document
from pipeline.parsing.vocabulary import FUNCTION_WORDS, HEADING_LANGUAGES, folded

_ENOUGH = 3  # function words that must speak for a language
_SAMPLE = 6000  # characters of running text that are looked at


def detect_language(document: Document) -> str | None:
    """BCP 47 code, or None where neither headings nor words tell."""
    votes: Counter[str] = Counter()
    size = 0
    for block in document.blocks:
        if block.kind in ("paragraph", "caption", "list_item"):
            sample = document.text[block.start : min(block.end, block.start + _SAMPLE)]
            words = Counter(sample.casefold().split())
            for language, known in FUNCTION_WORDS.items():
                votes[language] += sum(words[word] for word in known)
            size += len(sample)
            if size > _SAMPLE:
                break
    for section in document.sections:
        for language in sorted(HEADING_LANGUAGES.get(folded(section.heading or ""), ())):
            votes[language] += 2
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _ENOUGH or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
