"""Scores on five levels and the weighted mean, by hand and by property."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.indicators.definition import Scale
from correspondence.indicators.rounding import rounded, shown
from correspondence.indicators.score import mean, next_level, score_of, weighted

USUAL = Scale(levels=(60, 70, 80, 90, 100))
LESS_IS_BETTER = Scale(levels=(30, 20, 10, 5, 0))
BY_STEP = Scale(levels=(1, 2, 3, 4, 5), interpolate=False)


@pytest.mark.parametrize(
    ("scale", "result", "score"),
    [
        (USUAL, 0, 1),
        (USUAL, 60, 1),
        (USUAL, 75, Fraction(5, 2)),
        (USUAL, Fraction(200, 3), Fraction(5, 3)),
        (USUAL, 100, 5),
        (USUAL, 250, 5),
        (USUAL, -10, 1),
        (Scale(levels=USUAL.levels, lowest=0), 59, 0),
        (LESS_IS_BETTER, 40, 1),
        (LESS_IS_BETTER, 15, Fraction(5, 2)),
        (LESS_IS_BETTER, 0, 5),
        (BY_STEP, 4, 4),
        (BY_STEP, Fraction(49, 10), 4),
        (BY_STEP, 0, 1),
    ],
)
def test_a_result_is_scored_in_proportion_between_levels(
    scale: Scale, result: int | Fraction, score: int | Fraction
) -> None:
    assert score_of(scale, result) == score


results = st.fractions(-50, 200)


@given(results, results)
def test_a_better_result_never_scores_less(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    for scale in (USUAL, BY_STEP):
        assert score_of(scale, low) <= score_of(scale, high)
    assert score_of(LESS_IS_BETTER, low) >= score_of(LESS_IS_BETTER, high)


@given(results)
def test_a_score_is_1_to_5_and_the_next_level_earns_the_next_whole_score(result: Fraction) -> None:
    for scale in (USUAL, LESS_IS_BETTER, BY_STEP):
        score, following = score_of(scale, result), next_level(scale, result)
        assert 1 <= score <= 5
        assert (following is None) == (score == 5)
        if following:
            assert score_of(scale, following[1]) == following[0]
            assert following[0] > score or following[0] == 1


def test_the_weighted_score_is_the_score_times_the_weight_in_percent() -> None:
    assert weighted(Fraction(5, 2), 5) == Fraction(1, 8)
    assert mean([(5, 10), (2, 5)]) == 4
    assert mean([]) is None


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Fraction(5, 2), 0, "3"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(-1, 8), 2, "-0.13"),
        (Fraction(-1, 1000), 2, "0.00"),
        (Fraction(200, 3), 4, "66.6667"),
        (Fraction(200, 3), None, "66.6667"),
        (Fraction(1, 4), None, "0.25"),
        (1234567, None, "1,234,567"),
        (1234, 2, "1,234.00"),
        (Fraction(99995, 100000), 4, "1.0000"),
    ],
)
def test_a_half_is_rounded_up_when_printed(value: int | Fraction, decimals: int | None, text: str) -> None:
    assert shown(value, decimals) == text


def test_figures_are_printed_in_thai_digits_where_asked() -> None:
    assert shown(Fraction(200, 3), 2, thai=True) == "๖๖.๖๗"


@given(st.fractions(-1000, 1000), st.integers(0, 6))
def test_what_is_printed_is_the_nearest_figure_of_that_many_decimals(value: Fraction, decimals: int) -> None:
    near = rounded(value, decimals)
    assert abs(near - value) * 2 <= Fraction(1, 10**decimals)
    assert Fraction(shown(value, decimals).replace(",", "")) == near
