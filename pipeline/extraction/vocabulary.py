"""The word lists of extraction, read once from the data files beside this module."""

import json
import re
from collections.abc import Iterable
from importlib import resources
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


def prefix_tree(forms: Iterable[str]) -> str:
    """The forms as a regular expression that reads what several have in common once: `w(?:as|ere)`; any white space
    stands for a space.

    So it fails at the first letter in nearly all places where it does, whatever the number of forms. Of a form that is
    the beginning of another the longer one is tried first.
    """
    tails: dict[str, list[str]] = {}
    for form in sorted(set(forms)):
        tails.setdefault(form[:1], []).append(form[1:])
    ends = tails.pop("", None) is not None
    branches = [(re.escape(c) if c != " " else r"\s") + prefix_tree(rest) for c, rest in tails.items()]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if ends else joined


def alternatives(forms: Iterable[str]) -> str:
    """The forms as the alternatives of a regular expression, the longest first; any white space stands for a space."""
    return "|".join(re.escape(form).replace(r"\ ", r"\s") for form in sorted(forms, key=lambda f: (-len(f), f)))
