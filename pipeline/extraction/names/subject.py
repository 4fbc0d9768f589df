"""What an article's beginning tells of its subject: schema and names."""

import re
from dataclasses import dataclass, field

from pipeline.extraction.model import Name
from pipeline.extraction.names.lexicon import MONTHS
from pipeline.extraction.names.lists import languages
from pipeline.extraction.names.resolution import without_honours
from pipeline.extraction.names.schemata import described_schema, organization_schema
from pipeline.extraction.names.scripts import script_of
from pipeline.parsing.model import Document

# `Russian: Александр Викторович Ионов`
_FOREIGN = re.compile(r"\b([A-Z][a-z]+)(?: language)?:[ \xa0]([^;,()/\[\]:]{2,120})")
# `FIFA`, `AGMR`, `U.S.`
_ACRONYM = re.compile(r"(?:[A-Z]\.?&?){2,10}s?")
_BRACKETS = re.compile(r"\([^()]{0,400}\)")
# `Peer-to-peer lending, also abbreviated as P2P lending`, `Sci-Hub /saɪhʌb/`
_ALSO = re.compile(r",? (?:or|also|previously|formerly|better|commonly|sometimes|originally|officially|/)\b| /")
# `The Cunard Line`, `A wiki`
_ARTICLE = re.compile(r"^(?:The|the|A|a|An|an) ")
_PART = r"[^\W\d_a-z][\w.'’-]{0,30}"
_WITHIN = "(?:(?:(?:of|for) the|of|for|and|de la|de|von|van|&) )?"
_NAME = rf"[\"“]?(?P<name>{_PART}(?: {_WITHIN}{_PART}){{0,7}})"
# `formerly the Lund Port Union`, `(previously known as "Lund Lines")`, `(born Anna Karin Lie; `, `(née Lie; `
_PREVIOUS = re.compile(
    r"\b(?:(?:(?:formerly|previously|originally)(?: (?:known as|called|named))?|born as)(?: the)?"
    rf"|(?P<birth>n[ée]e?|born)) {_NAME}"
)
# `also known as the Grey Union`, `better known as "Ada Quay"`, `(a.k.a. Quay)`
_ALIAS = re.compile(
    r"\b(?:(?:also|better|commonly|otherwise|popularly|professionally|sometimes|widely) (?:known|referred to) as"
    r"|known professionally as|(?:trading|operating|doing business|stylized|stylised) as|also called|alias"
    rf"|a\.?k\.?a\.?|d/b/a|nicknamed)(?: the)? {_NAME}"
)
_BLANKS = re.compile(r"\s+")
_LONGEST = 120
_TOLD_WITHIN = 250  # characters of the first sentence after as many as the name has; what comes later is of others
_FULL = 2  # words of a person's full name, at least
_MOST_WORDS = 12
_FIRST_LINE = 60  # characters of a first line that can be a title


@dataclass(slots=True)
class Subject:
    """The thing that an article is about."""

    name: str
    schema: str | None
    description: str | None
    birth_year: int | None
    names: list[Name] = field(default_factory=list)  # further ones


def find_subject(document: Document) -> Subject:
    """The article's subject, as far as its lead tells; `schema` is None where it does not."""
    lead = document.lead
    sentence = _first_sentence(document)
    name = clean_name(lead.title or "") or _title_line(document)
    schema = lead.schema or described_schema(lead.description or "")
    if schema == "Organization":
        schema = organization_schema(name.lower())
    if schema == "Person":
        name = without_honours(name)
    subject = Subject(name, schema, lead.description, lead.birth_year)
    subject.names += _told_names(subject, sentence)
    bracket = _BRACKETS.search(sentence[: 3 * _LONGEST + len(name)])
    if bracket:
        subject.names += _bracket_names(bracket[0][1:-1])
    return subject


def clean_name(name: str) -> str:
    """A name without brackets, quotation marks around it all, and a leading article."""
    name = _BLANKS.sub(" ", _BRACKETS.sub(" ", name)).strip(" ,;:*•")
    if len(name) > 2 and name[0] in "\"“'" and name[-1] in "\"”'":
        name = name[1:-1].strip()
    name = _ARTICLE.sub("", _ALSO.split(name)[0])
    return name if len(name) <= _LONGEST and name.count(" ") < _MOST_WORDS else ""


def _first_sentence(document: Document) -> str:
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind == "paragraph":
            return sentence.text
    return ""


def _title_line(document: Document) -> str:
    """A name where the lead sentence tells none: the beginning of the first line that has letters."""
    for line in document.text[:10_000].splitlines():
        words_of_line = clean_name(line[: _FIRST_LINE + 1]).split(" ")
        if any(c.isalpha() for word in words_of_line for c in word):
            return " ".join(words_of_line[:8])
    return "?"


def _told_names(subject: Subject, sentence: str) -> list[Name]:
    """Names that the subject goes by or went by, as its sentence tells."""
    beginning = sentence[: len(subject.name) + _TOLD_WITHIN]
    found = []
    for match in _PREVIOUS.finditer(beginning):
        name = clean_name(match["name"])
        if match["birth"]:
            parts = name.split(" ")
            if parts[0].lower() in MONTHS or (match["birth"] == "born" and len(parts) < _FULL):
                continue
            if len(parts) < _FULL:  # `née Lie`, of Ada Holm: she was Ada Lie
                name = f"{subject.name.split(' ')[0]} {name}"
        found.append((name, "previous"))
    found += [(clean_name(match["name"]), "alias") for match in _ALIAS.finditer(beginning)]
    return [Name(name, name_type) for name, name_type in found if name and name != subject.name]


def _bracket_names(inside: str) -> list[Name]:
    found = []
    for language, name in _FOREIGN.findall(inside):
        code = languages().get(language.lower())
        name = name.strip(" '\"“”‘’")
        if code and name and (name[0].isupper() or not name[0].isascii()):
            found.append(Name(name, "alias" if code == "en" else "native", code, script_of(name)))
    for part in re.split(r"[;,]", inside):
        part = part.strip(" \"“”'")
        if _ACRONYM.fullmatch(part):
            found.append(Name(part, "acronym"))
    return found
