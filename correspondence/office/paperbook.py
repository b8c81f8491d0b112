"""Understand the rows of a register kept elsewhere: number, days, state, parties, as ours would hold them.

Registers write the day once above its letters, as the forms do, or in a column; both are read.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from correspondence.documents.sheets import Cell
from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say
from correspondence.letters.letter import Kind
from correspondence.letters.number import LetterNumber
from correspondence.letters.urgency import Urgency
from correspondence.office.columns import Columns
from correspondence.office.draftfields import KINDS
from correspondence.office.office import Office
from correspondence.office.series import blank_number, series_received
from correspondence.office.standing import says_only_void, standing_of
from correspondence.registry.numbering import numbered, series_for
from correspondence.registry.records import Direction, Entry, Series, State
from correspondence.thai.calendar import BuddhistYear, format_long
from correspondence.thai.dates import read_date
from correspondence.thai.numerals import arabic_digits

_DAY_ALONE = re.compile(r"^(?:ประจำ)?วันที่")
_TIME = re.compile(r"^(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?\s*(?:น\.?)?$")
_NO_NUMBER = {"", "-", "–", "—", "ไม่มี", "ไม่มีเลข", "ไม่มีเลขที่"}
_URGENCIES = tuple(sorted((urgency.value for urgency in Urgency), key=len, reverse=True))


class UnfitRowError(CorrespondenceError):
    """A row that cannot be taken."""


@dataclass(slots=True)
class PaperBook:
    """A register under way from its first row to its last: the day that stands above the rows is remembered.

    Attributes:
        office: whose register it becomes.
        columns: where its headings stand.
        received: whether it is ทะเบียนหนังสือรับ.
        year: the only year (B.E.) that is wanted, or None.
        day: the day of the latest row or day heading.
    """

    office: Office
    columns: Columns
    received: bool
    year: BuddhistYear | None
    day: date | None = None
    _heading: date | None = None

    def is_day(self, cells: Sequence[Cell]) -> bool:
        """Take in a row that holds only the day of those below it, and tell whether it does."""
        filled = [cell for cell in cells if cell is not None]
        if len(filled) != 1 or not (isinstance(filled[0], str) and _DAY_ALONE.match(filled[0])):
            return False
        reading = read_date(filled[0])
        if reading.start is None or reading.precision != "day":
            raise UnfitRowError(_unusable_date(filled[0]))
        self.day = self._heading = reading.start
        return True

    def entry(self, cells: Sequence[Cell]) -> Entry:
        """Return the row as ours would hold it, its id and writer still to come.

        Raises:
            UnfitRowError: it lacks a number, a day or a subject, or they cannot be read.
        """
        texts = {name: _text(self.columns.cell(cells, name)) for name in self.columns.places}
        standing = standing_of(self.office, texts)
        if not texts.get("subject") and standing["state"] is State.DONE:
            raise UnfitRowError(say("there is no subject"))
        dated = _day(self.columns.cell(cells, "dated"))
        registered = self._registered(cells, dated)
        if dated is None and not self.received and standing["state"] is State.DONE:
            dated = registered.date()
        self._check_days(dated, registered.date())
        number, running, series = self._number(texts, registered.date())
        standing["remarks"] = self._with_odd_number(standing["remarks"], texts, number)
        self.day = registered.date()
        return Entry(
            id="",
            direction=Direction.RECEIVED if self.received else Direction.SENT,
            series=series,
            running=running,
            registered=registered,
            by="",
            number=number,
            dated=dated,
            subject=texts.get("subject", ""),
            sender=texts.get("sender", ""),
            addressee=texts.get("addressee", ""),
            action=texts.get("action", ""),
            **standing,
        )

    def _registered(self, cells: Sequence[Cell], dated: date | None) -> datetime:
        cell = self.columns.cell(cells, "arrived")
        own = _day(cell) or self._heading or (None if self.received and "arrived" in self.columns.places else dated)
        # A number crossed out in the book has no day of its own: it stands below that of the row before.
        day = own or (None if _is_letter(cells, self.columns) else self.day)
        if day is None:
            raise UnfitRowError(say("there is no date"))
        hour = cell.time() if isinstance(cell, datetime) else _hour(_text(self.columns.cell(cells, "time")))
        return datetime.combine(day, hour, self.office.now().tzinfo)

    def _check_days(self, dated: date | None, registered: date) -> None:
        for day in filter(None, (dated, registered)):
            if day > self.office.today():
                raise UnfitRowError(say("it is dated {day}, which lies ahead", day=format_long(day)))
        if self.year and self.year != BuddhistYear.of_date(registered):
            raise UnfitRowError(
                say("it is dated {day}, not of the year {year}", day=format_long(registered), year=int(self.year))
            )

    def _number(self, texts: Mapping[str, str], registered: date) -> tuple[LetterNumber | None, int, Series]:
        year = BuddhistYear.of_date(registered)
        if self.received:
            return _senders_number(texts), _running(texts, None), series_received(self.office, year)
        number = _own_number(self.office, texts)
        kind = _kind(texts.get("kind", ""), number)
        shared = self.office.settings.text("numbering.circulars") == "shared"
        series = series_for(number, kind, year, shared_circulars=shared)
        running = _running(texts, number)
        return numbered(series, number, running), running, series

    def _with_odd_number(self, remarks: str, texts: Mapping[str, str], number: LetterNumber | None) -> str:
        """Keep a sender's number of a make of its own, such as a company's, where a clerk can read it."""
        written = texts.get("number", "")
        if not self.received or number is not None or written in _NO_NUMBER:
            return remarks
        return "; ".join(filter(None, [f"ที่ {written}", remarks]))


def _is_letter(cells: Sequence[Cell], columns: Columns) -> bool:
    """Tell whether a row says more than its number and that it is void."""
    subject = _text(columns.cell(cells, "subject"))
    return bool(subject) and not says_only_void(subject)


def _own_number(office: Office, texts: Mapping[str, str]) -> LetterNumber:
    """Return the office's number of a row; what the row does not say of it is the office's own."""
    written = texts.get("number", "")
    circular = texts.get("running", "").startswith("ว")
    if written in _NO_NUMBER:
        return blank_number(office.settings, circular=circular)
    plain = arabic_digits(written).strip("/ ")
    if plain.isdecimal():
        return replace(blank_number(office.settings, circular=circular), running=int(plain), text="")
    try:
        number = LetterNumber.parse(written)
    except CorrespondenceError as error:
        raise UnfitRowError(error.message) from error
    if number.code is None and number.year is None:
        own = blank_number(office.settings, circular=number.circular)
        return replace(own, running=number.running, unit=number.unit, text="")
    return replace(number, text="")


def _senders_number(texts: Mapping[str, str]) -> LetterNumber | None:
    written = texts.get("number", "")
    if written in _NO_NUMBER:
        return None
    for urgency in _URGENCIES:
        written = written.removeprefix(urgency).strip()
    try:
        number = LetterNumber.parse(written)
    except CorrespondenceError:
        return None
    return number if number.running is not None else None


def _kind(text: str, number: LetterNumber) -> Kind:
    for kind, thai in KINDS.items():
        if text in {kind.value, thai}:
            return kind
    if text:
        raise UnfitRowError(say("“{text}” is no kind of letter", text=text))
    if number.code is None and number.year is not None:
        raise UnfitRowError(
            say("{number} may be an order, a certificate or another; say which in a column ประเภท", number=number)
        )
    return Kind.EXTERNAL


def _running(texts: Mapping[str, str], number: LetterNumber | None) -> int:
    text = texts.get("running", "")
    plain = arabic_digits(text).removeprefix("ว").strip(" ./")
    if plain and not (plain.isdecimal() and len(plain) < 10):
        raise UnfitRowError(say("“{text}” is not a running number", text=text))
    written, own = int(plain) if plain else None, number.running if number else None
    if written is not None and own is not None and written != own:
        raise UnfitRowError(say("the running number {written} is not that of {number}", written=written, number=number))
    running = written or own or 0
    if running < 1:
        raise UnfitRowError(say("there is no running number"))
    return running


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())


def _day(cell: Cell) -> date | None:
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
        # Excel knows no Buddhist years: a clerk's 22/7/2559 becomes a day of the C.E. year 2559.
        return _of_common_era(day) if day.year > 2400 else day
    text = _text(cell)
    if text in {"", "-"}:
        return None
    reading = read_date(text)
    if reading.start is None or reading.end is not None or reading.precision != "day":
        raise UnfitRowError(_unusable_date(text, *(doubt.reason for doubt in reading.doubts)))
    return reading.start


def _of_common_era(day: date) -> date:
    try:
        return day.replace(year=day.year - 543)
    except ValueError as error:
        raise UnfitRowError(_unusable_date(str(day), say("there is no such day"))) from error


def _unusable_date(text: str, *reasons: Message) -> Message:
    why = "; ".join(map(str, reasons)) or say("not one day")
    return say("the date “{text}” cannot be used: {why}", text=text, why=why)


def _hour(text: str) -> time:
    """Return the hour of receipt; what is no hour counts as none, since the day alone orders the register."""
    found = _TIME.match(arabic_digits(text))
    hour, minute = (int(found[1]), int(found[2])) if found else (0, 0)
    return time(hour, minute) if hour < 24 and minute < 60 else time()
