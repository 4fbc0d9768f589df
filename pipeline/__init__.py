"""Plain-text copies of encyclopedia articles in, a checked and traceable relational dataset out."""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.dataset import Dataset

__version__ = "0.1.0"


def load(output: str | PathLike[str] = "output") -> "Dataset":
    """The dataset that a run wrote to a folder: `load("output").frame("sources")` is a pandas frame.

    Raises OutputError where the folder holds no dataset.
    """
    from pipeline.dataset import Dataset  # the command does not need it, and pays for no import

    return Dataset(Path(output))
