"""Districts and the province, added up by hand beside each case."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.indicators.answers import Report
from correspondence.indicators.areas import AreaResult, MeasureResult
from correspondence.indicators.compute import Computation, compute
from correspondence.indicators.definition import Definition
from correspondence.indicators.reading import read_definition
from correspondence.letters.recipient import Recipient
from tests.indicators.samples import (
    DIRECTORY,
    LONG,
    SHIPPED,
    STEP_5,
    WANG_CHIN,
    district,
    fund,
    municipality,
    organisation,
    report,
    shipped,
)
from tests.indicators.test_definition import SMALL

FAR = (district("5408", "หนองม่วงไข่"),)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SARABAN_LANG", "en")


def area(computation: Computation, key: str) -> AreaResult:
    found = computation.area(key)
    assert found is not None
    return found


def measured(computation: Computation, key: str, name: str = "at_step_5") -> MeasureResult:
    found = area(computation, key).measure(name)
    assert found is not None
    return found


def edited(code: str, old: str, new: str) -> Definition:
    text = (SHIPPED / f"{code}.toml").read_text(encoding="utf-8")
    assert old in text
    return read_definition(text.replace(old, new))


ROUND = (
    # วังชิ้น: three report, two of them at step 5; แม่ป้าก is silent. ลอง: one of two at step 5.
    report("5407-T01"),
    report("5407-A01", in_plan=24),
    report("5407-A02"),
    report("5403-T01"),
    report("5403-A01", approved=9),
)


def test_the_result_of_a_district_is_the_offices_at_step_5_of_those_that_reported() -> None:
    computed = compute(shipped("1.4"), DIRECTORY, ROUND)
    wang_chin = measured(computed, "5407")
    assert (wang_chin.numerator, wang_chin.denominator, wang_chin.value) == (2, 3, Fraction(200, 3))
    # 66.67 lies between level 60 (1 point) and 70 (2): 1 + 6.67/10 = 5/3.
    assert wang_chin.score == Fraction(5, 3)
    assert area(computed, "5407").weighted == Fraction(5, 3) * 5 / 100
    assert str(area(computed, "5407").coverage.sentence) == "3 of 4 reported (0 incomplete, 0 held)"
    assert measured(computed, "5403").value == 50
    assert measured(computed, "5403").score == 1


def test_the_province_is_the_sum_of_its_districts_and_not_the_mean_of_their_percentages() -> None:
    computed = compute(shipped("1.4"), DIRECTORY, ROUND)
    whole = measured(computed, "")
    assert (whole.numerator, whole.denominator, whole.value) == (3, 5, 60)
    assert whole.score == 1
    assert computed.whole.at_step == {5: 3, 3: 1, 4: 1}
    assert (computed.whole.totals["in_plan"].value, computed.whole.totals["in_plan"].offices) == (25 * 4 + 24, 5)


def test_the_office_may_count_the_silent_ones_as_not_reached() -> None:
    strict = edited("1.4", 'denominator = "counted"', 'denominator = "expected"')
    wang_chin = measured(compute(strict, DIRECTORY, ROUND), "5407")
    assert (wang_chin.numerator, wang_chin.denominator, wang_chin.value) == (2, 4, 50)


def test_held_and_incomplete_offices_are_in_the_coverage_and_not_in_the_result() -> None:
    reports = (report("5407-T01"), report("5407-A01", approved=26), report("5407-A02", in_plan=None))
    computed = compute(shipped("1.4"), WANG_CHIN, reports)
    coverage = computed.whole.coverage
    assert (coverage.expected, coverage.reported, coverage.complete, coverage.held) == (4, 3, 1, 1)
    assert (measured(computed, "").numerator, measured(computed, "").denominator) == (1, 1)
    assert computed.whole.totals["approved"].offices == 2


def test_nothing_reported_is_no_result_and_not_zero() -> None:
    computed = compute(shipped("1.4"), DIRECTORY, ())
    whole = measured(computed, "")
    assert (whole.value, whole.score, computed.whole.score, computed.whole.weighted) == (None, None, None, None)
    assert str(whole.empty) == "none of the 6 offices of ทั้งจังหวัด has usable figures"


def test_a_district_without_local_offices_is_shown_with_nothing_to_report() -> None:
    computed = compute(shipped("1.4"), (*DIRECTORY, *FAR), ROUND)
    far = measured(computed, "5408")
    assert (area(computed, "5408").coverage.expected, far.value) == (0, None)
    assert str(far.empty) == "อำเภอหนองม่วงไข่ has no office that reports"
    assert measured(computed, "").value == 60


def test_an_empty_directory_computes_to_nothing() -> None:
    computed = compute(shipped("1.4"), (), ())
    assert (computed.offices, computed.districts, computed.whole.score) == ((), (), None)


def test_a_district_whose_offices_all_have_a_fund_works_on_members() -> None:
    reports = [
        *(fund(each.id, had=True, new=False, before=100, now=150) for each in LONG[1:]),
        fund("5407-T01", had=True, new=False, before=80, now=90),
        fund("5407-A01", had=False, new=True, before=0, now=40),
        fund("5407-A02", had=False, new=False, before=0, now=0),
    ]
    computed = compute(shipped("1.5"), DIRECTORY, reports)
    long, wang_chin = measured(computed, "5403", "members"), measured(computed, "5407", "funds")
    # ลอง: 100 more members for a target of 858; วังชิ้น: 1 new fund for a target of 1, though one office is silent.
    assert (long.numerator, long.denominator, long.value) == (100, 858, Fraction(10000, 858))
    assert (wang_chin.numerator, wang_chin.denominator, wang_chin.value, wang_chin.score) == (1, 1, 100, 5)
    assert area(computed, "5403").measure("funds") is None
    assert area(computed, "5407").measure("members") is None
    # The province: each measure over the districts it applies to; the score is the mean of both, shares alike.
    assert measured(computed, "", "members").denominator == 858
    assert computed.whole.score == Fraction(1 + 5, 2)


def test_which_measure_applies_is_open_while_a_silent_office_could_decide_it() -> None:
    reports = [fund("5403-T01", had=True, new=False, before=100, now=150)]
    computed = compute(shipped("1.5"), LONG, reports)
    assert [each.name for each in computed.whole.pending] == ["อำเภอลอง"]
    assert (area(computed, "5403").measures, computed.whole.score) == ((), None)
    decided = compute(shipped("1.5"), LONG, [fund("5403-T01", had=False, new=False, before=0, now=0)])
    assert (decided.whole.pending, measured(decided, "5403", "funds").value) == ((), 0)


@pytest.mark.parametrize(
    ("target", "value", "empty"), [("0", None, "there is nothing to divide by"), ("2", 50, "None")]
)
def test_a_target_of_zero_gives_no_result_with_the_reason(target: str, value: int | None, empty: str) -> None:
    definition = edited("1.5", '"อำเภอลอง" = 1\n', f'"อำเภอลอง" = {target}\n')
    outcome = measured(
        compute(definition, LONG, [fund("5403-T01", had=False, new=True, before=0, now=9)]), "5403", "funds"
    )
    assert (outcome.value, str(outcome.empty)) == (value, empty)


def test_a_target_that_is_not_set_is_named() -> None:
    definition = edited("1.5", '"อำเภอลอง" = 1\n', "")
    computed = compute(definition, DIRECTORY, [fund("5403-T01", had=False, new=True, before=0, now=9)])
    assert str(measured(computed, "5403", "funds").empty) == "no target is set for อำเภอลอง"
    assert measured(computed, "", "funds").value is None


def test_a_target_of_the_province_goes_before_the_sum_of_its_districts() -> None:
    definition = edited("1.5", '"ทั้งประเทศ" = 848\n', '"ทั้งประเทศ" = 848\n"ทั้งจังหวัด" = 4\n')
    reports = [fund(each.id, had=False, new=True, before=0, now=9) for each in LONG[1:]]
    assert measured(compute(definition, LONG, reports), "", "funds").value == 50


def test_the_country_is_the_sum_of_its_provinces_with_the_target_of_the_circular() -> None:
    def named(recipient: Recipient, province: str) -> Recipient:
        return Recipient(
            id=f"{province}-{recipient.id}",
            kind=recipient.kind,
            name=recipient.name,
            district=recipient.district,
            province=province,
            parent=f"{province}-{recipient.parent}" if recipient.parent else "",
        )

    everyone = [named(each, province) for province in ("แพร่", "น่าน") for each in LONG]
    reports = [fund(each.id, had=False, new=True, before=0, now=9) for each in everyone]
    computed = compute(shipped("1.5"), everyone, reports)
    assert [each.area.name for each in computed.provinces] == ["จังหวัดแพร่", "จังหวัดน่าน"]
    whole = measured(computed, "", "funds")
    assert (computed.whole.area.name, whole.numerator, whole.denominator) == ("ทั้งประเทศ", 4, 848)
    assert whole.value == Fraction(400, 848)


def test_a_district_may_report_itself() -> None:
    definition = read_definition(SMALL)
    values = {"budget": 300, "spent": 200}
    computed = compute(definition, DIRECTORY, [report("5403", values), report("5407", values, spent=250)])
    assert [each.office.name for each in computed.offices] == ["อำเภอวังชิ้น", "อำเภอลอง"]
    assert measured(computed, "5403", "spending").value == Fraction(200, 3)
    assert measured(computed, "", "spending").value == 75


def test_a_later_report_supersedes_and_a_stray_one_is_named() -> None:
    first, second, stray = report("5403-T01", approved=9), report("5403-T01"), report("9999-A01")
    computed = compute(shipped("1.4"), LONG, (first, second, stray))
    assert computed.superseded == (first,)
    assert computed.strays == (stray,)
    assert computed.offices[0].step == 5


def test_an_office_that_was_retired_is_not_expected_any_more() -> None:
    old = Recipient(id="5403-A09", kind=LONG[2].kind, name="อบต.เก่า", parent="5403", retired=date(2016, 3, 1))
    for as_of, expected in ((date(2016, 2, 1), 3), (date(2016, 3, 1), 2), (None, 2)):
        assert compute(shipped("1.4"), (*LONG, old), (), as_of=as_of).whole.coverage.expected == expected


def test_the_provincial_organisation_does_not_report_as_a_local_office_unless_the_file_says_so() -> None:
    pao = Recipient(id="54-P", kind="องค์การบริหารส่วนจังหวัด", name="อบจ.แพร่")
    assert compute(shipped("1.4"), (*LONG, pao), ()).whole.coverage.expected == 2
    kinds = 'reporters = "local-office"\nkinds = ["องค์การบริหารส่วนจังหวัด"]'
    definition = edited("1.4", 'reporters = "local-office"', kinds)
    assert [each.office.id for each in compute(definition, (*LONG, pao), ()).offices] == ["54-P"]


OFFICES = [each for each in DIRECTORY if each.parent]


@st.composite
def rounds(draw: st.DrawFn) -> list[Report]:
    reports = []
    for office in draw(st.lists(st.sampled_from(OFFICES), unique_by=lambda each: each.id)):
        projects = draw(st.integers(0, 40))
        values = {"plan_projects": projects, "self_run": draw(st.integers(0, projects))}
        values["in_plan"] = draw(st.integers(0, projects + 2))
        values["approved"] = draw(st.integers(0, 40))
        blank = draw(st.sampled_from(["", "in_plan", "approved", "forum_held"]))
        reports.append(report(office.id, STEP_5, **{name: v for name, v in values.items() if name != blank}))
    return reports


@given(rounds())
def test_totals_equal_sums(reports: list[Report]) -> None:
    computed = compute(shipped("1.4"), DIRECTORY, reports)
    for name, total in computed.whole.totals.items():
        assert (total.value or 0) == sum(each.totals[name].value or 0 for each in computed.districts)
        assert (total.value is None) == (total.offices == 0)
    whole, parts = measured(computed, ""), [measured(computed, each.area.key) for each in computed.districts]
    assert (whole.numerator or 0) == sum(part.numerator or 0 for part in parts)
    assert (whole.denominator or 0) == sum(part.denominator or 0 for part in parts)
    coverage = computed.whole.coverage
    assert coverage.complete + coverage.incomplete + coverage.held + coverage.missing == coverage.expected == 6


@given(rounds(), st.sampled_from([("5403", "ลอง"), ("5407", "วังชิ้น"), ("5409", "ใหม่")]))
def test_a_silent_office_more_changes_nothing_computed_for_others(reports: list[Report], at: tuple[str, str]) -> None:
    silent: Sequence[Recipient] = (
        organisation(f"{at[0]}-X01", "เงียบ", at[1]),
        municipality(f"{at[0]}-X02", "เงียบ", at[1]),
    )
    before = compute(shipped("1.4"), DIRECTORY, reports)
    after = compute(shipped("1.4"), (*DIRECTORY, *silent), reports)
    assert after.offices[: len(before.offices)] == before.offices
    for each in before.districts:
        now = measured(after, each.area.key)
        was = measured(before, each.area.key)
        assert (was.value, was.numerator, was.denominator) == (now.value, now.numerator, now.denominator)
    assert after.whole.totals == before.whole.totals
