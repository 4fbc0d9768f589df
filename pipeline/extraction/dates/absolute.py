"""Dates that state at least a day, a month or a year: the forms of English prose."""

import re
from collections.abc import Iterator

from pipeline.extraction.dates import lexicon
from pipeline.extraction.dates.context import approximation_length, is_month, is_year, modifier_length
from pipeline.extraction.dates.expressions import Expression
from pipeline.extraction.numerals import ORDINALS
from pipeline.extraction.vocabulary import contains_any

_FULL_MONTH = "|".join(lexicon.MONTH_NAMES)
_MONTH = rf"(?:{_FULL_MONTH}|(?:{'|'.join(sorted(lexicon.MONTH_ABBREVIATIONS, key=len, reverse=True))})\b\.?)"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_ERA = r"(?:BCE?|CE|AD|B\.C\.(?:E\.)?|A\.D\.|C\.E\.)"
_ANY_YEAR = rf"(?:[0-9]{{1,4}}(?=\s?{_ERA})|{_YEAR}(?![0-9]))(?:\s?{_ERA}(?![A-Za-z]))?"
_JOINT = r"(?:\s?[-–—/]\s?|\s(?:to|and|or|until|till|through|&)\s)"
_SEASON = "|".join((*lexicon.SEASONS, *(word.title() for word in lexicon.SEASONS)))
_FEAST = "|".join(re.escape(f).replace("'", "['’]") for f in sorted(lexicon.FEASTS, key=len, reverse=True))
_ORDINAL = "|".join(sorted((*ORDINALS, *(o.capitalize() for o in ORDINALS)), key=len, reverse=True))


def _century_form(nth: str) -> str:
    """19th and 20th centuries, but no 20th Century Fox; `nth` is how an ordinal is written."""
    era = rf"(?:\s?(?P<ce>{_ERA})(?![A-Za-z]))?"
    century = r"[-\s](?:centur(?:y|ies)|Century(?!\s[A-Z][a-z]))"
    return rf"(?P<century>(?P<c1>{nth})(?:{_JOINT}(?P<c2>{nth}))?{century}{era})"


# One named branch for each form.
_FIGURE_FORMS = re.compile(
    rf"""
      (?P<plain>{_YEAR}(?=[,;)]\s|\s[b-np-sv-z]|\.?$))                              # 2015, but no 2015 to 2016
    | (?P<iso>[0-9]{{4}}-[01][0-9]-[0-3][0-9](?![-0-9]))                            # 2015-03-22
    | (?P<day_month>(?P<d1>{_DAY})(?:{_JOINT}(?P<d2>{_DAY}))?(?:\s(?:day\s)?of)?\s  # 3-4 May 1904; 22nd of March, 2015
        (?P<dm>{_MONTH})(?![a-z])(?:,?\s(?:of\s)?(?P<dy>{_ANY_YEAR}))?)
    | {_century_form("[0-9]{1,2}(?:st|nd|rd|th)")}
    | (?P<decade>(?P<t1>[0-9]{{2,3}}0)['’]?s(?![A-Za-z])(?:{_JOINT}['’]?(?P<t2>[0-9]0)s(?![A-Za-z]))?
        (?:\s?(?P<te>{_ERA})(?![A-Za-z]))?)                                         # 1980s and 90s; 470s BC
    | (?P<era_years>(?P<e1>[0-9]{{1,4}}){_JOINT}(?P<e2>[0-9]{{1,4}}\s?{_ERA})(?![A-Za-z]))  # 499–493 BC
    | (?P<era_year>[0-9]{{1,4}}\s?{_ERA}(?![A-Za-z]))                               # 490 BC
    | (?P<onward>(?P<oy>{_YEAR})(?:\s?[-–—]\s?|\s(?:to|until)\s(?:the\s)?)(?:present|now|today)\b)   # 2003–present
    | (?P<years>(?P<y1>{_YEAR})\s?[-–—/]\s?(?P<y2>{_YEAR}|[0-9]{{2}})(?![0-9%]|[.,:][0-9]|[-–][0-9]))  # 2011–14
    | (?P<year>{_YEAR}(?![0-9%]|[.,:][0-9]))                                        # 2015
    """,
    re.VERBOSE,
)
_WORD_FORMS = re.compile(
    rf"""
      (?P<month_day>(?P<mm>{_MONTH})\s(?:the\s)?(?P<m1>{_DAY})(?![0-9:%]|[.,][0-9]|-?[a-z])
        (?:{_JOINT}(?P<m2>{_DAY})(?![0-9:]|\s(?:{_MONTH})))?(?:,?\s(?P<my>{_ANY_YEAR}))?)  # March 22, 2015; June 25-29
    | (?P<month_year>(?P<ym>{_MONTH}),?\s(?:of\s)?(?P<yy>{_ANY_YEAR}))              # March 2015
    | (?P<month>(?:{_FULL_MONTH})(?![a-z]))                                         # in March
    | (?P<season>(?P<sn>{_SEASON})(?:\sof)?,?\s(?P<sy>{_ANY_YEAR})(?:[-–/](?:[0-9]{{4}}|[0-9]{{2}})(?![0-9]))?)
                                                                                    # winter of 1941–42
    | (?P<feast>(?P<fn>{_FEAST}),?\s(?:of\s)?(?P<fy>{_YEAR})(?![0-9]))              # Christmas 1963
    | (?P<era_first>(?:AD|A\.D\.)\s?(?P<ay>[0-9]{{1,4}})(?![0-9]))                  # AD 79
    | {_century_form(rf"(?:{_ORDINAL})")}
    """,
    re.VERBOSE,
)
# Where a form may begin: a number, or the first letters of a month, a feast or AD. A quick net, with false catches.
# Each alternative begins with a letter or figure, for only so does the search leap from one of these to the next.
_STARTS = "|".join(
    (
        *(f"{figure}[0-9]*" for figure in range(10)),
        *sorted({name[:3] for name in lexicon.MONTHS} | {name[:5] for name in lexicon.FEASTS}),
        r"AD|A\.D",
    )
)
_START = re.compile(_STARTS)
# What may also begin with small letters is rare, and tried where one of these stands.
_RARE = ("entur", "pring", "ummer", "utumn", "inter", "fall", "Fall")
_RARE_START = re.compile(f"{_STARTS}|{_SEASON}|{'|'.join(sorted({form[:3] for form in _ORDINAL.split('|')}))}")
_LONGEST_TURN = 20  # years of a range that leaves out the century though it turns within
_NO_FIGURES = " \u00a0.ABCDE"


