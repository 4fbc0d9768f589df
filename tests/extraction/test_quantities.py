"""Quantities: money, shares and counts, with value, unit, currency and bound."""

import math
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction.numerals import CARDINALS, words_value
from pipeline.extraction.quantities import find_quantities
from pipeline.extraction.quantities.numbers import find_numbers
from pipeline.parsing.model import Sentence
from tests.extraction.documents import document_of

Found = tuple[str, float, float | None, str | None, str | None, str]


def read(line: str) -> list[Found]:
    document = document_of(line)
    return [
        (document.text[q.start : q.end], q.value, q.value_max, q.unit, q.currency, q.bound)
        for q in find_quantities(document)
    ]


@pytest.mark.parametrize(
    ("line", "words", "value", "currency"),
    [
        ("It offers $10 million for news.", "$10 million", 10_000_000, "USD"),
        ("It offers $10 million USD for news.", "$10 million USD", 10_000_000, "USD"),
        ("He paid US$1,000 in cash.", "US$1,000", 1000, "USD"),
        ("He paid C$2.5 million.", "C$2.5 million", 2_500_000, "CAD"),
        ("He paid $500 CAD.", "$500 CAD", 500, "CAD"),
        ("The house cost £3.5bn.", "£3.5bn", 3_500_000_000, "GBP"),
        ("The house cost €5m.", "€5m", 5_000_000, "EUR"),
        ("The house cost $3.5M.", "$3.5M", 3_500_000, "USD"),
        ("The house cost €5\u2009m.", "€5\u2009m", 5_000_000, "EUR"),
        ("The house cost €5\u2028MILLION.", "€5\u2028MILLION", 5_000_000, "EUR"),
        ("The house cost $5 m\u0131llion.", "$5", 5, "USD"),
        ("The house cost $5\u212a a month.", "$5", 5, "USD"),
        ("The house cost EUR 5 million.", "EUR 5 million", 5_000_000, "EUR"),
        ("The house cost 4.2m USD.", "4.2m USD", 4_200_000, "USD"),
        ("He was fined 10 million roubles.", "10 million roubles", 10_000_000, "RUB"),
        ("He was fined 10 million rubles.", "10 million rubles", 10_000_000, "RUB"),
        ("He was fined ten thousand dollars.", "ten thousand dollars", 10_000, "USD"),
        ("He was fined 500 Swiss francs.", "500 Swiss francs", 500, "CHF"),
        ("He was fined 500,000 Swedish kronor.", "500,000 Swedish kronor", 500_000, "SEK"),
        ("It costs ¥300 a day.", "¥300", 300, "JPY"),
        ("It costs $0.10 a day.", "$0.10", 0.1, "USD"),
        ("It costs 1\u00a0000\u00a0000 euros.", "1\u00a0000\u00a0000 euros", 1_000_000, "EUR"),
    ],
)
def test_money(line: str, words: str, value: float, currency: str) -> None:
    """A sum has its value, its ISO 4217 code and no unit."""
    assert read(line) == [(words, value, None, None, currency, "exact")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("It paid 30% of it.", ("30%", 30, None, "percent", None, "exact")),
        ("It paid 30 per cent of it.", ("30 per cent", 30, None, "percent", None, "exact")),
        ("It paid 2.5 percent of it.", ("2.5 percent", 2.5, None, "percent", None, "exact")),
        ("It rose 3 percentage points.", ("3 percentage points", 3, None, "percentage point", None, "exact")),
        ("It paid 30–40% of it.", ("30–40%", 30, 40, "percent", None, "exact")),
        ("He held 355 different patents.", ("355 different patents", 355, None, "patent", None, "exact")),
        ("They had eight children.", ("eight children", 8, None, "child", None, "exact")),
        ("She won two of the Nobel prizes.", ("two of the Nobel prizes", 2, None, "Nobel prize", None, "exact")),
        ("Its 11 other art schools.", ("11 other art schools", 11, None, "art school", None, "exact")),
        ("He served for six weeks.", ("six weeks", 6, None, "week", None, "exact")),
        ("He had a 30-year career.", ("30-year", 30, None, "year", None, "exact")),
        ("It took one year.", ("one year", 1, None, "year", None, "exact")),
        ("It employs approximately 6,000.", ("approximately 6,000", 6000, None, "count", None, "about")),
        ("It employs 1500 people.", ("1500 people", 1500, None, "person", None, "exact")),
        ("It lies 12 km off.", ("12 km", 12, None, "kilometre", None, "exact")),
        ("It has 3\u00a0sq\u00a0mi.", ("3\u00a0sq\u00a0mi", 3, None, "square mile", None, "exact")),
        ("It sold 1.5 million copies.", ("1.5 million copies", 1_500_000, None, "copy", None, "exact")),
        ("It sold a dozen companies.", ("a dozen companies", 12, None, "company", None, "exact")),
        ("It took 10 to 15 years.", ("10 to 15 years", 10, 15, "year", None, "exact")),
        ("It took twelve to eighteen months.", ("twelve to eighteen months", 12, 18, "month", None, "exact")),
        ("Two hundred and fifty members met.", ("Two hundred and fifty members", 250, None, "member", None, "exact")),
        ("It paid up to $10 million.", ("up to $10 million", 10_000_000, None, None, "USD", "at_most")),
        ("It had at least 200 members.", ("at least 200 members", 200, None, "member", None, "at_least")),
        ("It had more than 40 members.", ("more than 40 members", 40, None, "member", None, "at_least")),
        ("It had fewer than 40 members.", ("fewer than 40 members", 40, None, "member", None, "at_most")),
        ("It took two and a half years.", ("two and a half years", 2.5, None, "year", None, "exact")),
        ("Two and a half million copies.", ("Two and a half million copies", 2_500_000, None, "copy", None, "exact")),
        ("It took 2½ years.", ("2½ years", 2.5, None, "year", None, "exact")),
        ("It has a population of 812.", ("812", 812, None, "count", None, "exact")),
        ("Some 200 died.", ("Some 200", 200, None, "count", None, "about")),
        ("It cost $10–20 million.", ("$10–20 million", 10_000_000, 20_000_000, None, "USD", "exact")),
        ("It cost $1 million to $2 million.", ("$1 million to $2 million", 1_000_000, 2_000_000, None, "USD", "exact")),
        ("It cost between $10 and $20 million.", ("$10 and $20 million", 10_000_000, 20_000_000, None, "USD", "exact")),
        ("Between five and six thousand men fell.", ("five and six thousand men", 5000, 6000, "man", None, "exact")),
    ],
)  # fmt: skip
def test_shares_and_counts(line: str, expected: Found) -> None:
    """Shares, durations and counts carry their unit in the singular; the words before them are their bound."""
    assert read(line) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "It opened on 22 March 1999 and closed in 2005.",
        "In the 1980s and the 19th century.",
        "He was 16 and she was 26 years old.",
        "The 16-year-old came two years later.",
        "They met at 10 p.m. and at 10:30.",
        "Apollo 11 and COVID-19 and the number two threat.",
        "They won 3–2 on page 12.",
        "The Big Six met the Seven Samurai.",
        "It was one of the best.",
        "In 490 BC and AD 79.",
    ],
)
def test_no_quantities(line: str) -> None:
    """Dates, ages, times, scores, labels and names are no quantities."""
    assert read(line) == []


