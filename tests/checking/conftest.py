"""A dataset that the tests may damage."""

import shutil

import pytest


@pytest.fixture
def copy(dataset, tmp_path):
    """A copy of the dataset that may be damaged, and its input."""
    raw, output = dataset
    shutil.copytree(output, tmp_path / "out", ignore=shutil.ignore_patterns(".work"))
    shutil.copytree(raw, tmp_path / "raw")
    return tmp_path / "raw", tmp_path / "out"
