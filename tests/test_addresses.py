"""Input and output at addresses: fetched, run and put back, and nothing written that is not ours."""

import sys

import pytest
from click.testing import CliRunner

from pipeline.addresses import fetch, local_folders, put
from pipeline.checking.dataset import check_dataset
from pipeline.cli import main
from pipeline.errors import InputError, MissingExtraError, OutputError
from tests.articles import BANK, ELLEN, write_articles
from tests.conftest import run

fsspec = pytest.importorskip("fsspec", reason="fsspec, which reaches addresses, is not installed")


@pytest.fixture
def memory():
    """An empty file system in memory, behind `memory://`."""
    files = fsspec.filesystem("memory")
    files.store.clear()
    files.pseudo_dirs[:] = [""]
    yield files
    files.store.clear()


def test_run_between_addresses(tmp_path, memory):
    """A run reads from one address and writes to another; what is there is whole, and replaced by the next run."""
    memory.pipe_file("/in/a/ellen.txt", ELLEN.encode())
    memory.pipe_file("/in/bank.txt", BANK.encode())
    command = ["run", "memory://in", "-o", "memory://out/set", "--work", str(tmp_path / "work"), "-q", "--formats"]
    assert CliRunner().invoke(main, [*command, "csv,parquet"]).exit_code == 0
    assert memory.exists("/out/set/csv/documents.csv")
    memory.rm_file("/in/bank.txt")
    assert CliRunner().invoke(main, [*command, "parquet"]).exit_code == 0
    assert not memory.exists("/out/set/csv/documents.csv")
    memory.get("/out/set", str(tmp_path / "copy"), recursive=True)
    assert list(check_dataset(tmp_path / "copy", tmp_path / "work/input")) == []
    assert not (tmp_path / "work/input/bank.txt").exists()


def test_only_new_versions_are_fetched(tmp_path, memory, monkeypatch):
    """What was fetched before and is the same is not fetched again; what is gone there is removed here."""
    for name in ("a", "b"):
        memory.pipe_file(f"/in/{name}.txt", name.encode())
    fetch("memory://in", tmp_path)
    fetched = []
    get_file = type(memory).get_file
    monkeypatch.setattr(
        type(memory), "get_file", lambda self, path, target: fetched.append(path) or get_file(self, path, target)
    )
    memory.pipe_file("/in/b.txt", b"changed")
    memory.rm_file("/in/a.txt")
    fetch("memory://in", tmp_path)
    assert fetched == ["/in/b.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [".fetched.json", "b.txt"]
    assert (tmp_path / "b.txt").read_text() == "changed"


def test_names_that_lead_out_are_refused(tmp_path, memory):
    """An object whose name holds `..` is not written beside the folder."""
    memory.pipe_file("/in/a.txt", b"x")
    memory.store["/in/../out.txt"] = memory.store["/in/a.txt"]
    with pytest.raises(InputError, match="leads out"):
        fetch("memory://in", tmp_path / "input")
    assert not (tmp_path / "out.txt").exists()


def test_foreign_files_are_not_replaced(tmp_path, memory):
    """What no run record names at the address is left as it is, and nothing else is written."""
    run(write_articles(tmp_path / "raw", ellen=ELLEN), tmp_path / "out")
    memory.pipe_file("/out/parquet/blocks.parquet", b"mine")
    with pytest.raises(OutputError, match=r"blocks\.parquet"):
        put(tmp_path / "out", "memory://out")
    assert memory.find("/out") == ["/out/parquet/blocks.parquet"]


def test_addresses_that_cannot_be_used_say_so(tmp_path, memory, monkeypatch):
    """No folder for a copy, nothing at the address, and no fsspec each give one line; `file://` needs none of it."""
    with local_folders("file:///a%20b", str(tmp_path), None) as (raw, output):
        assert (str(raw), output) == ("/a b", tmp_path)
    with pytest.raises(InputError, match="--work"), local_folders("memory://in", "out", None):
        pass
    with pytest.raises(InputError, match="no files"), local_folders("memory://in", "out", tmp_path):
        pass
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(MissingExtraError, match="remote"), local_folders("memory://in", "out", tmp_path):
        pass


def test_work_at_an_address_is_refused(tmp_path, memory, monkeypatch):
    """Work is done in a folder: another address is refused before anything is written, that of a folder is taken."""
    monkeypatch.chdir(tmp_path)
    write_articles(tmp_path / "raw", ellen=ELLEN)
    refused = CliRunner().invoke(main, ["run", "raw", "--work", "hdfs://host/work", "--engine", "spark"])
    assert refused.exit_code == 2 and "hdfs://host/work is no folder" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["raw"]
    command = ["run", "raw", "-o", "out", "--work", (tmp_path / "w x").as_uri(), "-q", "--formats", "csv"]
    assert CliRunner().invoke(main, command).exit_code == 0
    assert (tmp_path / "w x/shards").is_dir()
