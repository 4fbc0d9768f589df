"""Finding files: all of them, in one order, and what keeps one from being read."""

import gzip
import hashlib
import os

import pytest

from pipeline.errors import InputError
from pipeline.reading.files import find_files, read_file, read_reserved
from pipeline.reading.records import ContainerError, Reading


def found(folder, **options):
    return {file.path: file.problem and file.problem[0] for file in find_files(folder, **options)}


def test_files_come_in_order_of_their_paths(tmp_path):
    """Sub-folders are searched, and the order is that of the paths."""
    for path in ("b.txt", "a/z.txt", "a.txt", "a/b/c.TXT"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path)
    assert [file.path for file in find_files(tmp_path)] == ["a.txt", "a/b/c.TXT", "a/z.txt", "b.txt"]


def test_reserved_and_hidden_names_are_passed_over(tmp_path):
    """Decisions files and hidden files are no articles; other kinds of files are named with a problem."""
    for name in ("entities.csv", ".hidden.txt", "page.pdf", "page.txt"):
        (tmp_path / name).write_text("x")
    assert found(tmp_path) == {"page.pdf": "unknown_format", "page.txt": None}


def test_output_within_the_input_is_left_out(tmp_path):
    """Where the output lies under the input folder, its files are no input."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a.txt").write_text("x")
    assert found(tmp_path, leave_out=tmp_path / "out") == {}


def test_links_and_pipes_do_not_lead_astray(tmp_path):
    """A link out of the folder, a loop of links and a pipe are named with a problem and not read."""
    (tmp_path / "secret.txt").write_text("x")
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "up").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(folder / "pipe.txt")
    (folder / "good.txt").write_text("x")
    (folder / "inside.txt").symlink_to(folder / "good.txt")
    assert found(folder) == {
        "good.txt": None,
        "inside.txt": None,
        "loop.txt": "unreadable",
        "out.txt": "outside",
        "pipe.txt": "not_a_file",
        "up": "linked_folder",
    }


def test_name_that_is_no_text_is_a_problem(tmp_path):
    """A name of bytes that are no UTF-8 is shown with escapes and not read; a line break in a name does no harm."""
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    (tmp_path / "a\nb.txt").write_text("x")
    (tmp_path / "caf\\xe9.txt").write_text("x")
    names = found(tmp_path)
    bad = next(name for name, problem in names.items() if problem)
    assert bad.startswith("caf\\xe9.txt#")
    assert names == {"a\nb.txt": None, "caf\\xe9.txt": None, bad: "bad_name"}


@pytest.mark.parametrize("name", ["nowhere", "file.txt"])
def test_folder_that_is_none_is_an_error(tmp_path, name):
    """A folder that does not exist, or is a file, gives one line that says what to do."""
    (tmp_path / "file.txt").write_text("x")
    with pytest.raises(InputError, match="name the folder"):
        list(find_files(tmp_path / name))


def test_names_of_all_kinds_are_found(tmp_path):
    """Names of 255 bytes, with line breaks, quotation marks and dots, are found as they stand, in order of bytes."""
    names = ["x" * 251 + ".txt", "a\tb\r\nc.txt", "a..txt", 'it\'s "so".txt', "*[a]?.txt", "-rf.txt", "\u202etxt.txt"]
    for name in names:
        (tmp_path / name).write_text(name)
    assert [file.path for file in find_files(tmp_path)] == sorted(names, key=os.fsencode)
    assert {file.problem for file in find_files(tmp_path)} == {None}


def test_deep_folders_are_found(tmp_path):
    """Folders within folders are looked into; one whose path is too long to be named is a problem."""
    name = "d" * 250
    handle = os.open(tmp_path, os.O_RDONLY)
    for _ in range(20):
        os.mkdir(name, dir_fd=handle)
        inner = os.open(name, os.O_RDONLY, dir_fd=handle)
        os.close(handle)
        handle = inner
    os.close(handle)
    (tmp_path / name / name / "a.txt").write_text("x")
    paths = found(tmp_path)
    assert paths.pop(f"{name}/{name}/a.txt") is None
    assert list(paths.values()) == ["unreadable"]


@pytest.mark.skipif(os.getuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_a_problem(tmp_path):
    """A file or folder without permission is named with a problem."""
    (tmp_path / "a").mkdir(mode=0)
    (tmp_path / "b.txt").touch(mode=0)
    assert found(tmp_path) == {"a": "unreadable", "b.txt": "unreadable"}


def test_packed_article_counts_as_what_is_in_it(tmp_path):
    """Size and digest of a packed article are those of its text, so that a copy that is not packed is the same."""
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"text" * 50))
    (file,) = find_files(tmp_path)
    assert (file.size, file.sha256) == (200, hashlib.sha256(b"text" * 50).hexdigest())
    assert read_file(tmp_path, "a.txt.gz") == b"text" * 50


def test_article_over_the_limit_is_a_problem(tmp_path):
    """A text of more bytes than allowed is not read, packed or not; nor does reading take more than it was told."""
    (tmp_path / "a.txt").write_bytes(b"x" * 2000)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"x" * 2000))
    assert {f.problem.code for f in find_files(tmp_path, reading=Reading(max_bytes=1999))} == {"too_large"}
    assert {f.problem for f in find_files(tmp_path, reading=Reading(max_bytes=2000))} == {None}
    with pytest.raises(ContainerError):
        read_file(tmp_path, "a.txt", 1999)


def test_decisions_stand_at_the_top_of_the_folder(tmp_path):
    """Files of decisions are read with their bytes; another thing of their name is named with a problem."""
    (tmp_path / "Entities.CSV").write_bytes(b"\xff;")
    (tmp_path / "a").mkdir()
    (tmp_path / "a/entities.csv").write_text("x")
    os.mkfifo(tmp_path / "entities.csv")
    assert read_reserved(tmp_path) == (("Entities.CSV", b"\xff;"),)
    assert found(tmp_path) == {"a/entities.csv": "unknown_format", "entities.csv": "not_a_file"}
