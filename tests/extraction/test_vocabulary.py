"""Lists of words as regular expressions."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.vocabulary import alternatives

WORDS = st.text("abc -'.", min_size=1, max_size=6)


@given(st.lists(WORDS, min_size=1, max_size=12), WORDS)
def test_alternatives_match_their_forms_alone(forms: list[str], other: str) -> None:
    """The expression of some forms matches each of them whole, and nothing else."""
    expression = re.compile(alternatives(forms))
    assert all(expression.fullmatch(form) for form in forms)
    assert (expression.fullmatch(other) is not None) == (other in forms)


def test_alternatives_take_any_white_space_and_the_longest_form() -> None:
    """A no-break space stands for a space as well, and a form goes before its own beginning."""
    found = re.match(alternatives(["as", "as well as", "or"]), "as\u00a0well as he")
    assert found is not None and found[0] == "as\u00a0well as"
