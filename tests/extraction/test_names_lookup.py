"""Weights that are looked up for whole columns: the sums are those of the features of each code."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.names import views
from pipeline.extraction.names.features import Column, Group, template
from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.lexicon import Lexicon
from pipeline.extraction.names.scorer import Scorer, weight_table

GAZETTEER = Gazetteer({"lund": "BF"}, {}, {}, {"bank": "artifact", "lund": "location"}, {"bank": "L"})
GROUPS = {
    "two": Group(
        ("lower", "lower", "flag"),
        (
            template("bias"),
            template("near", (1, views.itself)),
            template("flag", (2, views.number)),
            template("both", (0, views.itself), (1, views.itself)),
            template("senses", (0, views.sense), (2, views.number), (1, views.short)),
            template("flags and case", (0, views.flags), (1, views.case)),
        ),
    ),
    "more": Group(("lower",), (template("more", (0, views.ending)),)),
}
WORDS = st.sampled_from(["the", "bank", "lund", "banker", "|", "of", "x" * 9])


@given(
    st.lists(st.tuples(WORDS, WORDS, st.booleans()), min_size=1, max_size=20),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5), st.integers(-9, 9)), max_size=20),
)
def test_sums_are_those_of_the_features(rows: list[tuple[str, str, bool]], learnt: list[tuple[int, int, int]]) -> None:
    """Whatever features have weights, also of a word that is the bar between values, and before and after forgetting,
    each code scores what its features weigh.
    """
    lexicon = Lexicon([])

    def coded() -> dict[str, Column]:
        first, second = (np.array([lexicon.lower_numbers[row[at]] for row in rows]) for at in (0, 1))
        flag = np.array([row[2] for row in rows])
        owner = np.flatnonzero(flag)
        return {"two": Column(GROUPS["two"].pack(first, second, flag)), "more": Column(first[owner], owner)}

    def features(codes: dict[str, Column]) -> list[list[tuple[str, str]]]:
        made = [[] for _ in rows]
        for name, column in codes.items():
            owner = range(len(rows)) if column.owner is None else column.owner.tolist()
            for at, code in zip(owner, column.codes.tolist(), strict=True):
                made[at] += GROUPS[name].bound(lexicon, GAZETTEER)(code)
        return made

    every = features(coded())
    weights = {every[row % len(every)][at % len(every[row % len(every)])]: (weight,) for row, at, weight in learnt}
    scorer = Scorer(GROUPS, GAZETTEER, lexicon, *weight_table(weights.items(), 1))
    expected = [sum(weights.get(feature, (0,))[0] for feature in found) for found in every]
    assert scorer.score(coded(), len(rows))[:, 0].tolist() == expected
    lexicon.forget()
    scorer.forget()
    lexicon.lower_numbers["another"]
    assert scorer.score(coded(), len(rows))[:, 0].tolist() == expected


def test_what_is_not_seen_makes_no_feature() -> None:
    """A template that sees nothing in one of its fields has no value there."""
    lexicon = Lexicon(["of"])
    group = Group(("link", "lower"), (template("link", (0, views.some), (1, views.itself)),))
    codes = group.pack(np.array([0, lexicon.link_numbers["of"]]), np.array([lexicon.lower_numbers["lund"]] * 2))
    assert list(map(group.bound(lexicon, GAZETTEER), codes.tolist())) == [[], [("link", "of|lund")]]
    scorer = Scorer({"two": group}, GAZETTEER, lexicon, *weight_table([(("link", "of|lund"), (5,))], 1))
    assert scorer.score({"two": Column(codes)}, 2)[:, 0].tolist() == [0, 5]
