"""Deadlines that explain themselves: calendar or working days, the days off that were skipped, what is not sure.

The day of sending does not count, as in section 193/3 of the Civil and Commercial Code. Days are C.E. dates; days off
are Saturdays, Sundays and the holidays given, each with its source. A deadline in calendar days, or named as a day, is
kept where it is even on a day off, since the letter says so; the doubt beside it names the next working day. The
caller may ask for the move that section 193/8 of the Code provides for periods.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say
from correspondence.thai.calendar import BuddhistYear, format_long
from correspondence.thai.numerals import thai_digits

_SATURDAY = 5


class TermError(CorrespondenceError):
    """A number of days that no deadline can be reckoned from."""

    def __init__(self, days: int) -> None:
        super().__init__(say("a deadline cannot be {days} days away; give a number of days from 1 on", days=days))


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off: its name, and who said so."""

    day: date
    name: str
    source: str


class Holidays:
    """The days off of some years.

    Args:
        holidays: the days; of two for one day the later one counts.
        years: the years (C.E.) whose list is known; otherwise every year that a holiday lies in.
        expected: those of them whose list was reckoned ahead, before the cabinet's was complete.
    """

    def __init__(
        self, holidays: Iterable[Holiday], *, years: Iterable[int] | None = None, expected: Iterable[int] = ()
    ) -> None:
        self._by_day = {one.day: one for one in holidays}
        self._years = frozenset(day.year for day in self._by_day) if years is None else frozenset(years)
        self._expected = frozenset(expected)
        self._on_weekdays = sorted(day for day in self._by_day if day.weekday() < _SATURDAY)

    def __iter__(self) -> Iterator[Holiday]:
        return iter(sorted(self._by_day.values(), key=lambda one: one.day))

    def __len__(self) -> int:
        return len(self._by_day)

    def on(self, day: date) -> Holiday | None:
        """Return the holiday on a day, or None."""
        return self._by_day.get(day)

    def covers(self, year: int) -> bool:
        """Return whether the list of a year (C.E.) is known."""
        return year in self._years

    def settled(self, year: int) -> bool:
        """Return whether the list of a year (C.E.) is known and is the cabinet's."""
        return year in self._years and year not in self._expected

    def working_days(self, after: date, until: date) -> int:
        """Count the working days behind `after` up to and with `until`; none when `until` is not later."""
        if until <= after:
            return 0
        off = bisect_right(self._on_weekdays, until) - bisect_right(self._on_weekdays, after)
        return _weekdays(until) - _weekdays(after) - off


@dataclass(frozen=True, slots=True)
class Term:
    """A number of days, of the calendar or of work."""

    days: int
    working: bool


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that did not count: `reason` is the holiday's name, empty for a weekend."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day and how it came about.

    Attributes:
        due: the last day.
        start: the day that does not count, when the deadline was given as a term.
        term: the term, when it was given as one.
        skipped: the days that did not count, in order.
        doubts: what is not sure about it, or should be known.
    """

    due: date
    start: date | None = None
    term: Term | None = None
    skipped: tuple[Skipped, ...] = ()
    doubts: tuple[Message, ...] = ()

    def explanation(self) -> tuple[Message, ...]:
        """Return how it was reckoned, a line a step: the start, the days skipped, the end, the doubts."""
        last = say("last day: {day}", day=format_long(self.due))
        return (*self._beginning(), *_skips(self.skipped), last, *self.doubts)

    def _beginning(self) -> Iterator[Message]:
        if self.start is None or self.term is None:
            return
        days, start = thai_digits(self.term.days), format_long(self.start)
        if self.term.working:
            yield say("{days} working days, the first of them after {start}", days=days, start=start)
        else:
            yield say("{days} days, the first of them after {start}", days=days, start=start)


@dataclass(frozen=True, slots=True)
class Remaining:
    """How far a last day lies ahead, in days and in working days; negative once it is past, 0 on the day itself."""

    days: int
    working_days: int

    @property
    def late(self) -> bool:
        """Whether the last day is past."""
        return self.days < 0


def deadline_after(start: date, term: Term, holidays: Holidays, *, move_to_working_day: bool = False) -> Deadline:
    """Return the last day of a term that begins on the day after `start`.

    Args:
        start: the day of sending.
        term: how long; in working days it never ends on a day off.
        holidays: the days off.
        move_to_working_day: whether a term of calendar days that ends on a day off ends on the next working day.

    Raises:
        TermError: the term is shorter than a day, or leads out of the calendar.
    """
    if term.days < 1:
        raise TermError(term.days)
    try:
        if term.working:
            return _after_working_days(start, term, holidays)
        due = start + timedelta(days=term.days)
        return _on(due, holidays, move=move_to_working_day, start=start, term=term)
    except OverflowError as error:
        raise TermError(term.days) from error


def deadline_on(day: date, holidays: Holidays, *, move_to_working_day: bool = False) -> Deadline:
    """Return a named last day; one that is a day off is kept with a doubt, or moved to the next working day."""
    return _on(day, holidays, move=move_to_working_day)


def remaining(as_of: date, due: date, holidays: Holidays) -> Remaining:
    """Return how far `due` lies ahead of the day `as_of`, which does not count, or how far behind it."""
    working = holidays.working_days(as_of, due) - holidays.working_days(due, as_of)
    return Remaining((due - as_of).days, working)


def day_off(day: date, holidays: Holidays) -> str | None:
    """Return why nobody works on a day: the holiday's name, an empty text for a weekend; None on a working day."""
    holiday = holidays.on(day)
    if holiday:
        return holiday.name
    return "" if day.weekday() >= _SATURDAY else None


