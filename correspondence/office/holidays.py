"""The days off that count for an office: the shipped list or its own, and on top what it declared itself.

The table `holidays` has a record a day, under the day in ISO form: name, source, and whether it is a day off; a day
that is none is a listed holiday on which the office works. Nothing is ever deleted. Open and secret letters share it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.office.office import Office
from correspondence.registry.protocol import Reading, Registry, Transaction
from correspondence.registry.records import Stamp
from correspondence.resources import share
from correspondence.thai.calendar import format_long
from correspondence.tracking.deadlines import Holiday, Holidays

if TYPE_CHECKING:
    from correspondence.documents.sheets import Cell

TABLE = "holidays"
FILE = Path("registry") / "reference" / "holidays.csv"

_LAST_ANNOUNCED = "พืชมงคล"
"""The Royal Household sets the day of วันพืชมงคล anew each year; a list without it was reckoned ahead."""
_FULL_YEAR = 10
"""So many days make the list of a year; fewer are single days that somebody added. The cabinet's lists have 16 on."""

Listed = Mapping[int, Mapping[date, Holiday]]
Then = Callable[[Transaction, Holidays], None]


class HolidayError(CorrespondenceError):
    """A day that cannot be declared, or a list of days off that cannot be read."""


@dataclass(frozen=True, slots=True)
class Declared:
    """A word of the office about a day.

    Attributes:
        holiday: the day, its name and its source.
        off: whether the office has it off, or works although it is listed.
        own: whether the office said so; otherwise it stands in the list.
    """

    holiday: Holiday
    off: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Declaration:
    """What became of a declaration: the word, whether it is new, and the days off that count with it."""

    declared: Declared
    new: bool
    holidays: Holidays


def holidays_of(office: Office) -> Holidays:
    """Return the days off that count for an office.

    Raises:
        HolidayError: its own list has a row that is no day.
        UnreadableFileError: its own list cannot be read.
    """
    return _holidays(_words(office, _registry(office)))


def days_of(office: Office, year: int) -> list[Declared]:
    """Return what is known of a year (C.E.), in order: the days off, and the listed days on which the office works.

    Raises:
        HolidayError, UnreadableFileError: as for `holidays_of`.
    """
    words = _words(office, _registry(office))
    return [words[day] for day in sorted(words) if day.year == year]


def declare(
    office: Office, holiday: Holiday, *, off: bool = True, then: Then | None = None, dry_run: bool = False
) -> Declaration:
    """Declare a day off, or a listed day off to be worked, in one transaction; the same again changes nothing.

    Args:
        office: whose days off.
        holiday: the day, what it is called and who decided it; an empty name or source keeps the one that is known.
        off: whether the office has the day off.
        then: is handed the transaction and the days off that count from now on, so that what depends on them changes
            in the same transaction; it is not called when nothing is new. Secret letters' books are not part of it.
        dry_run: only say what would be.

    Raises:
        HolidayError: a day off without a name, or one to be worked that is no listed day off.
    """
    registry = _registry(office)
    if dry_run:
        return _declaration(_words(office, registry), holiday, off=off)
    command = "holiday add" if off else "holiday remove"
    with registry.transaction(Stamp(who=office.who, command=command, now=office.now())) as transaction:
        found = _declaration(_words(office, transaction), holiday, off=off)
        if found.new:
            word = found.declared.holiday
            record = {"name": word.name, "source": word.source, "off": off}
            transaction.put(TABLE, word.day.isoformat(), record)
            if then is not None:
                then(transaction, found.holidays)
    return found


def _declaration(words: dict[date, Declared], holiday: Holiday, *, off: bool) -> Declaration:
    day, known = holiday.day, words.get(holiday.day)
    if known is None and not off:
        raise HolidayError(say("{day} is no holiday here; nothing was changed", day=format_long(day)))
    word = _completed(holiday, known)
    if not word.name:
        raise HolidayError(say("{day}: say what the holiday is called", day=format_long(day)))
    if known and (known.holiday, known.off) == (word, off):
        return Declaration(known, new=False, holidays=_holidays(words))
    declared = Declared(word, off=off, own=True)
    return Declaration(declared, new=True, holidays=_holidays(words | {day: declared}))


def _completed(holiday: Holiday, known: Declared | None) -> Holiday:
    name, source = " ".join(holiday.name.split()), " ".join(holiday.source.split())
    if known is None:
        return Holiday(holiday.day, name, source)
    return Holiday(holiday.day, name or known.holiday.name, source or known.holiday.source)


def _holidays(words: Mapping[date, Declared]) -> Holidays:
    """Return the days off; a year counts as known when its list is, not when a single day of it was declared."""
    years: defaultdict[int, list[Holiday]] = defaultdict(list)
    for one in words.values():
        years[one.holiday.day.year].append(one.holiday)
    known = {year for year, ones in years.items() if len(ones) >= _FULL_YEAR}
    expected = {year for year in known if not _settled(years[year])}
    return Holidays((one.holiday for one in words.values() if one.off), years=known, expected=expected)


def _settled(holidays: Iterable[Holiday]) -> bool:
    return any(_LAST_ANNOUNCED in one.name for one in holidays)


def _words(office: Office, reading: Reading) -> dict[date, Declared]:
    """Return the last word about each day: the office's own before any list."""
    words = {
        day: Declared(one, off=True, own=False) for year in _lists(office.folder).values() for day, one in year.items()
    }
    for day_text, record in reading.records(TABLE):
        day = date.fromisoformat(day_text)
        words[day] = Declared(Holiday(day, record["name"], record["source"]), off=record["off"], own=True)
    return words


def _lists(folder: Path) -> Listed:
    """Return the lists by year (C.E.): the office's file before the shipped one, unless only the latter is settled."""
    shipped, own = _read(share() / FILE), _read(folder / FILE)
    stale = {year for year in own.keys() & shipped.keys() if _settled(shipped[year].values())}
    stale = {year for year in stale if not _settled(own[year].values())}
    return {**shipped, **{year: days for year, days in own.items() if year not in stale}}


def _read(path: Path) -> Listed:
    if not path.is_file():
        return {}
    years: defaultdict[int, dict[date, Holiday]] = defaultdict(dict)
    for holiday in _rows(path):
        years[holiday.day.year][holiday.day] = holiday
    return years


def _rows(path: Path) -> Iterator[Holiday]:
    from correspondence.documents.sheets import read_table

    for line, row in enumerate(read_table(path)[1:], 2):
        if any(row):
            day, name, source = (*row, None, None, None)[:3]
            yield Holiday(_day(path, line, day), str(name or ""), str(source or ""))


def _day(path: Path, line: int, cell: "Cell") -> date:
    """Return the day of a row: ISO in the Common Era, or as people write days."""
    from correspondence.thai.dates import read_date

    text = str(cell or "").strip()
    day: date | None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        reading = read_date(text)
        day = reading.start if reading.precision == "day" and reading.end is None else None
    if day is None or not 1900 < day.year < 2400:
        raise HolidayError(
            say("{file}, line {line}: “{text}” is no day; write it as 2026-12-31", file=path, line=line, text=text)
        )
    return day


def _registry(office: Office) -> Registry:
    return replace(office, secret=False).registry if office.secret else office.registry
