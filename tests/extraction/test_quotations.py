"""Quotations: what is quoted for its words, and who said it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction.model import Entity, Mention
from pipeline.extraction.quotations import find_quotations
from pipeline.parsing.model import Citation, Sentence
from tests.extraction.documents import document_of


def read(line: str) -> list[tuple[str, str | None]]:
    document = document_of(line)
    return [(document.text[q.start : q.end], q.speaker_text) for q in find_quotations(document)]


@pytest.mark.parametrize(
    ("line", "words", "speaker"),
    [
        ('Anna Lie told reporters that the plan "would never work".', "would never work", "Anna Lie"),
        ('Anna Lie said, "We shall see about that."', "We shall see about that.", "Anna Lie"),
        ('Anna Lie later publicly stated: "We shall see."', "We shall see.", "Anna Lie"),
        ('"We shall see about that," said Anna Lie.', "We shall see about that,", "Anna Lie"),
        ('"We shall see about that", Lie wrote in 1999.', "We shall see about that", "Lie"),
        ('"We shall see about that," according to Anna Lie.', "We shall see about that,", "Anna Lie"),
        ('According to the Lund Institute, it was "a very dull affair".', "a very dull affair", "the Lund Institute"),
        ('According to museum director Anna Lie, it was "a dull affair".', "a dull affair", "museum director Anna Lie"),
        ('In the words of Anna Lie, it was "a very dull affair".', "a very dull affair", "Anna Lie"),
        ('The Daily Post described the event as "a meeting of cranks,"', "a meeting of cranks,", "The Daily Post"),
        ('It was what The Post described as "an \'embassy\' of hope".', "an 'embassy' of hope", "The Post"),
        ('It was described by critic Anna Lie as "a dull affair".', "a dull affair", "critic Anna Lie"),
        ('Anna Lie, a critic of the Post, called it "a dull affair".', "a dull affair", "Anna Lie"),
        ('A French obituary stated "the man is dead".', "the man is dead", "A French obituary"),
        ('Lie denied this, saying that it was "a dull affair".', "a dull affair", "Lie"),
        ('Lie was quoted by the Post as saying it was "a dull affair".', "a dull affair", "Lie"),
        ('The Post quoted Anna Lie as saying "it was a dull affair".', "it was a dull affair", "Anna Lie"),
        ('Her works, writes Anna Lie, "are of no great interest".', "are of no great interest", "Anna Lie"),
        ('Lie\'s secretary wrote that it was "a dull affair".', "a dull affair", "Lie's secretary"),
        ("Lie said “it was a dull affair”.", "it was a dull affair", "Lie"),
        ("Lie said «it was a dull affair».", "it was a dull affair", "Lie"),
        ('The Lund Institute (LI) said it was "a dull affair".', "a dull affair", "The Lund Institute"),
        ('Anna Lie wrote to him and called it "a dull affair".', "a dull affair", "Anna Lie"),
        ('"We shall see it," said agency spokesman Bo Ek.', "We shall see it,", "agency spokesman Bo Ek"),
        ('Anna Lie in her review for Variety called it "a dull affair".', "a dull affair", "Anna Lie"),
        ('A play called "the dull affair" ran on.', "the dull affair", None),
        ('According to the Post, Anna Lie has left, saying it was "a dull affair".', "a dull affair", "Anna Lie"),
        ('She made the site Hub, described as "a dull affair".', "a dull affair", None),
        ('Lie wrote in her column: "it was a dull affair".', "it was a dull affair", "Lie"),
        ('He said it was "a dull affair".', "a dull affair", "He"),
        ('It was also termed "a dull affair" in 1999.', "a dull affair", None),
        ('She taught at a "small private university" there.', "small private university", None),
        ('They were accused of “high treason against France” then.', "high treason against France", None),
    ],
)  # fmt: skip
def test_speakers(line: str, words: str, speaker: str | None) -> None:
    """The speaker is whom the words before or after the quotation name, and nobody where they name none."""
    assert read(line) == [(words, speaker)]


@pytest.mark.parametrize(
    "line",
    [
        'He founded the "Harris Press Company" in Ohio.',
        'She studied "Neuroscience and Consciousness" there.',
        'They denied the alleged "genocide" of many.',
        'The song "we go home again" was a hit.',
        'An essay titled "on the way to nowhere" came out.',
        'He was known as "the old man of the hills".',
        'It uses the so-called "link pattern".',
        'A page is referred to as a "wiki page".',
        'They ran a raid called "Operation Snow White".',
        "It wasn't the players' or the '90s' fault.",
        'A 12" record and a 7" record.',
        'An empty "" pair and a lone " mark.',
    ],
)
def test_no_quotations(line: str) -> None:
    """Names, titles, single words and marks that are no quotation marks quote nobody."""
    assert read(line) == []


def test_a_quotation_goes_beyond_its_sentence() -> None:
    """A quotation that spans sentences is one, in the sentence where it begins."""
    text = 'Lie said "it was dull. It was long. I left."'
    document = document_of(text)
    document.sentences = [
        Sentence(0, start, end, text[start:end]) for start, end in ((0, 22), (23, 35), (36, len(text)))
    ]
    (found,) = find_quotations(document)
    assert (found.sentence, text[found.start : found.end]) == (0, "it was dull. It was long. I left.")


def test_a_continued_quotation_has_the_same_speaker() -> None:
    """What follows a quotation with no more than a joint between is the same speaker's, also its translation."""
    assert read('A paper stated "le roi est mort" ("the king is dead").') == [
        ("le roi est mort", "A paper"),
        ("the king is dead", "A paper"),
    ]


