"""The English words of time: months, seasons, feasts, units, and the words that stand before a date."""

from pipeline.extraction.vocabulary import read_words
from pipeline.parsing.references.dates import MONTHS as NUMBERS
from pipeline.parsing.references.dates import SEASONS as CODES

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTH_ABBREVIATIONS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")
MONTHS: dict[str, int] = {name: NUMBERS[name.lower()] for name in (*MONTH_NAMES, *MONTH_ABBREVIATIONS)}
# Words and first names too: alone they are months only after a word of time.
AMBIGUOUS_MONTHS = frozenset({"March", "April", "May", "June", "August"})

SEASONS = {word: CODES[word] for word in ("spring", "summer", "autumn", "fall", "winter")}
FEASTS = {  # feasts with a fixed day: month, day
    "Christmas": (12, 25), "Christmas Day": (12, 25), "Christmas Eve": (12, 24), "Boxing Day": (12, 26),
    "New Year's Day": (1, 1), "New Year's Eve": (12, 31), "Halloween": (10, 31), "Valentine's Day": (2, 14),
}  # fmt: skip

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNITS = ("day", "week", "month", "year", "decade", "century")

DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip

COUNTED = read_words("counted")
