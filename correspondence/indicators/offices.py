"""The result of one office: whether its figures can be used, which step it reached, and why no further.

An office passes a step only when it has passed those before. What is blank is missing: a step that needs it is neither
passed nor failed, and the step reached stays open unless an earlier one decides it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from correspondence.indicators.answers import Report, Unfit, figure
from correspondence.indicators.definition import Check, Definition, Step, WhenZero
from correspondence.indicators.formula import Figure, Figures, Missing, Number
from correspondence.indicators.rounding import shown
from correspondence.indicators.score import tidy
from correspondence.language import Message, say
from correspondence.letters.recipient import Recipient


class State(StrEnum):
    """What can be done with the figures of an office."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"  # something required is blank
    HELD = "held"  # something does not fit, or a check fails: nothing of it counts until it is corrected
    MISSING = "missing"  # no report


@dataclass(frozen=True, slots=True, kw_only=True)
class StepResult:
    """How one office stands at one step.

    Attributes:
        step: the step.
        passed: whether its own condition or threshold is met; None when a figure is missing.
        numerator, denominator: of a ratio, or None.
        missing: the fields that are missing.
        missing_labels: their labels, for sentences.
    """

    step: Step
    passed: bool | None
    numerator: Number | None = None
    denominator: Number | None = None
    missing: tuple[str, ...] = ()
    missing_labels: tuple[str, ...] = ()

    @property
    def percent(self) -> Number | None:
        """The ratio in percent, exact; None without one or when the denominator is zero."""
        if self.numerator is None or not self.denominator:
            return None
        return tidy(Fraction(self.numerator) * 100 / self.denominator)

    @property
    def why(self) -> Message:
        """Why it is passed or not: the ratio against the threshold."""
        if self.missing:
            return say(
                "step {step}: not known, since {names} is blank",
                step=self.step.number,
                names=_list(self.missing_labels),
            )
        if self.denominator is None:
            return self._why_condition()
        if self.percent is None:
            return self._why_zero()
        return self._why_ratio(self.percent)

    def _why_condition(self) -> Message:
        if self.passed:
            return say("step {step}: done ({label})", step=self.step.number, label=self.step.label)
        return say("step {step}: not done ({label})", step=self.step.number, label=self.step.label)

    def _why_zero(self) -> Message:
        if self.passed:
            return say("step {step}: passed, since there is nothing to divide by", step=self.step.number)
        return say("step {step}: not passed, since there is nothing to divide by", step=self.step.number)

    def _why_ratio(self, percent: Number) -> Message:
        number, part, whole = self.step.number, shown(self.numerator or 0), shown(self.denominator or 0)
        ratio, limit = shown(percent), shown(self._limit)
        facts = {"step": number, "part": part, "whole": whole, "ratio": ratio, "limit": limit}
        if self.step.at_most is not None:
            if self.passed:
                return say("step {step}: passed, {part} of {whole} is {ratio} %, at most {limit} %", **facts)
            return say("step {step}: not passed, {part} of {whole} is {ratio} %, more than {limit} %", **facts)
        if self.passed:
            return say("step {step}: passed, {part} of {whole} is {ratio} %, at least {limit} %", **facts)
        return say("step {step}: not passed, {part} of {whole} is {ratio} %, less than {limit} %", **facts)

    @property
    def _limit(self) -> Number:
        return self.step.at_least if self.step.at_least is not None else self.step.at_most or 0


def _list(labels: tuple[str, ...]) -> str:
    return ", ".join(f"“{label}”" for label in labels)


