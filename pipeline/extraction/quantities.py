"""Amounts of money, shares, and counts with their unit."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from pipeline.extraction.dates.context import is_year
from pipeline.extraction.dates.lexicon import MONTHS
from pipeline.extraction.model import Quantity
from pipeline.extraction.numerals import (
    ABBREVIATED_SCALES,
    NUMBER_WORDS,
    SCALES,
    figures_value,
    words_value,
)
from pipeline.extraction.passages import passages
from pipeline.extraction.vocabulary import read_json, read_table
from pipeline.parsing.model import Document

_CURRENCIES = read_table("currencies")
_MEASURES = read_table("units")
_PLURALS = read_table("plurals")
_COUNTING = read_json("counting")
_NOT_IN_UNITS = frozenset(_COUNTING["not_in_units"])
_NO_NOUN = frozenset(_COUNTING["no_noun"])
_TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})


def _alternatives(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"\s") for form in sorted(forms, key=lambda f: (-len(f), f)))


_SIGNS = [form for form in _CURRENCIES if not form[-1].isalpha() or form == "Rs"]
_CODES = [form for form in _CURRENCIES if len(form) == 3 and form.isupper()]
_MONEY_WORDS = [form for form in _CURRENCIES if form not in _SIGNS and form not in _CODES]
_FIGURES = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3})+|[0-9]+(?:\.[0-9]+)?"
_LONG_SCALE = rf"[\s-]?(?:{'|'.join(SCALES)})\b"
_SHORT_SCALE = rf"\s?(?:{'|'.join(ABBREVIATED_SCALES)}|[Mm]illion|[Bb]illion)\b"

_SIGN_OR_CODE = rf"(?:{_alternatives(_SIGNS)}|(?:{_alternatives(_CODES)})(?![a-z]))"
# what stands before an amount: US$|1,000; EUR |5
_MONEY_BEFORE = re.compile(rf"(?:(?P<sign>{_alternatives(_SIGNS)})|\b(?P<code>{_alternatives(_CODES)}))\s?$")
_LONGEST_SIGN = 6


def _number_form(scale: str, sign: str) -> str:
    """A number with its scale, or two that are joined: 10; 2.5 billion; 10–20 million; after a sign, 10 to $20."""
    return (
        rf"(?P<number>{_FIGURES})(?P<scale>{scale})?(?:(?P<joint>\s?[-–—]\s?|\s(?:to|or|and)\s)"
        rf"{sign}(?P<number2>{_FIGURES})(?P<scale2>{scale})?(?![0-9A-Za-z/:-]))?"
    )


_NUMBER = re.compile(_number_form(_LONG_SCALE, ""))
_SUM = re.compile(
    _number_form(f"{_LONG_SCALE}|{_SHORT_SCALE}", rf"(?:{_SIGN_OR_CODE}\s?)?")
)  # after a sign or code, `5m` is millions
_WORDS = re.compile(rf"(?P<words>{NUMBER_WORDS})(?:(?P<joint>\s(?:to|or|and)\s)(?P<words2>{NUMBER_WORDS}))?")
# Where a number may begin: a figure, or the first letters of a number in words. A quick net, with false catches.
_START = re.compile(
    r"[0-9aA-Zzotfsenhd](?<![0-9A-Za-z].)(?<!\..)(?:(?<=[0-9])|(?<=[aA])(?=\s[dhmtb])|(?<=[otOT])(?=ne|wo|hree|en|we|hi)"
    r"|(?<=[fsenhzFSENZ])(?=our|ive|ift|ort|ix|even|ight|ine|leven|undred|ero))"
)
_BEFORE = 32
_BOUND = re.compile(
    r"(?:\b|(?<=\s)|^)(?:"
    + "|".join(f"(?P<{bound}>{_alternatives(words)})" for bound, words in _COUNTING["bounds"].items())
    + r")\s?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"\b[Bb]etween\s(?:{_SIGN_OR_CODE}\s?)?$")  # between $|10 and
_LABEL_BEFORE = re.compile(
    rf"(?:\b(?:{_alternatives(_COUNTING['no_count_before'])})\s|[#№§+/_=^]|\b(?:{_alternatives(MONTHS)})\.?\s(?:the\s)?"
    r"|[0-9][.,:–—-]|[A-Za-z][-.])$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"[a-zà-ž)\]’'&A-Z]\s*(?<![.!?:;,])\s?\b[A-Z][\w.’'-]*\s$")  # launched Apollo | 11
_PERCENT = re.compile(r"\s?(?:%|[Pp]er\s?cent\b)")
_POINTS = re.compile(r"\s?(?:%|per\s?cent(?:age)?)[\s-]points?\b")
_MONEY_AFTER = re.compile(
    rf"(?P<scale>(?:{'|'.join(ABBREVIATED_SCALES)})(?=\s))?\s?"
    rf"(?:(?P<word>{_alternatives(_MONEY_WORDS)})|(?P<code>{_alternatives(_CODES)}))\b"
)
_MEASURE = re.compile(rf"[\s-]?({_alternatives(_MEASURES)})(?![\w’'])")
_HYPHEN_UNIT = re.compile(r"-([a-z]+)(?![\w])(?!-old)")
# `26 years old`, `16-year-old`, `two years later`, `10 p.m.`, `22 March`, `490 BC`, `two-thirds`, `10:30`
_NO_QUANTITY_AFTER = re.compile(
    rf"[\s-]?(?:(?:years?|months?|weeks?|days?)(?:[\s-]old\b|\sof\sage\b)|(?:st|nd|rd|th|s)\b|['’]s\b|[ap]\.?m\b"
    rf"|(?:of\s)?(?:{_alternatives(MONTHS)})\b|(?:BCE?|CE|AD)\b|o['’]clock|thirds?\b|quarters?\b|fifths?\b)"
    r"|[:/][0-9]|\s(?:(?:more|full|whole)\s)?(?:years?|months?|weeks?|days?|hours?|decades|centuries)\s"
    r"(?:later|earlier|ago|afterwards?|previously|hence|thereafter|(?:before|after)(?=[,.;]))"
)
_TOKEN = re.compile(r"[\s\u00a0]([^\W\d_][\w'’&-]*)([.,;:)]?)")
_DETERMINER = re.compile(r"\sof\s(?:the|his|her|its|their|our|these|those)(?=\s)")
_LONGEST_NOUN_PHRASE = 5
_NAME_NUMBERS = 100  # below it, a number after a name may be part of it: Apollo 11
_SMALL, _LARGE = 10, 1000  # a number without a noun is a count from the first with a bound, from the second in words


def find_quantities(document: Document) -> list[Quantity]:
    """All amounts, shares and counts of an article's prose, in the order of the text."""
    found = []
    for passage in passages(document):
        if passage.is_row or passage.kind == "heading":
            continue
        for start, end, quantity in _quantities_of(passage.text):
            quantity.sentence = passage.sentence
            quantity.start, quantity.end = passage.span(start, end)
            found.append(quantity)
    return found


