"""Areas and their results, as frozen values: districts, provinces, the country.

A measure counts the offices for which all it needs is known. Held and missing offices are in `expected` and nowhere
else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from correspondence.indicators.definition import NATION, PROVINCE, Definition, Measure
from correspondence.indicators.formula import Number
from correspondence.indicators.offices import OfficeResult
from correspondence.language import Message, say


class Level(StrEnum):
    """How large an area is."""

    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Area:
    """A district, a province or the country.

    Attributes:
        key: the id of a district in the directory; the name of a province.
        name: as it is printed, `อำเภอลอง`.
        level: which of them.
        province: the province of a district, or empty.
    """

    key: str
    name: str
    level: Level
    province: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many of how many reported; each office is in exactly one of complete, incomplete, held and missing."""

    expected: int
    complete: int
    incomplete: int
    held: int
    missing: int

    @property
    def reported(self) -> int:
        """How many sent something."""
        return self.expected - self.missing

    @property
    def sentence(self) -> Message:
        """`78 of 83 reported (2 incomplete, 1 held)`."""
        return say(
            "{reported} of {expected} reported ({incomplete} incomplete, {held} held)",
            reported=self.reported,
            expected=self.expected,
            incomplete=self.incomplete,
            held=self.held,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """The sum of a field, and from how many offices; None from none, since nothing known is not zero."""

    value: Number | None
    offices: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureResult:
    """The result of one measure for one area.

    Attributes:
        measure: the measure.
        area: where.
        expected: the offices whose district the measure applies to.
        counted: those of them for which all it needs is known.
        figures: what its formulas ask for; None is missing.
        numerator, denominator: None when missing or undefined.
        value: numerator / denominator * times, exact; None when there is none.
        empty: why there is no value, or None.
        score: on five levels, exact; None without a value or a scale.
    """

    measure: Measure
    area: Area
    expected: int
    counted: tuple[OfficeResult, ...]
    figures: Mapping[str, Number | None]
    numerator: Number | None = None
    denominator: Number | None = None
    value: Number | None = None
    empty: Message | None = None
    score: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaResult:
    """The results of one area.

    Attributes:
        definition: the indicator.
        area: where.
        coverage: how many of how many reported.
        measures: the results of the measures that apply.
        pending: the districts for which it is not known which measure applies.
        totals: the sum of each field over the offices that are not held and gave it.
        at_step: how many offices reached each step and no further, 0 for none.
        score: of the indicator, exact; None when one of the measures has none.
        weighted: the score by its weight; None without score or weight.
    """

    definition: Definition
    area: Area
    coverage: Coverage
    measures: tuple[MeasureResult, ...]
    pending: tuple[Area, ...]
    totals: Mapping[str, Total]
    at_step: Mapping[int, int]
    score: Number | None
    weighted: Number | None

    def measure(self, name: str) -> MeasureResult | None:
        """Return the result of the measure called `name`, or None when it does not apply here."""
        return next((each for each in self.measures if each.measure.name == name), None)


def province_area(name: str) -> Area:
    """Return the area of a province; without a name it is the only one, `ทั้งจังหวัด`."""
    return Area(name or PROVINCE, f"จังหวัด{name}" if name else PROVINCE, Level.PROVINCE, name)


def country_area() -> Area:
    """Return the area of the whole country."""
    return Area(NATION, NATION, Level.COUNTRY)
