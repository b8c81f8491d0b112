"""One cell of a form as an answer: numbers in any digits, typed as text, with their unit; yes and no; days.

What cannot be read for certain is not guessed at: it is kept as the text that stands there, by which the figures of
the office are held until somebody corrects them, and never counts as blank or zero.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

from correspondence.documents.collection.layout import NO, YES
from correspondence.documents.collection.written import MOST, exact, written
from correspondence.documents.formulas import without_guard
from correspondence.indicators.answers import AnswerValue, Unfit, figure
from correspondence.indicators.definition import NUMERIC, Field, FieldType
from correspondence.indicators.rounding import shown
from correspondence.language import Message, say
from correspondence.letters.naming import fold
from correspondence.thai.calendar import FiscalYear
from correspondence.thai.dates import read_date
from correspondence.thai.numerals import arabic_digits
from correspondence.thai.text import comparable, normalise

_LONGEST_NUMBER = 80  # characters, its unit among them
_NUMBER = re.compile(
    r"(?P<sign>[+\-−–]?)\s?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?(?P<behind>(?:\s*\D.*)?)", re.ASCII
)
_THOUSANDTHS = 4  # characters of `.000`
_YES = frozenset(
    fold(word)
    for word in (
        YES, "มี", "มีแล้ว", "แล้ว", "ดำเนินการแล้ว", "จัดทำแล้ว", "จัดแล้ว", "ผ่าน", "จริง", "yes", "y", "true", "1",
    )
)  # fmt: skip
_NO = frozenset(
    fold(word)
    for word in (
        NO, "ไม่", "ไม่มี", "ยัง", "ยังไม่", "ยังไม่มี", "ยังไม่ดำเนินการ", "ยังไม่ได้ดำเนินการ", "ไม่ได้ดำเนินการ", "ไม่ดำเนินการ",
        "ไม่ผ่าน", "เท็จ", "no", "n", "false", "0",
    )
)  # fmt: skip
_TICKS = frozenset("✓✔√☑/")
_PERCENT_SIGNS = frozenset({"%", "เปอร์เซ็นต์", "เปอร์เซนต์"})
_DASHES = frozenset({"-", "–", "—", "--", "---"})
_BUDDHIST = range(2400, 2700)
_OLDEST = 30  # years before the fiscal year; 01/08/59 becomes 1959 in Excel


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a cell says.

    Attributes:
        value: the answer; a text in a field of numbers when it could not be read; None when blank.
        expected: what was expected instead, when something is wrong.
        notice: how it was read, when it looks otherwise.
    """

    value: AnswerValue | None
    expected: Message | None = None
    notice: Message | None = None


def expectation(field: Field) -> Message:
    """Return what is expected in a cell of a field."""
    match field.type:
        case FieldType.YES_NO:
            return say("{yes} or {no}", yes=YES, no=NO)
        case FieldType.DATE:
            return say("a day such as 1 ส.ค. 2559")
        case FieldType.TEXT:
            return say("a text")
        case FieldType.COUNT:
            return _within(field, say("a whole number"))
        case FieldType.PERCENT:
            return _within(field, say("a percentage"))
        case _:
            return _within(field, say("a number"))


def _within(field: Field, kind: Message) -> Message:
    least = None if field.least is None else shown(field.least)
    most = None if field.most is None else shown(field.most)
    if least is not None and most is not None:
        return say("{kind} from {least} to {most}", kind=kind, least=least, most=most)
    if least is not None:
        return say("{kind} of at least {least}", kind=kind, least=least)
    return kind if most is None else say("{kind} of at most {most}", kind=kind, most=most)


def read_cell(field: Field, value: object, year: FiscalYear, *, percent: bool = False) -> CellReading:
    """Return the answer that a cell holds.

    Args:
        field: what is asked.
        value: what the reader of workbooks gives: a text, a number, a truth, a day, a time.
        year: the fiscal year (B.E.) of the indicator, by which a day is judged.
        percent: whether the cell shows its value as a percentage.
    """
    if isinstance(value, str):
        value = normalise(without_guard(value)).strip().lstrip("'’").strip()
    if value is None or value == "":
        return CellReading(None)
    reading = _read(field, value, year, percent=percent)
    if reading.expected is not None:
        return reading
    unfit = figure(field, reading.value)
    if isinstance(unfit, Unfit):
        return CellReading(reading.value, expectation(field), reading.notice)
    return reading


def _read(field: Field, value: object, year: FiscalYear, *, percent: bool) -> CellReading:
    match field.type:
        case FieldType.TEXT:
            return CellReading(written(value))
        case FieldType.YES_NO:
            return _yes_or_no(field, value)
        case FieldType.DATE:
            return _day(field, value, year)
        case _:
            return _number(field, value, percent=percent)


