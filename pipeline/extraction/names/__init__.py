"""Names: who and what an article speaks of."""

from pipeline.extraction.names.finding import Names, find_names, find_names_together
from pipeline.extraction.names.lists import nationalities
from pipeline.extraction.names.pronouns import find_subject_pronouns

__all__ = ["Names", "find_names", "find_names_together", "find_subject_pronouns", "nationalities"]
