"""The words of a row are what stands at its offsets: our own rows always agree, and others are found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction.facts import extract_facts
from pipeline.extraction.model import Facts
from pipeline.parsing import parse_document
from pipeline.tables.article import Article
from pipeline.tables.evidence import misplaced
from pipeline.tables.records import make_columns
from pipeline.tables.schema import load_tables
from pipeline.tables.validation import validate

_ENTRIES = """
References[edit]

  1. ^ a b Lie, Anna (1932). Women of the Quay. Oslo: Havn. ISBN 0-19-852663-6.
  2. ^ a b "The Torvik Bank". Bergen Gazette. 4 March 1881.
  3. ^ Berg, Ola (1951). A House of Lenders. Bergen: Fjord.
"""

# A sentence as copies have it, and its words.
_SENTENCES = [
    ("The clerks fled,[1]: 239 Torvik alone stayed.", "The clerks fled, Torvik alone stayed."),
    ("Torvik,[1]:\u200a19\u200a a widow,[2][3]:\u200axix\u200a ran it.", "Torvik, a widow, ran it."),
    ("The vault[2]:32[3]: 33–35, 41[1] was empty.", "The vault was empty."),
    ('"A dear house",[3]:ch. 4, she wrote.', '"A dear house",, she wrote.'),
    ("The bank[1]\u200b lent to boats[2]\u2060\ufeff in spring.", "The bank lent to boats in spring."),
    ("The doors[2]:\u200a8\u200a\u200b opened at ten.", "The doors opened at ten."),
    ("It had three rules[2]: thrift, thrift and thrift.", "It had three rules: thrift, thrift and thrift."),
    ("Its worth[citation needed]: 400 crowns.", "Its worth: 400 crowns."),
    ("She paid[2]: 300 boats sailed.", "She paid: 300 boats sailed."),
]

_pieces = st.sampled_from(
    ["The bank", "in 1881", "Torvik said", '"so"', "(twice", "Lie)", ".", ",", ";", ":", " ", "\n", "\r"]
)
_markers = st.sampled_from(["[1]", "[2]", "[3]", "[a]", "[note 1]", "[citation needed]", "[2009]", "[12"])
_tails = st.sampled_from(
    [
        "",
        " ",
        ": 239",
        ":32",
        ":\u200a19\u200a",
        ":ch. 1",
        "::xv",
        ": 3–5, 8",
        ": 12 n. 4",
        "\u200b",
        "\u2060\ufeff",
        ": 9\u200b",
    ]
)
_articles = st.lists(st.one_of(_pieces, st.tuples(_markers, _tails).map("".join), st.text(max_size=4)), max_size=40)


def _made(text, facts=None):
    document = parse_document(text)
    article = Article("torvik", "torvik.txt", 0, "0" * 64, title=None)
    return make_columns(article, document, extract_facts(document) if facts is None else facts)


def _refused(made, text):
    tables = load_tables()
    return validate(made, tables, misplaced(made, text, tables))[1]


@pytest.mark.parametrize(("line", "words"), _SENTENCES)
def test_a_sentence_with_pages_behind_its_markers_is_kept(line, words):
    """Pages and invisible characters that follow markers go out of a sentence's words, and it is not refused."""
    text = f"{line} It closed in 1931.[2]\n{_ENTRIES}"
    made = _made(text)
    assert made["sentences"]["text"] == [words, "It closed in 1931."]
    assert _refused(made, text) == []


@pytest.mark.parametrize(
    "change",
    [
        {"start_char": 1},
        {"end_char": 43},
        {"text": "The clerks fled,: 239 Torvik alone stayed."},
        {"text": "The clerks fled,[1] Torvik alone stayed."},
        {"text": "The clerks fled, alone stayed."},
        {"text": "The clerks fled,Torvik alone stayed."},
    ],
)
def test_other_words_or_offsets_are_found(change):
    """A sentence whose offsets are wrong, or that keeps or lacks more than markers and their pages, is refused."""
    text = f"{_SENTENCES[0][0]}\n{_ENTRIES}"
    made = _made(text)
    for column, value in change.items():
        made["sentences"][column][0] = value
    (rejection,) = misplaced(made, text, load_tables())
    assert (rejection.table, rejection.code) == ("sentences", "offset")
    assert rejection.record_id == made["sentences"]["sentence_id"][0]


@settings(max_examples=150, deadline=None)
@given(_articles)
def test_no_row_of_ours_is_refused(pieces):
    """Wherever markers, pages and line ends stand, the rows of an article agree with its text and with one another."""
    text = "".join(pieces) + "\n" + _ENTRIES
    assert _refused(_made(text), text) == []


def test_no_row_of_a_real_article_is_refused(corpus):
    """Of real articles no section, block, sentence, citation or source is refused."""
    for path in sorted(corpus.glob("*/*.txt"))[::8]:
        text = path.read_text("utf-8")
        assert _refused(_made(text, Facts()), text) == [], path.name
