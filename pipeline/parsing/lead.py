"""What the lead sentence says of the article's subject: `X (…; born 12 May 1980) is a Y living in Z`."""

import re
from collections import Counter

from pipeline.parsing.model import Document, Lead
from pipeline.parsing.vocabulary import (
    ARTICLES,
    BORN,
    COMPANY_FORMS,
    COPULAS,
    PRONOUNS,
    RELATIVES,
    SCHEMA_OF_LABEL,
    SCHEMA_OF_NOUN,
)

_CANDIDATES = 6  # sentences of the lead among which the defining one is sought
_FURTHEST_COPULA = 400  # characters of a sentence in which its subject must end
_LONGEST_TITLE = 120
_LONGEST_DESCRIPTION = 200
_YEAR = re.compile(r"\b(1\d{3}|20\d\d)\b")
# `1833 – 10 December 1896`, `21 October 1833 - 10 December 1896`: a life in brackets
_LIFE = re.compile(r"\b(\d{3,4})\b[^()\d]{0,12}\s?[–—-]\s?(?:[^()\d–—-]{0,20}\d{1,2}\b)?[^()\d–—-]{0,24}\b\d{3,4}\b")
# `/ˈlɒn ˈmʌsk/`
_SPOKEN = re.compile(r"\s/[^/\s][^/]{0,60}/")
# `Anna| Lie| (|born 1901|)| is`
_WORD_OR_BRACKET = re.compile(r"[ ()\[\]]")
# `OM KBE FRS FREng`, behind a name of two words or more
_POST_NOMINALS = re.compile(r"(?<=\w)(?:,? [A-Z]{2,}[A-Za-z]{0,4}){1,8}$")
# `, who founded …`, ` that provides …`, `, best known for …`, `, tasked with …`, `; …`
_CLAUSE = re.compile(rf"(?:,?\s(?:{RELATIVES})\b|,\s[^\W\d_]{{3,}}(?:ed|ing)\b|;|\s[—–]\s)")
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# what ends the noun phrase at the head of a description: `service | of the United States`
_PREPOSITION = re.compile(
    r"(?<!-)\b(?:of|in|for|from|at|by|on|to|about|under|as|during|based|founded|devoted|dedicated|representing|headquartered"
    r"|de|del|da|do|von|des|du|en|em|aus|dans|who|that|which)\b"
)


def parse_lead(document: Document) -> Lead:
    """Title, description, schema and birth year, as far as the lead tells; the infobox helps where it does not."""
    lead = Lead()
    for sentence in _lead_sentences(document):
        found = _definition(sentence)
        if found is None:
            continue
        subject, description, brackets = found
        lead.title = _title(subject, document.text)
        lead.description = _description(description)
        lead.schema = _schema(lead.description or "", brackets)
        if lead.schema in (None, "Person"):
            lead.birth_year = _birth_year(brackets or [sentence[:_FURTHEST_COPULA]])
            if lead.birth_year is not None:
                lead.schema = "Person"
        if lead.schema == "Person" and lead.title:
            lead.title = _POST_NOMINALS.sub("", lead.title)
        break
    lead.title = lead.title or _box_title(document)
    lead.schema = lead.schema or _box_schema(document)
    return lead


def _lead_sentences(document: Document) -> list[str]:
    """The first sentences of the lead's paragraphs; those of the first paragraph where there is no lead."""
    paragraphs = [s for s in document.sentences if document.blocks[s.block].kind == "paragraph"]
    lead = [s for s in paragraphs if document.blocks[s.block].section == 0]
    return [sentence.text for sentence in (lead or paragraphs)[:_CANDIDATES]]


def _definition(sentence: str) -> tuple[str, str, list[str]] | None:
    """Subject, predicate and the brackets between them of a sentence that says what something is."""
    head, brackets, rest = _to_copula(sentence)
    if rest is None:
        return None
    subject = _SPOKEN.sub("", " ".join(head.split())).strip(" ,;")
    if not subject or subject.split()[0].casefold().strip("'’s") in PRONOUNS:
        return None
    return subject, " ".join(rest.split()), brackets


