"""The guard against texts that a spreadsheet would run: complete, sparing, and reversible."""

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.exporting.formulas import guard, is_formula_like, unguard
from tests.exporting.samples import PAYLOADS, PLAIN, any_text, hostile_text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_are_guarded(payload):
    """Every known way to make a spreadsheet run a text gets an apostrophe in front, once and again."""
    once = guard(pa.array([payload]))
    assert once.to_pylist() == ["'" + payload]
    assert guard(once).to_pylist() == ["''" + payload]


@pytest.mark.parametrize("text", PLAIN)
def test_harmless_text_is_left_alone(text):
    """No apostrophe is added to a text that no spreadsheet takes for a formula."""
    assert guard(pa.array([text])).to_pylist() == [text]


@settings(deadline=None)
@given(st.lists(st.none() | any_text | hostile_text, max_size=20))
def test_guard_can_be_undone(texts):
    """Taking the guard away gives every text back, and no guarded text could still be run."""
    array = pa.array(texts, pa.string())
    guarded = guard(array)
    assert unguard(guarded).equals(array)
    bare = [text for text in guarded.to_pylist() if text is not None and not text.startswith("'")]
    assert not any(is_formula_like(pa.array(bare, pa.string())).to_pylist())
