"""The words of an article's texts as arrays, and the runs of capitalised words that names are found in.

Words that may belong to names are candidates: capitalised ones, and numbers beside them. What stands between a
candidate and the next is a link, where names are known to go on over it. Candidates that are linked make a run.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.extraction.names.lexicon import (
    APART,
    CAPITAL,
    EDGES,
    END,
    MONTH,
    NUMERIC,
    PLAIN,
    QUOTE,
    STARTS_LINK,
    TOGETHER,
    Lexicon,
    Numbers,
    Truths,
)
from pipeline.extraction.names.tokens import pieces_of

LONGEST_RUN = 24  # words; more in a row are a heading or a list, not a name
FURTHEST = 4  # words from one candidate to the next that can be linked to it


@dataclass(slots=True)
class Reading:
    """The words of some texts, one after the other, with `EDGES` empty ones before and after each."""

    lexicon: Lexicon
    text: str  # the texts in one
    offsets: Numbers  # where each text begins in it
    article: Numbers  # the article that each text is of
    begins: Numbers  # the first word of each text
    words: Numbers  # by the lexicon
    lower: Numbers
    marks: Numbers
    starts: Numbers  # characters
    owner: Numbers  # the text that each word belongs to
    local: Numbers  # numbers of lower-case words that are different in each text
    places: Numbers  # of the candidates
    links: Numbers  # from each candidate to the next; -1 where there is none
    opens: Truths  # whether each word is the first of a sentence, as far as one can see
    plain: Truths  # whether the text has a word in lower case too
    sentence: Numbers  # a number for each sentence, as far as one can see; the mark that ends it is its last word

    def ends(self, places: Numbers) -> Numbers:
        """Where words end in the text."""
        ends: Numbers = self.starts[places] + self.lexicon.length[self.words[places]]
        return ends

    def articles(self, places: Numbers) -> Numbers:
        """The articles that words are of."""
        articles: Numbers = self.article[self.owner[places]]
        return articles

    def names(self, first: Numbers, last: Numbers) -> Numbers:
        """The numbers of the names from each first to each last word."""
        lower, number = self.lower, self.lexicon.name_numbers
        pairs = zip(first.tolist(), (last + 1).tolist(), strict=True)
        return np.array([number[lower[start:end].tobytes()] for start, end in pairs], np.int64)


def read_texts(texts: Sequence[str], lexicon: Lexicon, articles: Iterable[int] = ()) -> Reading:
    """The words and runs of the texts; a run goes on over links that the lexicon knows, and never over a line break.

    `articles` tells of several articles' texts which one each is of, by numbers that go up.
    """
    edge = [""] * EDGES
    pieces = [*edge]
    counts = []
    for text in texts:
        size = len(pieces)
        pieces += pieces_of(text)
        pieces += edge
        counts.append(len(pieces) - size)
    count = len(pieces)
    words = np.fromiter(map(lexicon.numbers.__getitem__, pieces), np.int64, count)
    lengths = np.fromiter(map(len, pieces), np.int64, count)
    starts = lengths.cumsum() - lengths
    owner = np.zeros(count, np.int64)
    owner[EDGES:] = np.repeat(np.arange(len(texts)), counts)
    marks, lower = lexicon.marks[words], lexicon.lower[words]
    _, local = np.unique(owner << 32 | lower, return_inverse=True)
    plain = np.zeros(count, np.bool_)
    plain[local[marks & PLAIN != 0]] = True
    places = _candidates(marks)
    begins = EDGES + np.cumsum([0, *counts[:-1]])
    sizes = np.array([len(text) for text in texts], np.int64)
    article = np.array([*articles] or [0] * len(texts), np.int64)
    links = _links(lexicon, words, lower, starts, places)
    return Reading(
        lexicon, "".join(texts), sizes.cumsum() - sizes, article, begins, words, lower, marks, starts, owner, local,
        places, links, _opens(marks), plain[local], _sentences(marks),
    )  # fmt: skip


def _opens(marks: Numbers) -> Truths:
    ends = marks & END != 0
    opens = np.ones(len(marks), np.bool_)
    opens[1:] = ends[:-1]
    opens[2:] |= (marks[1:-1] & QUOTE != 0) & ends[:-2]
    return opens


def _sentences(marks: Numbers) -> Numbers:
    ends = marks & END != 0
    sentences: Numbers = np.cumsum(ends) - ends
    return sentences


def _candidates(marks: Numbers) -> Numbers:
    """The capitalised words and the numbers beside them; a month beside a number makes a date, and no name."""
    numeric = marks & NUMERIC != 0
    capital = marks & CAPITAL != 0
    capital[1:-1] &= ~((marks[1:-1] & MONTH != 0) & (numeric[:-2] | numeric[2:]))
    beside = numeric.copy()
    beside[1:-1] &= capital[:-2] | capital[2:]
    return np.flatnonzero(capital | beside)


def _links(lexicon: Lexicon, words: Numbers, lower: Numbers, starts: Numbers, places: Numbers) -> Numbers:
    """The number of the link from each candidate to the next, -1 where there is none."""
    gaps = np.diff(places)
    links = np.full(len(gaps), -1)
    left, right = places[:-1], places[1:]
    touching = starts[left] + lexicon.length[words[left]] == starts[right]
    beside = gaps == 1
    links[beside] = np.where(touching, TOGETHER, APART)[beside]
    one = np.flatnonzero(gaps == 2)
    links[one] = lexicon.link[words[left[one] + 1]]
    further = (gaps > 2) & (gaps <= FURTHEST)
    further[further] = lexicon.marks[words[left[further] + 1]] & STARTS_LINK != 0
    lowers = lexicon.lowers
    for at in np.flatnonzero(further).tolist():
        between = " ".join(lowers[word] for word in lower[left[at] + 1 : right[at]].tolist())
        links[at] = lexicon.link_numbers.get(between, -1)
    return _bounded(links)


def _bounded(links: Numbers) -> Numbers:
    """Links without those that would make a run longer than it may be."""
    if len(links) < LONGEST_RUN:
        return links
    at = np.arange(1, len(links) + 1)
    begins = np.maximum.accumulate(np.where(links < 0, at, 0))
    links[(at - begins) % LONGEST_RUN == 0] = -1
    return links
