"""What the lead sentence tells of the subject, the language, and infobox labels."""

import pytest

from pipeline.parsing import parse_document


@pytest.mark.parametrize(
    ("text", "title", "description", "schema", "birth_year"),
    [
        (
            "Anna Maria Berg (Swedish: [ˈanːa]; born May 3, 1970) is a Swedish engineer and author living in Lund.",
            "Anna Maria Berg",
            "Swedish engineer and author living in Lund",
            "Person",
            1970,
        ),
        (
            "Karl Lind (3 April 1885 – 28 December 1981) was a pioneering Swedish-born film director who left.",
            "Karl Lind",
            "pioneering Swedish-born film director",
            "Person",
            1885,
        ),
        (
            "Sir Karl Holm OBE FRS (born 8 June 1955), also known as Kalle, is an English physicist known for light.",
            "Sir Karl Holm",
            "English physicist",
            "Person",
            1955,
        ),
        (
            "Berg Works, Inc. is a Swedish multinational company that builds bridges.",
            "Berg Works, Inc.",
            "Swedish multinational company",
            "Company",
            None,
        ),
        (
            "The Berg Agency (BA) is a civilian agency of the state. In 1999 the Berg Agency moved.",
            "Berg Agency",
            "civilian agency of the state",
            "PublicBody",
            None,
        ),
        (
            "The Bridge is a 1999 Swedish film about a river.",
            "The Bridge",
            "1999 Swedish film about a river",
            "Work",
            None,
        ),
        ("In physics, berg is a unit of mass.", "berg", "unit of mass", None, None),
        (
            "Die Lund-Brücke ist eine Stadt in Schweden und der Sitz von Berg.",
            "Die Lund-Brücke",
            "Stadt in Schweden und der Sitz von Berg",
            "Place",
            None,
        ),
        ("She came to Lund. It is small.", None, None, None, None),
    ],
)
def test_lead_sentence(
    text: str, title: str | None, description: str | None, schema: str | None, birth_year: int | None
) -> None:
    """Title, description, schema and birth year come from the sentence that defines the subject."""
    lead = parse_document(text).lead
    assert (lead.title, lead.description, lead.schema, lead.birth_year) == (title, description, schema, birth_year)


def test_infobox_helps_where_the_lead_is_silent() -> None:
    """Without a defining sentence the infobox gives title and schema."""
    lead = parse_document("Anna Berg\nBorn(1970-05-03)3 May 1970\nOccupationEngineer\n\nShe lives there now.").lead
    assert (lead.title, lead.schema) == ("Anna Berg", "Person")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Anna Berg is the author of a book that was printed in the north.", "en"),
        ("Anna Berg ist die Autorin eines Buches, das im Norden gedruckt wurde und der Stadt gehört.", "de"),
        ("Anna Berg es la autora de un libro que fue impreso en el norte del país y se vende por la calle.", "es"),
        ("Anna Berg est une autrice dont le livre est imprimé dans le nord et les villes du pays par des amis.", "fr"),
        ("Anna Berg é uma autora que não foi ao norte do país com os livros dos amigos e em uma casa.", "pt"),
        ("Berg 1999 xyz", None),
        ("", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    """Function words and headings tell the language; too little evidence tells none."""
    assert parse_document(text).language == language


@pytest.mark.parametrize(
    ("rows", "labels"),
    [
        (["Born\t\t3 May 1970", "Alma\u00a0mater\t\tLund"], [("Born", "3 May 1970"), ("Alma mater", "Lund")]),
        (
            ["Born(1970-05-03)3 May", "Nationalitynon-ethnic Swede"],
            [("Born", "(1970-05-03)3 May"), ("Nationality", "non-ethnic Swede")],
        ),
        (["Born 3 May 1970", "Occupation Engineer"], [("Born", "3 May 1970"), ("Occupation", "Engineer")]),
        (
            ["Born3 May", "Websitewww.berg.example", "University of Lund"],
            [("Born", "3 May"), ("Website", "www.berg.example"), (None, None)],
        ),
        (["Born 3 May", "President of the club"], [("Born", "3 May"), (None, None)]),
        (["Born3 May", "Occupation", "  • Engineer"], [("Born", "3 May"), ("Occupation", ""), (None, None)]),
        (["Born3 May", "Productions are many"], [("Born", "3 May"), (None, None)]),
    ],
)
def test_infobox_labels(rows: list[str], labels: list[tuple[str | None, str | None]]) -> None:
    """Where a row's label ends follows from tabs or from the habit of its box."""
    text = "\n".join(["Anna Berg", *rows]) + "\n\nAnna Berg is an engineer."
    blocks = [b for b in parse_document(text).blocks if b.kind == "infobox_row"][1:]
    found = [(b.label, None if b.value_start is None else text[b.value_start : b.end]) for b in blocks]
    assert found == labels
