"""Statements of the lead and the infobox, pronouns, and what holds of all statements."""

import pytest

from pipeline.extraction.dates import find_dates
from pipeline.extraction.model import Entity, Facts, Mention, Statement
from pipeline.extraction.statements import PROPERTIES, find_statements
from pipeline.parsing import parse_document
from pipeline.parsing.model import Block, Document, Section
from tests.extraction.marked import marked_article


def _about(*sentences: str, schema: str = "Person") -> list[Statement]:
    """The statements of an article whose first marked name is its subject."""
    document, facts = marked_article(*sentences)
    facts.entities[0].schema = schema
    first = facts.mentions[0].entity
    for mention in facts.mentions:
        mention.entity = {0: first, first: 0}.get(mention.entity, mention.entity)
    facts.entities[0], facts.entities[first] = facts.entities[first], facts.entities[0]
    facts.entities[0].schema = schema
    return find_statements(document, facts)


def _pairs(statements: list[Statement], extractor: str | None = None) -> list[tuple[str, str | None]]:
    return [(s.property, s.value_edtf or s.value_text) for s in statements if extractor in (None, s.extractor)]


def test_lead_of_a_person() -> None:
    """Life dates, native name, citizenship, one occupation a row, and residence, from the defining sentence."""
    found = _about(
        "[P Vera Ilyina Orlova] (Russian: Вера Ильина Орлова; born May 3, 1971) is a Russian chemist, essayist and"
        " political figure living in [L Tula]."
    )
    assert _pairs(found, "lead")[:4] == [
        ("native_name", "Вера Ильина Орлова"),
        ("date_of_birth", "1971-05-03"),
        ("citizenship", "Russia"),
        ("occupation", "chemist"),
    ]
    assert ("residence", "Tula") in _pairs(found)
    assert {s.subject for s in found if s.extractor == "lead"} == {0}


@pytest.mark.parametrize(
    ("brackets", "expected"),
    [
        ("(May 3, 1871 – 8 June 1940)", [("date_of_birth", "1871-05-03"), ("date_of_death", "1940-06-08")]),
        ("(1871–1940)", [("date_of_birth", "1871"), ("date_of_death", "1940")]),
        ("(born 3 May 1971)", [("date_of_birth", "1971-05-03")]),
        ("(died 8 June 1940)", [("date_of_death", "1940-06-08")]),
    ],
)
def test_lives_in_brackets(brackets: str, expected: list[tuple[str, str]]) -> None:
    """Birth and death stand in the lead's brackets in several forms."""
    found = _about(f"[P Ann Orlova] {brackets} was a Swedish poet.")
    assert [pair for pair in _pairs(found) if pair[0].startswith("date_of")] == expected


def test_lead_of_an_organisation() -> None:
    """An organisation's lead gives its country and branches, not its adjectives."""
    found = _about("[C Tide Lines] is a Norwegian multinational shipping company and ferry operator.", schema="Company")
    assert _pairs(found, "lead") == [
        ("country", "Norway"),
        ("industry", "shipping company"),
        ("industry", "ferry operator"),
    ]


@pytest.mark.parametrize(
    ("predicate", "expected"),
    [
        ("a [L New Zealand] character actor and novelist", ["character actor", "novelist"]),
        ("a senior [O British Army] officer who served abroad", ["British Army officer"]),
        ("a Swedish lawyer and politician affiliated with the [O Tide Party]", ["lawyer", "politician"]),
        ("an American singer most notable for her voice", ["singer"]),
        ("a [O Tide Order] and a physician", []),
    ],
)
def test_names_in_what_somebody_is(predicate: str, expected: list[str]) -> None:
    """A name before an occupation is a part of it, and what tells more of it ends the list."""
    found = _about(f"[P Ann Orlova] (born 1971) was {predicate}.")
    assert [value for name, value in _pairs(found, "lead") if name == "occupation"] == expected