def _quantities_of(text: str) -> Iterator[tuple[int, int, Quantity]]:
    """Quantities with start and end in the text; their own places are still to be set."""
    at = 0
    for candidate in _START.finditer(text):
        start = candidate.start()
        if start < at:
            continue
        money = None
        if not text[start].isdigit():
            match = _WORDS.match(text, start)
        else:
            money = _MONEY_BEFORE.search(text, max(at, start - _LONGEST_SIGN), start)
            match = (_SUM if money is not None else _NUMBER).match(text, start)
        if match is None:
            continue
        values, at = _values(match)
        read = _read(match, money, values, at)
        if read is None:
            continue
        at, quantity = read
        if money is not None:
            start = money.start()
        bound = _BOUND.search(text, max(0, start - _BEFORE), start)
        if bound is not None:
            quantity.bound = bound.lastgroup or "exact"
            start = bound.start()
        yield start, at, quantity


def _values(match: re.Match[str]) -> tuple[list[Decimal], int]:
    """One number or the two of a range, and where they end; of `5 and 6` only the first unless it is `between`."""
    in_words = "words" in match.groupdict()
    if in_words:
        first, last = _words_number(match["words"]), _words_number(match["words2"])
        first_end = match.end("words")
        largest = max((scale for word, scale in SCALES.items() if word in (match["words2"] or "")), default=1)
        shared = first * largest if first is not None and first < largest else first
    else:
        scale, scale2 = _scale(match["scale"]), _scale(match["scale2"])
        first = figures_value(match["number"]) * (scale or 1)
        last = figures_value(match["number2"]) * (scale2 or scale or 1) if match["number2"] else None
        first_end = max(match.end("number"), match.end("scale"))
        shared = first * (scale2 or 1) if scale is None else first  # `10–20 million`
    assert first is not None and shared is not None
    if last is None:
        return [first], match.end()
    start = match.start()
    listed = match["joint"].strip() == "and"
    if shared < last and not (listed and not _BETWEEN.search(match.string, max(0, start - _BEFORE), start)):
        return [shared, last], match.end()
    return [first], first_end


