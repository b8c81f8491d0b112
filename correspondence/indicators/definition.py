"""The definition of an indicator (ตัวชี้วัด) as frozen values: what is asked, checked, computed and scored.

Years are of the Buddhist Era, days are C.E. dates. Percentages are written as people say them: 50 is ร้อยละ ๕๐.
Numbers are exact (`int` or `Fraction`). `reading.read_definition` makes a definition from its TOML file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from correspondence.indicators.formula import Formula, Number
from correspondence.thai.calendar import FiscalYear

NATION = "ทั้งประเทศ"
"""The area of a target of the whole country."""

PROVINCE = "ทั้งจังหวัด"
"""The area of a target of the province, for a directory of one province."""


class FieldType(StrEnum):
    """What an office is asked for."""

    COUNT = "count"  # จำนวนนับ
    NUMBER = "number"  # ตัวเลขที่มีทศนิยมได้
    MONEY = "money"  # บาท
    PERCENT = "percent"  # ร้อยละ ๐-๑๐๐
    YES_NO = "yes-no"  # มี/ไม่มี
    DATE = "date"
    TEXT = "text"


NUMERIC = frozenset({FieldType.COUNT, FieldType.NUMBER, FieldType.MONEY, FieldType.PERCENT})
SUMMED = frozenset({FieldType.COUNT, FieldType.NUMBER, FieldType.MONEY, FieldType.YES_NO})
"""What can be added up over an area: of yes and no, how many said yes; percentages and dates cannot."""


class Reporters(StrEnum):
    """Who reports."""

    LOCAL_OFFICE = "local-office"  # เทศบาลและ อบต.
    DISTRICT = "district"  # อำเภอ


class WhenZero(StrEnum):
    """What becomes of a step whose denominator is zero."""

    FAIL = "fail"
    PASS = "pass"  # noqa: S105  # a step passed, not a password


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that is asked.

    Attributes:
        name: as formulas call it, `in_plan`.
        label: the heading of its column, in Thai.
        type: what kind of answer.
        unit: what is counted, `โครงการ`.
        least, most: the range that is accepted, both ends within; None when open.
        required: whether an office that leaves it blank has not reported in full.
        note: the explanation shown to who fills it in.
    """

    name: str
    label: str
    type: FieldType
    unit: str = ""
    least: Number | None = None
    most: Number | None = None
    required: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A condition between the fields of one office.

    Attributes:
        rule: what must hold.
        message: what to tell the officer when it does not, in Thai.
        hold: whether the figures of an office that fails are held back until corrected; else they count and are noted.
    """

    rule: Formula
    message: str
    hold: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step (ขั้นตอน): passed when a condition holds, or when a ratio in percent meets its threshold.

    Attributes:
        number: 1 is the first.
        label: what is done in it, in Thai.
        when: the condition, or None.
        numerator, denominator: of the ratio, or None.
        at_least, at_most: the threshold in percent; one of the two, with a ratio.
        when_zero: what becomes of it when the denominator is zero.
    """

    number: int
    label: str
    when: Formula | None = None
    numerator: Formula | None = None
    denominator: Formula | None = None
    at_least: Number | None = None
    at_most: Number | None = None
    when_zero: WhenZero = WhenZero.FAIL


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Five levels and how a result between them is scored.

    Attributes:
        levels: the results that earn 1, 2, 3, 4 and 5; rising, or falling where less is better.
        interpolate: whether what lies between two levels is scored in proportion (บัญญัติไตรยางศ์).
        lowest: the score below the first level.
    """

    levels: tuple[Number, ...]
    interpolate: bool = True
    lowest: Number = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One result of the indicator for an area: numerator / denominator * times over its offices.

    Attributes:
        name: as targets call it, `funds`.
        label: in Thai.
        unit: of the result, `ร้อยละ`.
        when_every: the measure applies to a district each of whose offices fulfils this; None applies to the rest.
        reached_when: which offices `reached` counts, or None.
        numerator, denominator: over the sums of the fields, and `reached`, `counted`, `expected`, `target`, `step_sum`.
        times: 100 for a percentage.
        scale: how it is scored, or None.
        share: its weight beside the other measures of the indicator.
        targets: by area; see `Definition.target`.
    """

    name: str
    label: str
    unit: str
    numerator: Formula
    denominator: Formula
    when_every: Formula | None = None
    reached_when: Formula | None = None
    times: Number = 100
    scale: Scale | None = None
    share: Number = 1
    targets: Mapping[str, Number]

    @property
    def names(self) -> frozenset[str]:
        """The figures of an area that the result is computed from."""
        return frozenset((*self.numerator.names, *self.denominator.names))


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """An indicator.

    Attributes:
        code: `1.4`.
        title: its name as the circular gives it.
        unit: หน่วยวัด.
        reporters: who reports.
        kinds: the kinds of local offices that report, as in the directory; empty for municipalities and อบต.
        fiscal_year: ปีงบประมาณ (B.E.).
        start, end: the period the figures are of; None when not stated.
        weight: in percent of the whole commitment (น้ำหนัก); None when the office has not set one.
        decimals: how many a score is printed with.
        fields, checks, steps, measures: see there; `steps` may be empty.
        description, basis: คำอธิบาย, and where the definition comes from.
    """

    code: str
    title: str
    unit: str
    reporters: Reporters
    kinds: frozenset[str]
    fiscal_year: FiscalYear
    start: date | None
    end: date | None
    weight: Number | None
    decimals: int
    fields: tuple[Field, ...]
    checks: tuple[Check, ...]
    steps: tuple[Step, ...]
    measures: tuple[Measure, ...]
    description: str = ""
    basis: str = ""

    def field(self, name: str) -> Field | None:
        """Return the field called `name`."""
        return next((each for each in self.fields if each.name == name), None)

    def measure(self, name: str) -> Measure | None:
        """Return the measure called `name`."""
        return next((each for each in self.measures if each.name == name), None)
