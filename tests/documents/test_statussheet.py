"""The status sheet for the monthly meeting: counts, bar, rows, one page; and the same as a workbook."""

import ctypes
import io
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator
from python_calamine import CalamineWorkbook

from correspondence.documents.check import check_template
from correspondence.documents.fields import Letterhead
from correspondence.documents.pdf import to_pdf
from correspondence.documents.statusbook import status_xlsx
from correspondence.documents.statussheet import (
    STATUS_FIELDS,
    Share,
    StatusRow,
    StatusSheet,
    Tally,
    shares_of,
    status_docx,
)
from correspondence.documents.wordfile import parts_of
from correspondence.resources import share

TEMPLATE = share() / "templates" / "status.docx"
GOLDEN = Path(__file__).parents[1] / "golden" / "documents"
LOOK = Letterhead()
WIDTH = 9636  # twips: the bar, 17 cm in four equal parts

ROWS = (
    StatusRow(office="อำเภอเมืองแพร่", share=Share.ON_TIME, replied_on=date(2016, 7, 29), reply="พร 0118/1234"),
    StatusRow(
        office="องค์การบริหารส่วนตำบลแม่ยางร้อง", share=Share.LATE, replied_on=date(2016, 8, 5), reply="พร 73201/56",
        days_late=4, reminded=1,
    ),
    StatusRow(office="เทศบาลตำบลห้วยอ้อ", days_late=14, reminded=2),
    StatusRow(office="อำเภอหนองม่วงไข่", share=Share.EXEMPT, status="ยกเว้น (ไม่มีกองทุน)"),
)  # fmt: skip
SHEET = StatusSheet(
    number="พร 0023.3/ว 3071",
    dated=date(2016, 7, 22),
    subject="รายงานผลการดำเนินงานตัวชี้วัดรับรองการปฏิบัติราชการปีงบประมาณ พ.ศ. 2559",
    as_of=date(2016, 8, 15),
    due=date(2016, 8, 1),
    office="จังหวัดแพร่",
    expected=9,
    received=6,
    on_time=5,
    late=1,
    outstanding=3,
    exempt=2,
    rate="66.67",
    rows=ROWS,
)


def _xml(sheet: StatusSheet = SHEET, look: Letterhead = LOOK) -> str:
    return parts_of(status_docx(TEMPLATE, sheet, look), "status")["word/document.xml"].decode()