def test_country_before_an_occupation_is_a_citizenship() -> None:
    """`New Zealand` before an occupation is a nationality; `U.S.` before an office is the office's."""
    own = _about("[P Ann Orlova] (born 1971) is a [L New Zealand] actress.")
    office = _about("[P Ann Orlova] (born 1971) is a [L U.S.] Representative from Ohio.")
    assert ("citizenship", "New Zealand") in _pairs(own)
    assert "citizenship" not in [name for name, _ in _pairs(office)]


def test_first_parent_is_the_father_where_both_have_one_name() -> None:
    """Of two names of one word each the first is the father's, as with surnames."""
    document, facts = marked_article("[P Vladimir] was the son of [P Olav] and [P Malusha].")
    found = {(s.property, s.value_text) for s in find_statements(document, facts)}
    assert {("father", "Olav"), ("mother", "Malusha")} <= found


def test_dual_citizenship() -> None:
    """Two nationalities joined by a hyphen are two rows; `-born` is none."""
    both = _about("[P Ann Orlova] (born 1971) is a Canadian-British blogger.")
    born = _about("[P Ann Orlova] (born 1971) is a Canadian-born American blogger.")
    assert [v for p, v in _pairs(both) if p == "citizenship"] == ["Canada", "United Kingdom"]
    assert [v for p, v in _pairs(born) if p == "citizenship"] == ["United States"]


def test_an_alleged_lead_is_no_fact() -> None:
    """`is an alleged mobster` makes the occupation an allegation."""
    found = _about("[P Ann Orlova] (born 1971) is an alleged American drug trafficker.")
    occupations = [s for s in found if s.property == "occupation"]
    assert all(s.certainty.level == "alleged" for s in occupations)


def _box(*rows: tuple[str, str]) -> tuple[Document, Facts]:
    """An infobox alone: a row is a label, a tab and a value; names are marked by hand in the tests."""
    text = "\n".join(f"{label}\t{value}" for label, value in rows)
    document = Document(text, sections=[Section(None, "lead", None, None, 0, len(text))])
    at = 0
    for label, value in rows:
        end = at + len(label) + 1 + len(value)
        document.blocks.append(Block(0, "infobox_row", at, end, label, at + len(label) + 1))
        at = end + 1
    facts = Facts(entities=[Entity("Person", "Ann Orlova")])
    facts.dates = find_dates(document)
    return document, facts


def test_infobox_rows() -> None:
    """Rows give statements of the subject by their labels, with the block they stand in."""
    document, facts = _box(("Born", "3 May 1971 Tula"), ("Nationality", "Russian"), ("Occupation", "Chemist, essayist"))
    at = document.text.index("Tula")
    facts.entities.append(Entity("Place", "Tula"))
    facts.mentions.append(Mention(1, None, "name", at, at + 4))
    found = find_statements(document, facts)
    assert _pairs(found) == [
        ("date_of_birth", "1971-05-03"),
        ("place_of_birth", "Tula"),
        ("citizenship", "Russia"),
        ("occupation", "Chemist"),
        ("occupation", "essayist"),
    ]
    assert [s.block for s in found] == [0, 0, 1, 2, 2]


def test_a_value_goes_on_over_rows_without_a_label() -> None:
    """Rows below a label that have none belong to it, up to a row that is something else."""
    document, facts = _box(
        ("Awards", "Tide Medal (1999)"), ("", "Harbour Prize (2003)"), ("Website", "www.example.org")
    )
    document.blocks[1].label = None
    document.blocks[1].start += 1
    document.blocks[1].value_start = None
    found = [(s.property, s.value_text, s.point_edtf) for s in find_statements(document, facts)]
    assert found == [("award_received", "Tide Medal", "1999"), ("award_received", "Harbour Prize", "2003")]


def test_key_people_lead_as_what_their_row_says() -> None:
    """A person and a post in brackets or behind a comma make a leader with a role; other words make none."""
    document, facts = _box(("Key people", "Lee Orr (CEO, chairman), Kim Orr (mascot)"))
    facts.entities[0].schema = "Company"
    for name in ("Lee Orr", "Kim Orr"):
        facts.entities.append(Entity("Person", name))
        at = document.text.index(name)
        facts.mentions.append(Mention(len(facts.entities) - 1, None, "name", at, at + len(name)))
    found = [(s.subject, s.property, s.value, s.role) for s in find_statements(document, facts)]
    assert found == [(1, "leader_of", 0, "CEO"), (1, "leader_of", 0, "chairman")]


