"""Time expressions that only the narrative gives a value: `the following year`, `two weeks later`, `that summer`."""

import re

from pipeline.extraction.dates import lexicon
from pipeline.extraction.dates.expressions import Expression
from pipeline.extraction.numerals import CARDINALS, words_value
from pipeline.extraction.vocabulary import contains_any

_FORWARD = frozenset({"following", "next", "subsequent", "ensuing", "succeeding"})
_UNIT = "|".join(lexicon.UNITS)
_SEASON = "|".join(lexicon.SEASONS)
_MONTH = "|".join(lexicon.MONTH_NAMES)
_DECADE = "|".join(lexicon.DECADES)
_WORDS = [form for word in (*CARDINALS, "an", "a") for form in (word, word.capitalize())]
_NUMBER = rf"(?:[0-9]{{1,3}}|(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b)"

_FORMS = re.compile(
    rf"""(?:\b(?=[A-Za-z0-9])|(?<=\s)(?=['’][2-9]0s))(?:
      (?P<step>(?:[Tt]he\s(?P<way>following|next|subsequent|ensuing|succeeding|previous|preceding|prior)
        |(?P<bare>[Nn]ext|[Ll]ast))\s(?:(?P<su>{_UNIT})|(?P<ss>{_SEASON})|(?P<sm>{_MONTH}))\b(?!\sof\b|['’]))
                                                                         # the following year; last March
    | (?P<same>(?:(?:[Tt]he|[Tt]hat)\s(?:very\s)?same|[Tt]hat|[Tt]his)\s
        (?:(?P<mu>day|month|year|decade|century)|(?P<ms>{_SEASON})|(?P<mm>{_MONTH}))\b(?!['’-]))  # that same year
    | (?P<count>(?P<n>{_NUMBER})(?:\s(?P<half>and\sa\shalf))?\s(?P<nu>{_UNIT.replace("century", "centur(?:y|ies)")})s?\s
        (?:(?P<later>later|afterwards?|thereafter|hence|on(?=,))
          |(?P<earlier>earlier|previously|ago)|(?P<edge>before|after|prior)(?=[,.;:)]|$)))         # two weeks later
    | (?P<year_side>[Tt]he\s(?P<yu>day|month|year)\s(?P<ys>before|after)(?=[,.;:)]|$))             # the year before.
    | (?P<end_of>(?:end|beginning|start|middle|close|rest|remainder|course|half)\sof\sthe\s
        (?P<eu>month|year|decade|century)
        |(?:[Ll]ater|[Ee]arl(?:ier|y)|[Ll]ate)\sin\sthe\s(?P<lu>month|year))\b(?!\sof\b|['’-])     # the end of the year
    | (?P<season>(?:[Ii]n|[Bb]y|[Dd]uring|[Uu]ntil|[Ss]ince|[Tt]hroughout|of|early|late)\sthe\s
        (?:(?:early|late|following)\s)?(?P<sn>{_SEASON})\b(?!\s[A-Za-z]|['’-])
        |(?:[Ii]n|[Bb]y|[Uu]ntil)\s(?:(?:early|late)\s)?(?P<sb>spring|summer|autumn|winter)\b(?=[,.;]|$))
                                                                         # in the summer,
    | (?P<named_decade>[Tt]he\s(?:(?:early|late|mid)[\s-])?(?P<aw>{_DECADE})\b|['’](?P<ad>[2-9]0)s\b)
                                                                         # the sixties; the '80s
    | (?P<nth>[Oo]n\sthe\s(?P<nd>[12][0-9]|3[01]|[1-9])(?:st|nd|rd|th)(?=[,.;]|$|\sof\s(?:the|that)\s(?:same\s)?month)))
    """,
    re.VERBOSE,
)
# What stands before a form, and how it begins. A quick net, with false catches.
_START = re.compile(
    rf"""[^A-Za-z0-9_](?:
      [Tt]h(?=at\s|is\s|e\s(?:following|next|subs|ensu|succ|prev|prec|prior|very|same|day|month|year|early|late|mid|{_DECADE}))
    | [Nn]ext\s | [Ll]ast\s
    | [AaOoTtFfSsEeNnZz0-9][a-z0-9]{{0,9}}(?=\s(?:and\sa\shalf\s)?(?:day|week|month|year|decade|centur))
    | (?:end|beginning|start|middle|close|rest|remainder|course|half)\sof\sthe\s
    | (?:[Ll]ate|[Ee]arl)(?=(?:r|y|ier)?\sin\sthe\s)
    | (?:[Ii]n|[Bb]y|[Dd]uring|[Uu]ntil|[Ss]ince|[Tt]hroughout|of|early|late)
        (?=\s(?:the\s)?(?:early\s|late\s|fol|{_SEASON}))
    | ['’][2-9]0s
    | [Oo]n\sthe\s[1-9])
    """,
    re.VERBOSE,
)
# No form is without one of these.
_TRIGGERS = (
    "day", "week", "month", "year", "decade", "centur", "spring", "summer", "autumn", "fall", "winter", "next ",
    "Next ", "last ", "Last ", "following ", "previous ", "ties", "0s",
)  # fmt: skip
_NTH_TRIGGER = re.compile("n the [0-9]")
_EARLY_LATE = re.compile(r"\b(?:[Ll]ater|[Ee]arlier|[Ee]arly|[Ll]ate|[Ii]n\sthe\s(?:end|beginning)\sof)\s(?:in\s)?$")
# in 490, ...: a year of three figures, where the story is at such years
_ANCIENT = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Ss]ince|[Aa]fter|[Bb]efore|[Oo]f|[Ff]rom)\s(?:about\s|around\s|c\.\s)?"
    r"(?P<year>[1-9][0-9]{2})(?=[.,;:)](?![0-9])|\s(?:the|he|she|they|it|when|with|and|by|to|a|an|that)\b|$)"
)


