"""Letters whose answers are followed, as the register keeps them: opened with the letter, read back for every view."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.number import LetterNumber
from correspondence.office.looking import SeveralYearsError, find_one
from correspondence.office.office import Office
from correspondence.registry.protocol import Reading, Transaction
from correspondence.registry.records import Direction, Entry, State
from correspondence.thai.calendar import BuddhistYear
from correspondence.tracking.circular import (
    Asked,
    Circular,
    Event,
    circular_from,
    circular_record,
    event_from,
    event_record,
    roster_from,
    roster_record,
)
from correspondence.tracking.status import CircularStatus, status

CIRCULARS, ROSTERS, EVENTS, PARTS = "circulars", "rosters", "tracking", "parts"
"""The tables: a circular and its recipients under the id of its row, its events below that, and for letters that have a
number for each recipient the circular that each of them belongs to."""


class NotFollowedError(CorrespondenceError):
    """Nobody follows the answers to this letter."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(
            say(
                "the answers to {number} are not followed; saraban track start {number} --reply-by DATE begins it",
                number=entry.number or entry.id,
            )
        )


@dataclass(frozen=True, slots=True)
class Followed:
    """A letter that was sent, its recipients, and what happened since."""

    entry: Entry
    circular: Circular
    asked: tuple[Asked, ...]
    events: tuple[Event, ...]

    def status(self, as_of: date) -> CircularStatus:
        """Return how things stood at the end of a day."""
        return status(self.circular, self.asked, self.events, as_of)


class VoidLetterError(CorrespondenceError):
    """A void letter is waited for by nobody."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(
            say("{number} is void; nothing more is written down about it", number=entry.number or entry.id)
        )


def require_standing(followed: Followed) -> None:
    """Refuse a letter that is void.

    Raises:
        VoidLetterError: it is.
    """
    if followed.entry.state is State.VOID:
        raise VoidLetterError(followed.entry)


def follow(transaction: Transaction, entry: Entry, circular: Circular, asked: Sequence[Asked]) -> None:
    """Begin to follow the answers to a letter, in the transaction that registers it or later."""
    year = int(entry.year)
    transaction.put(CIRCULARS, entry.id, circular_record(circular, year))
    transaction.put(ROSTERS, entry.id, roster_record(tuple(asked), year))
    for one in asked:
        if one.letter:
            transaction.put(PARTS, one.letter, {"year": year, "circular": entry.id})


def record_event(transaction: Transaction, entry: Entry, event: Event) -> Event:
    """Write down what happened, for ever."""
    event_id = transaction.append(EVENTS, entry.id, event_record(event, int(entry.year)))
    return event_from(event_id, event_record(event, int(entry.year)))


def events_of(reading: Reading, circular_id: str) -> tuple[Event, ...]:
    """Return what happened to a circular, oldest first."""
    return tuple(event_from(event_id, record) for event_id, record in reading.records(EVENTS, f"{circular_id}/"))


def followed_by(reading: Reading, entry: Entry) -> Followed:
    """Return what is known about the answers to a letter.

    Raises:
        NotFollowedError: they are not followed.
    """
    part = reading.record(PARTS, entry.id)
    circular_id = part["circular"] if part else entry.id
    record = reading.record(CIRCULARS, circular_id)
    roster = reading.record(ROSTERS, circular_id)
    if record is None or roster is None:
        raise NotFollowedError(entry)
    head = entry if circular_id == entry.id else reading.entry(circular_id)
    return Followed(head, circular_from(circular_id, record), roster_from(roster), events_of(reading, circular_id))


def find_followed(office: Office, number: LetterNumber, year: BuddhistYear | None) -> Followed:
    """Return the followed letter with that number.

    Raises:
        NotRegisteredError, SeveralYearsError: none has it, or more than one whose answers are followed.
        NotFollowedError: its answers are not followed.
    """
    try:
        entry = find_one(office, number, year, Direction.SENT)
    except SeveralYearsError as error:
        followed = [one for one in error.entries if _is_followed(office.registry, one)]
        if len(followed) != 1:
            raise
        entry = followed[0]  # no other letter of that number can be meant
    return followed_by(office.registry, entry)


def _is_followed(reading: Reading, entry: Entry) -> bool:
    return bool(reading.record(CIRCULARS, entry.id) or reading.record(PARTS, entry.id))


def every_followed(office: Office, since: date = date.min) -> Iterator[Followed]:
    """Yield the letters whose answers are followed, oldest first: those entered since a day, void ones left out."""
    for circular_id, record in office.registry.records(CIRCULARS):
        if circular_from(circular_id, record).opened.date() >= since:
            entry = office.registry.entry(circular_id)
            if entry.state is not State.VOID:
                yield followed_by(office.registry, entry)
