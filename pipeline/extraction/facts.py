"""All facts of one article, engine by engine."""

from pipeline.extraction.model import Entity, Facts, Name
from pipeline.parsing.model import Document


def extract_facts(document: Document) -> Facts:
    """What the article says; its subject is the first entity."""
    return Facts(entities=_subject(document))


def _subject(document: Document) -> list[Entity]:
    lead = document.lead
    if lead.title is None:
        return []
    names = [Name(lead.title, "name")]
    return [Entity(lead.schema or "LegalEntity", lead.title, lead.description, None, lead.birth_year, names)]
