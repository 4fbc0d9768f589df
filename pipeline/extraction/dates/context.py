"""What the words around figures and month names say: whether they are a date, and what belongs to it."""

import re

from pipeline.extraction.dates import lexicon

_BEFORE = 40  # how far the words before an expression are looked at

# `early `, `the end of `, `in late `, `mid-`: what narrows an expression without being more precise than EDTF can say
_MODIFIER = re.compile(
    r"(?:\b(?:[Tt]he\s)?(?:[Ee]arly|[Ll]ate|[Mm]id(?:dle)?)(?:\s(?:in|of)(?:\sthe)?)?[ -]|\b[Mm]id[-–]"
    r"|\b(?:[Tt]he\s)?(?:end|beginning|start|middle|close|rest|remainder|turn|(?:first|second)\shalf|latter\spart"
    r"|(?:first|second|third|fourth|last)\squarter"
    r"|early\spart|summer|spring|autumn|fall|winter)\sof(?:\sthe)?\s)$"
)
# `c. `, `circa `, `around `: what makes a year approximate
_APPROXIMATE = re.compile(r"(?:\b(?:c\.\s?|ca\.?\s|[Cc]irca\s|[Aa]bout\s|[Aa]round\s|[Aa]pproximately\s)|~\s?)$")
_WEEKDAY = re.compile(rf"(?:{'|'.join(lexicon.WEEKDAYS)}),?\s(?:the\s)?$")  # Tuesday, | 4 July
# The cheap tests before these: no match ends otherwise.
_MODIFIER_ENDS = ("of ", "of the ", "ate ", "arly ", "id-", "id–", "id ", "iddle ", "ate in ", "rly in ", " in the ")
_APPROXIMATE_ENDS = ("c. ", "c.", "ca. ", "ca ", "irca ", "bout ", "round ", "imately ", "~", "~ ")
_WEEKDAY_ENDS = ("day ", "day, ", "day the ", "day, the ")
_YEAR_WORD_ENDS = (" in ", "In ", " since ", " by ", " until ", " the ", " of ", " from ", " to ", " and ")
# `in `, `until late `: a word of time before a month that stands alone
_TIME_WORD = re.compile(
    r"\b(?:in|by|of|from|until|till|til|to|since|during|through|throughout|between|and|or|before|after|last|next|that|"
    r"this|following|previous|on|for|around|early|late|mid|middle|every|each|same|a|the)[\s-]$|[-–—/(]$",
    re.IGNORECASE,
)
# `in `, `since `: one that stands before no person's name, as `by `, `for ` and `to ` may
_STRONG_TIME_WORD = re.compile(r"\b(?:in|until|till|since|during|throughout|early|late|mid)[\s-]$", re.IGNORECASE)
_IN_NAME = re.compile(r"\b(?:the|a|an|[A-Z][a-z]+)\s$")  # the | October Revolution
_CAPITAL_NEXT = re.compile(r"\s[A-Z]")
# `US$`, `No. `, `p. `, `Flight `, `B-`, `3 x `: figures after these are no year
_NO_YEAR_BEFORE = re.compile(
    r"(?:[$£€¥₹#§№+=×]\s?|\b(?:[Nn]os?\.|[Nn]umber|pp?\.|[Vv]ol\.|Flight|Form|Article|Section|Resolution|Route|Room|Model|"
    r"Highway|Boeing|Order|Psalm|ISBN|RFC|ISO|Public\sLaw|(?!FY)[A-Z]{2,})\s|[0-9]\s?[-–×x]\s?|[0-9][,.]|[A-Za-z0-9][-./_])$"
)
_MID = re.compile(r"\b(?:[Mm]id|[Pp]re|[Pp]ost)-$")  # mid-|2007
# `about `, `over `: before these and a plural, figures count
_COUNT_BEFORE = re.compile(
    r"\b(?:about|around|approximately|some|nearly|almost|over|under|than|least|most|roughly|only|just|to)\s$"
)
_NEXT_WORD = re.compile(r"[\s-]([A-Za-z]+)")


def modifier_length(text: str, start: int, of_day: bool) -> int:
    """How many characters before `start` belong to the expression there: `the end of `, `Tuesday, `."""
    match = None
    if text.endswith(_MODIFIER_ENDS, 0, start):
        match = _MODIFIER.search(text, max(0, start - _BEFORE), start)
    elif of_day and text.endswith(_WEEKDAY_ENDS, 0, start):
        match = _WEEKDAY.search(text, max(0, start - _BEFORE), start)
    return len(match[0]) if match is not None else 0


def approximation_length(text: str, start: int) -> int:
    """How many characters before `start` say `circa`; 0 where none do."""
    if not text.endswith(_APPROXIMATE_ENDS, 0, start):
        return 0
    match = _APPROXIMATE.search(text, max(0, start - _BEFORE), start)
    return len(match[0]) if match is not None else 0


def is_month(name: str, text: str, start: int, end: int) -> bool:
    """Whether a month's name that stands alone means it, as `in May` does; `May Smith`, `October Revolution` do not."""
    head = max(0, start - _BEFORE)
    named = _CAPITAL_NEXT.match(text, end) is not None
    if name not in lexicon.AMBIGUOUS_MONTHS:
        return not (named and _IN_NAME.search(text, head, start))
    return (_STRONG_TIME_WORD if named else _TIME_WORD).search(text, head, start) is not None


def is_year(text: str, start: int, end: int) -> bool:
    """Whether four figures are a year by the words around them, and no count, number or sum."""
    head = max(0, start - _BEFORE)
    plain = text.endswith(_YEAR_WORD_ENDS, 0, start)
    if not plain and _NO_YEAR_BEFORE.search(text, head, start) and not _MID.search(text, head, start):
        return False
    after = _NEXT_WORD.match(text, end)
    if after is None:
        return True
    word = after[1]
    if word in lexicon.COUNTED:
        return text.endswith("In ", 0, start)  # In 2007 members left
    plural = word.endswith("s") and not word.endswith("ss") and word.islower()
    return not (plural and _COUNT_BEFORE.search(text, head, start))
