"""Which days a written date means, and why that may be in doubt; `eras` tells the years.

An unclear date has no day, only candidates; an impossible one is refused with the reason.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from correspondence.language import Message, say
from correspondence.thai.calendar import (
    MONTHS,
    WEEKDAYS,
    BuddhistYear,
    CommonYear,
    FiscalYear,
    InvalidDayError,
    last_of_month,
)
from correspondence.thai.eras import Year, YearSense, sense_of_year
from correspondence.thai.spelling import Numeral
from correspondence.thai.written import Edge, Period, Point, Span, Written

Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Question:
    """A reason for doubt and the days that are possible."""

    reason: Message
    candidates: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The days meant: `start` is None when that is unclear or impossible; `end` is None for a single day."""

    precision: Precision
    start: date | None = None
    end: date | None = None
    questions: tuple[Question, ...] = ()
    impossible: bool = False


def reckon(written: Written) -> Reckoning:
    """Return the days that `written` means, with every doubt about them."""
    try:
        if isinstance(written, Span):
            return _reckon_span(written)
        if isinstance(written, Period):
            return _reckon_period(written)
        if isinstance(written, Edge):
            whole = _reckon_point(written.point)
            return _doubted(whole, say("a part of the month is named, but no day"))
        return _reckon_point(written)
    except InvalidDayError as error:
        return _refused(_precision_of(written), error.message)


def _precision_of(written: Written) -> Precision:
    if isinstance(written, Period):
        return "year" if written.kind in {"year", "fiscal", "school"} else "month"
    return "day"


def _refused(precision: Precision, reason: Message, candidates: Iterable[date] = ()) -> Reckoning:
    return Reckoning(precision, questions=(Question(reason, tuple(candidates)),), impossible=True)


def _unclear(precision: Precision, reason: Message, candidates: Iterable[date] = ()) -> Reckoning:
    return Reckoning(precision, questions=(Question(reason, tuple(dict.fromkeys(candidates))),))


def _doubted(reckoning: Reckoning, reason: Message, candidates: Iterable[date] = ()) -> Reckoning:
    return replace(reckoning, questions=(*reckoning.questions, Question(reason, tuple(candidates))))


# --- days and months


def _short_is(point: Point) -> Literal["thai", "numeric", "english"]:
    if point.numeric:
        return "numeric"
    return "english" if point.month and point.month.spelling == "english" else "thai"


def _reckon_point(point: Point) -> Reckoning:
    precision: Precision = "day" if point.days else "month"
    if point.month is None and point.month_number is None:
        return _unclear(precision, say("only a day is written, without month and year"))
    if point.year is None:
        return _without_year(point, precision)
    sense = sense_of_year(point.year, short_is=_short_is(point))
    reckoning = _days_of(point, sense, precision)
    return _with_oddities(point, _with_weekday(point, reckoning))


def _without_year(point: Point, precision: Precision) -> Reckoning:
    """Refuse 31 เมษายน in any year; of other days only the year is missing."""
    missing = _unclear(precision, say("the year is not written"))
    if point.numeric or len(point.days) != 1 or len(_months(point)) != 1:
        return missing
    day, month = point.days[0].value, _months(point)[0]
    try:
        CommonYear(2000).day(day, month)  # a leap year
    except InvalidDayError as error:
        in_a_month = 1 <= month <= 12
        reason = say("{month} has no day {day}", month=MONTHS[month - 1], day=day) if in_a_month else error.message
        return _refused(precision, reason)
    return missing


def _months(point: Point) -> tuple[int, ...]:
    return point.month.months if point.month else (point.month_number or 0,)


def _days_of(point: Point, sense: YearSense, precision: Precision) -> Reckoning:
    months, days = _months(point), point.days or (Numeral(1, 1),)
    # กรกฎาคม ๒๒ may be a year or a day.
    if not point.days and point.year and point.year.number and not point.year.era and point.year.number.length == 2:
        sense = _doubt_short_year_of_month(point.year.number.value, sense)
    possible, reasons = _all_days(days, months, (*sense.years, *(() if sense.sure else sense.also)))
    if len(days) > 1:
        reason = say("two days are written and one is meant") if point.joint == "/" else say("several days are written")
        return _unclear(precision, reason, possible)
    if not sense.sure:
        return _unclear(precision, sense.question or say("the year is not clear"), possible)
    if len(months) > 1:
        return _unclear(precision, say("the month may be read in two ways"), possible)
    if not possible:
        return _no_such_day(point, sense, precision, reasons[0])
    found = Reckoning(precision, possible[0], None if point.days else last_of_month(possible[0]))
    if sense.question is None:
        return found
    others, _ = _all_days(days, months, sense.also)
    return _doubted(found, sense.question, (possible[0], *others))


