"""A memory of what was worked out before."""

from collections.abc import Callable
from typing import TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_ROOM = 10_000  # a run over many articles must not grow without bound


class Memo(dict[_Key, _Value]):
    """A dictionary that works a missing value out by a pure function, and is emptied when it has grown large."""

    def __init__(self, make: Callable[[_Key], _Value]) -> None:
        """Remember what `make` gives."""
        super().__init__()
        self._make = make

    def __missing__(self, key: _Key) -> _Value:
        """Work the value out, and keep it."""
        if len(self) >= _ROOM:
            self.clear()
        value = self[key] = self._make(key)
        return value
