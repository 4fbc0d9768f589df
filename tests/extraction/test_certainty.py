"""What the words around a claim make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.certainty import CertaintyReader
from pipeline.extraction.frames import frames_of
from pipeline.extraction.model import Certainty, Entity, Facts, Mention, Quotation
from tests.extraction.documents import document_of


def _certainty(sentence: str, claim: str, facts: Facts | None = None, aside: bool = False) -> Certainty | None:
    """How certain the first place of `claim` is in a sentence."""
    start = sentence.index(claim)
    reader = CertaintyReader(document_of(sentence), facts or Facts())
    return reader.certainty_of(0, start, start + len(claim), aside)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Roe founded the club in 1990.", "founded the club"),
        ("Roe was convicted of theft and of perjury.", "convicted of theft"),
        ("Roe was convicted on charges of theft.", "convicted on charges of theft"),
        ("Not a Bug, Inc. was founded in 2001.", "was founded"),
        ("Roe was charged with theft, and she founded a club.", "founded a club"),
        ("Roe not only led the club but also owned it.", "owned it"),
        ("Accused of theft, Roe moved to Norway.", "moved to Norway"),
        ("Roe was charged with theft and was convicted of perjury.", "convicted of perjury"),
        ("Roe, who founded the club in 1990, said that it was small.", "founded the club in 1990"),
        ("The treasury imposed sanctions on Roe and on groups she is said to lead.", "imposed sanctions"),
        ("Roe was arrested by the police on theft charges.", "arrested by the police"),
        ("Roe was banned for six matches for spitting, which he denied.", "was banned"),
        ("Roe founded the club, which denied it.", "founded the club"),
        ("Roe was so impressed that she founded the club.", "founded the club"),
        ("Roe ensured that the club was founded.", "was founded"),
        ("Roe was elected and installed that September and founded the club.", "founded the club"),
        ("It served three states: Roe founded the club.", "founded the club"),
        ("Roe founded the club (founded again in 1990).", "founded the club"),
        ("It was founded in 1919 by Roe, a mason, and moved.", "founded in 1919"),
        ("It was held in 1919 by Roe, a mason.", "in 1919 by Roe"),
    ],
)
def test_plain_words_are_asserted(sentence: str, claim: str) -> None:
    """What stands under no cue is the text's own word, also beside a clause that has one."""
    assert _certainty(sentence, claim) == Certainty()


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Roe allegedly founded the club.", "founded the club"),
        ("Reportedly, Roe founded the club.", "founded the club"),
        ("It is alleged that Roe founded the club.", "founded the club"),
        ("It was widely believed in the town that Roe founded the club.", "founded the club"),
        ("Investigators suspect that Roe founded the club.", "founded the club"),
        ("Roe is said to lead three clubs.", "lead three clubs"),
        ("Roe is accused of leading the club and of stealing from it.", "stealing from it"),
        ("Roe was charged in May with wire fraud.", "wire fraud"),
        ("Roe was arrested by the police on theft charges.", "theft charges"),
        ("Prosecutors charged Roe with wire fraud.", "wire fraud"),
        ("It denounced the alleged “robbery” of the club.", "robbery"),
        ("Rumours that Roe founded the club went round.", "founded the club"),
        ("Roe may have founded the club.", "founded the club"),
        ("Roe founded the club, it was claimed.", "founded the club"),
        ("Roe founded the club, which she denies.", "founded the club"),
        ("Roe founded the club, but this has never been proven.", "founded the club"),
        ("Roe founded the club, but she denied it.", "founded the club"),
        ("Roe founded the club, though no evidence was found.", "founded the club"),
        ("Roe founded the club, it appears.", "founded the club"),
        ("Roe founded the club, if the reports are true.", "founded the club"),
        ("Roe founded the club (allegedly).", "founded the club"),
        ("Roe founded the club (disputed) in 1990.", "founded the club"),
        ("By most accounts, Roe founded the club.", "founded the club"),
        ("The story goes that Roe founded the club.", "founded the club"),
        ("One theory is that Roe founded the club.", "founded the club"),
        ("Fears that Roe founded the club led to a ban.", "founded the club"),
        ("It is doubtful that Roe founded the club.", "founded the club"),
        ("Roe, a purported leader of the club, left.", "leader of the club"),
        ("She was banned for allegedly selling votes.", "selling votes"),
        ("Charges of theft against Roe were heard.", "theft"),
    ],
)
def test_words_of_doubt_make_allegations(sentence: str, claim: str) -> None:
    """Adverbs, verbs, nouns and adjectives of doubt and accusation cover the claim that they govern."""
    certainty = _certainty(sentence, claim)
    assert certainty is not None and certainty.level == "alleged" and not certainty.negated


