"""What stands right before a place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.endings import Ending, last_words

REFUSED = Ending(("failed to", "would"), r"(?:(?:not|later|[a-z]+ly)\s){0,2}", most=2, lead=r"(?<!never\s)")
EXPRESSION = re.compile(r"(?<!never\s)\b(?i:failed\sto|would)\s(?:(?:not|later|[a-z]+ly)\s){0,2}$")


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("He failed to ", True), ("Would ", True), ("He would not suddenly ", True), ("(would ", True),
        ("He failed to", False), ("He would, ", False), ("never would ", False), ("would not later wisely ", False),
        ("He walked to ", False), ("", False),
    ],
)  # fmt: skip
def test_ends(before: str, expected: bool) -> None:
    """A form counts at the very end, with few enough words behind it, and where what stands before it lets it."""
    assert REFUSED.ends(last_words(before), before) is expected


@given(st.lists(st.sampled_from(["failed to", "would", "Would", "not", "later", "never", "wisely", "(", "-", "2010",
                                 "Lie’s", "Lie's ", "co-op", ",", "\u00a0", " ", "_"])).map(" ".join))  # fmt: skip
def test_the_cheap_test_changes_nothing(before: str) -> None:
    """The words looked at first never hide what the expression alone would find."""
    before += " "
    assert REFUSED.ends(last_words(before), before) is (EXPRESSION.search(before) is not None)


def test_ends_between_two_places() -> None:
    """Only what stands between the places given counts, and the letter before the first still parts words."""
    text = "He would go, or mould it"
    assert REFUSED.ends(last_words(text[:9]), text, 0, 9)
    assert not Ending(("ould",)).ends(["ould"], text, text.index("ould it"), len(text) - 2)
