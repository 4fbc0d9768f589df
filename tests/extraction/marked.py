"""Articles of one sentence with its names marked by hand, as rules carry them as examples.

`[P Jane Roe] founded [O Open Harbour] in [D 2004].` names a person, an organisation and a date; pronouns and dates are
found by the product, names are taken as marked. The article's subject is a person, unless `[O It]` begins it.
"""

import re

from pipeline.extraction.dates import find_dates
from pipeline.extraction.model import Entity, Facts, Mention
from pipeline.extraction.quantities import find_quantities
from pipeline.extraction.quotations import find_quotations
from pipeline.parsing.model import Document
from tests.extraction.documents import document_of

_MARK = re.compile(r"\[([POLWCDMH]) ([^\]]+)\]")
_SCHEMATA = {"P": "Person", "O": "Organization", "C": "Company", "L": "Place", "W": "Work"}
_PRONOUNS = {"he", "she", "his", "her", "him", "it", "its"}


def marked_article(*sentences: str) -> tuple[Document, Facts]:
    """The document of marked sentences, a paragraph each, and its facts without statements."""
    plain = [_MARK.sub(r"\2", sentence) for sentence in sentences]
    document = document_of(*plain)
    about = "Organization" if sentences[0].startswith("[O It]") else "Person"
    facts = Facts(entities=[Entity(about, "Robin Subject")])
    known: dict[str, int] = {}
    for number, sentence in enumerate(sentences):
        at = document.sentences[number].start
        last = 0
        for match in _MARK.finditer(sentence):
            at += match.start() - last
            letter, name = match[1], match[2]
            if letter in _SCHEMATA and name.lower() not in _PRONOUNS:
                if name not in known:
                    known[name] = len(facts.entities)
                    facts.entities.append(Entity(_SCHEMATA[letter], name))
                facts.mentions.append(Mention(known[name], number, "name", at, at + len(name)))
            at += len(name)
            last = match.end()
    facts.dates = find_dates(document)
    facts.quantities = find_quantities(document)
    facts.quotations = find_quotations(document, facts.entities, facts.mentions)
    return document, facts


def unmarked(sentence: str) -> str:
    """The sentence as its readers see it."""
    return _MARK.sub(r"\2", sentence)
