"""What changes the score next."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.indicators.compute import compute
from correspondence.indicators.nearest import level_gap, nearest
from correspondence.indicators.offices import compute_office
from correspondence.indicators.reading import read_definition
from tests.indicators.samples import DIRECTORY, SHIPPED, WANG_CHIN, report, shipped


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SARABAN_LANG", "en")


def test_the_offices_that_lack_the_fewest_projects_come_first() -> None:
    reports = (
        report("5407-T01", in_plan=22, approved=22),  # 3 of 50 to step 4
        report("5407-A01", approved=9),  # 1 of 25 to step 5
        report("5407-A02", forum_held=False),
        report("5407-A03"),  # at step 5
        report("5403-T01", in_plan=24, approved=5),  # 1 of 50 to step 4
        report("5403-A01", in_plan=None),  # not known
    )
    gaps = nearest(compute(shipped("1.4"), DIRECTORY, reports).offices)
    assert [str(gap.sentence) for gap in gaps] == [
        "อบต.วังชิ้น: 1 โครงการ more to step 5",
        "ทต.บ้านปิน: 1 โครงการ more to step 4",
        "ทต.วังชิ้น: 3 โครงการ more to step 4",
        "อบต.สรอย: step 3: not done (จัดเวทีประชาคม)",
    ]


def test_without_a_denominator_no_number_of_projects_is_named() -> None:
    office = compute_office(shipped("1.4"), WANG_CHIN[1], report("5407-T01", self_run=60, in_plan=0, approved=0))
    (gap,) = nearest([office])
    assert (gap.by, str(gap.sentence)) == (
        None,
        "ทต.วังชิ้น: step 4: not passed, since there is nothing to divide by",
    )


def test_a_threshold_from_above_counts_how_many_are_too_many() -> None:
    text = (SHIPPED / "1.4.toml").read_text(encoding="utf-8").replace("at_least = 40", "at_most = 10")
    office = compute_office(read_definition(text), WANG_CHIN[1], report("5407-T01"))
    (gap,) = nearest([office])
    assert str(gap.sentence) == "ทต.วังชิ้น: 8 โครงการ fewer to step 5"
    assert str(office.why) == "step 5: not passed, 10 of 25 is 40 %, more than 10 %"


@given(st.integers(1, 200), st.integers(0, 199))
def test_exactly_that_many_more_reach_the_step_and_one_fewer_does_not(whole: int, part: int) -> None:
    def step(planned: int) -> int | None:
        values = report("5407-T01", plan_projects=whole, self_run=0, in_plan=planned, approved=0)
        return compute_office(shipped("1.4"), WANG_CHIN[1], values).step

    office = compute_office(
        shipped("1.4"), WANG_CHIN[1], report("5407-T01", plan_projects=whole, self_run=0, in_plan=part, approved=0)
    )
    for gap in nearest([office]):
        if gap.step.step.number == 4:
            assert gap.by is not None
            assert step(part + gap.by) == 4
            assert step(part + gap.by - 1) == 3


def test_an_area_lacks_so_many_offices_to_the_next_whole_score() -> None:
    reports = [
        report(each.id, approved=9 if each.id in {"5407-A02", "5407-A03"} else 10) for each in DIRECTORY if each.parent
    ]
    outcome = compute(shipped("1.4"), DIRECTORY, reports).whole.measures[0]
    # 4 of 6 offices are at step 5, 66.67 %: 70 % of 6 is 4.2, so one more.
    assert outcome.value == Fraction(400, 6)
    gap = level_gap(outcome)
    assert gap is not None
    assert (gap.score, gap.level, gap.by) == (2, 70, 1)
    assert str(gap.sentence) == "1 more lift ทั้งจังหวัด to score 2, from 70"


def test_at_the_top_or_without_a_result_nothing_is_lacking() -> None:
    everyone = [report(each.id) for each in DIRECTORY if each.parent]
    assert level_gap(compute(shipped("1.4"), DIRECTORY, everyone).whole.measures[0]) is None
    assert level_gap(compute(shipped("1.4"), DIRECTORY, ()).whole.measures[0]) is None
