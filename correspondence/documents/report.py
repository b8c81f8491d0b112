"""The consolidated report (รายงานผลตัวชี้วัด) as a Word file: scores, districts, offices, and where each figure is from.

What it says is computed in `indicators`; the words are in `reportwords`, the fields of the form in `reportfields`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from correspondence.documents.fields import Letterhead
from correspondence.documents.gate import filled
from correspondence.documents.measured import measured
from correspondence.documents.reportchart import chart_height, chart_of, with_charts
from correspondence.documents.reportpages import set_pages
from correspondence.indicators.comparing import Difference
from correspondence.indicators.compute import Computation


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """A reply that came after the last day.

    Attributes:
        office: who answered.
        reply: the number of its letter.
        on, due: the day it came, and the last day.
        days: calendar days after it.
    """

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
        recorded: by the ids of the offices, the day on which their figures were written down.
    """

    found: Computation
    before: Computation | None = None
    claims: Sequence[Difference] = ()
    late: Sequence[Late] = ()
    recorded: Mapping[str, date] = field(default_factory=dict)


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


def report_docx(template: Path, sheet: ReportSheet, look: Letterhead) -> bytes:
    """Return the report as a .docx.

    Args:
        template: `report.docx`, or a form of the office; charts stand where it has tables with the title `chart`.
        sheet: what is reported.
        look: typeface and digits of the office.

    Raises:
        WordFileError, TemplateError: as for `gate.render`.
    """
    from correspondence.documents.reportfields import report_fields

    charts = [chart_of(one.found, look) for one in sheet.indicators]
    heights = [chart_height(one.found) if chart else 0 for one, chart in zip(sheet.indicators, charts, strict=True)]
    ready = measured(template, partial(set_pages, heights=heights, look=look))
    return filled(with_charts(ready, charts), report_fields(sheet, look))
