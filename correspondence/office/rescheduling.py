"""Deadlines that run in working days, reckoned anew when a holiday is declared or taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from correspondence.language import say
from correspondence.office.following import Followed, every_followed, record_event
from correspondence.office.office import Office
from correspondence.registry.protocol import Transaction
from correspondence.registry.records import Entry
from correspondence.tracking.circular import Event, Step
from correspondence.tracking.deadlines import Holidays, Term, deadline_after


@dataclass(frozen=True, slots=True)
class Moved:
    """A letter whose last day moved, from which day to which."""

    entry: Entry
    before: date
    after: date


def moves(office: Office, holidays: Holidays) -> Iterator[Moved]:
    """Yield the open letters whose last day is another one with these days off."""
    today = office.today()
    for followed in every_followed(office):
        view = followed.status(today)
        if view.closed or view.complete:
            continue
        before, after = _reckoned_last(followed), _reckoned_now(office, followed, holidays)
        if before and after and before != after:
            yield Moved(followed.entry, before, after)


def move_deadlines(office: Office, transaction: Transaction, holidays: Holidays, reason: str) -> list[Moved]:
    """Move the running deadlines in the transaction that declares the holiday; each move stays in the history."""
    moved = list(moves(office, holidays))
    for one in moved:
        record_event(
            transaction,
            one.entry,
            Event(
                id="",
                step=Step.RESCHEDULED,
                on=office.today(),
                recorded=office.now(),
                by=office.who,
                until=one.after,
                reason=reason or str(say("a holiday was declared")),
            ),
        )
    return moved


def _reckoned_last(followed: Followed) -> date | None:
    moved = [event.until for event in followed.events if event.step is Step.RESCHEDULED]
    return moved[-1] if moved else followed.circular.reply_by


def _reckoned_now(office: Office, followed: Followed, holidays: Holidays) -> date | None:
    term = followed.circular.term
    if not term:
        return None
    start, move = date.fromisoformat(term["start"]), office.settings.on("tracking.move_to_working_day")
    reckoned = deadline_after(start, Term(term["days"], working=term["working"]), holidays, move_to_working_day=move)
    return reckoned.due
