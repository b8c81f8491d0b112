"""Results in the words of a letter."""

from datetime import date

from correspondence.indicators.answers import Report
from correspondence.indicators.areas import AreaResult
from correspondence.indicators.compute import Computation, compute
from correspondence.indicators.reading import read_definition
from correspondence.indicators.wording import area_row, area_sentence, caption, office_sentence
from correspondence.letters.letter import TableRow
from tests.indicators.samples import DIRECTORY, SHIPPED, fund, report, shipped

DAY = date(2016, 7, 22)
OFFICES = [each for each in DIRECTORY if each.parent]


def _found(*reports: Report, code: str = "1.4") -> Computation:
    return compute(shipped(code), DIRECTORY, reports)


def _area(found: Computation, key: str) -> AreaResult:
    area = found.area(key)
    assert area is not None
    return area


def _office(found: Computation, key: str) -> str:
    office = found.office(key)
    assert office is not None
    return office_sentence(office, DAY)


def test_a_result_is_rounded_half_up_once_and_says_its_score_and_who_reported() -> None:
    found = _found(report("5407-T01"), report("5407-A01"), report("5407-A02", in_plan=24))
    assert area_sentence(found.whole, DAY) == (
        "ตัวชี้วัดที่ 1.4 ทั้งจังหวัดมีผลการดำเนินงานร้อยละ 66.67 คะแนน 1.6667 (รายงานแล้ว 3 จาก 6 แห่ง ณ วันที่ 22 กรกฎาคม 2559)"
    )
    assert area_row(_area(found, "5407")) == TableRow("อำเภอวังชิ้น", "3/4", "ร้อยละ 66.67", "1.6667")
    assert caption("1.4", DAY) == "ผลการดำเนินงานตามตัวชี้วัดที่ 1.4 รายอำเภอ ข้อมูล ณ วันที่ 22 กรกฎาคม 2559"


def test_missing_is_no_zero() -> None:
    found = _found(report("5407-T01"))
    assert area_sentence(_area(found, "5403"), DAY) == (
        "ตัวชี้วัดที่ 1.4 อำเภอลองยังไม่มีผลการดำเนินงาน (รายงานแล้ว 0 จาก 2 แห่ง ณ วันที่ 22 กรกฎาคม 2559)"
    )
    assert area_row(_area(found, "5403")) == TableRow("อำเภอลอง", "0/2", "–", "–")


def test_incomplete_and_held_reports_are_counted_out_loud() -> None:
    found = _found(report("5407-T01"), report("5407-A01", approved=None), report("5407-A02", approved=30))
    assert "(รายงานแล้ว 3 จาก 6 แห่ง ข้อมูลไม่ครบ 1 แห่ง รอแก้ไข 1 แห่ง ณ วันที่" in area_sentence(found.whole, DAY)


def test_several_results_each_say_what_they_are_of() -> None:
    members = [fund(each.id, had=True, new=False, before=0, now=78) for each in OFFICES if each.parent == "5403"]
    funds = [fund(each.id, had=False, new=True, before=0, now=0) for each in OFFICES if each.parent == "5407"]
    whole = _found(*members, *funds, code="1.5").whole
    assert [one.measure.name for one in whole.measures] == ["members", "funds"]
    sentence, row = area_sentence(whole, DAY), area_row(whole)
    first, second = row.result.split("\n")
    assert first.startswith("สมาชิกกองทุนสวัสดิการชุมชนที่เพิ่มขึ้น เทียบกับเป้าหมาย ร้อยละ ")
    assert second.startswith("กองทุนสวัสดิการชุมชนที่เพิ่มขึ้น เทียบกับเป้าหมาย ร้อยละ ")
    assert f"มีผลการดำเนินงาน{first} และ{second} คะแนน" in sentence


def test_a_unit_that_is_counted_stands_behind_its_figure() -> None:
    text = (
        (SHIPPED / "1.4.toml")
        .read_text("utf-8")
        .replace('unit = "ร้อยละ"', 'unit = "แห่ง"')
        .replace("times = 100", "times = 1234")
    )
    found = compute(read_definition(text), DIRECTORY, [report("5407-T01")])
    assert area_row(found.whole).result == "1,234.00 แห่ง"
    assert "มีผลการดำเนินงาน 1,234.00 แห่ง คะแนน" in area_sentence(found.whole, DAY)


def test_an_office_is_told_its_step_or_what_is_wrong_with_its_report() -> None:
    found = _found(
        report("5407-T01"),
        report("5407-A01", team_ready=False),
        report("5407-A02", approved=None),
        report("5407-A03", approved=30),
    )
    day = "(ณ วันที่ 22 กรกฎาคม 2559)"
    assert _office(found, "5407-T01") == f"ตัวชี้วัดที่ 1.4 เทศบาลตำบลวังชิ้นดำเนินการถึงขั้นตอนที่ 5 {day}"
    assert "ยังไม่ผ่านขั้นตอนที่ 1" in _office(found, "5407-A01")
    assert "ข้อมูลยังไม่ครบถ้วน" in _office(found, "5407-A02")
    assert "อยู่ระหว่างแก้ไข" in _office(found, "5407-A03")
    assert _office(found, "5403-T01") == f"ตัวชี้วัดที่ 1.4 เทศบาลตำบลบ้านปินยังไม่ได้รายงาน {day}"
    funds = _found(fund("5407-T01", had=True, new=False, before=1, now=2), code="1.5")
    assert "รายงานครบถ้วนแล้ว" in _office(funds, "5407-T01")
