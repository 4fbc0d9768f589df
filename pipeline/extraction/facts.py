"""All facts of one article, engine by engine."""

from pipeline.extraction.dates import find_dates
from pipeline.extraction.events import find_events
from pipeline.extraction.matters import tie_to_events
from pipeline.extraction.model import Facts
from pipeline.extraction.names import find_names
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


def extract_facts(document: Document) -> Facts:
    """What the article says; its subject is the first entity."""
    entities, mentions = find_names(document)
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
