"""The consolidated report as a workbook: numbers are numbers, days are days, names are never formulas."""

import io
import re
from dataclasses import replace
from datetime import date
from typing import Any
from zipfile import ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from correspondence.documents.fields import Letterhead
from correspondence.documents.reportbook import report_xlsx
from correspondence.documents.reportsheet import Late, Reported, ReportSheet
from correspondence.indicators.compute import compute
from tests.indicators.samples import DIRECTORY, report, shipped

FOUND = compute(
    shipped("1.4"), DIRECTORY, [report("5407-A02"), report("5407-A03", in_plan=24), report("5407-A01", approved=26)]
)
SHEET = ReportSheet(
    office="สำนักงานตัวอย่าง",
    as_of=date(2016, 8, 15),
    indicators=[
        Reported(
            found=FOUND,
            late=[
                Late(key="5407-A02", office="อบต.สรอย", reply="1", on=date(2016, 8, 5), due=date(2016, 8, 1), days=4)
            ],
            came={"5407-A02": date(2016, 8, 6)},
        )
    ],
)


def _sheets(sheet: ReportSheet = SHEET, look: Letterhead | None = None) -> dict[str, list[list[Any]]]:
    """Return the rows of each sheet, without the line above the headings."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(report_xlsx(sheet, look or Letterhead())))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)[1:] for name in book.sheet_names}


def _column(rows: list[list[Any]], heading: str) -> list[Any]:
    return [row[rows[0].index(heading)] for row in rows[1:]]


def test_there_is_a_sheet_for_each_question() -> None:
    assert list(_sheets()) == ["สรุป", "รายอำเภอ", "รายแห่ง", "ยังไม่รายงาน", "ที่มา"]


def test_figures_are_numbers_and_what_is_not_known_is_empty() -> None:
    rows = _sheets()["รายอำเภอ"]
    assert _column(rows, "ผล") == [50.0, ""]
    assert _column(rows, "ตัวตั้ง") == [1.0, ""]
    assert _column(rows, "คะแนนถ่วงน้ำหนัก") == [0.05, ""]
    assert _column(rows, "ยังไม่รายงาน") == [1.0, 2.0]
    assert sum(_column(rows, "ต้องรายงาน")) == _column(_sheets()["สรุป"], "ต้องรายงาน")[0] == 6


def test_each_office_has_its_row_and_the_silent_ones_a_sheet_of_their_own() -> None:
    sheets = _sheets()
    rows = {row[3]: row for row in sheets["รายแห่ง"][1:]}
    assert len(rows) == len(FOUND.offices)
    saroi = rows["องค์การบริหารส่วนตำบลสรอย"]
    assert saroi[4:7] == ["ครบถ้วน", 5.0, "ผ่านทุกขั้นตอน"]
    assert (saroi[7].date() if hasattr(saroi[7], "date") else saroi[7], saroi[8]) == (date(2016, 8, 6), 4.0)
    assert rows["เทศบาลตำบลบ้านปิน"][4:6] == ["ยังไม่รายงาน", ""]
    assert len(sheets["ยังไม่รายงาน"]) - 1 == FOUND.whole.coverage.missing == 3


def test_figures_are_traced_to_reply_file_hash_and_cells() -> None:
    rows = _sheets()["ที่มา"]
    assert _column(rows, "หนังสือตอบ") == ["พร ๐๕๑๘/๑๒๓"] * 3
    assert _column(rows, "แฟ้ม") == ["วังชิ้น.xlsx"] * 3
    assert _column(rows, "SHA-256") == ["ab12" * 16] * 3
    assert _column(rows, "ช่อง") == ["E9"] * 3


def test_an_earlier_round_has_its_columns_only_where_it_is_asked_for() -> None:
    before = compute(shipped("1.4"), DIRECTORY, [report("5407-A02", in_plan=24)])
    sheet = replace(SHEET, indicators=[Reported(found=FOUND, before=before)], compared_with=date(2016, 7, 1))
    sheets = _sheets(sheet)
    assert (_column(sheets["สรุป"], "ผลเดิม"), _column(sheets["สรุป"], "เปลี่ยนแปลง")) == ([0.0], [50.0])
    steps = dict(zip(_column(sheets["รายแห่ง"], "หน่วยงาน"), _column(sheets["รายแห่ง"], "ขั้นตอนเดิม"), strict=True))
    assert steps["องค์การบริหารส่วนตำบลสรอย"] == 3
    assert "ผลเดิม" not in _sheets()["สรุป"][0]


@settings(max_examples=25)
@given(st.sampled_from("=+-@\t"), st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=10))
def test_no_name_becomes_a_formula(mark: str, rest: str) -> None:
    odd = replace(DIRECTORY[4], name=mark + rest)
    directory = [odd if one.id == odd.id else one for one in DIRECTORY]
    content = report_xlsx(
        replace(SHEET, indicators=[Reported(found=compute(shipped("1.4"), directory, ()))]), Letterhead()
    )
    with ZipFile(io.BytesIO(content)) as package:
        assert not any(re.search(rb"<f[ >]", package.read(name)) for name in package.namelist() if "sheet" in name)


def test_the_same_report_is_the_same_bytes() -> None:
    assert report_xlsx(SHEET, Letterhead()) == report_xlsx(SHEET, Letterhead())
