"""The consolidated report of indicators: computed as of a day, printed with the replies that it stands on."""

import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from correspondence.documents.report import report_docx
from correspondence.documents.reportsheet import Reported, ReportSheet
from correspondence.errors import CorrespondenceError
from correspondence.indicators.compute import Computation, compute
from correspondence.indicators.definition import Definition
from correspondence.language import say
from correspondence.letters.recipient import Recipient
from correspondence.office.claiming import differences
from correspondence.office.directory import directory_of
from correspondence.office.files import write_whole
from correspondence.office.indicators import IndicatorError, Kept, definitions, find_definition, kept_reports
from correspondence.office.lateness import LateReplies
from correspondence.office.letterheads import letterhead_of
from correspondence.office.office import Office


class ReportKindError(CorrespondenceError):
    """A report is asked for in a kind of file that is not made."""

    def __init__(self, path: Path) -> None:
        super().__init__(say("{file}: a report is a .docx, .pdf or .xlsx; end the file's name so", file=path.name))


class ComparedDayError(CorrespondenceError):
    """A report is to be compared with a day that is not before its own."""

    def __init__(self) -> None:
        super().__init__(say("a report is compared with an earlier day than its own; nothing was written"))


def write_report(
    office: Office, codes: Sequence[str], as_of: date, path: Path, *, compared_with: date | None = None
) -> Path:
    """Write the report of some indicators, or of all; the end of the file's name says which kind.

    Args:
        office: whose register.
        codes: the indicators; none means all of them.
        as_of: the day on which everything is looked at.
        path: where to write it: .docx, .pdf or .xlsx.
        compared_with: an earlier day, or None.

    Raises:
        ReportKindError: the file's name ends in something else.
        ComparedDayError: the day compared with is not before `as_of`.
        IndicatorError, DefinitionError: an indicator is unknown or cannot be used, or there is none.
        TemplateError: the office's own form cannot be filled.
        FileNotWrittenError: the disk refused; an older file is untouched.
    """
    kind = path.suffix.lower()
    if kind not in {".docx", ".pdf", ".xlsx"}:
        raise ReportKindError(path)
    sheet = sheet_of(office, codes, as_of, compared_with)
    look = letterhead_of(office)
    if kind == ".xlsx":
        from correspondence.documents.reportbook import report_xlsx

        return write_whole(path, report_xlsx(sheet, look))
    content = report_docx(office.templates.find("report.docx"), sheet, look)
    return write_whole(path, content if kind == ".docx" else _pdf(content))


def sheet_of(office: Office, codes: Sequence[str], as_of: date, compared_with: date | None = None) -> ReportSheet:
    """Return what the report says; raises as `write_report`."""
    if compared_with is not None and compared_with >= as_of:
        raise ComparedDayError
    wanted = wanted_definitions(office, codes)
    late = LateReplies(office, as_of)
    now = directory_of(office, as_of)
    then = directory_of(office, compared_with) if compared_with else ()
    return ReportSheet(
        office=office.settings.text("office.name"),
        as_of=as_of,
        compared_with=compared_with,
        indicators=[_reported(office, one, (as_of, now), (compared_with, then), late) for one in wanted],
    )


def wanted_definitions(office: Office, codes: Sequence[str]) -> list[Definition]:
    """Return the indicators of some codes, each once, or all of them.

    Raises:
        IndicatorError, DefinitionError: an indicator is unknown or cannot be used, or there is none.
    """
    wanted = list({one.code: one for one in (find_definition(office, code) for code in codes)}.values())
    wanted = wanted or definitions(office)
    if not wanted:
        raise IndicatorError(say("there is no indicator to report on; saraban indicator new CODE begins one"))
    return wanted


def _reported(
    office: Office,
    definition: Definition,
    now: tuple[date, Iterable[Recipient]],
    then: tuple[date | None, Iterable[Recipient]],
    late: LateReplies,
) -> Reported:
    as_of, directory = now
    kept = list(kept_reports(office, definition, as_of))
    found = _computed(definition, directory, kept, as_of)
    compared_with, earlier = then
    before = _computed(definition, earlier, kept, compared_with) if compared_with else None
    latest = {one.report.office: one for one in kept}
    return Reported(
        found=found,
        before=before,
        claims=[one for one in differences(office, found, as_of) if not one.agrees],
        late=list(late.among(found, latest)),
        came={key: one.on for key, one in latest.items()},
    )


def _computed(definition: Definition, directory: Iterable[Recipient], kept: Sequence[Kept], day: date) -> Computation:
    reports = [one.report for one in kept if one.on <= day]
    return compute(definition, directory, reports, as_of=day)


def _pdf(content: bytes) -> bytes:
    from correspondence.documents.pdf import to_pdf

    with tempfile.TemporaryDirectory() as place:
        document = Path(place) / "report.docx"
        document.write_bytes(content)
        return to_pdf([document], Path(place))[0].read_bytes()
