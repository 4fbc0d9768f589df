"""Sections: the lead, and each heading with what follows it up to the next."""

import re

from pipeline.parsing.lines import Line, heading_text
from pipeline.parsing.model import Section
from pipeline.parsing.vocabulary import HEADING_KINDS, folded

# `Works[7]`
_MARKER = re.compile(r"\[[^\[\]]{1,30}\]")
_TOP_LEVEL = 2  # as in HTML, where the title has level 1
_TOP_KINDS = frozenset({"references", "see_also", "external_links"})
_PARTS_OF_REFERENCES = frozenset({"references", "notes", "bibliography"})


def parse_sections(lines: list[Line], length: int) -> list[Section]:
    """The sections of a text of `length` characters; the first is the lead, from the text's beginning.

    Copies do not show levels. What is told is what must be so: the first heading and those of references, see also
    and external links are top-level, and an empty `References` right above `Notes` or `Citations` holds them.
    """
    sections = [Section(None, "lead", None, None, 0, length)]
    empty = False  # whether nothing but blank lines stood since the last heading
    for line in lines:
        if line.kind == "heading":
            section = _section(line, length, sections, empty)
            sections[-1].end = line.start
            sections.append(section)
            empty = True
        elif line.kind not in ("blank", "mark"):
            empty = False
    return sections


def _section(line: Line, length: int, above: list[Section], empty: bool) -> Section:
    heading = heading_text(line)
    kind = HEADING_KINDS.get(folded(_MARKER.sub("", heading) if "[" in heading else heading), "body")
    section = Section(heading, kind, None, None, line.start, length)
    last = len(above) - 1
    if empty and kind in _PARTS_OF_REFERENCES:
        holder = last if above[last].kind == "references" else above[last].parent
        if holder is not None and above[holder].kind == "references":
            section.parent, section.level = holder, _TOP_LEVEL + 1
            return section
    if kind in _TOP_KINDS or last == 0:
        section.level = _TOP_LEVEL
    return section
