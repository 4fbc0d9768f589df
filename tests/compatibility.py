"""The product at the lowest and at the newest versions that `pyproject.toml` admits: the same values come out.

    python -m tests.compatibility PYTHON:lowest PYTHON:newest ...

PYTHON is an interpreter, such as python3.11. Each pair gets a virtual environment of its own, into which pip installs
the product with its extras `remote` and `ftm`. There it runs over the samples in all formats, checks what came out, and
reads it as frames. The values in CSV must be those of the environment that this runs in. It needs a package index.
"""

import csv
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

from pipeline.exporting import EXPORTERS
from tests.conftest import ROOT, run

EXTRAS = ("remote", "ftm")
FRAMES = """
import sys
import pipeline
dataset = pipeline.load(sys.argv[1])
for name in dataset.tables:
    assert len(dataset.frame(name)) == dataset.arrow(name).num_rows, name
assert len(dataset.entities()) == dataset.arrow("entities").num_rows
"""


def lowest() -> list[str]:
    """Each requirement of the product and the extras, pinned to the lowest version within its bounds."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in EXTRAS for line in project["optional-dependencies"][extra])]
    found = [Requirement(line) for line in lines]
    return [f"{r.name}=={part.version}" for r in found for part in r.specifier if part.operator == ">="]


def values(output: Path) -> dict[str, list[list[str]]]:
    """By name, the header and rows of each table in CSV."""
    found = {}
    for path in sorted((output / "csv").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            found[path.name] = list(csv.reader(file))
    return found


def run_in(python: str, versions: str, folder: Path) -> Path:
    """Install the product for an interpreter, run it over the samples and check; the output."""
    output, constraints = folder / "out", folder / "constraints.txt"
    constraints.write_text("\n".join(lowest() if versions == "lowest" else []))
    programs = folder / "venv/bin"

    def call(*command: object) -> None:
        subprocess.run([str(part) for part in command], cwd=folder, check=True)

    call(python, "-m", "venv", folder / "venv")
    call(programs / "pip", "install", "-q", "-c", constraints, f"{ROOT}[{','.join(EXTRAS)}]")
    call(programs / "pip", "freeze")
    call(programs / "pipeline", "run", ROOT / "raw", "-o", output, "-q", "--formats", ",".join(EXPORTERS))
    call(programs / "pipeline", "check", output, "--raw", ROOT / "raw")
    call(programs / "python", "-W", "error", "-c", FRAMES, output)
    return output


def main() -> None:
    """Run every pair of the command line; name the tables that differ."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(ROOT / "raw", folder / "here", "csv")
        expected = values(folder / "here")
        for number, pair in enumerate(sys.argv[1:]):
            python, _, versions = pair.rpartition(":")
            if versions not in ("lowest", "newest"):
                sys.exit(f"{pair}: neither PYTHON:lowest nor PYTHON:newest")
            (folder / str(number)).mkdir()
            found = values(run_in(python, versions, folder / str(number)))
            differ = [table for table in expected.keys() | found.keys() if expected.get(table) != found.get(table)]
            if differ:
                sys.exit(f"{pair}: {', '.join(sorted(differ))} differ")
            print(f"{pair}: the same {sum(map(len, found.values()))} lines in {len(found)} tables")


if __name__ == "__main__":
    main()
