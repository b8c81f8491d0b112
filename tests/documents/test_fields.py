"""The fields of a letter as its template prints them."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from correspondence.documents.fields import Letterhead, Listed, letter_fields
from correspondence.letters.letter import Letter, Paragraph, TableRow
from correspondence.thai.dates import DateReading

LOOK = Letterhead()


def fields(**given: Any) -> dict[str, Any]:
    return letter_fields(Letter(**given), LOOK)


def test_the_phrae_letter_prints_in_thai_digits(phrae: Letter) -> None:
    printed = letter_fields(phrae, LOOK)
    assert printed["number"] == "พร ๐๐๒๓.๓/ว ๓๐๗๑"
    assert printed["date"] == "๒๒ กรกฎาคม ๒๕๕๙"
    assert printed["date_with_era"] == "๒๒ กรกฎาคม พ.ศ. ๒๕๕๙"
    assert printed["urgency"] == "ด่วนที่สุด"
    assert printed["position"] == ["ท้องถิ่นจังหวัดแพร่ ปฏิบัติราชการแทน", "ผู้ว่าราชการจังหวัดแพร่"]


def test_arabic_digits_turn_thai_and_addresses_on_the_net_stay() -> None:
    printed = fields(subject="ตัวชี้วัดที่ 1.4", phone="0-5453-4119 ต่อ 11", copies=("plan56@moi.go.th",))
    assert (printed["subject"], printed["phone"]) == ("ตัวชี้วัดที่ ๑.๔", "๐-๕๔๕๓-๔๑๑๙ ต่อ ๑๑")
    assert printed["copies"] == ["plan56@moi.go.th"]


def test_an_office_can_type_arabic_digits(phrae: Letter) -> None:
    printed = letter_fields(phrae, Letterhead(thai_digits=False))
    assert printed["number"] == "พร 0023.3/ว 3071"
    assert printed["date"] == "22 กรกฎาคม 2559"


def test_what_a_letter_does_not_have_is_empty() -> None:
    printed = fields()
    assert {name for name, value in printed.items() if value} == {"kind", "font"}


def test_a_single_enclosure_stands_without_a_number_and_its_quantity_apart() -> None:
    assert fields(enclosures=("แบบรายงาน จำนวน 1 ชุด",))["enclosures"] == [Listed("", "แบบรายงาน", "จำนวน ๑ ชุด")]


def test_several_enclosures_are_numbered_once() -> None:
    assert fields(enclosures=("1. แบบรายงาน จำนวน ๑ ชุด", "๒.บัญชีรายชื่อ"))["enclosures"] == [
        Listed("๑.", "แบบรายงาน", "จำนวน ๑ ชุด"),
        Listed("๒.", "บัญชีรายชื่อ"),
    ]


def test_a_decimal_at_the_head_of_an_enclosure_is_no_number_of_a_list() -> None:
    assert fields(enclosures=("2.5 ล้านบาท",))["enclosures"] == [Listed("", "๒.๕ ล้านบาท")]


def test_two_addressees_share_a_line_and_more_have_their_own() -> None:
    assert fields(addressees=("นายอำเภอ ทุกอำเภอ", "นายกเทศมนตรีเมืองแพร่"))["addressees"] == [
        "นายอำเภอ ทุกอำเภอ และนายกเทศมนตรีเมืองแพร่"
    ]
    three = ("นายอำเภอลอง", "นายอำเภอสอง", "นายอำเภอเด่นชัย")
    assert fields(addressees=three)["addressees"] == list(three)
    joined = ("อธิบดีกรมป้องกันและบรรเทาสาธารณภัย", "อธิบดีกรมที่ดิน")
    assert fields(addressees=joined)["addressees"] == list(joined)


def test_paragraphs_keep_level_and_label() -> None:
    assert fields(body=(Paragraph(1, "1.", "ข้อ 1"),))["body"] == [Paragraph(1, "๑.", "ข้อ ๑")]


def test_a_table_has_the_digits_of_the_office() -> None:
    body = (Paragraph(0, "", "ตัวชี้วัดที่ ๑.4", (TableRow("อำเภอลอง", "3/๑๑", "ร้อยละ ๖๖.67", "1,234.5"),)),)
    thai = Paragraph(0, "", "ตัวชี้วัดที่ ๑.๔", (TableRow("อำเภอลอง", "๓/๑๑", "ร้อยละ ๖๖.๖๗", "๑,๒๓๔.๕"),))
    arabic = Paragraph(0, "", "ตัวชี้วัดที่ 1.4", (TableRow("อำเภอลอง", "3/11", "ร้อยละ 66.67", "1,234.5"),))
    assert fields(body=body)["body"] == [thai]
    assert letter_fields(Letter(body=body), Letterhead(thai_digits=False))["body"] == [arabic]


def test_a_day_that_is_not_sure_is_printed_as_written(phrae: Letter) -> None:
    unclear = DateReading(text="22/1 กรกฎาคม 2559", start=None, end=None, precision="day", doubts=())
    assert letter_fields(replace(phrae, date=unclear), LOOK)["date"] == "๒๒/๑ กรกฎาคม ๒๕๕๙"
    month = DateReading(
        text="กรกฎาคม 2559", start=date(2016, 7, 1), end=date(2016, 7, 31), precision="month", doubts=()
    )
    assert letter_fields(replace(phrae, date=month), LOOK)["date"] == "กรกฎาคม ๒๕๕๙"


def test_the_emblem_and_the_typeface_travel_with_the_fields() -> None:
    look = Letterhead(emblem=Path("garuda.png"), font="TH Sarabun New")
    printed = letter_fields(Letter(), look)
    assert (printed["emblem"], printed["font"]) == (Path("garuda.png"), "TH Sarabun New")
