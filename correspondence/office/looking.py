"""Look things up in the register."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.number import LetterNumber
from correspondence.office.files import file_name, write_new
from correspondence.office.office import Office
from correspondence.office.series import series_received
from correspondence.registry.keys import RECEIVED
from correspondence.registry.records import Direction, Entry, Filter, Link
from correspondence.thai.calendar import BuddhistYear


class NotRegisteredError(CorrespondenceError):
    """No letter of that number is in the register."""

    def __init__(self, number: LetterNumber) -> None:
        super().__init__(say("{number} is not in the register", number=number))
        self.number = number


class SeveralYearsError(CorrespondenceError):
    """Letters of several years or offices bear that number."""

    def __init__(self, number: LetterNumber, entries: Sequence[Entry]) -> None:
        found = ", ".join(f"{entry.number} ({int(entry.year)})" for entry in entries)
        super().__init__(
            say("{number} may be one of {found}; say which with --year or the whole number", number=number, found=found)
        )
        self.entries = tuple(entries)


def find_one(office: Office, number: LetterNumber, year: BuddhistYear | None, direction: Direction) -> Entry:
    """Return the one row with that number.

    Raises:
        NotRegisteredError, SeveralYearsError: none, or more than one, has it.
    """
    found = _received_under(office, number, year) if direction is Direction.RECEIVED else []
    found = found or office.registry.find(number, year=year, direction=direction)
    if not found:
        raise NotRegisteredError(number)
    if len(found) > 1:
        raise SeveralYearsError(number, found)
    return office.registry.lapsed(found[0], office.now())


def _received_under(office: Office, number: LetterNumber, year: BuddhistYear | None) -> list[Entry]:
    """Return the received letter with this receiving number (เลขรับ), when a running number alone is given.

    Without a year the book of this year goes before those of other years.
    """
    if number.running is None or number.prefix or number.code or number.circular:
        return []
    asked = year or number.year
    this_year = series_received(office, asked or BuddhistYear.of_date(office.today()))
    others = [] if asked else [one.series for one in office.registry.series() if one.series.kind == RECEIVED]
    found = (office.registry.row(series, number.running) for series in (this_year, *others))
    rows = [row for row in found if row]
    return rows[:1] if rows and rows[0].series == this_year else rows


def list_entries(office: Office, wanted: Filter, limit: int) -> tuple[list[Entry], bool]:
    """Return up to `limit` rows, newest first, and whether there are more."""
    page = office.registry.page(wanted, limit=limit)
    return [office.registry.lapsed(entry, office.now()) for entry in page.entries], bool(page.following)


def entry_shape(entry: Entry) -> dict[str, Any]:
    """Return a row as JSON: days and moments in ISO (C.E.), the year of the book in B.E."""
    from correspondence.letters.shape import number_shape

    return {
        "id": entry.id,
        "direction": entry.direction.value,
        "state": entry.state.value,
        "year": int(entry.year),
        "running": entry.running,
        "number": entry.number and number_shape(entry.number),
        "dated": entry.dated and entry.dated.isoformat(),
        "registered": entry.registered.isoformat(),
        "by": entry.by,
        "kind": entry.kind or None,
        "subject": entry.subject or None,
        "from": entry.sender or None,
        "to": entry.addressee or None,
        "action": entry.action or None,
        "remarks": entry.remarks or None,
        "void_reason": entry.void_reason or None,
        "back_dated": entry.back_dated or None,
        "holder": entry.holder or None,
        "expires": entry.expires and entry.expires.isoformat(),
    }


def link_shape(link: Link) -> dict[str, Any]:
    """Return a reference as JSON; `entries` are the rows it may mean, none for a letter not in the register."""
    from correspondence.letters.shape import number_shape

    return {
        "text": link.text,
        "number": link.number and number_shape(link.number),
        "dated": link.dated and link.dated.isoformat(),
        "subject": link.subject or None,
        "citing": link.citing,
        "entries": list(link.cited),
    }


def copy_files(office: Office, entry: Entry, folder: Path) -> Iterator[Path]:
    """Write the files kept with a letter into a folder, each as it came, and yield where they are.

    Raises:
        DamagedRegistryError: one is missing or is not what was kept.
        FileNotWrittenError: the disk refused.
    """
    for one in office.registry.attachments(entry.id):
        name = Path(one.name)
        yield write_new(folder, file_name(name.stem) or "file", name.suffix, office.registry.content(one))
