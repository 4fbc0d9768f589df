"""What must never be said of somebody: matters of the law pinned on a bystander, and values that run on too far.

A conviction that comes out with the wrong person is as bad as an allegation that comes out as a fact. Where the text
does not plainly say whom a pronoun means, there is no statement.
"""

import pytest

from pipeline.extraction.facts import extract_facts
from pipeline.parsing import parse_document

LEAD = "Jan Torvik (3 May 1851 – 9 June 1920) was a Norwegian banker and politician.\n\nTrial edit\n\n"
LEGAL = {
    *("charged_with", "convicted_of", "sentenced_to", "accused_of", "acquitted_of", "arrested_by", "pardoned_by"),
    *("fined_by", "pleaded_guilty_to", "charged_by", "investigated_by"),
}


def said(text, lead=LEAD):
    """The statements behind the lead, as (subject, property, value)."""
    document = parse_document(lead + text)
    facts = extract_facts(document)
    return [
        (
            facts.entities[s.subject].name if s.subject is not None else s.subject_text,
            s.property,
            s.value_text or s.value_edtf,
        )
        for s in facts.statements
        if s.start >= len(lead)
    ]


@pytest.mark.parametrize(
    ("text", "bystander"),
    [
        ("He was defended by the lawyer Nils Brekke. The court found him guilty of misusing funds.", "Brekke"),
        ("He was defended by the lawyer Nils Brekke. In 1893 he was sentenced to two years in prison.", "Brekke"),
        ("The magistrate Per Lund had Torvik arrested. A board then found him guilty of misconduct.", "Lund"),
        ("He was arrested in 1894 on the order of General Olav Moe, and charged with high treason.", "Moe"),
        ("His chief, Olav Moe, dismissed him in 1894; he was charged with fraud a year later.", "Moe"),
        ("The prosecutor Olav Moe opened the case against Torvik and was sure that he was guilty of fraud.", "Moe"),
        ("Torvik wrote to Olav Moe. He was convicted of perjury in 1901.", "Moe"),
        ("Together with the reporter Olav Moe he was seen in Oslo, where he was arrested by the police.", "Moe"),
    ],
)
def test_matters_of_the_law_are_not_pinned_on_bystanders(text, bystander):
    """Who only stands near a charge or conviction is not the one who was charged or convicted."""
    assert [s for s in said(text) if s[1] in LEGAL and bystander in (s[0] or "")] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("On 18 April 1890 he married Lucie Holm. At the beginning of 1893 he joined the General Staff.", "Holm"),
        ("Later he quarrelled with Olav Moe. He died in Paris at the age of 75.", "Moe"),
        ("The bank was represented by Albert Moe, the brother of Georg Moe.", "bank"),
        ("Olav Lund was represented by Albert Moe, the brother of Georg Moe.", "Lund"),
    ],
)
def test_pronouns_and_appositions_stay_with_their_own(text, wrong):
    """A pronoun that does not plainly mean somebody gives nothing; an apposition belongs to its own name."""
    assert [s for s in said(text) if wrong in (s[0] or "") and s[1] not in ("occupation", "spouse")] == []


@pytest.mark.parametrize(
    ("text", "property_", "values"),
    [
        ("Torvik was acquitted of swindling and convicted only of breach of trust.", "acquitted_of", {"swindling"}),
        (
            "Torvik was acquitted of swindling and convicted only of breach of trust.",
            "convicted_of",
            {"breach of trust"},
        ),
        ("Torvik was charged with murder and acquitted by a jury in September.", "charged_with", {"murder"}),
        ("Torvik was arrested on the order of the minister and charged with treason.", "charged_with", {"treason"}),
        (
            "Torvik was acquitted on 11 January 1898, and two days later Ole Vik published a letter.",
            "acquitted_of",
            set(),
        ),
        (
            'The court found Torvik guilty of "habitual neglect" by one vote, and he was dismissed.',
            "convicted_of",
            None,
        ),
    ],
)
def test_values_end_where_the_charge_ends(text, property_, values):
    """What somebody was charged with ends before the next verb, date or clause."""
    found = {value for _, name, value in said(text) if name == property_}
    if values is None:
        assert all("vote" not in value and "dismissed" not in value for value in found)
    else:
        assert found <= values


