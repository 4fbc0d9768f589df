"""What the form of a component tells it to be: pages, a date, an identifier, `Retrieved …`."""

import re

from pipeline.parsing.references import outlets
from pipeline.parsing.references.data import words
from pipeline.parsing.references.dates import LONGEST, edtf
from pipeline.parsing.references.identifiers import SCHEMES, parse_identifiers

PROSE = words("prose.txt")
FUNCTION_WORDS = frozenset({"from", "with", "into", "over", "upon", "para", "della", "delle", "sobre", "pour", "dans"})
"""Words of four letters or more that the names of works have between their other words."""

_PAGE_VALUE = r"[A-Za-z]{0,5}\.?[0-9][^:;]{0,60}|[ivxlcdm]{1,8}[–-][ivxlcdm]{1,8}"
# 42 (3): 1–19; 7: 111–153; XIV (2); 8 (1–2); 15; 12-13: 47–86; 9 (8) e106553
VOLUME = re.compile(
    r"(?:(?P<volume>[0-9]{1,5}[A-Za-z]?(?:[-–/][0-9]{1,5})?|[IVXLCDM]{1,9}|[A-Z]{1,2}[0-9]{1,4})(?![\w.]))?"
    r" ?(?:\((?P<issue>[^()]{1,60}|[^()]{0,30}\([^()]{0,30}\)[^()]{0,30})\)(?: e?[0-9A-Za-z]{1,14}|(?=:))?)?"
    rf"(?:(?:: |(?<=\)):)(?P<page>{_PAGE_VALUE}))?$"
)
# Vol. 18; Vol. 2, no. 3; No. 40; Vol. XII, no. 3 (May)
LABELLED_VOLUME = re.compile(
    r"(?:vol(?:ume|s)?\b\.? ?(?P<volume>[^,;()]{1,40}?))?[,;]? ?"
    r"(?:(?:no|nos|issue|iss|number)\b\.? ?(?P<issue>[^:;()]{1,40}?))?"
    r"(?:: ?(?P<page>[0-9A-Za-z][^:]{0,60})|, pp?\. ?(?P<pages>.{1,60}))?$",
    re.I,
)
# p. 75; pp. 420–421; page 12; p. Front cover; p.xxi
PAGE = re.compile(r"(?:pp?|pgs?|pages?)\b\.? ?(.{1,120})$", re.I)
# Retrieved on 5 May 2010; Accessed: 2010-05-05; Last accessed May 5, 2010; Consultado el 5 de mayo de 2010
RETRIEVED = re.compile(
    rf"(?:last )?(?:{'|'.join(sorted(words('retrieved.txt')))})\b:?(?: (?:on|at|in|the|el|em|am|le|il|op|den))? ?", re.I
)
# Published 24 April 2009
PUBLISHED = re.compile(r"(?:published|posted|dated|issued|aired|broadcast|uploaded)(?: on)?:? ", re.I)
# Translated by Reeve, Henry; Interviewed by John Smith
CONTRIBUTORS = re.compile(
    r"(translated|edited|illustrated|introduction|foreword|preface|afterword|interviewed|narrated|photographs) by ",
    re.I,
)
# Smith, John (ed.); Smith, J.; Doe, K., eds.
_EDITORS_END = re.compile(r"(?:\((?:eds?|hrsg)\.?\)|, eds?\.?),?$", re.I)
_FIRST_WORD = re.compile(r"S2CID|[^\W\d_]+")

_RETRIEVED_WORDS = words("retrieved.txt") | {"last"}
_ARCHIVED_WORDS = words("archived.txt")
_PUBLISHED_WORDS = frozenset({"published", "posted", "dated", "issued", "aired", "broadcast", "uploaded"})
_PAGE_WORDS = frozenset({"p", "pp", "page", "pages", "pg", "pgs"})
_VOLUME_WORDS = frozenset({"vol", "volume", "vols", "no", "nos", "issue", "number"})
_EPISODE_WORDS = frozenset({"season", "series", "episode", "event", "scene"})
_BY_WORDS = frozenset(CONTRIBUTORS.pattern.partition("(")[2].partition(")")[0].split("|"))
_FORM_WORDS = (
    _RETRIEVED_WORDS | _ARCHIVED_WORDS | _PUBLISHED_WORDS | _PAGE_WORDS | _VOLUME_WORDS | _EPISODE_WORDS | _BY_WORDS
) | SCHEMES.keys()
_NUMERALS = frozenset("0123456789IVXLCDM")


