"""Every figure leads back to the reply, the file and the cell."""

import pytest

from correspondence.indicators.answers import Answer, Report
from correspondence.indicators.compute import compute
from correspondence.indicators.explaining import explain, source_sentence
from correspondence.indicators.offices import compute_office
from tests.indicators.samples import DIRECTORY, REPLY, WANG_CHIN, fund, report, shipped

SROI = WANG_CHIN[3]
CELL = "reply พร ๐๕๑๘/๑๒๓ of ๒๙ กรกฎาคม ๒๕๕๙, file วังชิ้น.xlsx (sha256 ab12ab12ab12), cell ๑.๔!E9"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SARABAN_LANG", "en")


def test_a_step_is_explained_from_its_ratio_down_to_the_cells() -> None:
    lines = list(map(str, explain(compute_office(shipped("1.4"), SROI, report(SROI.id, in_plan=24)))))
    assert lines[:2] == ["อบต.สรอย: step 4: not passed, 24 of 50 is 48 %, less than 50 %", "step 3 of 5 is reached"]
    assert "(in_plan) / (plan_projects - self_run) = 24 / 50" in lines
    assert f"in_plan (กำหนดไว้ในแผนพัฒนาท้องถิ่นของปีถัดไป) = 24: {CELL}" in lines
    assert "remark (หมายเหตุ) is blank" in lines


def test_an_answer_typed_in_says_so() -> None:
    assert str(source_sentence(None)) == "entered by hand"
    lines = explain(compute_office(shipped("1.4"), SROI, Report(office=SROI.id, answers={"in_plan": Answer(3)})))
    assert any("= 3: entered by hand" in str(line) for line in lines)


def test_held_figures_and_silent_offices_explain_themselves() -> None:
    held = explain(compute_office(shipped("1.4"), SROI, report(SROI.id, approved=30, in_plan=-1)))
    assert "กำหนดไว้ในแผนพัฒนาท้องถิ่นของปีถัดไป: -1 is less than 0" in list(map(str, held))
    failing = explain(compute_office(shipped("1.4"), SROI, report(SROI.id, approved=30)))
    assert any("check approved <= in_plan fails: โครงการที่ผู้บริหารเห็นชอบ" in str(line) for line in failing)
    assert list(map(str, explain(compute_office(shipped("1.4"), SROI, None)))) == ["อบต.สรอย: nothing was reported"]


def test_the_result_of_an_area_names_each_office_that_is_counted() -> None:
    computed = compute(shipped("1.4"), DIRECTORY, (report("5407-T01"), report(SROI.id, approved=9)))
    lines = list(map(str, explain(computed.districts[0].measures[0])))
    assert lines[:4] == [
        "อำเภอวังชิ้น, ร้อยละของเทศบาลและ อบต. ที่ดำเนินการถึงขั้นตอนที่ ๕: 50 = 1 / 2 × 100",
        "it is (reached) / (counted) × 100",
        "reached = 1",
        "counted = 2",
    ]
    assert "on the levels 60, 70, 80, 90, 100 that is score 1" in " ".join(lines).replace("1.0000", "1")
    assert "อบต.สรอย: step 4; step 5: not passed, 9 of 25 is 36 %, less than 40 %" in lines


def test_the_sum_of_an_area_leads_to_the_cells_of_its_offices() -> None:
    reports = [fund(each.id, had=True, new=False, before=100, now=150) for each in DIRECTORY if each.parent == "5403"]
    computed = compute(shipped("1.5"), DIRECTORY, reports)
    lines = list(map(str, explain(computed.whole)))
    assert lines[0] == "ทั้งจังหวัด: 2 of 6 reported (0 incomplete, 0 held)"
    assert "อำเภอวังชิ้น: which result applies is not known until all have reported" in lines
    assert lines.count(f"members_now (จำนวนสมาชิกปัจจุบัน) = 150: {CELL}") == 2
    assert REPLY.reply in CELL


def test_an_area_without_a_result_explains_why() -> None:
    lines = list(map(str, explain(compute(shipped("1.4"), DIRECTORY, ()).whole)))
    assert any("no result, none of the 6 offices of ทั้งจังหวัด has usable figures" in line for line in lines)
    assert "reached = missing" in lines