def _to_copula(sentence: str) -> tuple[str, list[str], str | None]:
    """What stands before the first copula outside brackets, the brackets there, and what follows the copula."""
    head = ""
    brackets: list[str] = []
    depth = opened = reached = 0  # `reached` is where that begins which is not in `head` yet
    for match in _WORD_OR_BRACKET.finditer(sentence, 0, _FURTHEST_COPULA):
        at = match.start()
        character = sentence[at]
        if character in "([":
            if not depth and sentence[at - 1 : at].isspace():
                head += sentence[reached:at]
                opened = at + 1
                depth = 1
            elif depth:
                depth += 1
        elif character in ")]":
            if depth == 1:
                brackets.append(sentence[opened:at])
                reached = at + 1
            depth = max(0, depth - 1)
        elif not depth:
            word = sentence[at + 1 : at + 8].split(" ", 1)
            if len(word) > 1 and word[0] in COPULAS and (head or at > reached):
                return head + sentence[reached:at], brackets, sentence[at + 1 + len(word[0]) :]
    return head if depth else head + sentence[reached:_FURTHEST_COPULA], brackets, None


def _title(subject: str, text: str) -> str | None:
    """The name in a subject: `In physics, sound` → `sound`; `X, also known as Y` → `X`."""
    parts = subject.split(", ")
    if parts[0].startswith(("In ", "On ", "At ")) and len(parts) > 1:
        parts = parts[1:]
    title = parts[0]
    for part in parts[1:]:
        if part.split(" ")[0] not in COMPANY_FORMS:
            break
        title += ", " + part
    title = title.split(" or ")[0].strip(' ,;:"“”')
    first, _, rest = title.partition(" ")
    if rest and (first in ("A", "An") or (first == "The" and f" the {rest}" in text)):
        title = rest
    return title if 0 < len(title) <= _LONGEST_TITLE else None


def _description(predicate: str) -> str | None:
    """A predicate without its article, up to its first clause; whole words, at most some 200 characters."""
    text = predicate.strip()
    first, _, rest = text.partition(" ")
    if first.casefold() in ARTICLES:
        text = rest
    clause = _CLAUSE.search(text, 12)
    if clause:
        text = text[: clause.start()]
    if len(text) > _LONGEST_DESCRIPTION:
        cut = max(text.rfind(", ", 0, _LONGEST_DESCRIPTION), 0) or text.rfind(" ", 0, _LONGEST_DESCRIPTION)
        text = text[:cut] if cut > 0 else text[:_LONGEST_DESCRIPTION]
    if text.count("(") > text.count(")"):
        text = text[: text.rfind("(")]
    text = text.strip(" ,;:")
    if text.endswith(".") and not text.endswith(("Inc.", "Corp.", "U.S.", "D.C.", "Ltd.")):
        text = text[:-1].rstrip()
    return text or None


def _schema(description: str, brackets: list[str]) -> str | None:
    """The schema that the head noun of a description names, a life in brackets before all."""
    if any(_LIFE.search(bracket) or _says_born(bracket) for bracket in brackets):
        return "Person"
    end = _PREPOSITION.search(description, 3)
    phrase = description[: end.start()] if end else description
    for part in phrase.split(","):
        for word in reversed(_TOKEN.findall(part.casefold())):
            schema = SCHEMA_OF_NOUN.get(word) or SCHEMA_OF_NOUN.get(word.rpartition("-")[2])
            if schema:
                return schema
    return None


def _says_born(text: str) -> bool:
    return any(word.strip("(;,") in BORN for word in text.casefold().split())


def _birth_year(brackets: list[str]) -> int | None:
    """The first year after a word for birth, or the first of a life's two years."""
    for bracket in brackets:
        folded = bracket.casefold()
        for word in folded.split():
            if word.strip("(;,") in BORN:
                year = _YEAR.search(bracket, folded.find(word))
                return int(year[1]) if year else None
        life = _LIFE.search(bracket)
        if life:
            return int(life[1])
    return None


def _box_title(document: Document) -> str | None:
    """The first line of the lead's infobox that shows no label."""
    for block in document.blocks:
        if block.section == 0 and block.kind in ("infobox_row", "caption") and block.label is None:
            box = document.text[block.start : block.end].strip()
            return box if len(box) <= _LONGEST_TITLE else None
    return None


def _box_schema(document: Document) -> str | None:
    """The schema that most labels of the lead's infobox belong to."""
    votes = Counter(
        SCHEMA_OF_LABEL[block.label]
        for block in document.blocks
        if block.section == 0 and block.label in SCHEMA_OF_LABEL
    )
    return min(votes, key=lambda schema: (-votes[schema], schema)) if votes else None
