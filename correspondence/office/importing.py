"""Bring an existing register, kept in Excel or CSV, into ours: whole rows in one transaction, with their own numbers.

What cannot be taken is listed by its row in the file and the reason; what was taken before is known again, so that
importing a file twice adds nothing. Counters go on after the highest number.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from correspondence.documents.sheets import Cell, read_table
from correspondence.language import Message, say
from correspondence.office.columns import find_columns
from correspondence.office.office import Office
from correspondence.office.paperbook import PaperBook, UnfitRowError
from correspondence.registry.keys import TOKENS
from correspondence.registry.records import Entry, Series, Stamp
from correspondence.thai.calendar import BuddhistYear

Watch = Callable[[Sequence[tuple[int, list[Cell]]]], Iterable[tuple[int, list[Cell]]]]
"""Hands on what it is given and may show how far it has come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What to import: the file, its sheet, which register it is, its year (B.E.), the office's own headings."""

    path: Path
    sheet: str = ""
    received: bool = False
    year: BuddhistYear | None = None
    headings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file, understood; `place` is its number in the file, from 1; `token` names its content."""

    place: int
    entry: Entry
    token: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be taken, and why."""

    place: int
    reason: Message


@dataclass(frozen=True, slots=True)
class Span:
    """The rows of one series that come in: from which number to which, and how many."""

    series: Series
    first: int
    last: int
    rows: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: the rows to take in the order of the file, those refused, those here already.

    `unread` are the headings of filled columns that are not known, whose cells are left behind.
    """

    rows: tuple[Row, ...]
    rejected: tuple[Rejected, ...]
    present: int
    unread: tuple[str, ...] = ()

    @property
    def spans(self) -> list[Span]:
        """What comes in, series by series."""
        numbers: defaultdict[Series, list[int]] = defaultdict(list)
        for row in self.rows:
            numbers[row.entry.series].append(row.entry.running)
        return [Span(series, min(ones), max(ones), len(ones)) for series, ones in sorted(numbers.items())]


def plan_import(office: Office, source: Source, watch: Watch = lambda rows: rows) -> Plan:
    """Return what importing `source` would do; nothing is written.

    Raises:
        UnreadableFileError: the file is no table.
        NoHeadingsError, NoColumnError: its headings are not those of a register.
    """
    table = read_table(source.path, source.sheet)
    columns = find_columns(table, source.headings, source.path.name)
    book = PaperBook(office, columns, source.received, source.year)
    taking = _Taking(office)
    headings = table[columns.row - 1]
    for place, cells in watch(list(enumerate(table[columns.row :], columns.row + 1))):
        if not any(cell is not None for cell in cells) or cells == headings:
            continue
        try:
            if not book.is_day(cells):
                taking.add(place, book.entry(cells))
        except UnfitRowError as unfit:
            taking.rejected.append(Rejected(place, unfit.message))
    below = table[columns.row :]
    unread = tuple(name for name, column in columns.unknown.items() if any(_filled(cells, column) for cells in below))
    return Plan(tuple(taking.rows.values()), tuple(taking.rejected), taking.present, unread)


def _filled(cells: Sequence[Cell], column: int) -> bool:
    return column < len(cells) and cells[column] is not None


def run_import(office: Office, plan: Plan) -> int:
    """Write the rows of a plan in one transaction, and return how many.

    Raises:
        NumberTakenError: another clerk used one of the numbers since the plan was made; nothing was written.
        LockTimeoutError, WriteFailedError: nothing was written.
    """
    if not plan.rows:
        return 0
    stamp = Stamp(who=office.who, command="registry import", now=office.now())
    with office.registry.transaction(stamp) as transaction:
        # In the order of the days, as the book would have grown.
        for row in sorted(plan.rows, key=lambda row: (row.entry.registered.date(), row.place)):
            transaction.enter(row.entry, token=row.token)
    return len(plan.rows)


class _Taking:
    """The rows taken so far, by number, held against the file itself and against the register."""

    def __init__(self, office: Office) -> None:
        self._registry = office.registry
        self.rows: dict[tuple[Series, int], Row] = {}
        self._places: dict[tuple[Series, int], int] = {}
        self.rejected: list[Rejected] = []
        self.present = 0

    def add(self, place: int, entry: Entry) -> None:
        key = (entry.series, entry.running)
        if key in self._places:
            raise UnfitRowError(
                say("number {running} stands in row {place} too", running=entry.running, place=self._places[key])
            )
        token = _token(entry)
        there = self._registry.row(*key)
        if there and not (self._registry.record(TOKENS, token) or _is_same(there, entry)):
            raise UnfitRowError(say("number {running} is in the register for another letter", running=entry.running))
        self._places[key] = place
        if there:
            self.present += 1
        else:
            self.rows[key] = Row(place, entry, token)


def _is_same(there: Entry, entry: Entry) -> bool:
    return (there.subject, there.dated) == (entry.subject, entry.dated)


def _token(entry: Entry) -> str:
    """Name what a row says, so that it is known again even when a clerk has written on it since."""
    return hashlib.sha256("\n".join(_said(entry)).encode()).hexdigest()


def _said(entry: Entry) -> Iterator[str]:
    yield from ("import", entry.direction.value, entry.series.key, str(entry.running))
    yield from (str(entry.dated), str(entry.number), entry.subject, entry.sender, entry.addressee)
