"""The status sheet as a workbook: a sheet of totals with a chart, and a sheet of rows to sort and filter.

Counts are numbers and days are days, shown in Thai digits and B.E.; everything else is a text, so that an office or a
letter number that begins with = is no formula.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from math import isfinite

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from correspondence.documents.fields import Letterhead
from correspondence.documents.statussheet import Share, StatusRow, StatusSheet
from correspondence.thai.numerals import arabic_digits, to_arabic, to_thai

_A4 = 9
_LONGEST_TEXT = 32_767  # characters in a cell of Excel
_ROW = 24  # points: a line of 16 points
_TOTALS_SHEET, _ROWS_SHEET = "สรุป", "รายหน่วย"
_FIRST_TOTAL = 7  # the row of expected; the four parts of the bar stand below received
_COLOURS = {
    Share.ON_TIME: {"pattern": "percent_90", "fg_color": "#1B5E20", "bg_color": "#1B5E20"},
    Share.LATE: {"pattern": "wide_upward_diagonal", "fg_color": "#F9A825", "bg_color": "#FFFFFF"},
    Share.OUTSTANDING: {"pattern": "percent_50", "fg_color": "#E57373", "bg_color": "#E57373"},
    Share.EXEMPT: {"pattern": "percent_5", "fg_color": "#9E9E9E", "bg_color": "#FFFFFF"},
}

_Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class _Forms:
    """How cells look, and how the digits of texts are written."""

    digits: Callable[[str], str]
    text: Format
    long: Format
    head: Format
    title: Format
    count: Format
    rate: Format
    day: Format


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    width: float
    value: Callable[[StatusRow], _Cell]


_RECIPIENTS = (
    _Column("หน่วยงาน", 40, lambda row: row.office),
    _Column("สถานะ", 18, lambda row: row.status or row.share.words),
    _Column("วันที่ตอบ", 18, lambda row: row.replied_on),
    _Column("ช้า (วัน)", 12, lambda row: row.days_late or None),
    _Column("เลขที่หนังสือตอบ", 24, lambda row: row.reply),
    _Column("เตือนแล้ว (ครั้ง)", 18, lambda row: row.reminded or None),
)
_GROUPS = (
    _Column("หน่วยงาน", 40, lambda row: row.office),
    _Column("ต้องตอบ", 12, lambda row: row.tally.expected),
    _Column("ตอบแล้ว", 12, lambda row: row.tally.received),
    _Column("ทันกำหนด", 12, lambda row: row.tally.on_time),
    _Column("ช้า", 12, lambda row: row.tally.late),
    _Column("ยังไม่ตอบ", 12, lambda row: row.tally.outstanding),
    _Column("ยกเว้น", 12, lambda row: row.tally.exempt),
    _Column("ร้อยละ", 12, lambda row: _number(row.tally.rate)),
)


def status_xlsx(sheet: StatusSheet, look: Letterhead) -> bytes:
    """Return the status sheet as a workbook; the same sheet always gives the same bytes."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": sheet.title, "created": datetime.combine(sheet.as_of, time())})
        forms = _forms(book, look)
        totals = book.add_worksheet(_TOTALS_SHEET)
        totals.set_default_row(_ROW)
        _write_facts(totals, sheet, forms)
        _write_totals(totals, sheet, forms)
        _insert_chart(book, totals, look)
        _write_rows(book.add_worksheet(_ROWS_SHEET), sheet, forms)
    return buffer.getvalue()


def _forms(book: Workbook, look: Letterhead) -> _Forms:
    running = to_thai if look.thai_digits else to_arabic
    # Codes of Excel: 0D Thai digits or 01 Arabic ones, 07 the Buddhist calendar, 041E Thai.
    digits = "D0" if look.thai_digits else "10"
    text = {"font_name": look.font, "font_size": 16, "valign": "top"}
    ruled = {**text, "border": 1}
    return _Forms(
        digits=running,
        text=book.add_format({**ruled, "num_format": "@"}),
        long=book.add_format({**ruled, "num_format": "@", "text_wrap": True}),
        head=book.add_format({**ruled, "bold": True, "align": "center", "bg_color": "#F2F2F2"}),
        title=book.add_format({**text, "bold": True, "font_size": 20}),
        count=book.add_format({**ruled, "num_format": f"[$-{digits}0041E]#,##0"}),
        rate=book.add_format({**ruled, "num_format": f"[$-{digits}0041E]0.00"}),
        day=book.add_format({**ruled, "align": "center", "num_format": f"[$-{digits}7041E]d mmm yyyy"}),
    )