def test_doubtful_infobox_rows_are_left_out() -> None:
    """A row with a word of doubt in it makes no statement."""
    document, facts = _box(("Nationality", "allegedly Russian"), ("Occupation", "Chemist (disputed)"))
    assert find_statements(document, facts) == []


def test_pronouns_mean_the_subject() -> None:
    """`She` after a sentence on the subject is the subject; after another person of the same clause she is not."""
    found = _about("[P Ann Li] wrote.", "She founded [O Tide Press] in [D 1999].")
    assert [(s.subject, s.value_text) for s in found if s.property == "founder_of"] == [(0, "Tide Press")]
    other = _about("[P Ann Li] wrote. She sang.", "[P Eva Roe] met [P Ida Orr] before she founded [O Tide Press].")
    assert [s for s in other if s.property == "founder_of"] == []


@pytest.mark.parametrize(
    ("before", "line", "meant"),
    [
        ("Her first husband was the actor Max Orr.", "She lives in Exampleton.", True),
        ("Her sister is Kim Orr.", "She lives in Exampleton.", False),
        ("Kim Orr painted a portrait.", "She lives in Exampleton.", False),
        ("It was a play.", "Together with Kim Orr, she lives in Exampleton.", True),
        ("It was a play.", "Kim Orr wrote that, and she lives in Exampleton.", False),
    ],
)
def test_pronoun_behind_another_person(before: str, line: str, meant: bool) -> None:
    """Kin of the other gender, and who stands behind a preposition, are not whom `she` means; another woman may be."""
    document = parse_document(f"Ann Li is a poet.\n\nShe wrote. She danced. {before} {line}\n")
    names = {"Ann Li": "Person", "Max Orr": "Person", "Kim Orr": "Person", "Exampleton": "Place"}
    facts = Facts(entities=[Entity(schema, name) for name, schema in names.items()])
    for number, sentence in enumerate(document.sentences):
        for entity, name in enumerate(names):
            at = document.text.find(name, sentence.start, sentence.end)
            facts.mentions += [Mention(entity, number, "name", at, at + len(name))] if at >= 0 else []
    found = [s for s in find_statements(document, facts) if s.property == "residence"]
    assert [s.subject for s in found] == ([0] if meant else [])


def test_those_tried_together_are_sentenced_together() -> None:
    """`Each defendant` means those who were charged together in the same block."""
    document, facts = marked_article(
        "[P Max Orr] and [P Lee Orr] were charged with theft.", "Each defendant was sentenced to one year in prison."
    )
    document.sentences[1].block = 0
    found = [s for s in find_statements(document, facts) if s.property == "sentenced_to"]
    assert sorted(s.subject_text or "" for s in found) == ["Lee Orr", "Max Orr"]


def test_an_accusation_after_a_charge_is_the_charge() -> None:
    """A charge that names no offence gets it from the accusation that follows at once."""
    text = "[P Max Orr] was indicted by the [O Tide Court]."
    document, facts = marked_article(text, "He is accused of running a scheme.")
    document.sentences[1].block = 0
    facts.entities[0], facts.entities[1] = facts.entities[1], facts.entities[0]
    facts.mentions[0].entity = 0
    found = {s.property: s for s in find_statements(document, facts)}
    assert found["charged_by"].certainty.level == "asserted"
    assert found["charged_with"].certainty.level == "alleged"


def test_a_group_has_no_entity() -> None:
    """Officials of an organisation are not the organisation: the row has their words as its subject."""
    document, facts = marked_article("It led to the indictments of nine [O Tide Board] officials on charges of theft.")
    found = [s for s in find_statements(document, facts) if s.property == "charged_with"]
    assert [(s.subject, s.subject_text) for s in found] == [(None, "nine Tide Board officials")]


