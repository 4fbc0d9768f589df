"""The bytes that an Arrow array of texts holds one behind the other: a look at all costs less than one at each."""

from typing import TypeAlias

import numpy as np
import pyarrow as pa

Offsets: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.int32]]"
Flags: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.bool_]]"


def ends_of(texts: pa.Array) -> Offsets:
    """Where the first text begins in the bytes, and where each of them ends."""
    if not len(texts):
        return np.zeros(1, np.int32)
    return np.frombuffer(texts.buffers()[1], np.int32)[texts.offset : texts.offset + len(texts) + 1]


def buffer_of(texts: pa.Array) -> pa.Buffer:
    """The bytes of all texts, without a copy."""
    held, ends = texts.buffers()[2], ends_of(texts)
    return held.slice(int(ends[0]), int(ends[-1] - ends[0])) if held else pa.py_buffer(b"")


def begins_with(texts: pa.Array, some: Flags) -> Flags:
    """Whether each text begins with one of some bytes; an empty one and a null do not."""
    ends = ends_of(texts)
    found = ends[1:] > ends[:-1]
    if found.any():
        found[found] = some[np.frombuffer(texts.buffers()[2], np.uint8)[ends[:-1][found]]]
    return found


def among(characters: bytes) -> Flags:
    """For each byte whether it is one of these."""
    table = np.zeros(256, np.bool_)
    table[list(characters)] = True
    return table
