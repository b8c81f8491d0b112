"""The list attached to a letter (บัญชีรายชื่อแนบท้ายหนังสือ): whom it goes to, and what else each is told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from lxml import etree

from correspondence.documents.fields import Letterhead
from correspondence.documents.gate import filled
from correspondence.documents.measured import columns_of, measured, set_columns, set_width, tables_called, unroll
from correspondence.documents.tags import W
from correspondence.thai.calendar import format_long
from correspondence.thai.numerals import arabic_digits, thai_digits, to_arabic, to_thai

ROSTER_FIELDS = frozenset(
    {"title", "number", "date", "subject", "columns", "rows", "rows.number", "rows.office", "rows.cells"}
)
"""What the template `roster.docx` may ask for."""

_ABOVE_OR_BELOW = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")  # marks that take no width
_CHARACTER, _PADDING = 120, 230  # twips: a character of 16 points on average, and the two sides of a cell
_WIDEST = 40  # characters; what is longer wraps


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """A list to be attached.

    Attributes:
        number, dated, subject: of the letter that it is attached to; what is not known yet is left out.
        columns: headings of the columns behind ลำดับ and หน่วยงาน.
        rows: a row a recipient: its name, and a text for each of `columns`; what is missing is empty.
        title: the heading.
    """

    number: str = ""
    dated: date | None = None
    subject: str = ""
    columns: tuple[str, ...] = ("อำเภอ", "หมายเหตุ")
    rows: Sequence[Sequence[str]]
    title: str = "บัญชีรายชื่อแนบท้ายหนังสือ"


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A printed row: its number, the office, and the cells behind it."""

    number: str
    office: str
    cells: tuple[str, ...]


def roster(template: Path, sheet: Roster, look: Letterhead) -> bytes:
    """Return the list as a .docx; the columns are as wide as what stands in them needs.

    Args:
        template: `roster.docx`, or a form of the office that has a table with the title `roster`.
        sheet: the list.
        look: typeface and digits of the office.

    Raises:
        WordFileError, TemplateError: as for `gate.render`.
    """
    fields = roster_fields(sheet, look)
    lines = fields["rows"]
    assert isinstance(lines, list)  # noqa: S101  # made below
    return filled(measured(template, partial(_measure, needs=_needs(sheet, lines))), fields)


def roster_fields(sheet: Roster, look: Letterhead) -> dict[str, object]:
    """Return the fields of the template `roster.docx`."""
    running = to_thai if look.thai_digits else to_arabic
    every = thai_digits if look.thai_digits else arabic_digits
    count = len(sheet.columns)
    return {
        "title": running(sheet.title),
        "number": every(sheet.number),
        "date": format_long(sheet.dated, thai=look.thai_digits) if sheet.dated else "",
        "subject": running(sheet.subject),
        "columns": [running(column) for column in sheet.columns],
        "rows": [
            RosterLine(every(str(place)), *_cells([running(text) for text in row], count))
            for place, row in enumerate(sheet.rows, 1)
        ],
        "emblem": None,
        "font": look.font,
    }


def _cells(row: Sequence[str], count: int) -> tuple[str, tuple[str, ...]]:
    office, *others = row or ("",)
    return office, tuple((*others, *[""] * count)[:count])


def _needs(sheet: Roster, lines: Sequence[RosterLine]) -> list[int]:
    """Return how wide each column would be for its longest text, in twips, the office first."""
    columns = [[line.cells[place] for line in lines] for place in range(len(sheet.columns))]
    return [
        _need([heading, *texts])
        for heading, texts in zip(("หน่วยงาน", *sheet.columns), ([line.office for line in lines], *columns), strict=True)
    ]


def _need(texts: Sequence[str]) -> int:
    # The marks are counted only in what may be the longest: a column has thousands of texts.
    longest = max(len(_ABOVE_OR_BELOW.sub("", text)) for text in sorted(set(texts), key=len)[-20:])
    return min(longest, _WIDEST) * _CHARACTER + _PADDING


def _shares(needs: Sequence[int], room: int) -> list[int]:
    """Share the room out: short columns get what they need, of the rest the offices up to two thirds."""
    if sum(needs) <= room:
        return [need * room // sum(needs) for need in needs]
    short = [need <= room // len(needs) for need in needs]
    rest = room - sum(need for need, is_short in zip(needs, short, strict=True) if is_short)
    others = sum(need for need, is_short in zip(needs[1:], short[1:], strict=True) if not is_short)
    office = needs[0] if short[0] else min(needs[0], rest * 2 // 3) if others else rest
    left = rest if short[0] else rest - office
    behind = [need if is_short else need * left // others for need, is_short in zip(needs[1:], short[1:], strict=True)]
    return [office, *behind]


def _measure(root: etree._Element, needs: Sequence[int]) -> None:
    for table in tables_called(root, "roster"):
        columns = columns_of(table)
        widths = _shares(needs, sum(columns[1:]))
        set_columns(table, [*columns[:1], *widths])
        for row in table.iterfind(f"{W}tr"):
            unroll(row, widths[1:])
            for cell, width in zip(row.findall(f"{W}tc")[1:2], widths, strict=False):
                set_width(cell, width)