@pytest.mark.parametrize(
    ("sentence", "claim", "who"),
    [
        ("According to The Crier, Roe founded the club.", "founded the club", "The Crier"),
        ("Roe founded the club, according to The Crier.", "founded the club", "The Crier"),
        ("In 2012, according to The Crier, Roe founded the club.", "founded the club", "The Crier"),
        ("The Crier reported that Roe founded the club.", "founded the club", "The Crier"),
        ("In May 2019 The Crier reported that Roe led the club.", "led the club", "The Crier"),
        ("Max Orr, a spokesman, said that Roe founded the club.", "founded the club", "Max Orr"),
        ("Orr told reporters on Monday that Roe founded the club.", "founded the club", "Orr"),
        ("Orr claims to have founded the club.", "have founded the club", "Orr"),
        ("“Roe founded the club,” Orr later said.", "founded the club", "Orr"),
        ("Roe was described by Orr as the founder of the club.", "the founder of the club", "Orr"),
        ("Orr said he founded the club.", "founded the club", "Orr"),
        ("As reported by The Crier, Roe founded the club.", "founded the club", "The Crier"),
        ("As per The Crier, Roe founded the club.", "founded the club", "The Crier"),
        ("Per The Crier, Roe founded the club.", "founded the club", "The Crier"),
        ("As Orr put it, Roe founded the club.", "founded the club", "Orr"),
        ("Orr said: Roe founded the club.", "founded the club", "Orr"),
        ("Roe founded the club (according to Orr).", "founded the club", "Orr"),
        ("In 2012 investigators inferred that Roe founded the club.", "founded the club", "investigators"),
        ("Orr swore that she founded the club.", "founded the club", "Orr"),
    ],
)
def test_words_of_others_are_reported(sentence: str, claim: str, who: str) -> None:
    """What is given as somebody's word is reported, and whose word it is."""
    certainty = _certainty(sentence, claim)
    assert certainty == Certainty("reported", False, None, who)


def test_a_claim_that_somebody_rejects_is_none_of_the_text() -> None:
    """What is called a claim behind itself, and rejected, is alleged."""
    certainty = _certainty("Roe founded the club, a claim that Orr has always rejected.", "founded the club")
    assert certainty is not None and certainty.level == "alleged"


@pytest.mark.parametrize(
    "sentence",
    [
        "As was widely reported, Roe founded the club.",
        "As some claim, Roe founded the club.",
        "It was inferred that Roe founded the club.",
        "In an unconfirmed report, Roe founded the club.",
    ],
)
def test_word_of_nobody_in_particular_is_reported(sentence: str) -> None:
    """What is told without saying by whom is no fact either."""
    assert _certainty(sentence, "founded the club") == Certainty("reported")


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("It is not true that Roe founded the club.", "founded the club"),
        ("Roe never joined the club.", "joined the club"),
        ("Roe was acquitted of theft.", "theft"),
        ("Charges of theft against Roe were dropped in 2011.", "theft"),
        ("There is no evidence that Roe founded the club.", "founded the club"),
        ("Orr denied that Roe founded the club.", "founded the club"),
        ("Orr denied having founded the club.", "having founded the club"),
        ("Orr rejected the claim that Roe founded the club.", "founded the club"),
    ],
)
def test_denials_are_negated(sentence: str, claim: str) -> None:
    """Denials, acquittals and dropped charges negate what they govern."""
    certainty = _certainty(sentence, claim)
    assert certainty is not None and certainty.negated


