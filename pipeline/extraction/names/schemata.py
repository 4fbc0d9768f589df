"""Which schema of FollowTheMoney a name or a description speaks of."""

import re
from functools import lru_cache

from pipeline.extraction.names.lists import words

_WORD = re.compile(r"[\w.'’/-]+")
_SUBJECTS = (  # what the head of a description tells, the plainest first
    ("subject_person", "Person"),
    ("subject_public_body", "PublicBody"),
    ("subject_company", "Company"),
    ("subject_organization", "Organization"),
    ("subject_event", "Event"),
    ("work_of", "Work"),
    ("subject_place", "Place"),
)
_DESCRIBED = 12  # words of a description that are looked at


@lru_cache(10_000)
def organization_schema(name: str) -> str:
    """Company, PublicBody or Organization, by the words of a lower-case name."""
    parts = _WORD.findall(name)
    if not parts:
        return "Organization"
    if parts[-1] in words("company") or parts[-1] in words("legal_form"):
        return "Company"
    if not words("public_body").isdisjoint(parts) or any(phrase in name for phrase in words("public_phrase")):
        return "PublicBody"
    return "Organization"


def other_schema(name: str, before: str) -> str | None:
    """Event or Work, where a lower-case name or the words before it tell; else None."""
    parts = _WORD.findall(name)
    if parts and not words("event").isdisjoint(parts):
        return "Event"
    if parts and parts[-1] in words("work"):
        return "Work"
    told = _WORD.findall(before.lower())[-2:]
    return None if words("work_of").isdisjoint(told) else "Work"


def described_schema(description: str) -> str | None:
    """What the description of an article's subject tells: `Russian businessman and political figure` is a Person."""
    parts = [part.strip(".'") for part in _WORD.findall(description.lower())[:_DESCRIBED]]
    for part in parts:  # the first noun that tells is the head, as a rule
        for name, schema in _SUBJECTS:
            if part in words(name):
                return schema
    return None
