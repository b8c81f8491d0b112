"""The consolidated report: what a reader finds in it, page by page, and that Word accepts it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from correspondence.documents.check import check_template
from correspondence.documents.fields import Letterhead
from correspondence.documents.report import report_docx
from correspondence.documents.reportchart import MOST_BARS
from correspondence.documents.reportfields import REPORT_FIELDS, SHORT_ROWS
from correspondence.documents.reportsheet import Late, Reported, ReportSheet
from correspondence.documents.wordfile import parts_of
from correspondence.indicators.answers import Claim, Report
from correspondence.indicators.comparing import compare_claims
from correspondence.indicators.compute import Computation, compute
from correspondence.letters.recipient import Recipient
from correspondence.resources import share
from tests.documents.wordmaker import word_file
from tests.indicators.samples import DIRECTORY, district, fund, organisation, report, shipped

FORM = share() / "templates" / "report.docx"
GOLDEN = Path(__file__).parents[1] / "golden" / "documents"
LOOK = Letterhead()
AS_OF = date(2016, 8, 15)

STEPPED = compute(
    shipped("1.4"),
    DIRECTORY,
    [
        report("5407-A02"),
        report("5407-A03", in_plan=24),
        report("5407-A01", approved=26),
        report("5407-T01", forum_held=None),
    ],
)
"""Of วังชิ้น one is at step 5, one at 3, one contradicts itself, one is not complete; ลอง is silent."""

FUNDS = compute(shipped("1.5"), DIRECTORY, [fund("5403-T01", had=True, new=False, before=100, now=150)])


def _sheet(*indicators: Reported, **more: object) -> ReportSheet:
    sheet = ReportSheet(office="สำนักงานตัวอย่าง", as_of=AS_OF, indicators=indicators or (Reported(found=STEPPED),))
    return replace(sheet, **more)  # type: ignore[arg-type]  # fields of the sheet by name


def _parts(sheet: ReportSheet, look: Letterhead = LOOK) -> dict[str, bytes]:
    return parts_of(report_docx(FORM, sheet, look), "report")


def _xml(sheet: ReportSheet, look: Letterhead = LOOK) -> str:
    return _parts(sheet, look)["word/document.xml"].decode()


def _words(xml: str) -> str:
    return re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", "\n", xml))


def _table(xml: str, *heading: str) -> list[list[str]]:
    """Return the rows below a heading of these words; nothing where no table has it."""
    for table in re.findall(r"<w:tbl>.*?</w:tbl>", xml, re.DOTALL):
        rows = [
            [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<w:tc>.*?</w:tc>", row, re.DOTALL)]
            for row in re.findall(r"<w:tr>.*?</w:tr>", table, re.DOTALL)
        ]
        if rows and rows[0] == list(heading):
            return rows[1:]
    return []


OFFICES = ("หน่วยงาน", "ขั้นตอน หรือสถานะ", "เหตุผลหรือคำตอบ", "ที่มา")


def test_the_shipped_form_has_no_findings() -> None:
    assert check_template(FORM, REPORT_FIELDS) == []


def test_scores_of_every_indicator_and_their_mean_stand_first() -> None:
    xml = _xml(_sheet(Reported(found=STEPPED), Reported(found=FUNDS)))
    rows = _table(xml, "รหัส", "ตัวชี้วัด", "น้ำหนัก", "รายงานแล้ว", "ผล", "คะแนน", "ถ่วงน้ำหนัก")
    assert [(row[0], row[3], row[5]) for row in rows[:2]] == [
        ("๑.๔", "๔/๖ (ใช้ได้\u00a0๒)", "๑.๐๐๐๐"),
        ("๑.๕", "๑/๖", "–"),
    ]
    assert rows[2][1:3] == ["รวม", "๕"]
    words = _words(xml)
    assert "คะแนนเฉลี่ยถ่วงน้ำหนัก ๑.๐๐๐๐ จากคะแนนเต็มห้า (น้ำหนักรวม ๕)" in words
    assert "ยังไม่มีคะแนน: ตัวชี้วัดที่ ๑.๕" in words
    assert "ข้อมูล ณ วันที่ ๑๕ สิงหาคม ๒๕๕๙" in words
    assert words.index("ตัวชี้วัดที่ ๑.๔ ร้อยละ") < words.index("ตัวชี้วัดที่ ๑.๕ ความ")


def test_districts_stand_above_the_whole() -> None:
    rows = _table(_xml(_sheet()), "พื้นที่", "รายงานแล้ว", "ผล", "คะแนน", "ถ่วงน้ำหนัก", "ถึงขั้นตอนที่ (แห่ง)")
    assert rows == [
        ["อำเภอวังชิ้น", "๔/๔ (ใช้ได้\u00a0๒)", "ร้อยละ ๕๐.๐๐", "๑.๐๐๐๐", "๐.๐๕๐๐", "๓\u00a0(๑), ๕\u00a0(๑)"],
        ["อำเภอลอง", "๐/๒", "–", "–", "–", ""],
        ["ทั้งจังหวัด", "๔/๖ (ใช้ได้\u00a0๒)", "ร้อยละ ๕๐.๐๐", "๑.๐๐๐๐", "๐.๐๕๐๐", "๓\u00a0(๑), ๕\u00a0(๑)"],
    ]


def test_an_indicator_without_steps_has_no_column_for_them() -> None:
    xml = _xml(_sheet(Reported(found=FUNDS)))
    rows = _table(xml, "พื้นที่", "รายงานแล้ว", "ผล", "คะแนน", "ถ่วงน้ำหนัก")
    assert [row[:2] for row in rows] == [["อำเภอวังชิ้น", "๐/๔"], ["อำเภอลอง", "๑/๒"], ["ทั้งจังหวัด", "๑/๖"]]


def test_each_office_stands_with_its_step_the_reason_and_the_cells_of_its_figures() -> None:
    reasons = _reasons(_xml(_sheet()))
    assert reasons["อบต.สรอย"] == ["๕", "ผ่านทุกขั้นตอน", "[๑] E9"]
    assert reasons["อบต.แม่ป้าก"][0] == "๓"
    assert "๒๔ จาก ๕๐ คือร้อยละ ๔๘ น้อยกว่าร้อยละ ๕๐" in reasons["อบต.แม่ป้าก"][1]
    assert reasons["อบต.วังชิ้น"][0] == "รอแก้ไข"
    assert "ผู้บริหารเห็นชอบต้องไม่เกิน" in reasons["อบต.วังชิ้น"][1]
    assert reasons["ทต.วังชิ้น"][0] == "ข้อมูลไม่ครบ"
    assert "อบต.บ้านปิน" not in reasons, "who reported nothing has no step"


def _reasons(xml: str) -> dict[str, list[str]]:
    tables = re.findall(r"<w:tbl>.*?</w:tbl>", xml, re.DOTALL)
    last = next(table for table in reversed(tables) if OFFICES[1] in table)
    found: dict[str, list[str]] = {}
    for row in re.findall(r"<w:tr>.*?</w:tr>", last, re.DOTALL)[1:]:
        cells = [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<w:tc>.*?</w:tc>", row, re.DOTALL)]
        found[cells[0]] = cells[1:]
    return found


def test_who_has_not_reported_is_named_by_district_and_who_must_correct_is_listed() -> None:
    xml = _xml(_sheet())
    assert "ยังไม่รายงาน ๒ แห่ง" in _words(xml)
    assert _table(xml, "อำเภอ", "จำนวน (แห่ง)", "หน่วยงาน") == [["อำเภอลอง", "๒", "ทต.บ้านปิน, อบต.บ้านปิน"]]
    assert [row[:2] for row in _table(xml, *OFFICES)] == [["ทต.วังชิ้น", "ข้อมูลไม่ครบ"], ["อบต.วังชิ้น", "รอแก้ไข"]]


def test_who_is_nearest_to_the_next_step_is_told() -> None:
    assert "อบต.แม่ป้าก: ขาดอีก ๑ โครงการ ถึงขั้นตอนที่ ๔" in _words(_xml(_sheet()))


def test_what_is_claimed_stands_beside_what_is_computed() -> None:
    claims = compare_claims(STEPPED, [Claim(where="5407", what="at_step_5", value=100)])
    xml = _xml(_sheet(Reported(found=STEPPED, claims=claims)))
    rows = _table(xml, "พื้นที่/หน่วยงาน", "รายการ", "แจ้งว่า", "คำนวณได้", "ต่างกัน", "หนังสือ")
    assert rows == [["อำเภอวังชิ้น", STEPPED.definition.measures[0].label, "๑๐๐", "๕๐", "-๕๐", ""]]
    assert "แจ้งมาต่างจาก" not in _xml(_sheet())


def test_who_answered_late_is_listed_with_the_days() -> None:
    late = Late(key="5407", office="อ.วังชิ้น", reply="พร 0518/9", on=date(2016, 8, 5), due=date(2016, 8, 1), days=4)
    rows = _table(
        _xml(_sheet(Reported(found=STEPPED, late=[late]))), "หน่วยงาน", "หนังสือตอบ", "วันที่ตอบ", "กำหนด", "ช้า (วัน)"
    )
    assert rows == [["อ.วังชิ้น", "พร ๐๕๑๘/๙", "๕ ส.ค. ๕๙", "๑ ส.ค. ๕๙", "๔"]]


def test_an_earlier_round_stands_beside_this_one() -> None:
    before = compute(shipped("1.4"), DIRECTORY, [report("5407-A02", in_plan=24), report("5407-A03", in_plan=24)])
    reported = Reported(found=STEPPED, before=before)
    xml = _xml(_sheet(reported, compared_with=date(2016, 7, 1)))
    words = _words(xml)
    assert "เปรียบเทียบกับข้อมูล ณ วันที่ ๑ กรกฎาคม ๒๕๕๙" in words
    assert _table(xml, "พื้นที่", "เดิม", "ครั้งนี้", "เพิ่มขึ้น/ลดลง") == [
        ["อำเภอวังชิ้น", "๐.๐๐", "๕๐.๐๐", "+๕๐.๐๐"],
        ["ทั้งจังหวัด", "๐.๐๐", "๕๐.๐๐", "+๕๐.๐๐"],
    ]
    assert "อบต.สรอย จากขั้นตอนที่ ๓ เป็นขั้นตอนที่ ๕" in words
    assert "เปรียบเทียบ" not in _words(_xml(_sheet()))


def test_the_method_is_told_in_the_words_of_the_form_and_rounding_once() -> None:
    words = _words(_xml(_sheet()))
    assert "จำนวนแห่งที่ ขั้นตอนที่ทำได้ ≥ ๕" in words
    assert "“กำหนดไว้ในแผนพัฒนาท้องถิ่นของปีถัดไป” ÷ (“โครงการ" in words
    assert "ไม่น้อยกว่าร้อยละ ๕๐" in words
    assert words.count("ปัดเศษครั้งเดียว") == 1


def test_every_reply_and_file_is_listed_once_and_its_name_stays_as_it_is() -> None:
    rows = _table(_xml(_sheet()), "ที่มา", "หนังสือตอบ", "ลงวันที่", "แฟ้ม", "SHA-256 (ขึ้นต้น)")
    assert rows == [["๑", "พร ๐๕๑๘/๑๒๓", "๒๙ ก.ค. ๕๙", "วังชิ้น.xlsx", "ab12ab12ab12"]]


def test_results_are_drawn_by_district_and_the_chart_is_part_of_the_file(tmp_path: Path) -> None:
    sheet = _sheet(Reported(found=STEPPED), Reported(found=compute(shipped("1.5"), DIRECTORY, ())))
    parts = _parts(sheet)
    assert [name for name in parts if "chart" in name] == ["word/charts/chart1.xml"], "nothing known draws nothing"
    space = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    chart = etree.fromstring(parts["word/charts/chart1.xml"])
    names = [point.findtext(f"{space}v") for point in chart.iterfind(f".//{space}cat//{space}pt")]
    assert names == ["อำเภอวังชิ้น", "อำเภอลอง"]
    points = [(point.get("idx"), point.findtext(f"{space}v")) for point in chart.iterfind(f".//{space}val//{space}pt")]
    assert points == [("0", "50.00")]
    path = tmp_path / "report.docx"
    path.write_bytes(report_docx(FORM, sheet, LOOK))
    assert not list(OpenXmlValidator().validate(path).errors)


def _country(districts: int, offices: int) -> list[Recipient]:
    heads = [replace(district(f"{place:05}", f"ที่{place}"), province=f"ที่ {place % 3}") for place in range(districts)]
    return [
        *heads,
        *(
            replace(
                organisation(f"{head.id}-{place}", f"ห้วย{place}", head.district), parent=head.id, province=head.province
            )
            for head in heads
            for place in range(offices)
        ),
    ]


def _computed(directory: Sequence[Recipient]) -> Computation:
    reports: list[Report] = [report(one.id) for one in directory if one.parent]
    return compute(shipped("1.4"), directory, reports)


def test_more_districts_than_a_page_shows_are_drawn_by_province() -> None:
    parts = _parts(_sheet(Reported(found=_computed(_country(MOST_BARS + 1, 1)))))
    assert parts["word/charts/chart1.xml"].decode().count("จังหวัดที่") == 3


def test_provinces_stand_above_their_districts_where_there_are_several() -> None:
    xml = _xml(_sheet(Reported(found=_computed(_country(3, 1)))))
    rows = _table(xml, "พื้นที่", "รายงานแล้ว", "ผล", "คะแนน", "ถ่วงน้ำหนัก", "ถึงขั้นตอนที่ (แห่ง)")
    assert [row[0] for row in rows] == [
        *("จังหวัดที่ ๐", "จังหวัดที่ ๑", "จังหวัดที่ ๒"),
        *("อำเภอที่๐", "อำเภอที่๑", "อำเภอที่๒", "ทั้งประเทศ"),
    ]


def test_a_short_form_of_the_office_is_filled_without_charts_and_contents(tmp_path: Path) -> None:
    form = tmp_path / "report.docx"
    word_file(
        form,
        "{{ office }} {{ mean }} {{ weight }}",
        "{%p for indicator in indicators %}",
        "{{ indicator.code }} {{ indicator.summary }} ใกล้ {{ indicator.gaps }} จาก {{ indicator.sources }}",
        "{%p for row in indicator.rows %}",
        "{{ row.area }} {{ row.score }}",
        "{%p endfor %}",
        "{%p endfor %}",
    )
    assert not [one for one in check_template(form, REPORT_FIELDS) if one.field]
    words = _words(parts_of(report_docx(form, _sheet(), LOOK), "report")["word/document.xml"].decode())
    assert "ใกล้ อบต.แม่ป้าก: ขาดอีก ๑ โครงการ ถึงขั้นตอนที่ ๔ จาก พร ๐๕๑๘/๑๒๓" in words
    assert "อำเภอวังชิ้น ๑.๐๐๐๐" in words


def test_a_long_report_begins_with_a_table_of_contents_whose_pages_are_bookmarks() -> None:
    long = _xml(_sheet(Reported(found=_computed(_country(2, SHORT_ROWS))), Reported(found=STEPPED)))
    assert "สารบัญ" in _words(long)
    referred = set(re.findall(r"PAGEREF (\w+)", long))
    assert referred == {"scores", "indicator1", "indicator2", "sources"}
    marks = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="(\w+)"', long)
    assert {name for _, name in marks} == referred
    assert len({number for number, _ in marks}) == len(marks)
    assert "สารบัญ" not in _words(_xml(_sheet()))


def test_an_office_that_types_arabic_digits_gets_them_everywhere() -> None:
    parts = _parts(_sheet(), Letterhead(thai_digits=False))
    words = _words(parts["word/document.xml"].decode())
    assert "ตัวชี้วัดที่ 1.4" in words
    assert not re.search("[๐-๙]", "".join(_table(parts["word/document.xml"].decode(), *OFFICES)[0]))
    assert b"ThaiArabic" not in parts["word/header-default.xml"]
    assert b"thaiNumbers" not in parts["word/document.xml"]


def test_headings_are_repeated_on_every_page_and_what_was_typed_stays_text() -> None:
    odd = replace(DIRECTORY[3], short="<อบต.> & {{ 7*7 }}")
    directory = [odd if one.id == odd.id else one for one in DIRECTORY]
    xml = _xml(_sheet(Reported(found=compute(shipped("1.4"), directory, [report(odd.id)]))))
    tables = re.findall(r"<w:tbl>.*?</w:tbl>", xml, re.DOTALL)
    assert tables
    assert all(table.count("<w:tblHeader/>") == 1 for table in tables)
    assert "&lt;อบต.&gt; &amp; {{ ๗*๗ }}" in xml


def test_a_district_of_any_name_is_drawn_as_it_is_called() -> None:
    odd = replace(DIRECTORY[0], name="<อำเภอ> & \x0b“วัง”")
    found = compute(shipped("1.4"), (odd, *DIRECTORY[1:]), [report("5407-A02")])
    chart = etree.fromstring(_parts(_sheet(Reported(found=found)))["word/charts/chart1.xml"])
    assert "<อำเภอ> & “วัง”" in list(chart.itertext())


def test_the_same_report_is_the_same_bytes() -> None:
    assert report_docx(FORM, _sheet(), LOOK) == report_docx(FORM, _sheet(), LOOK)


@pytest.mark.parametrize("part", ["document", "chart1"])
def test_the_report_is_printed_as_it_was_looked_at(part: str, renew_golden: bool) -> None:  # noqa: FBT001  # pytest gives fixtures by name
    parts = _parts(_sheet())
    name = "word/document.xml" if part == "document" else f"word/charts/{part}.xml"
    made = parts[name].decode().replace("><", ">\n<") + "\n"
    path = GOLDEN / f"report-{part}.xml"
    if renew_golden:
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8")