def test_a_denial_after_a_report_has_its_speaker() -> None:
    """`said that A, but denied that B`: A is reported, B reported and denied, both by the same."""
    sentence = "Roe told reporters that the state paid for it, but denied that money went to clubs."
    assert _certainty(sentence, "the state paid") == Certainty("reported", False, None, "Roe")
    assert _certainty(sentence, "money went") == Certainty("reported", True, None, "Roe")


def test_alleged_goes_over_reported_and_keeps_whose_word_it_is() -> None:
    """According to the indictment, Roe is accused of theft: alleged, with the indictment's word."""
    sentence = "According to the indictment, Roe is accused of theft."
    assert _certainty(sentence, "theft") == Certainty("alleged", False, None, "the indictment")


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("If Roe founded the club, nobody noticed.", "founded the club"),
        ("They asked whether Roe founded the club.", "founded the club"),
        ("Roe tried to become president of the club.", "become president"),
        ("Roe would have led the club.", "led the club"),
        ("Roe did not become president of the club until 2001.", "become president of the club"),
    ],
)
def test_what_is_not_claimed_has_no_certainty(sentence: str, claim: str) -> None:
    """What is wished, tried, asked or imagined is no statement at all."""
    assert _certainty(sentence, claim) is None


def test_a_not_of_the_clause_leaves_what_stands_aside() -> None:
    """`did not meet the Swedish chemist Roe` says nothing against her being a chemist."""
    sentence = "Orr did not meet the Swedish chemist Roe."
    assert _certainty(sentence, "Swedish chemist Roe", aside=True) == Certainty()


def test_a_quotation_is_its_speakers_word() -> None:
    """What begins inside a quotation is reported with the quotation's speaker, also where no verb governs it."""
    sentence = "Roe “led the club for years and left it in debt” then."
    start = sentence.index("“") + 1
    facts = Facts(entities=[Entity("Person", "Orr")], quotations=[Quotation(0, start, sentence.index("”"), 0, "Orr")])
    assert _certainty(sentence, "led the club", facts) == Certainty("reported", False, 0, "Orr")


def test_the_speaker_is_the_entity_that_is_mentioned() -> None:
    """Where a mention covers the speaker's words, the certainty names the entity."""
    sentence = "The Crier reported that Roe founded the club."
    facts = Facts(entities=[Entity("Person", "Roe"), Entity("Organization", "Crier")])
    facts.mentions = [Mention(1, 0, "name", 4, 9)]
    certainty = _certainty(sentence, "founded the club", facts)
    assert certainty == Certainty("reported", False, 1, "The Crier")


@given(st.text(alphabet="aR ,.;“”\"'()that said denied not Iallegd", max_size=200))
def test_frames_stay_within_the_sentence(text: str) -> None:
    """Whatever the words, a frame covers a stretch of them, and its speaker stands in them."""
    for frame in frames_of(text):
        assert 0 <= frame.start < frame.end <= len(text)
        if frame.speaker:
            assert 0 <= frame.speaker[0] < frame.speaker[1] <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "said ",
        ", which a ",
        "averred that ",
        " (per ",
        "according to ",
        "not ",
        "(",
        "it was said that ",
        ", he denied ",
    ],
)
def test_hostile_sentences_claim_nothing(piece: str) -> None:
    """A sentence of a megabyte that is one cue over and over is not read, and nothing is taken from it."""
    assert _certainty("Roe led it, " + piece * 100_000, "led it") is None
    assert frames_of(piece * 300) is not None
