"""Print and export the registers: ทะเบียนหนังสือส่ง and ทะเบียนหนังสือรับ."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from correspondence.documents.gate import render
from correspondence.documents.registers import (
    RegisterDay,
    RegisterSheet,
    register_csv,
    register_fields,
    register_xlsx,
)
from correspondence.office.files import write_whole
from correspondence.office.letterheads import letterhead_of
from correspondence.office.looking import entry_shape
from correspondence.office.office import Office
from correspondence.office.standing import remarks_of
from correspondence.registry.records import Direction, Entry, Filter
from correspondence.thai.calendar import format_long, format_short
from correspondence.thai.numerals import thai_digits

# Every register's printed form is Thai, whatever language the clerk's screen has.
_TITLES = {Direction.SENT: "ทะเบียนหนังสือส่ง", Direction.RECEIVED: "ทะเบียนหนังสือรับ"}
_FIRST_COLUMNS = {Direction.SENT: "เลขทะเบียนส่ง", Direction.RECEIVED: "เลขทะเบียนรับ"}
_COLUMNS = ("ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ")
_PAGE = 500


def entries_of(office: Office, wanted: Filter) -> Iterator[Entry]:
    """Yield all rows that are wanted, in the order of registration, reading a page at a time.

    A register is a book of days: `since` and `until` mean the day of registration here, as `registered_on` does.
    """
    cursor = ""
    others = replace(wanted, since=None, until=None)
    while True:
        page = office.registry.page(others, after=cursor, limit=_PAGE, newest_first=False)
        entries = (entry for entry in page.entries if _is_within(_day_of(entry), wanted))
        yield from (office.registry.lapsed(entry, office.now()) for entry in entries)
        cursor = page.following
        if not cursor:
            return


def register_sheet(office: Office, wanted: Filter) -> RegisterSheet:
    """Return the register of the wanted rows as it is printed, the rows of a day under its date."""
    direction = wanted.direction or Direction.SENT
    # Rows that were imported later stand under their own day, as everything does that was registered on it.
    entries = sorted(entries_of(office, replace(wanted, direction=direction)), key=_day_of)
    days = groupby(entries, key=_day_of)
    return RegisterSheet(
        title=f"{_TITLES[direction]} {office.settings.text('office.name')}".strip(),
        period=_period(wanted),
        columns=(_FIRST_COLUMNS[direction], *_COLUMNS),
        days=[RegisterDay(f"วันที่ {format_long(day)}", [_row(entry) for entry in rows]) for day, rows in days],
    )


def _is_within(day: date, wanted: Filter) -> bool:
    return (wanted.since or date.min) <= day <= (wanted.until or date.max)


def _day_of(entry: Entry) -> date:
    return entry.registered.date()


def _row(entry: Entry) -> tuple[str, ...]:
    return (
        thai_digits(entry.running),
        str(entry.number or ""),
        format_short(entry.dated) if entry.dated else "",
        entry.sender,
        entry.addressee,
        entry.subject,
        entry.action,
        "; ".join(remarks_of(entry)),
    )


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


def register_shape(office: Office, wanted: Filter) -> list[dict[str, Any]]:
    """Return the wanted rows as JSON, in the order of registration."""
    return [entry_shape(entry) for entry in entries_of(office, wanted)]


def export_register(office: Office, wanted: Filter, form: str, path: Path | None) -> Path:
    """Write the register as `docx`, `xlsx`, `csv` or `json` and return the file.

    Raises:
        FileNotWrittenError: the disk refused.
    """
    target = path or office.folder / "outbox" / f"{_file_name(wanted)}.{form}"
    return write_whole(target, _content(office, wanted, form))


def _content(office: Office, wanted: Filter, form: str) -> bytes:
    if form == "json":
        return json.dumps(register_shape(office, wanted), ensure_ascii=False, indent=2).encode()
    sheet = register_sheet(office, wanted)
    if form == "docx":
        return render(office.templates.find("register"), register_fields(sheet, letterhead_of(office)))
    return register_csv(sheet) if form == "csv" else register_xlsx(sheet)


def _file_name(wanted: Filter) -> str:
    parts = [_TITLES[wanted.direction or Direction.SENT], str(int(wanted.year)) if wanted.year else ""]
    days = (wanted.registered_on, wanted.since, wanted.until)
    return " ".join(filter(None, [*parts, *(day.isoformat() for day in days if day)]))
