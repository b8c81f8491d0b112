"""Results of indicators as JSON: exact values rounded once, half up, to four decimals; null where there is none."""

from typing import Any

from correspondence.indicators.areas import AreaResult, MeasureResult
from correspondence.indicators.comparing import Difference
from correspondence.indicators.compute import Computation
from correspondence.indicators.definition import Definition
from correspondence.indicators.formula import Number
from correspondence.indicators.nearest import nearest
from correspondence.indicators.offices import OfficeResult
from correspondence.indicators.rounding import rounded

_DECIMALS = 4


def definition_shape(definition: Definition) -> dict[str, Any]:
    """Return an indicator with what it asks."""
    return {
        "code": definition.code,
        "title": definition.title,
        "unit": definition.unit,
        "reporters": definition.reporters.value,
        "fiscal_year": int(definition.fiscal_year),
        "weight": _number(definition.weight),
        "fields": [
            {"name": one.name, "label": one.label, "type": one.type.value, "unit": one.unit, "required": one.required}
            for one in definition.fields
        ],
        "steps": [{"number": one.number, "label": one.label} for one in definition.steps],
    }


def computation_shape(found: Computation) -> dict[str, Any]:
    """Return an indicator computed: the whole, the districts, the offices, and what would change the score."""
    return {
        "code": found.definition.code,
        "title": found.definition.title,
        "whole": area_shape(found.whole),
        "districts": [area_shape(one) for one in found.districts],
        "offices": [office_shape(one) for one in found.offices],
        "nearest": [str(gap.sentence) for gap in nearest(found.offices)],
        "superseded": len(found.superseded),
    }


def area_shape(area: AreaResult) -> dict[str, Any]:
    """Return the results of a district, a province or everything."""
    return {
        "area": area.area.key or None,
        "name": area.area.name,
        "expected": area.coverage.expected,
        "reported": area.coverage.reported,
        "incomplete": area.coverage.incomplete,
        "held": area.coverage.held,
        "score": _number(area.score),
        "weighted": _number(area.weighted),
        "at_step": {str(step): count for step, count in area.at_step.items()},
        "results": [_measure_shape(one) for one in area.measures],
    }


def office_shape(one: OfficeResult) -> dict[str, Any]:
    """Return where one office stands and why."""
    return {
        "office": one.office.id,
        "name": one.office.name,
        "state": one.state.value,
        "step": one.step,
        "why": str(one.why),
        "figures": {name: _number(value) for name, value in one.figures.items()},
        "failed": [check.message for check in one.failed],
        "unfit": [str(unfit.sentence) for unfit in one.unfit],
        "blank": list(one.blank),
    }


def difference_shape(one: Difference) -> dict[str, Any]:
    """Return a claim beside what was computed."""
    return {
        "where": one.claim.where or None,
        "name": one.name,
        "what": one.claim.what,
        "label": one.label,
        "claimed": float(one.claim.value),
        "computed": _number(one.computed),
        "agrees": one.agrees,
        "reply": (one.claim.source.reply or None) if one.claim.source else None,
    }


def _measure_shape(one: MeasureResult) -> dict[str, Any]:
    return {
        "name": one.measure.name,
        "label": one.measure.label,
        "unit": one.measure.unit,
        "numerator": _number(one.numerator),
        "denominator": _number(one.denominator),
        "value": _number(one.value),
        "score": _number(one.score),
        "counted": len(one.counted),
        "empty": None if one.empty is None else str(one.empty),
    }


def _number(value: Number | None) -> int | float | bool | None:
    if value is None or isinstance(value, int):
        return value
    return float(rounded(value, _DECIMALS))
