"""A time expression as its words give it, before the narrative gives it what they leave out."""

from dataclasses import dataclass

from pipeline.parsing.edtf import century_edtf, date_edtf, decade_edtf, interval_edtf, month_length, year_edtf


@dataclass(slots=True)
class Expression:
    """A point in time with the parts that its words give; `start` and `end` are positions in the passage."""

    start: int
    end: int
    year: int | None = None  # astronomical; of a decade or century, its first year or its number
    month: int | None = None  # 1 to 12, or an EDTF season
    day: int | None = None
    years: int = 1  # 10 for a decade, 100 for a century
    approximate: bool = False
    shift: int | None = None  # so many `unit`s after what the narrative has reached
    unit: str = ""
    open_end: bool = False  # `2003–present`

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
        if self.open_end:
            return interval_edtf(year_edtf(self.year), "..")
        return date_edtf(self.year, self.month, self.day, self.approximate)
