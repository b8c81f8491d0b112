"""Divides and scores what was added up: the result of each measure for an area, and the score of the indicator."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from correspondence.indicators.adding import Sums, Tally
from correspondence.indicators.areas import Area, AreaResult, MeasureResult
from correspondence.indicators.definition import Definition, Measure
from correspondence.indicators.formula import Figures, Missing, Number, Undefined
from correspondence.indicators.score import mean, score_of, tidy, weighted
from correspondence.language import Message, say


def result(definition: Definition, sums: Sums) -> AreaResult:
    """Divide and score what was added up."""
    measures = tuple(
        _measured(measure, sums.area, sums.tallies[measure.name])
        for measure in definition.measures
        if measure.name in sums.tallies
    )
    score = _score(measures)
    return AreaResult(
        definition=definition,
        area=sums.area,
        coverage=sums.coverage,
        measures=measures,
        pending=sums.pending,
        totals=sums.totals,
        at_step=sums.at_step,
        score=score,
        weighted=None if score is None or definition.weight is None else weighted(score, definition.weight),
    )


def _score(measures: Sequence[MeasureResult]) -> Number | None:
    if any(each.score is None for each in measures):
        return None
    return mean((each.score, each.measure.share) for each in measures if each.score is not None)


def _measured(measure: Measure, area: Area, tally: Tally) -> MeasureResult:
    # With nobody counted the sums are missing, and not the zero that adding up began with.
    figures: dict[str, Number | None] = {
        name: tidy(value) if tally.counted else None for name, value in tally.sums.items()
    }
    figures |= {"counted": len(tally.counted), "expected": tally.expected, "target": tally.target}
    asked = dict.fromkeys((*measure.numerator.names, *measure.denominator.names))
    outcome = MeasureResult(
        measure=measure,
        area=area,
        expected=tally.expected,
        counted=tally.counted,
        figures={name: figures[name] for name in asked},
    )
    return _divided(outcome, Figures(figures)) if tally.counted else replace(outcome, empty=_nothing_counted(outcome))


def _divided(outcome: MeasureResult, figures: Figures) -> MeasureResult:
    measure = outcome.measure
    numerator, denominator = figures.number(measure.numerator), figures.number(measure.denominator)
    if isinstance(numerator, Missing | Undefined) or isinstance(denominator, Missing | Undefined):
        return replace(outcome, empty=_why_empty(outcome.area, numerator, denominator))
    if denominator == 0:
        outcome = replace(outcome, empty=say("there is nothing to divide by"))
        return replace(outcome, numerator=numerator, denominator=denominator)
    value = tidy(Fraction(numerator * measure.times) / denominator)
    score = score_of(measure.scale, value) if measure.scale else None
    return replace(outcome, numerator=numerator, denominator=denominator, value=value, score=score)


def _nothing_counted(outcome: MeasureResult) -> Message:
    expected, area = outcome.expected, outcome.area.name
    if not expected:
        return say("{area} has no office that reports", area=area)
    return say("none of the {expected} offices of {area} has usable figures", expected=expected, area=area)


def _why_empty(area: Area, *outcomes: object) -> Message:
    if any(isinstance(each, Missing) for each in outcomes):
        return say("no target is set for {area}", area=area.name)
    return say("there is nothing to divide by")
