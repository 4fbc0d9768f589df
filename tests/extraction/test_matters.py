"""Statements of one matter name its event."""

from pipeline.extraction.facts import extract_facts
from pipeline.parsing import parse_document

LEAD = "Jan Torvik (3 May 1851 – 9 June 1920) was a Norwegian banker.\n\nTrial edit\n\n"


def tied(text):
    """For each statement behind the lead: property, and kind and date of its event."""
    facts = extract_facts(parse_document(LEAD + text))
    found = [(s.property, None if s.event is None else facts.events[s.event]) for s in facts.statements]
    return {(name, event and event.kind, event and event.date_edtf) for name, event in found}


def test_statement_names_the_event_of_its_sentence():
    """A conviction in a dated sentence belongs to the event of that sentence."""
    assert ("convicted_of", "conviction", "1901") in tied(
        "Torvik was convicted of fraud by a court in Oslo in 1901, and lost his seat in the council."
    )


def test_charge_told_later_belongs_to_the_charge():
    """What a charge was, told in a later sentence of the section, belongs to the dated charge before it."""
    text = "Torvik was charged on 4 May 1901 by the Norwegian Ministry of Justice. He was accused of forging a will."
    found = tied(text)
    assert ("accused_of", "charge", "1901-05-04") in found or ("charged_with", "charge", "1901-05-04") in found


def test_event_of_another_kind_is_not_taken():
    """An event that a statement is not about is not its matter, though it stands in the same sentence."""
    assert not {
        m for m in tied("Torvik married Lucie Holm in 1890.") if m[0] == "spouse" and m[1] not in (None, "marriage")
    }
