"""The dated happenings of an article: which there are, of what kind, who took part, and how certain they are."""

import json
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction.certainty import CertaintyReader
from pipeline.extraction.dates import find_dates
from pipeline.extraction.events import find_events
from pipeline.extraction.events.reading import preposition
from pipeline.extraction.model import Entity, Event, Facts, Mention
from pipeline.extraction.quantities import find_quantities
from pipeline.extraction.quotations import find_quotations
from pipeline.parsing import Document, parse_document

LEAD = "Anna Berg is a Norwegian banker.\n\n"
NAMES = {
    "Anna Berg": "Person",
    "Berg": "Person",
    "Ole Lund": "Person",
    "Kari Moe": "Person",
    "Fjord Bank": "Company",
    "Harbour Trust": "Company",
    "Bergen University": "Organization",
    "Coast Prize Board": "Organization",
    "Ministry of Trade": "PublicBody",
    "Oslo": "Place",
    "Bergen": "Place",
    "Norway": "Place",
}


def read(text: str) -> tuple[Document, Facts]:
    """An article with the names of `NAMES`; `Berg` is Anna Berg."""
    document = parse_document(text)
    entities = [Entity(schema, name) for name, schema in NAMES.items() if name != "Berg"]
    number = {entity.name: position for position, entity in enumerate(entities)} | {"Berg": 0}
    mentions: list[Mention] = []
    for name in sorted(NAMES, key=len, reverse=True):
        at = document.text.find(name)
        while at >= 0:
            end = at + len(name)
            if not any(m.start < end and at < m.end for m in mentions):
                sentence = next((n for n, s in enumerate(document.sentences) if s.start <= at < s.end), None)
                mentions.append(Mention(number[name], sentence, "name", at, end))
            at = document.text.find(name, end)
    mentions.sort(key=lambda mention: mention.start)
    facts = Facts(entities=entities, mentions=mentions)
    facts.dates = find_dates(document)
    facts.quantities = find_quantities(document)
    facts.quotations = find_quotations(document, entities, mentions)
    return document, facts


def events(text: str) -> list[Event]:
    """The events of an article about Anna Berg that goes on with `text`."""
    return find_events(*read(f"{LEAD}{text}\n"))


def told(text: str) -> list[tuple[str, str | None]]:
    """Kind and date of each event."""
    return [(event.kind, event.date_edtf) for event in events(text)]


