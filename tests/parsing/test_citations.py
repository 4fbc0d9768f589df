"""Markers, the entries that they mean, and what is said where the two do not agree."""

import pytest

from pipeline.parsing import parse_document
from pipeline.parsing.model import Document


def _references(*entries: str, heading: str = "References") -> str:
    lines = "\n".join(f"  {number}. ^ {entry}" for number, entry in enumerate(entries, 1))
    return f"\n\n{heading} edit\n\n{lines}"


def _cited(document: Document) -> list[tuple[str, str | None]]:
    """Markers with the beginning of the entry that each means."""
    return [
        (c.marker, None if c.source is None else document.sources[c.source].raw_text.split(",")[0])
        for c in document.citations
    ]


def _codes(document: Document) -> list[str]:
    return [notice.code for notice in document.notices]


def test_clusters() -> None:
    """Adjacent markers are citations of their own, each with its range."""
    document = parse_document("Berg built it.[1][2][1]" + _references("a b One, 2001.", "Two, 2002."))
    assert _cited(document) == [("1", "One"), ("2", "Two"), ("1", "One")]
    assert _codes(document) == []


def test_lists_that_count_alike_are_told_apart_by_their_markers() -> None:
    """Notes, letters and numbers each count from 1; every marker finds the list of its own family."""
    text = "Berg[a] built[note 1] it.[1] It stood.[2][b]"
    text += _references("Alpha, the first.", "Beta, the second.", heading="Notes")
    text += _references("Gamma, a remark.", heading="Comments")
    text += _references("One, 2001.", "Two, 2002.")
    document = parse_document(text)
    assert _cited(document) == [("a", "Alpha"), ("note 1", "Gamma"), ("1", "One"), ("2", "Two"), ("b", "Beta")]
    labels = [(s.label, s.number) for s in document.sources]
    assert labels == [("a", 1), ("b", 2), ("note 1", 1), (None, 1), (None, 2)]
    assert [c.kind for c in document.citations] == ["note", "note", "source", "source", "note"]


def test_two_numbered_lists_serve_what_stands_above_them() -> None:
    """Where a copy holds two lists of one family, a marker means the next list."""
    text = "Part one.[1] More.[2]" + _references("One, 2001.", "Two, 2002.")
    text += "\n\nSecond part edit\n\nPart two.[1] More of it.[2]" + _references("Three, 2003.", "Four, 2004.")
    assert [entry for _, entry in _cited(parse_document(text))] == ["One", "Two", "Three", "Four"]


def test_notes_of_a_table_serve_the_table() -> None:
    """A list that stands in a table without a blank line is meant by the markers of that table."""
    box = "Bridge\nTypePrivate company[a]\nFounded1999\nHeadquartersLund\n  1. ^ In the table, only."
    text = f"The bridge[a] is a firm in Lund and belongs to Berg.\n\n{box}" + _references(
        "In the text.", heading="Notes"
    )
    assert [entry for _, entry in _cited(parse_document(text))] == ["In the text.", "In the table"]


@pytest.mark.parametrize(
    "decoy",
    [
        "Berg (2001) [1999] wrote it.",
        "“It [was] so th[e] end,” she said.",
        "She “ask[ed] that” it be done.",
        "It is on the web [1] as a file.",
        "The formula v [m/s] holds.",
        "On 7 November [O.S. 25 October] it began.",
    ],
)
def test_brackets_that_are_no_markers(decoy: str) -> None:
    """Years, editorial brackets, units and numbered links cite nothing."""
    document = parse_document(f"{decoy} Berg agreed.[1]" + _references("One, 2001."))
    assert _cited(document) == [("1", "One")]


def test_numbered_links_and_notes_inside_entries() -> None:
    """A bracket in an entry counts as a citation only where another entry's backlinks miss one."""
    text = "Berg[a] came.[1] Lind left.[2]" + _references("See the letter.[2]", heading="Notes")
    text += _references("One, on the web [1].", "a b Two, 2002.")
    document = parse_document(text)
    assert _cited(document) == [("a", "See the letter.[2]"), ("1", "One"), ("2", "Two"), ("2", "Two")]


@pytest.mark.parametrize("tag", ["citation needed", "who?", "clarification needed", "better\u00a0source\u00a0needed"])
def test_requests(tag: str) -> None:
    """Editors' requests are citations of kind request and mean no entry."""
    (citation,) = parse_document(f"Berg came.[{tag}] Lind left.").citations
    assert (citation.kind, citation.marker, citation.source) == ("request", tag, None)


def test_page_suffix_is_cut_from_the_sentence() -> None:
    """What stands behind a marker as its page is no text of the sentence."""
    document = parse_document("Berg came.[1]:32 Lind left.[1]: 33–35 All ended." + _references("a b One, 2001."))
    assert [s.text for s in document.sentences] == ["Berg came.", "Lind left.", "All ended."]


def test_colon_before_text_is_no_page() -> None:
    """A colon behind a marker that leads to words stays in the text."""
    document = parse_document("Berg said this:[1] 5 bridges stand[1]: all." + _references("a b One, 2001."))
    assert [s.text for s in document.sentences] == ["Berg said this: 5 bridges stand: all."]


def test_lost_entries_shift_the_list() -> None:
    """Where the copy lost an entry, backlinks and shared words tell where the numbers went on."""
    names = ["Ahlberg", "Bjorken", "Cederholm", "Dahlstrom", "Ekwall", "Forsgren", "Granlund", "Hedstrom"]
    text = " ".join(f"The engineer {name} agreed.[{n}]" for n, name in enumerate(names, 1))
    kept = [f"{name}, Letters." for name in names if name != "Cederholm"]
    document = parse_document(text + _references(*kept))
    expected = [(str(n), None if name == "Cederholm" else name) for n, name in enumerate(names, 1)]
    assert _cited(document) == expected
    assert _codes(document).count("number_shifted") == 5
    assert _codes(document).count("marker_without_entry") == 1


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("Berg.[1] Lind.[2]" + _references("One."), "marker_without_entry", "citations"),
        ("Berg.[1]" + _references("One.", "Two."), "entry_without_marker", "sources"),
        ("Berg.[1]" + _references("a b One."), "backlink_count_differs", "sources"),
        ("Berg.[1]\n\nReferences edit\n\n^ One.", "number_inferred", "sources"),
        ("Berg.[1] Lind.[3]\n\nReferences edit\n\n  1. ^ One.\n  3. ^ Three.", "number_out_of_order", "sources"),
        ("Berg.[1]" + _references(""), "entry_without_text", "sources"),
        ("Berg.[1]\n\nReferences edit\n\nExternal links edit", "reference_list_without_text", "sections"),
        ("Berg came to Lund in 1999.[1]", "reference_list_missing", None),
    ],
)
def test_what_cannot_be_reconciled_is_said(text: str, code: str, part: str | None) -> None:
    """Each disagreement gives a notice that says what it is about."""
    document = parse_document(text)
    notices = [notice for notice in document.notices if notice.code == code]
    assert len(notices) == 1
    assert notices[0].part == part
    assert notices[0].message


def test_agreement_gives_no_notice() -> None:
    """A text whose markers and entries agree has no notices."""
    text = "Berg.[1] Lind.[2] Berg.[1]" + _references("a b One.", "Two.")
    assert _codes(parse_document(text)) == []