def test_row_of_an_infobox_keeps_its_direction():
    """The president under whom somebody held an office does not lead him."""
    lead = "Jan Torvik\nPrime Minister of Norway\nIn office\n1901–1903\nPresidentOlav Moe\nBorn3 May 1851\n\n" + LEAD
    document = parse_document(lead)
    facts = extract_facts(document)
    assert [s for s in facts.statements if s.property == "leader_of" and s.value == 0] == []


def test_youth_organisation_is_not_the_party():
    """Who began in a party's youth organisation is not said to be a member of the party."""
    text = "Torvik began his career in 1909 in Norway's Labour Party youth organization."
    assert [s for s in said(text) if s[1] == "member_of_party"] == []


def plain(text):
    """The statements behind the lead that come out as plain facts."""
    document = parse_document(LEAD + text)
    facts = extract_facts(document)
    return [
        (s.property, s.value_text or s.value_edtf)
        for s in facts.statements
        if s.start >= len(LEAD) and s.certainty.level == "asserted" and not s.certainty.negated
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Had he been convicted of fraud in 1895, Torvik would have lost his seat.",
        "If convicted of fraud, Torvik would have been sentenced to ten years in prison.",
        "Torvik could be sentenced to ten years in prison for fraud.",
        "Torvik was nearly convicted of fraud in 1895.",
        "Torvik was all but convicted of fraud by the press.",
        "No court ever found Torvik guilty of fraud.",
        "Neither Torvik nor Moe was convicted of fraud.",
        "Torvik, the alleged leader of the Black Hand, was seen in Oslo.",
        "In the novel The Bank, Torvik founded the Harbour Company in 1880 and was convicted of fraud.",
        "In an alternate history, Torvik founded the Harbour Company.",
        "In the film, Torvik plays a banker who is convicted of murder.",
        "A rumour spread that Torvik was married to Ellen Moe.",
        "Torvik was nominated for the Bergen Prize in 1905.",
        "He lost the Bergen Prize to Olav Moe in 1905.",
        "Torvik declined to serve as chairman of the Bergen Bank.",
        "Torvik was to be appointed governor of Finnmark in 1906.",
        "Torvik hoped to study at the University of Oslo.",
        "The Harbour Company was to be acquired by the Bergen Bank in 1906.",
        "The Bergen Bank tried to acquire the Harbour Company in 1906.",
        "It is unclear whether Torvik founded the Harbour Company.",
        "Torvik jokingly described himself as the president of the Harbour Company.",
        "The lawyer was charged with defending Torvik, later known for it.",
        'Moe called Torvik "a convicted thief and a murderer".',
        "Torvik's conviction for fraud was overturned in 1897.",
        "Torvik was supposedly educated at the University of Oslo.",
        "Police said Torvik had confessed to murder.",
        "Torvik was acquitted on appeal after having been convicted of fraud.",
        "Moe accused him of fraud and of being a member of the Black Hand.",
    ],
)
def test_what_did_not_happen_is_no_fact(text):
    """Conditions, fiction, plans, refusals, rumours, nominations and overturned verdicts give no plain fact."""
    assert plain(text) == []


@pytest.mark.parametrize(
    ("text", "bystander"),
    [
        ("Moe, unlike Torvik, was sentenced to two years in prison.", "Torvik"),
        ("Olav Moe, the brother of Jan Torvik, was convicted of fraud in 1895.", "Torvik"),
        ("The head of the Harbour Company was convicted of fraud in 1895.", "Harbour"),
        ("Two officials in the bank's Harbour Office were found guilty of fraud in 1895.", "Harbour"),
        ("In a letter to Olav Moe, Torvik was charged with fraud and sentenced to two years in prison.", "Moe"),
    ],
)
def test_a_verdict_stays_with_its_subject(text, bystander):
    """Who is only compared, related or in charge of the guilty is not the one that a court judged."""
    assert [s for s in said(text) if s[1] in LEGAL and bystander in (s[0] or "")] == []