KINDS = [
    ("Berg was born in Bergen on 4 May 1950.", "birth", "1950-05-04"),
    ("Berg died of a stroke in March 2011.", "death", "2011-03"),
    ("In 1950, the death of her father left the family without means.", "death", "1950"),
    ("Three sailors were killed in the storm of 1903.", "death", "1903"),
    ("The couple married in 1974.", "marriage", "1974"),
    ("They divorced in 1980.", "divorce", "1980"),
    ("She graduated from Bergen University in 1972.", "graduation", "1972"),
    ("In 1972 she received a master's degree in economics from Bergen University.", "graduation", "1972"),
    ("In 1993 she received an honorary doctorate from Bergen University.", "award", "1993"),
    ("Berg became chief executive of Fjord Bank in 1985.", "appointment", "1985"),
    ("She joined the Ministry of Trade in 1976.", "appointment", "1976"),
    ("She was appointed to the board on 2 June 1990.", "appointment", "1990-06-02"),
    ("In 1997 Berg was elected to parliament.", "election", "1997"),
    ("She stepped down in 2004.", "resignation", "2004"),
    ("Berg chaired nothing after she was fired in 2005.", "dismissal", "2005"),
    ("Fjord Bank was founded in 1881 by Ole Lund.", "founding", "1881"),
    ("The society was dissolved in 1920.", "dissolution", "1920"),
    ("In 2001 Fjord Bank was acquired by Harbour Trust.", "acquisition", "2001"),
    ("Fjord Bank merged with Harbour Trust in 2008.", "merger", "2008"),
    ("The bank was renamed Harbour Trust in 2009.", "renaming", "2009"),
    ("She won the Coast Prize in 1999.", "award", "1999"),
    ("Her memoirs were published in 2010.", "publication", "2010"),
    ("The bank announced a new branch in May 2003.", "announcement", "2003-05"),
    ("Fjord Bank hosted a small conference of savers in 2014.", "meeting", "2014"),
    ("Workers staged a sit-in in 1978.", "protest", "1978"),
    ("Berg moved from Bergen to Oslo in 1982.", "migration", "1982"),
    ("Harbour Trust sued the bank in 2012.", "lawsuit", "2012"),
    ("Police raided the bank in June 2013.", "investigation", "2013-06"),
    ("In 2013 Lund was accused of keeping two sets of books.", "accusation", "2013"),
    ("In 2014 he was charged with fraud.", "charge", "2014"),
    ("He was arrested on 3 March 2014.", "arrest", "2014-03-03"),
    ("Lund went on trial in 2015.", "trial", "2015"),
    ("In 2015 he pleaded guilty to one count.", "guilty_plea", "2015"),
    ("He was convicted of perjury in 2015.", "conviction", "2015"),
    ("He was acquitted in 2016.", "acquittal", "2016"),
    ("In 2015 he was sentenced to two years in prison.", "sentence", "2015"),
    ("In 2016 the court ruled in favour of the savers.", "ruling", "2016"),
    ("He was extradited to Norway in 2014.", "extradition", "2014"),
    ("Lund was released from prison in 2017.", "release", "2017"),
    ("The bank was fined $2 million in 2018.", "fine", "2018"),
    ("In July 2019 the Ministry of Trade imposed sanctions on the bank.", "sanction", "2019-07"),
    ("In 2020 the police offered a reward for information about the theft.", "reward_offer", "2020"),
    ("The vault was robbed in 1931.", "offence", "1931"),
    ("The town was besieged in 1645.", "battle", "1645"),
    ("Lund invented a new kind of lock in 1890.", "invention", "1890"),
    ("The bank doubled its capital in 1960.", "other", "1960"),
]


@pytest.mark.parametrize(("line", "kind", "date"), KINDS)
def test_kind_is_told_by_the_words_nearest_the_date(line: str, kind: str, date: str) -> None:
    """Each kind of happening is known by a plain sentence that tells it, with the date that the sentence has."""
    assert (kind, date) in told(line)


def test_every_kind_has_words() -> None:
    """The kinds of the data file are those that the examples prove, so none is there that nothing tests."""
    text = resources.files("pipeline.extraction").joinpath("data", "event_kinds.json").read_text("utf-8")
    assert set(json.loads(text)) | {"other"} == {kind for _, kind, _ in KINDS}


@pytest.mark.parametrize(
    "line",
    [
        "As of 2015, the bank has 40 branches.",
        "Before 1990 the bank lent to fishermen.",
        "The 2011 film about her was poorly received.",
        "According to a 2016 interview, her work is on hold.",
        'She is the author of "The Winter of 1947".',
        "The bank lent to fishermen in the 1920s and 1930s.",
        "Sailing was the great fashion of the 19th century.",
        "She planned to resign in 2030 if the bank failed to grow.",
        "In 1998 the bank had 400 employees.",
    ],
)
def test_what_does_not_date_a_happening_is_no_event(line: str) -> None:
    """States, counts, titles, other works' years, plans and dates that something only came before give no event."""
    assert told(line) == []


def test_captions_and_lists_need_a_happening() -> None:
    """A caption's bare year is no event, and neither is a title with its year in a list."""
    text = f"{LEAD}The bank's house in 1890\n\nWorks edit\n\n  • The Winter Bank, 1947\n\nHistory edit\n\nShe slept.\n"
    assert find_events(*read(text)) == []


