"""All facts of articles, engine by engine."""

from collections.abc import Callable, Sequence
from itertools import repeat

from pipeline.extraction.dates import find_dates
from pipeline.extraction.events import find_events
from pipeline.extraction.matters import tie_to_events
from pipeline.extraction.model import Facts
from pipeline.extraction.names import find_names_together
from pipeline.extraction.names.finding import model
from pipeline.extraction.passages import passages
from pipeline.extraction.quantities import find_quantities
from pipeline.extraction.quotations import find_quotations
from pipeline.extraction.statements import find_statements_together, load_rules
from pipeline.parsing.model import Document


def load_models() -> None:
    """Read and compile what all articles need, so that processes that are forked from this one share it."""
    model()
    load_rules()


def forget_models() -> None:
    """Let go of the recogniser of names, and of what it remembers; it is read again if need be."""
    model.cache_clear()


_Article = tuple[Document, Facts]


def extract_facts(document: Document) -> Facts:
    """What the article says; its subject is the first entity."""
    facts = Facts()
    for add in _ENGINES:
        add([(document, facts)])
    return facts


def extract_facts_together(documents: Sequence[Document]) -> list[Facts | Exception]:
    """What each of several articles says, or the fault that it makes.

    Each engine goes over all articles before the next one does: so its expressions and word lists stay at hand, in the
    processor's own memory.
    """
    made: list[Facts | Exception] = [Facts() for _ in documents]
    for add in _ENGINES:
        articles = zip(documents, made, strict=True)
        try:
            add([(document, facts) for document, facts in articles if isinstance(facts, Facts)])
        except MemoryError:
            raise
        except Exception:  # of one of them
            made = [*map(_tried, repeat(add), documents, made)]
    return made


def _tried(add: "_Engine", document: Document, facts: Facts | Exception) -> Facts | Exception:
    """The facts of an article with what an engine adds, or the fault that it makes."""
    try:
        if isinstance(facts, Facts):
            add([(document, facts)])
    except MemoryError:
        raise
    except Exception as error:
        return error
    return facts


def _add_names(articles: Sequence[_Article]) -> None:
    found = find_names_together([document for document, _ in articles])
    for (_, facts), (entities, mentions) in zip(articles, found, strict=True):
        facts.entities, facts.mentions = entities, mentions


def _add_times_and_amounts(articles: Sequence[_Article]) -> None:
    for document, facts in articles:
        told = passages(document)
        facts.dates = find_dates(document, told)
        facts.quantities = find_quantities(document, told)


def _add_quotations(articles: Sequence[_Article]) -> None:
    for document, facts in articles:
        facts.quotations = find_quotations(document, facts.entities, facts.mentions)


def _add_statements(articles: Sequence[_Article]) -> None:
    for (_, facts), statements in zip(articles, find_statements_together(articles), strict=True):
        facts.statements = statements


def _add_events(articles: Sequence[_Article]) -> None:
    for document, facts in articles:
        facts.events = find_events(document, facts)
        tie_to_events(document, facts.statements, facts.events)


_Engine = Callable[[Sequence[_Article]], None]
# what each adds to the facts of articles, from what those before it have found
_ENGINES: tuple[_Engine, ...] = (_add_names, _add_times_and_amounts, _add_quotations, _add_statements, _add_events)
