"""The verbs of a sentence."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.events.verbs import HAS_VERB, Verbs

WORDS = st.sampled_from(["became", "founded", "co-founded", "(led", "Moved", "red", "united", "and", "was", ",", "é"])


@given(st.lists(WORDS, max_size=12).map(" ".join), st.data())
def test_first_and_between(text: str, data: st.DataObject) -> None:
    """Between any two ends of words stand the verbs that a search from the one to the other finds."""
    places = [0, *(match.end() for match in re.finditer(r"\S+|\s", text))]
    start, end = data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))
    spans = [match.span() for match in HAS_VERB.finditer(text, start, end)]
    verbs = Verbs(text)
    assert verbs.between(start, end) == spans
    assert verbs.first(start, end) == (spans[0] if spans else None)


def test_which_words_are_verbs() -> None:
    """Irregular forms and participles count, their lookalikes and capitalised words do not."""
    text = "United Steel, an armed group led by Ed Reed, moved and agreed"
    assert [text[start:end] for start, end in Verbs(text).between(0, len(text))] == ["led", "moved", "agreed"]
