"""Explains a figure: the formula, its numbers, and for each number the reply, file and cell that it came from."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from correspondence.indicators.answers import Answer, AnswerValue, Source
from correspondence.indicators.areas import AreaResult, MeasureResult
from correspondence.indicators.definition import Field, Measure
from correspondence.indicators.formula import Formula, Number
from correspondence.indicators.offices import OfficeResult, State, StepResult
from correspondence.indicators.rounding import shown
from correspondence.language import Message, say
from correspondence.letters.recipient import Recipient
from correspondence.thai.calendar import format_long

_HASH_SHOWN = 12


def explain(outcome: OfficeResult | MeasureResult | AreaResult) -> tuple[Message, ...]:
    """Return the chain behind a result, from the result down to the cells, a sentence a link."""
    if isinstance(outcome, OfficeResult):
        return tuple(_office(outcome))
    if isinstance(outcome, MeasureResult):
        return tuple(_measure(outcome))
    return tuple(_area(outcome))


def source_sentence(source: Source | None) -> Message:
    """Return where an answer stands, in one sentence."""
    if source is None:
        return say("entered by hand")
    cell, digest = f"{source.sheet}!{source.cell}" if source.sheet else source.cell, source.sha256[:_HASH_SHOWN]
    if not source.reply and not source.dated:
        return say("file {file} (sha256 {digest}), cell {cell}", file=source.file, digest=digest, cell=cell)
    reply = source.reply or say("a reply without a number")
    dated = format_long(source.dated) if source.dated else say("without a date")
    return say(
        "reply {reply} of {dated}, file {file} (sha256 {digest}), cell {cell}",
        reply=reply,
        dated=dated,
        file=source.file,
        digest=digest,
        cell=cell,
    )


def _name(office: Recipient) -> str:
    return office.short or office.name


def _office(outcome: OfficeResult) -> Iterator[Message]:
    yield say("{office}: {why}", office=_name(outcome.office), why=outcome.why)
    if outcome.state is State.MISSING:
        return
    if outcome.step is not None:
        yield say("step {step} of {steps} is reached", step=outcome.step, steps=len(outcome.steps))
    for check in outcome.failed:
        yield say("check {rule} fails: {message}", rule=check.rule.text, message=check.message)
    for each in outcome.unfit:
        yield each.sentence
    for step in outcome.steps:
        yield step.why
        yield from _ratio(step)
    yield from _answers(outcome, (field.name for field in outcome.definition.fields))


def _ratio(step: StepResult) -> Iterator[Message]:
    if step.step.numerator and step.step.denominator:
        yield say(
            "{formula} = {numerator} / {denominator}",
            formula=f"({step.step.numerator.text}) / ({step.step.denominator.text})",
            numerator=_number(step.numerator),
            denominator=_number(step.denominator),
        )


def _number(value: Number | None) -> str | Message:
    return say("missing") if value is None else shown(value)


def _answers(outcome: OfficeResult, names: Iterable[str]) -> Iterator[Message]:
    for name in names:
        field, answer = outcome.definition.field(name), outcome.report.answers.get(name) if outcome.report else None
        if field is not None:
            yield _answer(field, answer)


def _answer(field: Field, answer: Answer | None) -> Message:
    if answer is None or answer.value is None:
        return say("{field} ({label}) is blank", field=field.name, label=field.label)
    return say(
        "{field} ({label}) = {value}: {source}",
        field=field.name,
        label=field.label,
        value=_value(answer.value),
        source=source_sentence(answer.source),
    )


def _value(value: AnswerValue) -> object:
    match value:
        case bool():
            return say("yes") if value else say("no")
        case int() | Fraction() | Decimal():
            return shown(Fraction(value))
        case date():
            return format_long(value)
        case _:
            return " ".join(value.split())


def _area(outcome: AreaResult) -> Iterator[Message]:
    yield say("{area}: {coverage}", area=outcome.area.name, coverage=outcome.coverage.sentence)
    if outcome.score is not None:
        yield say("the score is {score}", score=shown(outcome.score, outcome.definition.decimals))
    for area in outcome.pending:
        yield say("{area}: which result applies is not known until all have reported", area=area.name)
    for measure in outcome.measures:
        yield from _measure(measure)


def _measure(outcome: MeasureResult) -> Iterator[Message]:
    measure = outcome.measure
    yield _headline(outcome)
    yield say("it is {formula}", formula=_formula(measure))
    for name, value in outcome.figures.items():
        yield say("{name} = {value}", name=name, value=_number(value))
    if measure.scale and outcome.score is not None:
        levels = ", ".join(shown(level) for level in measure.scale.levels)
        yield say("on the levels {levels} that is score {score}", levels=levels, score=shown(outcome.score, 4))
    yield say("{counted} of {expected} offices are counted", counted=len(outcome.counted), expected=outcome.expected)
    for office in outcome.counted:
        yield from _share(measure, office)


def _headline(outcome: MeasureResult) -> Message:
    facts = {"area": outcome.area.name, "label": outcome.measure.label}
    if outcome.value is None:
        return say("{area}, {label}: no result, {reason}", **facts, reason=outcome.empty)
    return say(
        "{area}, {label}: {value} = {numerator} / {denominator} × {times}",
        **facts,
        value=shown(outcome.value),
        numerator=_number(outcome.numerator),
        denominator=_number(outcome.denominator),
        times=shown(outcome.measure.times),
    )


def _formula(measure: Measure) -> str:
    return f"({measure.numerator.text}) / ({measure.denominator.text}) × {shown(measure.times)}"


def _share(measure: Measure, office: OfficeResult) -> Iterator[Message]:
    """Tell what one office adds: its step where steps are counted, and the cells of the fields that are added up."""
    yield say("{office}: {why}", office=_name(office.office), why=_stand(office))
    names = [field.name for field in office.definition.fields if field.name in measure.names]
    yield from _answers(office, [*names, *_named_in(measure.reached_when, names)])


def _stand(office: OfficeResult) -> Message:
    return office.why if office.step is None else say("step {step}; {why}", step=office.step, why=office.why)


def _named_in(formula: Formula | None, but_not: list[str]) -> list[str]:
    return [name for name in formula.names if name not in but_not] if formula else []