def is_date(component: str) -> bool:
    """Whether a component is a date, `n.d.`, or a date with that of an original: `27 May 1859 [18 May 1859]`."""
    if not component or len(component) > LONGEST:
        return False
    if component[-1].isdecimal() or component[0].isdecimal() or component[-1] in "]?sady":
        return edtf(component) is not None or (component[-1] == "]" and edtf(component.partition(" [")[0]) is not None)
    return component == "n.d"


def form_of(component: str) -> str | None:
    """`retrieved`, `archived`, `page`, `identifier`, `volume` (in words), `numbers` (of a journal), `episode`,
    `contributors` or `date`; None for a component without a form of its own.
    """
    m = _FIRST_WORD.match(component) if component[:1].isalpha() else None
    word = m[0].lower() if m else ""
    if word in _FORM_WORDS:
        form = _worded_form(component, word)
        if form is not None:
            return form
    if len(component) <= LONGEST + 60:
        if is_date(component):
            return "date"
        if (component[:1] in _NUMERALS or component[:1] == "(" or component[1:2].isdecimal()) and _is_numbers(
            component
        ):
            return "numbers"
    return None


def _worded_form(component: str, word: str) -> str | None:
    after = component[len(word) : len(word) + 1]
    if word in _RETRIEVED_WORDS:
        return "retrieved" if RETRIEVED.match(component) else None
    if word in _ARCHIVED_WORDS:
        return "archived"
    if word in _PAGE_WORDS:
        marked = after == "." or (after == " " and len(component) < 40) or component[len(word) :].isdecimal()
        numbered = after == "." or word == "pp" or any(c.isdecimal() for c in component)
        return "page" if marked and numbered and PAGE.match(component) else None
    if (word in SCHEMES and after in (":", " ", "-", "")) or word in ("isbn", "issn"):
        return "identifier" if parse_identifiers(component) else None
    if word in _VOLUME_WORDS:
        labelled = LABELLED_VOLUME.match(component)
        return "volume" if labelled and _has_number(labelled["volume"] or labelled["issue"] or "") else None
    if word in _EPISODE_WORDS:
        return "episode" if component[-1:].isdecimal() or component.startswith("Event occurs") else None
    if word in _PUBLISHED_WORDS and (m := PUBLISHED.match(component)):
        return "date" if is_date(component[m.end() :]) else None
    if word in _BY_WORDS:
        return "contributors" if CONTRIBUTORS.match(component) else None
    return None


_NUMBER_WORDS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})


def _has_number(text: str) -> bool:
    return any(c in _NUMERALS for c in text) or text.strip().casefold() in _NUMBER_WORDS


def _is_numbers(component: str) -> bool:
    """Whether a component holds a journal's numbers: `42 (3): 1–19`. An issue alone must look like one."""
    m = VOLUME.match(component)
    if m is None or not component:
        return False
    if m["volume"]:
        return True
    return bool(m["issue"]) and any(c.isdecimal() for c in m["issue"])


def ends_with_editors(text: str) -> bool:
    """Whether a text ends with the mark of editors: `Smith, John (ed.)`."""
    tail = text[-8:]
    return ("(" in tail or ", " in tail) and _EDITORS_END.search(tail) is not None


def is_prose(component: str) -> bool:
    """Whether a component is a sentence and no name: small letters prevail, and a verb or pronoun is among them."""
    found = component.split(" ", 60)
    if len(found) < 5:
        return False
    small = len([word for word in found if word[:1].islower()])
    return small * 5 >= len(found) * 2 and any(_stem(word) in PROSE for word in found)


def _stem(word: str) -> str:
    """A word without punctuation and without what is joined to it: `we've`."""
    return word.strip(",;:'’\"()").replace("’", "'").partition("'")[0]


def is_wordy(component: str) -> bool:
    """Whether a component has more words in small letters than a name: a sentence, though its verb is not known."""
    found = component.split(" ", 60)
    content = len([word for word in found if len(word) > 3 and word.islower() and word not in FUNCTION_WORDS])
    return content > 3 and content * (3 if len(found) < 9 else 4) >= len(found)


def is_loose(component: str) -> bool:
    """Whether a component after the date is rather a sentence than an outlet out of its place."""
    found = component.split(" ", 60)
    if outlets.kind_of(component):
        return False
    if not (component[:1].isupper() or component[:1].isdecimal()):
        return True
    small = len([word for word in found if word[:1].islower()])
    return len(found) > 2 and (small * 2 >= len(found) or len(found) > 12)
