"""All facts of one article, engine by engine."""

from collections.abc import Sequence

from pipeline.extraction.dates import find_dates
from pipeline.extraction.events import find_events
from pipeline.extraction.matters import tie_to_events
from pipeline.extraction.model import Facts
from pipeline.extraction.names import Names, find_names, find_names_together
from pipeline.extraction.names.finding import model
from pipeline.extraction.passages import passages
from pipeline.extraction.quantities import find_quantities
from pipeline.extraction.quotations import find_quotations
from pipeline.extraction.statements import find_statements, load_rules
from pipeline.parsing.model import Document


def load_models() -> None:
    """Read and compile what all articles need, so that processes that are forked from this one share it."""
    model()
    load_rules()


def forget_models() -> None:
    """Let go of the recogniser of names, and of what it remembers; it is read again if need be."""
    model.cache_clear()


def extract_facts(document: Document) -> Facts:
    """What the article says; its subject is the first entity."""
    facts = Facts(*find_names(document))
    for find in _ENGINES:
        find(document, facts)
    return facts


def extract_facts_together(documents: Sequence[Document]) -> list[Facts | Exception]:
    """What each of several articles says, or the fault that it makes.

    Each engine goes over all articles before the next one does: so its expressions and word lists stay at hand, in the
    processor's own memory.
    """
    made: list[Facts | Exception] = [*map(_named, documents, _names_of(documents))]
    for find in _ENGINES:
        for number, (document, facts) in enumerate(zip(documents, made, strict=True)):
            if isinstance(facts, Facts):
                try:
                    find(document, facts)
                except MemoryError:
                    raise
                except Exception as error:
                    made[number] = error
    return made


def _names_of(documents: Sequence[Document]) -> Sequence[Names | None]:
    """The names of the articles, found together; None for all where that fails: the fault is of one of them."""
    try:
        return [*find_names_together(documents)]
    except MemoryError:
        raise
    except Exception:
        return [None] * len(documents)


def _named(document: Document, names: Names | None) -> Facts | Exception:
    try:
        return Facts(*(names or find_names(document)))
    except MemoryError:
        raise
    except Exception as error:
        return error


def _add_times_and_amounts(document: Document, facts: Facts) -> None:
    told = passages(document)
    facts.dates = find_dates(document, told)
    facts.quantities = find_quantities(document, told)


def _add_quotations(document: Document, facts: Facts) -> None:
    facts.quotations = find_quotations(document, facts.entities, facts.mentions)


def _add_statements(document: Document, facts: Facts) -> None:
    facts.statements = find_statements(document, facts)


def _add_events(document: Document, facts: Facts) -> None:
    facts.events = find_events(document, facts)
    tie_to_events(document, facts.statements, facts.events)


# what each adds to the names of an article, from what those before it have found
_ENGINES = (_add_times_and_amounts, _add_quotations, _add_statements, _add_events)
