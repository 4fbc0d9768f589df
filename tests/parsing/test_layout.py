"""The kind of each line, in the forms that copies of articles show."""

import pytest

from pipeline.parsing import parse_document
from pipeline.parsing.asides import is_hatnote
from pipeline.parsing.layout import classify
from pipeline.parsing.lines import split_lines

_PROSE = (
    "Anna Berg (born 3 May 1970) is a Swedish engineer who has worked on bridges in the north of the country since "
    "the middle of the 1990s and teaches at a technical school in Lund.[1]"
)
_MORE = "She was elected to the academy in 2004 and has written three books on the statics of wooden bridges."


def _kinds(*lines: str) -> list[str]:
    parsed = split_lines("\n".join(lines))
    classify(parsed)
    return [line.kind for line in parsed if line.kind != "blank"]


def test_paragraphs_and_edited_headings() -> None:
    """Lines between blank lines are paragraphs, and headings where they carry an edit marker."""
    assert _kinds(_PROSE, "", "Career edit", "", _MORE, "", "References[edit]") == [
        "paragraph",
        "heading",
        "paragraph",
        "heading",
    ]


def test_edit_marker_on_its_own_line() -> None:
    """A line with an edit marker alone below it is a heading."""
    assert _kinds(_PROSE, "", "Career", "", "[edit]", "", _MORE) == ["paragraph", "heading", "mark", "paragraph"]


def test_plain_headings() -> None:
    """Without any edit marker in the copy, short topic lines between paragraphs are headings."""
    assert _kinds(_PROSE, "", "Early life and education", "", _MORE, "", "Career", "", _MORE, "", "References") == [
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
        "heading",
    ]


def test_no_plain_headings_where_headings_are_edited() -> None:
    """In a copy with edit markers a short line without one is no heading."""
    assert "heading" not in _kinds(_PROSE, "", "Berg at a fair in 1999", "", _MORE, "", "Career edit")[1:2]


def test_stray_caption_is_no_paragraph() -> None:
    """A phrase without a finite verb between paragraphs is a figure's caption."""
    kinds = _kinds(_PROSE, "", "Career edit", "", "Berg speaking at a conference in Lund in 2009", "", _MORE)
    assert kinds == ["paragraph", "heading", "caption", "paragraph"]


def test_captions_side_by_side() -> None:
    """Phrases without a blank line between them are captions of a row of figures."""
    kinds = _kinds(
        _MORE, "", "A bridge of 1998 in the north", "The new school in Lund", "Portrait of Berg by a student"
    )
    assert kinds == ["paragraph", "caption", "caption", "caption"]


@pytest.mark.parametrize(
    "text",
    [
        "Main article: Wooden bridges",
        "See also: Statics",
        '"Berg" redirects here. For other uses, see Berg (disambiguation).',
        "For the Danish engineer, see Anna Berg (engineer).",
        "Not to be confused with Anne Berg.",
        "This article is about the engineer. For the singer, see Anna Berg (singer).",
        "Hauptartikel: Holzbrücken",
        "Article détaillé : Ponts de bois.",
        "Artigo principal: Pontes",
        "Para otros usos de este término, véase Berg (desambiguación).",
    ],
)
def test_hatnotes(text: str) -> None:
    """Lines that only point elsewhere are hatnotes, in several languages."""
    assert is_hatnote(text)
    assert _kinds(_PROSE, "", "Career edit", "", text, "", _MORE) == ["paragraph", "heading", "hatnote", "paragraph"]


@pytest.mark.parametrize("text", ["For the first time she saw the river.", "She sees also the other side.", _MORE])
def test_prose_is_no_hatnote(text: str) -> None:
    """Sentences that begin like a hatnote are none."""
    assert not is_hatnote(text)


def test_hatnote_right_above_a_caption() -> None:
    """A hatnote does not swallow what stands below it without a blank line."""
    kinds = _kinds(_MORE, "", "Main article: Wooden bridges", "A bridge in the north of Sweden, 2001")
    assert kinds == ["paragraph", "hatnote", "caption"]


def test_infobox_with_tabs_before_the_lead() -> None:
    """Rows of cells with known labels before the lead are an infobox, its title included."""
    assert _kinds("Anna Berg", "Born\t\t3 May 1970", "Occupation\t\tEngineer", "Lund", "", _PROSE) == [
        "infobox_row",
        "infobox_row",
        "infobox_row",
        "infobox_row",
        "paragraph",
    ]


def test_infobox_without_separators() -> None:
    """Rows whose label runs into the value are an infobox all the same."""
    assert _kinds(
        "Anna Berg", "Born(1970-05-03)3 May 1970", "NationalitySwedish", "Websiteberg.example", "", _PROSE
    ) == [
        "infobox_row",
        "infobox_row",
        "infobox_row",
        "infobox_row",
        "paragraph",
    ]


def test_title_above_a_company_box_is_a_caption() -> None:
    """Boxes of companies carry their title as a caption, those of persons as a row."""
    assert _kinds("Berg Works", "TypePrivate", "IndustryBridges", "HeadquartersLund", "", _PROSE)[0] == "caption"


def test_table_with_tabs() -> None:
    """Rows of cells under a heading are a table."""
    rows = ["Year\t\tTitle\t\tRole", "1999\t\tThe Bridge\t\tAuthor", "2003\t\tThe River\t\tAuthor"]
    assert _kinds(_PROSE, "", "Works edit", "", *rows) == [
        "paragraph",
        "heading",
        "table_row",
        "table_row",
        "table_row",
    ]


