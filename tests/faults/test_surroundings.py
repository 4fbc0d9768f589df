"""What goes on around a run: files that change or vanish, another run, a clock that jumps, memory that ends."""

import multiprocessing
import os

import pytest

from pipeline.errors import InputChangedError, MemoryShortError
from pipeline.sharding import work
from tests.articles import BANK, ELLEN, write_articles
from tests.conftest import run
from tests.faults.runs import ALL_FORMATS, TOLD, assert_survives, begin, complete, finish, over_nothing, tree


@pytest.mark.parametrize("workers", [1, 2])
def test_file_that_vanishes_during_the_run(tmp_path, monkeypatch, workers):
    """A file that goes away between being found and being read is no part of the dataset, as if it never was."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN)
    complete(raw, tmp_path / "clean")
    write_articles(raw, bank=BANK)
    read = work.read_file

    def remove_then_read(folder, path, limit):
        (folder / "bank.txt").unlink(missing_ok=True)
        return read(folder, path, limit)

    monkeypatch.setattr(work, "read_file", remove_then_read)
    run(raw, tmp_path / "out", *ALL_FORMATS, workers=workers)
    assert tree(tmp_path / "out") == tree(tmp_path / "clean")


def test_file_that_never_stands_still_is_told(stage, tmp_path, monkeypatch):
    """A file that changes each time it is read ends the run with its name, and the dataset stays as it was."""
    output = stage.lay(tmp_path / "out")
    before = {path: data for path, data in tree(output).items() if not path.startswith(".work")}
    original = {path: path.read_bytes() for path in stage.raw.iterdir()}
    read = work.read_file

    def change_then_read(folder, path, limit):
        with (folder / path).open("ab") as file:
            file.write(b"\nMore.\n")
        return read(folder, path, limit)

    monkeypatch.setattr(work, "read_file", change_then_read)
    with pytest.raises(InputChangedError, match=r"\.txt changed during the run"):
        run(stage.raw, output, *ALL_FORMATS)
    assert {path: data for path, data in tree(output).items() if not path.startswith(".work")} == before
    monkeypatch.undo()
    for path, data in original.items():
        path.write_bytes(data)
    assert_survives(stage, output)


def test_two_runs_at_once(stage, tmp_path):
    """Of two runs that begin together on one output, one writes it, and the other waits or says that it is held."""
    output = stage.lay(tmp_path / "out")
    both = [begin(stage.raw, output), begin(stage.raw, output, workers=2)]
    codes = {finish(process) for process in both}
    assert codes <= {0, TOLD} and 0 in codes
    assert_survives(stage, output)


@pytest.mark.parametrize("seed", [1, 2])
def test_clock_that_jumps(stage, tmp_path, seed):
    """Nothing hangs on the clock: while it jumps by hours and years, the same bytes come out."""
    output = stage.lay(tmp_path / "out")
    assert finish(begin(stage.raw, output, workers=seed, clock=seed)) == 0
    assert_survives(stage, output)


def test_times_of_files_do_not_matter(tmp_path):
    """Articles from the far past and from the future give the same bytes, and are not worked again."""
    stage = over_nothing(tmp_path)
    for seconds, path in zip((0, 5_000_000_000, -1_000_000), sorted(stage.raw.iterdir()), strict=True):
        os.utime(path, (seconds, seconds))
    assert not run(stage.raw, stage.clean, *ALL_FORMATS).renewed
    assert_survives(stage, tmp_path / "out")


@pytest.mark.parametrize("workers", [1, 2])
def test_memory_that_ends_is_no_fault_of_the_article(stage, tmp_path, monkeypatch, workers):
    """Where memory ends over an article the run fails and says so; the article is not rejected for good."""
    output = stage.lay(tmp_path / "out")
    parse, parent = work.parse_document, multiprocessing.current_process().pid

    def fail(text):
        if workers == 1 or multiprocessing.current_process().pid != parent:
            raise MemoryError
        return parse(text)

    monkeypatch.setattr(work, "parse_document", fail)
    with pytest.raises(MemoryShortError, match="memory"):
        run(stage.raw, output, *ALL_FORMATS, workers=workers)
    monkeypatch.undo()
    assert_survives(stage, output)
