"""The step an office reached, by the clauses of the circular พร ๐๐๒๓.๓/ว ๓๐๗๑, computed by hand beside each case."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.indicators.answers import Answer, AnswerValue, Report
from correspondence.indicators.offices import OfficeResult, State, compute_office
from tests.indicators.samples import STEP_5, WANG_CHIN, report, shipped

SROI = WANG_CHIN[3]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SARABAN_LANG", "en")


def reached(**changed: AnswerValue | None) -> OfficeResult:
    return compute_office(shipped("1.4"), SROI, report(SROI.id, STEP_5, **changed))


@pytest.mark.parametrize(
    ("changed", "step", "why"),
    [
        ({}, 5, "all steps are passed"),
        # 25 of 50 is exactly 50 %: ไม่น้อยกว่าร้อยละ ๕๐ is met; 24 of 50 is 48 %.
        ({"in_plan": 24}, 3, "step 4: not passed, 24 of 50 is 48 %, less than 50 %"),
        # 9 of 25 is 36 %, 10 of 25 is exactly 40 %.
        ({"approved": 9}, 4, "step 5: not passed, 9 of 25 is 36 %, less than 40 %"),
        # Step 5 is met (20 of 20), step 4 is not (20 of 50): the office stays at 3.
        ({"in_plan": 20, "approved": 20}, 3, "step 4: not passed, 20 of 50 is 40 %, less than 50 %"),
        ({"forum_held": False}, 2, "step 3: not done (จัดเวทีประชาคม)"),
        ({"team_ready": False}, 0, "step 1: not done (มีกลไกสนับสนุนการจัดทำแผนชุมชน)"),
        # All projects are run by the community: nothing to divide by, and the file says that this fails.
        ({"self_run": 60, "in_plan": 0, "approved": 0}, 3, "step 4: not passed, since there is nothing to divide by"),
        # Nothing at all in the plan is 0 %, not a missing figure.
        ({"in_plan": 0, "approved": 0}, 3, "step 4: not passed, 0 of 50 is 0 %, less than 50 %"),
        # 1 of 3 is 33.3333 % when printed, and exact when compared.
        ({"plan_projects": 3, "self_run": 0, "in_plan": 1, "approved": 1}, 3, "1 of 3 is 33.3333 %"),
    ],
)
def test_an_office_passes_a_step_only_when_it_passed_those_before(
    changed: Mapping[str, AnswerValue], step: int, why: str
) -> None:
    result = reached(**changed)
    assert (result.state, result.step) == (State.COMPLETE, step)
    assert why in str(result.why)


def test_a_step_is_open_while_a_figure_it_needs_is_blank() -> None:
    result = reached(in_plan=None)
    assert (result.state, result.step, result.step_at_least) == (State.INCOMPLETE, None, 3)
    assert result.blank == ("in_plan",)
    assert str(result.why) == "step 4: not known, since “กำหนดไว้ในแผนพัฒนาท้องถิ่นของปีถัดไป” is blank"


def test_a_blank_figure_does_not_open_a_step_that_an_earlier_one_decides() -> None:
    result = reached(forum_held=False, approved=None)
    assert (result.state, result.step) == (State.INCOMPLETE, 2)


def test_zero_is_a_figure_and_blank_is_not() -> None:
    assert reached(self_run=0, in_plan=30, approved=12).step == 5
    assert reached(self_run=None).step is None


def test_an_optional_field_may_be_blank() -> None:
    assert reached(remark=None).state is State.COMPLETE
    assert reached(remark="รอประชุม").state is State.COMPLETE


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"in_plan": -1}, "-1 is less than 0"),
        ({"in_plan": 5001}, "5,001 is more than 5,000"),
        ({"in_plan": Decimal("12.5")}, "12.5 is not a whole number"),
        ({"in_plan": Fraction(1, 2)}, "0.5 is not a whole number"),
        ({"in_plan": Decimal("nan")}, "NaN is no number"),
        ({"in_plan": "๒๕"}, "๒๕ is no number"),
        ({"in_plan": True}, "True is no number"),
        ({"forum_held": 1}, "yes or no is needed, not 1"),
        ({"self_run": 61}, "โครงการที่ชุมชนดำเนินการเองต้องไม่เกินโครงการทั้งหมด"),
        ({"in_plan": 51}, "โครงการในแผนพัฒนาท้องถิ่นต้องไม่เกินโครงการทั้งหมดที่ไม่นับส่วนที่ชุมชนดำเนินการเอง"),
        ({"approved": 26}, "โครงการที่ผู้บริหารเห็นชอบต้องไม่เกินโครงการที่อยู่ในแผนพัฒนาท้องถิ่น"),
    ],
)
def test_figures_that_cannot_be_right_are_held_and_count_nowhere(
    changed: Mapping[str, AnswerValue], reason: str
) -> None:
    result = reached(**changed)
    assert (result.state, result.step, result.step_at_least) == (State.HELD, None, 0)
    assert str(result.why).startswith("the figures are held until corrected: ")
    assert str(result.why).endswith(f": {reason}")


def test_a_check_that_only_warns_leaves_the_figures_in() -> None:
    values = {"had_fund": True, "new_fund": False, "members_before": 120, "members_now": 118}
    answers = {name: Answer(value) for name, value in values.items()}
    result = compute_office(shipped("1.5"), SROI, Report(office=SROI.id, answers=answers))
    assert result.state is State.COMPLETE
    assert [check.message for check in result.failed] == ["จำนวนสมาชิกลดลงจากต้นปี โปรดตรวจสอบ"]


def test_an_office_without_a_report_is_missing_and_not_at_step_0() -> None:
    result = compute_office(shipped("1.4"), SROI, None)
    assert (result.state, result.step, str(result.why)) == (State.MISSING, None, "nothing was reported")


@given(st.booleans(), st.integers(0, 90), st.data())
def test_more_approved_projects_never_lower_a_step(forum: bool, projects: int, data: st.DataObject) -> None:  # noqa: FBT001  # drawn by Hypothesis
    own = data.draw(st.integers(0, projects))
    planned = data.draw(st.integers(0, projects - own))
    fewer = data.draw(st.integers(0, planned))
    more = data.draw(st.integers(fewer, planned))
    figures: dict[str, AnswerValue] = {"plan_projects": projects, "self_run": own, "in_plan": planned}
    before = reached(**figures, forum_held=forum, approved=fewer).step
    after = reached(**figures, forum_held=forum, approved=more).step
    assert before is not None
    assert after is not None
    assert before <= after


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300), st.integers(0, 300))
def test_the_step_is_the_one_that_plain_counting_gives(projects: int, own: int, planned: int, approved: int) -> None:
    result = reached(plan_projects=projects, self_run=own, in_plan=planned, approved=approved)
    if own > projects or planned > projects - own or approved > planned:
        assert result.state is State.HELD
        return
    step = 3
    if projects - own > 0 and planned * 2 >= projects - own:
        step = 5 if planned > 0 and approved * 5 >= planned * 2 else 4
    assert result.step == step
