"""The consolidated report (รายงานผลตัวชี้วัด): results of indicators by area, as a Word file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from correspondence.documents.fields import Letterhead
from correspondence.documents.gate import render
from correspondence.thai.calendar import format_long
from correspondence.thai.numerals import arabic_digits, thai_digits, to_arabic, to_thai

_ROW = ("area", "reported", "result", "score", "weighted", "steps")
_INDICATOR = ("code", "title", "summary", "gaps", "sources", "rows", "whole")

REPORT_FIELDS = frozenset(
    {
        *("title", "office", "fiscal_year", "as_of", "mean", "weight", "indicators"),
        *(f"indicators.{name}" for name in _INDICATOR),
        *(f"indicators.{rows}.{name}" for rows in ("rows", "whole") for name in _ROW),
    }
)
"""What the template `report.docx` may ask for."""


@dataclass(frozen=True, slots=True)
class AreaRow:
    """The printed results of a district, or of everything."""

    area: str
    reported: str
    result: str
    score: str
    weighted: str
    steps: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPart:
    """One indicator of the report, as it is printed.

    Attributes:
        code, title: of the indicator.
        summary: how many of how many reported, and what came out, in a sentence.
        gaps: who is nearest to the next step; empty when nobody is.
        sources: the replies that the figures come from; empty when none is known.
        rows: by district; `whole` is the last row.
    """

    code: str
    title: str
    summary: str
    gaps: str
    sources: str
    rows: Sequence[AreaRow]
    whole: AreaRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSheet:
    """A consolidated report; years are of the Buddhist Era, `as_of` is C.E."""

    office: str
    fiscal_year: int
    as_of: date
    mean: str
    weight: str
    indicators: Sequence[IndicatorPart]
    title: str = "รายงานผลการดำเนินงานตามตัวชี้วัด"


def report_docx(template: Path, sheet: ReportSheet, look: Letterhead) -> bytes:
    """Return the report as a .docx.

    Raises:
        WordFileError, TemplateError: as for `gate.render`.
    """
    return render(template, report_fields(sheet, look))


def report_fields(sheet: ReportSheet, look: Letterhead) -> dict[str, object]:
    """Return the fields of the template `report.docx`."""
    running = to_thai if look.thai_digits else to_arabic
    every = thai_digits if look.thai_digits else arabic_digits
    return {
        "title": running(sheet.title),
        "office": running(sheet.office),
        "fiscal_year": every(str(sheet.fiscal_year)),
        "as_of": format_long(sheet.as_of, thai=look.thai_digits),
        "mean": every(sheet.mean),
        "weight": every(sheet.weight),
        "indicators": [
            IndicatorPart(
                code=every(one.code),
                title=running(one.title),
                summary=every(one.summary),
                gaps=every(one.gaps),
                sources=every(one.sources),
                rows=[_row(row, look) for row in one.rows],
                whole=_row(one.whole, look),
            )
            for one in sheet.indicators
        ],
        "emblem": None,
        "font": look.font,
    }


def _row(row: AreaRow, look: Letterhead) -> AreaRow:
    every = thai_digits if look.thai_digits else arabic_digits
    return AreaRow(*(every(getattr(row, name)) for name in _ROW))