def test_sums_in_a_list_are_several() -> None:
    """A sum in another currency is a sum of its own, and no end of a range."""
    found = read("He owed 2,740,900 kronor or $3,620,000, then £5 and €6.")
    assert [(q[1], q[4]) for q in found] == [(2_740_900, "SEK"), (3_620_000, "USD"), (5, "GBP"), (6, "EUR")]


def test_offsets_leave_markers_out() -> None:
    """Offsets point into the raw text, also behind a citation marker."""
    text = "It closed[1] with 30% off."
    document = document_of(text)
    document.sentences[0] = Sentence(0, 0, len(text), "It closed with 30% off.", ((9, 12),))
    (found,) = find_quantities(document)
    assert (text[found.start : found.end], found.sentence) == ("30%", 0)


def test_rows_and_headings_hold_no_counts() -> None:
    """Only running text and captions count; a table's cells have their own columns."""
    assert find_quantities(document_of("Employees 6,000 people", kind="table_row")) == []
    assert len(find_quantities(document_of("A choir of 40 singers", kind="caption"))) == 1


@pytest.mark.parametrize(
    ("words", "value"),
    [("twelve", 12), ("twenty-one", 21), ("two hundred and fifty", 250), ("a million", 10**6), ("two dozen", 24),
     ("three hundred and five thousand and six", 305_006), ("nonsense", None), ("", None)],
)  # fmt: skip
def test_number_words(words: str, value: int | None) -> None:
    """Words give their number, and no number where a word is none."""
    assert words_value(words) == value


