"""How numbers are taken: which series a letter belongs to, what comes next, and what may not be.

A series restarts with the calendar year (ข้อ 38 and 46 of the Regulation on Correspondence B.E. 2526). Circulars (ว)
run in a series of their own or share that of ordinary letters: ข้อ 32 leaves it to the office, so it is a setting.
Orders, certificates and their like are printed with the year, ๑/๒๕๖๙. A number that was taken is never taken again: a
void letter and a lapsed reservation keep theirs.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.number import LetterNumber
from correspondence.registry.records import Entry, Series, SeriesState, State
from correspondence.thai.calendar import BuddhistYear, format_short

if TYPE_CHECKING:
    from correspondence.letters.letter import Kind

LETTERS = "letters"
CIRCULARS = "circulars"
RECEIVED = "received"

# By the value of `letters.letter.Kind`, whose import would read all of the date and citation grammar for a number.
_OWN_SERIES = {
    "order": "orders",
    "rule": "rules",
    "bylaw": "bylaws",
    "announcement": "announcements",
    "statement": "statements",
    "news": "news",
    "certificate": "certificates",
    "minutes": "minutes",
}
_PRINTED_WITH_YEAR = frozenset(_OWN_SERIES.values())


class BackDatedError(CorrespondenceError):
    """A letter is dated before the last one of its series, and nobody said why."""

    def __init__(self, dated: date, latest: date) -> None:
        super().__init__(
            say(
                "dated {dated}, before the latest letter of the series ({latest}); give the reason to register it "
                "back-dated",
                dated=format_short(dated),
                latest=format_short(latest),
            )
        )


class FutureDateError(CorrespondenceError):
    """A letter is dated after today, or outside the year of its series."""

    def __init__(self, dated: date, series: Series, today: date) -> None:
        super().__init__(
            say(
                "dated {dated}, which the book of {year} cannot hold today ({today})",
                dated=format_short(dated),
                year=int(series.year),
                today=format_short(today),
            )
        )


class ReservationError(CorrespondenceError):
    """A reservation cannot be made, or the one that was named is not there."""

    @classmethod
    def not_held(cls, running: int, series: Series) -> "ReservationError":
        """The number is not reserved, or no longer."""
        return cls(say("number {running} of {series} is not reserved", running=running, series=series.key))

    @classmethod
    def no_term(cls) -> "ReservationError":
        """It would have ended before it began, or holds no number."""
        return cls(say("a reservation needs at least one number and an end that lies ahead"))


class LastNumberError(CorrespondenceError):
    """The last number of the paper book is below one that the register has used."""

    def __init__(self, last: int, state: SeriesState) -> None:
        super().__init__(
            say(
                "{series} has already used number {used}; the last number cannot be set back to {last}",
                series=state.series.key,
                used=state.last,
                last=last,
            )
        )


class MissingReasonError(CorrespondenceError):
    """A number is not made void without a reason."""

    def __init__(self) -> None:
        super().__init__(say("say why: the reason stands in the register beside ยกเลิก"))


class AlreadyVoidError(CorrespondenceError):
    """The row is void already, for another reason."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(
            say("{number} is void already: {reason}", number=entry.number or entry.running, reason=entry.void_reason)
        )


class NumberTakenError(CorrespondenceError):
    """A row of another register names a number that ours has given already."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(
            say("number {number} is in the register already: {subject}", number=entry.running, subject=entry.subject)
        )


def series_for(number: LetterNumber, kind: "Kind", year: BuddhistYear, *, shared_circulars: bool = False) -> Series:
    """Return the series that a letter of this kind and number belongs to in `year` (B.E.)."""
    own = _OWN_SERIES.get(kind)
    if own is None:
        own = CIRCULARS if number.circular and not shared_circulars else LETTERS
    return Series(office_of(number), own, year)


def received_series(number: LetterNumber, year: BuddhistYear) -> Series:
    """Return the series of receiving numbers (เลขทะเบียนรับ) of the office with this number, in `year` (B.E.)."""
    return Series(office_of(number), RECEIVED, year)


def office_of(number: LetterNumber) -> str:
    """Return the office's part of a number: letters, committee mark and code, in Arabic digits."""
    mark = number.unit and f"({number.unit})"
    return " ".join(part for part in (number.prefix, mark, number.code) if part)