def test_the_next_sentence_names_no_speaker() -> None:
    """Who speaks in the sentence after a quotation did not speak in it."""
    assert read('It raised "a number of hard questions." Anna Lie said little.') == [
        ("a number of hard questions.", None)
    ]


def test_an_unclosed_mark_spoils_no_other() -> None:
    """A mark that was never closed is left when the next one opens."""
    assert read('He wrote "of this. Lie said "it was a dull affair".') == [("it was a dull affair", "Lie")]


def test_speaker_is_the_mentioned_entity() -> None:
    """With mentions, the speaker is the entity that is named in the speaker's words."""
    text = 'Museum director Anna Lie said "it was a dull affair".'
    document = document_of(text)
    entities = [Entity("Person", "Bo Ek"), Entity("Person", "Anna Lie")]
    mentions = [Mention(1, 0, "name", 16, 24)]
    (found,) = find_quotations(document, entities, mentions)
    assert (found.speaker, found.speaker_text) == (1, "Anna Lie")


def test_a_pronoun_is_the_person_named_last() -> None:
    """`She` is the person named last in the paragraph, else the subject of the article, and never an organisation."""
    text = 'Lie left the Post. She said "it was a dull affair".'
    document = document_of(text)
    people = [Entity("Person", "Bo Ek"), Entity("Person", "Anna Lie"), Entity("Company", "Post")]
    mentions = [Mention(1, 0, "name", 0, 3), Mention(2, 0, "name", 13, 17)]
    assert [q.speaker for q in find_quotations(document, people, mentions)] == [1]
    assert [q.speaker for q in find_quotations(document, people, [])] == [0]
    assert [q.speaker for q in find_quotations(document, people[2:], [])] == [None]


def test_a_block_of_quoted_text_is_a_quotation() -> None:
    """A quote block after a colon is a quotation as a whole, of whom the line before it names."""
    document = document_of("At last Anna Lie wrote to the court:", "I did it and would again.", "It was so.")
    document.blocks[1].kind = "quote"
    (found,) = find_quotations(document)
    assert (found.sentence, document.text[found.start : found.end]) == (1, "I did it and would again.")
    assert found.speaker_text == "Anna Lie"


def test_a_line_below_a_quotation_signs_it() -> None:
    """The name below a quotation in a quote block is its speaker, and no quotation."""
    document = document_of('"I did it and would again."', "Anna Lie, head of the court")
    document.blocks[0].kind = document.blocks[1].kind = "quote"
    (found,) = find_quotations(document)
    assert found.speaker_text == "Anna Lie"


def test_overlapping_cuts_are_cut_once() -> None:
    """A marker that a sentence and a citation both take out moves the offsets only once."""
    text = 'Lie[1]: 7 said "it was a dull affair".'
    document = document_of(text)
    document.sentences[0] = Sentence(0, 0, len(text), text.replace("[1]: 7", ""), ((3, 9),))
    document.citations = [Citation(0, 0, 0, "1", "source", None, 3, 6)]
    (found,) = find_quotations(document)
    assert text[found.start : found.end] == "it was a dull affair"


def test_offsets_leave_markers_out() -> None:
    """Offsets point into the raw text, also behind a citation marker."""
    text = 'Lie[1] said "it was a dull affair".'
    document = document_of(text)
    document.sentences[0] = Sentence(0, 0, len(text), text.replace("[1]", ""), ((3, 6),))
    (found,) = find_quotations(document)
    assert (text[found.start : found.end], found.speaker_text) == ("it was a dull affair", "Lie")


_NAMES = st.sampled_from(["Anna Lie", "The Daily Post", "Dr. Bo Ek", "the Lund Institute", "Ursula von der Au"])
_WORDS = st.lists(
    st.sampled_from(["we", "shall", "see", "about", "that", "plan", "of", "ours"]), min_size=3, max_size=20
)


@given(_NAMES, _WORDS, st.sampled_from(['{n} said, "{w}."', '"{w}," said {n}.', 'According to {n}, "{w}".']))
def test_quotations_come_back(name: str, words: list[str], form: str) -> None:
    """A quotation in any of the common forms comes back with its exact words and its speaker."""
    quoted = " ".join(words)
    ((found, speaker),) = read(form.format(n=name, w=quoted))
    assert found.rstrip(".,") == quoted
    assert speaker == name


_PIECES = st.sampled_from(
    ['"', "“", "”", "«", "»", "'", "Lie", "said", "the", "a", "b", "c", ".", ",", "by", "as", "(", ")", "according to",
     "told", "saying", "was", "quoted", "In", "Mr.", "„", "—"]
)  # fmt: skip


@settings(max_examples=300)
@given(
    st.lists(_PIECES, max_size=40).map(" ".join) | st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=80)
)
def test_any_line(line: str) -> None:
    """No line raises; spans lie in it, in order and apart; a speaker's words are not empty."""
    document = document_of(line.replace("\n", " "))
    end = 0
    for quotation in find_quotations(document):
        assert end <= quotation.start < quotation.end <= len(document.text)
        assert quotation.speaker_text is None or quotation.speaker_text.strip()
        end = quotation.end


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Anna Lie, secretary of the bank in 1906 said, "we never had so much money in the house".', "Anna Lie"),
        ('After the trial a dinner was given where Lie held up a bill, adding "I would rather burn it all".', "Lie"),
        ('Lie was found guilty of "assisting in the theft of a boat" in the Bergen District Court.', "Bergen"),
        ('That year the bank decided to close its doors stating that "there was no money left in it".', "the bank"),
    ],
)
def test_a_speaker_is_found_beyond_the_words_beside_the_marks(text, speaker):
    """An open apposition, the subject of a free participle and the court of a verdict say whose words they are."""
    quotation = find_quotations(document_of(text))[0]
    assert speaker in (quotation.speaker_text or "")