@pytest.mark.parametrize("front", ["", "(", "“", "In all—", "They sold "])
def test_numbers_are_found_wherever_they_begin(front: str) -> None:
    """A number begins at the beginning of its text, in a bracket or behind any mark as well as behind a blank."""
    for words in (*CARDINALS, *(word.title() for word in CARDINALS), "a hundred", "A million"):
        assert [n.first for n in find_numbers(f"{front}{words} horses")] == [words_value(words)]
    assert [n.first for n in find_numbers(f"{front}12 horses")] == [12]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("in 2015, he had 3 sons", [3]),
        ("it paid 1500 dollars", [1500]),
        ("from 1500 to 2000 members", [1500]),
        ("some 2000 million tons", [2_000_000_000]),
        ("with 1500 soldiers", [1500]),
        ("about 2000 horses (2010)", [2000]),
    ],
)
def test_plain_years_are_no_numbers(text: str, numbers: list[int]) -> None:
    """Four figures are left out where they are plainly a year, and kept where what follows makes them count."""
    assert [number.first for number in find_numbers(text)] == numbers


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10**9), places=2), st.sampled_from(["$", "£", "€", "US$"])
)
def test_sums_are_exact(amount: Decimal, sign: str) -> None:
    """A sum with groups of three comes back as exactly the number that stands there."""
    ((words, value, *_),) = read(f"He paid {sign}{amount:,} in cash.")
    assert words == f"{sign}{amount:,}"
    assert value == float(amount)


@given(st.integers(1, 999), st.sampled_from(["million", "billion", "thousand"]), st.integers(0, 9))
def test_scales_are_exact(whole: int, scale: str, tenth: int) -> None:
    """`8.1 million` is exactly 8,100,000, without the errors of binary fractions."""
    ((_, value, *_),) = read(f"He paid ${whole}.{tenth} {scale} in cash.")
    assert value == (whole * 10 + tenth) * {"thousand": 10**2, "million": 10**5, "billion": 10**8}[scale]


_PIECES = st.sampled_from(
    ["$", "US$", "€", "10", "1,000", "2.5", "million", "bn", "%", "per", "cent", "two", "hundred", "and", "to", "–",
     "years", "people", "USD", "roubles", "up", "between", "at least", "of", "the", "March", "1999", "a", "dozen", "."]
)  # fmt: skip


@settings(max_examples=300)
@given(
    st.lists(_PIECES, max_size=30).map(" ".join) | st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=80)
)
def test_any_line(line: str) -> None:
    """No line raises; spans lie in it, in order and apart; money has no unit, and all else has one."""
    document = document_of(line.replace("\n", " "))
    end = 0
    for quantity in find_quantities(document):
        assert end <= quantity.start < quantity.end <= len(document.text)
        assert math.isfinite(quantity.value)
        assert quantity.value_max is None or quantity.value_max > quantity.value
        assert (quantity.unit is None) == (quantity.currency is not None)
        assert quantity.bound in {"exact", "about", "at_least", "at_most"}
        end = quantity.end
