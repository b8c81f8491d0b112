"""The list attached to a letter: its heading, free columns, headings on every page."""

import re
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from correspondence.documents.check import check_template
from correspondence.documents.fields import Letterhead
from correspondence.documents.pdf import to_pdf
from correspondence.documents.rosters import ROSTER_FIELDS, Roster, roster
from correspondence.documents.wordfile import parts_of
from correspondence.resources import share

TEMPLATE = share() / "templates" / "roster.docx"
GOLDEN = Path(__file__).parents[1] / "golden" / "documents"
LOOK = Letterhead()
TEXT_WIDTH = 9071  # twips: 16 cm

ROWS = (
    ("องค์การบริหารส่วนตำบลแม่ยางร้อง", "ร้องกวาง", "1 สิงหาคม 2559"),
    ("เทศบาลตำบลห้วยอ้อ", "ลอง"),
    ("อบต. บ้านปิน", "ลอง", "", "เกินมา"),
)
LIST = Roster(
    number="พร 0023.3/ว 3071",
    dated=date(2016, 7, 22),
    subject="รายงานผลการดำเนินงานตัวชี้วัด",
    columns=("อำเภอ", "กำหนด"),
    rows=ROWS,
)


def _xml(sheet: Roster, look: Letterhead = LOOK) -> str:
    return parts_of(roster(TEMPLATE, sheet, look), "roster")["word/document.xml"].decode()


def _table(xml: str) -> list[list[str]]:
    return [
        [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<w:tc>.*?</w:tc>", row, re.DOTALL)]
        for row in re.findall(r"<w:tr>.*?</w:tr>", xml, re.DOTALL)
    ]


def _grid(xml: str) -> list[int]:
    return [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', xml)]


def test_the_shipped_form_is_valid_and_has_no_findings() -> None:
    assert not list(OpenXmlValidator().validate(TEMPLATE).errors)
    assert check_template(TEMPLATE, ROSTER_FIELDS) == []


def test_the_list_names_the_letter_it_is_attached_to() -> None:
    words = re.sub(r"<[^>]+>", "", _xml(LIST))
    assert "บัญชีรายชื่อแนบท้ายหนังสือ" in words
    assert "ที่ พร ๐๐๒๓.๓/ว ๓๐๗๑ ลงวันที่ ๒๒ กรกฎาคม ๒๕๕๙" in words
    assert "เรื่อง รายงานผลการดำเนินงานตัวชี้วัด" in words


def test_what_is_not_known_yet_is_left_out() -> None:
    words = re.sub(r"<[^>]+>", "", _xml(Roster(rows=ROWS)))
    assert "ลงวันที่" not in words
    assert "เรื่อง" not in words


def test_every_row_has_a_number_a_name_and_a_cell_for_each_column() -> None:
    assert _table(_xml(LIST)) == [
        ["ลำดับ", "หน่วยงาน", "อำเภอ", "กำหนด"],
        ["๑", "องค์การบริหารส่วนตำบลแม่ยางร้อง", "ร้องกวาง", "๑ สิงหาคม ๒๕๕๙"],
        ["๒", "เทศบาลตำบลห้วยอ้อ", "ลอง", ""],
        ["๓", "อบต. บ้านปิน", "ลอง", ""],
    ]


@pytest.mark.parametrize("look", [LOOK, Letterhead(font="TH Sarabun New", thai_digits=False)])
@pytest.mark.parametrize("count", range(9))
def test_any_number_of_columns_fills_the_width_of_the_text(count: int, look: Letterhead) -> None:
    xml = _xml(Roster(columns=("หมายเหตุ",) * count, rows=(("อำเภอสอง", *["ข้อความที่ยาวพอสมควร"] * count),)), look)
    grid = _grid(xml)
    assert len(grid) == count + 2
    assert sum(grid) == pytest.approx(TEXT_WIDTH, abs=count + 2)
    for row in re.findall(r"<w:tr>.*?</w:tr>", xml, re.DOTALL):
        assert [int(width) for width in re.findall(r'<w:tcW w:w="(\d+)"', row)] == grid


def test_a_name_of_ordinary_length_stays_on_one_line_beside_a_long_remark() -> None:
    rows = (("องค์การบริหารส่วนตำบลแม่ยางร้อง", "ร้องกวาง", "ส่งทางไปรษณีย์อิเล็กทรอนิกส์แล้วเมื่อวันก่อน และส่งซ้ำ"),)
    _, office, district, remark = _grid(_xml(Roster(columns=("อำเภอ", "หมายเหตุ"), rows=rows)))
    assert office > 3000
    assert district < remark


def test_the_heading_is_repeated_and_rows_do_not_break_over_pages() -> None:
    head, *rows = re.findall(r"<w:trPr>.*?</w:trPr>", _xml(LIST))
    assert "<w:tblHeader/>" in head
    assert all("<w:cantSplit/>" in row for row in (head, *rows))
    assert not any("<w:tblHeader/>" in row for row in rows)


def test_an_empty_list_is_still_a_document() -> None:
    assert _table(_xml(Roster(rows=()))) == [["ลำดับ", "หน่วยงาน", "อำเภอ", "หมายเหตุ"]]


@given(st.lists(st.lists(st.text(max_size=30), max_size=4), max_size=5), st.lists(st.text(max_size=20), max_size=4))
def test_whatever_is_written_in_a_cell_stays_text(rows: list[list[str]], columns: list[str]) -> None:
    table = _table(_xml(Roster(columns=tuple(columns), rows=rows)))
    assert len(table) == len(rows) + 1
    assert {len(row) for row in table} == {len(columns) + 2}


def test_all_local_offices_of_the_country_fit_into_one_list() -> None:
    rows = [(f"องค์การบริหารส่วนตำบล {place}", "อำเภอ", "จังหวัด", "") for place in range(7850)]
    assert _xml(Roster(columns=("อำเภอ", "จังหวัด", "หมายเหตุ"), rows=rows)).count("<w:cantSplit/>") == 7851


def test_the_list_is_made_as_it_was_looked_at(renew_golden: bool, tmp_path: Path) -> None:  # noqa: FBT001  # pytest gives fixtures by name
    (tmp_path / "list.docx").write_bytes(roster(TEMPLATE, LIST, LOOK))
    assert not list(OpenXmlValidator().validate(tmp_path / "list.docx").errors)
    made = _xml(LIST).replace("><", ">\n<") + "\n"
    if renew_golden:
        (GOLDEN / "roster.xml").write_text(made, encoding="utf-8")
    assert made == (GOLDEN / "roster.xml").read_text(encoding="utf-8")


@pytest.mark.office
def test_each_page_has_the_heading_and_its_number_in_thai_digits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "list.docx").write_bytes(roster(TEMPLATE, Roster(rows=ROWS * 30), LOOK))
    (pdf,) = to_pdf([tmp_path / "list.docx"], tmp_path)
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range().replace(" ", "") for page in document]
    document.close()
    assert len(pages) == 3
    for page, number in zip(pages, "๑๒๓", strict=True):
        assert f"หน้า{number}จาก๓" in page
        assert "หน่วยงาน" in page
