"""Indicators of an office: their definitions, what was reported for them, and what follows from it on a day.

A definition is a file in `indicators/` of the office folder, which begins with copies of those shipped. The table
`reports` keeps what each office reported, one record a report under `code/fiscal year/…`; a later one supersedes, and
none is ever changed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from operator import itemgetter
from pathlib import Path
from typing import Any

from correspondence.errors import CorrespondenceError, disk_reason
from correspondence.indicators.answers import Answer, AnswerValue, Report, Source
from correspondence.indicators.compute import Computation, compute
from correspondence.indicators.definition import Definition, FieldType
from correspondence.indicators.finding import Finding
from correspondence.indicators.reading import check_definition, read_definition
from correspondence.language import say
from correspondence.letters.number import LetterNumber
from correspondence.office.directory import directory_of
from correspondence.office.files import write_whole
from correspondence.office.office import Office
from correspondence.registry.protocol import Transaction
from correspondence.registry.records import Record, Stamp
from correspondence.resources import share
from correspondence.thai.numerals import arabic_digits

FOLDER = "indicators"
REPORTS = "reports"
_CODE = re.compile(r"\w[\w.-]{0,29}")
_PATTERN = Path("new") / "indicator.toml"
"""What a new definition begins as, among those shipped."""


class IndicatorError(CorrespondenceError):
    """An indicator that cannot be found or made."""


class TwiceDefinedError(IndicatorError):
    """Two files define the same indicator."""

    def __init__(self, code: str, first: Path, second: Path) -> None:
        super().__init__(
            say(
                "{first} and {second} both define indicator {code}; keep one of them, or change the code of the other",
                first=first.name,
                second=second.name,
                code=code,
            )
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """A report as it was kept: its id, the day it came, who kept it, and the row of the letter it came with, if any."""

    id: str
    report: Report
    on: date
    by: str
    reply: str = ""


def definition_files(office: Office) -> list[Path]:
    """Return the files of the definitions, by name."""
    return sorted((office.folder / FOLDER).glob("*.toml"))


def definitions(office: Office) -> list[Definition]:
    """Return every indicator of the office, by the names of their files.

    Raises:
        DefinitionError: one cannot be used; the error names its file and line.
        IndicatorError: a file cannot be read, or two define the same indicator.
    """
    found: dict[str, tuple[Path, Definition]] = {}
    for path in definition_files(office):
        definition = read_definition(_text(path), path.name)
        first, _ = found.setdefault(definition.code, (path, definition))
        if first != path:
            raise TwiceDefinedError(definition.code, first, path)
    return [definition for _, definition in found.values()]


def find_definition(office: Office, code: str) -> Definition:
    """Return the indicator of a code, typed with Thai or Arabic digits.

    Raises:
        IndicatorError: there is none.
        DefinitionError: one of the files cannot be used.
    """
    known = {one.code: one for one in definitions(office)}
    found = known.get(arabic_digits(code).strip())
    if found is None:
        raise IndicatorError(
            say("there is no indicator {code}; there are: {known}", code=code, known=", ".join(known) or "–")
        )
    return found


def check(path: Path) -> list[Finding]:
    """Return everything that is wrong with a definition file, the worst first.

    Raises:
        IndicatorError: the file cannot be read.
    """
    return check_definition(_text(path), path.name)


def new_definition(office: Office, code: str) -> Path:
    """Lay down a definition to be edited, begun as the shipped pattern.

    Raises:
        IndicatorError: the code is none, or there is a file of that name.
        FileNotWrittenError: the disk refused.
    """
    name = arabic_digits(code).strip()
    if not _CODE.fullmatch(name):
        raise IndicatorError(say("“{code}” is no code of an indicator; write one such as 2.1", code=code))
    path = office.folder / FOLDER / f"{name}.toml"
    if path.exists():
        raise IndicatorError(say("{file} is there already; nothing was changed", file=path.name))
    text = (share() / "registry" / FOLDER / _PATTERN).read_text("utf-8")
    return write_whole(path, text.replace('code = "9.9"', f'code = "{name}"', 1).encode())


def keep_report(  # noqa: PLR0913  # what a report is made of, each thing by its name
    transaction: Transaction, definition: Definition, report: Report, stamp: Stamp, *, on: date, reply: str = ""
) -> None:
    """Keep what an office reported; it came `on` a day, with the received letter whose row is `reply`."""
    year = int(definition.fiscal_year)
    kept = {"year": year, "on": on.isoformat(), "by": stamp.who, "recorded": stamp.now.isoformat(), "reply": reply}
    record = report_record(report) | kept
    transaction.append(REPORTS, f"{definition.code}/{year}", record)


def report_records(office: Office, definition: Definition) -> Iterator[tuple[str, Record]]:
    """Yield the id and the record of everything reported for an indicator, oldest first."""
    return office.registry.records(REPORTS, f"{definition.code}/{int(definition.fiscal_year)}/")


def kept_reports(office: Office, definition: Definition, as_of: date) -> Iterator[Kept]:
    """Yield what had come for an indicator by the end of a day, in the order in which it came.

    Of what came on one day, what was written down later stands behind.
    """
    records = [(day_of(record), report_id, record) for report_id, record in report_records(office, definition)]
    for on, report_id, record in sorted(records, key=itemgetter(0)):
        if on <= as_of:
            yield Kept(report_id, report_from(definition, record), on, record["by"], record.get("reply", ""))


def day_of(record: Record) -> date:
    """Return the day on which a report or a claim came; of an old record the day on which it was written down."""
    return date.fromisoformat(record["on"]) if "on" in record else datetime.fromisoformat(record["recorded"]).date()


def computed(office: Office, definition: Definition, as_of: date) -> Computation:
    """Return the results of an indicator as they follow from what was reported by the end of a day."""
    reports = [kept.report for kept in kept_reports(office, definition, as_of)]
    return compute(definition, directory_of(office, as_of), reports, as_of=as_of)


def report_record(report: Report) -> dict[str, Any]:
    """Return a report as plain JSON."""
    sources = [_source_record(one.source) for one in report.answers.values() if one.source]
    common = sources[0] if sources else None
    return {
        "office": report.office,
        "answers": {name: _answer_record(answer, common) for name, answer in report.answers.items()},
        "source": common,
    }


def report_from(definition: Definition, record: Record) -> Report:
    """Return the report of a record."""
    answers = {name: _answer_from(definition, name, one, record) for name, one in record["answers"].items()}
    return Report(office=record["office"], answers=answers)


def _answer_record(answer: Answer, common: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return an answer; sheet and cell are its own, the file is that of the report unless it says otherwise.

    What JSON has no number or day for is written as text and marked exact: a text that is not marked is what stood in
    a cell and could not be read, and must never become a figure.
    """
    value = answer.value
    record: dict[str, Any] = {"value": value}
    if not isinstance(value, bool | int | str | None):
        record = {"value": value.isoformat() if isinstance(value, date) else str(value), "exact": True}
    if answer.source is None:
        return record | ({"source": None} if common else {})
    own = _source_record(answer.source)
    place = {"sheet": answer.source.sheet, "cell": answer.source.cell}
    return record | {name: text for name, text in place.items() if text} | ({} if own == common else {"source": own})


