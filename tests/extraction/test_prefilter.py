"""The prefilter never hides a match, and leaves little to try."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.frames import SIFTED
from pipeline.extraction.prefilter import Prefilter, needs_of
from pipeline.extraction.statements import RULES
from pipeline.extraction.statements.matching import prefilter
from pipeline.extraction.statements.typed import typed_sentences
from tests.extraction.marked import marked_article

_TEMPLATES = [
    sentence.template
    for rule in RULES
    for text, _ in rule.examples
    for sentence in typed_sentences(*marked_article(text))
]
_PATTERNS = (
    r"\bfound(?:ed|s)\b (?:the )?‹O\d+›",
    r"(?i:[a-z]+ was) (?:born|raised) (?=in\b)",
    r"(?:sister|brother)s?(?: in law)?,",
    r"(?P<who>Roe|Lund)(?: (?P=who))? said",
    r"^(?:It|They) (?!never)\w+ (?:a ){1,2}bank",
    r"[Tt]he [^,]*?(?<=bank) closed",
    r"ça va|naïve",
    r"(?:co-)?founder|\d{4}s?",
    r"",
)
_FORMS = [re.compile(form, flags) for form in _PATTERNS for flags in (0, re.IGNORECASE)]
_OF_RULES = prefilter(RULES)
_OF_FORMS = Prefilter(_FORMS)
_OF_CUES = Prefilter(SIFTED)
_CUE_WORDS = st.sampled_from(
    [
        *("Roe", "said", "that", "he", "was", "not", "denied", "denies", "It", "is", "believed", "to", "be", "alleged"),
        *("allegedly,", ", reportedly", "according to", "Lund", "claims", "claimed", "accused of", "charged", "with"),
        *("theft", "charges", "were", "dropped", "if", "whether", "described", "as", "a", "thief", "the", "rumours"),
        *("It is not true", "Had she", "never", "wasn’t", "self-proclaimed", "so-called", "contrary to", "nearly"),
        *("“He left,” Roe added", "in her view", "arrested", "on suspicion of", ", which", "told", "them", "until"),
    ]
)
_PIECES = st.sampled_from(
    [
        *("founded", "founds", "founder", "the ", "‹O1›", "‹", "It", " ", ", ", "sister", "brothers", "in law", "Roe"),
        *("said", "was", "WAS", "born", " in", "bank", "closed", "They", "a ", "ça va", "naïve", "co-", "1999", "\n"),
        *("\u00a0", "’s", "ſister", "\u212a", "İn", "_", "é", "."),
    ]
)


def _hidden(sieve: Prefilter, expressions: list[re.Pattern[str]], text: str) -> list[str]:
    possible = set(sieve.possible(text))
    return [e.pattern for n, e in enumerate(expressions) if n not in possible and e.search(text)]


def _hidden_rules(text: str) -> list[str]:
    possible = set(_OF_RULES.possible(text))
    return [
        rule.name
        for n, rule in enumerate(RULES)
        if n not in possible
        and any(not rule.after or rule.follows.search(text, 0, m.start()) for m in rule.expression.finditer(text))
    ]


def test_no_rule_is_hidden_from_a_sentence_that_it_matches() -> None:
    """On the examples of all rules, each rule that matches is among those that may."""
    for template in _TEMPLATES:
        assert not _hidden_rules(template)


@given(st.lists(st.sampled_from(_TEMPLATES), min_size=1, max_size=2), st.integers(0, 200), st.integers(0, 200))
def test_no_rule_is_hidden_from_parts_of_sentences(templates: list[str], start: int, length: int) -> None:
    """Also where sentences are cut within a word and joined, what matches may be tried."""
    assert not _hidden_rules("".join(templates)[start : start + length])


@given(st.lists(_PIECES, max_size=9).map("".join))
def test_no_form_of_expression_is_hidden(text: str) -> None:
    """Branches, classes, repeats, looks around, references and folded case never hide a match."""
    assert not _hidden(_OF_FORMS, _FORMS, text)


@pytest.mark.parametrize(
    ("expression", "needs"),
    [
        (r"‹P\d+› was born in ‹L\d+›", [{" ‹p"}, {" was "}, {" born "}, {" in "}, {" ‹l"}]),
        (r"\b(?:sued|sues) (?:the )?[Bb]anks?", [{" sued ", " sues "}, {" bank"}]),
        (r"by (?:(?:Ann|the) )?cook(?: \(| of),? ‹P", [{"by "}, {" cook "}, {" ( ", " of "}, {" ‹p"}]),
        (r"(?:has |had )?\w+", []),
        (r"(?:co-)?found(?:ed|er) of|owns", [{"founded ", "founder ", "owns"}]),
    ],
)
def test_needs_are_read_from_the_expression(expression: str, needs: list[set[str]]) -> None:
    """What an expression needs are the rarest words of each stretch, with the ends of words where these are certain."""
    assert needs_of(expression) == {frozenset(need) for need in needs}


def test_few_rules_are_left_to_try() -> None:
    """On the examples of the rules, nine in ten rules need not be tried."""
    tried = sum(len(_OF_RULES.possible(template)) for template in _TEMPLATES)
    assert tried < 0.1 * len(_TEMPLATES) * len(RULES)


def test_long_words_are_not_looked_through() -> None:
    """A word of a million characters hides nothing that it may hold."""
    assert 0 in Prefilter(_FORMS).possible("x" * 1_000_000 + "founded ‹O1›")


@given(st.lists(_CUE_WORDS, max_size=12).map(" ".join))
def test_no_cue_of_doubt_is_hidden(text: str) -> None:
    """A cue that stands in a sentence is always looked for, for an allegation must not come out as a fact."""
    assert not _hidden(_OF_CUES, list(SIFTED), text)
