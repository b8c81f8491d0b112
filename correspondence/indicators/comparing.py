"""Compares: what somebody claims with what we compute, and a computation with an earlier one."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from correspondence.indicators.answers import Claim
from correspondence.indicators.areas import Area, AreaResult
from correspondence.indicators.compute import Computation
from correspondence.indicators.definition import Definition
from correspondence.indicators.formula import Number
from correspondence.indicators.rounding import rounded, shown
from correspondence.indicators.score import tidy
from correspondence.language import Message, say
from correspondence.letters.recipient import Recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A claim beside what was computed.

    Attributes:
        claim: what is said, and where.
        name: of the office or area.
        label: what is claimed, as people call it.
        computed: exact; None when nothing could be computed, or the claim is about nothing we know.
        by: computed less claimed, exact; None when nothing could be computed.
        agrees: whether the claim is what we compute, rounded half up to the decimals that it is written with.
    """

    claim: Claim
    name: str
    label: str
    computed: Number | None
    by: Number | None
    agrees: bool

    @property
    def sentence(self) -> Message:
        """`อำเภอลอง, ร้อยละของ…: 90 is claimed, 81.82 is computed`."""
        claimed = shown(Fraction(self.claim.value))
        if self.computed is None:
            return say(
                "{name}, {what}: {claimed} is claimed, nothing is computed",
                name=self.name,
                what=self.label,
                claimed=claimed,
            )
        computed = shown(self.computed)
        if self.agrees:
            return say(
                "{name}, {what}: {claimed} is claimed and computed",
                name=self.name,
                what=self.label,
                claimed=claimed,
            )
        return say(
            "{name}, {what}: {claimed} is claimed, {computed} is computed",
            name=self.name,
            what=self.label,
            claimed=claimed,
            computed=computed,
        )


def compare_claims(computation: Computation, claims: Iterable[Claim]) -> tuple[Difference, ...]:
    """Return each claim beside what was computed, in the order given."""
    return tuple(_difference(computation, claim) for claim in claims)


def _difference(computation: Computation, claim: Claim) -> Difference:
    name, computed = _computed(computation, claim)
    claimed = tidy(Fraction(claim.value))
    return Difference(
        claim=claim,
        name=name,
        label=_label(computation.definition, claim.what),
        computed=computed,
        by=None if computed is None else tidy(Fraction(computed) - claimed),
        agrees=computed is not None and _as_written(claim, computed) == claimed,
    )


def _label(definition: Definition, what: str) -> str:
    name, _, part = what.partition(".")
    measure = next((each for each in definition.measures if each.name == name), None)
    if measure:
        parts = {"numerator": say("{label} (numerator)", label=measure.label)}
        parts["denominator"] = say("{label} (denominator)", label=measure.label)
        return str(parts.get(part, measure.label))
    field = definition.field(name)
    return field.label if field else str({"score": say("the score"), "step": say("the step")}.get(what, what))


def _as_written(claim: Claim, computed: Number) -> Number:
    """Return what was computed with as many decimals as the claim is written with; an exact fraction stays exact."""
    if isinstance(claim.value, Decimal):
        exponent = claim.value.as_tuple().exponent
        return rounded(computed, max(0, -exponent) if isinstance(exponent, int) else 0)
    return rounded(computed, 0) if claim.value.denominator == 1 else computed


def _computed(computation: Computation, claim: Claim) -> tuple[str, Number | None]:
    office = computation.office(claim.where) if claim.where else None
    if office is not None and claim.what == "step":
        return office.office.name, office.step
    if office is not None and computation.area(claim.where) is None:
        figure = office.figures.get(claim.what)
        return office.office.name, int(figure) if isinstance(figure, bool) else figure
    area = computation.area(claim.where)
    return (area.area.name, _of_area(area, claim.what)) if area else (claim.where, None)


def _of_area(area: AreaResult, what: str) -> Number | None:
    if what == "score":
        return area.score
    name, _, part = what.partition(".")
    outcome = area.measure(name)
    if outcome is not None:
        parts = {"": outcome.value, "numerator": outcome.numerator, "denominator": outcome.denominator}
        return parts.get(part)
    total = area.totals.get(what)
    return total.value if total else None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepChange:
    """An office whose step is another than in the earlier round; None where it was or is not known."""

    office: Recipient
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultChange:
    """A result of an area that is another than in the earlier round; None where there was or is none."""

    area: Area
    measure: str
    before: Number | None
    after: Number | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed between two rounds of one indicator."""

    steps: tuple[StepChange, ...]
    results: tuple[ResultChange, ...]


def compare_rounds(before: Computation, after: Computation) -> Changes:
    """Return what changed from one computation of an indicator to a later one, offices and areas matched by id."""
    return Changes(steps=tuple(_step_changes(before, after)), results=tuple(_result_changes(before, after)))


def _step_changes(before: Computation, after: Computation) -> Iterable[StepChange]:
    was = {each.office.id: each for each in before.offices}
    now = {each.office.id: each for each in after.offices}
    for key in dict.fromkeys((*now, *was)):
        one, other = was.get(key), now.get(key)
        steps = (one.step if one else None, other.step if other else None)
        present = other or one
        if steps[0] != steps[1] and present:
            yield StepChange(office=present.office, before=steps[0], after=steps[1])


def _result_changes(before: Computation, after: Computation) -> Iterable[ResultChange]:
    was, now = _results(before), _results(after)
    for key in dict.fromkeys((*now, *was)):
        if was.get(key) != now.get(key):
            yield ResultChange(area=key[0], measure=key[1], before=was.get(key), after=now.get(key))


def _results(computation: Computation) -> dict[tuple[Area, str], Number | None]:
    areas = (*computation.districts, *computation.provinces, computation.whole)
    return {(each.area, outcome.measure.name): outcome.value for each in areas for outcome in each.measures}
