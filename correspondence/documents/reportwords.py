"""The words of the consolidated report, in Thai with Arabic digits; the form turns them as the office types them.

Figures are rounded here, once: results to two decimals, scores as their indicator says.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from correspondence.indicators.answers import Claim
from correspondence.indicators.areas import AreaResult
from correspondence.indicators.comparing import Difference
from correspondence.indicators.definition import Definition, Field, FieldType, Measure, Step, WhenZero
from correspondence.indicators.formula import Formula, Number
from correspondence.indicators.nearest import OfficeGap
from correspondence.indicators.offices import OfficeResult, State
from correspondence.indicators.rounding import shown
from correspondence.indicators.wording import DECIMALS, NOTHING, exactly

ROUNDING = (
    "ทุกค่าคำนวณจากตัวเลขเต็ม ปัดเศษครั้งเดียวเมื่อพิมพ์ โดยครึ่งหนึ่งขึ้นไปปัดขึ้น"
    f" ผลพิมพ์ทศนิยม {DECIMALS} ตำแหน่ง คะแนนพิมพ์ตามจำนวนตำแหน่งที่กำหนดในนิยามตัวชี้วัด"
)
MISSING = "แห่งที่ยังไม่รายงาน แห่งที่ข้อมูลไม่ครบ และแห่งที่รอแก้ไข ไม่นำมาคำนวณและไม่นับเป็นศูนย์ จำนวนดังกล่าวแสดงไว้คู่กับผลทุกครั้ง"
BY_HAND = "เจ้าหน้าที่บันทึกเองโดยไม่มีหนังสือหรือแฟ้มอ้างอิง"

_STATES = {
    State.COMPLETE: "ครบถ้วน",
    State.INCOMPLETE: "ข้อมูลไม่ครบ",
    State.HELD: "รอแก้ไข",
    State.MISSING: "ยังไม่รายงาน",
}
_OF_AREAS = {
    "counted": "จำนวนแห่งที่ข้อมูลใช้ได้",
    "expected": "จำนวนแห่งทั้งหมดที่ต้องรายงาน",
    "target": "ค่าเป้าหมาย",
    "step_sum": "ผลรวมของขั้นตอนที่ทำได้",
    "step": "ขั้นตอนที่ทำได้",
}
_PARTS = {"numerator": " (ตัวตั้ง)", "denominator": " (ตัวหาร)"}
_SIGNS = (
    ("<=", "≤"),
    (">=", "≥"),
    ("!=", "≠"),
    ("==", "="),
    ("*", "×"),
    ("/", "÷"),
    (" and ", " และ "),
    (" or ", " หรือ "),
)
_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)


def coverage(area: AreaResult) -> str:
    """Return how many of how many reported, and what is the matter with the rest."""
    of = area.coverage
    return (
        f"รายงานแล้ว {of.reported:,} จาก {of.expected:,} แห่ง"
        f" (ไม่ครบ {of.incomplete:,} รอแก้ไข {of.held:,} ยังไม่รายงาน {of.missing:,})"
    )


def reported(area: AreaResult) -> str:
    """Return how many of how many reported: `9/9`, and how many of them can be used when not all can."""
    of = area.coverage
    usable = f" (ใช้ได้\u00a0{of.complete:,})" if of.complete < of.reported else ""
    return f"{of.reported:,}/{of.expected:,}{usable}"


def steps(area: AreaResult) -> str:
    """Return how many offices reached each step and no further: `3 (1), 5 (8)`, no count torn from its step."""
    return ", ".join(f"{step}\u00a0({count:,})" for step, count in sorted(area.at_step.items()) if count)


def state(office: OfficeResult) -> str:
    """Return what can be done with an office's figures."""
    return _STATES[office.state]


def reached(office: OfficeResult) -> str:
    """Return the step that an office reached, or what its figures lack for it."""
    return _STATES[office.state] if office.step is None else str(office.step)


def why(office: OfficeResult) -> str:
    """Return why an office stands where it does; of an indicator without steps, what it reported."""
    if office.state is State.COMPLETE and office.step is None:
        return " · ".join(_answered(office))
    return "" if office.state is State.MISSING else office.why.thai


