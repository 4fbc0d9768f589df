"""Names of several articles that are found together: they are those of each article alone."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction.names import find_names, find_names_together
from pipeline.extraction.names.kinds import KINDS, chances_of, rounded
from tests.extraction.documents import document_of

# Names that mean one thing in one article and another in the next, so that what leaks from one to the other shows.
LINES = st.sampled_from(
    [
        "Anna Berg is a Norwegian banker.",
        "Berg is a town in Norway.",
        "The Bergen Bank (BB) is a bank.",
        "Lund was founded in 1881 by Anna Lund and the Bergen Bank.",
        "She met members of BB in Berg, Lund & Co. of Oslo and the U.S. Department of Trade.",
        "In May he and she left for St. Olav; Washington said that it was The Lund.",
        "BB",
        "no name at all",
        "",
    ]
)
NUMBERS = st.floats(-30, 30).map(lambda value: round(value, 3))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(LINES, max_size=5), max_size=6))
def test_names_of_articles_together_are_those_of_each_alone(articles: list[list[str]]) -> None:
    """Whatever articles are looked at together, each has the names that it has alone."""
    documents = [document_of(*lines) for lines in articles]
    assert find_names_together(documents) == [find_names(document) for document in documents]


@given(st.lists(st.lists(NUMBERS, min_size=len(KINDS), max_size=len(KINDS)), min_size=1, max_size=40), st.randoms())
def test_sums_do_not_depend_on_their_order(rows: list[list[float]], chance) -> None:
    """Chances and what is rounded like them have the same sums in any order and any company, to the last bit."""
    scores = np.array(rows)
    order = chance.sample(range(len(rows)), len(rows))
    weights = np.array([[chance.randrange(-10_000, 10_000) for _ in range(3)] for _ in KINDS])
    chances, values = chances_of(scores), rounded(scores)
    assert (chances[order].sum(0) == chances.sum(0)).all()
    assert (values @ weights == np.array([row @ weights for row in values])).all()
    assert all((chances_of(scores[[at]])[0] == chances[at]).all() for at in range(len(rows)))
