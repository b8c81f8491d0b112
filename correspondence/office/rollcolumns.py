"""The columns of a list of offices in Excel or CSV, by their Thai headings, and what their cells say of an office."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from correspondence.documents.sheets import Cell
from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say
from correspondence.letters.naming import fold
from correspondence.letters.recipient import Recipient
from correspondence.thai.calendar import format_long
from correspondence.thai.dates import read_date
from correspondence.thai.numerals import arabic_digits
from correspondence.thai.text import normalise

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "id": ("รหัส", "รหัสหน่วยงาน", "รหัส อปท.", "id"),
    "kind": ("ประเภท", "ประเภทหน่วยงาน", "ประเภท อปท."),
    "name": ("ชื่อ", "ชื่อหน่วยงาน", "หน่วยงาน", "หน่วยรับ", "ชื่อ อปท.", "อปท."),
    "short": ("ชื่อย่อ", "ย่อ"),
    "addressee": ("คำขึ้นต้น", "เรียน", "ผู้รับ"),
    "district": ("อำเภอ",),
    "province": ("จังหวัด",),
    "parent": ("สังกัด", "หน่วยเหนือ"),
    "postcode": ("รหัสไปรษณีย์",),
    "address": ("ที่อยู่", "ที่ตั้ง"),
    "groups": ("กลุ่ม",),
    "aliases": ("ชื่ออื่น", "เรียกอีกอย่าง"),
    "contact": ("ผู้ประสานงาน", "ผู้ติดต่อ"),
    "phone": ("โทรศัพท์", "โทร.", "เบอร์โทรศัพท์", "เบอร์โทร", "หมายเลขโทรศัพท์"),
    "email": ("อีเมล", "อีเมล์", "ไปรษณีย์อิเล็กทรอนิกส์", "e-mail", "email"),
    "retired": ("เลิกเมื่อ", "วันที่เลิก"),
    "retired_why": ("เหตุที่เลิก",),
}
"""What each column may be called, our own heading first and in the order of our own lists."""

COLUMNS = tuple(names[0] for names in HEADINGS.values())

_BY_HEADING = {fold(heading): name for name, headings in HEADINGS.items() for heading in headings}
_LOOKED_AT = 20  # rows in which the headings are looked for
_SEPARATOR = re.compile(r"\s*[;\n]\s*")
_QUOTED_FORMULA = re.compile(r"^'(?=[=+\-@])")
_LOCAL_CALL = re.compile(r"[1-9][0-9]{7,8}")  # a number whose leading 0 a spreadsheet took away


class NoRollError(CorrespondenceError):
    """A table that has no row of headings that a list of offices would have."""

    def __init__(self, file: str) -> None:
        super().__init__(
            say(
                "{file}: no row of headings was found; a list of offices has the column ชื่อ, and may have {all}",
                file=file,
                all=", ".join(COLUMNS),
            )
        )


class UnfitCellError(CorrespondenceError):
    """A cell that cannot be understood."""


def find_headings(table: Sequence[Sequence[Cell]], file: str) -> tuple[int, dict[str, int]]:
    """Return the row of the headings (from 0) and the place of each known column (from 0).

    Raises:
        NoRollError: no row among the first has a column of names and one more.
    """
    for line, row in enumerate(table[:_LOOKED_AT]):
        there = [(_BY_HEADING.get(fold(cell)), place) for place, cell in enumerate(row) if isinstance(cell, str)]
        places = {name: place for name, place in reversed(there) if name}
        if "name" in places and len(places) > 1:
            return line, places
    raise NoRollError(file)


def read_row(row: Sequence[Cell], places: Mapping[str, int]) -> dict[str, Any]:
    """Return the fields of an office that a row fills; an empty cell says nothing.

    Raises:
        UnfitCellError: a cell cannot be understood.
    """
    cells = {name: row[place] for name, place in places.items() if place < len(row)}
    return {name: _READERS.get(name, _text)(cell) for name, cell in cells.items() if cell not in {None, ""}}


def row_of(one: Recipient) -> list[str]:
    """Return an office as a row under `COLUMNS`; lists are joined with semicolons, days are written out."""
    return [_written(getattr(one, name)) for name in HEADINGS]


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return ";".join(value)
    return format_long(value) if isinstance(value, date) else str(value or "")


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    text = " ".join(normalise(str(cell or "")).split())
    return _QUOTED_FORMULA.sub("", text)


def _digits(cell: Cell) -> str:
    return arabic_digits(_text(cell))


def _phone(cell: Cell) -> str:
    digits = _digits(cell)
    return f"0{digits}" if _LOCAL_CALL.fullmatch(digits) else digits


def _list(cell: Cell) -> tuple[str, ...]:
    text = _QUOTED_FORMULA.sub("", normalise(cell)) if isinstance(cell, str) else _text(cell)
    return tuple(dict.fromkeys(" ".join(part.split()) for part in _SEPARATOR.split(text) if part.strip()))


def _day(cell: Cell) -> date:
    if isinstance(cell, date):
        return date(cell.year, cell.month, cell.day)
    reading = read_date(_text(cell))
    if reading.start is None or reading.end is not None or reading.precision != "day":
        raise UnfitCellError(_no_day(_text(cell)))
    return reading.start


def _no_day(text: str) -> Message:
    return say("“{text}” is not a day", text=text)


_READERS: Mapping[str, Callable[[Cell], Any]] = {
    "id": _digits,
    "postcode": _digits,
    "phone": _phone,
    "address": _list,
    "groups": _list,
    "aliases": _list,
    "retired": _day,
}
