"""The verbs of a sentence, the words of happenings in it, and where its clauses may begin."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.events.words import HAS_VERB, Words

WORDS = st.sampled_from(["became", "founded", "co-founded", "(led", "Moved", "red", "united", "and", "was", ",", "é"])


@given(st.lists(WORDS, max_size=12).map(" ".join), st.data())
def test_first_and_between(text: str, data: st.DataObject) -> None:
    """Between any two ends of words stand the verbs that a search from the one to the other finds."""
    places = [0, *(match.end() for match in re.finditer(r"\S+|\s", text))]
    start, end = data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))
    spans = [match.span() for match in HAS_VERB.finditer(text, start, end)]
    words = Words(text)
    assert words.between(start, end) == spans
    assert words.first(start, end) == (spans[0] if spans else None)


def test_which_words_are_verbs() -> None:
    """Irregular forms and participles count, their lookalikes and capitalised words do not."""
    text = "United Steel, an armed group led by Ed Reed, moved and agreed"
    assert [text[start:end] for start, end in Words(text).between(0, len(text))] == ["led", "moved", "agreed"]


def test_alleged_is_a_verb_before_that() -> None:
    """Who `alleged that` something was does it; elsewhere the word tells which thing is meant."""
    text = "Lie alleged that the alleged thief left"
    assert [text[start:end] for start, end in Words(text).between(0, len(text))] == ["alleged", "left"]


def test_where_clauses_may_begin() -> None:
    """Behind a mark or a dash, which takes precedence, and with a connective."""
    text = "Lie left; Moe, and Lund – who - stayed, – so: that and"
    found = [(text[at:].split()[0], mark) for at, mark in Words(text).breaks]
    assert found == [
        ("Moe,", ";"),
        ("and", ","),
        ("who", "–"),
        ("stayed,", "-"),
        ("–", ","),
        ("that", ":"),
        ("and", ""),
    ]


def test_words_of_happenings_keep_their_places() -> None:
    """Words that forms begin with are found within marks and in compounds, each at its place in the sentence."""
    text = "  Co-founded,\u00a0“arrested” and (then)  re-elected"
    found = [(text[first.start : first.end], first.word) for first in Words(text).firsts]
    assert found == [("Co-founded", "Co-founded"), ("arrested", "arrested"), ("re-elected", "re-elected")]


def test_long_runs_are_read() -> None:
    """A run of letters that is too long to be remembered is read all the same."""
    text = f"{'x' * 100}-{'y' * 100}, (moved)"
    assert Words(text).between(0, len(text)) == [(len(text) - 6, len(text) - 1)]
