"""Words of texts, the runs of capitalised words, and codes of what the models look at."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.names.features import Group
from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.lexicon import Lexicon
from pipeline.extraction.names.link_features import runs as runs_of
from pipeline.extraction.names.reading import LONGEST_RUN, Reading, read_texts
from pipeline.extraction.names.tokens import pieces_of

LINKS = ["", "of", "of the", "-", "&"]


def runs(*texts: str) -> list[str]:
    read = read_texts(texts, Lexicon(LINKS))
    return [read.text[start:end] for start, end in places(read)]


def places(read: Reading) -> list[tuple[int, int]]:
    """Where the runs begin and end."""
    first, last = (read.places[row] for row in runs_of(read.links)) if len(read.places) else (read.places, read.places)
    return sorted({*zip(read.starts[first].tolist(), read.ends(last).tolist(), strict=True)})


@given(st.text())
def test_words_make_up_the_text(text: str) -> None:
    """Words and the blanks after them make up the whole text, whatever it is, and stand where they are said to."""
    assert "".join(pieces_of(text)) == text
    read = read_texts([text], Lexicon(LINKS))
    for at, number in enumerate(read.words.tolist()):
        word = read.lexicon.words[number].text
        if number and word.strip():
            assert text[read.starts[at] : read.starts[at] + len(word)] == word


@given(st.lists(st.text(alphabet="AB of.\n'the1-"), max_size=4))
def test_texts_do_not_touch(texts: list[str]) -> None:
    """The runs of several texts that are read at once are those of each text alone."""
    read = read_texts(texts, Lexicon(LINKS))
    alone = []
    for text, offset in zip(texts, read.offsets, strict=False):
        alone += [(offset + start, offset + end) for start, end in places(read_texts([text], read.lexicon))]
    assert places(read) == alone


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans(), st.integers(0, 9)), min_size=1))
def test_codes_give_their_fields_back(rows: list[tuple[int, bool, int]]) -> None:
    """The fields that a code was packed of are what its features are made from."""
    lexicon = Lexicon([])
    for word in "abcdefghij":
        lexicon.lower_numbers[word]
    group = Group(("count", "flag", "lower"), lambda _, *fields: [("fields", "|".join(map(str, fields)))])
    codes = group.pack(*(np.array(column) for column in zip(*rows, strict=True)))
    gazetteer = Gazetteer({}, {}, {})
    made = list(map(group.bound(lexicon, gazetteer), codes.tolist()))
    assert made == [[("fields", f"{a}|{b:d}|{lexicon.lowers[c]}")] for a, b, c in rows]


def test_runs_go_over_connecting_words() -> None:
    """A run goes on over the words that may stand in a name, and ends at others."""
    assert runs("she met the Bank of the West and Lund & Co. in Oslo") == ["Bank of the West", "Lund & Co.", "Oslo"]


def test_abbreviations_keep_their_stops() -> None:
    """Initials and abbreviations are one word with their full stop, and a run goes on after them."""
    assert runs("to J. K. Lie of St. Olav in the U.S. Senate") == ["J. K. Lie of St. Olav", "U.S. Senate"]


def test_dates_are_no_runs() -> None:
    """A month beside a number is a date; a month that stands alone may be a name."""
    assert runs("on 3 May 1990 we met May") == ["May"]


def test_runs_end_at_lines_and_are_bounded() -> None:
    """No run goes over a line break, and a line of capitals is cut to runs of bounded length."""
    assert runs("Anna\nLie") == ["Anna", "Lie"]
    sizes = [run.count("A") for run in runs("A " * 1000)]
    assert max(sizes) == LONGEST_RUN
    assert sum(sizes) == 1000
