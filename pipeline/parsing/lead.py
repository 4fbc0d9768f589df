"""What the lead sentence says of the article's subject."""

import re

from pipeline.parsing.model import Document, Lead

# `X (…) is a Y`
_IS = re.compile(r"\b(?:is|was|are|were) (?:an? |the |one of )?")
_BORN = re.compile(r"\bborn\b[^)]{0,40}?\b(1[0-9]{3}|20[0-2][0-9])\b")


def parse_lead(document: Document) -> Lead:
    """Title, description, schema and birth year from an article's first sentence."""
    first = next((s for s in document.sentences if document.blocks[s.block].kind == "paragraph"), None)
    lead = Lead()
    if first is None:
        return lead
    sentence = first.text
    bare = _without_brackets(sentence)
    match = _IS.search(bare)
    if match:
        lead.title = bare[: match.start()].strip(" ,") or None
        lead.description = bare[match.end() :].strip().rstrip(".") or None
    born = _BORN.search(sentence)
    if born:
        lead.birth_year = int(born[1])
        lead.schema = "Person"
    return lead


def _without_brackets(sentence: str) -> str:
    out, depth = [], 0
    for character in sentence:
        if character == "(":
            depth += 1
        elif character == ")" and depth:
            depth -= 1
        elif not depth:
            out.append(character)
    return " ".join("".join(out).split()).replace(" ,", ",")
