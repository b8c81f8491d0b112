"""Print and export the registers: ทะเบียนหนังสือส่ง and ทะเบียนหนังสือรับ."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from correspondence.documents.registers import RegisterDay, RegisterSheet
from correspondence.office.office import Office
from correspondence.registry.records import Direction, Entry, Filter, State
from correspondence.thai.calendar import format_long, format_short
from correspondence.thai.numerals import thai_digits

# Every register's printed form is Thai, whatever language the clerk's screen has.
_TITLES = {Direction.SENT: "ทะเบียนหนังสือส่ง", Direction.RECEIVED: "ทะเบียนหนังสือรับ"}
_FIRST_COLUMNS = {Direction.SENT: "เลขทะเบียนส่ง", Direction.RECEIVED: "เลขทะเบียนรับ"}
_COLUMNS = ("ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ")
_PAGE = 500


def entries_of(office: Office, wanted: Filter) -> Iterator[Entry]:
    """Yield all rows that are wanted, in the order of registration, reading a page at a time."""
    cursor = ""
    while True:
        page = office.registry.page(wanted, after=cursor, limit=_PAGE, newest_first=False)
        yield from (office.registry.lapsed(entry, office.now()) for entry in page.entries)
        cursor = page.following
        if not cursor:
            return


def register_sheet(office: Office, wanted: Filter) -> RegisterSheet:
    """Return the register of the wanted rows as it is printed, the rows of a day under its date."""
    direction = wanted.direction or Direction.SENT
    days = groupby(entries_of(office, replace(wanted, direction=direction)), key=lambda entry: entry.registered.date())
    return RegisterSheet(
        title=f"{_TITLES[direction]} {office.settings.text('office.name')}".strip(),
        period=_period(wanted),
        columns=(_FIRST_COLUMNS[direction], *_COLUMNS),
        days=[RegisterDay(f"วันที่ {format_long(day)}", [_row(entry) for entry in rows]) for day, rows in days],
    )


def _row(entry: Entry) -> tuple[str, ...]:
    return (
        thai_digits(entry.running),
        str(entry.number or ""),
        format_short(entry.dated) if entry.dated else "",
        entry.sender,
        entry.addressee,
        entry.subject,
        entry.action,
        "; ".join(_remarks(entry)),
    )


def _remarks(entry: Entry) -> Iterable[str]:
    if entry.state is State.VOID:
        yield f"ยกเลิก: {entry.void_reason}"
    if entry.state is State.RESERVED:
        yield f"จองเลข: {entry.holder}"
    if entry.back_dated:
        yield f"ลงทะเบียนย้อนหลัง: {entry.back_dated}"
    if entry.remarks:
        yield entry.remarks


def _period(wanted: Filter) -> str:
    parts = []
    if wanted.year:
        parts.append(f"ปี พ.ศ. {thai_digits(int(wanted.year))}")
    if wanted.registered_on:
        parts.append(f"วันที่ {format_long(wanted.registered_on)}")
    if wanted.since or wanted.until:
        parts.append(f"{_bound('ตั้งแต่', wanted.since)} {_bound('ถึง', wanted.until)}".strip())
    return " ".join(parts)


def _bound(word: str, day: date | None) -> str:
    return f"{word}วันที่ {format_long(day)}" if day else ""