def test_two_dated_clauses_are_two_events() -> None:
    """A sentence with two dated clauses gives an event for each, with the clause as its span."""
    text = f"{LEAD}Berg founded Fjord Bank in 1985 and became a senator in 1997.\n"
    document, facts = read(text)
    found = find_events(document, facts)
    assert [(event.kind, event.date_edtf) for event in found] == [("founding", "1985"), ("appointment", "1997")]
    assert document.text[found[0].start : found[0].end] == "Berg founded Fjord Bank in 1985"


def test_relative_clause_has_its_own_event() -> None:
    """What a `who` clause dates is told apart from what the main clause dates, and both are the subject's."""
    found = events("Anna Berg, who began her career in 1976 at the Ministry of Trade, became president in 1997.")
    assert [(event.kind, event.date_edtf) for event in found] == [("appointment", "1997"), ("appointment", "1976")]
    assert all(any(p.entity == 0 for p in event.participants) for event in found)


def test_fronted_participle_has_the_front_date() -> None:
    """`Founded in 1881, …` dates the founding, and the rest of the sentence has its own date."""
    assert told("Founded in 1881, Fjord Bank was acquired by Harbour Trust in 2001.") == [
        ("founding", "1881"),
        ("acquisition", "2001"),
    ]


def test_year_of_a_named_happening() -> None:
    """`Fjord Bank's 2016 conference` dates the conference; the year of a thing that is only spoken of dates nothing."""
    assert told("The paper described Fjord Bank's 2016 conference as a success.") == [("meeting", "2016")]
    assert told("The paper asked how the town had been awarded the 2018 games.") == []


def test_term_of_office_begins_and_ends() -> None:
    """A term from one year to another is an appointment and its end."""
    found = told("Berg served as governor of the bank from 1988 to 1999.")
    assert found == [("appointment", "1988"), ("resignation", "1999")]
    assert told("She served as a governor until 1999.") == [("resignation", "1999")]


def roles(text: str) -> dict[str, str]:
    """Text of each participant of the first event -> role."""
    return {participant.text: participant.role for participant in events(text)[0].participants}


def test_active_and_passive_give_the_same_roles() -> None:
    """Who acts and who is acted on does not depend on the voice of the verb."""
    active = roles("In 2001 Harbour Trust acquired Fjord Bank.")
    passive = roles("In 2001 Fjord Bank was acquired by Harbour Trust.")
    assert active == passive == {"Harbour Trust": "agent", "Fjord Bank": "target"}


def test_passive_of_a_verb_without_a_kind() -> None:
    """Also where the kind is `other`, what something was done to is its target."""
    assert roles("In 1960 Fjord Bank was later praised by Harbour Trust.") == {
        "Fjord Bank": "target",
        "Harbour Trust": "agent",
    }


def test_reduced_passive() -> None:
    """`, founded in 1881 by Lund,` has the founder as its agent."""
    found = events("Fjord Bank, founded in 1881 by Ole Lund, grew fast.")
    assert {(p.text, p.role) for p in found[0].participants} >= {("Ole Lund", "agent")}


def test_hosts_and_subjects() -> None:
    """Universities and offices are hosts; who graduates, dies or moves is the event's subject."""
    assert roles("Anna Berg graduated from Bergen University in 1972.") == {
        "Anna Berg": "subject",
        "Bergen University": "host",
    }
    assert roles("In 2014 Fjord Bank hosted a conference with Kari Moe.")["Fjord Bank"] == "host"
    assert roles("In 1950 the death of Ole Lund shocked the town.") == {"Ole Lund": "subject"}


def test_who_gives_and_who_gets_an_award() -> None:
    """The winner is the target, whoever is the grammatical subject; the giver is the agent."""
    got = roles("In 1999 Anna Berg received a medal from the Coast Prize Board.")
    given = roles("In 1999 the Coast Prize Board awarded Anna Berg a medal.")
    assert got == given == {"Anna Berg": "target", "Coast Prize Board": "agent"}


