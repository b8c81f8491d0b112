"""The registers as files: a workbook, and CSV that Thai Excel opens.

Columns and their order are those of แบบที่ ๑๓ (ทะเบียนหนังสือรับ) and แบบที่ ๑๔ (ทะเบียนหนังสือส่ง) of the Regulation on
Correspondence B.E. 2526. What is in a cell is always a text: a subject that begins with = is no formula, neither in a
workbook nor in a CSV that somebody opens with one.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from correspondence.documents.fields import Letterhead
from correspondence.documents.formulas import guarded

_TEXT_FONT = "TH SarabunPSK"
_WIDTHS = (10, 22, 14, 28, 28, 60, 22, 24)
_FIRST_LINE = 3  # below title, period and headings


@dataclass(frozen=True, slots=True)
class RegisterDay:
    """The rows of one day, under its date as the form prints it."""

    heading: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """A register to be printed: its title, what it covers, the columns, and its days."""

    title: str
    period: str
    columns: Sequence[str]
    days: Sequence[RegisterDay]


def register_xlsx(sheet: RegisterSheet) -> bytes:
    """Return the register as a workbook: a row a letter, headings repeated on each printed page."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        text = {"font_name": _TEXT_FONT, "font_size": 16, "border": 1, "valign": "top"}
        plain = book.add_format({**text, "text_wrap": True})
        bold = book.add_format({**text, "bold": True, "align": "center"})
        page = book.add_worksheet("ทะเบียน")
        for column, width in enumerate(_WIDTHS):
            page.set_column(column, column, width)
        _write_row(page, 0, [sheet.title], bold)
        _write_row(page, 1, [sheet.period], bold)
        _write_row(page, 2, sheet.columns, bold)
        line = _FIRST_LINE
        for day in sheet.days:
            page.merge_range(line, 0, line, len(sheet.columns) - 1, day.heading, bold)
            for offset, row in enumerate(day.rows, 1):
                _write_row(page, line + offset, row, plain)
            line += 1 + len(day.rows)
        _prepare_print(page, line)
    return buffer.getvalue()


def register_fields(sheet: RegisterSheet, look: Letterhead) -> dict[str, object]:
    """Return the fields of the template `register.docx`: title, period, columns, and the rows of each day."""
    return {
        "title": sheet.title,
        "period": sheet.period,
        "columns": list(sheet.columns),
        "days": sheet.days,
        "emblem": None,
        "font": look.font,
        "number": "",
    }


def register_csv(sheet: RegisterSheet) -> bytes:
    """Return the register as CSV in UTF-8 with a byte order mark, by which Excel knows Thai; first the day."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(["วันที่", *sheet.columns])
    for day in sheet.days:
        writer.writerows([guarded(cell) for cell in (day.heading, *row)] for row in day.rows)
    return buffer.getvalue().encode("utf-8-sig")


def _write_row(page: Worksheet, line: int, row: Sequence[str], form: Format) -> None:
    for column, text in enumerate(row):
        page.write_string(line, column, text, form)


def _prepare_print(page: Worksheet, lines: int) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.repeat_rows(2)
    page.fit_to_pages(1, 0)
    page.freeze_panes(3, 0)
    page.print_area(0, 0, max(lines - 1, 2), len(_WIDTHS) - 1)
