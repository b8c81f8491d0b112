"""What changes the score next: the offices nearest to the next step, and how much an area lacks to its next level.

How much is lacking is counted in whole units of the numerator, with the denominator as it is. Where the two share a
figure that count would be wrong, and none is given.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from correspondence.indicators.areas import MeasureResult
from correspondence.indicators.definition import Measure, Step
from correspondence.indicators.formula import Number
from correspondence.indicators.offices import OfficeResult, State, StepResult
from correspondence.indicators.rounding import shown
from correspondence.indicators.score import next_level
from correspondence.language import Message, say
from correspondence.thai.collation import thai_key


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeGap:
    """What an office lacks to its next step.

    Attributes:
        office: its result.
        step: how it stands at that step.
        by: how many more, or fewer where less is better, of the numerator; None for a condition or no denominator.
        unit: of what, `โครงการ`.
    """

    office: OfficeResult
    step: StepResult
    by: int | None
    unit: str

    @property
    def sentence(self) -> Message:
        """`อบต.สรอย: 3 more โครงการ to step 4 (22 of 50 is 44 %)`."""
        name, number = self.office.office.short or self.office.office.name, self.step.step.number
        if self.by is None:
            return say("{office}: {why}", office=name, why=self.step.why)
        if self.step.step.at_most is not None:
            return say(
                "{office}: {by} {unit} fewer to step {step}", office=name, by=self.by, unit=self.unit, step=number
            )
        return say("{office}: {by} {unit} more to step {step}", office=name, by=self.by, unit=self.unit, step=number)


def nearest(offices: Iterable[OfficeResult]) -> tuple[OfficeGap, ...]:
    """Return what each office with usable figures lacks to its next step, the nearest first.

    Those that lack a few units come first, the higher step before the lower at the same number; then those for whom
    something is not done yet. Offices at the last step, and those whose next step is not known, are left out.
    """
    return tuple(sorted((gap for office in offices if (gap := _gap(office))), key=_order))


def _order(gap: OfficeGap) -> tuple[bool, int, int, object]:
    return gap.by is None, gap.by or 0, -gap.step.step.number, thai_key(gap.office.office.name)


def _gap(office: OfficeResult) -> OfficeGap | None:
    following = office.next_step
    if following is None or following.passed is None or office.state in {State.HELD, State.MISSING}:
        return None
    return OfficeGap(office=office, step=following, by=_lacking(following), unit=_unit(office, following.step))


def _lacking(at: StepResult) -> int | None:
    step = at.step
    if at.numerator is None or not at.denominator or at.denominator < 0 or _shares_figures(step):
        return None
    if step.at_least is not None:
        return ceil(Fraction(step.at_least * at.denominator) / 100 - at.numerator)
    return ceil(at.numerator - Fraction((step.at_most or 0) * at.denominator) / 100)


def _shares_figures(of: Step | Measure) -> bool:
    if of.numerator is None or of.denominator is None:
        return False
    return not set(of.numerator.names).isdisjoint(of.denominator.names)


def _unit(office: OfficeResult, step: Step) -> str:
    names = step.numerator.names if step.numerator else ()
    return next((field.unit for field in office.definition.fields if field.name in names and field.unit), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelGap:
    """What a result lacks to the next whole score.

    Attributes:
        outcome: the result.
        score: the next whole score.
        level: the result that earns it.
        by: how many more of the numerator; None when that cannot be said.
    """

    outcome: MeasureResult
    score: int
    level: Number
    by: int | None

    @property
    def sentence(self) -> Message:
        """`2 more lift จังหวัดแพร่ to score 4 (90)`."""
        area, level = self.outcome.area.name, shown(self.level)
        if self.by is None:
            return say("{area} has score {score} from {level}", area=area, score=self.score, level=level)
        return say(
            "{by} more lift {area} to score {score}, from {level}", by=self.by, area=area, score=self.score, level=level
        )


def level_gap(outcome: MeasureResult) -> LevelGap | None:
    """Return what a result lacks to the next whole score; None at the top, or without a result or levels."""
    scale = outcome.measure.scale
    following = next_level(scale, outcome.value) if scale and outcome.value is not None else None
    if scale is None or following is None:
        return None
    score, level = following
    rising = scale.levels[0] < scale.levels[-1]
    return LevelGap(outcome=outcome, score=score, level=level, by=_more(outcome, level) if rising else None)


def _more(outcome: MeasureResult, level: Number) -> int | None:
    if outcome.numerator is None or outcome.denominator is None or outcome.denominator <= 0:
        return None
    if _shares_figures(outcome.measure):
        return None
    return ceil(Fraction(level * outcome.denominator) / outcome.measure.times - outcome.numerator)
