"""The consolidated report (รายงานผลตัวชี้วัด) as a Word file: scores, districts, offices, and where each figure is from.

What it is about stands in `reportsheet`, its words in `reportwords`, the fields of the form in `reportfields`.
"""

from functools import partial
from pathlib import Path

from correspondence.documents.fields import Letterhead
from correspondence.documents.gate import filled
from correspondence.documents.measured import measured
from correspondence.documents.reportchart import chart_height, chart_of, with_charts
from correspondence.documents.reportfields import report_fields
from correspondence.documents.reportpages import counted_in_arabic, set_pages
from correspondence.documents.reportsheet import ReportSheet


def report_docx(template: Path, sheet: ReportSheet, look: Letterhead) -> bytes:
    """Return the report as a .docx.

    Args:
        template: `report.docx`, or a form of the office; charts stand where it has tables with the title `chart`.
        sheet: what is reported.
        look: typeface and digits of the office.

    Raises:
        WordFileError, TemplateError: as for `gate.render`.
    """
    charts = [chart_of(one.found, look) for one in sheet.indicators]
    heights = [chart_height(one.found) if chart else 0 for one, chart in zip(sheet.indicators, charts, strict=True)]
    ready = with_charts(measured(template, partial(set_pages, heights=heights)), charts)
    if not look.thai_digits:
        ready = counted_in_arabic(ready)
    return filled(ready, report_fields(sheet, look))
