"""Stages for faults: input, the output before the run, and what has to come of it."""

import pytest

from tests.faults.runs import Stage, over_nothing, over_older


@pytest.fixture(scope="session", params=[over_nothing, over_older], ids=["empty", "older"])
def stage(request, tmp_path_factory) -> Stage:
    """A run over an empty output, and one over the dataset of other articles; not to be changed."""
    return request.param(tmp_path_factory.mktemp("stage"))
