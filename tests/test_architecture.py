"""The house: data goes one way, and what must be pure is pure."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline"

# A package may import those before it, and errors and artefacts from anywhere.
ORDER = ["reading", "parsing", "extraction", "tables", "sharding", "merging", "exporting", "publishing", "checking"]
ORDER += ["engines"]
PURE = {"parsing", "extraction"}
ALLOWED_IN_PURE = {"pipeline.parsing", "pipeline.extraction"}


def imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def modules(package):
    return sorted((PACKAGE / package).rglob("*.py"))


@pytest.mark.parametrize("package", ORDER)
def test_nothing_imports_what_comes_after_it(package):
    """No package imports one that stands later in the order of the data."""
    later = {f"pipeline.{name}" for name in ORDER[ORDER.index(package) + 1 :]}
    found = {(p.name, name) for p in modules(package) for name in imports(p) if ".".join(name.split(".")[:2]) in later}
    assert found == set()


@pytest.mark.parametrize("package", sorted(PURE))
def test_parsing_and_extraction_know_no_files_tasks_or_clock(package):
    """Parsing and extraction import nothing of ours but one another, and neither Luigi, Arrow nor a clock."""
    unwanted = {"luigi", "pyarrow", "duckdb", "time", "random", "datetime.now", "os", "socket", "click"}
    for path in modules(package):
        if "training" not in path.parts:
            names = set(imports(path))
            ours = {n for n in names if n.startswith("pipeline.")}
            assert all(any(n.startswith(allowed) for allowed in ALLOWED_IN_PURE) for n in ours), path
            assert not {n for n in names if n.split(".")[0] in unwanted}, path


def test_modules_can_be_read_in_one_sitting():
    """No module has grown beyond 450 lines."""
    assert [p.name for p in PACKAGE.rglob("*.py") if len(p.read_text("utf-8").splitlines()) > 450] == []