def test_length_and_sum_of_a_penalty() -> None:
    """Durations are ISO 8601, sums have amount and currency."""
    document, facts = marked_article(
        "[P Max Orr] was sentenced to eight years in prison and ordered to pay damages of $30,000."
    )
    prison, damages = (s for s in find_statements(document, facts) if s.property == "sentenced_to")
    assert prison.duration == "P8Y"
    assert (damages.value_text, damages.amount, damages.currency) == ("damages", 30_000, "USD")


@pytest.mark.parametrize(
    ("penalty", "duration"),
    [
        ("seven years and two months in prison", "P7Y2M"),
        ("six weeks in jail", "P6W"),
        ("45 days in jail and, later, two years of probation", "P45D"),
    ],
)
def test_parts_of_a_duration(penalty: str, duration: str) -> None:
    """Years and months that stand together are one duration; another penalty is not added to it."""
    document, facts = marked_article(f"[P Max Orr] was sentenced to {penalty}.")
    assert [s.duration for s in find_statements(document, facts) if s.property == "sentenced_to"] == [duration]


def test_date_of_another_clause_is_not_that_of_an_office() -> None:
    """A date that opens the sentence is not carried over `and four years later`; one behind `and` counts."""
    first = "In [D 1988] [P Ann Li] was elected to the council,"
    later = marked_article(f"{first} and four years later [P Ann Li] became mayor of [L Exampleton].")
    dated = marked_article(f"{first} and in [D 1992] [P Ann Li] became mayor of [L Exampleton].")
    for (document, facts), start in ((later, None), (dated, "1992")):
        found = [s for s in find_statements(document, facts) if s.property == "position_held"]
        assert [s.start_edtf for s in found] == [start]


def test_brother_who_became_a_priest() -> None:
    """What somebody else became in another clause is not said of the sentence's first subject."""
    line = "[P Ann Li] was the eldest of six; one of [H her] brothers, [P Max Orr], also became a priest."
    document, facts = marked_article(line)
    assert not [
        s for s in find_statements(document, facts) if s.property == "occupation" and s.subject_text == "Ann Li"
    ]


def test_properties_are_complete() -> None:
    """Every property has a label, a description and a kind of value."""
    assert len({row["property"] for row in PROPERTIES}) == len(PROPERTIES)
    for row in PROPERTIES:
        assert row["label"] and row["description"]
        assert row["value_type"] in ("entity", "date", "text", "quantity")


def test_statements_stand_where_they_say() -> None:
    """The stretch of a statement holds its value, and lies within its sentence."""
    document, facts = marked_article(
        "In [D 2011], [P Ann Li] became president of the [O Tide Board].",
        "[P Max Orr] was born in [L Tula] on [D 3 May 1971].",
    )
    found = find_statements(document, facts)
    assert len(found) == 3
    for s in found:
        assert s.sentence is not None and s.value_text is not None
        sentence = document.sentences[s.sentence]
        assert sentence.start <= s.start < s.end <= sentence.end
        assert s.value_text in document.text[s.start : s.end]


@pytest.mark.parametrize("line", ["Max Orr founded " * 60_000, "“" * 100_000, "(" * 100_000, "He said that " * 50_000])
def test_hostile_lines_are_passed_over(line: str) -> None:
    """A line of a megabyte makes no statements and costs no more than its length."""
    document, facts = marked_article(line)
    assert find_statements(document, facts) == []


def test_a_period_in_one_expression() -> None:
    """`from June to December 1980` is a start and an end."""
    document, facts = marked_article("[P Max Orr] worked as a clerk for [O Tide Press] from June to December 1980.")
    found = [s for s in find_statements(document, facts) if s.property == "employer"]
    assert [(s.start_edtf, s.end_edtf) for s in found] == [("1980-06", "1980-12")]


def test_a_denied_clause_says_nothing_of_descriptions() -> None:
    """Whoever denies that the Swedish chemist Orr founded a club does not deny that he is a chemist."""
    document, facts = marked_article("The Crier denied that the Swedish chemist [P Max Orr] founded [O Tide Club].")
    found = find_statements(document, facts)
    assert [s.property for s in found] == ["founder_of"]
    assert found[0].certainty.negated
