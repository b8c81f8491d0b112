"""Scores on five levels, exactly: 1 to 5, between the levels in proportion (บัญญัติไตรยางศ์) where the scale says so."""

from collections.abc import Iterable
from fractions import Fraction

from correspondence.indicators.definition import Scale
from correspondence.indicators.formula import Number

HIGHEST = 5
"""The best score."""


def tidy(value: Number) -> Number:
    """Return an exact number as `int` where it is whole."""
    return value.numerator if value.denominator == 1 else value


def score_of(scale: Scale, result: Number) -> Number:
    """Return the score of a result: level i plus (x - Lᵢ) / (Lᵢ₊₁ - Lᵢ), 5 from the last level on."""
    levels, place = _rising(scale, result)
    if place < levels[0]:
        return scale.lowest
    reached = sum(level <= place for level in levels)
    if reached == HIGHEST or not scale.interpolate:
        return reached
    below, above = levels[reached - 1], levels[reached]
    return tidy(reached + Fraction(place - below) / (above - below))


def _rising(scale: Scale, result: Number) -> tuple[tuple[Number, ...], Number]:
    """Turn a scale where less is better upside down."""
    if scale.levels[0] < scale.levels[-1]:
        return scale.levels, result
    return tuple(-level for level in scale.levels), -result


def next_level(scale: Scale, result: Number) -> tuple[int, Number] | None:
    """Return the next whole score above that of `result`, and the result that earns it; None at the top."""
    levels, place = _rising(scale, result)
    reached = sum(level <= place for level in levels)
    return None if reached == HIGHEST else (reached + 1, scale.levels[reached])


def weighted(score: Number, weight: Number) -> Number:
    """Return คะแนนถ่วงน้ำหนัก: the score times its weight in percent."""
    return tidy(Fraction(score * weight) / 100)


def mean(scores: Iterable[tuple[Number, Number]]) -> Number | None:
    """Return Σ(weight × score) / Σ weight of pairs of score and weight; None when nothing has weight."""
    pairs = tuple(scores)
    total = sum(weight for _, weight in pairs)
    return tidy(Fraction(sum(score * weight for score, weight in pairs)) / total) if total else None