def test_pronouns_mean_the_subject() -> None:
    """`She` in an article on a person is that person, as subject and as object."""
    assert [p.entity for p in events("She retired in 2004.")[0].participants] == [0]
    honoured = events("In 1999 the Coast Prize Board honoured her for it.")[0].participants
    assert ("her", "target", 0) in [(p.text, p.role, p.entity) for p in honoured]


def test_pronoun_of_another_topic() -> None:
    """`He` after a sentence on somebody else is that person."""
    document, facts = read(f"{LEAD}Ole Lund ran the vault. He retired in 1961.\n")
    assert facts.entities[find_events(document, facts)[0].participants[0].entity or 0].name == "Ole Lund"


@pytest.mark.parametrize(
    ("before", "line", "meant"),
    [
        ("She succeeded Kari Moe at the bank.", "She retired in 1961.", "Anna Berg"),
        ("In 1950 Kari Moe hired Anna Berg.", "She retired in 1961.", "Anna Berg"),
        ("Her father, Ole Lund, ran the bank.", "She retired in 1961.", "Anna Berg"),
        ("Her teacher was Kari Moe.", "She retired in 1961.", None),
        ("Kari Moe drew her portrait.", "She retired in 1961.", None),
        ("She wrote.", "Together with Kari Moe, she retired in 1961.", "Anna Berg"),
        ("She wrote.", "Kari Moe accepted her resignation in 1961.", "Anna Berg"),
        ("She wrote.", "After Kari Moe's farewell, Ole Lund left when he retired in 1961.", "Ole Lund"),
        ("She wrote.", "Her marriage to Ole Lund lasted until his death in 1961.", "Ole Lund"),
        ("She wrote.", "Berg's friend Kari Moe left when she retired in 1961.", None),
    ],
)
def test_whom_a_pronoun_goes_on_about(before: str, line: str, meant: str | None) -> None:
    """Whoever the words before go on about, and nobody whom they only name; nobody where it may be either."""
    document, facts = read(f"{LEAD}{before} {line}\n")
    found = [e for e in find_events(document, facts) if e.date_edtf == "1961"]
    entities = [p.entity for event in found for p in event.participants if p.role == "subject"]
    assert [None if entity is None else facts.entities[entity].name for entity in entities] == [meant]


def test_who_alleges_is_the_agent() -> None:
    """Of `X alleged that Y had lied` X is the agent, and Y is not made the one who accuses."""
    assert roles("In 2013 Fjord Bank alleged that Berg had lied.") == {
        "Fjord Bank": "agent",
        "Berg": "target",
    }
    assert roles("In 2012 the Crier alleged that Berg had lied.") == {"the Crier": "agent", "Berg": "target"}


def test_subject_of_a_later_clause_without_a_name() -> None:
    """A clause whose subject is no name does not take that of the first clause for it."""
    first = "Fjord Bank lost it in 2012, and"

    def agents(line: str) -> list[str]:
        last = next(event for event in events(f"{first} {line}") if event.date_edtf == "2014")
        return [p.text for p in last.participants]

    assert agents("in 2014 prosecutors sold the shop.") == ["prosecutors"]
    assert agents("in 2014 an appeals court overturned it.") == ["an appeals court"]
    assert agents("in 2014 a civil court ordered it back.") == ["a civil court"]
    assert agents("later sold the shop in 2014.") == ["Fjord Bank"]


