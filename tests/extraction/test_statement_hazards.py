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
