"""What offices answered: each answer with the reply, file and cell it came from, one report per office and indicator.

Days are C.E. dates. An answer that is None was left blank: it is missing, and never zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from correspondence.indicators.definition import Field, FieldType
from correspondence.indicators.formula import Figure
from correspondence.indicators.rounding import shown
from correspondence.language import Message, say

AnswerValue = int | Fraction | Decimal | bool | date | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an answer stands.

    Attributes:
        reply: the number of the reply letter as printed, or empty.
        dated: the day on the reply, or None.
        file: the name of the file that came with it.
        sha256: the hash of that file, in hexadecimal.
        sheet, cell: `ข้อมูล`, `E12`.
    """

    reply: str = ""
    dated: date | None = None
    file: str = ""
    sha256: str = ""
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: a number, a yes or no, a day or a text; None when blank. `source` is None when it was typed in."""

    value: AnswerValue | None
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one office reported for one indicator.

    Attributes:
        office: the id of the office in the directory.
        answers: by the names of the fields; a name that is not there is blank.
    """

    office: str
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What somebody says that we compute ourselves.

    Attributes:
        where: the id of the office or district, or empty for the whole.
        what: `step` of an office; of an area `score`, a field that is added up, or the name of a result
            (`at_step_5`), also `at_step_5.numerator` and `at_step_5.denominator`.
        value: as claimed.
        source: where it is written.
    """

    where: str
    what: str
    value: int | Fraction | Decimal
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Unfit:
    """An answer that cannot be used: the name and the label of its field, and why as a sentence."""

    field: str
    label: str
    reason: Message

    @property
    def sentence(self) -> Message:
        """`กำหนดไว้ในแผน…: -1 is less than 0`."""
        return say("{field}: {reason}", field=self.label, reason=self.reason)


def figure(field: Field, value: AnswerValue | None) -> Figure | Unfit | None:
    """Return an answer as formulas use it, exactly; why not when it does not fit its field; None when blank.

    A day becomes its number, so that days can be compared; a text has no figure and is None.
    """
    if value is None or field.type is FieldType.TEXT:
        return None
    if field.type is FieldType.YES_NO:
        return value if isinstance(value, bool) else _unfit(field, say("yes or no is needed, not {value}", value=value))
    if field.type is FieldType.DATE:
        return value.toordinal() if isinstance(value, date) else _unfit(field, say("{value} is no day", value=value))
    return _number(field, value)


def _number(field: Field, value: AnswerValue) -> Figure | Unfit:
    if isinstance(value, bool) or not isinstance(value, int | Fraction | Decimal):
        return _unfit(field, say("{value} is no number", value=value))
    if isinstance(value, Decimal) and not value.is_finite():
        return _unfit(field, say("{value} is no number", value=value))
    number = value if type(value) is int else Fraction(value)
    if number.denominator == 1:
        number = number.numerator
    elif field.type is FieldType.COUNT:
        return _unfit(field, say("{value} is not a whole number", value=shown(number)))
    return _in_range(field, number)


def _in_range(field: Field, number: int | Fraction) -> Figure | Unfit:
    if field.least is not None and number < field.least:
        return _unfit(field, say("{value} is less than {least}", value=shown(number), least=shown(field.least)))
    if field.most is not None and number > field.most:
        return _unfit(field, say("{value} is more than {most}", value=shown(number), most=shown(field.most)))
    return number


def _unfit(field: Field, reason: Message) -> Unfit:
    return Unfit(field.name, field.label, reason)