def find_absolute(text: str) -> list[Expression]:
    """The expressions of a passage that state a day, a month or a year, in order."""
    found: list[Expression] = []
    at = 0
    for candidate in (_RARE_START if contains_any(text, _RARE) else _START).finditer(text):
        start = candidate.start()
        if start < at or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
            continue
        match = (_FIGURE_FORMS if text[start].isdigit() else _WORD_FORMS).match(text, start)
        if match is not None:
            at = match.end()
            found += _read(match)
    return found


def _read(match: re.Match[str]) -> list[Expression]:
    """What one match says, with the words before it that belong to it; nothing where it is no date."""
    found = list(_READERS[match.lastgroup or ""](match))
    if found:
        first, text = found[0], match.string
        about = approximation_length(text, first.start) if first.month is None and first.years == 1 else 0
        if about:
            for expression in found:
                expression.approximate = True
        first.start -= about or modifier_length(text, first.start, first.day is not None)
    return found


def _read_iso(match: re.Match[str]) -> Iterator[Expression]:
    year, month, day = (int(part) for part in match["iso"].split("-"))
    if 1 <= month <= 12 and 1 <= day <= 31:
        yield Expression(*match.span(), year, month, day)


def _read_day_month(match: re.Match[str]) -> Iterator[Expression]:
    start = match.start()
    if match["d2"]:
        yield Expression(start, match.end("d1"), day=_figures(match["d1"]))
        start = match.start("d2")
    yield _stated(start, match.end(), match["dy"], _month(match["dm"]), _figures(match["d2"] or match["d1"]))


def _read_month_day(match: re.Match[str]) -> Iterator[Expression]:
    start, month = match.start(), _month(match["mm"])
    if match["m2"]:
        yield _stated(start, match.end("m1"), match["my"], month, _figures(match["m1"]))
        start = match.start("m2")
    yield _stated(start, match.end(), match["my"], month, _figures(match["m2"] or match["m1"]))


def _read_month_year(match: re.Match[str]) -> Iterator[Expression]:
    yield _stated(*match.span(), match["yy"], _month(match["ym"]))


def _read_month(match: re.Match[str]) -> Iterator[Expression]:
    name, (start, end) = match["month"], match.span()
    if is_month(name, match.string, start, end):
        yield Expression(start, end, month=_month(name))


