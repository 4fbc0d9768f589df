"""Replacing a dataset: from the journal on every step can be cut off and taken up again."""

import contextlib
import json

import pytest

from pipeline.errors import OutputError
from pipeline.publishing import journal
from pipeline.publishing.journal import replace_dataset, roll_forward

OLD = {"run.json": "old", "csv/a.csv": "old a", "csv/b.csv": "old b", "parquet/c/part-0.parquet": "old c"}
NEW = {"run.json": "new", "csv/a.csv": "new a", "parquet/c.parquet": "new c"}


def lay(folder, files):
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def read(folder):
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}


def replace(output):
    staged = output / ".staging/run/x"
    replace_dataset(output, {path: staged / path for path in NEW}, set(OLD) - set(NEW))


@pytest.fixture
def output(tmp_path):
    """An output folder with an old dataset, a new one staged, and a file of the user's."""
    lay(tmp_path, OLD)
    lay(tmp_path / ".staging/run/x", NEW)
    lay(tmp_path, {"csv/notes.txt": "mine"})
    return tmp_path


def test_new_dataset_takes_the_place_of_the_old(output):
    """All new files are in place, obsolete ones are gone, the user's file stays, nothing else is left."""
    replace(output)
    assert read(output) == {**NEW, "csv/notes.txt": "mine"}
    assert not (output / "parquet/c").exists()


class Cut(Exception):
    """The power fails."""


@pytest.mark.parametrize("step", range(1, 12))
def test_cut_off_replacement_is_completed(output, monkeypatch, step):
    """Wherever the replacement is cut off after the journal was written, the next one who looks completes it."""
    calls = 0

    def cut(function):
        def maybe(*arguments, **options):
            nonlocal calls
            calls += 1
            if calls == step:
                raise Cut
            return function(*arguments, **options)

        return maybe

    with monkeypatch.context() as patch:
        for name in ("replace", "unlink", "rmdir"):
            patch.setattr(journal.Path, name, cut(getattr(journal.Path, name)))
        with contextlib.suppress(Cut):
            replace(output)
    if (output / ".commit").exists():
        assert json.loads((output / ".commit").read_bytes())
        assert roll_forward(output)
        assert read(output) == {**NEW, "csv/notes.txt": "mine"}
    else:
        left = {path: text for path, text in read(output).items() if not path.startswith(".staging")}
        assert left in ({**OLD, "csv/notes.txt": "mine"}, {**NEW, "csv/notes.txt": "mine"})


def test_nothing_to_complete(output):
    """Without a journal nothing is touched; a damaged journal is an error."""
    before = read(output)
    assert not roll_forward(output)
    assert read(output) == before
    (output / ".commit").write_text("{")
    with pytest.raises(OutputError, match="damaged"):
        roll_forward(output)
