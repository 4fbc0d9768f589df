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


def names_of(documents: Sequence[Document]) -> list[Names | None]:
    """The names of several articles, which are found in less time together, each for `extract_facts`.

    None for all where finding them fails: then it fails again for one of them alone, and the others are none the worse.
    """
    try:
        return [*find_names_together(documents)]
    except MemoryError:
        raise
    except Exception:
        return [None] * len(documents)


def extract_facts(document: Document, names: Names | None = None) -> Facts:
    """What the article says; its subject is the first entity. `names` are those of the article, where they are known
    already.
    """
    entities, mentions = names or find_names(document)
    told = passages(document)
    facts = Facts(
        entities=entities,
        mentions=mentions,
        dates=find_dates(document, told),
        quantities=find_quantities(document, told),
        quotations=find_quotations(document, entities, mentions),
    )
    facts.statements = find_statements(document, facts)
    facts.events = find_events(document, facts)
    tie_to_events(document, facts.statements, facts.events)
    return facts
