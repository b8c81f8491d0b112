"""What is open on a day: the circulars that wait for answers, whoever is overdue, and what falls due next."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from correspondence.office.following import Followed, every_followed
from correspondence.office.office import Office
from correspondence.registry.records import Entry
from correspondence.tracking.circular import Step
from correspondence.tracking.status import CircularStatus, RecipientStatus


@dataclass(frozen=True, slots=True)
class Overview:
    """One circular on a day: its row, how things stand, and how many more answered since an earlier look (or None)."""

    entry: Entry
    status: CircularStatus
    more: int | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """One answer that is owed: by whom, to which letter."""

    entry: Entry
    row: RecipientStatus


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day on which answers to a letter fall due, and who owes them; `reminder` when a reminder named the day."""

    day: date
    entry: Entry
    rows: tuple[RecipientStatus, ...]
    reminder: bool = False


def overviews(
    office: Office, as_of: date, *, everything: bool = False, before: Mapping[str, int] | None = None
) -> list[Overview]:
    """Return the circulars that wait for answers on a day, the earliest last day first.

    Args:
        office: whose.
        as_of: the day of the view.
        everything: also those that are complete or closed.
        before: how many had answered at an earlier look, by the id of the letter's row.
    """
    found = []
    for followed in _sent_by(office, as_of):
        view = followed.status(as_of)
        if everything or not (view.complete or view.closed):
            earlier = (before or {}).get(followed.entry.id)
            more = None if earlier is None else view.received - earlier
            found.append(Overview(followed.entry, view, more))
    return sorted(found, key=lambda one: (one.status.due or date.max, one.entry.id))


def overdue(office: Office, as_of: date) -> list[Owed]:
    """Return every answer that is owed past its last day, the latest first."""
    owed = [Owed(one.entry, row) for one in overviews(office, as_of) for row in one.status.rows if row.overdue]
    return sorted(owed, key=lambda one: (-one.row.days_late, one.entry.id))


def due_days(office: Office, as_of: date, days: int) -> list[DueDay]:
    """Return what falls due from `as_of` on for so many days, over all letters, the next first."""
    last = as_of + timedelta(days=days)
    found = [
        one
        for each in overviews(office, as_of)
        for one in _dues(each.entry, each.status.rows)
        if as_of <= one.day <= last
    ]
    return sorted(found, key=lambda one: (one.day, one.entry.id))


def _sent_by(office: Office, as_of: date) -> Iterator[Followed]:
    for followed in every_followed(office):
        if followed.entry.dated is None or followed.entry.dated <= as_of:
            yield followed


def _dues(entry: Entry, rows: Iterable[RecipientStatus]) -> Iterator[DueDay]:
    """Yield the last days of those who owe, and the days that reminders named after them."""
    owing = [row for row in rows if row.owing]
    own = {row.due for row in owing if row.due}
    for day in own:
        yield DueDay(day, entry, tuple(row for row in owing if row.due == day))
    named = {event.until for row in owing if (event := row.last(Step.REMINDED)) and event.until}
    for day in named - own:
        reminded = tuple(row for row in owing if (event := row.last(Step.REMINDED)) and event.until == day)
        yield DueDay(day, entry, reminded, reminder=True)