def test_name_in_a_title_takes_no_part_as_its_person() -> None:
    """Of `Fjord Bank clerk Ole Lund` the clerk was hired, not the bank."""
    assert roles("Former Fjord Bank clerk Ole Lund was hired in 1961.")["Fjord Bank"] == "participant"
    assert roles("Former Fjord Bank clerk Ole Lund was hired in 1961.")["Ole Lund"] == "target"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Moe filed a lawsuit, which was dismissed on technical grounds in 2020.", "ruling"),
        ("An inquiry into the fund was closed in 2020.", "ruling"),
        ("Ole Lund was dismissed in 2020.", "dismissal"),
        ("Ole Lund filed for bankruptcy in 2020.", "other"),
        ("Fjord Bank filed for bankruptcy in 2020.", "dissolution"),
        ("In 2020 police named Ole Lund as a suspect in a case tied to the purchase of boats.", "accusation"),
        ("In 2020 the Ministry of Trade added Ole Lund to its sanctions list.", "sanction"),
    ],
)
def test_kind_by_who_takes_part(line: str, kind: str) -> None:
    """Lawsuits are dismissed and persons go bankrupt in another sense than staff and firms."""
    assert kind in [event.kind for event in events(line) if event.date_edtf == "2020"]


def test_day_in_the_name_of_a_happening() -> None:
    """A day that only names what happened on it dates nothing."""
    found = told("On 3 May 2021 Ole Lund was arrested over the January 6 Harbour attack.")
    assert found == [("arrest", "2021-05-03")]


def test_group_without_a_name_is_text() -> None:
    """Who has no name takes part by the words that say who it is."""
    assert roles("Several of the clerks were arrested in 1931.") == {"Several of the clerks": "target"}


def test_place_and_amount() -> None:
    """The place is what stands behind a preposition of place, with the region; the amount is the clause's sum."""
    birth = events("Berg was born in Bergen, Norway on 4 May 1950.")[0]
    assert birth.place_text == "Bergen, Norway"
    assert events("She moved from Bergen to Oslo in 1982.")[0].place_text == "Oslo"
    fine = events("Fjord Bank was fined $2 million in 2018.")[0]
    assert (fine.amount, fine.currency) == (2_000_000, "USD")


def test_name_of_a_happening() -> None:
    """A happening has the proper name that its clause gives it, and none where there is none."""
    assert events("Berg won the Coast Peace Prize in 1999.")[0].name == "Coast Peace Prize"
    assert (
        events("In 2014 Fjord Bank hosted the International Forum of Savers.")[0].name
        == "International Forum of Savers"
    )
    assert events("In 2014 Fjord Bank hosted a conference.")[0].name is None


def test_what_follows_in_the_same_breath_belongs_to_the_event() -> None:
    """`, fining the bank $2 million` is part of the ruling, with its sum."""
    ruling = events("In 2018 the court ruled in favour of Anna Berg, fining Fjord Bank $2 million.")[0]
    assert (ruling.kind, ruling.amount) == ("ruling", 2_000_000)
    assert "Fjord Bank" in {p.text for p in ruling.participants}


def certainty(text: str) -> list[tuple[str, str, bool]]:
    """Kind, level and negation of each event."""
    return [(event.kind, event.certainty.level, event.certainty.negated) for event in events(text)]


def test_charge_is_a_fact_and_what_is_charged_is_none() -> None:
    """That somebody is charged is asserted; the offence that a clause dates within the charge is alleged."""
    assert certainty("Lund was charged with fraud on 4 March 2014.") == [("charge", "asserted", False)]
    found = certainty("In 2014 Lund was charged with having robbed the vault in 1931.")
    assert ("charge", "asserted", False) in found
    assert all(level == "alleged" for kind, level, _ in found if kind == "offence")


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Lund allegedly robbed the vault in 1931.", "alleged"),
        ("It is alleged that Lund robbed the vault in 1931.", "alleged"),
        ("Reportedly, Lund robbed the vault in 1931.", "alleged"),
        ("Investigators suspect that Lund robbed the vault in 1931.", "alleged"),
        ("According to the Harbour Post, Lund robbed the vault in 1931.", "reported"),
        ("The Harbour Post reported that Lund robbed the vault in 1931.", "reported"),
    ],
)
def test_offences_are_as_certain_as_their_words(line: str, level: str) -> None:
    """An offence under a cue of doubt or in somebody's words never comes out as a fact."""
    assert ("offence", level, False) in certainty(line)


