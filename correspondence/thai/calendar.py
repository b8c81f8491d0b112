"""The Thai calendar: Buddhist years, fiscal years, names of months and days, and how dates are written.

Days are `datetime.date` (C.E.); years that people say are Buddhist (B.E.) and have their own types.
From 1 January B.E. 2484 the year is C.E. + 543. Before that the year began on 1 April, so January to March belong to
the Buddhist year that had begun the April before (C.E. + 542), and B.E. 2483 ended on 31 December after nine months
(Calendar Year Act, B.E. 2483). Before 1 April B.E. 2432 the year followed the moon; nothing here reaches back there.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say
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

SOLAR_CALENDAR = date(1889, 4, 1)
"""1 April B.E. 2432, the first day of the solar calendar: nothing is converted before it."""

_OFFSET = 543
_REFORM = 2484
_FIRST_YEAR = 2432
_APRIL = 4


class InvalidDayError(CorrespondenceError):
    """A day, month or year that the calendar does not have."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)


class BuddhistYear(int):
    """A year of the Buddhist era (พ.ศ.)."""

    @classmethod
    def of_date(cls, day: date) -> "BuddhistYear":
        """Return the Buddhist year in which `day` lies (see the module for the years before B.E. 2484)."""
        began_before = day.year + _OFFSET < _REFORM and day.month < _APRIL
        return cls(day.year + _OFFSET - began_before)

    @classmethod
    def from_common_era(cls, year: int) -> "BuddhistYear":
        """Return the Buddhist year that began in the C.E. `year`."""
        return cls(year + _OFFSET)

    @property
    def common_era(self) -> int:
        """The C.E. year in which this Buddhist year began."""
        return int(self) - _OFFSET

    @property
    def start(self) -> date:
        """Its first day: 1 January, before B.E. 2484 1 April.

        Raises:
            InvalidDayError: the year lies before the solar calendar.
        """
        return self.day(1, 1 if self >= _REFORM else _APRIL)

    @property
    def end(self) -> date:
        """Its last day: 31 December, before B.E. 2483 31 March.

        Raises:
            InvalidDayError: the year lies before the solar calendar.
        """
        return self.day(31, 12 if self >= _REFORM - 1 else 3)

    def day(self, day: int, month: int) -> date:
        """Return a day of this year in the calendar that was in force.

        Raises:
            InvalidDayError: there is no such day; the error says why.
        """
        year = self._common_era_of(month)
        refuse_unless_in_month(day, month, year, self)
        return date(year, month, day)

    def _common_era_of(self, month: int) -> int:
        if self < _FIRST_YEAR:
            raise InvalidDayError(
                say(
                    "B.E. {year} is before B.E. 2432, when the year followed the moon; it cannot be converted",
                    year=self,
                )
            )
        refuse_unless_month(month)
        if month >= _APRIL or self >= _REFORM:
            return self.common_era
        if self == _REFORM - 1:
            raise InvalidDayError(
                say(
                    "B.E. 2483 had only nine months, 1 April to 31 December 1940: there was no {month} in it",
                    month=MONTHS[month - 1],
                )
            )
        return self.common_era + 1


class CommonYear(int):
    """A year of the Common Era (ค.ศ.), for dates that are written in it."""

    @property
    def start(self) -> date:
        """Its first day, 1 January."""
        return self.day(1, 1)

    @property
    def end(self) -> date:
        """Its last day, 31 December."""
        return self.day(31, 12)

    def day(self, day: int, month: int) -> date:
        """Return a day of this year.

        Raises:
            InvalidDayError: there is no such day; the error says why.
        """
        refuse_unless_in_month(day, month, self, self)
        return date(self, month, day)


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

    def quarter(self, number: int) -> "Quarter":
        """Return its quarter (ไตรมาส) 1 to 4; the first begins on 1 October."""
        return Quarter(self, number)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter (ไตรมาส) of a fiscal year: 1 is October to December, 4 is July to September."""

    year: FiscalYear
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4:
            raise InvalidDayError(say("a year has four quarters; there is no quarter {number}", number=self.number))

    @classmethod
    def of_date(cls, day: date) -> "Quarter":
        """Return the quarter in which `day` lies."""
        return cls(FiscalYear.of_date(day), (day.month - 10) % 12 // 3 + 1)

    @property
    def start(self) -> date:
        """Its first day."""
        first_month = (9 + 3 * (self.number - 1)) % 12 + 1
        return date(self.year.end.year - (self.number == 1), first_month, 1)

    @property
    def end(self) -> date:
        """Its last day."""
        return last_of_month(last_of_month(last_of_month(self.start) + timedelta(1)) + timedelta(1))


def last_of_month(day: date) -> date:
    """Return the last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def refuse_unless_month(month: int) -> None:
    """Raise `InvalidDayError` unless `month` is 1 to 12."""
    if not 1 <= month <= 12:
        raise InvalidDayError(say("there is no month {month}", month=month))


def refuse_unless_in_month(day: int, month: int, year: int, shown: int) -> None:
    """Raise `InvalidDayError` unless the C.E. `year` has this day; `shown` is the year as the writer counts it."""
    refuse_unless_month(month)
    if not MINYEAR <= year <= MAXYEAR:
        raise InvalidDayError(say("the year {year} is too far away", year=shown))
    length = monthrange(year, month)[1]
    if day < 1:
        raise InvalidDayError(say("there is no day 0"))
    if day > length:
        raise InvalidDayError(
            say(
                "{month} {year} has {length} days, not {day}",
                month=MONTHS[month - 1],
                year=shown,
                length=length,
                day=day,
            )
        )


def format_long(day: date, *, thai: bool = True) -> str:
    """Return `day` as letters write it, year B.E.: ๒๒ กรกฎาคม ๒๕๕๙.

    Raises:
        InvalidDayError: `day` lies before the solar calendar.
    """
    return _digits(f"{day.day} {MONTHS[day.month - 1]} {_year_shown(day)}", thai=thai)


def format_short(day: date, *, thai: bool = True) -> str:
    """Return `day` as tables write it, year B.E.: ๒๒ ก.ค. ๕๙.

    Raises:
        InvalidDayError: `day` lies before the solar calendar.
    """
    return _digits(f"{day.day} {SHORT_MONTHS[day.month - 1]} {_year_shown(day) % 100:02}", thai=thai)


def format_month(day: date, *, thai: bool = True) -> str:
    """Return the month of `day`, year B.E.: กรกฎาคม ๒๕๕๙."""
    return _digits(f"{MONTHS[day.month - 1]} {_year_shown(day)}", thai=thai)


def format_weekday(day: date, *, thai: bool = True) -> str:
    """Return `day` with its name in front: วันศุกร์ที่ ๒๒ กรกฎาคม ๒๕๕๙."""
    return f"วัน{WEEKDAYS[day.weekday()]}ที่ {format_long(day, thai=thai)}"


def _year_shown(day: date) -> BuddhistYear:
    if day < SOLAR_CALENDAR:
        raise InvalidDayError(
            say("{day} is before 1 April B.E. 2432, when the year followed the moon; it cannot be converted", day=day)
        )
    return BuddhistYear.of_date(day)


def _digits(text: str, *, thai: bool) -> str:
    return thai_digits(text) if thai else text