def _doubt_short_year_of_month(value: int, sense: YearSense) -> YearSense:
    return replace(sense, sure=False, question=say("a day or a year?")) if value <= 31 else sense


def _all_days(
    days: Iterable[Numeral], months: Iterable[int], years: Iterable[Year]
) -> tuple[tuple[date, ...], list[Message]]:
    possible, reasons = [], []
    for day in days:
        for month in months:
            for year in years:
                try:
                    possible.append(year.day(day.value, month))
                except InvalidDayError as error:
                    reasons.append(error.message)
    return tuple(possible), reasons


def _no_such_day(point: Point, sense: YearSense, precision: Precision, reason: Message) -> Reckoning:
    """Refuse; but 7/22/2559 has its day and month in the American order and is unclear."""
    swapped: tuple[date, ...] = ()
    if point.numeric and not point.iso and point.days and point.month_number and 12 < point.month_number <= 31:
        swapped, _ = _all_days([Numeral(point.month_number, 2)], [point.days[0].value], sense.years)
    if swapped:
        return _unclear(
            precision,
            say("there is no month {month}; day and month may be exchanged", month=point.month_number),
            swapped,
        )
    near: tuple[date, ...] = ()
    if point.year and point.year.number and _months(point)[0] < 4 and 2483 in sense.years:
        near, _ = _all_days(point.days or [Numeral(1, 1)], _months(point), [BuddhistYear(2482), BuddhistYear(2484)])
    return _refused(precision, reason, near)


def _with_weekday(point: Point, reckoning: Reckoning) -> Reckoning:
    if point.weekday is None or not point.days or reckoning.start is None or reckoning.start.weekday() == point.weekday:
        return reckoning
    day = reckoning.start
    others = [other for other in (_same_day(day, -1), _same_day(day, 1)) if other and other.weekday() == point.weekday]
    reason = say(
        "the date falls on a {real}, not on a {written}", real=WEEKDAYS[day.weekday()], written=WEEKDAYS[point.weekday]
    )
    return _unclear(reckoning.precision, reason, (day, *others))


def _same_day(day: date, years_later: int) -> date | None:
    try:
        return day.replace(year=day.year + years_later)
    except ValueError:  # 29 February
        return None


def _with_oddities(point: Point, reckoning: Reckoning) -> Reckoning:
    if reckoning.impossible:
        return reckoning
    if point.month and point.month.spelling == "misspelt" and len(point.month.months) == 1:
        reckoning = _doubted(
            reckoning, say("the month is misspelt: {month} is meant?", month=MONTHS[point.month.months[0] - 1])
        )
    if any(not day.sure for day in point.days):
        reckoning = _doubted(reckoning, say("the day is written with odd signs or spaces"))
    if point.odd:
        reckoning = _doubted(reckoning, say("the date is written in an unusual way"))
    if point.blank:
        reckoning = _doubted(reckoning, say("the day is left blank"))
    return reckoning


# --- spans


def _reckon_span(span: Span) -> Reckoning:
    first, last = _completed(span)
    start, end = _reckon_point(first), _reckon_point(last)
    precision: Precision = "day" if span.first.days or span.last.days else "month"
    questions = (*start.questions, *(one for one in end.questions if one not in start.questions))
    if start.impossible or end.impossible:
        return Reckoning(precision, questions=questions, impossible=True)
    if start.start is None or end.start is None:
        return Reckoning(precision, questions=questions or (Question(say("the range is not clear")),))
    reckoning = Reckoning(precision, start.start, end.end or end.start, questions)
    if reckoning.end and start.start <= reckoning.end:
        return (
            _doubted(reckoning, say("the range goes from a day to a month"))
            if bool(first.days) != bool(last.days)
            else reckoning
        )
    return _turned_round(span, reckoning)


def _completed(span: Span) -> tuple[Point, Point]:
    """Give the first point the month and year that only the last one states."""
    first, last = span.first, span.last
    if first.month is None and first.month_number is None:
        first = replace(first, month=last.month, month_number=last.month_number, numeric=last.numeric)
    if first.year is None:
        first = replace(first, year=last.year)
    if last.year is None:
        last = replace(last, year=first.year)
    return first, last


