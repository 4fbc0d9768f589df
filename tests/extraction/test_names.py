"""Names: what is found in an article, which things the names stand for, and which pronouns mean the subject."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction.model import Entity, Mention
from pipeline.extraction.names import find_names, find_subject_pronouns, lexicon, nationalities, scorer
from pipeline.parsing.model import Citation, Document, Lead, Reference, Source
from tests.extraction.documents import document_of

LEAD = (
    "Ingrid Maria Solvang (Russian: Ингрид Солванг; born 3 May 1961) is a Norwegian lawyer and politician from Bergen."
)
MOVEMENT = "In 1999, Solvang founded the Nordic Harbour Workers Movement (NHWM) with Peter Lindqvist in Stockholm."


def article(*lines: str, lead: Lead | None = None) -> Document:
    document = document_of(LEAD, *lines)
    document.lead = lead or Lead("Ingrid Maria Solvang", "Norwegian lawyer and politician", "Person", 1961)
    return document


def named(document: Document) -> dict[str, tuple[str, list[str]]]:
    """The names of the entities, with their schema and what mentions say."""
    entities, mentions = find_names(document)
    found: dict[str, tuple[str, list[str]]] = {entity.name: (entity.schema, []) for entity in entities}
    for mention in mentions:
        found[entities[mention.entity].name][1].append(document.text[mention.start : mention.end])
    return found


def test_subject_is_the_first_entity() -> None:
    """The subject comes first, with what the lead says of it and its native name."""
    entities, _ = find_names(article())
    subject = entities[0]
    assert (subject.schema, subject.name, subject.birth_year) == ("Person", "Ingrid Maria Solvang", 1961)
    assert ("Ингрид Солванг", "native", "ru", "Cyrl") in [
        (name.text, name.name_type, name.language, name.script) for name in subject.names
    ]


@pytest.mark.parametrize(
    ("lead", "name", "name_type"),
    [
        ("Ada Holm (née Lie; born 3 May 1961) is a lawyer.", "Ada Lie", "previous"),
        ("Ada Quay (born Ada Maria Lie; 3 May 1961) is a singer.", "Ada Maria Lie", "previous"),
        ('Ada Holm, better known as "Ada Quay", is a singer.', "Ada Quay", "alias"),
        ("Lund Lines, formerly known as the Port Union of Lund, is a firm.", "Port Union of Lund", "previous"),
    ],
)
def test_lead_tells_other_names(lead: str, name: str, name_type: str) -> None:
    """Names that the subject had before, and those that it goes by, are names of the subject."""
    document = document_of(lead)
    document.lead = Lead(lead.split(" (")[0].split(",")[0], None, None, None)
    assert (name, name_type) in [(found.text, found.name_type) for found in find_names(document)[0][0].names]


@pytest.mark.parametrize("lead", ["Ada Holm (born May 1961) is a lawyer.", "Ada Holm, formerly of Lund, is a lawyer."])
def test_lead_without_other_names(lead: str) -> None:
    """A month of birth is no name, and neither is a place where somebody was."""
    document = document_of(lead)
    document.lead = Lead("Ada Holm", None, None, None)
    assert {found.name_type for found in find_names(document)[0][0].names} <= {"name", "weak"}


@pytest.mark.parametrize("text", ["", "\n", "lower case only, nothing named.", "?!"])
def test_subject_is_always_there(text: str) -> None:
    """A text that names nothing still has a subject, with a name that is not empty."""
    entities, mentions = find_names(document_of(text))
    assert entities[0].name
    assert all(mention.entity < len(entities) for mention in mentions)


def test_surname_means_the_person_introduced() -> None:
    """A bare surname is a mention of the person, of the kind weak, and not a place or a nationality."""
    document = article("Solvang met Peter Lindqvist in Oslo.", "Later Lindqvist left Norway, and Solvang stayed.")
    found = named(document)
    assert found["Ingrid Maria Solvang"][1].count("Solvang") == 2
    assert found["Peter Lindqvist"] == ("Person", ["Peter Lindqvist", "Lindqvist"])
    _, mentions = find_names(document)
    assert {m.name_type for m in mentions if document.text[m.start : m.end] == "Solvang"} == {"weak"}


def test_acronym_in_brackets_names_its_long_form() -> None:
    """An acronym after a name in brackets is the same organisation, wherever it stands."""
    found = named(article(MOVEMENT, "The NHWM was dissolved in 2004."))
    assert found["Nordic Harbour Workers Movement"] == (
        "Organization",
        ["Nordic Harbour Workers Movement", "NHWM", "NHWM"],
    )


def test_one_public_body_under_several_spellings() -> None:
    """Abbreviated and turned names of one department are one thing, and a public body."""
    found = named(article("He joined the United States Department of Justice.", "The U.S. Justice Department agreed."))
    schema, said = found["United States Department of Justice"]
    assert schema == "PublicBody"
    assert said == ["United States Department of Justice", "U.S. Justice Department"]


def test_nationality_words_are_no_entities() -> None:
    """`Norwegian` names nothing."""
    assert "Norwegian" not in [text for _, said in named(article()).values() for text in said]


def test_places_have_their_country() -> None:
    """Well-known places get the ISO code of their country."""
    entities, _ = find_names(article("She lived in Stockholm and in France."))
    countries = {entity.name: entity.country for entity in entities if entity.schema == "Place"}
    assert (countries["Stockholm"], countries["France"]) == ("SE", "FR")


def test_titles_stand_outside_names() -> None:
    """A title before a name is no part of it."""
    assert "Mr. Lindqvist" not in named(article("Peter Lindqvist came.", "Then Mr. Lindqvist left for Oslo."))


def test_brackets_within_a_name_belong_to_it() -> None:
    """A family name in brackets before another is a part of the person's name."""
    found = named(article("She is the daughter of Anna Maria (Holm) Lindqvist and met Peter Lindqvist (Bergen) there."))
    assert found["Anna Maria (Holm) Lindqvist"] == ("Person", ["Anna Maria (Holm) Lindqvist"])
    assert "Peter Lindqvist" in found


