"""The status sheet (สถานะการตอบหนังสือ): for a meeting, who has answered a letter and who has not, with a bar.

The bar is a table of one row in the template: each cell is as wide as the share of the count that it prints. Beside
each colour stands its word, so that a copy without colours says the same.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path

from lxml import etree

from correspondence.documents.fields import Letterhead
from correspondence.documents.gate import filled
from correspondence.documents.measured import (
    columns_of,
    measured,
    set_columns,
    set_width,
    tables_called,
    text_of_cell,
)
from correspondence.documents.tags import W
from correspondence.thai.calendar import format_long, format_short
from correspondence.thai.numerals import arabic_digits, thai_digits, to_arabic, to_thai

_ROW_FIELDS = (
    "number", "office", "status", "owing", "replied_on", "days_late", "reply", "reminded",
    "expected", "received", "on_time", "late", "outstanding", "exempt", "rate",
)  # fmt: skip

STATUS_FIELDS = frozenset(
    {"title", "office", "number", "date", "subject", "as_of", "due", "grouped", "expected", "received", "on_time",
     "late", "outstanding", "exempt", "rate", "rows", *(f"rows.{name}" for name in _ROW_FIELDS)}
)  # fmt: skip
"""What the template `status.docx` may ask for."""

_PRINTED = re.compile(r"\{\{\s*(\w+)")
_DIGIT, _AIR = 170, 140  # twips: a digit of 16 points, and the room around a count


class Share(StrEnum):
    """The part of the bar that a recipient counts in; the value is the name of the field."""

    ON_TIME = "on_time"
    LATE = "late"
    OUTSTANDING = "outstanding"
    EXEMPT = "exempt"

    @property
    def words(self) -> str:
        """What a row says of it, where the caller says nothing nearer."""
        return _WORDS[self]


_WORDS = {
    Share.ON_TIME: "ตอบทันกำหนด",
    Share.LATE: "ตอบช้า",
    Share.OUTSTANDING: "ยังไม่ตอบ",
    Share.EXEMPT: "ยกเว้น",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of recipients.

    Attributes:
        expected: whose answer counts; the exempt are not among them.
        received: answered, in time or late.
        on_time, late, outstanding, exempt: the four parts.
        rate: `received` of `expected` in percent, as it is printed: `66.67`.
    """

    expected: int = 0
    received: int = 0
    on_time: int = 0
    late: int = 0
    outstanding: int = 0
    exempt: int = 0
    rate: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRow:
    """A recipient, or a group of recipients in a sheet of groups.

    Attributes:
        office: its name.
        share: the part of the bar that it counts in.
        status: what สถานะ says; empty for the words of `share`.
        replied_on: the day of the answer, or None.
        days_late: calendar days after the last day; 0 for none.
        reply: number of the answering letter.
        reminded: how many reminders it got.
        tally: the counts of a group.
    """

    office: str
    share: Share = Share.OUTSTANDING
    status: str = ""
    replied_on: date | None = None
    days_late: int = 0
    reply: str = ""
    reminded: int = 0
    tally: Tally = field(default_factory=Tally)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusSheet(Tally):
    """A letter and its answers on one day.

    Attributes:
        number, dated, subject: of the letter; `office` is who sent it.
        as_of: the day of the view.
        due: the last day, or None when none was set.
        rows: a row a recipient, or a group where `grouped`.
    """

    number: str
    dated: date | None
    subject: str
    as_of: date
    due: date | None
    rows: Sequence[StatusRow]
    grouped: bool = False
    office: str = ""
    title: str = "สรุปสถานะการตอบหนังสือ"


@dataclass(frozen=True, slots=True)
class StatusLine:
    """A printed row: texts only, but for `owing`, which is whether an answer is still to come."""

    number: str
    office: str
    status: str
    owing: bool
    replied_on: str
    days_late: str
    reply: str
    reminded: str
    expected: str
    received: str
    on_time: str
    late: str
    outstanding: str
    exempt: str
    rate: str