def numbered(series: Series, blank: LetterNumber, running: int) -> LetterNumber:
    """Return the number with its running part: `พร ๐๐๒๓.๓/ว ๓๐๗๑`, or ๑/๒๕๖๙ for orders and their like."""
    if series.kind in _PRINTED_WITH_YEAR:
        return LetterNumber(running=running, year=series.year)
    return LetterNumber(
        prefix=blank.prefix,
        code=blank.code,
        circular=blank.circular,
        running=running,
        unit=blank.unit,
        year=series.year,
    )


def checked_reason(state: SeriesState, dated: date, now: datetime, reason: str) -> str:
    """Check that numbers and dates of a series run together; return why they do not, empty when they do.

    Raises:
        FutureDateError: `dated` (C.E.) lies after `now`, or not in the year of the series.
        BackDatedError: it lies before the latest of the series or in an earlier year than now, without a reason.
    """
    today = now.date()
    if dated > today or BuddhistYear.of_date(dated) != state.series.year:
        raise FutureDateError(dated, state.series, today)
    latest = earliest_day(state, today)
    if dated >= latest:
        return ""
    if not reason.strip():
        raise BackDatedError(dated, latest)
    return reason


def earliest_day(state: SeriesState, today: date) -> date:
    """Return the first day (C.E.) that the next letter may bear without a reason."""
    new_year = date(today.year, 1, 1)
    return max(state.last_dated or new_year, new_year)


def taken(state: SeriesState, dated: date | None = None, count: int = 1) -> SeriesState:
    """Return the series after the next `count` numbers are taken, by a letter of that day (C.E.) if any."""
    return SeriesState(
        series=state.series,
        last=state.last + count,
        last_dated=latest_of(state, dated),
        reserved=state.reserved,
    )


def latest_of(state: SeriesState, dated: date | None) -> date | None:
    """Return the latest day (C.E.) of a series once a letter of `dated` is in it."""
    if dated is None or state.last_dated is None:
        return dated or state.last_dated
    return max(dated, state.last_dated)


def with_last(state: SeriesState, last: int) -> SeriesState:
    """Return the series going on after `last`.

    Raises:
        LastNumberError: it has used a higher number.
    """
    if last < state.last:
        raise LastNumberError(last, state)
    return replace(state, last=last)


def check_entered(row: Entry, now: datetime) -> None:
    """Check that a row kept elsewhere can stand in the book it names.

    Raises:
        FutureDateError: it was registered or is dated after `now`, or registered outside the year of its series.
        MissingReasonError: it is void and does not say why.
        ReservationError: it is reserved and its end does not lie ahead.
        ValueError: its number is below 1.
    """
    if row.running < 1:
        reason = f"running numbers begin at 1: {row.running}"
        raise ValueError(reason)
    for day in filter(None, (row.registered.date(), row.dated)):
        if day > now.date():
            raise FutureDateError(day, row.series, now.date())
    if BuddhistYear.of_date(row.registered.date()) != row.series.year:
        raise FutureDateError(row.registered.date(), row.series, now.date())
    if row.state is State.VOID and not row.void_reason.strip():
        raise MissingReasonError
    if row.state is State.RESERVED and (row.expires is None or row.expires <= now):
        raise ReservationError.no_term()


def with_entered(state: SeriesState, row: Entry) -> SeriesState:
    """Return the series once a row kept elsewhere stands in it: the counter goes on behind the highest number."""
    held = (row.running,) if row.state is State.RESERVED else ()
    day = row.registered.date() if row.series.kind == RECEIVED else row.dated
    return replace(
        state,
        last=max(state.last, row.running),
        last_dated=latest_of(state, day),
        reserved=tuple(sorted({*state.reserved, *held})),
    )


def as_of(entry: Entry, at: datetime) -> Entry:
    """Return a row as it stands at a moment: a reservation past its end is ยกเลิก."""
    if entry.state is State.RESERVED and entry.expires is not None and entry.expires <= at:
        return replace(entry, state=State.VOID, void_reason=LAPSED)
    return entry


LAPSED = "พ้นกำหนดการจองเลข"
"""What stands beside ยกเลิก in the book when a reservation lapsed; in Thai, as the book is."""

RELEASED = "คืนเลขที่จอง"
"""The same for a reservation that was given up without a reason."""