def _tables(xml: str) -> list[list[list[str]]]:
    return [
        [
            [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<w:tc>.*?</w:tc>", row, re.DOTALL)]
            for row in re.findall(r"<w:tr>.*?</w:tr>", table, re.DOTALL)
        ]
        for table in re.findall(r"<w:tbl>.*?</w:tbl>", xml, re.DOTALL)
    ]


def _bar(xml: str) -> dict[str, int]:
    """Return the counts in the bar and how wide each part is, in twips."""
    table = next(
        table for table in re.findall(r"<w:tbl>.*?</w:tbl>", xml, re.DOTALL) if 'tblCaption w:val="bar"' in table
    )
    cells = re.findall(r'<w:tc>.*?<w:tcW w:w="(\d+)".*?</w:tc>', table, re.DOTALL)
    return dict(zip((cell for row in _tables(table)[0] for cell in row), map(int, cells), strict=True))


def test_the_shipped_form_is_valid_and_has_no_findings() -> None:
    assert not list(OpenXmlValidator().validate(TEMPLATE).errors)
    assert check_template(TEMPLATE, STATUS_FIELDS) == []


def test_the_sheet_names_the_letter_the_day_of_the_view_and_the_last_day() -> None:
    words = re.sub(r"<[^>]+>", "", _xml())
    assert "หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๓๐๗๑ ลงวันที่ ๒๒ กรกฎาคม ๒๕๕๙" in words
    assert "ปีงบประมาณ พ.ศ. ๒๕๕๙" in words
    assert "ข้อมูล ณ วันที่ ๑๕ สิงหาคม ๒๕๕๙ กำหนดตอบภายในวันที่ ๑ สิงหาคม ๒๕๕๙" in words


def test_a_letter_without_a_last_day_says_nothing_of_it() -> None:
    assert "กำหนดตอบ" not in _xml(replace(SHEET, due=None))


def test_the_counts_stand_under_their_words() -> None:
    assert _tables(_xml())[0] == [
        ["ต้องตอบ", "ตอบแล้ว", "ทันกำหนด", "ช้า", "ยังไม่ตอบ", "ยกเว้น", "ร้อยละที่ตอบ"],
        ["๙", "๖", "๕", "๑", "๓", "๒", "๖๖.๖๗"],
    ]


def test_each_recipient_has_a_row() -> None:
    assert _tables(_xml())[3] == [
        ["ลำดับ", "หน่วยงาน", "สถานะ", "วันที่ตอบ", "ช้า (วัน)", "เลขที่หนังสือตอบ", "เตือน (ครั้ง)"],
        ["๑", "อำเภอเมืองแพร่", "ตอบทันกำหนด", "๒๙ ก.ค. ๕๙", "", "พร ๐๑๑๘/๑๒๓๔", ""],
        ["๒", "องค์การบริหารส่วนตำบลแม่ยางร้อง", "ตอบช้า", "๕ ส.ค. ๕๙", "๔", "พร ๗๓๒๐๑/๕๖", "๑"],
        ["๓", "เทศบาลตำบลห้วยอ้อ", "ยังไม่ตอบ", "", "๑๔", "", "๒"],
        ["๔", "อำเภอหนองม่วงไข่", "ยกเว้น (ไม่มีกองทุน)", "", "", "", ""],
    ]


def test_groups_have_their_counts_instead() -> None:
    tally = Tally(expected=1100, received=7, on_time=5, late=2, outstanding=4, exempt=1, rate="63.64")
    sheet = replace(SHEET, rows=(StatusRow(office="อำเภอลอง", tally=tally),), grouped=True)
    assert _tables(_xml(sheet))[3] == [
        ["ลำดับ", "หน่วยงาน", "ต้องตอบ", "ตอบแล้ว", "ทัน กำหนด", "ช้า", "ยังไม่ตอบ", "ยกเว้น", "ร้อยละ"],
        ["๑", "อำเภอลอง", "๑,๑๐๐", "๗", "๕", "๒", "๔", "๑", "๖๓.๖๔"],
    ]


@pytest.mark.parametrize("look", [LOOK, Letterhead(font="TH Sarabun New")])
def test_the_bar_shows_the_four_parts_in_proportion(look: Letterhead) -> None:
    bar = _bar(_xml(replace(SHEET, on_time=6, late=3, outstanding=2, exempt=1), look))
    assert list(bar) == ["๖", "๓", "๒", "๑"]
    assert sum(bar.values()) == WIDTH
    assert [width / WIDTH for width in bar.values()] == pytest.approx([6 / 12, 3 / 12, 2 / 12, 1 / 12], abs=0.001)


def test_a_part_of_nothing_is_not_in_the_bar_and_still_in_the_legend() -> None:
    xml = _xml(replace(SHEET, late=0, exempt=0))
    assert list(_bar(xml)) == ["๕", "๓"]
    assert _tables(xml)[2] == [["", "ตอบทันกำหนด ๕", "", "ตอบช้า ๐", "", "ยังไม่ตอบ ๓", "", "ยกเว้น ๐"]]


def test_a_letter_to_nobody_has_no_bar() -> None:
    xml = _xml(replace(SHEET, on_time=0, late=0, outstanding=0, exempt=0, rows=()))
    assert 'tblCaption w:val="bar"' not in xml


def test_each_colour_is_a_grey_of_its_own_without_colours() -> None:
    table = next(table for table in re.findall(r"<w:tbl>.*?</w:tbl>", _xml(), re.DOTALL) if 'w:val="bar"' in table)
    colours = [bytes.fromhex(fill) for fill in re.findall(r'w:fill="(\w{6})"', table)]
    greys = sorted(0.299 * red + 0.587 * green + 0.114 * blue for red, green, blue in colours)
    assert len(greys) == 4
    assert min(after - before for before, after in pairwise(greys)) > 30


@given(st.lists(st.integers(1, 8000), min_size=1, max_size=4))
def test_the_parts_fill_the_bar_and_none_is_too_narrow_for_its_count(counts: list[int]) -> None:
    widths = shares_of(WIDTH, counts)
    assert sum(widths) == WIDTH
    assert min(widths) >= 300


def test_a_form_without_a_bar_is_filled_all_the_same(tmp_path: Path) -> None:
    parts = parts_of(TEMPLATE.read_bytes(), "status")
    xml = parts["word/document.xml"].decode()
    bar = next(table for table in re.findall(r"<w:tbl>.*?</w:tbl>", xml, re.DOTALL) if 'w:val="bar"' in table)
    with ZipFile(tmp_path / "status.docx", "w") as package:
        for name, data in parts.items():
            package.writestr(name, xml.replace(bar, "") if name == "word/document.xml" else data)
    assert status_docx(tmp_path / "status.docx", SHEET, LOOK)


@settings(max_examples=25)  # each fills a whole document
@given(st.text(), st.text(), st.text())
def test_whatever_is_written_stays_text(office: str, status: str, reply: str) -> None:
    row = StatusRow(office=office, status=status, reply=reply)
    (_, cells) = _tables(_xml(replace(SHEET, rows=(row,))))[3]
    assert len(cells) == 7


def test_all_local_offices_of_the_country_fit_into_one_sheet() -> None:
    assert _xml(replace(SHEET, rows=ROWS[:1] * 7850)).count("พร ๐๑๑๘/๑๒๓๔") == 7850


def test_the_sheet_is_made_as_it_was_looked_at(renew_golden: bool, tmp_path: Path) -> None:  # noqa: FBT001  # pytest gives fixtures by name
    (tmp_path / "status.docx").write_bytes(status_docx(TEMPLATE, SHEET, LOOK))
    assert not list(OpenXmlValidator().validate(tmp_path / "status.docx").errors)
    made = _xml().replace("><", ">\n<") + "\n"
    if renew_golden:
        (GOLDEN / "status.xml").write_text(made, encoding="utf-8")
    assert made == (GOLDEN / "status.xml").read_text(encoding="utf-8")


@pytest.mark.office
def test_thirty_recipients_fit_on_one_page_within_its_margins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "status.docx").write_bytes(status_docx(TEMPLATE, replace(SHEET, rows=(ROWS * 8)[:30]), LOOK))
    (pdf,) = to_pdf([tmp_path / "status.docx"], tmp_path)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    text, x = document[0].get_textpage(), ctypes.c_double()
    places = []
    for place in range(text.count_chars()):
        pdfium.FPDFText_GetCharOrigin(text.raw, place, x, ctypes.c_double())
        places.append(x.value / 72 * 2.54)
    assert min(places) >= 2.0
    assert max(places) <= 19.05
    assert "๓๐" in text.get_text_range()
    document.close()


