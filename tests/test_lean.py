"""A run loads nothing that it does not need."""

import subprocess
import sys

from tests.articles import ELLEN, write_articles

_RUN = """
import sys
from pipeline.cli import main
main(["run", sys.argv[1], "--output", sys.argv[2], "--formats", "csv,parquet", "--quiet"], standalone_mode=False)
spared = {"charset_normalizer", "fsspec", "jsonschema", "openpyxl", "pandas", "requests", "tornado", "warcio"}
assert not spared & set(sys.modules), spared & set(sys.modules)
import jsonschema
import pipeline
assert list(pipeline.load(sys.argv[2]).frame("documents")["title"]) == ["Ellen Maria Torvik"]
"""


def test_a_run_does_without_what_libraries_load_beside(tmp_path):
    """A run leaves out packages that it does not use, and they can be had in the same process all the same."""
    raw = write_articles(tmp_path / "raw", ellen=ELLEN)
    subprocess.run([sys.executable, "-c", _RUN, str(raw), str(tmp_path / "out")], check=True)