def _turned_round(span: Span, reckoning: Reckoning) -> Reckoning:
    """๓๐ ธันวาคม - ๒ มกราคม ๒๕๖๐ began in the year before; any other range that ends before it begins is unclear."""
    start, end = reckoning.start, reckoning.end
    earlier = _same_day(start, -1) if start and span.first.month and span.first.year is None else None
    if earlier and end and span.first.weekday in {None, earlier.weekday()}:
        return _doubted(
            replace(reckoning, start=earlier), say("the first year is not written; the year before is meant?")
        )
    return _unclear(reckoning.precision, say("the range ends before it begins"), [day for day in (start, end) if day])


# --- periods

_FIRST_FISCAL_YEAR = 2504  # the first that ran from October, by the Budget Procedure Act, B.E. 2502


def _reckon_period(period: Period) -> Reckoning:
    precision = _precision_of(period)
    if period.year is None:
        return _unclear(precision, say("the year is not written"))
    sense = sense_of_year(period.year, short_is="thai")
    if not sense.sure or not sense.years:
        return _unclear(precision, sense.question or say("the year is not clear"), (y.start for y in sense.years))
    if period.kind == "school":
        return _unclear(precision, say("a school year is no calendar year; its days are set by the school"))
    reckoning = _RECKONERS[period.kind](period, sense.years[0])
    if sense.question:
        reckoning = _doubted(reckoning, sense.question)
    if period.edge:
        reckoning = _doubted(reckoning, say("a part of the year is named, but no day"))
    return reckoning


def _to_last_year(period: Period, first: Year, last_of: Callable[[Year], Reckoning]) -> Reckoning:
    reckoning = last_of(first)
    if period.last_year is None or reckoning.start is None:
        return reckoning
    if period.last_year.number is None:
        return _unclear(reckoning.precision, say("two years are written, joined by a stroke"))
    number = period.last_year.number.value
    second = type(first)(number if number > 100 else int(first) // 100 * 100 + number)
    if number > 100:
        sense = sense_of_year(period.last_year, short_is="thai")
        if not sense.sure or not sense.years:
            return _unclear(reckoning.precision, sense.question or say("the year is not clear"))
        second = sense.years[0]
    end = last_of(second).end
    if end is None or end <= reckoning.start or type(second) is not type(first):
        return _unclear(reckoning.precision, say("the range ends before it begins"))
    return replace(reckoning, end=end)


def _calendar_year(period: Period, year: Year) -> Reckoning:
    return _to_last_year(period, year, lambda one: Reckoning("year", one.start, one.end))


def _fiscal_year(period: Period, year: Year) -> Reckoning:
    return _to_last_year(period, year, _one_fiscal_year)


def _one_fiscal_year(year: Year) -> Reckoning:
    fiscal = FiscalYear(year if isinstance(year, BuddhistYear) else year + 543)
    if fiscal < _FIRST_FISCAL_YEAR:
        return _unclear("year", say("before B.E. 2504 the fiscal year did not begin in October"))
    reckoning = Reckoning("year", fiscal.start, fiscal.end)
    if isinstance(year, BuddhistYear):
        return reckoning
    return _doubted(reckoning, say("a fiscal year is named by a B.E. year; here a C.E. year is written"))


def _quarter(period: Period, year: Year) -> Reckoning:
    quarter = FiscalYear(year if isinstance(year, BuddhistYear) else year + 543).quarter(period.number)
    return _fiscal_or_calendar(period, year, quarter.start, quarter.end, 3)


def _half(period: Period, year: Year) -> Reckoning:
    fiscal = FiscalYear(year if isinstance(year, BuddhistYear) else year + 543)
    start, end = (fiscal.quarter(2 * period.number - 1).start, fiscal.quarter(2 * period.number).end)
    return _fiscal_or_calendar(period, year, start, end, 6)


def _fiscal_or_calendar(period: Period, year: Year, start: date, end: date, months: int) -> Reckoning:
    first_month = months * (period.number - 1) + 1
    calendar_start = year.day(1, first_month)
    calendar_end = last_of_month(year.day(1, first_month + months - 1))
    if period.fiscal is False:
        return Reckoning("month", calendar_start, calendar_end)
    fiscal = Reckoning("month", start, end)
    if period.fiscal:
        return fiscal
    return _doubted(fiscal, say("of the fiscal year or of the calendar year?"), (start, calendar_start))


_RECKONERS: dict[str, Callable[[Period, Year], Reckoning]] = {
    "year": _calendar_year,
    "fiscal": _fiscal_year,
    "quarter": _quarter,
    "half": _half,
}