def _unread(field: Field, value: object, expected: Message | None = None) -> CellReading:
    text = written(value)
    if field.type in NUMERIC and text in _DASHES and not field.required:
        return CellReading(None, notice=say("“{text}” was read as blank", text=text))
    return CellReading(text, expected or expectation(field))


def _yes_or_no(field: Field, value: object) -> CellReading:
    if isinstance(value, bool):
        return CellReading(value)
    text = written(value)
    if isinstance(value, float):
        text = text if text in {"0", "1"} else ""
    if text in _TICKS:
        return CellReading(value=True, notice=say("“{text}” was read as {answer}", text=text, answer=YES))
    folded = fold(text)
    if folded in _YES or folded in _NO:
        answer = folded in _YES
        usual = folded in {fold(YES), fold(NO)}
        said = None if usual else say("“{text}” was read as {answer}", text=text, answer=YES if answer else NO)
        return CellReading(value=answer, notice=said)
    return _unread(field, value)


def _day(field: Field, value: object, year: FiscalYear) -> CellReading:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _plausible(field, value, year)
    if not isinstance(value, str):
        return _unread(field, value)
    reading = read_date(value)
    if reading.start is None or reading.end is not None or reading.doubts:
        return _unread(field, value, reading.doubts[0].reason if reading.doubts else None)
    return _plausible(field, reading.start, year)


def _plausible(field: Field, day: date, year: FiscalYear) -> CellReading:
    notice = None
    if day.year in _BUDDHIST:
        notice = say("the year {year} was read as of the Buddhist Era", year=day.year)
        try:
            day = day.replace(year=day.year - 543)
        except ValueError:
            return _unread(field, day)
    if day.year < year.start.year - _OLDEST or day.year > year.end.year + _OLDEST:
        return CellReading(day, say("a day near the fiscal year {year}", year=int(year)), notice)
    return CellReading(day, notice=notice)


def _number(field: Field, value: object, *, percent: bool) -> CellReading:
    if isinstance(value, bool | date | time | timedelta):
        return _unread(field, value)
    if isinstance(value, str):
        return _number_in_text(field, value)
    if not isinstance(value, int | float) or abs(value) >= MOST:
        return _unread(field, value)
    number = exact(value)
    if percent:
        return _of_percent_cell(field, number)
    return _sure_percentage(field, number, written(value))


def _of_percent_cell(field: Field, number: Decimal) -> CellReading:
    text = f"{number * 100:f}%"
    if field.type is not FieldType.PERCENT:
        return _unread(field, text)
    return CellReading(_tidy(number * 100))


def _number_in_text(field: Field, value: str) -> CellReading:
    if fold(value) in {"ไม่มี", "ศูนย์"} and field.type is not FieldType.PERCENT:
        return CellReading(0, notice=say("“{text}” was read as {answer}", text=value, answer="0"))
    plain = comparable_number(value)
    plain = (
        plain.removeprefix("ร้อยละ").lstrip() if field.type is FieldType.PERCENT else plain.removeprefix("฿").lstrip()
    )
    found = _NUMBER.fullmatch(plain) if len(plain) <= _LONGEST_NUMBER else None
    if not found or not _is_unit(field, found["behind"].strip()) or _may_be_thousands(field, found["rest"] or ""):
        return _unread(field, value)
    number = Decimal(found["whole"].replace(",", "") + (found["rest"] or ""))
    if number >= MOST:
        return _unread(field, value)
    number = -number if found["sign"] not in {"", "+"} else number
    if found["behind"].strip() in _PERCENT_SIGNS or plain != comparable_number(value):
        return CellReading(_tidy(number))
    return _sure_percentage(field, number, value)


def comparable_number(text: str) -> str:
    """Return a text with Arabic digits and single spaces."""
    return " ".join(arabic_digits(text).split())


def _is_unit(field: Field, behind: str) -> bool:
    if not behind:
        return True
    if field.type is FieldType.PERCENT and behind in _PERCENT_SIGNS:
        return True
    if field.type is FieldType.MONEY and behind in {".-", "บาท", "บ.", "บาทถ้วน"}:
        return True
    return bool(field.unit) and comparable(behind) == comparable(field.unit)


def _may_be_thousands(field: Field, rest: str) -> bool:
    """Return whether 1.250 could be one thousand two hundred and fifty."""
    return len(rest) == _THOUSANDTHS and field.type in {FieldType.COUNT, FieldType.MONEY}


def _sure_percentage(field: Field, number: Decimal, text: str) -> CellReading:
    """Return a number; of a percentage between 0 and 1 nobody can say whether it is of one or of a hundred."""
    if field.type is FieldType.PERCENT and 0 < number <= 1:
        return _unread(field, text, say("50 or 50% for half; this may mean {few}% or {many}%", **_both(number)))
    return CellReading(_tidy(number))


def _both(number: Decimal) -> dict[str, str]:
    return {"few": shown(Fraction(number)), "many": shown(Fraction(number * 100))}


def _tidy(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number
