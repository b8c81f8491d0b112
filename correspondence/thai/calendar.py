"""The Thai calendar: Buddhist years, fiscal years, names of months and days, and how dates are written.

Days are `datetime.date` (C.E.); years that people say are Buddhist (B.E.) and have their own types.
From 1 January B.E. 2484 the year is C.E. + 543. Before that the year began on 1 April, so January to March belong to the
Buddhist year that had begun the April before (C.E. + 542), and B.E. 2483 ended on 31 December after nine months
(Act on the Calendar Year B.E. 2483). Before 1 April B.E. 2432 the year followed the moon; nothing here reaches back there.
"""

from datetime import date

from correspondence.thai.numerals import thai_digits

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
"""Names of the months, January first."""

SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
"""The same, abbreviated."""

WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
"""Names of the days, Monday first as `date.weekday()` counts."""

_OFFSET = 543
_REFORM = 2484


class BuddhistYear(int):
    """A year of the Buddhist era (พ.ศ.)."""

    @classmethod
    def of_date(cls, day: date) -> "BuddhistYear":
        """Return the Buddhist year in which `day` lay."""
        if day.year + _OFFSET < _REFORM and day.month < 4:
            return cls(day.year + _OFFSET - 1)
        return cls(day.year + _OFFSET)

    @classmethod
    def from_common_era(cls, year: int) -> "BuddhistYear":
        """Return the Buddhist year that began in the C.E. `year`."""
        return cls(year + _OFFSET)

    @property
    def common_era(self) -> int:
        """The C.E. year in which this Buddhist year began."""
        return int(self) - _OFFSET


class FiscalYear(int):
    """A government budget year (ปีงบประมาณ), B.E.: 1 October to 30 September, named by the year it ends in."""

    @classmethod
    def of_date(cls, day: date) -> "FiscalYear":
        """Return the fiscal year in which `day` lies."""
        return cls(day.year + _OFFSET + (day.month >= 10))

    @property
    def start(self) -> date:
        """Its first day, 1 October."""
        return date(int(self) - _OFFSET - 1, 10, 1)

    @property
    def end(self) -> date:
        """Its last day, 30 September."""
        return date(int(self) - _OFFSET, 9, 30)


def format_long(day: date, *, thai: bool = True) -> str:
    """Return `day` as letters write it: ๒๒ กรกฎาคม ๒๕๕๙."""
    return _digits(f"{day.day} {MONTHS[day.month - 1]} {BuddhistYear.of_date(day)}", thai=thai)


def format_short(day: date, *, thai: bool = True) -> str:
    """Return `day` as tables write it: ๒๒ ก.ค. ๕๙."""
    return _digits(f"{day.day} {SHORT_MONTHS[day.month - 1]} {BuddhistYear.of_date(day) % 100:02}", thai=thai)


def _digits(text: str, *, thai: bool) -> str:
    return thai_digits(text) if thai else text
