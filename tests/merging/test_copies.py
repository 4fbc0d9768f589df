"""Copies of one article among articles of one title, from the sentences that they have in common."""

from collections import Counter

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipeline.merging.copies import Shared, find_copies


def batches(titles, size=3):
    """Articles (title -> document -> sentences) in the form in which the merge hands them over."""
    rows = []
    for title, articles in sorted(titles.items()):
        spread = Counter(text for texts in articles.values() for text in texts)
        for document_id, texts in sorted(articles.items()):
            rows += [Shared(title, document_id, len(texts), t, spread[t]) for t in sorted(texts) if spread[t] > 1]
    for at in range(0, len(rows), size):
        yield pa.RecordBatch.from_pylist([row._asdict() for row in rows[at : at + size]])


def found(titles):
    return {row["id"]: row["entity_id"] for batch in find_copies(batches(titles)) for row in batch.to_pylist()}


def test_more_than_half_of_the_shorter_one_is_a_copy():
    """Two of three sentences are more than half of the shorter article; one of two is not."""
    articles = {"a": {"He was born.", "He wrote.", "He died.", "He slept."}, "b": {"He was born.", "He wrote.", "End."}}
    assert found({"ann lee": articles}) == {"b": "a"}
    assert found({"ann lee": {"a": articles["a"], "b": {"He was born.", "End."}}}) == {}


def test_titles_are_apart():
    """Articles of two titles are no copies, whatever they have in common."""
    same = {"He was born.", "He wrote."}
    assert found({"ann lee": {"a": same, "c": same}, "bob lee": {"b": same, "d": same}}) == {"c": "a", "d": "b"}


def test_a_copy_is_of_an_original():
    """What is like a copy, and not like its original, is no copy."""
    articles = {"a": {"1", "2", "3"}, "b": {"2", "3", "4", "5"}, "c": {"4", "5", "6"}}
    assert found({"ann lee": articles}) == {"b": "a"}


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sets(st.sampled_from("123456789"), min_size=1), min_size=1))
def test_rarest_sentences_miss_nobody(articles):
    """Whoever compares every article with every original finds the same copies."""
    originals, copies = [], {}
    for key, texts in sorted(articles.items()):
        like = (o for o in originals if 2 * len(articles[o] & texts) > min(len(articles[o]), len(texts)))
        if original := next(like, None):
            copies[key] = original
        else:
            originals.append(key)
    assert found({"ann lee": articles}) == copies
