"""What a consolidated report of indicators (รายงานผลตัวชี้วัด) is about: computations, claims, who was late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from correspondence.indicators.comparing import Difference
from correspondence.indicators.compute import Computation


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """A reply that came after the last day.

    Attributes:
        key: the id of the office.
        office: its name.
        reply: the number of its letter.
        on, due: the day it came, and the last day.
        days: calendar days after it.
    """

    key: str
    office: str
    reply: str
    on: date
    due: date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One indicator of the report.

    Attributes:
        found: as it stands.
        before: as it stood on the day compared with, or None.
        claims: what is claimed and is not what is computed.
        late: who answered late.
        came: by the ids of the offices, the day on which their figures came.
    """

    found: Computation
    before: Computation | None = None
    claims: Sequence[Difference] = ()
    late: Sequence[Late] = ()
    came: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSheet:
    """A consolidated report of one or more indicators.

    Attributes:
        office: who reports.
        as_of: the C.E. day on which everything is looked at.
        compared_with: the earlier day, or None.
        indicators: at least one.
    """

    office: str
    as_of: date
    indicators: Sequence[Reported]
    compared_with: date | None = None
    title: str = "รายงานผลการดำเนินงานตามตัวชี้วัด"

    @property
    def fiscal_year(self) -> int:
        """ปีงบประมาณ (B.E.), of several the latest."""
        return max(int(one.found.definition.fiscal_year) for one in self.indicators)