def _words_number(words: str | None) -> Decimal | None:
    value = words_value(words) if words else None
    return None if value is None else Decimal(value)


def _scale(text: str | None) -> int | None:
    if not text:
        return None
    word = text.strip(" \u00a0-").lower()
    return SCALES.get(word) or ABBREVIATED_SCALES[word]


def _read(
    match: re.Match[str], money: re.Match[str] | None, values: list[Decimal], end: int
) -> tuple[int, Quantity] | None:
    """The quantity with the end of its unit; None where the number is none, or counts nothing."""
    text, start = match.string, match.start()
    quantity = Quantity(None, 0, 0, float(values[0]), float(values[1]) if len(values) == 2 else None)
    if money is not None:
        quantity.currency = _CURRENCIES[money["sign"] or money["code"]]
        after = _MONEY_AFTER.match(text, end)
        if after is not None and (after["code"] or money["sign"] == "$"):
            quantity.currency = _currency(after)
            end = after.end()
        return end, quantity
    groups = match.groupdict()
    number, words = groups.get("number") or "", groups.get("words")
    bare = bool(number) and groups["scale"] is None and "," not in number
    for pattern, unit in ((_POINTS, "percentage point"), (_PERCENT, "percent")):
        after = pattern.match(text, end)
        if after is not None:
            quantity.unit = unit
            return after.end(), quantity
    after = _MONEY_AFTER.match(text, end)
    if after is not None:
        quantity.currency = _currency(after)
        if after["scale"]:
            quantity.value = float(values[0] * ABBREVIATED_SCALES[after["scale"]])
        return after.end(), quantity
    if _NO_QUANTITY_AFTER.match(text, end) or _LABEL_BEFORE.search(text, max(0, start - _BEFORE), start):
        return None
    if words and words[0].isupper() and start > 0 and text[start - 1] == " ":
        return None
    if bare and len(values) == 1 and len(number) == 4 and number.isdigit() and is_year(text, start, end):
        return None
    if bare and values[0] < _NAME_NUMBERS and _NAME_BEFORE.search(text, max(0, start - _BEFORE), start):
        return None
    after = _MEASURE.match(text, end) if number else None
    if after is not None:
        quantity.unit = _MEASURES[after[1]]
        return after.end(), quantity
    if text[end : end + 1].isalpha():
        return None
    after = _HYPHEN_UNIT.match(text, end)
    if after is not None:
        if after[1] not in _TIME_UNITS and after[1] not in _MEASURES.values():
            return None
        quantity.unit = after[1]
        return after.end(), quantity
    noun = _noun(text, end, values[-1] == 1)
    if noun is not None:
        quantity.unit, end = noun
        return end, quantity
    plain_count = (number and not bare) or (words and values[0] >= _LARGE)
    bounded = values[0] >= _SMALL and _BOUND.search(text, max(0, start - _BEFORE), start) is not None
    if plain_count or bounded:
        quantity.unit = "count"
        return end, quantity
    return None


def _currency(after: re.Match[str]) -> str:
    return _CURRENCIES[after["code"] or " ".join(after["word"].split())]


def _noun(text: str, at: int, one: bool) -> tuple[str, int] | None:
    """The counted noun in the singular with what describes it, and where it ends."""
    determiner = _DETERMINER.match(text, at)
    if determiner is not None:
        at = determiner.end()
    kept: list[str] = []
    for _ in range(_LONGEST_NOUN_PHRASE):
        token = _TOKEN.match(text, at)
        if token is None:
            return None
        word = token[1]
        lower = word.lower()
        if one:
            return (lower, token.end(1)) if lower in _TIME_UNITS - {"day", "second"} else None
        if lower in _NO_NOUN:
            return None
        if _is_plural(lower):
            singular = _singular(word)
            unit = singular if singular in _TIME_UNITS else " ".join((*kept, singular))
            return unit, token.end(1)
        if lower not in _NOT_IN_UNITS:
            kept.append(word)
        if token[2]:
            return None
        at = token.end(1)
    return None


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (len(word) > 3 and word[-1] == "s" and word[-2] not in "su'’" and word[-2:] != "is")


def _singular(word: str) -> str:
    """`companies` -> `company`, `people` -> `person`."""
    lower = word.lower()
    if lower in _PLURALS:
        singular = _PLURALS[lower]
        return singular.title() if word[0].isupper() else singular
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]