def status_docx(template: Path, sheet: StatusSheet, look: Letterhead) -> bytes:
    """Return the status sheet as a .docx: one page for some thirty recipients.

    Args:
        template: `status.docx`, or a form of the office that has a table with the title `bar`.
        sheet: the counts and rows.
        look: typeface and digits of the office.

    Raises:
        WordFileError, TemplateError: as for `gate.render`.
    """
    parts = {share.value: max(0, int(getattr(sheet, share.value))) for share in Share}
    return filled(measured(template, partial(_measure, parts=parts)), status_fields(sheet, look))


def status_fields(sheet: StatusSheet, look: Letterhead) -> dict[str, object]:
    """Return the fields of the template `status.docx`."""
    every = thai_digits if look.thai_digits else arabic_digits
    running = to_thai if look.thai_digits else to_arabic
    return {
        "title": running(sheet.title),
        "office": running(sheet.office),
        "number": every(sheet.number),
        "date": _long(sheet.dated, look),
        "subject": running(sheet.subject),
        "as_of": _long(sheet.as_of, look),
        "due": _long(sheet.due, look),
        **dict(zip(_COUNTS, _counted(sheet, look), strict=True)),
        "grouped": sheet.grouped,
        "rows": [_line(place, row, sheet, look) for place, row in enumerate(sheet.rows, 1)],
        "emblem": None,
        "font": look.font,
    }


_COUNTS = ("expected", "received", "on_time", "late", "outstanding", "exempt", "rate")
_NO_COUNTS = ("",) * len(_COUNTS)


def _line(place: int, row: StatusRow, sheet: StatusSheet, look: Letterhead) -> StatusLine:
    every = thai_digits if look.thai_digits else arabic_digits
    running = to_thai if look.thai_digits else to_arabic
    return StatusLine(
        every(str(place)),
        running(row.office),
        row.status or row.share.words,
        row.share is Share.OUTSTANDING,
        format_short(row.replied_on, thai=look.thai_digits) if row.replied_on else "",
        every(f"{row.days_late:,}") if row.days_late else "",
        every(row.reply),
        every(f"{row.reminded:,}") if row.reminded else "",
        *(_counted(row.tally, look) if sheet.grouped else _NO_COUNTS),
    )


def _counted(tally: Tally, look: Letterhead) -> tuple[str, ...]:
    every = thai_digits if look.thai_digits else arabic_digits
    return (*(every(f"{getattr(tally, name):,}") for name in _COUNTS[:-1]), every(tally.rate))


def _long(day: date | None, look: Letterhead) -> str:
    return format_long(day, thai=look.thai_digits) if day else ""


def _measure(root: etree._Element, parts: Mapping[str, int]) -> None:
    for table in tables_called(root, "bar"):
        for row in table.findall(f"{W}tr"):
            _share_out(table, row, parts)


def _share_out(table: etree._Element, row: etree._Element, parts: Mapping[str, int]) -> None:
    """Make each cell as wide as its part, and take out those of nothing; a bar of nothing is taken out whole."""
    cells = row.findall(f"{W}tc")
    counts = [parts.get(_field(cell), 0) for cell in cells]
    if not any(counts):
        table.getparent().remove(table)  # type: ignore[union-attr]  # a table stands in a body or a cell
        return
    for cell, count in zip(cells, counts, strict=True):
        if not count:
            row.remove(cell)
    widths = shares_of(sum(columns_of(table)), [count for count in counts if count])
    set_columns(table, widths)
    for cell, width in zip(row.findall(f"{W}tc"), widths, strict=True):
        set_width(cell, width)


def _field(cell: etree._Element) -> str:
    found = _PRINTED.search(text_of_cell(cell))
    return found[1] if found else ""


def shares_of(room: int, counts: Sequence[int]) -> list[int]:
    """Share a width out in proportion, none too narrow for its count; the widest pays for it.

    Args:
        room: the whole width, in twips.
        counts: of the parts, none of them 0.
    """
    total = sum(counts)
    widths = [max(room * count // total, len(f"{count:,}") * _DIGIT + _AIR) for count in counts]
    widths[widths.index(max(widths))] += room - sum(widths)
    return widths
