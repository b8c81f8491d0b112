"""Results of indicators in the words of a letter: a sentence, or the row of a table. Figures are rounded here, once.

Digits are Arabic; the letter turns them as the office types them.
"""

from datetime import date

from correspondence.indicators.areas import AreaResult, Coverage, MeasureResult
from correspondence.indicators.formula import Number
from correspondence.indicators.offices import OfficeResult, State
from correspondence.indicators.rounding import shown
from correspondence.letters.letter import TableRow
from correspondence.thai.calendar import format_long

DECIMALS = 2
"""Of a result."""

NOTHING = "–"

_BEFORE = frozenset({"ร้อยละ"})
"""Units that stand before their figure."""

_STATES = {
    State.MISSING: "ยังไม่ได้รายงาน",
    State.HELD: "รายงานแล้วแต่ข้อมูลขัดแย้งกัน อยู่ระหว่างแก้ไข",
    State.INCOMPLETE: "รายงานแล้วแต่ข้อมูลยังไม่ครบถ้วน",
}


def area_sentence(area: AreaResult, as_of: date) -> str:
    """Return the result of a district, a province or everything as words that fit into a sentence."""
    result = area_result(area, " และ")
    got = f"มีผลการดำเนินงาน{_spaced(result)}{result}" if result != NOTHING else "ยังไม่มีผลการดำเนินงาน"
    score = f" คะแนน {score_shown(area)}" if area.score is not None else ""
    return f"{_subject(area.definition.code, area.area.name)}{got}{score} ({_coverage(area.coverage)} {_day(as_of)})"


def office_sentence(office: OfficeResult, as_of: date) -> str:
    """Return where one office stands as words that fit into a sentence."""
    return f"{_subject(office.definition.code, office.office.name)}{office_standing(office)} ({_day(as_of)})"


def office_standing(office: OfficeResult) -> str:
    """Return how far an office got: its step where there are steps, else whether it reported."""
    if office.state is not State.COMPLETE:
        return _STATES[office.state]
    if office.step is None:
        return "รายงานครบถ้วนแล้ว"
    return f"ดำเนินการถึงขั้นตอนที่ {office.step}" if office.step else "ยังไม่ผ่านขั้นตอนที่ 1"


def area_row(area: AreaResult) -> TableRow:
    """Return the results of an area as a row."""
    coverage = area.coverage
    return TableRow(
        area.area.name, f"{coverage.reported}/{coverage.expected}", area_result(area, "\n"), score_shown(area)
    )


def caption(code: str, as_of: date) -> str:
    """Return what stands above the table of an indicator."""
    return f"ผลการดำเนินงานตามตัวชี้วัดที่ {code} รายอำเภอ ข้อมูล {_day(as_of)}"


def area_result(area: AreaResult, between: str) -> str:
    """Return the results of an area; each says what it is of where the indicator has several."""
    named = len(area.definition.measures) > 1
    texts = [_of_measure(one, named=named) for one in area.measures if one.value is not None]
    return between.join(texts) or NOTHING


def measure_shown(measure: MeasureResult) -> str:
    """Return a result as printed, `ร้อยละ 62.50`; a dash when there is none."""
    if measure.value is None:
        return NOTHING
    figure, unit = shown(measure.value, DECIMALS), measure.measure.unit
    return " ".join(filter(None, (unit, figure) if unit in _BEFORE else (figure, unit)))


def score_shown(area: AreaResult) -> str:
    """Return the score of an area as printed; a dash when there is none."""
    return exactly(area.score, area.definition.decimals)


def exactly(value: Number | None, decimals: int) -> str:
    """Return a figure with so many decimals; a dash when there is none."""
    return NOTHING if value is None else shown(value, decimals)


def _of_measure(measure: MeasureResult, *, named: bool) -> str:
    return f"{measure.measure.label} {measure_shown(measure)}" if named else measure_shown(measure)


def _subject(code: str, name: str) -> str:
    return f"ตัวชี้วัดที่ {code} {name}"


def _spaced(result: str) -> str:
    """Part a figure from the word before it; Thai words are written together."""
    return " " if result[0].isdecimal() or result[0] == "-" else ""


def _coverage(coverage: Coverage) -> str:
    parts = [f"รายงานแล้ว {coverage.reported} จาก {coverage.expected} แห่ง"]
    if coverage.incomplete:
        parts.append(f"ข้อมูลไม่ครบ {coverage.incomplete} แห่ง")
    if coverage.held:
        parts.append(f"รอแก้ไข {coverage.held} แห่ง")
    return " ".join(parts)


def _day(as_of: date) -> str:
    return f"ณ วันที่ {format_long(as_of, thai=False)}"