def test_nationality_that_the_acronym_lacks_is_outside_the_name() -> None:
    """What an acronym in brackets does not begin with is no part of the name before it."""
    found = named(article("He worked for the Norwegian Federal Harbour Service (FHS) and the U.S. State Department."))
    assert "Federal Harbour Service" in found
    assert "U.S. State Department" in found


def test_article_belongs_to_a_name_that_has_it_within_a_sentence() -> None:
    """`The` in capitals within a sentence is a part of the name; `the` is not."""
    reference = Reference(publisher="The Bergen Times")
    document = article("She wrote for The Bergen Times in Oslo.", "Later the Norwegian Red Cross called.")
    document.sources.append(Source(0, 1, None, 0, 0, "", None, reference))
    said = [text for _, texts in named(document).values() for text in texts]
    assert "The Bergen Times" in said
    assert not any(text.startswith("the ") for text in said)


def test_offsets_go_round_citation_markers() -> None:
    """What stands at a mention's offsets is the name, though markers were cut out before it."""
    line = "Solvang met[1] Peter Lindqvist[2][3] in Stockholm."
    document = article(line)
    base = document.text.index(line)
    for marker in ("[1]", "[2]", "[3]"):
        start = base + line.index(marker)
        document.citations.append(Citation(0, 1, 1, marker[1:-1], "source", None, start, start + len(marker)))
    _, mentions = find_names(document)
    said = [document.text[m.start : m.end] for m in mentions if m.start >= base]
    assert said == ["Solvang", "Peter Lindqvist", "Stockholm"]


def test_mentions_know_their_sentence() -> None:
    """A mention in running text says which sentence it stands in; one in a caption says none."""
    _, mentions = find_names(article("Solvang met Peter Lindqvist."))
    assert {m.sentence for m in mentions} == {0, 1}
    captions = document_of("Peter Lindqvist in Stockholm", kind="caption")
    assert {m.sentence for m in find_names(captions)[1]} <= {None}


def test_reference_entries_are_not_read() -> None:
    """Blocks that are no running text, caption or infobox name nothing."""
    assert find_names(document_of("For the river, see Peter Lindqvist.", kind="hatnote"))[1] == []


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(["Anna Lie", "Lie", "(AL)", "of", "the", "Oslo", "Bank", ".", ",", '"', "1990", "й"])))
def test_any_words_give_sound_mentions(parts: list[str]) -> None:
    """Whatever the words: offsets lie in the text, entities exist, and the same text gives the same result."""
    document = document_of(" ".join(parts))
    entities, mentions = find_names(document)
    assert (entities, mentions) == find_names(document)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(document.text)
        assert 0 <= mention.entity < len(entities)


# ---- pronouns ----------------------------------------------------------------------------------------------------


def pronouns(*lines: str) -> list[str]:
    document = article(*lines)
    entities, mentions = find_names(document)
    return [
        document.text[p.start : p.end] for p in find_subject_pronouns(document, entities, mentions) if p.sentence > 0
    ]


def test_what_is_remembered_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """An article gives the same names whether words and scores of others are remembered or were just forgotten."""
    first, second = article(MOVEMENT), article("Peter Lindqvist met Anna Berg of the Bergen Bank in Stockholm.")
    remembered = [find_names(document) for document in (first, second, first)]
    for module in (lexicon, scorer):
        monkeypatch.setattr(module, "ROOM", 0)
    assert [find_names(document) for document in (first, second, first)] == remembered


def test_pronoun_after_the_subject_means_it() -> None:
    """`She` after the subject's name, or at the beginning of a paragraph, is the subject."""
    assert pronouns("Solvang left, and she sold her house.", "She is a judge.") == ["she", "her", "She"]


def test_pronoun_after_somebody_else_is_not_resolved() -> None:
    """After another person was named, nothing is said of whom `she` means."""
    assert pronouns("Solvang met Anna Lindqvist, and she laughed.", "She is a judge.") == ["She"]


def test_pronoun_of_the_other_gender_is_not_resolved() -> None:
    """`He` does not mean a subject that is `she` elsewhere."""
    assert pronouns("Solvang left and she met him.", "She came.", "She won.") == ["she", "She", "She"]


def test_it_means_an_organization() -> None:
    """`It` means the subject where that is an organisation, and nobody's name lies between."""
    document = document_of("Lund Bank is a bank.", "Lund Bank was sold when it failed.")
    entities = [Entity("Company", "Lund Bank"), Entity("Company", "Oslo Bank")]
    mentions = [Mention(0, 0, "name", 0, 9), Mention(0, 1, "name", 21, 30)]
    assert [p.sentence for p in find_subject_pronouns(document, entities, mentions)] == [1]
    mentions.append(Mention(1, 1, "name", 31, 34))
    assert find_subject_pronouns(document, entities, mentions) == []


def test_nationalities_point_to_countries() -> None:
    """A nationality word has the code of its country; one of a people without a state has none."""
    assert (nationalities()["russian"], nationalities()["norwegian"]) == ("RU", "NO")
    assert "arab" not in nationalities()