def _book(sheet: StatusSheet = SHEET) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(status_xlsx(sheet, LOOK)))


def _part(name: str, sheet: StatusSheet = SHEET) -> str:
    return ZipFile(io.BytesIO(status_xlsx(sheet, LOOK))).read(f"xl/{name}").decode()


def test_the_workbook_has_days_as_days_and_counts_as_numbers() -> None:
    rows = _book().get_sheet_by_name("รายหน่วย").to_python()
    assert rows[0] == [
        "ลำดับ", "หน่วยงาน", "สถานะ", "วันที่ตอบ", "ช้า (วัน)", "เลขที่หนังสือตอบ", "เตือนแล้ว (ครั้ง)",
    ]  # fmt: skip
    assert rows[2] == [2, "องค์การบริหารส่วนตำบลแม่ยางร้อง", "ตอบช้า", date(2016, 8, 5), 4, "พร ๗๓๒๐๑/๕๖", 1]
    assert rows[3][3:] == ["", 14, "", 2]


def test_the_workbook_s_totals_are_those_of_the_sheet() -> None:
    totals = {row[0]: row[1] for row in _book().get_sheet_by_name("สรุป").to_python()}
    assert totals["ข้อมูล ณ วันที่"] == date(2016, 8, 15)
    assert [totals[word] for word in ("ต้องตอบ", "ตอบแล้ว", "ตอบทันกำหนด", "ตอบช้า", "ยังไม่ตอบ", "ยกเว้น")] == [
        9,
        6,
        5,
        1,
        3,
        2,
    ]
    assert totals["ร้อยละที่ตอบ"] == 66.67


@pytest.mark.parametrize("rate", ["ไม่มี", "-", "nan", "inf"])
def test_a_rate_that_is_no_number_stays_a_text(rate: str) -> None:
    totals = {row[0]: row[1] for row in _book(replace(SHEET, rate=rate)).get_sheet_by_name("สรุป").to_python()}
    assert totals["ร้อยละที่ตอบ"] == rate


def test_a_workbook_of_groups_has_their_counts() -> None:
    tally = Tally(expected=11, received=7, on_time=5, late=2, outstanding=4, exempt=1, rate="63.64")
    rows = _book(replace(SHEET, rows=(StatusRow(office="อำเภอลอง", tally=tally),), grouped=True))
    assert rows.get_sheet_by_name("รายหน่วย").to_python()[1] == [1, "อำเภอลอง", 11, 7, 5, 2, 4, 1, 63.64]


@pytest.mark.parametrize(
    "text", ["=HYPERLINK(A1)", "+1", "-1", "@SUM(A1)", "\t=1", "{=1}", "http://x.th", "2559", "\ud83d"]
)
def test_a_text_is_never_a_formula_a_link_or_a_number(text: str) -> None:
    odd = replace(SHEET, subject=text, number=text, rows=(StatusRow(office=text, status=text, reply=text),))
    assert not re.search("<f>|hyperlink", _part("worksheets/sheet1.xml", odd) + _part("worksheets/sheet2.xml", odd))
    assert isinstance(_book(odd).get_sheet_by_name("รายหน่วย").to_python()[1][1], str)


def test_the_workbook_keeps_its_heading_in_sight_and_can_be_filtered() -> None:
    page = _part("worksheets/sheet2.xml")
    assert '<pane xSplit="2" ySplit="1"' in page
    assert '<autoFilter ref="A1:G5"/>' in page


def test_the_workbook_has_a_chart_of_excel_s_own_with_the_four_parts() -> None:
    chart = _part("charts/chart1.xml")
    assert chart.count("<c:ser>") == 4
    assert "'สรุป'!$B$10" in chart or "สรุป!$B$10" in chart


def test_every_typeface_in_the_workbook_is_the_office_s() -> None:
    styles = _part("styles.xml")
    assert 'name val="TH SarabunPSK"' in styles


def test_the_same_sheet_gives_the_same_workbook() -> None:
    assert status_xlsx(SHEET, LOOK) == status_xlsx(SHEET, LOOK)
