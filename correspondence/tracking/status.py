"""Who has answered a letter and who has not, on a given day: one row a recipient, folded from what happened.

Acknowledged is not answered, and neither is a partial answer. An answer received on the last day is on time; a late
one is complete all the same. Whoever is exempt and silent is not expected.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from correspondence.tracking.circular import Asked, Circular, Event, Step


class Standing(StrEnum):
    """Where a recipient stands with one letter."""

    UNSENT = "unsent"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    PARTIAL = "partial"
    REPLIED = "replied"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class RecipientStatus:
    """One row: a recipient of a letter on the day of the view.

    Attributes:
        asked: the recipient.
        as_of: the day of the view.
        due: its last day, extensions counted; None when none was set.
        events: what happened to it, oldest first; mistakes taken back are left out.
    """

    asked: Asked
    as_of: date
    due: date | None
    events: tuple[Event, ...]

    @property
    def standing(self) -> Standing:
        """Where it stands; an answer goes before an exemption, and that before the rest."""
        steps = {event.step for event in self.events}
        if self.replied_on:
            return Standing.REPLIED
        if Step.EXEMPTED in steps:
            return Standing.EXEMPT
        if Step.REPLIED in steps:
            return Standing.PARTIAL
        if Step.ACKNOWLEDGED in steps:
            return Standing.ACKNOWLEDGED
        return Standing.SENT if Step.SENT in steps else Standing.UNSENT

    @property
    def expected(self) -> bool:
        """Whether an answer counts: everybody's but that of the exempt, unless they answered all the same."""
        return self.standing is not Standing.EXEMPT

    @property
    def owing(self) -> bool:
        """Whether a whole answer is still to come."""
        return self.standing not in {Standing.REPLIED, Standing.EXEMPT}

    @property
    def overdue(self) -> bool:
        """Whether a whole answer is still to come after the last day."""
        return self.owing and self.due is not None and self.due < self.as_of

    @property
    def replied_on(self) -> date | None:
        """The day of the first whole answer; a later correction does not make it late."""
        return next((event.on for event in self.replies if not event.partial), None)

    @property
    def replies(self) -> tuple[Event, ...]:
        """The answers, whole and partial, oldest first."""
        return self._steps(Step.REPLIED)

    @property
    def reminders(self) -> tuple[Event, ...]:
        """The reminders sent to it, oldest first."""
        return self._steps(Step.REMINDED)

    @property
    def on_time(self) -> bool:
        """Whether the whole answer came by the last day."""
        return self.replied_on is not None and (self.due is None or self.replied_on <= self.due)

    @property
    def days_late(self) -> int:
        """Calendar days after the last day: of the answer, or of the silence so far; 0 when in time."""
        until = self.replied_on or (self.as_of if self.owing else None)
        return max(0, (until - self.due).days) if until and self.due else 0

    def last(self, step: Step) -> Event | None:
        """Return the latest event of a kind, or None."""
        found = self._steps(step)
        return found[-1] if found else None

    def _steps(self, step: Step) -> tuple[Event, ...]:
        return tuple(event for event in self.events if event.step is step)


@dataclass(frozen=True, slots=True)
class CircularStatus:
    """A letter and its recipients on one day."""

    circular: Circular
    as_of: date
    rows: tuple[RecipientStatus, ...]
    closed: bool = False

    @property
    def expected(self) -> int:
        """How many answers count."""
        return sum(row.expected for row in self.rows)

    @property
    def received(self) -> int:
        """How many answered in full."""
        return sum(row.standing is Standing.REPLIED for row in self.rows)

    @property
    def on_time(self) -> int:
        """How many of them by their last day."""
        return sum(row.on_time for row in self.rows)

    @property
    def late(self) -> int:
        """How many of them after it."""
        return self.received - self.on_time

    @property
    def outstanding(self) -> int:
        """How many whole answers are still to come."""
        return self.expected - self.received

    @property
    def overdue(self) -> int:
        """How many of those are past their last day."""
        return sum(row.overdue for row in self.rows)

    @property
    def exempt(self) -> int:
        """How many need not answer."""
        return len(self.rows) - self.expected

    @property
    def rate(self) -> Fraction | None:
        """The share that answered, at most 1; None when nobody is expected to."""
        return Fraction(self.received, self.expected) if self.expected else None

    @property
    def on_time_rate(self) -> Fraction | None:
        """The share that answered by its last day; None when nobody is expected to."""
        return Fraction(self.on_time, self.expected) if self.expected else None

    @property
    def complete(self) -> bool:
        """Whether everybody who should has answered."""
        return not self.outstanding

    @property
    def due(self) -> date | None:
        """The last day that most recipients have: that of the letter, moved by holidays and by extensions for all."""
        dues = Counter(row.due for row in self.rows if row.due)
        return max(dues, key=lambda day: (dues[day], day)) if dues else self.circular.reply_by


def status(circular: Circular, asked: Sequence[Asked], events: Iterable[Event], as_of: date) -> CircularStatus:
    """Return how things stood at the end of the day `as_of`, as far as it was written down by then."""
    known = standing_events(circular, events, as_of)
    for_all = [event for event in known if not event.recipients]
    own: dict[str, list[Event]] = defaultdict(list)
    for event in known:
        for recipient in event.recipients:
            own[recipient].append(event)
    rows = tuple(_row(circular, one, _in_order(for_all, own.get(one.id, [])), as_of) for one in asked)
    turns = [event.step for event in for_all if event.step in {Step.CLOSED, Step.REOPENED}]
    return CircularStatus(circular, as_of, rows, closed=turns[-1:] == [Step.CLOSED])


def standing_events(circular: Circular, events: Iterable[Event], as_of: date) -> list[Event]:
    """Return what was known at the end of a day, oldest first, without what was taken back by then.

    What was written down later is left out, so that a view of a past day answers as it did on that day. A letter that
    was itself entered later than that day (taken over from paper) is shown by the days on which things happened.
    """
    entered_later = circular.opened.date() > as_of
    known = [event for event in events if _known(event, as_of, entered_later=entered_later)]
    taken_back = {event.withdraws for event in known if event.step is Step.WITHDRAWN}
    standing = (event for event in known if event.step is not Step.WITHDRAWN and event.id not in taken_back)
    return sorted(standing, key=_order)


def _known(event: Event, as_of: date, *, entered_later: bool) -> bool:
    if entered_later:  # a mistake in what was taken over from paper is put right for every day of it
        return event.on <= as_of or event.step is Step.WITHDRAWN
    return event.on <= as_of and event.recorded.date() <= as_of


def _order(event: Event) -> str:
    return event.id


def _in_order(for_all: list[Event], own: list[Event]) -> tuple[Event, ...]:
    return tuple(sorted(for_all + own, key=_order)) if own else tuple(for_all)


def _row(circular: Circular, asked: Asked, events: tuple[Event, ...], as_of: date) -> RecipientStatus:
    return RecipientStatus(asked, as_of, _due(circular.reply_by, events), events)


def _due(reply_by: date | None, events: tuple[Event, ...]) -> date | None:
    """Return the last day: the letter's own as last reckoned, or the latest extension when that is later."""
    due, extended = reply_by, None
    for event in events:
        if event.step is Step.RESCHEDULED:
            due = event.until
        elif event.step is Step.EXTENDED:
            extended = event.until
    return max((day for day in (due, extended) if day), default=None)