def test_denied_and_untrue_events_are_negated() -> None:
    """What is denied, or said to be untrue, is negated."""
    assert certainty("Lund denied that he had robbed the vault in 1931.") == [("offence", "reported", True)]
    assert certainty("It is not true that Berg resigned in 2004.") == [("resignation", "asserted", True)]


def test_acquittals_and_dropped_charges_are_negated() -> None:
    """An acquittal and dropped charges stand with their dates, negated."""
    assert certainty("Lund was acquitted in 2016.") == [("acquittal", "asserted", True)]
    assert [(kind, negated) for kind, _, negated in certainty("The charges were dropped in 2016.")] == [
        ("charge", True)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Ole Lund was a suspect in the bombing of the bank in 2005.",
        "Ole Lund is wanted for the murder of Kari Moe in 2005.",
        "Ole Lund was named as the man who robbed the vault in 1931.",
        "Ole Lund was arrested in 2014 on suspicion of murdering Kari Moe in 1999.",
        "In 2010 Ole Lund went on trial for the murder of Kari Moe in 2005.",
        "Ole Lund was acquitted in 2016 of having robbed the vault in 1931.",
        "In 2014, Ole Lund was charged with fraud and a robbery committed in 1999.",
        "Kari Moe told reporters in 2001 that Ole Lund had stolen the money in 1999.",
    ],
)
def test_nobody_is_made_an_offender(line: str) -> None:
    """An offence that somebody is suspected, charged or cleared of is not asserted, whatever the verb beside it."""
    assert [event for event in events(line) if event.kind == "offence" and event.certainty.level == "asserted"] == []


def test_who_is_named_beside_an_offence_took_no_part() -> None:
    """A suspect is no participant of the offence; the one whom it was done to is."""
    found = [
        event for event in events("Ole Lund is wanted for the murder of Kari Moe in 2005.") if event.kind == "offence"
    ]
    assert [(p.text, p.role) for p in found[0].participants] == [("Kari Moe", "target")]


def test_no_charges_were_filed() -> None:
    """`No charges` are negated charges."""
    assert certainty("No charges were filed in 2005.") == [("charge", "asserted", True)]


def test_what_was_only_tried_is_another_kind() -> None:
    """What failed to happen is not told as if it had happened."""
    assert all(kind != "acquisition" for kind, _ in told("In 2001 Harbour Trust tried to buy Fjord Bank."))


def test_telling_and_what_is_told() -> None:
    """`Announced in 2003 that …` is dated as the announcement, and a date within what is told dates that."""
    assert told("The bank announced in May 2003 that it would be sold.") == [("announcement", "2003-05")]
    assert certainty("The Harbour Post reported that in 1931, Ole Lund robbed the vault.") == [
        ("offence", "reported", False)
    ]
    assert told("It was reported in 2003 that Harbour Trust was investigating Lund.") == [("investigation", "2003")]


def test_birth_and_death_from_the_lead() -> None:
    """The days in the lead's brackets are the subject's birth and death."""
    document, facts = read("Anna Berg (4 May 1950 – 9 June 2020) was a Norwegian banker.\n")
    found = find_events(document, facts)
    assert [(event.kind, event.date_edtf) for event in found] == [("birth", "1950-05-04"), ("death", "2020-06-09")]
    assert all(event.participants[0].entity == 0 for event in found)
    living = find_events(*read("Anna Berg (born 4 May 1950) is a Norwegian banker.\n"))
    assert [(event.kind, event.date_edtf) for event in living] == [("birth", "1950-05-04")]
    years = find_events(*read("Anna Berg (1850–1920) was a Norwegian banker.\n"))
    assert [(event.kind, event.date_edtf) for event in years] == [("birth", "1850"), ("death", "1920")]


