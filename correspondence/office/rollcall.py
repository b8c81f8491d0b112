"""Bring a list of offices kept in Excel or CSV into the directory, and hand the directory out as such a list.

A row is known again by its id, else by kind, name, district and province; what it says goes before what the directory
knows, and an empty cell says nothing. All rows come in with one transaction, or none does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from correspondence.documents.sheets import Cell, read_table
from correspondence.language import Message, say
from correspondence.letters.directory import Directory
from correspondence.letters.enrolment import Enrolment, renamed, with_names
from correspondence.letters.recipient import (
    DISTRICT,
    Recipient,
    directory_order,
    recipient_from,
    recipient_record,
)
from correspondence.office.directory import as_written
from correspondence.office.enrolling import write_recipients
from correspondence.office.files import write_whole
from correspondence.office.office import Office
from correspondence.office.rollcolumns import COLUMNS, UnfitCellError, find_headings, read_row, row_of

TITLE = "ทะเบียนหน่วยรับ"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be taken, by its number in the file (from 1), and why."""

    place: int
    reason: Message


@dataclass(frozen=True, slots=True)
class RollPlan:
    """What an import would do.

    Attributes:
        new: the offices that come in.
        changed: those that are known and would change, as they would become.
        same: how many rows change nothing.
        rejected: the rows that cannot be taken.
    """

    new: tuple[Recipient, ...]
    changed: tuple[Recipient, ...]
    same: int
    rejected: tuple[Rejected, ...]


def plan_rollcall(office: Office, path: Path, sheet: str = "") -> RollPlan:
    """Return what importing a list would do; nothing is written.

    Raises:
        UnreadableFileError: the file is no table.
        NoRollError: its headings are not those of a list of offices.
    """
    table = read_table(path, sheet)
    line, places = find_headings(table, path.name)
    call = _Call(as_written(office))
    rows = [
        (place, row)
        for place, row in enumerate(table[line + 1 :], line + 2)
        if any(cell is not None for cell in row) and row != table[line]
    ]
    call.take(rows, places)
    return RollPlan(tuple(call.new), tuple(call.changed), call.same, tuple(call.rejected))


def run_rollcall(office: Office, plan: RollPlan, command: str = "recipients import") -> int:
    """Write what a plan brings in one transaction, and return how many offices that are.

    Raises:
        LockTimeoutError, WriteFailedError: nothing was written.
    """
    ones = [*plan.new, *plan.changed]
    if ones:
        write_recipients(office, ones, command)
    return len(ones)


def export_roll(office: Office, ones: Iterable[Recipient], form: str, path: Path | None = None) -> Path:
    """Write offices as `csv` or `xlsx` and return the file; imported again it changes nothing.

    Raises:
        FileNotWrittenError: the disk refused.
    """
    from correspondence.documents.rollsheet import roll_csv, roll_xlsx

    target = path or office.folder / "outbox" / f"{TITLE}.{form}"
    rows = [row_of(one) for one in sorted(ones, key=directory_order)]
    return write_whole(target, roll_csv(COLUMNS, rows) if form == "csv" else roll_xlsx(TITLE, COLUMNS, rows))


class _Call:
    """Takes the rows of a list, districts before what lies in them, parents before what belongs to them."""

    def __init__(self, directory: Directory) -> None:
        self._enrolment = Enrolment(directory)
        self._known = {one.id: one for one in directory}
        self._places: dict[str, int] = {}
        self.new: list[Recipient] = []
        self.changed: list[Recipient] = []
        self.same = 0
        self.rejected: list[Rejected] = []

    def take(self, rows: Sequence[tuple[int, list[Cell]]], places: Mapping[str, int]) -> None:
        waiting = sorted(self._read(rows, places), key=lambda row: (row.one.kind != DISTRICT, row.place))
        while waiting:
            ready = [row for row in waiting if not row.one.parent or row.one.parent in self._enrolment.ids]
            left = [row for row in waiting if row.one.parent and row.one.parent not in self._enrolment.ids]
            for row in ready or waiting:  # a parent that nobody knows is said to be missing
                self._take_one(row)
            waiting = left if ready else []
        self.rejected.sort(key=lambda one: one.place)
        self.new.sort(key=directory_order)

    def _read(self, rows: Sequence[tuple[int, list[Cell]]], places: Mapping[str, int]) -> Iterator["_Row"]:
        for place, cells in rows:
            try:
                fields = {"id": "", "kind": "", "name": ""} | read_row(cells, places)
                yield _Row(place, _as_said(Recipient(**fields)))
            except UnfitCellError as unfit:
                self.rejected.append(Rejected(place, unfit.message))

    def _take_one(self, row: "_Row") -> None:
        there = self._there(row.one)
        one = self._enrolment.completed(_over(there, row.one) if there else row.one)
        reason = next(self._enrolment.faults(one), None)
        if one.id in self._places:
            reason = say("{name} stands in row {place} too", name=one.name, place=self._places[one.id])
        if reason:
            self.rejected.append(Rejected(row.place, reason))
            return
        self._places[one.id] = row.place
        self._enrolment.enrol(one)
        if there is None:
            self.new.append(one)
        elif one == there:
            self.same += 1
        else:
            self.changed.append(one)

    def _there(self, one: Recipient) -> Recipient | None:
        """Return the office that a row means: that of its id, else the one of its kind, name and place."""
        if one.id:
            return self._known.get(one.id)
        return self._enrolment.same(self._enrolment.completed(replace(one, id="-")))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the file as an office, not yet held against the directory."""

    place: int
    one: Recipient


def _as_said(one: Recipient) -> Recipient:
    """Return what a row says with its name, kind and place in full, and nothing that it does not say."""
    full = with_names(one)
    return replace(one, kind=full.kind, name=full.name, district=full.district, province=full.province)


def _over(there: Recipient, said: Recipient) -> Recipient:
    """Return an office as a row changes it; groups and other names that it does not mention stay."""
    record = recipient_record(there) | recipient_record(said)
    return renamed(there, recipient_from(there.id, record))
