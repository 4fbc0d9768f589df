"""The word lists of extraction, read once from the data files beside this module."""

import json
import re
from collections.abc import Iterable, Sequence
from importlib import resources
from itertools import groupby, takewhile
from typing import Any


def read_json(name: str) -> Any:
    """What `data/NAME.json` holds."""
    return json.loads(resources.files(__package__).joinpath("data", f"{name}.json").read_text("utf-8"))


def read_words(name: str) -> frozenset[str]:
    """The lines of `data/NAME.txt`; those that begin with `#` are remarks."""
    return frozenset(_lines(f"{name}.txt"))


def read_table(name: str) -> dict[str, str]:
    """`data/NAME.tsv` as form -> meaning, in the order of the file."""
    found = {}
    for line in _lines(f"{name}.tsv"):
        form, meaning = line.split("\t")
        found[form] = meaning
    return found


def _lines(name: str) -> list[str]:
    text = resources.files(__package__).joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def contains_any(text: str, parts: Iterable[str]) -> bool:
    """Whether one of the parts stands in a text: the cheap test before a regular expression."""
    for part in parts:  # noqa: SIM110 - a loop takes half the time of `any` over a generator
        if part in text:
            return True
    return False


def alternatives(forms: Iterable[str], blank: str = r"\s") -> str:
    """The forms as the alternatives of a regular expression, the longest first; `blank` stands for a space.

    What forms begin with alike is written and tried once: `cook|cooper` is `coo(?:k|per)`.
    """
    return _tree(sorted(set(forms)), blank)


def _tree(forms: Sequence[str], blank: str) -> str:
    first, last = forms[0], forms[-1]  # what these begin with alike, all that stand between them do
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    shared = "".join(one for one, _ in alike)
    written = re.escape(shared).replace(r"\ ", blank)
    if len(forms) == 1:
        return written
    if shared:
        return f"{written}(?:{_tree([form[len(shared) :] for form in forms], blank)})"
    branches = [_tree(list(begun), blank) for _, begun in groupby(forms, key=lambda form: form[:1])]
    return "|".join([*branches[1:], ""] if first == "" else branches)
