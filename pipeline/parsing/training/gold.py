"""Labelled pages: `NAME.txt` beside `NAME.json`, whose `line_types` names the kind of each line."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.parsing.layout import classify
from pipeline.parsing.lines import Line, heading_text, split_lines

_KINDS = {
    "para": "paragraph",
    "caption": "caption",
    "tcaption": "caption",
    "thumb": "caption",
    "heading": "heading",
    "quote": "quote",
    "ref": "entry",
    "list": "list_item",
    "biblio": "list_item",
    "table": "table_row",
    "infobox": "infobox_row",
    "hatnote": "hatnote",
}


@dataclass(slots=True)
class Page:
    """A page with the true kind of each of its lines; the lines' own kinds are what the package makes of them."""

    name: str
    lines: list[Line]
    kinds: list[str]


def read_pages(folders: Iterable[Path], kept_out: bool) -> Iterator[Page]:
    """The pages of the folders, sorted by name: those that are kept out of training, or the others."""
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            if is_kept_out(path.stem) == kept_out:
                labels = json.loads(path.read_text("utf-8"))["line_types"]
                text = path.with_suffix(".txt").read_bytes().decode("utf-8")
                yield _page(path.stem, text, labels)


def is_kept_out(name: str) -> bool:
    """Whether a page serves to measure: every third one, by the hash of its name."""
    return hashlib.md5(name.encode()).digest()[0] % 3 == 0


def without_edit_markers(page: Page) -> Page | None:
    """The page as a copy that shows its headings plain; None where it does so already."""
    if not any(line.form == "edited" for line in page.lines):
        return None
    contents = [heading_text(line) if line.form == "edited" else line.text for line in page.lines]
    return _page(page.name, "\n".join(contents), page.kinds)


def _page(name: str, text: str, labels: list[str]) -> Page:
    lines = split_lines(text)
    classify(lines)
    return Page(name, lines, [_KINDS.get(label, label) for label in labels])
