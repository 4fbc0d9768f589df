"""SIGKILL at any moment: the old dataset or the new one stands, and the next run ends as if nothing had been."""

import random
import shutil
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.runs import (
    TOLD,
    Stage,
    assert_survives,
    begin,
    finish,
    kill,
    kill_group,
    workers_of,
)

MOMENTS = 100  # of the long run, over each of the two outputs
STRIDE = 7  # of the steps, that the long run tries one of


@pytest.fixture(scope="module")
def seconds(stage, tmp_path_factory) -> float:
    """How long a run takes that nobody kills."""
    output = stage.lay(tmp_path_factory.mktemp("timed") / "out")
    began = time.monotonic()
    assert finish(begin(stage.raw, output)) == 0
    return time.monotonic() - began


def kill_after(stage: Stage, folder: Path, moment: float, workers: int = 1) -> int:
    """Kill a run with all its workers after some seconds."""
    output = stage.lay(folder / "out")
    process = begin(stage.raw, output, workers)
    time.sleep(moment)
    kill_group(process)
    code = finish(process)
    assert_survives(stage, output)
    return code


def kill_at(stage: Stage, folder: Path, step: int) -> int:
    """Kill a run before a step in its output."""
    output = stage.lay(folder / "out")
    code = finish(begin(stage.raw, output, step=step))
    assert_survives(stage, output)
    return code


def kill_worker(stage: Stage, folder: Path, moment: float) -> int:
    """Kill a worker process, as the system does that has no more memory."""
    output = stage.lay(folder / "out")
    process = begin(stage.raw, output, workers=2)
    time.sleep(moment)
    while process.is_alive() and not (found := workers_of(process)):
        time.sleep(0.002)
    if process.is_alive():
        kill(found[-1])
    code = finish(process)
    assert code in (0, TOLD)  # 0: it had just done its work
    assert_survives(stage, output)
    return code


def kill_parent(stage: Stage, folder: Path, moment: float) -> int:
    """Kill a run but not its workers."""
    output = stage.lay(folder / "out")
    process = begin(stage.raw, output, workers=2)
    time.sleep(moment)
    kill(process.pid)
    code = finish(process)
    assert_survives(stage, output)
    return code


def test_killed_run_leaves_old_or_new(stage, seconds, tmp_path):
    """A run killed at some moment leaves nothing half done, and the next one equals a clean run byte for byte."""
    kill_after(stage, tmp_path, random.uniform(0, seconds))


def test_run_killed_at_a_step_leaves_old_or_new(stage, tmp_path):
    """So does a run that dies right before it opens, renames or removes something in the output."""
    assert kill_at(stage, tmp_path, random.randrange(450)) == -signal.SIGKILL


def test_killed_worker_is_told_and_made_good(stage, tmp_path):
    """A worker that the system kills fails the run; the dataset is whole, and the next run completes."""
    kill_worker(stage, tmp_path, 0.0)


def test_workers_that_outlive_their_run_are_waited_for(stage, seconds, tmp_path):
    """Where only the parent dies, its workers still hold the output, and a run after them finds all in order."""
    kill_parent(stage, tmp_path, random.uniform(0, seconds))


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_many_moments(stage, seconds, tmp_path, workers):
    """No moment of a run is worse than another."""
    chance = random.Random(workers)
    codes = Counter()
    for n in range(MOMENTS // 2):
        codes[kill_after(stage, tmp_path / f"{n}", chance.uniform(0, seconds), workers)] += 1
        shutil.rmtree(tmp_path / f"{n}")
    tell("moments", codes)
    assert codes[-signal.SIGKILL] > MOMENTS // 4


@pytest.mark.slow
def test_many_steps(stage, tmp_path):
    """No step of a run is worse than another, from the first to the last."""
    codes = Counter()
    step = 0
    while not codes[0]:
        codes[kill_at(stage, tmp_path / f"{step}", step)] += 1
        shutil.rmtree(tmp_path / f"{step}")
        step += STRIDE
    tell("steps", codes)
    assert codes[-signal.SIGKILL] > 50


@pytest.mark.slow
@pytest.mark.parametrize("fault", [kill_worker, kill_parent])
def test_many_lost_processes(stage, seconds, tmp_path, fault):
    """No moment is worse than another for a worker or a parent to go."""
    chance = random.Random(3)
    codes = Counter()
    for n in range(MOMENTS // 5):
        codes[fault(stage, tmp_path / f"{n}", chance.uniform(0, seconds))] += 1
        shutil.rmtree(tmp_path / f"{n}")
    tell(fault.__name__, codes)


def tell(what: str, codes: Counter) -> None:
    """Figures of a long run, for those who run it with -rP."""
    print(f"{what}: {codes.total()} runs, ended by exit code {dict(codes)}")
