"""Formulas: exact, small, safe, and honest about what is missing."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.indicators.formula import Figures, FormulaError, Kind, Missing, Undefined, read_formula

KINDS = {
    "in_plan": Kind.NUMBER,
    "plan_projects": Kind.NUMBER,
    "self_run": Kind.NUMBER,
    "forum": Kind.CONDITION,
    "priority": Kind.CONDITION,
}


def number(text: str, **figures: int | Fraction | None) -> object:
    return Figures(figures).number(read_formula(text, KINDS, gives=Kind.NUMBER))


def holds(text: str, **figures: int | Fraction | None) -> object:
    return Figures(figures).holds(read_formula(text, KINDS, gives=Kind.CONDITION))


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("in_plan / (plan_projects - self_run) * 100", Fraction(3000, 47)),
        ("in_plan ÷ plan_projects × ๑๐๐", Fraction(3000, 60)),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("-in_plan + +2", -28),
        ("min(in_plan, 5) + max(1, 2) + sum(1, 2, 3) + count(in_plan > 1, in_plan > 99)", 5 + 2 + 6 + 1),
        ("10 / 5", 2),
        ("in_plan\n  + 1", 31),
    ],
)
def test_arithmetic_is_exact(text: str, result: object) -> None:
    assert number(text, in_plan=30, plan_projects=60, self_run=13) == result
    assert not isinstance(number(text, in_plan=30, plan_projects=60, self_run=13), float)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("in_plan <= plan_projects - self_run", True),
        ("in_plan ≥ ๓๑ or not forum", False),
        ("forum and priority and 0 < in_plan < 31", True),
        ("0 < in_plan < 30", False),
        ("in_plan ≠ 30", False),
        ("forum", True),
        ("0.1 + 0.2 == 0.3", True),
    ],
)
def test_conditions_hold_or_not(text: str, result: object) -> None:
    assert holds(text, in_plan=30, plan_projects=60, self_run=13, forum=True, priority=True) is result


def test_a_missing_figure_makes_the_formula_missing_and_is_named() -> None:
    assert number("in_plan / (plan_projects - self_run)", in_plan=None, plan_projects=60) == Missing(
        ("in_plan", "self_run")
    )
    # Even where the other half would decide it: what was not given is never guessed at.
    assert holds("forum or priority", forum=True, priority=None) == Missing(("priority",))


def test_division_by_zero_is_undefined_and_not_zero() -> None:
    assert number("in_plan / (plan_projects - self_run)", in_plan=0, plan_projects=3, self_run=3) == Undefined(
        "in_plan / (plan_projects - self_run)"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("in_plan +", "cannot be read"),
        ("in_plan = 3", "write =="),
        ("planned", "no figure called planned"),
        ("in_plan ** 9999999", "not allowed"),
        ("in_plan // 2", "not allowed"),
        ("in_plan.__class__", "not allowed"),
        ("in_plan[0]", "not allowed"),
        ("'a' * 9", "not allowed"),
        ("f'{in_plan}'", "not allowed"),
        ("1e400", "not allowed"),
        ("0x10", "not allowed"),
        ("1_000", "not allowed"),
        ("True", "not allowed"),
        ("99999999999999999999", "not allowed"),
        ("__import__('os')", "not allowed"),
        ("min(*in_plan)", "not allowed"),
        ("min(key=in_plan)", "write =="),
        ("min()", "not allowed"),
        ("round(in_plan)", "not allowed"),
        ("(lambda: 1)()", "not allowed"),
        ("[in_plan for in_plan in self_run]", "not allowed"),
        ("in_plan if forum else 1", "not allowed"),
        ("(in_plan := 3)", "not allowed"),
        ("1and 2", "not allowed"),
        ("แผน", "not allowed"),
        ("in_plan in self_run", "not allowed"),
        ("in_plan is self_run", "not allowed"),
        ("forum + 1", "forum is a yes or no"),
        ("count(in_plan) + 1", "in_plan is a number"),
        ("forum", "a number is needed"),
        ("in_plan > 1", "a number is needed"),
        ("1+" * 250 + "1", "longer than"),
        ("-" * 300 + "1", "nested too deeply"),
        ("(" * 250 + "1", "cannot be read"),
        ("in_plan)(self_run", "cannot be read"),
        ("in_plan; self_run", "“;” is not allowed"),
        ("in\x00plan", r"U\+0000"),
    ],
)
def test_what_is_not_on_the_list_is_refused_with_a_sentence(
    text: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SARABAN_LANG", "en")
    with pytest.raises(FormulaError, match=reason):
        read_formula(text, KINDS, gives=Kind.NUMBER)


@given(st.text(alphabet="in_plan 0123456789.+-*/()<>=!,minaxforudt๕≥×\n\"'[]{}:#\\", max_size=60))
def test_any_text_is_a_formula_or_is_refused(text: str) -> None:
    for gives in Kind:
        try:
            formula = read_formula(text, KINDS, gives=gives)
        except FormulaError:
            continue
        figures = Figures({"in_plan": 3, "plan_projects": 7, "self_run": 7, "forum": True, "priority": False})
        assert isinstance(figures.number(formula), int | Fraction | bool | Undefined)


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(1, 400))
def test_a_ratio_is_the_same_as_by_hand(part: int, whole: int, times: int) -> None:
    result = number(f"in_plan / plan_projects * {times}", in_plan=part, plan_projects=whole)
    assert result == Fraction(part * times, whole)
