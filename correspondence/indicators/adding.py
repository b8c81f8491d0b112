"""Adds up areas: a district from its offices, a province from its districts, the country from its provinces.

Everything is added up once, district by district, so that the sum of the districts is the province.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from correspondence.indicators.areas import Area, Coverage, Total
from correspondence.indicators.definition import SUMMED, Definition, Measure
from correspondence.indicators.formula import Figure, Figures, Number
from correspondence.indicators.measures import plain_area
from correspondence.indicators.offices import OfficeResult, State
from correspondence.indicators.score import tidy


@dataclass(frozen=True, slots=True)
class Tally:
    """One measure over the districts it applies to, before anything is divided.

    Attributes:
        expected: the offices there.
        counted: those for which all that the measure needs is known.
        sums: what they add up to.
        target: of the area; None when none is set.
    """

    expected: int
    counted: tuple[OfficeResult, ...]
    sums: Mapping[str, Number]
    target: Number | None


@dataclass(frozen=True, slots=True)
class Sums:
    """An area added up: what `result` divides, and what the larger area is added up from."""

    area: Area
    coverage: Coverage
    tallies: Mapping[str, Tally]
    pending: tuple[Area, ...]
    totals: Mapping[str, Total]
    at_step: Mapping[int, int]


def add_offices(definition: Definition, area: Area, offices: Sequence[OfficeResult]) -> Sums:
    """Add up the offices of a district."""
    measures, pending = _applicable(definition, offices)
    return Sums(
        area=area,
        coverage=_coverage(offices),
        tallies={measure.name: _tally(definition, measure, area, offices) for measure in measures},
        pending=(area,) if pending else (),
        totals=_totals(definition, offices),
        at_step=Counter(office.step for office in offices if office.step is not None),
    )


def add_areas(definition: Definition, area: Area, parts: Sequence[Sums]) -> Sums:
    """Add up the parts of a larger area."""
    present = [measure for measure in definition.measures if any(measure.name in part.tallies for part in parts)]
    return Sums(
        area=area,
        coverage=_joint_coverage(part.coverage for part in parts),
        tallies={measure.name: _joint(measure, area, parts) for measure in present},
        pending=tuple(each for part in parts for each in part.pending),
        totals=_joint_totals(parts),
        at_step=sum((Counter(part.at_step) for part in parts), Counter[int]()),
    )


def _applicable(definition: Definition, offices: Sequence[OfficeResult]) -> tuple[tuple[Measure, ...], bool]:
    """Return the measures of a district, and whether that is not known yet.

    One office that fails `when_every` decides against it; that all fulfil it is known when all have reported.
    """
    for measure in definition.measures:
        if measure.when_every is None:
            continue
        outcomes = [_fulfils(measure, office) for office in offices]
        if outcomes and all(outcomes):
            return (measure,), False
        if outcomes and False not in outcomes:
            return (), True
    return tuple(measure for measure in definition.measures if measure.when_every is None), False


def _fulfils(measure: Measure, office: OfficeResult) -> bool | None:
    if measure.when_every is None or not _is_usable(office):
        return None
    outcome = Figures(office.figures).holds(measure.when_every)
    return outcome if isinstance(outcome, bool) else None


def _is_usable(office: OfficeResult) -> bool:
    return office.state in {State.COMPLETE, State.INCOMPLETE}


def _coverage(offices: Sequence[OfficeResult]) -> Coverage:
    states = Counter(office.state for office in offices)
    return Coverage(
        expected=len(offices),
        complete=states[State.COMPLETE],
        incomplete=states[State.INCOMPLETE],
        held=states[State.HELD],
        missing=states[State.MISSING],
    )


def _joint_coverage(parts: Iterable[Coverage]) -> Coverage:
    each = tuple(parts)
    return Coverage(
        expected=sum(part.expected for part in each),
        complete=sum(part.complete for part in each),
        incomplete=sum(part.incomplete for part in each),
        held=sum(part.held for part in each),
        missing=sum(part.missing for part in each),
    )


def _totals(definition: Definition, offices: Sequence[OfficeResult]) -> dict[str, Total]:
    usable = [office.figures for office in offices if _is_usable(office)]
    totals: dict[str, Total] = {}
    for field in definition.fields:
        if field.type in SUMMED:
            values = [figures[field.name] for figures in usable]
            known = [value for value in values if value is not None]
            totals[field.name] = Total(value=tidy(sum(known)) if known else None, offices=len(known))
    return totals


def _joint_totals(parts: Sequence[Sums]) -> dict[str, Total]:
    names = dict.fromkeys(name for part in parts for name in part.totals)
    return {name: _joint_total([part.totals[name] for part in parts]) for name in names}


def _joint_total(totals: Sequence[Total]) -> Total:
    known = [total.value for total in totals if total.value is not None]
    return Total(value=tidy(sum(known)) if known else None, offices=sum(total.offices for total in totals))


def _tally(definition: Definition, measure: Measure, area: Area, offices: Sequence[OfficeResult]) -> Tally:
    fields = [field.name for field in definition.fields if field.name in measure.names]
    counted: list[OfficeResult] = []
    sums: dict[str, Number] = dict.fromkeys(fields, 0)
    sums |= {name: 0 for name in ("reached", "step_sum") if name in measure.names}
    for office in offices:
        shares = _shares(measure, fields, office)
        if shares is not None:
            counted.append(office)
            for name, share in shares.items():
                sums[name] += share
    return Tally(len(offices), tuple(counted), sums, _target(measure, area))


def _shares(measure: Measure, fields: Sequence[str], office: OfficeResult) -> dict[str, Figure] | None:
    """Return what an office adds to each figure, or None when something is not known."""
    if not _is_usable(office):
        return None
    shares: dict[str, Figure | None] = {name: office.figures[name] for name in fields}
    if "step_sum" in measure.names:
        shares["step_sum"] = office.step
    if "reached" in measure.names:
        shares["reached"] = _has_reached(measure, office)
    known = {name: share for name, share in shares.items() if share is not None}
    return known if len(known) == len(shares) else None


def _has_reached(measure: Measure, office: OfficeResult) -> int | None:
    if measure.reached_when is None:
        return None
    outcome = Figures({**office.figures, "step": office.step}).holds(measure.reached_when)
    return int(outcome) if isinstance(outcome, bool) else None


def _target(measure: Measure, area: Area) -> Number | None:
    """Return the target that is set for an area, by its id or its name."""
    by_id = measure.targets.get(area.key)
    return by_id if by_id is not None else measure.targets.get(plain_area(area.name))


def _joint(measure: Measure, area: Area, parts: Sequence[Sums]) -> Tally:
    tallies = [part.tallies[measure.name] for part in parts if measure.name in part.tallies]
    own = _target(measure, area)
    return Tally(
        expected=sum(tally.expected for tally in tallies),
        counted=tuple(office for tally in tallies for office in tally.counted),
        sums={name: sum(tally.sums[name] for tally in tallies) for name in tallies[0].sums},
        target=_joint_target(tallies) if own is None else own,
    )


def _joint_target(tallies: Sequence[Tally]) -> Number | None:
    """Return the sum of the targets of the parts when each has one; a part without offices needs none."""
    targets = [tally.target for tally in tallies if tally.expected]
    known = [target for target in targets if target is not None]
    return tidy(sum(known)) if known and len(known) == len(targets) else None
