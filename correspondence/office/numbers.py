"""Numbers before their letters: what comes next, what is held for whom, where an office moving from paper goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from correspondence.letters.letter import Kind
from correspondence.letters.number import LetterNumber
from correspondence.office.office import Office
from correspondence.office.series import blank_number
from correspondence.registry.numbering import numbered, series_for
from correspondence.registry.records import Entry, Series, SeriesState, Stamp
from correspondence.thai.calendar import BuddhistYear


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which series a clerk means: the kind of letter, circular or not, and the year (B.E.; None is this year)."""

    kind: Kind = Kind.EXTERNAL
    circular: bool = False
    year: BuddhistYear | None = None


def chosen_series(office: Office, choice: Choice) -> Series:
    """Return the series that `choice` names."""
    year = choice.year or BuddhistYear.of_date(office.today())
    shared = office.settings.text("numbering.circulars") == "shared"
    return series_for(chosen_number(office, choice), choice.kind, year, shared_circulars=shared)


def chosen_number(office: Office, choice: Choice) -> LetterNumber:
    """Return the number of that series without its running part."""
    return blank_number(office.settings, circular=choice.circular)


def next_numbers(office: Office, choice: Choice, count: int) -> list[LetterNumber]:
    """Return the numbers that the next letters would get; nothing is taken."""
    series = chosen_series(office, choice)
    blank = chosen_number(office, choice)
    return [numbered(series, blank, running) for running in office.registry.preview(series, count)]


def reserve(office: Office, choice: Choice, *, holder: str, days: int | None, count: int) -> list[Entry]:
    """Hold numbers for letters still to be signed; they lapse after `days`, else after the office's own term.

    Raises:
        ReservationError: the term or the count makes no sense.
    """
    term = timedelta(days=office.settings.number("numbering.reservation_days") if days is None else days)
    stamp = Stamp(who=office.who, command="number reserve", now=office.now())
    series = chosen_series(office, choice)
    with office.registry.transaction(stamp) as transaction:
        return transaction.reserve(
            series, chosen_number(office, choice), holder=holder, expires=stamp.now + term, count=count
        )


def release(office: Office, choice: Choice, running: int, reason: str) -> Entry:
    """Give up a reserved number; its row becomes ยกเลิก.

    Raises:
        ReservationError: the number is not reserved.
    """
    stamp = Stamp(who=office.who, command="number release", now=office.now())
    with office.registry.transaction(stamp) as transaction:
        return transaction.release(chosen_series(office, choice), running, reason)


def set_last(office: Office, choice: Choice, last: int) -> SeriesState:
    """Go on after the last number used on paper.

    Raises:
        LastNumberError: the register has used a higher one.
    """
    stamp = Stamp(who=office.who, command="number set-last", now=office.now())
    with office.registry.transaction(stamp) as transaction:
        return transaction.set_last(chosen_series(office, choice), last)


def all_series(office: Office, year: BuddhistYear | None) -> Sequence[SeriesState]:
    """Return where every series stands."""
    return office.registry.series(year)
