"""The consolidated report of indicators: computed as of a day, printed with the replies that it stands on."""

import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from correspondence.documents.report import AreaRow, IndicatorPart, ReportSheet, report_docx
from correspondence.indicators.areas import AreaResult
from correspondence.indicators.compute import Computation
from correspondence.indicators.consolidate import consolidate
from correspondence.indicators.nearest import OfficeGap, nearest
from correspondence.indicators.rounding import shown
from correspondence.office.files import write_whole
from correspondence.office.indicators import computed, definitions, find_definition
from correspondence.office.letterheads import letterhead_of
from correspondence.office.office import Office
from correspondence.office.statussheets import SheetKindError

MOST_GAPS = 5


def write_report(office: Office, codes: Sequence[str], as_of: date, path: Path) -> Path:
    """Write the report of some indicators, or of all, as .docx or .pdf.

    Raises:
        IndicatorError, DefinitionError: an indicator is unknown or cannot be used.
        SheetKindError: the file's name ends in something else.
        TemplateError: the office's own form cannot be filled.
    """
    if path.suffix.lower() not in {".docx", ".pdf"}:
        raise SheetKindError(path)
    wanted = [find_definition(office, code) for code in codes] or definitions(office)
    sheet = sheet_of(office, [computed(office, one, as_of) for one in wanted], as_of)
    content = report_docx(office.templates.find("report.docx"), sheet, letterhead_of(office))
    return write_whole(path, content if path.suffix.lower() == ".docx" else _pdf(content))


def sheet_of(office: Office, found: Sequence[Computation], as_of: date) -> ReportSheet:
    """Return what the report says."""
    whole = consolidate(found).whole
    return ReportSheet(
        office=office.settings.text("office.name"),
        fiscal_year=max((int(one.definition.fiscal_year) for one in found), default=0),
        as_of=as_of,
        mean=shown(whole.mean, 4) if whole.mean is not None else "",
        weight=shown(whole.weight),
        indicators=[_part(one) for one in found],
    )


def _part(found: Computation) -> IndicatorPart:
    coverage = found.whole.coverage
    return IndicatorPart(
        code=found.definition.code,
        title=found.definition.title,
        summary=(
            f"รายงานแล้ว {coverage.reported} จาก {coverage.expected} แห่ง"
            f" (ไม่ครบ {coverage.incomplete} รอแก้ไข {coverage.held} ยังไม่รายงาน {coverage.missing})"
        ),
        gaps=", ".join(_gap(one) for one in nearest(found.offices)[:MOST_GAPS] if one.by is not None),
        sources=", ".join(dict.fromkeys(_replies(found))),
        rows=[_row(one) for one in found.districts],
        whole=_row(found.whole),
    )


def _gap(gap: OfficeGap) -> str:
    name = gap.office.office.short or gap.office.office.name
    return f"{name} ขาดอีก {gap.by} {gap.unit} ถึงขั้นตอนที่ {gap.step.step.number}"


def _replies(found: Computation) -> Iterator[str]:
    for office in found.offices:
        for answer in office.report.answers.values() if office.report else ():
            if answer.source and answer.source.reply:
                yield answer.source.reply


def _row(area: AreaResult) -> AreaRow:
    decimals = area.definition.decimals
    results = [f"{shown(one.value, 2)} {one.measure.unit}" for one in area.measures if one.value is not None]
    return AreaRow(
        area=area.area.name,
        reported=f"{area.coverage.reported}/{area.coverage.expected}",
        result=", ".join(results) or "–",
        score=shown(area.score, decimals) if area.score is not None else "–",
        weighted=shown(area.weighted, decimals) if area.weighted is not None else "–",
        steps=" ".join(f"{step}:{count}" for step, count in sorted(area.at_step.items()) if count),
    )


def _pdf(content: bytes) -> bytes:
    from correspondence.documents.pdf import to_pdf

    with tempfile.TemporaryDirectory() as place:
        document = Path(place) / "report.docx"
        document.write_bytes(content)
        return to_pdf([document], Path(place))[0].read_bytes()
