"""An entry while it is read: the reference so far, and what is known of the entry's composition."""

import re

from pipeline.parsing.model import Identifier, Reference
from pipeline.parsing.references import outlets
from pipeline.parsing.references.dates import LONGEST, edtf
from pipeline.parsing.references.identifiers import parse_identifiers

MOST_BRACKETS = 8  # that one name may carry

# (2nd ed.), Revised edition, (10 ed.)
_EDITION = re.compile(r"(.{1,60}?),? (?:ed\.?|edn\.?|edition)$", re.I)
# Edge (338); Orissa Review (January 2011); The Chain of Union (Special issue No.3); The Times (59, 581)
_ISSUE = re.compile(r"(?:no\.? ?|special issue\b|issue\b|supplement\b)?[ 0-9A-Z.,/–-]{0,20}$", re.I)
# What stands at the end of an entry and before its closing quotation
_TAIL = re.compile(r"\b(?:Archived (?:from|\()|Retrieved (?:on )?[0-9A-Z]|ISBN [0-9]|doi:10)")
# (pp. 225-237)
_PAGES = re.compile(r"pp?\. ?([0-9][0-9–-]{0,20})$")
# [Retrieved June 20, 2011]
_RETRIEVED = re.compile(r"(?:retrieved|accessed)(?: on)?:? ", re.I)


class Draft:
    """An entry that is being read."""

    __slots__ = (
        "_last_tail",
        "chapter",
        "comma",
        "doubtful",
        "genre",
        "identified",
        "late",
        "names",
        "numbered",
        "quoted",
        "ref",
        "text",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.ref = Reference()
        self.comma = False  # Citation Style 2: commas part the components
        self.quoted = False  # the title stands in quotation marks
        self.chapter = False  # editors stand before the work, so that the title is a part of it
        self.genre: str | None = None  # a CSL type that the entry states: `(Press release)`, `Season 2`
        self.numbered = False  # volume and issue or pages of a journal stand in the entry
        self.names: list[str] = []  # components of the middle that name a work, a publisher or a place
        # where a name begins with which a quotation may have begun, and how many names stood before it
        self.doubtful: tuple[int, int] | None = None
        self.identified: set[Identifier] = set()
        self._last_tail: int | None = None  # where the last formula of the tail stands, once it was looked for
        self.late = 0  # 1 after the date or the volume, 2 after what stands only at the end of an entry

    def read_identifiers(self, text: str) -> None:
        """Read the identifiers that stand in a text."""
        ref = self.ref
        for identifier in parse_identifiers(text):
            if identifier not in self.identified:
                self.identified.add(identifier)
                ref.identifiers.append(identifier)
            if identifier.scheme == "doi":
                ref.doi = ref.doi or identifier.value
            elif identifier.scheme == "isbn":
                ref.isbn = ref.isbn or identifier.value
            elif identifier.scheme == "issn":
                ref.issn = ref.issn or identifier.value

    def tail_follows(self, at: int) -> bool:
        """Whether a formula that stands before the closing quotation comes after `at`."""
        if self._last_tail is None:
            self._last_tail = max((m.start() for m in _TAIL.finditer(self.text)), default=-1)
        return self._last_tail >= at

    def read_bracket(self, inner: str) -> bool:
        """Read what stands in round brackets after a title or work; False where it is part of the name."""
        ref, folded = self.ref, inner.casefold()
        if folded.startswith("in "):
            tag = outlets.language_tag(folded[3:])
            if tag is not None:
                ref.language = ref.language or tag
                return True
        genre = outlets.GENRES.get(folded)
        if genre is not None:
            self.genre = self.genre or genre or None
            return True
        if folded in outlets.LANGUAGES:
            ref.language = ref.language or outlets.LANGUAGES[folded]
            return True
        if m := _EDITION.match(inner):
            ref.edition = ref.edition or m[1]
            return True
        return False

    def without_brackets(self, name: str, outlet: bool = False) -> str:
        """A name without the brackets at its end that are no part of it, which are read.

        After an outlet's name they may also hold the issue or the place.
        """
        for _ in range(MOST_BRACKETS):
            if name[-1:] not in (")", "]"):
                break
            opening = name.rfind("(" if name[-1] == ")" else "[")
            if opening <= 0 or (outlet and name[opening - 1] not in " )]"):
                break
            if not self._read_final_bracket(name[:opening].rstrip(), name[opening + 1 : -1].strip(), name[-1], outlet):
                break
            name = name[:opening].rstrip(" ,")
        return name

    def _read_final_bracket(self, name: str, inner: str, closing: str, outlet: bool) -> bool:
        ref = self.ref
        if m := _RETRIEVED.match(inner):
            date = edtf(inner[m.end() :])
            ref.accessed_edtf = ref.accessed_edtf or date or None
            return date is not None
        if closing == "]":
            if ref.trans_title is not None or not inner or ref.title is not None:
                return False
            ref.trans_title = inner
            return True
        if self.read_bracket(inner):
            return True
        if not outlet:
            return False
        if ref.page is None and (m := _PAGES.match(inner)):
            ref.page = m[1]
            return True
        if (
            ref.issue is None
            and any(c.isdecimal() for c in inner)
            and (_ISSUE.match(inner) or (len(inner) <= LONGEST and ref.issued_edtf and edtf(inner)))
        ):
            ref.issue = inner
            return True
        if outlets.is_city(inner) or (outlets.is_place(inner) and outlets.kind_of(name) == "newspaper"):
            ref.publisher_place = ref.publisher_place or inner
            return True
        return False
