"""Sections: the lead, and each heading with what follows it up to the next."""

from pipeline.parsing.lines import Line, heading_text
from pipeline.parsing.model import Section
from pipeline.parsing.vocabulary import HEADING_KINDS, folded


def parse_sections(lines: list[Line], length: int) -> list[Section]:
    """The sections of a text of `length` characters; the first is the lead, from the text's beginning."""
    sections = [Section(None, "lead", None, None, 0, length)]
    for line in lines:
        if line.kind == "heading":
            heading = heading_text(line)
            sections[-1].end = line.start
            kind = HEADING_KINDS.get(folded(heading), "body")
            sections.append(Section(heading, kind, None, None, line.start, length))
    return sections
