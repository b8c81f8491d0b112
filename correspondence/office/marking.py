"""Write down what happens to a circular: sent, acknowledged, exempt, extended, closed; and take a mistake back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.directory import Directory, UnknownGroupError
from correspondence.office.directory import directory_of
from correspondence.office.following import Followed, record_event, require_standing
from correspondence.office.office import Office
from correspondence.registry.records import Stamp
from correspondence.thai.calendar import format_long
from correspondence.tracking.circular import Event, Step
from correspondence.tracking.status import standing_events


class NotAskedError(CorrespondenceError):
    """A name that is not among the recipients of a letter, or could be several of them."""


class MarkError(CorrespondenceError):
    """Something that cannot be written down as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a clerk writes down.

    Attributes:
        step: what happened.
        on: the day it happened; None is today.
        names: for whom, in any spelling, or groups; empty is all.
        channel, reason, until: see `tracking.circular.Event`.
    """

    step: Step
    on: date | None = None
    names: Sequence[str] = ()
    channel: str = ""
    reason: str = ""
    until: date | None = None


_NEEDS_REASON = frozenset({Step.EXEMPTED, Step.REPLIED, Step.WITHDRAWN})


def mark(office: Office, followed: Followed, wish: Mark, *, dry_run: bool = False) -> tuple[Event, bool]:
    """Write down a mark; the same mark again changes nothing.

    Returns:
        The event, and whether it is new.

    Raises:
        NotAskedError: a name is none of its recipients, or may be several.
        MarkError: the day lies ahead or before the letter, a reason is missing, or an extension gives no more time.
        VoidLetterError: the letter is void.
    """
    require_standing(followed)
    event = _event(office, followed, wish)
    known = standing_events(followed.circular, followed.events, event.on)
    same = next((one for one in reversed(known) if _alike(one, event)), None)
    if same or dry_run:
        return same or event, same is None
    with office.registry.transaction(_stamp(office, f"track {event.step.value}")) as transaction:
        return record_event(transaction, followed.entry, event), True


def take_back(office: Office, followed: Followed, place: int, reason: str) -> tuple[Event, bool]:
    """Take back the event at a place of the history, from 1; it stays in the journal.

    Raises:
        MarkError: there is no such event, or no reason is given.
    """
    past = [event for event in followed.events if event.step is not Step.WITHDRAWN]
    if not 1 <= place <= len(past):
        raise MarkError(
            say(
                "there is no event {place}; saraban track history {number} lists them",
                place=place,
                number=followed.entry.number,
            )
        )
    gone = next((event for event in followed.events if event.withdraws == past[place - 1].id), None)
    if gone:
        return gone, False
    wish = Mark(step=Step.WITHDRAWN, reason=reason)
    event = replace(_event(office, followed, wish), withdraws=past[place - 1].id)
    with office.registry.transaction(_stamp(office, "track withdraw")) as transaction:
        return record_event(transaction, followed.entry, event), True


def asked_of(office: Office, followed: Followed, names: Sequence[str]) -> tuple[str, ...]:
    """Return which recipients of a letter the names mean, in the order of the letter; none means all.

    Raises:
        NotAskedError: a name is none of them, or may be several.
    """
    if not names:
        return ()
    directory = directory_of(office)
    wanted = {one for name in names for one in _meant(directory, followed, name)}
    return tuple(one.id for one in followed.asked if one.id in wanted)


def _meant(directory: Directory, followed: Followed, name: str) -> set[str]:
    asked = {one.id: one for one in followed.asked}
    if name in asked:
        return {name}
    try:
        group = {one.id for one in directory.group(name)} & asked.keys()
    except UnknownGroupError:
        group = set()
    if group:
        return group
    likely = [one for one in directory.named(name) if one.recipient.id in asked]
    best = [one for one in likely if one.certainty == likely[0].certainty] if likely else []
    if len(best) == 1:
        return {best[0].recipient.id}
    if best:
        several = ", ".join(one.recipient.name for one in best)
        raise NotAskedError(say("“{name}” may be {several}; write the full name", name=name, several=several))
    raise NotAskedError(
        say("“{name}” is not among the recipients of {number}", name=name, number=followed.entry.number)
    )


def _event(office: Office, followed: Followed, wish: Mark) -> Event:
    now = office.now()
    day = wish.on or now.date()
    if day > now.date():
        raise MarkError(say("{day} lies ahead; only what has happened is written down", day=format_long(day)))
    if followed.entry.dated and day < followed.entry.dated:
        raise MarkError(say("{day} lies before the day of the letter", day=format_long(day)))
    last = followed.circular.reply_by
    if wish.step is Step.EXTENDED and wish.until and last and wish.until <= last:
        raise MarkError(
            say(
                "{until} gives no more time: the last day is {last}",
                until=format_long(wish.until),
                last=format_long(last),
            )
        )
    if wish.step in _NEEDS_REASON and not wish.reason.strip():
        raise MarkError(say("give the reason with --reason"))
    return Event(
        id="",
        step=wish.step,
        on=day,
        recorded=now,
        by=office.who,
        recipients=asked_of(office, followed, wish.names),
        channel=wish.channel,
        reason=wish.reason,
        until=wish.until,
    )


def _alike(one: Event, other: Event) -> bool:
    return replace(one, id="", recorded=other.recorded, by=other.by) == other


def _stamp(office: Office, command: str) -> Stamp:
    return Stamp(who=office.who, command=command, now=office.now())
