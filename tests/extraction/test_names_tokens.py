"""Words of a text and the runs of capitalised words."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.names.tokens import LONGEST_RUN, read_words

LINKS = frozenset({"", "of", "of the", "-", "&"})


def runs(text: str) -> list[str]:
    read = read_words(text, LINKS)
    return [text[read.starts[run.words[0]] : read.end(run.words[-1])] for run in read.runs]


@given(st.text())
def test_every_character_belongs_to_one_word(text: str) -> None:
    """Words and the blanks after them make up the whole text, whatever it is."""
    read = read_words(text, LINKS)
    assert read.starts[-1] == len(text) if text else read.starts == [0]
    for at, word in enumerate(read.words):
        if word.text.strip():
            assert text[read.starts[at] : read.end(at)] == word.text


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
    read = read_words("A " * 1000, LINKS)
    assert max(len(run.words) for run in read.runs) == LONGEST_RUN
    assert sum(len(run.words) for run in read.runs) == 1000