def _answered(office: OfficeResult) -> Iterator[str]:
    for field in _told(office.definition):
        answer = office.report.answers.get(field.name) if office.report else None
        match answer.value if answer else None:
            case bool() as value:
                yield "ใช่" if value else "ไม่ใช่"
            case int() | Fraction() | Decimal() as number:
                yield shown(Fraction(number))
            case _:
                yield NOTHING


def _told(definition: Definition) -> list[Field]:
    return [field for field in definition.fields if field.type not in {FieldType.TEXT, FieldType.DATE}]


def gap(of: OfficeGap) -> str:
    """Return what an office lacks to its next step."""
    return of.sentence.thai


def claimed(definition: Definition, claim: Claim) -> str:
    """Return what a claim is about."""
    name, _, part = claim.what.partition(".")
    known = {"score": "คะแนน", "step": "ขั้นตอนที่ทำได้"}
    measure, field = definition.measure(name), definition.field(name)
    label = measure.label if measure else field.label if field else known.get(name, name)
    return f"{label}{_PARTS.get(part, '')}"


def differs(one: Difference) -> str:
    """Return how much more, or less, was computed than claimed."""
    return NOTHING if one.by is None else signed(one.by)


def signed(value: Number, decimals: int | None = None) -> str:
    """Return a change with its sign."""
    text = shown(value, decimals)
    return f"+{text}" if value > 0 else text


def figure(value: Number | None) -> str:
    """Return a result as printed; a dash when there is none."""
    return exactly(value, DECIMALS)


def method(definition: Definition) -> Iterator[str]:
    """Yield how an indicator is computed: its steps, its formulas, its levels."""
    for one in definition.steps:
        yield _step(definition, one)
    for measure in definition.measures:
        yield from _measure(definition, measure)
    if not definition.steps:
        yield "ผลรายแห่งแสดงคำตอบตามลำดับ: " + " · ".join(field.label for field in _told(definition))
    if definition.basis:
        yield f"ที่มาของเกณฑ์: {definition.basis}"


def _step(definition: Definition, step: Step) -> str:
    if step.numerator is None or step.denominator is None:
        return f"ขั้นตอนที่ {step.number} {step.label}"
    limit = (
        f"ไม่น้อยกว่าร้อยละ {shown(step.at_least)}"
        if step.at_least is not None
        else f"ไม่เกินร้อยละ {shown(step.at_most or 0)}"
    )
    zero = "ผ่าน" if step.when_zero is WhenZero.PASS else "ไม่ผ่าน"
    ratio = _ratio(definition, step.numerator, step.denominator)
    return f"ขั้นตอนที่ {step.number} {step.label}: {ratio} × 100 ต้อง{limit} ถ้าตัวหารเป็นศูนย์ถือว่า{zero}"


def _measure(definition: Definition, measure: Measure) -> Iterator[str]:
    ratio = _ratio(definition, measure.numerator, measure.denominator, measure)
    yield f"{measure.label} = {ratio} × {shown(measure.times)}"
    if measure.when_every:
        yield f"ใช้กับอำเภอที่ทุกแห่งเป็นไปตามเงื่อนไข {_words(definition, measure.when_every)}"
    if measure.scale:
        levels = ", ".join(shown(level) for level in measure.scale.levels)
        between = "เทียบบัญญัติไตรยางศ์ระหว่างระดับ" if measure.scale.interpolate else "ได้คะแนนเต็มระดับเท่านั้น"
        yield f"ระดับคะแนน 1 ถึง 5 เมื่อผลเป็น {levels} {between} ต่ำกว่าระดับที่ 1 ได้ {shown(measure.scale.lowest)} คะแนน"


def _ratio(definition: Definition, numerator: Formula, denominator: Formula, measure: Measure | None = None) -> str:
    sides = (_words(definition, each, measure) for each in (numerator, denominator))
    return " ÷ ".join(f"({side})" if " " in side else side for side in sides)


def _words(definition: Definition, formula: Formula, measure: Measure | None = None) -> str:
    """Return a formula with the labels of its fields in place of their names."""
    names = dict(_OF_AREAS) | {one.name: f"“{one.label}”" for one in definition.fields}
    if measure and measure.reached_when:
        names["reached"] = f"จำนวนแห่งที่ {_words(definition, measure.reached_when)}"
    # Signs first: a label may hold any of them.
    text = formula.text
    for sign, word in _SIGNS:
        text = text.replace(sign, word)
    return _NAME.sub(lambda name: names.get(name[0], name[0]), text)
