"""A disk that is full or read-only: the error says so, the old dataset stands, and the next run completes."""

import os
import shutil
import subprocess

import pytest

from pipeline.checking.dataset import check_dataset
from pipeline.dataset import Dataset
from pipeline.errors import DiskError, OutputError
from pipeline.publishing.journal import roll_forward
from tests.conftest import run
from tests.faults.runs import ALL_FORMATS, assert_old_or_new, assert_survives, complete, tree

SIZE = 8 << 20
# What a zip archive cannot write on being closed, it says to nobody.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
LEFT = (0, 4, 24, 64, 150, 250, 400, *range(550, 2000, 50), 2500, 4000)  # KiB: from nothing to more than enough


@pytest.fixture
def disk(tmp_path):
    """A small file system of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = os.getuid() == 0 and not subprocess.call(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)], stderr=subprocess.DEVNULL
    )
    if not mounted:
        pytest.skip("only root can mount a small file system")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def run_with_room(stage, disk, kilobytes: int) -> bool:
    """A run on a disk with so much room left; whether that was too little."""
    output = stage.lay(disk / "out")
    usage = shutil.disk_usage(disk)
    filler = disk / "filler"
    filler.write_bytes(bytes(max(usage.free - kilobytes * 1024, 0)))
    try:
        run(stage.raw, output, *ALL_FORMATS)
        full = False
    except DiskError as error:
        assert "No space left" in str(error) or "disk is full" in str(error)
        full = True
    assert_old_or_new(stage, output)
    filler.unlink()
    assert_survives(stage, output)
    shutil.rmtree(output)
    return full


@pytest.mark.parametrize("kilobytes", [8, 900])
def test_full_disk_leaves_old_or_new(stage, disk, kilobytes):
    """A run on a full disk says so and changes nothing; with room again it goes on to the same bytes."""
    assert run_with_room(stage, disk, kilobytes)


@pytest.mark.slow
def test_every_amount_of_room(stage, disk):
    """However much room is left, at whatever step it ends; and with enough of it none does."""
    full = [kilobytes for kilobytes in LEFT if run_with_room(stage, disk, kilobytes)]
    print(f"full disk: {len(LEFT)} runs, {len(full)} found too little room, at most {max(full)} KiB")
    assert full == list(LEFT[: len(full)]) and 10 < len(full) < len(LEFT)


def test_read_only_output_is_told_and_can_be_read(stage, disk):
    """On a read-only disk a run says so, and a dataset that is there is checked and loaded all the same."""
    output = stage.lay(disk / "out")
    complete(stage.raw, output)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    before = tree(output)
    with pytest.raises(OutputError, match="Read-only"):
        run(stage.raw, output, *ALL_FORMATS)
    assert list(check_dataset(output, stage.raw)) == []
    assert Dataset(output).arrow("documents").num_rows > 0
    assert tree(output) == before


def test_journal_on_a_read_only_disk_is_told(disk):
    """A dataset whose replacement was cut off and cannot be completed is no dataset; the error says why."""
    (disk / ".commit").write_text('{"moves": [[".staging/a", "a"]], "obsolete": []}')
    (disk / ".staging").mkdir()
    (disk / ".staging/a").write_text("new")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with pytest.raises(OutputError, match="Read-only"):
        roll_forward(disk)