def test_rows_of_an_infobox() -> None:
    """A row that says when its subject was born or founded is an event of the article's subject."""
    text = "Anna Berg\n\nBorn\t\tAnna Berg 4 May 1950\nOccupation\t\tBanker\n\nAnna Berg is a Norwegian banker.\n"
    assert [(e.kind, e.date_edtf, e.sentence) for e in find_events(*read(text))] == [("birth", "1950-05-04", None)]


def test_no_event_twice() -> None:
    """What the lead and the body tell of the same day is one event; what two people win in a year is two."""
    lead = "Anna Berg (4 May 1950 – 9 June 2020) was a Norwegian banker.\n\n"
    document, facts = read(f"{lead}Berg was born in Bergen in 1950. She died in Oslo on 9 June 2020.\n")
    found = find_events(document, facts)
    assert sorted((event.kind, event.date_edtf) for event in found) == [
        ("birth", "1950-05-04"),
        ("death", "2020-06-09"),
    ]
    assert document.text[found[-1].start : found[-1].end] == "She died in Oslo on 9 June 2020."
    assert told("Berg won the Coast Prize in 1999. Ole Lund won the Harbour Medal in 1999.") == [("award", "1999")] * 2


def test_long_lists_are_left_out() -> None:
    """A `sentence` of very many dates is a list, and gives no events."""
    assert events("She met Lund in " + ", ".join(str(year) for year in range(1900, 1990)) + ".") == []


_FRAGMENTS = st.sampled_from(
    [line.rstrip(".") for line, _, _ in KINDS]
    + [
        "allegedly",
        "and",
        "who",
        ",",
        ". ",
        "(",
        ")",
        '"',
        "“",
        "”",
        "[3]",
        "in 1999",
        "from 1988 to 1999",
        "the 2016",
        "until",
    ]
    + [
        "denied that",
        "it was reported that",
        "after",
        "Anna Berg",
        "Fjord Bank's",
        "she",
        "\n\n",
        "  • ",
        "\u00a0",
        "was",
        "—",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_FRAGMENTS, max_size=12).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_well_formed_events(text: str) -> None:
    """Whatever the text, every event lies within its block, has a date, and is there once."""
    document, facts = read(f"{LEAD}{text}\n")
    found = find_events(document, facts)
    for event in found:
        assert event.block is not None and event.date_edtf
        assert document.blocks[event.block].start <= event.start < event.end <= document.blocks[event.block].end
    assert len({(event.start, event.end, event.kind, event.date_edtf) for event in found}) == len(found)
    assert find_events(document, facts) == found


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([line for line, _, _ in KINDS]),
    st.sampled_from(["It is alleged that ", "Investigators suspect that "]),
)
def test_no_event_is_asserted_under_a_cue(line: str, cue: str) -> None:
    """Under a cue that covers a sentence no event of it is plainly asserted, as the certainty of its words says."""
    text = f"{LEAD}{cue}{line[0].lower() if not line.startswith(tuple(NAMES)) else line[0]}{line[1:]}\n"
    document, facts = read(text)
    reader = CertaintyReader(document, facts)
    for event in find_events(document, facts):
        assert event.sentence is not None
        whole = reader.certainty_of(event.sentence, len(cue), len(document.sentences[event.sentence].text) - 1)
        assert whole is not None and whole.level == "alleged"
        assert event.certainty.level == "alleged"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He worked in Oslo", "in"),
        ("Moe (of the new Oslo", "of"),
        ("sold it to Bergen's largest Oslo", "to"),
        ("signed by Dr. Oslo", "by"),
        ("at the office of Oslo", "at"),
        ("went to Bergen, Oslo", None),
        ("of the first three large houses Oslo", None),
        ("Oslo", None),
    ],
)
def test_preposition_before_a_name(text: str, found: str | None) -> None:
    """A preposition is that of a name where only an article, an owner, two small words or a title stand between."""
    assert preposition(text, text.rindex("Oslo")) == found