def _labels(definition: Definition, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(field.label for name in names if (field := definition.field(name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeResult:
    """What one office's report gives.

    Attributes:
        definition: the indicator.
        office: who reports.
        report: what it reported, or None.
        state: what can be done with it.
        blank: the required fields that are blank.
        unfit: the answers that do not fit their fields.
        failed: the checks that fail, also those that only warn.
        figures: the fields as formulas use them; None is missing.
        steps: how it stands at each step; empty without a report.
        step: the step reached, 0 for none; None when it is not known, held or not reported, or there are no steps.
        step_at_least: the steps that it passed for certain.
    """

    definition: Definition
    office: Recipient
    report: Report | None
    state: State
    blank: tuple[str, ...] = ()
    unfit: tuple[Unfit, ...] = ()
    failed: tuple[Check, ...] = ()
    figures: Mapping[str, Figure | None]
    steps: tuple[StepResult, ...] = ()
    step: int | None = None
    step_at_least: int = 0

    @property
    def next_step(self) -> StepResult | None:
        """The first step that is not passed, or None when all are or none is computed."""
        return next((each for each in self.steps if not each.passed), None)

    @property
    def why(self) -> Message:
        """In one sentence why the office stands where it does."""
        if self.state is State.MISSING:
            return say("nothing was reported")
        if self.state is State.HELD:
            return say("the figures are held until corrected: {reason}", reason=self._held_by)
        if self.next_step is not None:
            return self.next_step.why
        if self.blank:
            return say("{names} is blank", names=_list(_labels(self.definition, self.blank)))
        return say("all steps are passed") if self.steps else say("the figures are complete")

    @property
    def _held_by(self) -> Message | str:
        if self.unfit:
            return self.unfit[0].sentence
        return next(check.message for check in self.failed if check.hold)


def compute_office(definition: Definition, office: Recipient, report: Report | None) -> OfficeResult:
    """Return the result of one office; never raises, whatever the report holds."""
    if report is None:
        return OfficeResult(definition=definition, office=office, report=None, state=State.MISSING, figures={})
    figures, blank, unfit = _figures(definition, report)
    sums = Figures(figures)
    failed = tuple(check for check in definition.checks if sums.holds(check.rule) is False)
    steps = tuple(_step(definition, step, sums) for step in definition.steps)
    state = _state(blank, unfit, failed)
    passed, known = _reached(steps)
    return OfficeResult(
        definition=definition,
        office=office,
        report=report,
        state=state,
        blank=blank,
        unfit=unfit,
        failed=failed,
        figures=figures,
        steps=steps,
        step=passed if steps and known and state is not State.HELD else None,
        step_at_least=0 if state is State.HELD else passed,
    )


def _figures(
    definition: Definition, report: Report
) -> tuple[dict[str, Figure | None], tuple[str, ...], tuple[Unfit, ...]]:
    figures: dict[str, Figure | None] = {}
    blank: list[str] = []
    unfit: list[Unfit] = []
    for field in definition.fields:
        answer = report.answers.get(field.name)
        value = answer.value if answer else None
        if value is None and field.required:
            blank.append(field.name)
        found = figure(field, value)
        if isinstance(found, Unfit):
            unfit.append(found)
            found = None
        figures[field.name] = found
    return figures, tuple(blank), tuple(unfit)


def _state(blank: tuple[str, ...], unfit: tuple[Unfit, ...], failed: tuple[Check, ...]) -> State:
    if unfit or any(check.hold for check in failed):
        return State.HELD
    return State.INCOMPLETE if blank else State.COMPLETE


def _reached(steps: tuple[StepResult, ...]) -> tuple[int, bool]:
    """Return how many steps in a row are passed, and whether the one behind them is known not to be."""
    for place, each in enumerate(steps):
        if not each.passed:
            return place, each.passed is not None
    return len(steps), True


def _step(definition: Definition, step: Step, figures: Figures) -> StepResult:
    if step.numerator is None or step.denominator is None:
        outcome = figures.holds(step.when) if step.when else False
        if isinstance(outcome, bool):
            return StepResult(step=step, passed=outcome)
        return _undecided(definition, step, outcome)
    numerator, denominator = figures.number(step.numerator), figures.number(step.denominator)
    if isinstance(numerator, int | Fraction) and isinstance(denominator, int | Fraction):
        passed = _meets(step, numerator, denominator)
        return StepResult(step=step, passed=passed, numerator=numerator, denominator=denominator)
    return _undecided(definition, step, numerator, denominator)


def _undecided(definition: Definition, step: Step, *outcomes: object) -> StepResult:
    """Return a step with a missing figure, else with a division by zero inside a formula: what the file says of it."""
    names = _names(*outcomes)
    if names:
        return StepResult(step=step, passed=None, missing=names, missing_labels=_labels(definition, names))
    return StepResult(step=step, passed=step.when_zero is WhenZero.PASS, numerator=0, denominator=0)


def _names(*outcomes: object) -> tuple[str, ...]:
    names = (name for each in outcomes if isinstance(each, Missing) for name in each.names)
    return tuple(dict.fromkeys(names))


def _meets(step: Step, numerator: Number, denominator: Number) -> bool:
    """Compare without dividing: exact, and whole numbers stay whole."""
    if denominator == 0:
        return step.when_zero is WhenZero.PASS
    sign = 1 if denominator > 0 else -1
    percent = numerator * 100 * sign
    if step.at_least is not None:
        return percent >= step.at_least * denominator * sign
    return percent <= (step.at_most or 0) * denominator * sign
