"""Amounts of money, shares, and counts with their unit."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from pipeline.extraction.dates.context import is_year
from pipeline.extraction.dates.lexicon import MONTHS
from pipeline.extraction.model import Quantity
from pipeline.extraction.numerals import (
    ABBREVIATED_SCALES,
    CARDINALS,
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

# $10–20 million; US$1,000; EUR 5m; 10 to 15; 2.5 billion; two hundred and fifty
_AMOUNT = re.compile(
    rf"(?:(?P<sign>{_alternatives(_SIGNS)})|(?P<code>{_alternatives(_CODES)}))\s?"
    rf"(?P<sum>{_FIGURES})(?P<sum_scale>{_LONG_SCALE}|{_SHORT_SCALE})?"
    rf"(?:(?P<sum_joint>\s?[-–—]\s?|\s(?:to|or|and)\s)(?:{_alternatives(_SIGNS)}|{_alternatives(_CODES)})?\s?"
    rf"(?P<sum2>{_FIGURES})(?P<sum_scale2>{_LONG_SCALE}|{_SHORT_SCALE})?(?![0-9A-Za-z]))?"
    rf"|(?P<number>{_FIGURES})(?P<scale>{_LONG_SCALE})?"
    rf"(?:(?P<joint>\s?[-–—]\s?|\s(?:to|or|and)\s)(?P<number2>{_FIGURES})(?P<scale2>{_LONG_SCALE})?(?![0-9A-Za-z/:-]))?"
    rf"|(?P<words>{NUMBER_WORDS})(?:(?P<words_joint>\s(?:to|or|and)\s)(?P<words2>{NUMBER_WORDS}))?"
)
_TRIGGER = re.compile(rf"[0-9]|\b(?:{_alternatives(w for w in CARDINALS if w != 'one')}|dozen|hundred|million)\b", re.I)
_BEFORE = 32
_BOUND = re.compile(
    r"(?:\b|(?<=\s)|^)(?:"
    + "|".join(f"(?P<{bound}>{_alternatives(words)})" for bound, words in _COUNTING["bounds"].items())
    + r")\s?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b[Bb]etween\s$")
_LABEL_BEFORE = re.compile(
    rf"(?:\b(?:{_alternatives(_COUNTING['no_count_before'])})\s|[#№§+/_=^]|\b(?:{_alternatives(MONTHS)})\.?\s(?:the\s)?"
    r"|[0-9][.,:–—-]|[A-Za-z][-.])$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"[a-zà-ž)\]’'&A-Z]\s*(?<![.!?:;,])\s?\b[A-Z][\w.’'-]*\s$")  # launched Apollo | 11
_PERCENT = re.compile(r"\s?(?:%|[Pp]er\s?cent\b)")
_POINTS = re.compile(r"\s?(?:%|per\s?cent(?:age)?)[\s-]points?\b")
_MONEY_AFTER = re.compile(rf"\s?(?:(?P<word>{_alternatives(_MONEY_WORDS)})\b|(?P<code>{_alternatives(_CODES)})\b)")
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
    if _TRIGGER.search(text) is None:
        return
    at = 0
    while (match := _AMOUNT.search(text, at)) is not None:
        at = match.end()
        start = match.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "_."):
            at = max(start + 1, match.end("number") if match["number"] else 0)
            continue
        values, at = _values(match, text)
        read = _read(match, text, values, at)
        if read is None:
            continue
        at, quantity = read
        bound = _BOUND.search(text, max(0, start - _BEFORE), start)
        if bound is not None:
            quantity.bound = bound.lastgroup or "exact"
            start = bound.start()
        yield start, at, quantity


def _values(match: re.Match[str], text: str) -> tuple[list[Decimal], int]:
    """One number or the two of a range, and where they end; of `5 and 6` only the first unless it is `between`."""
    if match["words"]:
        first, second = (words_value(match[g]) if match[g] else None for g in ("words", "words2"))
        values = [Decimal(value) for value in (first, second) if value is not None]
        joint, first_end = match["words_joint"], match.end("words")
    else:
        group = "sum" if match["sum"] else "number"
        prefix = "sum_" if match["sum"] else ""
        scale, scale2 = _scale(match[f"{prefix}scale"]), _scale(match[f"{prefix}scale2"])
        values = [figures_value(match[group]) * (scale or 1)]
        joint = match[f"{prefix}joint"]
        first_end = max(match.end(group), match.end(f"{prefix}scale"))
        if joint:
            second_value = figures_value(match[f"{group}2"]) * (scale2 or scale or 1)
            if scale is None and scale2 is not None:
                values[0] *= scale2
            values.append(second_value)
    if len(values) == 2:
        between = _BETWEEN.search(text, max(0, match.start() - 10), match.start())
        if values[1] <= values[0] or (joint and joint.strip() == "and" and not between):
            scale_first = _scale(match["sum_scale" if match["sum"] else "scale"]) if not match["words"] else None
            value = values[0] if match["words"] else figures_value(match["sum"] or match["number"]) * (scale_first or 1)
            return [value], first_end
    return values, match.end()


def _scale(text: str | None) -> int | None:
    if not text:
        return None
    word = text.strip(" \u00a0-").lower()
    return SCALES.get(word) or ABBREVIATED_SCALES[word]


def _read(match: re.Match[str], text: str, values: list[Decimal], end: int) -> tuple[int, Quantity] | None:
    """The quantity with the end of its unit; None where the number is none, or counts nothing."""
    start = match.start()
    quantity = Quantity(None, 0, 0, float(values[0]), float(values[1]) if len(values) == 2 else None)
    if match["sum"]:
        quantity.currency = _CURRENCIES[match["sign"] or match["code"]]
        after = _MONEY_AFTER.match(text, end)
        if after is not None and (after["code"] or match["sign"] == "$"):
            quantity.currency = _CURRENCIES[after["code"] or " ".join(after["word"].split())]
            end = after.end()
        return end, quantity
    for pattern, unit in ((_POINTS, "percentage point"), (_PERCENT, "percent")):
        after = pattern.match(text, end)
        if after is not None:
            quantity.unit = unit
            return after.end(), quantity
    after = _MONEY_AFTER.match(text, end)
    if after is not None:
        quantity.currency = _CURRENCIES[after["code"] or " ".join(after["word"].split())]
        return after.end(), quantity
    if _NO_QUANTITY_AFTER.match(text, end) or _LABEL_BEFORE.search(text, max(0, start - _BEFORE), start):
        return None
    words = match["words"]
    if words and words[0].isupper() and start > 0 and text[start - 1] == " ":
        return None
    number = match["number"]
    bare = number is not None and match["scale"] is None and "," not in number
    if bare and len(values) == 1 and len(number) == 4 and number.isdigit() and is_year(text, start, end):
        return None
    if bare and values[0] < 100 and _NAME_BEFORE.search(text, max(0, start - _BEFORE), start):
        return None
    after = _MEASURE.match(text, end) if number else None
    if after is not None and not (after[1] in ("in", "m", "t", "g") and text[end : end + 1] not in "- \u00a0"):
        if after[1] != "in":
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
    plain_count = (number is not None and not bare) or (words and values[0] >= 1000)
    bounded = values[0] >= 10 and _BOUND.search(text, max(0, start - _BEFORE), start) is not None
    if plain_count or bounded:
        quantity.unit = "count"
        return end, quantity
    return None


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