def _after_working_days(start: date, term: Term, holidays: Holidays) -> Deadline:
    due, left = start, term.days
    skipped: list[Skipped] = []
    while left:
        due += timedelta(days=1)
        off = day_off(due, holidays)
        if off is None:
            left -= 1
        else:
            skipped.append(Skipped(due, off))
    return Deadline(due, start, term, tuple(skipped), tuple(_list_doubts(start, due, holidays)))


def _on(day: date, holidays: Holidays, *, move: bool, start: date | None = None, term: Term | None = None) -> Deadline:
    working = _next_working_day(day, holidays)
    if move:
        skipped = tuple(_days_off(day, working, holidays))
        return Deadline(working, start, term, skipped, tuple(_list_doubts(day, working, holidays)))
    return Deadline(
        day, start, term, doubts=(*_day_off_doubts(day, working, holidays), *_list_doubts(day, day, holidays))
    )


def _next_working_day(day: date, holidays: Holidays) -> date:
    """Return a day itself when it is a working day, else the next one; the last day of the calendar stays."""
    while day_off(day, holidays) is not None and day < date.max:
        day += timedelta(days=1)
    return day


def _days_off(first: date, end: date, holidays: Holidays) -> Iterator[Skipped]:
    for number in range((end - first).days):
        day = first + timedelta(days=number)
        yield Skipped(day, day_off(day, holidays) or "")


def _day_off_doubts(day: date, following: date, holidays: Holidays) -> Iterator[Message]:
    why = day_off(day, holidays)
    if why:
        yield say(
            "{day} is a day off ({name}); the next working day is {following}",
            day=format_long(day),
            name=why,
            following=format_long(following),
        )
    elif why is not None:
        yield say(
            "{day} lies on a weekend; the next working day is {following}",
            day=format_long(day),
            following=format_long(following),
        )


def _list_doubts(start: date, end: date, holidays: Holidays) -> Iterator[Message]:
    """Yield the years whose holidays are not known, or not for sure; weekends are right in any case."""
    for year in range(start.year, end.year + 1):
        shown = thai_digits(int(BuddhistYear.from_common_era(year)))
        if not holidays.covers(year):
            yield say("the holidays of {year} are not known here; only weekends were counted", year=shown)
        elif not holidays.settled(year):
            yield say("the holidays of {year} were reckoned ahead; compare them with the cabinet's list", year=shown)


def _skips(skipped: tuple[Skipped, ...]) -> Iterator[Message]:
    holidays = [one for one in skipped if one.reason]
    if weekend := sum(1 for one in skipped if not one.reason):
        yield say("{count} days of weekends skipped", count=thai_digits(weekend))
    for one in holidays:
        yield say("{day} skipped: {name}", day=format_long(one.day), name=one.reason)


def _weekdays(day: date) -> int:
    """Count the days from Monday to Friday from the first day of the calendar, a Monday, up to a day."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)
