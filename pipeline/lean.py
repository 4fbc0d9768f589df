"""What a process of ours does without: pandas, which takes a quarter of a second and 35 MB to load."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pyarrow as pa


class _WithoutPandas(MetaPathFinder):
    """Finds pandas nowhere."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname == "pandas":
            raise ImportError(fullname)
        return None


def leave_pandas_out() -> None:
    """Have pyarrow make arrays without pandas.

    It loads pandas at its first array, to know the objects of pandas should it be given any; where it finds none then,
    it goes on without, and looks for pandas again when a frame is asked of it.
    """
    finder = _WithoutPandas()
    sys.meta_path.insert(0, finder)
    try:
        pa.array([])
    finally:
        sys.meta_path.remove(finder)
