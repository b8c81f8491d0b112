"""The consolidated report: what a reader finds in it."""

from datetime import date
from pathlib import Path

from openxml_audit import OpenXmlValidator

from correspondence.documents.extract import text_of
from correspondence.documents.fields import Letterhead
from correspondence.documents.report import AreaRow, IndicatorPart, ReportSheet, report_docx
from correspondence.resources import share

FORM = share() / "templates" / "report.docx"
WHOLE = AreaRow("จังหวัดแพร่", "2/83", "50.00 ร้อยละ", "1.0000", "0.0500", "3:1 5:1")


def _sheet(*parts: IndicatorPart, mean: str = "1.0000") -> ReportSheet:
    return ReportSheet(
        office="สำนักงานตัวอย่าง",
        fiscal_year=2559,
        as_of=date(2016, 8, 15),
        mean=mean,
        weight="5",
        indicators=parts,
    )


def _part(code: str, *rows: AreaRow, gaps: str = "", sources: str = "") -> IndicatorPart:
    summary = "รายงานแล้ว 2 จาก 83 แห่ง"
    return IndicatorPart(
        code=code, title="ร้อยละของ <อบต.> & เทศบาล", summary=summary, gaps=gaps, sources=sources, rows=rows, whole=WHOLE
    )


def _text(tmp_path: Path, sheet: ReportSheet, look: Letterhead | None = None) -> str:
    path = tmp_path / "report.docx"
    path.write_bytes(report_docx(FORM, sheet, look or Letterhead()))
    assert OpenXmlValidator().validate(path).is_valid
    return text_of(path)


def test_every_indicator_has_its_table_and_the_whole_stands_last(tmp_path: Path) -> None:
    row = AreaRow("อำเภอลอง", "1/11", "–", "–", "–", "")
    text = _text(tmp_path, _sheet(_part("1.4", row), _part("1.5", row)))
    assert text.index("ตัวชี้วัดที่ ๑.๔") < text.index("ตัวชี้วัดที่ ๑.๕")
    assert text.count("อำเภอลอง") == text.count("จังหวัดแพร่") == 2
    assert text.index("อำเภอลอง") < text.index("จังหวัดแพร่")
    assert "๑๕ สิงหาคม ๒๕๕๙" in text
    assert "<อบต.> & เทศบาล" in text


def test_what_is_not_known_is_left_out(tmp_path: Path) -> None:
    text = _text(tmp_path, _sheet(_part("1.4"), mean=""))
    assert "คะแนนเฉลี่ย" not in text
    assert "ใกล้ถึง" not in text
    told = _text(tmp_path, _sheet(_part("1.4", gaps="อบต.สรอย ขาดอีก 1 โครงการ", sources="พร 0323/415")))
    assert "ใกล้ถึงขั้นตอนถัดไป: อบต.สรอย ขาดอีก ๑ โครงการ" in told
    assert "พร ๐๓๒๓/๔๑๕" in told


def test_an_office_that_types_arabic_digits_gets_them(tmp_path: Path) -> None:
    text = _text(tmp_path, _sheet(_part("1.4")), Letterhead(thai_digits=False))
    assert "ตัวชี้วัดที่ 1.4" in text
    assert "2/83" in text