def _answer_from(definition: Definition, name: str, one: Mapping[str, Any], record: Record) -> Answer:
    kept = one["source"] if "source" in one else record.get("source")
    field = definition.field(name)
    value = _exact(field.type if field else FieldType.TEXT, one["value"]) if one.get("exact") else one["value"]
    return Answer(value, _source_from(kept, one) if kept else None)


def _exact(kind: FieldType, text: str) -> AnswerValue:
    """Return a number or a day that JSON has no form for; a definition may have changed its mind about the field."""
    try:
        return date.fromisoformat(text) if kind is FieldType.DATE else Fraction(text)
    except (ValueError, ZeroDivisionError):
        return text


def _source_record(source: Source) -> dict[str, Any]:
    return {
        "reply": source.reply,
        "dated": source.dated.isoformat() if source.dated else "",
        "file": source.file,
        "sha256": source.sha256,
    }


def _source_from(source: Mapping[str, Any], one: Mapping[str, Any]) -> Source:
    return Source(
        reply=source["reply"],
        dated=date.fromisoformat(source["dated"]) if source["dated"] else None,
        file=source["file"],
        sha256=source["sha256"],
        sheet=one.get("sheet", ""),
        cell=one.get("cell", ""),
    )


def reply_source(number: LetterNumber | None, dated: date | None, file: str, sha256: str) -> Source:
    """Return where the answers of a file come from: the reply that it came with, and the file itself."""
    return Source(reply=str(number or ""), dated=dated, file=file, sha256=sha256)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = disk_reason(error) if isinstance(error, OSError) else say("it is not saved as UTF-8")
        raise IndicatorError(say("{file} cannot be read: {why}", file=path.name, why=why)) from error