def _read_season(match: re.Match[str]) -> Iterator[Expression]:
    yield _stated(*match.span(), match["sy"], lexicon.SEASONS[match["sn"].lower()])


def _read_feast(match: re.Match[str]) -> Iterator[Expression]:
    yield Expression(*match.span(), int(match["fy"]), *lexicon.FEASTS[match["fn"].replace("’", "'")])


def _read_century(match: re.Match[str]) -> Iterator[Expression]:
    start, sign = match.start(), -1 if _is_before_christ(match["ce"]) else 1
    if match["c2"]:
        yield Expression(start, match.end("c1"), sign * _ordinal(match["c1"]), years=100)
        start = match.start("c2")
    yield Expression(start, match.end(), sign * _ordinal(match["c2"] or match["c1"]), years=100)


def _read_decade(match: re.Match[str]) -> Iterator[Expression]:
    first, start = int(match["t1"]), match.start()
    bc = _is_before_christ(match["te"])
    if first < 1000 and not match["te"]:
        return
    end = match.end("t1") + 1 if match["t2"] else match.end()
    yield _decade(start, end, first, bc)
    if match["t2"]:
        yield _decade(match.start("t2"), match.end(), first // 100 * 100 + int(match["t2"]), bc)


def _decade(start: int, end: int, first: int, bc: bool) -> Expression:
    """The ten years from `first`; of a round hundred, which may mean ten years or a hundred, the hundred."""
    if bc:
        return Expression(start, end, 1 - first - 9, years=10)
    if first % 100 == 0 and first != 2000:
        return Expression(start, end, first // 100 + 1, years=100)
    return Expression(start, end, first, years=10)


def _read_era_first(match: re.Match[str]) -> Iterator[Expression]:
    if int(match["ay"]):
        yield Expression(*match.span(), int(match["ay"]))


def _read_era_years(match: re.Match[str]) -> Iterator[Expression]:
    last = _stated(match.start("e2"), match.end(), match["e2"])
    figures = int(match["e1"])
    bc = last.year is not None and last.year <= 0
    if figures:
        yield Expression(match.start(), match.end("e1"), 1 - figures if bc else figures)
    yield last


def _read_era_year(match: re.Match[str]) -> Iterator[Expression]:
    yield _stated(*match.span(), match["era_year"])


def _read_onward(match: re.Match[str]) -> Iterator[Expression]:
    yield Expression(*match.span(), int(match["oy"]), open_end=True)


def _read_years(match: re.Match[str]) -> Iterator[Expression]:
    if not is_year(match.string, *match.span()):
        return
    first, figures = int(match["y1"]), match["y2"]
    last = int(figures) if len(figures) == 4 else first // 100 * 100 + int(figures)
    if last <= first and last + 100 - first < _LONGEST_TURN:  # 1999–02
        last += 100
    yield Expression(match.start(), match.end("y1"), first)
    if last > first:
        yield Expression(match.start("y2"), match.end(), last)


def _read_year(match: re.Match[str]) -> Iterator[Expression]:
    if is_year(match.string, *match.span()):
        yield Expression(*match.span(), int(match[0]))


_READERS = {
    "plain": _read_year, "iso": _read_iso, "day_month": _read_day_month, "month_day": _read_month_day,
    "month_year": _read_month_year,
    "month": _read_month, "season": _read_season, "feast": _read_feast, "century": _read_century,
    "decade": _read_decade, "era_first": _read_era_first, "era_years": _read_era_years, "era_year": _read_era_year,
    "onward": _read_onward, "years": _read_years, "year": _read_year,
}  # fmt: skip


def _stated(start: int, end: int, year: str | None, month: int | None = None, day: int | None = None) -> Expression:
    """A point whose year stands in the text as `1984`, `490 BC` or not at all."""
    if not year:
        return Expression(start, end, None, month, day)
    figures = int(year.rstrip(_NO_FIGURES))
    return Expression(start, end, 1 - figures if _is_before_christ(year) else figures, month, day)


def _is_before_christ(era: str | None) -> bool:
    return era is not None and "B" in era


def _figures(day: str) -> int:
    return int(day.rstrip("stndrh"))


def _ordinal(text: str) -> int:
    return _figures(text) if text[0].isdigit() else ORDINALS[text.lower()]


def _month(name: str) -> int:
    return lexicon.MONTHS[name.rstrip(".")]
