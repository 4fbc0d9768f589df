"""The package: a built wheel carries all that it needs, and says what it is."""

import subprocess
import sys
import zipfile

import pytest

import pipeline
from tests.articles import ELLEN, write_articles
from tests.conftest import ROOT

pytest.importorskip("hatchling", reason="hatchling, which builds the wheel, is not installed")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """A wheel that was built from the source tree."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True)
    return next(folder.glob("*.whl"))


def test_wheel_carries_schemas_data_and_types(wheel):
    """Schemas, data files, weights and the mark of a typed package are in the wheel; tests and samples are not."""
    names = zipfile.ZipFile(wheel).namelist()
    here = {p.relative_to(ROOT).as_posix() for p in (ROOT / "pipeline").rglob("*") if p.is_file()}
    assert {name for name in here if "__pycache__" not in name} <= set(names)
    assert {f"pipeline/schemas/{p.name}" for p in (ROOT / "schemas").glob("*.json")} <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "raw/"))]


def test_wheel_runs_in_an_empty_folder(wheel, tmp_path):
    """The unpacked wheel, without the source tree, turns a folder of articles into a dataset."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    write_articles(tmp_path / "raw", ellen=ELLEN)
    environment = {"PYTHONPATH": str(tmp_path / "site"), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "run"], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "output/dataset.xlsx").exists()


def test_reproducible_wheel(wheel, tmp_path):
    """Building twice gives the same bytes."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)], cwd=ROOT, check=True
    )
    assert next(tmp_path.glob("*.whl")).read_bytes() == wheel.read_bytes()


def test_dataset_opens_in_pandas(dataset):
    """`pipeline.load` gives frames with Arrow types."""
    _, output = dataset
    frame = pipeline.load(output).frame("documents")
    assert str(frame.dtypes["title"]) == "string[pyarrow]"
    assert len(frame) == 2
