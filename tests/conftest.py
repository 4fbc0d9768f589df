"""What the tests share: the reading of tables, and a run over a few articles."""

import os
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.run import Options
from pipeline.runner import run_pipeline
from tests.articles import BANK, ELLEN, write_articles

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("PIPELINE_SHARED", ROOT.parent / "shared"))


def rows(output: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table as the dataset in `output` has them."""
    return pq.read_table(output / "parquet" / f"{table}.parquet").to_pylist()


def run(raw: Path, output: Path, *formats: str, **options: Any):
    """A run without progress, in Parquet where no format is named."""
    return run_pipeline(raw, output, Options(formats or ("parquet",)), quiet=True, **options)


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Input and output folder of a run over two articles in all formats; not to be changed."""
    folder = tmp_path_factory.mktemp("dataset")
    raw = write_articles(folder / "raw", ellen=ELLEN, bank=BANK)
    run(raw, folder / "out", "csv", "parquet", "xlsx", "html")
    return raw, folder / "out"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real articles with gold, where this machine has it."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("the corpus of real articles is not on this machine")
    return SHARED / "corpus"
