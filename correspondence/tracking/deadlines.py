"""Deadlines that explain themselves: calendar or working days, the days off that were skipped, what is not sure.

The day of sending does not count. Days are C.E. dates; days off are Saturdays, Sundays and the holidays given, each
with its source.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from correspondence.language import Message, say
from correspondence.thai.calendar import format_long

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off: its name, and who said so."""

    day: date
    name: str
    source: str


class Holidays:
    """The days off of some years."""

    def __init__(self, holidays: Iterable[Holiday]) -> None:
        self._by_day = {one.day: one for one in holidays}
        self._years = {day.year for day in self._by_day}

    def on(self, day: date) -> Holiday | None:
        """Return the holiday on a day, or None."""
        return self._by_day.get(day)

    def covers(self, year: int) -> bool:
        """Return whether anything is known about a year (C.E.)."""
        return year in self._years


@dataclass(frozen=True, slots=True)
class Term:
    """A number of days, of the calendar or of work."""

    days: int
    working: bool


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that did not count, and why."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day and how it came about."""

    due: date
    start: date | None = None
    term: Term | None = None
    skipped: tuple[Skipped, ...] = ()
    doubts: tuple[Message, ...] = ()

    def explanation(self) -> tuple[Message, ...]:
        """Return how it was reckoned, a line a step."""
        lines: list[Message] = []
        if self.start and self.term:
            count = say("{days} working days from {start}", days=self.term.days, start=format_long(self.start))
            if not self.term.working:
                count = say("{days} days from {start}", days=self.term.days, start=format_long(self.start))
            lines.append(count)
        weekend = sum(not one.reason for one in self.skipped)
        if weekend:
            lines.append(say("{count} days of weekends skipped", count=weekend))
        lines += [
            say("{day} skipped: {name}", day=format_long(one.day), name=one.reason)
            for one in self.skipped
            if one.reason
        ]
        lines.append(say("last day: {day}", day=format_long(self.due)))
        return (*lines, *self.doubts)


def deadline_after(start: date, term: Term, holidays: Holidays) -> Deadline:
    """Return the last day of a term that begins on the day after `start`."""
    if not term.working:
        return deadline_on(start + _DAY * term.days, holidays, start=start, term=term)
    day, left, skipped = start, term.days, []
    while left:
        day += _DAY
        off = day_off(day, holidays)
        if off is None:
            left -= 1
        else:
            skipped.append(Skipped(day, off))
    return Deadline(day, start, term, tuple(skipped), tuple(_unknown_years(start, day, holidays)))


def deadline_on(
    day: date,
    holidays: Holidays,
    *,
    move_to_working_day: bool = False,
    start: date | None = None,
    term: Term | None = None,
) -> Deadline:
    """Return a named last day; one that is a day off is kept and said so, or moved to the next working day."""
    skipped = []
    due = day
    while move_to_working_day and (off := day_off(due, holidays)) is not None:
        skipped.append(Skipped(due, off))
        due += _DAY
    doubts = list(_unknown_years(due, due, holidays))
    if day_off(due, holidays) is not None:
        following = deadline_on(due, holidays, move_to_working_day=True).due
        doubts.append(
            say(
                "{day} is a day off; the next working day is {following}",
                day=format_long(due),
                following=format_long(following),
            )
        )
    return Deadline(due, start, term, tuple(skipped), tuple(doubts))


def day_off(day: date, holidays: Holidays) -> str | None:
    """Return why nobody works on a day: the holiday's name, an empty text for a weekend; None on a working day."""
    holiday = holidays.on(day)
    if holiday:
        return holiday.name
    return "" if day.weekday() >= 5 else None


def _unknown_years(start: date, end: date, holidays: Holidays) -> Iterator[Message]:
    for year in range(start.year, end.year + 1):
        if not holidays.covers(year):
            yield say("the holidays of {year} are not known here; only weekends were counted", year=year + 543)
