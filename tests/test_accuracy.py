"""Accuracy on real articles does not fall."""

import json

import pytest

from tests.accuracy import CORPORA, FLOOR, corpus_digest, fallen, kept, measure


@pytest.mark.slow
@pytest.mark.parametrize("name", CORPORA)
def test_accuracy_stays_above_its_floor(corpus, tmp_path, name):
    """Every figure that was reached on these articles is still reached."""
    floor = json.loads(FLOOR.read_bytes())[name]
    if corpus_digest(corpus / name) != floor["corpus"]:
        pytest.skip("these are other articles than those that the floor stands for")
    assert fallen(kept(name, measure(name, tmp_path)), floor["floor"]) == {}
