"""What parsing makes of one text: sections, blocks, sentences, citations and sources, each with its place in the text.

Every `start` and `end` is an offset into the decoded text, 0-based, end exclusive, in Unicode code points (the W3C
TextPositionSelector). References between the parts are positions in the lists of `Document`; keys are made later,
when the parts become rows.
"""

from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(slots=True)
class Section:
    """A heading with all that follows it up to the next one; the lead is the first section and has no heading."""

    heading: str | None
    kind: str  # lead, body, references, notes, bibliography, see_also, external_links
    level: int | None  # 2 for a top-level heading, as in HTML; None where the copy does not tell
    parent: int | None
    start: int
    end: int


@dataclass(slots=True)
class Block:
    """A paragraph, a list item, a row or another line of a section that is neither heading nor reference entry."""

    section: int
    kind: str  # paragraph, list_item, caption, hatnote, quote, infobox_row, table_row, notice
    start: int
    end: int
    label: str | None = None  # an infobox row's label where it can be told from its value: `Born`
    value_start: int | None = None  # where the value begins that belongs to the label


@dataclass(slots=True)
class Sentence:
    """A sentence of running text. `text` is without citation markers; `cuts` are the ranges that were taken out."""

    block: int
    start: int
    end: int
    text: str
    cuts: tuple[tuple[int, int], ...] = ()

    def offset(self, position: int) -> int:
        """Where the character at `position` of `text` stands in the document's text."""
        at = self.start + position
        for start, end in self.cuts:
            if at < start:
                break
            at += end - start
        return at


@dataclass(slots=True)
class Citation:
    """An inline marker: `[12]`, `[a]`, `[note 1]`, `[citation needed]`."""

    section: int
    block: int | None
    sentence: int | None
    marker: str  # what stands between the brackets
    kind: str  # source, note, request
    source: int | None
    start: int
    end: int


class Creator(NamedTuple):
    """Somebody who made a source: a person in parts, or a corporation or undivided name as a literal."""

    role: str  # author, editor, translator, interviewer
    family: str | None = None
    given: str | None = None
    literal: str | None = None


class Identifier(NamedTuple):
    """An identifier of a source; `valid` is what its check digit says, None where the scheme has none."""

    scheme: str
    value: str
    valid: bool | None = None


@dataclass(slots=True)
class Reference:
    """What one work of a reference entry says, under the names of CSL-JSON; None where the entry says nothing."""

    csl_type: str | None = None
    title: str | None = None
    trans_title: str | None = None
    container_title: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    language: str | None = None
    issued_edtf: str | None = None
    accessed_edtf: str | None = None
    archived_edtf: str | None = None
    archive: str | None = None
    via: str | None = None
    url: str | None = None
    doi: str | None = None
    isbn: str | None = None
    issn: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    edition: str | None = None
    quote: str | None = None
    creators: list[Creator] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)


@dataclass(slots=True)
class Source:
    """One work of an entry of a reference list, or of a bibliography outside the numbered lists.

    `raw_text` is the entry without its number and backlinks, verbatim, so `text[start:end] == raw_text`. An entry
    that holds several works makes several sources over the same span, told apart by `work_ordinal`.
    """

    section: int
    number: int | None  # as printed in the list; None outside numbered lists
    label: str | None  # what its markers show where that is no number: `a`, `note 1`
    start: int
    end: int
    raw_text: str
    backlink_count: int | None  # what the entry's own `^ a b` says
    reference: Reference
    work_ordinal: int = 1
    refers_to: int | None = None  # the full entry that a short reference means


class Notice(NamedTuple):
    """A thing that a reader should know and that keeps no record out."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None
    part: str | None = None  # the list of `Document` that holds what it is about: `citations`, `sources` ...
    position: int | None = None  # and where in that list


@dataclass(slots=True)
class Lead:
    """What the lead sentence says of the article's subject."""

    title: str | None = None
    description: str | None = None
    schema: str | None = None  # Person, Organization, ... by FollowTheMoney's names, where the lead tells
    birth_year: int | None = None


@dataclass(slots=True)
class Document:
    """One article, parsed."""

    text: str
    language: str | None = None  # BCP 47
    lead: Lead = field(default_factory=Lead)
    sections: list[Section] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
