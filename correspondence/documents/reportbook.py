"""The consolidated report as a workbook: the figures of the paper, and those behind them, to sort, filter and add up.

Numbers are numbers and days are days; everything else is a text, so that a name or a file that begins with = is no
formula. A result is written as it is computed and shown rounded; what is not known is an empty cell, never 0.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from correspondence.documents import reportwords as words
from correspondence.documents.fields import Letterhead
from correspondence.documents.reportfields import district_of
from correspondence.documents.reportsheet import Reported, ReportSheet
from correspondence.documents.reportsources import origins_of
from correspondence.indicators.areas import AreaResult, Coverage
from correspondence.indicators.compute import Computation
from correspondence.indicators.definition import Measure
from correspondence.indicators.formula import Number
from correspondence.indicators.offices import State
from correspondence.thai.calendar import format_long
from correspondence.thai.numerals import to_arabic, to_thai

_A4 = 9
_LONGEST_TEXT = 32_767  # characters in a cell of Excel
_HEIGHT = 24  # points: a line of 16 points

Cell = str | Number | date | None

_COVERAGE = ("ต้องรายงาน", "รายงานแล้ว", "ครบถ้วน", "ไม่ครบ", "รอแก้ไข", "ยังไม่รายงาน")
_SOURCE = ("หนังสือตอบ", "ลงวันที่", "แฟ้ม", "SHA-256", "ช่อง")


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: its name, the headings with the widths of their columns, its rows."""

    name: str
    columns: Sequence[tuple[str, float]]
    rows: Iterable[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class _Forms:
    """How cells look, and how the digits of texts are written."""

    digits: Callable[[str], str]
    text: Format
    head: Format
    title: Format
    count: Format
    figure: Format
    day: Format


def report_xlsx(sheet: ReportSheet, look: Letterhead) -> bytes:
    """Return the report as a workbook; the same report always gives the same bytes."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": sheet.title, "created": datetime.combine(sheet.as_of, time())})
        forms = _forms(book, look)
        for page in pages_of(sheet):
            _write(book.add_worksheet(page.name), page, _caption(sheet), forms)
    return buffer.getvalue()


def pages_of(sheet: ReportSheet) -> list[Page]:
    """Return the sheets: scores, districts, offices, who is silent, where the figures are from."""
    several = bool(sheet.compared_with)
    change = [("ผลเดิม", 12.0), ("เปลี่ยนแปลง", 14.0)] if several else []
    coverage = [(name, 13.0) for name in _COVERAGE]
    result = [("ผลที่วัด", 50.0), ("หน่วย", 10.0), ("ตัวตั้ง", 12.0), ("ตัวหาร", 12.0), ("ผล", 12.0), ("คะแนนของผล", 14.0)]
    score = [("คะแนน", 12.0), ("น้ำหนัก", 12.0), ("คะแนนถ่วงน้ำหนัก", 18.0)]
    return [
        Page(
            "สรุป",
            [("ตัวชี้วัดที่", 12), ("ชื่อตัวชี้วัด", 60), *result, *change, *score, *coverage],
            [row for one in sheet.indicators for row in _summary(one, several=several)],
        ),
        Page(
            "รายอำเภอ",
            [("ตัวชี้วัดที่", 12), ("จังหวัด", 16), ("อำเภอ", 24), *result, *change, *score, *coverage],
            [row for one in sheet.indicators for row in _districts(one, several=several)],
        ),
        Page(
            "รายแห่ง",
            [
                *[("ตัวชี้วัดที่", 12), ("จังหวัด", 16), ("อำเภอ", 24), ("หน่วยงาน", 44), ("สถานะ", 16), ("ขั้นตอนที่ถึง", 14)],
                *([("ขั้นตอนเดิม", 14.0)] if several else []),
                *[("เหตุผลหรือคำตอบ", 90.0), ("ได้รับเมื่อ", 18.0), ("ช้า (วัน)", 12.0)],
            ],
            (row for one in sheet.indicators for row in _offices(one, several=several)),
        ),
        Page(
            "ยังไม่รายงาน",
            [("ตัวชี้วัดที่", 12), ("จังหวัด", 16), ("อำเภอ", 24), ("หน่วยงาน", 44)],
            (row for one in sheet.indicators for row in _silent(one.found)),
        ),
        Page(
            "ที่มา",
            [
                *[("ตัวชี้วัดที่", 12), ("อำเภอ", 24), ("หน่วยงาน", 44)],
                *zip(_SOURCE, (30.0, 18.0, 40.0, 70.0, 20.0), strict=True),
            ],
            (row for one in sheet.indicators for row in _sources(one.found)),
        ),
    ]


def _summary(one: Reported, *, several: bool) -> Iterator[Sequence[Cell]]:
    before = one.before.whole if one.before else None
    for row in _results(one.found.whole, before, several=several):
        yield (one.found.definition.code, one.found.definition.title, *row)


def _districts(one: Reported, *, several: bool) -> Iterator[Sequence[Cell]]:
    was = {area.area: area for area in one.before.districts} if one.before else {}
    for area in one.found.districts:
        for row in _results(area, was.get(area.area), several=several):
            yield (one.found.definition.code, area.area.province, area.area.name, *row)


def _results(area: AreaResult, before: AreaResult | None, *, several: bool) -> Iterator[Sequence[Cell]]:
    """Yield a row a result; what is not by result, the score and who reported, stands once, to be added up."""
    once: Sequence[Cell] = (area.score, area.definition.weight, area.weighted, *_counts(area.coverage))
    for measure in [one.measure for one in area.measures] or (None,):
        yield (*_result(area, before, measure, several=several), *once)
        once = (None,) * len(once)


def _result(area: AreaResult, before: AreaResult | None, measure: Measure | None, *, several: bool) -> tuple[Cell, ...]:
    outcome = area.measure(measure.name) if measure else None
    if measure is None or outcome is None:
        return (None,) * (8 if several else 6)
    was = before.measure(measure.name) if before else None
    then = was.value if was else None
    change = None if outcome.value is None or then is None else Fraction(outcome.value) - then
    found = (measure.label, measure.unit, outcome.numerator, outcome.denominator, outcome.value, outcome.score)
    return (*found, then, change) if several else found


def _counts(of: Coverage) -> tuple[Cell, ...]:
    return of.expected, of.reported, of.complete, of.incomplete, of.held, of.missing


def _offices(one: Reported, *, several: bool) -> Iterator[Sequence[Cell]]:
    names = _district_names(one.found)
    was = {each.office.id: each.step for each in one.before.offices} if one.before else {}
    late = {each.key: each.days for each in one.late}
    for each in one.found.offices:
        office = each.office
        yield (
            *(one.found.definition.code, office.province, names.get(district_of(office), ""), office.name),
            *(words.state(each), each.step),
            *((was.get(office.id),) if several else ()),
            *(words.why(each), one.came.get(office.id), late.get(office.id)),
        )


def _silent(found: Computation) -> Iterator[Sequence[Cell]]:
    names = _district_names(found)
    for each in found.offices:
        if each.state is State.MISSING:
            office = each.office
            yield found.definition.code, office.province, names.get(district_of(office), ""), office.name


def _sources(found: Computation) -> Iterator[Sequence[Cell]]:
    names = _district_names(found)
    for each in found.offices:
        for source, cells in origins_of(each.report).items():
            about = (found.definition.code, names.get(district_of(each.office), ""), each.office.name)
            if source is None:
                yield (*about, words.BY_HAND, None, None, None, None)
            else:
                yield (*about, source.reply, source.dated, source.file, source.sha256, cells)


def _district_names(found: Computation) -> dict[str, str]:
    return {area.area.key: area.area.name for area in found.districts}


def _forms(book: Workbook, look: Letterhead) -> _Forms:
    # Codes of Excel: D0 Thai digits or 10 Arabic ones, 7 the Buddhist calendar, 041E Thai.
    digits = "D0" if look.thai_digits else "10"
    text = {"font_name": look.font, "font_size": 16, "valign": "top"}
    ruled = {**text, "border": 1}
    return _Forms(
        digits=to_thai if look.thai_digits else to_arabic,
        text=book.add_format({**ruled, "num_format": "@"}),
        head=book.add_format({**ruled, "bold": True, "align": "center", "bg_color": "#F2F2F2"}),
        title=book.add_format({**text, "bold": True}),
        count=book.add_format({**ruled, "num_format": f"[$-{digits}0041E]#,##0"}),
        figure=book.add_format({**ruled, "num_format": f"[$-{digits}0041E]#,##0.00##"}),
        day=book.add_format({**ruled, "align": "center", "num_format": f"[$-{digits}7041E]d mmm yyyy"}),
    )


def _caption(sheet: ReportSheet) -> str:
    compared = f" เปรียบเทียบกับ {format_long(sheet.compared_with, thai=False)}" if sheet.compared_with else ""
    day = format_long(sheet.as_of, thai=False)
    return f"{sheet.title} {sheet.office} ปีงบประมาณ พ.ศ. {sheet.fiscal_year} ข้อมูล ณ วันที่ {day}{compared}"


def _write(page: Worksheet, of: Page, caption: str, forms: _Forms) -> None:
    page.set_default_row(_HEIGHT)
    page.write_string(0, 0, forms.digits(caption), forms.title)
    for place, (heading, width) in enumerate(of.columns):
        page.set_column(place, place, width)
        page.write_string(1, place, heading, forms.head)
    line = 1
    for line, row in enumerate(of.rows, 2):
        for place, value in enumerate(row):
            _write_cell(page, (line, place), value, forms)
    page.freeze_panes(2, 1)
    page.autofilter(1, 0, line, len(of.columns) - 1)
    page.repeat_rows(0, 1)
    page.set_paper(_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P / &N")


def _write_cell(page: Worksheet, place: tuple[int, int], value: Cell, forms: _Forms) -> None:
    match value:
        case date():
            page.write_datetime(*place, datetime.combine(value, time()), forms.day)
        case int():
            page.write_number(*place, value, forms.count)
        case Fraction():
            page.write_number(*place, float(value), forms.figure)
        case str() if value:
            page.write_string(*place, _text(value, forms), forms.text)
        case _:
            page.write_blank(*place, None, forms.text)


def _text(value: str, forms: _Forms) -> str:
    """Return a text as a cell can hold it: half a character, as damaged files have it, becomes a question mark."""
    return forms.digits(value).encode("utf-8", "replace").decode()[:_LONGEST_TEXT]