def test_table_without_separators() -> None:
    """Rows whose cells run together are a table, not captions."""
    rows = ["Year Title Role Notes", "1999 The Bridge Author 1,200 copies", "2003 The River Author 900 copies"]
    assert _kinds(_PROSE, "", "Works edit", "", *rows)[2:] == ["table_row"] * 3


def test_succession_rows_after_the_text_are_a_table() -> None:
    """Rows of predecessors and successors are a table though their labels are those of infoboxes."""
    rows = ["Preceded by", "Karl Lind", "Dean of the school", "2004–2010", "Succeeded by", "Eva Holm"]
    assert set(_kinds(_PROSE, "", "Career edit", "", _MORE, "", *rows)[3:]) == {"table_row"}


def test_lists() -> None:
    """Bullets, nested bullets and numbered lines outside reference lists are list items."""
    assert _kinds(_MORE, "", "  • One", "    • Two", "", "  1. Three", "  2. Four") == ["paragraph"] + ["list_item"] * 4


def test_quotation_after_an_introduction() -> None:
    """A paragraph that a colon introduces, in the first person, is a quotation, and so is its attribution."""
    kinds = _kinds(
        _PROSE,
        "",
        "Berg described the work in her memoirs, where she wrote:",
        "",
        "I never believed that we would see the bridge stand, and my father thought our plans too bold for him.[2]",
        "",
        "— Anna Berg, The Bridge",
        "",
        _MORE,
    )
    assert kinds == ["paragraph", "paragraph", "quote", "quote", "paragraph"]


def test_verse_is_a_quotation() -> None:
    """Short lines that end in punctuation after a colon are verse."""
    verse = [
        "The river runs below the bridge,",
        "the bridge runs over me,",
        "and nobody has asked the ridge;",
        "it stays.",
    ]
    assert _kinds("Her song begins:", "", *verse)[1:] == ["quote"] * 4


def test_notices() -> None:
    """Leftovers of boxes and of navigation are notices."""
    kinds = _kinds(
        _MORE, "", "\t\tWikimedia Commons has media related to Anna Berg.", "", "Listen to this article (info/dl)"
    )
    assert kinds == ["paragraph", "notice", "notice"]


def test_box_below_the_last_entry_is_no_part_of_it() -> None:
    """Rows of navigation right below a list of entries are notices, with the title above them."""
    lines = ["  1. ^ Berg, Anna.", "The Bridge. 2001.", "Bridges", "North\t\tLund Bridge", "South\t\tMalmö Bridge"]
    assert _kinds("References edit", "", *lines)[1:] == ["entry", "continuation", "notice", "notice", "notice"]


def test_sidebar_is_a_notice() -> None:
    """A sidebar goes on below its first line."""
    assert _kinds(_MORE, "", "Part of a series on", "Bridges", "People", "Laws")[1:] == ["notice"] * 4


def test_entries_and_their_continuations() -> None:
    """Lines below an entry that begin no other belong to it."""
    assert _kinds("References edit", "", "  1. ^ Berg, Anna", "(2001). The Bridge.", "  2. ^ Lind.") == [
        "heading",
        "entry",
        "continuation",
        "entry",
    ]


def test_entries_without_carets_stand_in_reference_sections_only() -> None:
    """In a copy without carets numbered lines are entries under References and list items elsewhere."""
    lines = [
        "Parts edit",
        "",
        "  1. A pier",
        "  2. A deck",
        "",
        "References edit",
        "",
        "  1. Berg 2001.",
        "  2. Lind 2003.",
    ]
    assert _kinds(*lines) == ["heading", "list_item", "list_item", "heading", "entry", "entry"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Works edit\n\nPoems edit\n\nFurther reading edit", ["body", "body", "bibliography"]),
        ("Einzelnachweise[Bearbeiten]\n\nSiehe auch[Bearbeiten]", ["references", "see_also"]),
        ("Véase también[editar]\n\nEnlaces externos[editar]", ["see_also", "external_links"]),
        ("Notes et références[modifier]\n\nBibliographie[modifier]", ["references", "bibliography"]),
    ],
)
def test_kinds_of_sections(text: str, kinds: list[str]) -> None:
    """A section's kind follows from its heading, in several languages; `Works` heads a bibliography."""
    found = [section.kind for section in parse_document(text).sections[1:]]
    assert found == (["bibliography", *kinds[1:]] if text.startswith("Works") else kinds)


def test_levels_are_told_only_where_certain() -> None:
    """The first heading and the well-known ones are top-level; notes under an empty References are its part."""
    text = f"{_PROSE}\n\nCareer edit\n\n{_MORE}\n\nAwards edit\n\n{_MORE}"
    text += "\n\nReferences edit\n\nNotes edit\n\n  1. ^ A note."
    sections = parse_document(text).sections
    assert [(s.heading, s.level, s.parent) for s in sections] == [
        (None, None, None),
        ("Career", 2, None),
        ("Awards", None, None),
        ("References", 2, None),
        ("Notes", 3, 3),
    ]


def test_lead_right_above_an_infobox_that_begins_with_a_title() -> None:
    """A lead sentence with a box's first line right below it is a paragraph, and tells the subject."""
    lead = "Sir Jan Torvik (born 3 May 1851) was a Norwegian banker, and the chairman of the Torvik Bank in Bergen.[2]"
    box = "Born\t\t3 May 1851\nBergen\nEducation\t\tUniversity of Oslo\nOccupation\t\tBanker\nSpouse(s)\t\tLucie Holm"
    document = parse_document(
        f"{lead}\nSir\n\nJan Torvik\n{box}\n\nHe opened the bank in 1881, and it closed in 1931.\n"
    )
    assert document.blocks[0].kind == "paragraph"
    assert document.lead.title == "Sir Jan Torvik"
