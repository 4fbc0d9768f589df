"""Names: who and what an article speaks of."""

from pipeline.extraction.names.finding import find_names
from pipeline.extraction.names.lists import nationalities
from pipeline.extraction.names.pronouns import find_subject_pronouns

__all__ = ["find_names", "find_subject_pronouns", "nationalities"]