def test_a_verdict_goes_on_with_its_subject():
    """What follows a verdict in the same breath is about the one it was about."""
    text = "In the spring after the war Torvik was convicted of treason and sentenced to two years in prison."
    assert ("Jan Torvik", "sentenced_to", "two years in prison") in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The lawyer Nils Brekke, who was charged with defending Torvik, wrote a book.",
        "Nils Brekke was charged with investigating fraud at the bank.",
        "Nils Brekke was charged with the task of finding the money.",
    ],
)
def test_a_duty_is_no_charge(text):
    """Who is charged with a task by an office is not accused of anything."""
    assert [s for s in said(text) if s[1] in ("charged_with", "accused_of")] == []


@pytest.mark.parametrize(
    "opening",
    [
        *("According to Anna Lie", "After Anna Lie", "For Anna Lie", "With Anna Lie", "Unlike Anna Lie"),
        *("Like Anna Lie", "Said Anna Lie", "In the view of Anna Lie", "As stated by Anna Lie"),
        "With his lawyer Anna Lie",
        "According to the banker Anna Lie",
    ],
)
@pytest.mark.parametrize(
    ("claim", "property_"),
    [
        ("Torvik was convicted of fraud in 1890.", "convicted_of"),
        ("Torvik was charged with fraud.", "charged_with"),
        ("Torvik was accused of theft.", "accused_of"),
        ("Torvik was sentenced to death.", "sentenced_to"),
        ("Torvik was acquitted of fraud.", "acquitted_of"),
    ],
)
def test_who_stands_in_an_opening_phrase_is_no_defendant(opening, claim, property_):
    """A comma behind an opening phrase makes no list: only who stands behind it is tried."""
    assert {s[0] for s in said(f"{opening}, {claim}") if s[1] == property_} == {"Jan Torvik"}


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Torvik, Anna Lie and Max Roe were convicted of fraud.", {"Jan Torvik", "Anna Lie", "Max Roe"}),
        ("Torvik, Anna Lie, and Max Roe were convicted of fraud.", {"Jan Torvik", "Anna Lie", "Max Roe"}),
        ("Torvik and Anna Lie were convicted of fraud.", {"Jan Torvik", "Anna Lie"}),
        ("According to Anna Lie, Torvik and Max Roe were convicted of fraud.", {"Jan Torvik", "Max Roe"}),
        ("Unlike Anna Lie and Bo Dahl, Torvik was convicted of fraud.", {"Jan Torvik"}),
        ("He shot Anna Lie, and Torvik was convicted of murder.", {"Jan Torvik"}),
    ],
)
def test_a_list_of_defendants_has_an_and_and_a_plural_verb(text, subjects):
    """Who is enumerated as the subject is taken whole; who is governed by what stands before is left out."""
    assert {s[0] for s in said(text) if s[1] == "convicted_of"} == subjects


@pytest.mark.parametrize(
    ("text", "property_", "bystander"),
    [
        ("According to Anna Lie, Torvik left and pleaded guilty to fraud.", "pleaded_guilty_to", "Anna Lie"),
        ("For Anna Lie, Torvik bought Lie Bank in 1891.", "owner_of", "Anna Lie"),
        ("After Anna Lie, Torvik became chairman of Lie Bank in 1895.", "leader_of", "Anna Lie"),
        ("According to Anna Lie, Torvik married Berta Roe in 1888.", "spouse", "Anna Lie"),
    ],
)
def test_the_subject_stands_behind_the_opening_phrase(text, property_, bystander):
    """What the clause says is said of its own subject, and not of who opens the sentence."""
    subjects = {s[0] for s in said(text) if s[1] == property_}
    assert "Jan Torvik" in subjects
    assert bystander not in subjects
