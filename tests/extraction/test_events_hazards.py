"""What no event may ever say: a matter of the law with a bystander in it, or a speaker as one who took part."""

import pytest

from pipeline.extraction.facts import extract_facts
from pipeline.extraction.model import Event
from pipeline.parsing import parse_document

LEAD = "Jan Torvik (3 May 1851 – 9 June 1920) was a Norwegian banker and politician.\n\nTrial edit\n\nHe was tall.\n\n"
LEGAL = {
    *("accusation", "charge", "arrest", "trial", "guilty_plea", "conviction", "acquittal", "sentence", "extradition"),
    *("release", "fine", "sanction", "offence", "dismissal"),
}


def read(text: str) -> tuple[list[Event], dict[int, str]]:
    """The events behind the lead, and the names of the entities."""
    facts = extract_facts(parse_document(f"{LEAD}{text}\n"))
    names = {number: entity.name for number, entity in enumerate(facts.entities)}
    return [event for event in facts.events if event.start >= len(LEAD)], names


@pytest.mark.parametrize(
    ("text", "bystander"),
    [
        ("He was defended by the lawyer Nils Brekke. In 1893 he was sentenced to two years in prison.", "Brekke"),
        ("The magistrate Per Lund had Torvik arrested in 1894.", "Lund"),
        ("He was arrested in 1894 on the order of General Olav Moe, and charged with treason in 1895.", "Moe"),
        ("His chief, Olav Moe, was ill; he was charged with fraud in 1895.", "Moe"),
        ("The prosecutor Olav Moe said that he was convicted of fraud in 1895.", "Moe"),
        ("The prosecutor Olav Moe said Torvik was convicted of fraud in 1895.", "Moe"),
        ("Torvik wrote to Olav Moe. He was convicted of perjury in 1901.", "Moe"),
        ("Together with the reporter Olav Moe he was seen in Oslo, where he was arrested in 1901.", "Moe"),
        ("Olav Moe visited him in prison. He was released on parole in 1903.", "Moe"),
        ("According to the lawyer Nils Brekke, he was acquitted in 1896.", "Brekke"),
        ("Olav Moe's clerk was arrested in 1901.", "Moe"),
        ("In 1901, while Olav Moe was abroad, he was fined 200 crowns.", "Moe"),
    ],
)
def test_nobody_stands_in_for_the_accused(text: str, bystander: str) -> None:
    """Who is only named near an arrest, charge or judgement is neither its target nor its subject."""
    found, names = read(text)
    pinned = [
        (event.kind, participant)
        for event in found
        if event.kind in LEGAL
        for participant in event.participants
        if participant.role in ("target", "subject")
        and bystander in (names[participant.entity] if participant.entity is not None else participant.text)
    ]
    assert pinned == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In 1893 he was sentenced to two years in prison.", "sentence"),
        ("Torvik was arrested in 1894 on the order of the minister Olav Moe.", "arrest"),
        ("He was acquitted of swindling in 1896.", "acquittal"),
        ("In 1895 the court found him guilty of perjury.", "conviction"),
    ],
)
def test_the_accused_is_known_where_the_text_is_plain(text: str, kind: str) -> None:
    """Where nobody else can be meant, the article's subject is the one that the law deals with."""
    found, _ = read(text)
    assert [p.entity for e in found if e.kind == kind for p in e.participants if p.role in ("target", "subject")] == [0]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to Olav Moe, the bank opened a branch in 1890.", "Moe"),
        ("The Bergen Gazette described Torvik's 1891 conference as a meeting of cranks.", "Gazette"),
        ("Olav Moe claimed that Torvik left the party in 1899.", "Moe"),
    ],
)
def test_who_says_so_took_no_part(text: str, speaker: str) -> None:
    """A speaker or a paper that is quoted is who the event is attributed to, and no participant."""
    found, names = read(text)
    assert found
    for event in found:
        said_by = [names[p.entity] if p.entity is not None else p.text for p in event.participants]
        assert all(speaker not in name for name in said_by)


def test_he_is_not_a_woman() -> None:
    """`She` in an article that calls its subject `he` is not its subject."""
    found, _ = read("He married in 1880. She was arrested in 1901.")
    assert [p for e in found if e.kind == "arrest" for p in e.participants if p.entity == 0] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Torvik was nominated for the Bergen Prize in 1905.", "award"),
        ("He lost the Bergen Prize to Olav Moe in 1905.", "award"),
        ("Had he been convicted of fraud in 1895, he would have left the country.", "conviction"),
        ("Torvik was nearly convicted of fraud in 1895.", "conviction"),
        ("In the novel The Bank, Torvik was sentenced to death in 1880.", "sentence"),
        ("The assassination attempt of 1901 left him unhurt.", "death"),
        ("In 1902 Torvik seized power in the bank.", "investigation"),
    ],
)
def test_what_did_not_happen_is_no_event_of_its_kind(text: str, kind: str) -> None:
    """A nomination is no award, an attempt no death, and what is imagined no happening at all."""
    assert [event for event in read(text)[0] if event.kind == kind] == []


def test_a_plea_has_the_date_of_the_plea() -> None:
    """The years of what somebody pleaded guilty to are not those of the plea."""
    events = read("In 1906 he pleaded guilty to selling bad coins between 1900 and 1903.")[0]
    assert [event.date_edtf for event in events if event.kind == "guilty_plea"] == ["1906"]


def test_a_plan_has_no_date_of_its_own() -> None:
    """The year by which something is planned is not the year of the announcement."""
    events = read("In January 1909, the bank announced plans to double its funds by the end of 1910.")[0]
    assert [event.date_edtf for event in events] == ["1909-01"]


@pytest.mark.parametrize(
    "opening",
    [
        *("According to Anna Lie", "After Anna Lie", "For Anna Lie", "Unlike Anna Lie", "Unlike Anna Lie and Bo Dahl"),
        *("Said Anna Lie", "With his lawyer Anna Lie", "In the view of Anna Lie"),
    ],
)
def test_who_opens_a_sentence_is_not_the_one_arrested(opening: str) -> None:
    """Of `According to A, B was arrested` only B is the target."""
    found, names = read(f"{opening}, Torvik was arrested in 1894.")
    targets = [names[p.entity] for e in found for p in e.participants if p.role == "target" and p.entity is not None]
    assert targets == ["Jan Torvik"]


def test_all_of_a_list_were_arrested() -> None:
    """A list with `and` before a plural verb is the subject as a whole."""
    found, names = read("Torvik, Anna Lie and Max Roe were arrested in 1894.")
    targets = {names[p.entity] for e in found for p in e.participants if p.role == "target" and p.entity is not None}
    assert targets == {"Jan Torvik", "Anna Lie", "Max Roe"}


@pytest.mark.parametrize(
    "denial",
    [
        *("did not join", "never joined", "failed to join", "refused to join", "declined to join", "had not joined"),
        *("would not join", "did not even join", "deliberately failed to join"),
    ],
)
def test_what_did_not_happen_is_negated(denial: str) -> None:
    """Of what somebody did not do, or refused to do, every event is denied."""
    found, _ = read(f"He {denial} the Torvik Bank in 1910.")
    assert [event.certainty.negated for event in found] == [True]


@pytest.mark.parametrize("text", ["He joined the Torvik Bank in 1910.", "He not only joined it in 1910 but led it."])
def test_what_did_happen_is_not_negated(text: str) -> None:
    """What somebody did is affirmed, and `not only` denies nothing."""
    found, _ = read(text)
    assert found
    assert not any(event.certainty.negated for event in found)
