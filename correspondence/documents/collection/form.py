"""Writes the collection form of a district: what to do, a sheet an indicator, and the identifying sheet."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from correspondence.documents.collection.asking import FORMATS, validation
from correspondence.documents.collection.front import Page, write_front
from correspondence.documents.collection.identity import (
    SHEET,
    TITLE,
    FormIdentity,
    FormLetter,
    FormSheet,
    definition_hash,
    identity_rows,
)
from correspondence.documents.collection.layout import (
    CHECKED,
    HEAD_ROW,
    LEADING,
    heading,
    labels,
    rows_of,
    sheet_names,
)
from correspondence.documents.collection.rules import check_formula
from correspondence.documents.collection.text import lines_needed, plain
from correspondence.indicators.definition import Definition, FieldType
from correspondence.letters.recipient import Recipient
from correspondence.thai.calendar import format_long
from correspondence.thai.numerals import thai_digits

FONT = "TH SarabunPSK"
_A4 = 9
_LINE = 24  # points: a line of 16 points
_LEADING_WIDTHS = (10, 30, 18)
_WIDTHS = {FieldType.TEXT: 22, FieldType.MONEY: 16, FieldType.DATE: 16}
_WIDTH, _CHECKED_WIDTH = 14, 26
_INPUT = "#FFF8D6"
_MAY = {"format_columns": True, "format_rows": True, "select_locked_cells": True, "select_unlocked_cells": True}


@dataclass(frozen=True, slots=True)
class _Looks:
    """How cells look."""

    title: Format
    text: Format
    head: Format
    filled: Format
    check: Format
    wrong: Format
    inputs: dict[FieldType, Format]


@dataclass(frozen=True, slots=True)
class _Sheet:
    definition: Definition
    name: str
    offices: Sequence[Recipient]
    district: Recipient


def collection_form(
    definitions: Sequence[Definition], district: Recipient, offices: Iterable[Recipient], letter: FormLetter
) -> bytes:
    """Return the workbook that a district fills in; the same arguments always give the same bytes.

    Args:
        definitions: the indicators, a sheet each.
        district: whose form it is.
        offices: the directory; who of it reports and lies in the district gets a row.
        letter: the letter that asks.
    """
    everyone = tuple(offices)
    sheets = [
        _Sheet(definition, name, rows_of(definition, district, everyone), district)
        for definition, name in zip(definitions, sheet_names(definitions), strict=True)
    ]
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        made = datetime.combine(letter.dated, time()) if letter.dated else datetime(2000, 1, 1)  # noqa: DTZ001  # no clock
        book.set_properties({"title": f"แบบรายงานผล {plain(district.name)}", "created": made})
        book.formats[0].set_font_name(FONT)
        book.formats[0].set_font_size(16)
        looks = _looks(book)
        front = Page(book, book.add_worksheet("คำชี้แจง"), FONT)
        write_front(front, district, letter, [(each.definition, each.name) for each in sheets])
        for each in sheets:
            _write_sheet(book.add_worksheet(each.name), each, looks)
        _write_identity(book.add_worksheet(SHEET), form_identity(sheets, district, letter), looks)
    return buffer.getvalue()


def form_identity(sheets: Sequence[_Sheet], district: Recipient, letter: FormLetter) -> FormIdentity:
    """Return what the identifying sheet of a form says."""
    return FormIdentity(
        number=letter.number,
        dated=letter.dated,
        district=district.id,
        district_name=district.name,
        sheets=tuple(
            FormSheet(
                each.name,
                each.definition.code,
                definition_hash(each.definition),
                tuple(office.id for office in each.offices),
            )
            for each in sheets
        ),
    )


def _looks(book: Workbook) -> _Looks:
    text = {"font_name": FONT, "font_size": 16, "valign": "top"}
    ruled = {**text, "border": 1, "text_wrap": True}
    return _Looks(
        title=book.add_format({**text, "bold": True, "text_wrap": True}),
        text=book.add_format({**text, "text_wrap": True}),
        head=book.add_format({**ruled, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E3E8EE"}),
        filled=book.add_format({**ruled, "num_format": "@", "bg_color": "#F2F2F2"}),
        check=book.add_format({**ruled, "font_color": "#B00020"}),
        wrong=book.add_format({"bg_color": "#FFC7CE"}),
        inputs={
            kind: book.add_format({**ruled, "num_format": form, "bg_color": _INPUT, "locked": False, **_placed(kind)})
            for kind, form in FORMATS.items()
        },
    )


def _placed(kind: FieldType) -> dict[str, str]:
    if kind is FieldType.TEXT:
        return {}
    return {"align": "center"} if kind in {FieldType.YES_NO, FieldType.DATE} else {"align": "right"}


def _write_sheet(page: Worksheet, sheet: _Sheet, looks: _Looks) -> None:
    last = len(LEADING) + len(sheet.definition.fields) - 1 + bool(sheet.definition.checks)
    _write_title(page, sheet, looks, last)
    _write_headings(page, sheet, looks)
    for line, office in enumerate(sheet.offices, HEAD_ROW + 1):
        _write_office(page, line, office, sheet, looks)
    if sheet.offices:
        _ask(page, sheet, looks)
    page.protect("", _MAY)
    page.freeze_panes(HEAD_ROW + 1, 2)
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.repeat_rows(HEAD_ROW)
    page.fit_to_pages(1, 0)
    page.print_area(0, 0, HEAD_ROW + max(len(sheet.offices), 1), last)
    page.hide_gridlines(2)
    page.set_footer(f'&R&"{FONT}"&14หน้า &P จาก &N')


def _write_title(page: Worksheet, sheet: _Sheet, looks: _Looks, last: int) -> None:
    definition = sheet.definition
    title = thai_digits(f"แบบรายงานตัวชี้วัดที่ {definition.code}") + f" {plain(definition.title)}"
    page.merge_range(0, 0, 0, last, title, looks.title)
    page.merge_range(1, 0, 1, last, f"{plain(sheet.district.name)}  {_period(definition)}", looks.text)
    width = sum(_LEADING_WIDTHS) + sum(_WIDTHS.get(each.type, _WIDTH) for each in definition.fields)
    page.set_row(0, _LINE * lines_needed(title, width))
    page.set_row(1, _LINE)


def _period(definition: Definition) -> str:
    year = thai_digits(f"ปีงบประมาณ พ.ศ. {int(definition.fiscal_year)}")
    if definition.start and definition.end:
        return f"{year} (ผลงานตั้งแต่ {format_long(definition.start)} ถึง {format_long(definition.end)})"
    return year


def _write_headings(page: Worksheet, sheet: _Sheet, looks: _Looks) -> None:
    tallest = 2
    for column, (text, width) in enumerate(zip(LEADING, _LEADING_WIDTHS, strict=True)):
        page.set_column(column, column, width)
        page.write_string(HEAD_ROW, column, text, looks.head)
    names = labels(sheet.definition)
    for column, field in enumerate(sheet.definition.fields, len(LEADING)):
        width = _WIDTHS.get(field.type, _WIDTH)
        text = plain(heading(field, names[field.name]))
        page.set_column(column, column, width)
        page.write_string(HEAD_ROW, column, text, looks.head)
        if field.note:
            page.write_comment(HEAD_ROW, column, plain(field.note), {"font_name": FONT, "font_size": 14, "x_scale": 2})
        tallest = max(tallest, sum(lines_needed(part, width - 1) for part in text.split("\n")))
    if sheet.definition.checks:
        column = len(LEADING) + len(sheet.definition.fields)
        page.set_column(column, column, _CHECKED_WIDTH)
        page.write_string(HEAD_ROW, column, CHECKED, looks.head)
    page.set_row(HEAD_ROW, _LINE * tallest + 4)


def _write_office(page: Worksheet, line: int, office: Recipient, sheet: _Sheet, looks: _Looks) -> None:
    for column, text in enumerate((office.id, office.name, office.kind)):
        page.write_string(line, column, plain(text), looks.filled)
    places = {}
    for column, field in enumerate(sheet.definition.fields, len(LEADING)):
        page.write_blank(line, column, None, looks.inputs[field.type])
        places[field.name] = xl_rowcol_to_cell(line, column, col_abs=True)
    if sheet.definition.checks:
        formula = check_formula(sheet.definition, places)
        page.write_formula(line, len(LEADING) + len(sheet.definition.fields), formula, looks.check, "")
    page.set_row(line, _LINE * max(1, lines_needed(office.name, _LEADING_WIDTHS[1])))


def _ask(page: Worksheet, sheet: _Sheet, looks: _Looks) -> None:
    first, last = HEAD_ROW + 1, HEAD_ROW + len(sheet.offices)
    for column, field in enumerate(sheet.definition.fields, len(LEADING)):
        page.data_validation(first, column, last, column, validation(field))
    if sheet.definition.checks:
        column = len(LEADING) + len(sheet.definition.fields)
        said = xl_rowcol_to_cell(first, column, col_abs=True)
        rule = {"type": "formula", "criteria": f'={said}<>""', "format": looks.wrong}
        page.conditional_format(first, len(LEADING), last, column - 1, rule)


def _write_identity(page: Worksheet, identity: FormIdentity, looks: _Looks) -> None:
    page.set_column(0, 0, 30)
    page.set_column(1, 1, 70)
    page.write_string(0, 0, TITLE, looks.title)
    page.set_row(0, _LINE * 3)
    for line, (label, value) in enumerate(identity_rows(identity), 1):
        page.write_string(line, 0, label, looks.filled)
        page.write_string(line, 1, plain(value), looks.filled)
    page.protect("", _MAY)
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
