"""Bring an existing register, kept in Excel or CSV, into ours: whole rows in one transaction, with their own numbers.

What cannot be taken is listed by its row in the file and the reason; what was taken before is known again, so that
importing a file twice adds nothing. Counters go on after the highest number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from pathlib import Path
from typing import Any

from correspondence.documents.sheets import Cell, read_table
from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say
from correspondence.letters.letter import Kind
from correspondence.letters.number import LetterNumber
from correspondence.office.columns import Columns, find_columns
from correspondence.office.office import Office
from correspondence.office.series import blank_number, series_received
from correspondence.registry.numbering import series_for
from correspondence.registry.protocol import Transaction
from correspondence.registry.records import Entry, Incoming, Outgoing, Series, Stamp
from correspondence.thai.calendar import BuddhistYear, format_long
from correspondence.thai.dates import read_date

_VOID = "ยกเลิก"


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
    """One row of the file, understood; `place` is its number in the file, from 1."""

    place: int
    series: Series
    running: int
    number: LetterNumber | None
    dated: date
    arrived: date
    subject: str
    sender: str
    addressee: str
    action: str
    remarks: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be taken, and why."""

    place: int
    reason: Message | str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: the rows to take in the order of their numbers, those refused, those here already."""

    rows: tuple[Row, ...]
    rejected: tuple[Rejected, ...]
    present: int


class _Unfit(Exception):  # noqa: N818  # never leaves this module
    """A row that cannot be taken."""

    def __init__(self, reason: Message | str) -> None:
        super().__init__(reason)
        self.reason = reason


def plan_import(office: Office, source: Source) -> Plan:
    """Return what importing `source` would do; nothing is written.

    Raises:
        UnreadableFileError: the file is no table.
        NoHeadingsError: its headings are not those of a register.
    """
    table = read_table(source.path, source.sheet)
    columns = find_columns(table, source.headings, source.path.name)
    rows: dict[tuple[Series, int], Row] = {}
    rejected: list[Rejected] = []
    present = 0
    for place, cells in enumerate(table[columns.row :], columns.row + 1):
        if not any(cells):
            continue
        try:
            row = _understood(office, source, columns, place, cells)
            present += _is_present(office, row, rows)
        except _Unfit as unfit:
            rejected.append(Rejected(place, unfit.reason))
    ordered = sorted(rows.values(), key=lambda row: (row.series.key, row.running))
    return Plan(tuple(ordered), tuple(rejected), present)


def run_import(office: Office, source: Source, plan: Plan) -> int:
    """Write the rows of a plan in one transaction, and return how many.

    Raises:
        LockTimeoutError, WriteFailedError: nothing was written.
    """
    if not plan.rows:
        return 0
    stamp = Stamp(who=office.who, command="registry import", now=office.now())
    reason = f"นำเข้าจาก {source.path.name}"
    last = {row.series: office.registry.series_state(row.series).last for row in plan.rows}
    with office.registry.transaction(stamp) as transaction:
        for row in plan.rows:
            if row.running > last[row.series] + 1:
                transaction.set_last(row.series, row.running - 1)
            last[row.series] = row.running
            entry = _write(transaction, row, reason, received=source.received, zone=stamp.now.tzinfo)
            if _VOID in row.remarks:
                transaction.void(entry.id, row.remarks)
    return len(plan.rows)


def _write(transaction: Transaction, row: Row, reason: str, *, received: bool, zone: tzinfo | None) -> Entry:
    shared: dict[str, Any] = {
        "subject": row.subject,
        "sender": row.sender,
        "addressee": row.addressee,
        "action": row.action,
        "remarks": row.remarks,
    }
    if received:
        return transaction.receive(
            Incoming(
                series=row.series,
                number=row.number,
                dated=row.dated,
                # A register names the day of receipt; the hour is not in it.
                received=datetime.combine(row.arrived, time(), zone),
                back_dated=reason,
                **shared,
            )
        )
    number = replace(row.number or LetterNumber(), running=None, year=None, text="")
    return transaction.issue(Outgoing(series=row.series, number=number, dated=row.dated, back_dated=reason, **shared))


def _understood(office: Office, source: Source, columns: Columns, place: int, cells: Sequence[Cell]) -> Row:
    texts = {name: _text(columns.cell(cells, name)) for name in columns.places}
    if not texts.get("subject"):
        raise _Unfit(say("there is no subject"))
    dated = _day(columns.cell(cells, "dated"))
    if dated > office.today():
        raise _Unfit(say("it is dated {day}, which lies ahead", day=format_long(dated)))
    arrived = _day(columns.cell(cells, "arrived")) if texts.get("arrived") else dated
    number = _number(office, texts.get("number", ""), received=source.received)
    running = _running(texts.get("running", ""), None if source.received else number)
    series = _series(office, source, number, arrived if source.received else dated)
    others = {name: texts.get(name, "") for name in ("sender", "addressee", "action", "remarks")}
    return Row(place, series, running, number, dated, arrived, texts["subject"], **others)


def _series(office: Office, source: Source, number: LetterNumber | None, day: date) -> Series:
    year = BuddhistYear.of_date(day)
    if source.year and source.year != year:
        raise _Unfit(say("it is dated {day}, not of the year {year}", day=format_long(day), year=int(source.year)))
    if source.received:
        return series_received(office, year)
    return series_for(number or LetterNumber(), Kind.EXTERNAL, year, shared_circulars=_shared(office))


def _is_present(office: Office, row: Row, rows: dict[tuple[Series, int], Row]) -> int:
    """Put a row among those to take, or tell that it is in the register already (1)."""
    key = (row.series, row.running)
    if key in rows:
        raise _Unfit(say("number {running} stands in row {place} too", running=row.running, place=rows[key].place))
    there = office.registry.row(*key)
    if there is not None:
        if (there.subject, there.dated) == (row.subject, row.dated):
            return 1
        raise _Unfit(say("number {running} is in the register for another letter", running=row.running))
    if row.running <= office.registry.series_state(row.series).last:
        raise _Unfit(say("number {running} lies below the last one of the register", running=row.running))
    rows[key] = row
    return 0


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())


def _day(cell: Cell) -> date:
    if isinstance(cell, date):
        # Excel knows no Buddhist years: a clerk's 22/7/2559 becomes a day of the C.E. year 2559.
        return _of_common_era(cell) if cell.year > 2400 else cell
    text = _text(cell)
    if not text:
        raise _Unfit(say("there is no date"))
    reading = read_date(text)
    if reading.start is None or reading.end is not None or reading.precision != "day":
        reasons = "; ".join(str(doubt.reason) for doubt in reading.doubts)
        raise _Unfit(say("the date “{text}” cannot be used: {why}", text=text, why=reasons or say("not one day")))
    return reading.start


def _of_common_era(day: date) -> date:
    try:
        return day.replace(year=day.year - 543)
    except ValueError as error:
        raise _Unfit(
            say("the date “{text}” cannot be used: {why}", text=day, why=say("there is no such day"))
        ) from error


def _number(office: Office, text: str, *, received: bool) -> LetterNumber | None:
    if not text:
        return None if received else blank_number(office.settings, circular=False)
    try:
        return LetterNumber.parse(text)
    except CorrespondenceError as error:
        raise _Unfit(str(error)) from error


def _running(text: str, number: LetterNumber | None) -> int:
    written = next(_digits(text), None)
    own = number.running if number else None
    if written is None and own is None:
        raise _Unfit(say("there is no running number"))
    if written is not None and own is not None and written != own:
        raise _Unfit(say("the running number {written} is not that of {number}", written=written, number=number))
    running = written if written is not None else own or 0
    if running < 1:
        raise _Unfit(say("there is no running number"))
    return running


def _digits(text: str) -> Iterator[int]:
    plain = text.removeprefix("ว").strip(" .")
    if plain.isdecimal():
        yield int(plain)
    elif plain:
        raise _Unfit(say("“{text}” is not a running number", text=text))


def _shared(office: Office) -> bool:
    return office.settings.text("numbering.circulars") == "shared"