def _write_facts(page: Worksheet, sheet: StatusSheet, forms: _Forms) -> None:
    page.write_string(0, 0, _text(sheet.title, forms), forms.title)
    facts: Sequence[tuple[str, _Cell]] = (
        ("หนังสือที่", sheet.number),
        ("ลงวันที่", sheet.dated),
        ("ข้อมูล ณ วันที่", sheet.as_of),
        ("กำหนดตอบ", sheet.due),
        ("เรื่อง", sheet.subject),
    )
    for line, (label, value) in enumerate(facts, 1):
        page.write_string(line, 0, label, forms.head)
        _write(page, (line, 1), value, forms)
    page.set_row(len(facts), 3 * _ROW)
    page.write_string(len(facts), 1, _text(sheet.subject, forms), forms.long)


def _write_totals(page: Worksheet, sheet: StatusSheet, forms: _Forms) -> None:
    totals: list[tuple[str, _Cell]] = [("ต้องตอบ", sheet.expected), ("ตอบแล้ว", sheet.received)]
    totals += [(share.words, int(getattr(sheet, share.value))) for share in Share]
    totals += [("ร้อยละที่ตอบ", _number(sheet.rate))]
    for line, (label, value) in enumerate(totals, _FIRST_TOTAL):
        page.write_string(line, 0, label, forms.head)
        _write(page, (line, 1), value, forms)
    page.set_column(0, 0, 18)
    page.set_column(1, 1, 60)
    page.set_paper(_A4)
    page.fit_to_pages(1, 1)


def _insert_chart(book: Workbook, page: Worksheet, look: Letterhead) -> None:
    chart = book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    font = {"name": look.font, "size": 14, "bold": False}
    for line, share in enumerate(Share, _FIRST_TOTAL + 2):
        chart.add_series(
            {
                "name": [_TOTALS_SHEET, line, 0],
                "values": [_TOTALS_SHEET, line, 1, line, 1],
                "pattern": _COLOURS[share],
                "border": {"color": "black"},
                "gap": 20,
            }
        )
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_x_axis({"num_font": font, "major_gridlines": {"visible": False}})
    chart.set_y_axis({"visible": False})
    chart.set_title({"none": True})
    chart.set_size({"width": 620, "height": 200})
    page.insert_chart(_FIRST_TOTAL + 8, 0, chart)


def _write_rows(page: Worksheet, sheet: StatusSheet, forms: _Forms) -> None:
    columns = _GROUPS if sheet.grouped else _RECIPIENTS
    page.set_default_row(_ROW)
    page.set_column(0, 0, 8)
    page.write_string(0, 0, "ลำดับ", forms.head)
    for place, column in enumerate(columns, 1):
        page.set_column(place, place, column.width)
        page.write_string(0, place, column.heading, forms.head)
    for line, row in enumerate(sheet.rows, 1):
        page.write_number(line, 0, line, forms.count)
        for place, column in enumerate(columns, 1):
            _write(page, (line, place), column.value(row), forms)
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, len(sheet.rows), len(columns))
    page.repeat_rows(0)
    page.set_paper(_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _write(page: Worksheet, place: tuple[int, int], value: _Cell, forms: _Forms) -> None:
    if isinstance(value, date):
        page.write_datetime(*place, datetime.combine(value, time()), forms.day)
    elif isinstance(value, float):
        page.write_number(*place, value, forms.rate)
    elif isinstance(value, int):
        page.write_number(*place, value, forms.count)
    elif value:
        page.write_string(*place, _text(value, forms), forms.text)
    else:
        page.write_blank(*place, None, forms.text)


def _text(value: str, forms: _Forms) -> str:
    """Return a text as a cell can hold it: half a character, as damaged files have it, becomes a question mark."""
    return forms.digits(value).encode("utf-8", "replace").decode()[:_LONGEST_TEXT]


def _number(rate: str) -> float | str:
    """Return a rate as a number where it is one; `-` for a group that nobody expects anything of stays a text."""
    try:
        number = float(arabic_digits(rate).strip().rstrip("%"))
    except ValueError:
        return rate
    return number if isfinite(number) else rate
