"""The words that name a speaker: a noun phrase, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.frames import frames_of
from pipeline.extraction.noun_phrases import noun_phrase


def phrase(text: str) -> str | None:
    """The noun phrase that a text begins with."""
    found = noun_phrase(text, 0, len(text))
    return text[slice(*found)] if found is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Lie", "Anna Lie"),
        ("Anna Lie in 1995", "Anna Lie"),
        ("Anna Lie said he", "Anna Lie"),
        ("Other writers have disagreed with Lie", "Other writers"),
        ("the banker who left him", "the banker"),
        ("a leaked report", "a leaked report"),
        ("files released by the court", "files released by the court"),
        ("what Anna Lie told the court", "Anna Lie"),
        ("research by the Harbour Institute", "research by the Harbour Institute"),
        ("Over 50 scholars", "Over 50 scholars"),
        ("he never", "he"),
        ("prosecutors", "prosecutors"),
    ],
)
def test_a_noun_phrase_ends_where_a_clause_begins(text: str, expected: str) -> None:
    """A speaker's words stop before a verb, a relative clause or a date."""
    assert phrase(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("whose dowry he was", "who", "it has been", "it was a mistake", "had laid dormant", "is", "the most"),
        *("At a mass meeting", "In February 2014", "while Lie may be the", "four days after the fire", "investigative"),
        "",
    ],
)
def test_what_is_no_noun_phrase_names_no_speaker(text: str) -> None:
    """A clause, a phrase behind a preposition, a time or a lone adjective is nobody."""
    assert phrase(text) is None


@pytest.mark.parametrize(
    "text",
    ["He was arrested, according to whose dowry he was.", "According to while Lie was away, he was arrested."],
)
def test_a_claim_without_a_speaker_stays_reported(text: str) -> None:
    """Where nobody can be read as the speaker, what is said is somebody's word all the same."""
    assert [(frame.level, frame.speaker) for frame in frames_of(text)] == [("reported", None)]


@given(st.text(alphabet="Anna Lie whosaid—“, 19", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_noun_phrase_lies_within_its_words(text: str, first: int, last: int) -> None:
    """What is found is a stretch of the words, and not empty."""
    start, end = sorted((min(first, len(text)), min(last, len(text))))
    found = noun_phrase(text, start, end)
    assert found is None or start <= found[0] < found[1] <= end
