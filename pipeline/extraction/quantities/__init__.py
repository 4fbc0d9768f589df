"""Amounts of money, shares, and counts with their unit."""

from collections.abc import Iterator, Sequence

from pipeline.extraction.dates.context import is_year
from pipeline.extraction.model import Quantity
from pipeline.extraction.passages import Passage, passages
from pipeline.extraction.quantities.context import bound_before, is_counted, is_in_name, is_no_quantity
from pipeline.extraction.quantities.money import sign_after
from pipeline.extraction.quantities.numbers import Number, find_numbers
from pipeline.extraction.quantities.units import Unit, share_after, unit_after
from pipeline.parsing.model import Document

__all__ = ["find_quantities"]

_NAME_NUMBERS = 100  # below it, a number after a name may be part of it: Apollo 11
_BOUNDED = 10  # from this on, a number with a bound and no noun is a count: some 200 died
_LARGE = 1000  # from this on, so is a number in words


def find_quantities(document: Document, told: Sequence[Passage] | None = None) -> list[Quantity]:
    """All amounts, shares and counts of an article's prose and captions, in the order of the text.

    `told` are its passages, where they are known already.

    Dates, ages, times, scores, labels and numbers in names are none. `value` is the number as it is written, exactly;
    of a range it is the smaller end, and `value_max` the greater.
    """
    found = []
    for passage in passages(document) if told is None else told:
        if not passage.is_row and passage.kind != "heading":
            for start, end, quantity in _quantities_of(passage.text):
                quantity.sentence = passage.sentence
                quantity.start, quantity.end = passage.span(start, end)
                found.append(quantity)
    return found


def _quantities_of(text: str) -> Iterator[tuple[int, int, Quantity]]:
    """Quantities with start and end in the text; their places in the document are still to be set."""
    last_end = 0
    for number in find_numbers(text):
        if number.start < last_end:
            continue
        quantity = Quantity(None, 0, 0, number.value, number.value_max)
        end = _read_money(quantity, number, text) or _read_unit(quantity, number, text)
        if end is not None:
            quantity.bound, start = bound_before(text, number.start)
            last_end = end
            yield start, end, quantity


def _read_money(quantity: Quantity, number: Number, text: str) -> int | None:
    """Set the currency of a sum, and give its end; None where the number is no sum."""
    sign, after = number.sign, sign_after(text, number.end)
    if sign is None and after is None:
        return None
    if after is not None and (sign is None or sign.general or after.currency == sign.currency):
        quantity.currency = after.currency
        if sign is None and after.scale > 1:
            quantity.value = float(number.first * after.scale)
            quantity.value_max = None if number.last is None else float(number.last * after.scale)
        return after.end
    quantity.currency = sign.currency if sign is not None else None
    return number.end


def _read_unit(quantity: Quantity, number: Number, text: str) -> int | None:
    """Set the unit of a share or count, and give its end; None where the number counts nothing."""
    unit = share_after(text, number.end)
    if unit is None and not _is_counting(number, text):
        return None
    if unit is None:
        unit = unit_after(text, number.end, not number.in_words, (number.last or number.first) == 1)
    if unit is None:
        unit = _plain_count(number, text)
    if unit is None:
        return None
    quantity.unit = unit.name
    return unit.end


def _is_counting(number: Number, text: str) -> bool:
    """Whether a number may count something, by the words around it."""
    start, end, figures = number.start, number.end, number.figures
    if is_no_quantity(text, start, end) or (text[end : end + 1].isalpha() and number.in_words):
        return False
    if number.in_words:
        return not (text[start].isupper() and start > 0 and text[start - 1] == " ")  # the Big Six
    if len(figures) == 4 and figures.isdigit() and is_year(text, start, end):
        return False
    return not (figures and number.first < _NAME_NUMBERS and is_in_name(text, start))


def _plain_count(number: Number, text: str) -> Unit | None:
    """`count`, for a number that is large or bounded and has no noun: `it employs 6,000`."""
    if text[number.end : number.end + 1].isalpha():
        return None
    large = number.first >= _LARGE if number.in_words else not number.figures or "," in number.figures
    bounded = number.first >= _BOUNDED and bound_before(text, number.start)[0] != "exact"
    return Unit("count", number.end) if large or bounded or is_counted(text, number.start) else None
