"""The time expressions of a sentence as they stand, before the narrative gives them what they leave out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extraction.dates import lexicon
from pipeline.extraction.edtf import century_edtf, date_edtf, decade_edtf, month_length
from pipeline.extraction.numerals import ORDINALS


@dataclass(slots=True)
class Expression:
    """A point in time with the parts that its words give; `start` and `end` are positions in the sentence."""

    start: int
    end: int
    year: int | None = None  # astronomical; of a decade or century, its first year or its number
    month: int | None = None  # 1 to 12, or an EDTF season
    day: int | None = None
    years: int = 1  # 10 for a decade, 100 for a century
    approximate: bool = False
    shift: int | None = None  # so many `unit`s after what the narrative has reached
    unit: str = ""
    of_narrative: bool = True  # whether the story moves to this point, rather than only mentions it
    era: bool = False  # BC or AD is stated

    @property
    def edtf(self) -> str | None:
        """The point in EDTF; None while its year is not known, or when there is no such day."""
        if self.year is None:
            return None
        if self.years == 10:
            return decade_edtf(self.year)
        if self.years == 100:
            return century_edtf(self.year)
        if self.day is not None and (self.month is None or self.day > month_length(self.year, self.month)):
            return None
        return date_edtf(self.year, self.month, self.day, self.approximate)


_FULL_MONTH = "|".join(lexicon.MONTH_NAMES)
_MONTH = rf"(?:{_FULL_MONTH}|(?:{'|'.join(sorted(lexicon.MONTH_ABBREVIATIONS, key=len, reverse=True))})\b\.?)"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_ERA = r"(?:BCE?|CE|AD|B\.C\.(?:E\.)?|A\.D\.|C\.E\.)"
_ANY_YEAR = rf"(?:[0-9]{{1,4}}(?=\s?{_ERA})|{_YEAR}(?![0-9]))(?:\s?{_ERA}(?![A-Za-z]))?"
_JOINT = r"(?:\s?[-–—/]\s?|\s(?:to|and|or|until|till|through|&)\s)"
_SEASON = "|".join((*lexicon.SEASONS, *(word.title() for word in lexicon.SEASONS)))
_FEAST = "|".join(re.escape(f).replace("'", "['’]") for f in sorted(lexicon.FEASTS, key=len, reverse=True))
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_NTH = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)|(?:{_ORDINAL}|{_ORDINAL.title()})\b)"

# One named branch for each form; each begins with a figure or a letter, so that the scan skips all else quickly.
_FORMS = re.compile(
    rf"""
      (?P<iso>[0-9]{{4}}-[01][0-9]-[0-3][0-9](?![-0-9]))                      # 2015-03-22
    | (?P<day_month>(?P<d1>{_DAY})(?:{_JOINT}(?P<d2>{_DAY}))?(?:\s(?:day\s)?of)?\s # 3-4 May 1904; 22nd of March, 2015
        (?P<dm>{_MONTH})(?![a-z])(?:,?\s(?:of\s)?(?P<dy>{_ANY_YEAR}))?)
    | (?P<month_day>(?P<mm>{_MONTH})\s(?:the\s)?(?P<m1>{_DAY})(?![0-9:%]|[.,][0-9]|-?[a-z])
        (?:{_JOINT}(?P<m2>{_DAY})(?![0-9:]|\s(?:{_MONTH})))?(?:,?\s(?P<my>{_ANY_YEAR}))?)  # March 22, 2015; June 25-29
    | (?P<month_year>(?P<ym>{_MONTH}),?\s(?:of\s)?(?P<yy>{_ANY_YEAR}))            # March 2015
    | (?P<month>(?:{_FULL_MONTH})(?![a-z]))                                        # in March
    | (?P<season>(?P<sn>{_SEASON})(?:\sof)?,?\s(?P<sy>{_ANY_YEAR})(?:[-–/](?:[0-9]{{4}}|[0-9]{{2}})(?![0-9]))?)
                                                                                   # winter of 1941–42
    | (?P<feast>(?P<fn>{_FEAST}),?\s(?:of\s)?(?P<fy>{_YEAR})(?![0-9]))            # Christmas 1963
    | (?P<century>(?P<c1>{_NTH})(?:{_JOINT}(?P<c2>{_NTH}))?[-\s][Cc]entur(?:y|ies)(?:\s?(?P<ce>{_ERA})(?![A-Za-z]))?)
                                                                                   # 19th and 20th centuries
    | (?P<decade>(?P<t1>[0-9]{{2,3}}0)['’]?s(?![A-Za-z])(?:{_JOINT}['’]?(?P<t2>[0-9]0)s(?![A-Za-z]))?
        (?:\s?(?P<te>{_ERA})(?![A-Za-z]))?)                                        # 1980s and 90s; 470s BC
    | (?P<era_first>(?:AD|A\.D\.)\s?(?P<ay>[0-9]{{1,4}})(?![0-9]))                 # AD 79
    | (?P<era_years>(?P<e1>[0-9]{{1,4}}){_JOINT}(?P<e2>[0-9]{{1,4}}\s?{_ERA})(?![A-Za-z]))  # 499–493 BC
    | (?P<era_year>[0-9]{{1,4}}\s?{_ERA}(?![A-Za-z]))                              # 490 BC
    | (?P<years>(?P<y1>{_YEAR})\s?[-–—/]\s?(?P<y2>{_YEAR}|[0-9]{{2}})(?![0-9%]|[.,:][0-9]|[-–][0-9]))  # 2011–14
    | (?P<year>{_YEAR}(?![0-9%]|[.,:][0-9]))                                       # 2015
    """,
    re.VERBOSE,
)
_TRIGGER = re.compile(rf"[0-9]|{_FULL_MONTH}|[Cc]entur|Christmas|New Year|Hallow|Valentine")

_BEFORE = 40  # how far the words before an expression are looked at
# `early `, `the end of `, `in late `, `mid-`: what narrows an expression without being more precise than EDTF can say
_MODIFIER = re.compile(
    r"(?:\b(?:[Tt]he\s)?(?:[Ee]arly|[Ll]ate|[Mm]id(?:dle)?)(?:\s(?:in|of)(?:\sthe)?)?[\s-]"
    r"|\b[Mm]id[-–]"
    r"|\b(?:[Tt]he\s)?(?:end|beginning|start|middle|close|rest|remainder|turn|first\shalf|second\shalf|latter\spart"
    r"|early\spart|summer|spring|autumn|fall|winter)\sof(?:\sthe)?\s)$"
)
_APPROXIMATE = re.compile(r"(?:\b(?:c\.\s?|ca\.?\s|[Cc]irca\s|[Aa]bout\s|[Aa]round\s|[Aa]pproximately\s)|~\s?)$")
_WEEKDAY = re.compile(rf"(?:{'|'.join(lexicon.WEEKDAYS)}),?\s(?:the\s)?$")
# a word of time before a month that stands alone: `in `, `until late `
_TIME_WORD = re.compile(
    r"\b(?:in|by|of|from|until|till|til|to|since|during|through|throughout|between|and|or|before|after|last|next|that|"
    r"this|following|previous|on|for|around|early|late|mid|middle|every|each|same|a|the)[\s-]$|[-–—/(]$",
    re.IGNORECASE,
)
_STRONG_TIME_WORD = re.compile(r"\b(?:in|until|till|since|during|throughout|early|late|mid)[\s-]$", re.IGNORECASE)
# `US$`, `No. `, `p. `, `#`, `§ `: figures after these are no year
_NO_YEAR_BEFORE = re.compile(
    r"(?:[$£€¥₹#§№+=×]\s?|\b(?:[Nn]os?\.|[Nn]umber|pp?\.|[Vv]ol\.|Flight|Article|Section|Resolution|Route|Room|Model|"
    r"Highway|Boeing|Order|Psalm|ISBN|RFC|ISO|Executive\sOrder|Public\sLaw|[A-Z]{2,})\s|(?<!\b[Mm]id)(?<!\b[Pp]re)(?<!\b[Pp]ost)(?<=[A-Za-z0-9])[-./_]|[0-9]\s?[-–×x]\s?|[0-9][,.])$"
)
_COUNT_BEFORE = re.compile(
    r"\b(?:about|around|approximately|some|nearly|almost|over|under|than|least|most|roughly|only|just|to)\s$"
)
_CAPITAL_NEXT = re.compile(r"\s[A-Z]")
_FIGURES = re.compile(r"[0-9]+")
_NEXT_WORD = re.compile(r"[\s-]([A-Za-z]+)")


def find_expressions(text: str) -> list[Expression]:
    """The absolute expressions of a sentence, complete or not, in order; relative ones are `relative_expressions`."""
    if _TRIGGER.search(text) is None:
        return []
    return [e for match in _FORMS.finditer(text) for e in _read(match, text)]


def _read(match: re.Match[str], text: str) -> Iterator[Expression]:
    """What one match says, with the words before it that belong to it; nothing where it is no date."""
    start = match.start()
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return
    found = list(_READERS[match.lastgroup or ""](match))
    if not found:
        return
    before = text[max(0, start - _BEFORE) : start]
    first = found[0]
    about = _APPROXIMATE.search(before)
    if about is not None and first.month is None and first.years == 1:
        for expression in found:
            expression.approximate = True
        first.start -= len(about[0])
    else:
        modifier = _MODIFIER.search(before) or (_WEEKDAY.search(before) if first.day else None)
        if modifier is not None:
            first.start -= len(modifier[0])
    yield from found


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
    name, text, (start, end) = match["month"], match.string, match.span()
    if name in lexicon.AMBIGUOUS_MONTHS:
        before = text[max(0, start - _BEFORE) : start]
        named = _CAPITAL_NEXT.match(text, end) is not None
        if not (_STRONG_TIME_WORD if named else _TIME_WORD).search(before):
            return
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
        yield Expression(*match.span(), int(match["ay"]), era=True)


def _read_era_years(match: re.Match[str]) -> Iterator[Expression]:
    last = _stated(match.start("e2"), match.end(), match["e2"])
    figures = int(match["e1"])
    bc = last.year is not None and last.year <= 0
    if figures:
        yield Expression(match.start(), match.end("e1"), 1 - figures if bc else figures, era=True)
    yield last


def _read_era_year(match: re.Match[str]) -> Iterator[Expression]:
    yield _stated(*match.span(), match["era_year"])


def _read_years(match: re.Match[str]) -> Iterator[Expression]:
    if not is_year(match.string, *match.span()):
        return
    first, figures = int(match["y1"]), match["y2"]
    last = int(figures) if len(figures) == 4 else first // 100 * 100 + int(figures)
    yield Expression(match.start(), match.end("y1"), first)
    if last > first:
        yield Expression(match.start("y2"), match.end(), last)


def _read_year(match: re.Match[str]) -> Iterator[Expression]:
    if is_year(match.string, *match.span()):
        yield Expression(*match.span(), int(match["year"]))


_READERS = {
    "iso": _read_iso, "day_month": _read_day_month, "month_day": _read_month_day, "month_year": _read_month_year,
    "month": _read_month, "season": _read_season, "feast": _read_feast, "century": _read_century,
    "decade": _read_decade, "era_first": _read_era_first, "era_years": _read_era_years, "era_year": _read_era_year,
    "years": _read_years, "year": _read_year,
}  # fmt: skip


def _stated(start: int, end: int, year: str | None, month: int | None = None, day: int | None = None) -> Expression:
    """A point whose year stands in the text as `1984`, `490 BC` or not at all."""
    if not year:
        return Expression(start, end, None, month, day)
    figures = int(_FIGURES.match(year)[0])  # type: ignore[index]
    era = not year[-1].isdigit()
    return Expression(start, end, 1 - figures if _is_before_christ(year) else figures, month, day, era=era)


def _is_before_christ(era: str | None) -> bool:
    return era is not None and "B" in era


def _figures(day: str) -> int:
    return int(day.rstrip("stndrh"))


def _ordinal(text: str) -> int:
    return _figures(text) if text[0].isdigit() else ORDINALS[text.lower()]


def _month(name: str) -> int:
    return lexicon.MONTHS[name.rstrip(".")]


def is_year(text: str, start: int, end: int) -> bool:
    """Whether four figures are a year by the words around them, and no count, number or sum."""
    before = text[max(0, start - _BEFORE) : start]
    if _NO_YEAR_BEFORE.search(before):
        return False
    after = _NEXT_WORD.match(text, end)
    if after is None:
        return True
    word = after[1]
    if word in lexicon.COUNTED:
        return False
    return not (word.endswith("s") and not word.endswith("ss") and word.islower() and _COUNT_BEFORE.search(before))
