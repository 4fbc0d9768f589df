"""The English words of time: months, seasons, feasts, units, and the words that stand before a date."""

from pipeline.extraction.edtf import AUTUMN, SPRING, SUMMER, WINTER
from pipeline.extraction.vocabulary import read_words

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTH_ABBREVIATIONS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")
MONTHS: dict[str, int] = {name: number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {short: next(n for name, n in MONTHS.items() if name.startswith(short[:3])) for short in MONTH_ABBREVIATIONS}
# Words and first names too: alone they are months only after a word of time.
AMBIGUOUS_MONTHS = frozenset({"March", "April", "May", "June", "August"})

SEASONS = {"spring": SPRING, "summer": SUMMER, "autumn": AUTUMN, "fall": AUTUMN, "winter": WINTER}
FEASTS = {  # feasts with a fixed day: month, day
    "Christmas": (12, 25), "Christmas Day": (12, 25), "Christmas Eve": (12, 24), "Boxing Day": (12, 26),
    "New Year's Day": (1, 1), "New Year's Eve": (12, 31), "Halloween": (10, 31), "Valentine's Day": (2, 14),
}  # fmt: skip

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNITS = ("day", "week", "month", "year", "decade", "century")
UNIT_YEARS = {"year": 1, "decade": 10, "century": 100}

DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip

COUNTED = read_words("counted")