def find_relative(text: str, ancient: bool = False) -> list[Expression]:
    """The expressions of a passage that take something from the narrative, in order.

    Each says how far it is `shift`ed from the point that the narrative is at. In an `ancient` narrative, three
    figures may be a year.
    """
    found = []
    if ancient:
        for match in _ANCIENT.finditer(text):
            found.append(Expression(*match.span("year"), shift=int(match["year"]), unit="ancient"))
    if not contains_any(text, _TRIGGERS) and _NTH_TRIGGER.search(text) is None:
        return found
    at = 0
    for candidate in _START.finditer(f" {text}"):
        start = candidate.start()  # in `text`, which begins one place later
        form = _FORMS.match(text, start) if start >= at else None
        if form is None:
            continue
        at = form.end()
        expression = _read(form)
        if expression is not None:
            modifier = _EARLY_LATE.search(text, max(0, expression.start - 20), expression.start)
            if modifier is not None:
                expression.start = modifier.start()
            found.append(expression)
    return found


def _read(match: re.Match[str]) -> Expression | None:
    return _READERS[match.lastgroup or ""](match)


def _read_step(match: re.Match[str]) -> Expression:
    way = match["way"] or match["bare"].lower()
    return _moved(match, 1 if way in _FORWARD else -1, match["su"], match["ss"], match["sm"])


def _read_same(match: re.Match[str]) -> Expression:
    return _moved(match, 0, match["mu"], match["ms"], match["mm"])


def _moved(match: re.Match[str], shift: int, unit: str | None, season: str | None, month: str | None) -> Expression:
    """So many units on; for a season or month, the one of that name that is meant."""
    if unit:
        return Expression(*match.span(), shift=shift, unit=unit)
    number = lexicon.SEASONS[season] if season else lexicon.MONTHS[month or ""]
    return Expression(*match.span(), month=number, shift=shift, unit="named")


def _read_count(match: re.Match[str]) -> Expression | None:
    text = match["n"].lower()
    number = int(text) if text.isdigit() else words_value(text)
    if not number or match["half"]:
        return None
    back = match["earlier"] or match["edge"] in ("before", "prior")
    unit = "century" if match["nu"].startswith("centur") else match["nu"]
    return Expression(*match.span(), shift=-number if back else number, unit=unit, approximate=unit == "week")


def _read_year_side(match: re.Match[str]) -> Expression:
    return Expression(*match.span(), shift=1 if match["ys"] == "after" else -1, unit=match["yu"])


def _read_end_of(match: re.Match[str]) -> Expression:
    return Expression(*match.span(), shift=0, unit=match["eu"] or match["lu"])


def _read_season(match: re.Match[str]) -> Expression:
    name = "sn" if match["sn"] else "sb"
    return Expression(match.start(name), match.end(), month=lexicon.SEASONS[match[name]])


def _read_named_decade(match: re.Match[str]) -> Expression:
    shift = lexicon.DECADES[match["aw"]] if match["aw"] else int(match["ad"])
    return Expression(match.start(), match.end(), shift=shift, unit="named_decade", years=10)


def _read_nth(match: re.Match[str]) -> Expression:
    return Expression(match.start("nd"), match.end(), day=int(match["nd"]), shift=0, unit="nth")


_READERS = {
    "step": _read_step, "same": _read_same, "count": _read_count, "year_side": _read_year_side,
    "end_of": _read_end_of, "named_decade": _read_named_decade, "season": _read_season, "nth": _read_nth,
}  # fmt: skip
