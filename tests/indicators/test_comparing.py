"""Claimed against computed, and one round against an earlier one."""

from decimal import Decimal
from fractions import Fraction

import pytest

from correspondence.indicators.answers import Claim
from correspondence.indicators.comparing import compare_claims, compare_rounds
from correspondence.indicators.compute import compute
from tests.indicators.samples import DIRECTORY, report, shipped

COMPUTED = compute(
    shipped("1.4"),
    DIRECTORY,
    (report("5407-T01"), report("5407-A01", in_plan=24), report("5407-A02"), report("5403-T01", in_plan=None)),
)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SARABAN_LANG", "en")


@pytest.mark.parametrize(
    ("where", "what", "value", "agrees", "sentence"),
    [
        # 2 of 3 offices: 66.6667 %.
        ("5407", "at_step_5", Decimal("66.67"), True, "66.67 is claimed and computed"),
        ("5407", "at_step_5", 67, True, "67 is claimed and computed"),
        ("5407", "at_step_5", Decimal("66.66"), False, "66.66 is claimed, 66.6667 is computed"),
        ("5407", "at_step_5", 100, False, "100 is claimed, 66.6667 is computed"),
        (
            "5407",
            "at_step_5.numerator",
            3,
            False,
            "อำเภอวังชิ้น, ร้อยละของเทศบาลและ อบต. ที่ดำเนินการถึงขั้นตอนที่ ๕ (numerator): 3 is claimed, 2 is computed",
        ),
        ("5407", "in_plan", 74, True, "74 is claimed and computed"),
        ("5407", "score", Decimal("1.6667"), True, "1.6667 is claimed and computed"),
        ("5407-A01", "step", 5, False, "องค์การบริหารส่วนตำบลวังชิ้น, the step: 5 is claimed, 3 is computed"),
        ("5407-A01", "in_plan", 24, True, "24 is claimed and computed"),
        ("5407-A03", "step", 5, False, "5 is claimed, nothing is computed"),
        ("5403", "at_step_5", 0, False, "0 is claimed, nothing is computed"),
        ("5403", "at_stp", 0, False, "0 is claimed, nothing is computed"),
        ("", "at_step_5", Fraction(200, 3), True, "66.6667 is claimed and computed"),
        ("9999", "step", 1, False, "9999, the step: 1 is claimed, nothing is computed"),
    ],
)
def test_a_claim_agrees_when_it_is_what_we_compute_rounded_as_it_is_written(
    where: str,
    what: str,
    value: int | Decimal | Fraction,
    agrees: bool,  # noqa: FBT001  # a row
    sentence: str,
) -> None:
    (difference,) = compare_claims(COMPUTED, [Claim(where=where, what=what, value=value)])
    assert difference.agrees is agrees
    assert sentence in str(difference.sentence)


def test_the_difference_is_computed_less_claimed_and_exact() -> None:
    (difference,) = compare_claims(COMPUTED, [Claim(where="5407", what="at_step_5", value=60)])
    assert difference.by == Fraction(20, 3)


def test_two_rounds_differ_by_the_offices_that_moved_and_the_results_they_moved() -> None:
    before = compute(shipped("1.4"), DIRECTORY, (report("5407-T01", approved=9),))
    after = compute(shipped("1.4"), DIRECTORY, (report("5407-T01"), report("5403-A01", approved=9)))
    changes = compare_rounds(before, after)
    assert [(each.office.short, each.before, each.after) for each in changes.steps] == [
        ("ทต.วังชิ้น", 4, 5),
        ("อบต.บ้านปิน", None, 4),
    ]
    assert [(each.area.name, each.before, each.after) for each in changes.results] == [
        ("อำเภอวังชิ้น", 0, 100),
        ("อำเภอลอง", None, 0),
        ("ทั้งจังหวัด", 0, 50),
    ]
    assert compare_rounds(after, after).steps == ()
