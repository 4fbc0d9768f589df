"""Names of those who made a source, as reference entries list them."""

import re

from pipeline.parsing.model import Creator
from pipeline.parsing.references.outlets import is_corporate_tail, names_organisation

# Smith, John, ed.; Smith, J. (eds.); Smith, John (translator)
_ROLE = re.compile(
    r"(?:, (?-i:(?=[a-z]))|[ ,]{0,2}[(\[])((?a:eds?|editors?|edited|trans|transl|translators?|tr|interviewers?))\.?"
    r"[)\]]?[\s.]{0,3}$",
    re.I,
)
_ROLES = {"e": "editor", "t": "translator", "i": "interviewer"}
# Roe, Ann [@annroe]
_HANDLE = re.compile(r" [\[(]@\w{1,40}[\])]")
# et al.; and others
_OTHERS = re.compile(r"[,;]?\s*(?:&\s*|and\s+)?(?:\bet\.? al\b\.?|\band others\b|\[et al\.?\])[\s.;,]*$", re.I)
# Till BM, Rudolfson N, Saluja S: the style of medical journals
_VANCOUVER = re.compile(r"[^\W\d_][\w'’ -]{0,40} [A-Z]{1,3}$")
# Moore M; van Dam AB
_VANCOUVER_ALONE = re.compile(r"((?:[a-z]{2,3} )?[^\W\d_a-z][^\W\d_A-Z]+(?:[-'’][^\W\d_]+)?) ([A-Z]{1,2})\.?$")
_NO_INITIALS = frozenset({"UK", "US", "EU", "UN", "TV", "AP", "PA", "AM", "FM", "FC", "PC", "AG", "SA", "NV", "AB"})
# Last, First & Last, First
_JOIN = re.compile(r",? (?:&|and) ")
# ———, the dash of a repeated author
_DASHES = re.compile(r"[-–—_.\s]{2,}$")
# John Adam Smith, J. A. Smith-Jones: a person's name in running order
_PERSON = re.compile(r"(?:[^\W\d_][\w.'’-]*\s+){1,3}[^\W\d_][\w.'’-]+$")


def _creator(name: str, role: str) -> Creator | None:
    name = name.strip().strip(";,").strip()
    for opening in ("& ", "and "):
        name = name.removeprefix(opening)
    if not name or _DASHES.match(name):
        return None
    family, comma, given = name.partition(",")
    given = given.strip()
    if ": " in family:  # Note especially: Smith, John
        family = family.rpartition(": ")[2]
    if len(given) > 4 and given[-1] == "." and given[-3:-2].isalpha() and "." not in given[-5:-1]:
        given = given[:-1]
    if comma and given and family.strip():
        if is_corporate_tail(given):
            return Creator(role, literal=name)
        return Creator(role, family=family.strip(), given=given)
    return Creator(role, literal=name)


def is_person(name: str) -> bool:
    """Whether a name in running order may be one person's: two to four words, none of them an organisation's."""
    name = name.strip()
    return _PERSON.match(name) is not None and name[:1].isupper() and not names_organisation(name)


def split_names(text: str) -> list[str]:
    """The single names of a list of names."""
    if ";" in text:
        parts = text.split(";")
        last = parts[-1]
        if "," in last and last.count(",") == 2 and _JOIN.search(last):
            parts[-1:] = _JOIN.split(last, maxsplit=1)
        return parts
    if "," not in text:
        if (m := _VANCOUVER_ALONE.match(text)) and m[2] not in _NO_INITIALS:
            return [f"{m[1]}, {m[2]}"]
        joined = _JOIN.split(text)
        return joined if len(joined) == 2 and all(is_person(part) for part in joined) else [text]
    commas = text.split(", ")
    if len(commas) > 1 and all(_VANCOUVER.match(part) for part in commas):
        return [", ".join(part.rsplit(" ", 1)) for part in commas]
    joined = _JOIN.split(text)
    if len(joined) > 1 and all(part.count(",") == 1 for part in joined):
        return joined
    if len(commas) > 1 and len(joined) > 1:
        running = [part for chunk in joined for part in chunk.split(", ")]
        if len(running) > 2 and all(is_person(part) for part in running):
            return running
    return [text]


def parse_names(text: str, role: str = "author") -> list[Creator]:
    """The creators of a list of names: `Last, First; et al.` in parts, corporations and undivided names as literals."""
    text = text.strip()
    if _DASHES.match(text):
        return []
    if m := _ROLE.search(text, max(0, len(text) - 20)):
        role = _ROLES[m[1][0].lower()]
        text = text[: m.start()]
    if "@" in text:
        text = _HANDLE.sub("", text)
    if "al" in text or "others" in text:
        text = _OTHERS.sub("", text)
    made = (_creator(name, role) for name in split_names(text))
    return [creator for creator in made if creator is not None]
